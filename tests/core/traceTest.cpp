// What the tape can say about itself beyond values and gradients: what each lookup sent to its row,
// and what ops were given.
#include <map>
#include <set>

#include "core/ops/ops.h"
#include "tests/core/support.h"

namespace lab {
namespace {

using testing::gradOf;
using testing::randomIndices;
using testing::randomParameter;
using testing::randomValues;
using testing::sameBits;

// ---- Contributions ------------------------------------------------------------------------------

/// Sums what the lookups of `node` sent, in order, into a table of `shape`.
std::vector<Scalar> sumOf(const Contributions& sent, Shape shape) {
  Matrix table(shape);
  for (std::size_t i = 0; i < sent.count; ++i) {
    Scalar* row = table.row(sent.rows[i]);
    for (Index c = 0; c < shape.cols; ++c) {
      row[c] += sent.values[i * static_cast<std::size_t>(shape.cols) + static_cast<std::size_t>(c)];
    }
  }
  return table.values();
}

/// Runs `lookup` on a tape that records and on one that does not: the gradient is the same, and is
/// the sum of what was recorded, bit for bit. Returns the positions that sent something.
template <class Lookup>
std::vector<Index> expectContributionsToSum(Rng& rng, const std::vector<Index>& indices,
                                            Shape shape, Lookup lookup) {
  Parameter table = randomParameter(rng, "W", shape);
  Parameter silent = table;
  std::vector<Scalar> upstream;
  std::vector<Index> positions;
  for (const bool records : {true, false}) {
    Parameter& parameter = records ? table : silent;
    Tape tape;
    tape.recordsContributions = records;
    const Var out = lookup(tape.parameter(parameter));
    if (records) upstream = randomValues(rng, out.shape().size());
    tape.backward(out, upstream);
    const Contributions* sent = out.node().contributions;
    EXPECT_EQ(sent != nullptr, records);
    if (sent == nullptr) continue;
    EXPECT_TRUE(sameBits(sumOf(*sent, shape), gradOf(parameter)));
    positions.assign(sent->positions.begin(),
                     sent->positions.begin() + static_cast<std::ptrdiff_t>(sent->count));
    for (std::size_t i = 0; i < sent->count; ++i) {
      EXPECT_EQ(sent->rows[i], indices[static_cast<std::size_t>(positions[i])]);
    }
  }
  EXPECT_TRUE(sameBits(gradOf(table), gradOf(silent)));
  return positions;
}

TEST(Contributions, SumToTheGradientOfALookup) {
  Rng rng(17, Stream::Analysis);
  for (int trial = 0; trial < 50; ++trial) {
    const std::vector<Index> indices = randomIndices(rng, 9, 4);
    for (const EmbeddingOptions& options :
         {EmbeddingOptions{}, EmbeddingOptions{.paddingIdx = 2}, EmbeddingOptions{.sparse = true},
          EmbeddingOptions{.scaleGradByFreq = true}}) {
      const auto positions = expectContributionsToSum(
          rng, indices, {4, 3}, [&](Var table) { return embedding(indices, table, options); });
      std::vector<Index> expected;
      for (Index i = 0; i < 9; ++i) {
        if (options.paddingIdx != indices[static_cast<std::size_t>(i)]) expected.push_back(i);
      }
      EXPECT_EQ(positions, expected);
    }
  }
}

TEST(Contributions, SumToTheGradientOfBags) {
  Rng rng(18, Stream::Analysis);
  const std::vector<Index> offsets = {0, 3, 3, 5};
  for (int trial = 0; trial < 50; ++trial) {
    const std::vector<Index> indices = randomIndices(rng, 9, 4);
    for (const EmbeddingBagOptions& options :
         {EmbeddingBagOptions{.mode = BagMode::Sum}, EmbeddingBagOptions{.mode = BagMode::Mean},
          EmbeddingBagOptions{.mode = BagMode::Max},
          EmbeddingBagOptions{.mode = BagMode::Mean, .paddingIdx = 1},
          EmbeddingBagOptions{.mode = BagMode::Max, .paddingIdx = 1},
          EmbeddingBagOptions{.mode = BagMode::Mean, .scaleGradByFreq = true},
          EmbeddingBagOptions{.mode = BagMode::Sum, .sparse = true}}) {
      expectContributionsToSum(rng, indices, {4, 3}, [&](Var table) {
        return embeddingBag(indices, offsets, table, options);
      });
    }
    const std::vector<Scalar> weights = randomValues(rng, 9);
    expectContributionsToSum(rng, indices, {4, 3}, [&](Var table) {
      return embeddingBag(
          indices, offsets, table,
          {.mode = BagMode::Sum, .perSampleWeights = table.tape->constant({1, 9}, weights)});
    });
  }
}

// ---- Options ------------------------------------------------------------------------------------

const std::vector<std::string> kNone;
const std::vector<std::string> kLookup = {"paddingIdx", "maxNorm", "normType", "scaleGradByFreq",
                                          "sparse"};

/// What every op takes besides tensors, by its declaration in ops.h.
const std::map<std::string, std::vector<std::string>> kOptions = {
    {"tensor", kNone},
    {"add", kNone},
    {"sub", kNone},
    {"mul", kNone},
    {"div", kNone},
    {"neg", kNone},
    {"relu", kNone},
    {"sigmoid", kNone},
    {"sigmoidRange", {"low", "high"}},
    {"tanh", kNone},
    {"exp", kNone},
    {"log", kNone},
    {"sqrt", kNone},
    {"sum", {"dim"}},
    {"mean", {"dim"}},
    {"rowDot", kNone},
    {"matmul", kNone},
    {"linear", kNone},
    {"transpose", kNone},
    {"concat", {"dim"}},
    {"oneHot", {"numClasses"}},
    {"embedding", kLookup},
    {"embeddingBag",
     {"mode", "offsets", "paddingIdx", "maxNorm", "normType", "scaleGradByFreq", "sparse"}},
    {"dropout", {"p", "seed", "factors"}},
    {"batchNorm1d", {"training", "momentum", "eps", "runningMean", "runningVar"}},
    {"mseLoss", kNone},
    {"bceWithLogits", kNone},
    {"crossEntropy", {"classes"}},
};

/// A tape on which every op that has options was used once.
void useOpsWithOptions(Tape& tape) {
  const std::vector<Scalar> values = {1, -2, 3, 4, 5, -6};
  const Var x = tape.constant({3, 2}, values);
  const Var row = tape.constant({1, 2}, std::span(values).first(2));
  const std::vector<Index> indices = {2, 0, 1}, offsets = {0, 2}, classes = {1, 0, 1};
  sigmoidRange(x, 0, Scalar(5.5));
  sum(x, Dim::Cols);
  mean(x);
  concat(std::vector{x, x}, Dim::Rows);
  oneHot(tape, indices, 4);
  embedding(indices, x, {.paddingIdx = -1});
  embeddingBag(indices, offsets, x, {.mode = BagMode::Max});
  dropout(x, 0.5, 7);
  BatchNormState state{{0, 1}, {1, 2}};
  batchNorm1d(x, row, row, state, false);
  crossEntropy(x, classes);
}

TEST(Options, AreDescribedByEveryOpThatHasSome) {
  Tape tape;
  useOpsWithOptions(tape);
  std::map<std::string, std::vector<std::string>> described;
  for (Index id = 0; id < tape.size(); ++id) {
    const Node& node = std::as_const(tape).node(id);
    std::vector<std::string>& names = described[node.op->name];
    if (node.op->describe == nullptr) continue;
    names.clear();
    for (const Option& option : node.op->describe(node)) names.emplace_back(option.name);
  }
  for (const Op* op = Op::all; op != nullptr; op = op->next) {
    const auto expected = kOptions.find(op->name);
    ASSERT_NE(expected, kOptions.end()) << "say above what options " << op->name << " has";
    EXPECT_EQ(op->describe != nullptr, !expected->second.empty()) << op->name;
    if (expected->second.empty()) continue;
    EXPECT_EQ(described[op->name], expected->second) << op->name;
  }
}

TEST(Options, HoldWhatWasGiven) {
  Tape tape;
  useOpsWithOptions(tape);
  std::map<std::string, OptionValue> found;
  for (Index id = 0; id < tape.size(); ++id) {
    const Node& node = std::as_const(tape).node(id);
    if (node.op->describe == nullptr) continue;
    for (const auto& [name, value] : node.op->describe(node)) {
      found[std::string(node.op->name) + "." + name] = value;
    }
  }
  EXPECT_EQ(std::get<double>(found["sigmoidRange.high"]), 5.5);
  EXPECT_EQ(std::get<double>(found["sum.dim"]), 1);
  EXPECT_TRUE(std::holds_alternative<std::monostate>(found["mean.dim"]));
  EXPECT_EQ(std::get<double>(found["concat.dim"]), 0);
  EXPECT_EQ(std::get<double>(found["oneHot.numClasses"]), 4);
  EXPECT_EQ(std::get<double>(found["embedding.paddingIdx"]), 2) << "counted from the start";
  EXPECT_TRUE(std::holds_alternative<std::monostate>(found["embeddingBag.paddingIdx"]));
  EXPECT_EQ(std::get<std::string_view>(found["embeddingBag.mode"]), "max");
  EXPECT_EQ(std::get<std::span<const Index>>(found["embeddingBag.offsets"]).size(), 2u);
  EXPECT_EQ(std::get<double>(found["dropout.seed"]), 7);
  EXPECT_EQ(std::get<std::span<const Scalar>>(found["batchNorm1d.runningVar"])[1], 2);
  EXPECT_EQ(std::get<std::span<const Index>>(found["crossEntropy.classes"])[0], 1);
}

}  // namespace
}  // namespace lab
