// Every op's pullback against central differences, in double. A test fails for an op that has no
// check, so an op cannot be added without one. (paddingIdx and scaleGradByFreq make a gradient that
// is no derivative, on purpose: see lookupTest.)
#ifdef LAB_DOUBLE

#include <cmath>
#include <functional>
#include <map>
#include <set>

#include "core/ops/ops.h"
#include "tests/core/support.h"

namespace lab {
namespace {

using testing::gradOf;
using testing::randomParameter;
using testing::randomValues;
using testing::valuesOf;

using Inputs = std::vector<Var>;

/// One way of using an op: the shapes of what it takes, and the call.
struct Case {
  std::vector<Shape> shapes;
  std::function<Var(const Inputs&)> call;
  double low = -1;
  double high = 1;
};

const std::vector<Index> kRows = {2, 0, 2, 3};
const std::vector<Index> kBags = {0, 2, 2};

Case lookup(EmbeddingOptions options) {
  return {{{4, 3}}, [=](const Inputs& x) {
            return embedding(kRows, x[0], options);
          }};
}

Case bag(EmbeddingBagOptions options) {
  return {{{4, 3}}, [=](const Inputs& x) {
            return embeddingBag(kRows, kBags, x[0], options);
          }};
}

template <class BinaryOp>
std::vector<Case> broadcasts(BinaryOp op, double low = -1, double high = 1) {
  const auto call = [op](const Inputs& x) {
    return op(x[0], x[1]);
  };
  return {{{{3, 2}, {3, 2}}, call, low, high},
          {{{3, 2}, {1, 2}}, call, low, high},
          {{{3, 2}, {3, 1}}, call, low, high},
          {{{1, 1}, {3, 2}}, call, low, high},
          {{{3, 1}, {1, 2}}, call, low, high}};
}

template <class UnaryOp>
std::vector<Case> elementwise(UnaryOp op, double low = -1, double high = 1) {
  return {{{{3, 2}}, [op](const Inputs& x) { return op(x[0]); }, low, high}};
}

template <class Reduction>
std::vector<Case> reductions(Reduction op) {
  std::vector<Case> cases;
  for (const std::optional<Dim> dim : {std::optional<Dim>(), {Dim::Rows}, {Dim::Cols}}) {
    cases.push_back({{{3, 2}}, [=](const Inputs& x) {
                       return op(x[0], dim);
                     }});
  }
  return cases;
}

Case batchNorm(bool training) {
  return {{{5, 2}, {1, 2}, {1, 2}}, [=](const Inputs& x) {
            BatchNormState state{{Scalar(0.3), Scalar(-0.1)}, {Scalar(1.5), Scalar(0.7)}};
            return batchNorm1d(x[0], x[1], x[2], state, training);
          }};
}

std::map<std::string, std::vector<Case>> allCases() {
  return {
      {"add", broadcasts(add)},
      {"sub", broadcasts(sub)},
      {"mul", broadcasts(mul)},
      {"div", broadcasts(div, 0.5, 2)},
      {"neg", elementwise(neg)},
      {"relu", elementwise(relu)},
      {"sigmoid", elementwise(sigmoid, -4, 4)},
      {"sigmoidRange", elementwise([](Var x) { return sigmoidRange(x, 0, 5.5); }, -4, 4)},
      {"tanh", elementwise(lab::tanh, -3, 3)},
      {"exp", elementwise(lab::exp)},
      {"log", elementwise(lab::log, 0.5, 2)},
      {"sqrt", elementwise(lab::sqrt, 0.5, 2)},
      {"sum", reductions([](Var x, auto dim) { return sum(x, dim); })},
      {"mean", reductions([](Var x, auto dim) { return mean(x, dim); })},
      {"rowDot",
       {{{{3, 5}, {3, 5}},
         [](const Inputs& x) {
           return rowDot(x[0], x[1]);
         }}}},
      {"matmul",
       {{{{3, 5}, {5, 2}},
         [](const Inputs& x) {
           return matmul(x[0], x[1]);
         }}}},
      {"linear",
       {{{{3, 5}, {2, 5}, {1, 2}},
         [](const Inputs& x) {
           return linear(x[0], x[1], x[2]);
         }},
        {{{3, 5}, {2, 5}},
         [](const Inputs& x) {
           return linear(x[0], x[1]);
         }}}},
      {"transpose", elementwise(transpose)},
      {"concat",
       {{{{3, 2}, {3, 4}},
         [](const Inputs& x) {
           return concat(x, Dim::Cols);
         }},
        {{{3, 2}, {1, 2}},
         [](const Inputs& x) {
           return concat(x, Dim::Rows);
         }}}},
      {"embedding",
       {lookup({}),
        lookup({.sparse = true}),
        {{{4, 3}},
         [](const Inputs& x) {
           return embedding(kRows, neg(x[0]));
         }}}},
      {"embeddingBag",
       {bag({.mode = BagMode::Sum}),
        bag({.mode = BagMode::Mean}),
        bag({.mode = BagMode::Max}),
        bag({.mode = BagMode::Mean, .paddingIdx = 2}),
        bag({.mode = BagMode::Sum, .sparse = true}),
        {{{4, 3}, {1, 4}},
         [](const Inputs& x) {
           return embeddingBag(kRows, kBags, x[0],
                               {.mode = BagMode::Sum, .perSampleWeights = x[1]});
         }}}},
      {"dropout", elementwise([](Var x) { return dropout(x, 0.4, 7); })},
      {"batchNorm1d", {batchNorm(true), batchNorm(false)}},
      {"mseLoss",
       {{{{3, 2}, {3, 2}},
         [](const Inputs& x) {
           return mseLoss(x[0], x[1]);
         }}}},
      {"bceWithLogits",
       {{{{3, 2}, {3, 2}},
         [](const Inputs& x) {
           return bceWithLogits(x[0], x[1]);
         }}}},
      {"crossEntropy",
       {{{{4, 5}},
         [](const Inputs& x) {
           return crossEntropy(x[0], kRows);
         }}}},
  };
}

/// Compares the gradient of Σ weight ∘ call(inputs) with central differences.
void check(const Case& example, const std::string& label) {
  SCOPED_TRACE(label);
  Rng rng(11, Stream::Analysis);
  std::vector<Parameter> inputs;
  for (const Shape shape : example.shapes) {
    inputs.push_back(randomParameter(rng, "x", shape, example.low, example.high));
  }
  Tape tape;
  const auto run = [&] {
    tape.clear();
    Inputs vars;
    for (Parameter& input : inputs) vars.push_back(tape.parameter(input));
    return example.call(vars);
  };
  const Var output = run();
  const std::vector<Scalar> weights = randomValues(rng, output.shape().size());
  tape.backward(output, weights);
  std::vector<std::vector<Scalar>> gradients;
  for (const Parameter& input : inputs) gradients.push_back(gradOf(input));

  const auto weighted = [&] {
    const std::vector<Scalar> values = valuesOf(run());
    Scalar sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i) sum += weights[i] * values[i];
    return sum;
  };
  constexpr double kStep = 1e-6;
  for (std::size_t which = 0; which < inputs.size(); ++which) {
    Scalar* values = inputs[which].value.data();
    for (std::size_t i = 0; i < gradients[which].size(); ++i) {
      const Scalar value = values[i];
      values[i] = value + kStep;
      const Scalar above = weighted();
      values[i] = value - kStep;
      const Scalar below = weighted();
      values[i] = value;
      const Scalar expected = (above - below) / (2 * kStep);
      ASSERT_NEAR(gradients[which][i], expected, 1e-7 * std::max(1.0, std::abs(expected)))
          << "input " << which << ", element " << i;
    }
  }
}

TEST(Gradcheck, EveryOpAgreesWithCentralDifferences) {
  for (const auto& [op, cases] : allCases()) {
    for (std::size_t i = 0; i < cases.size(); ++i) {
      check(cases[i], text(op, " #", i));
    }
  }
}

TEST(Gradcheck, EveryOpWithAPullbackHasACheck) {
  const auto cases = allCases();
  std::set<std::string> differentiable;
  for (const Op* op = Op::all; op != nullptr; op = op->next) {
    if (op->pullback != nullptr) differentiable.insert(op->name);
  }
  EXPECT_GE(differentiable.size(), 26u);
  for (const std::string& name : differentiable) {
    EXPECT_TRUE(cases.contains(name)) << name << " has no gradient check";
  }
  for (const auto& [name, unused] : cases) {
    EXPECT_TRUE(differentiable.contains(name)) << name << " is no op";
  }
}

TEST(Gradcheck, AnOpUsedTwiceAddsUp) {
  check({{{3, 2}},
         [](const Inputs& x) {
           return mul(add(x[0], x[0]), x[0]);
         }},
        "mul, add");
  check({{{4, 3}},
         [](const Inputs& x) {
           return add(embedding(kRows, x[0]), matmul(oneHot(*x[0].tape, kRows, 4), x[0]));
         }},
        "two ways of looking up");
}

}  // namespace
}  // namespace lab

#endif
