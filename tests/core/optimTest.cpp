#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "core/ops/ops.h"
#include "core/optim/adagrad.h"
#include "core/optim/adam.h"
#include "core/optim/schedule.h"
#include "core/optim/sgd.h"
#include "tests/core/support.h"

namespace lab {
namespace {

using testing::messageOf;
using testing::randomIndices;
using testing::randomParameter;
using testing::randomValues;

// Two matrices of the same numbers, up to what the roundings of float can add over a few steps.
#ifdef LAB_DOUBLE
constexpr double kTolerance = 1e-12;
#else
constexpr double kTolerance = 2e-5;
#endif

/// Adds the gradient that a lookup of `rows` would bring.
void addGradient(Parameter& table, const std::vector<Index>& rows,
                 const std::vector<Scalar>& upstream, bool sparse) {
  Tape tape;
  tape.backward(embedding(rows, tape.parameter(table), {.sparse = sparse}), upstream);
}

/// The textbook, one element at a time: v itself, no shared coefficients, everything in double.
struct PlainAdam {
  double m = 0, v = 0;

  void step(double& p, double g, int t, const AdamOptions& o, bool sparse) {
    if (o.decoupled) p *= 1 - o.lr * o.weightDecay;
    if (!o.decoupled) g += o.weightDecay * p;
    m = o.beta1 * m + (1 - o.beta1) * g;
    v = o.beta2 * v + (1 - o.beta2) * g * g;
    const double c1 = 1 - std::pow(o.beta1, t), c2 = 1 - std::pow(o.beta2, t);
    p -= sparse ? o.lr * std::sqrt(c2) / c1 * m / (std::sqrt(v) + o.eps)
                : o.lr * (m / c1) / (std::sqrt(v / c2) + o.eps);
  }
};

/// Steps `optimizer` on a table with random lookups, and PlainAdam beside it.
void compareWithPlainAdam(const AdamOptions& options, bool sparse) {
  Rng rng(3, Stream::Analysis);
  Parameter table = randomParameter(rng, "W", {6, 3});
  std::vector<double> expected(table.value.values().begin(), table.value.values().end());
  std::vector<PlainAdam> plain(expected.size());
  std::unique_ptr<Optimizer> optimizer;
  if (sparse) {
    optimizer = std::make_unique<SparseAdam>(std::vector{&table}, options);
  } else {
    optimizer = std::make_unique<Adam>(std::vector{&table}, options);
  }
  for (int t = 1; t <= 20; ++t) {
    const std::vector<Index> rows = randomIndices(rng, 2, 6);
    addGradient(table, rows, randomValues(rng, 6), sparse);
    for (Index row = 0; row < 6; ++row) {
      const Scalar* grad = table.grad.find(row);
      if (sparse && grad == nullptr) continue;
      for (Index col = 0; col < 3; ++col) {
        const auto i = static_cast<std::size_t>(3 * row + col);
        plain[i].step(expected[i], grad != nullptr ? grad[col] : 0, t, options, sparse);
      }
    }
    optimizer->step();
    optimizer->zeroGrad();
    for (std::size_t i = 0; i < expected.size(); ++i) {
      ASSERT_NEAR(table.value.values()[i], expected[i], kTolerance) << "step " << t << ", " << i;
    }
  }
}

TEST(Adam, FollowsTheTextbook) {
  compareWithPlainAdam({.lr = 0.05}, false);
  compareWithPlainAdam({.lr = 0.05, .beta2 = 0.99, .eps = 1e-5}, false);
}
TEST(Adam, AddsCoupledDecayToTheGradient) {
  compareWithPlainAdam({.lr = 0.05, .weightDecay = 0.1}, false);
}
TEST(AdamW, ShrinksTheWeightItself) {
  compareWithPlainAdam({.lr = 0.05, .weightDecay = 0.1, .decoupled = true}, false);
}
TEST(SparseAdam, FollowsTheTextbookOnRowsLookedUp) {
  compareWithPlainAdam({.lr = 0.05}, true);
}

// ---- Who moves without a gradient ---------------------------------------------------------------

/// How far an element goes after a single unit gradient at step 1, over many steps without one, in
/// units of the learning rate.
double driftAfterOneGradient(double beta1, double beta2) {
  Parameter table("W", Matrix({2, 1}));
  Adam optimizer({&table}, {.lr = 1e-3, .beta1 = beta1, .beta2 = beta2, .eps = 1e-12});
  addGradient(table, {0}, {1}, false);
  optimizer.step();
  const double after = table.value.data()[0];
  for (int i = 0; i < 2000; ++i) {
    optimizer.zeroGrad();
    addGradient(table, {1}, {0}, false);
    optimizer.step();
  }
  return (after - table.value.data()[0]) / 1e-3;
}

TEST(Adam, DriftsAfterASingleGradient) {
  EXPECT_NEAR(driftAfterOneGradient(0.95, 0.99), 8.4, 0.1);
  EXPECT_NEAR(driftAfterOneGradient(0.9, 0.999), 5.0, 0.1);
}

TEST(SparseAdam, LeavesRowsWithoutGradientAlone) {
  Rng rng(5, Stream::Analysis);
  Parameter table = randomParameter(rng, "W", {3, 2});
  const std::vector<Scalar> before = table.value.values();
  SparseAdam optimizer({&table}, {});
  for (int i = 0; i < 5; ++i) {
    addGradient(table, {1}, {1, 2}, true);
    optimizer.step();
    optimizer.zeroGrad();
  }
  const std::vector<Scalar>& after = table.value.values();
  for (const std::size_t i : {0, 1, 4, 5}) EXPECT_EQ(after[i], before[i]);
  EXPECT_NE(after[2], before[2]);
}

TEST(AdamW, MovesEveryRowByDecayAndMemory) {
  Parameter table("W", Matrix({2, 1}, {1, 1}));
  Adam optimizer({&table}, {.lr = 0.1, .weightDecay = 0.5, .decoupled = true});
  addGradient(table, {0}, {1}, false);
  optimizer.step();
  EXPECT_NEAR(table.value.data()[1], 0.95, 1e-6) << "decay alone: no gradient ever came";
  EXPECT_NEAR(table.value.data()[0], 0.85, 1e-6) << "decay and a first step of lr";
}

// ---- The ledger ---------------------------------------------------------------------------------

/// The distance from |x| to the next number of its type.
Scalar unitInLastPlace(Scalar x) {
  const Scalar size = std::abs(x);
  return std::nextafter(size, std::numeric_limits<Scalar>::infinity()) - size;
}

double coefficient(const Ledger& ledger, const std::string& name) {
  for (const Coefficient& one : ledger.coefficients) {
    if (name == one.name) return one.value;
  }
  ADD_FAILURE() << "no coefficient " << name << " of " << ledger.optimizer;
  return 0;
}

/// The parts of one element by the formulas of adam.h, sgd.h and adagrad.h, from what the ledger
/// says went into them, in double.
struct Parts {
  double data, memory, decay;
};

Parts partsByFormula(const Ledger& ledger, const RowLedger& row, std::size_t c) {
  const auto k = [&](const char* name) {
    return coefficient(ledger, name);
  };
  const std::string kind = ledger.optimizer;
  const double grad = row.grad[c], before = row.momentBefore[c], old = row.oldValue[c];
  if (kind == "sgd") {
    const double momentum = k("momentum"), nesterov = k("nesterov");
    const double n = nesterov != 0 ? 1 + momentum : 1;
    const double memory = k("lr") * momentum * before * (nesterov != 0 ? momentum : 1);
    return {-k("lr") * n * grad, -memory, -k("lr") * n * k("weightDecay") * old};
  }
  if (kind == "adagrad") {
    const double share = k("rate") / row.denominator[c];
    return {-share * grad, 0, -share * k("weightDecay") * old};
  }
  const double share = k("size") / row.denominator[c];
  const double gain = share * (1 - k("beta1"));
  const double decay = kind == "adam" ? -gain * k("weightDecay") * old : (k("keep") - 1) * old;
  return {-gain * grad, -share * k("beta1") * before, decay};
}

// The parts are in double: where the core is so too, they round as the update does.
#ifdef LAB_DOUBLE
constexpr double kUnits = 8;
#else
constexpr double kUnits = 2;
#endif

/// Over 50 random steps: the ledger does not disturb the update, its parts follow the formula, and
/// they sum to the change but for rounding: 2 units in the last place of the larger of old and new.
template <class MakeOptimizer>
void expectLedgersToExplain(MakeOptimizer make, bool sparse) {
  Rng rng(9, Stream::Analysis);
  Parameter explained = randomParameter(rng, "W", {5, 2});
  Parameter silent = explained;
  auto withLedger = make(&explained);
  auto without = make(&silent);
  for (int t = 1; t <= 50; ++t) {
    const std::vector<Index> rows = randomIndices(rng, 2, 5);
    const std::vector<Scalar> upstream = randomValues(rng, 4);
    const std::vector<Scalar> before = explained.value.values();
    addGradient(explained, rows, upstream, sparse);
    addGradient(silent, rows, upstream, sparse);
    std::vector<Ledger> ledgers;
    withLedger->step(&ledgers);
    without->step();
    ASSERT_TRUE(testing::sameBits(explained.value.values(), silent.value.values()));
    ASSERT_EQ(ledgers.size(), 1u);
    EXPECT_EQ(ledgers[0].step, t);
    for (const RowLedger& row : ledgers[0].rows) {
      const Scalar* grad = explained.grad.find(row.row);
      EXPECT_EQ(row.hasGradient, grad != nullptr);
      for (std::size_t c = 0; c < 2; ++c) {
        EXPECT_EQ(row.oldValue[c], before[static_cast<std::size_t>(2 * row.row) + c]);
        EXPECT_EQ(row.newValue[c], explained.value.row(row.row)[c]);
        EXPECT_EQ(row.grad[c], grad != nullptr ? grad[c] : 0);
        const double change = static_cast<double>(row.newValue[c]) - row.oldValue[c];
        const double sum = row.data[c] + row.memory[c] + row.decay[c];
        const Scalar unit =
            unitInLastPlace(std::max(std::abs(row.oldValue[c]), std::abs(row.newValue[c])));
        EXPECT_LE(std::abs(sum - change), kUnits * unit) << ledgers[0].optimizer << ", step " << t;
        EXPECT_LE(std::abs(sum + row.rounding[c] - change), kUnits * 1e-9);
        const Parts parts = partsByFormula(ledgers[0], row, c);
        EXPECT_NEAR(row.data[c], parts.data, kTolerance);
        EXPECT_NEAR(row.memory[c], parts.memory, kTolerance);
        EXPECT_NEAR(row.decay[c], parts.decay, kTolerance);
      }
    }
    withLedger->zeroGrad();
    without->zeroGrad();
  }
}

TEST(Ledger, SumsToTheChangeAndDoesNotDisturbIt) {
  using P = std::vector<Parameter*>;
  const auto adam = [](AdamOptions options) {
    return [=](Parameter* p) {
      return std::make_unique<Adam>(P{p}, options);
    };
  };
  const auto sgd = [](SgdOptions options) {
    return [=](Parameter* p) {
      return std::make_unique<Sgd>(P{p}, options);
    };
  };
  expectLedgersToExplain(adam({.lr = 0.01}), false);
  expectLedgersToExplain(adam({.lr = 0.01, .weightDecay = 0.1}), false);
  expectLedgersToExplain(adam({.lr = 0.01, .weightDecay = 0.1, .decoupled = true}), false);
  const auto adagrad = [](AdagradOptions options) {
    return [=](Parameter* p) {
      return std::make_unique<Adagrad>(P{p}, options);
    };
  };
  expectLedgersToExplain(adagrad({.lr = 0.1}), true);
  expectLedgersToExplain(adagrad({.lr = 0.1, .weightDecay = 0.1}), false);
  expectLedgersToExplain(sgd({.lr = 0.1}), false);
  expectLedgersToExplain(sgd({.lr = 0.1, .momentum = 0.9, .weightDecay = 0.1}), false);
  expectLedgersToExplain(sgd({.lr = 0.1, .momentum = 0.9, .nesterov = true}), false);
  expectLedgersToExplain(
      [](Parameter* p) { return std::make_unique<SparseAdam>(P{p}, AdamOptions{}); }, true);
}

// ---- SGD ----------------------------------------------------------------------------------------

TEST(Sgd, FollowsPyTorchsFormula) {
  for (const bool nesterov : {false, true}) {
    Parameter w("w", Matrix({1, 1}, {1}));
    const SgdOptions o{.lr = 0.1, .momentum = 0.9, .weightDecay = 0.01, .nesterov = nesterov};
    Sgd optimizer({&w}, o);
    double p = 1, buffer = 0;
    for (int t = 0; t < 10; ++t) {
      const Scalar g = Scalar(0.5) - Scalar(0.1) * static_cast<Scalar>(t);
      addGradient(w, {0}, {g}, false);
      const double gradient = g + o.weightDecay * p;
      buffer = t == 0 ? gradient : o.momentum * buffer + gradient;
      p -= o.lr * (nesterov ? gradient + o.momentum * buffer : buffer);
      optimizer.step();
      optimizer.zeroGrad();
      ASSERT_NEAR(w.value.data()[0], p, kTolerance);
    }
  }
}

TEST(Optimizers, RefuseGradientsThatTheyCannotTake) {
  Parameter table("W", Matrix({2, 1}));
  addGradient(table, {0}, {1}, true);
  EXPECT_EQ(messageOf<TypeError>([&] { Adam({&table}, adamWOptions()).step(); }),
            "[adamw] \"W\" has sparse gradients: use sparseAdam, or a lookup with sparse: false");
  EXPECT_EQ(messageOf<TypeError>([&] { Sgd({&table}, {.weightDecay = 0.1}).step(); }),
            "[sgd] \"W\" has sparse gradients: they take no weight decay");
  table.zeroGrad();
  addGradient(table, {0}, {1}, false);
  EXPECT_EQ(messageOf<TypeError>([&] { SparseAdam({&table}, {}).step(); }),
            "[sparseAdam] \"W\" has a dense gradient: look it up with sparse: true");
  EXPECT_EQ(messageOf<TypeError>([&] { SparseAdam({&table}, {.weightDecay = 0.1}); }),
            "[sparseAdam] there is no weight decay: it would move every row");
}

TEST(Optimizers, RefuseOptionsOutOfTheirLimits) {
  EXPECT_EQ(messageOf<RangeError>([] { Adam({}, {.beta1 = 1}); }),
            "[adam] beta 1 is outside [0, 1)");
  EXPECT_EQ(messageOf<RangeError>([] { Sgd({}, {.lr = -1}); }), "[sgd] lr -1 is not 0 or more");
  EXPECT_EQ(messageOf<RangeError>([] { Sgd({}, {.nesterov = true}); }),
            "[sgd] nesterov needs a momentum above 0");
}

// ---- Schedule -----------------------------------------------------------------------------------

TEST(OneCycle, PassesThroughFastaisPoints) {
  const auto expectRates = [](double fraction, double lr, double momentum) {
    const Rates rates = oneCycle(5e-3, fraction);
    EXPECT_NEAR(rates.lr, lr, 1e-12) << fraction;
    EXPECT_NEAR(rates.momentum, momentum, 1e-12) << fraction;
  };
  expectRates(0, 2e-4, 0.95);
  expectRates(0.125, (2e-4 + 5e-3) / 2, 0.9);
  expectRates(0.25, 5e-3, 0.85);
  expectRates(0.625, (5e-3 + 5e-8) / 2, 0.9);
  expectRates(1, 5e-8, 0.95);
}

}  // namespace
}  // namespace lab
