// The claim that the whole project rests on: a lookup is a one-hot multiplication that nobody
// carries out. And where that claim ends.
#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "core/ops/ops.h"
#include "tests/core/support.h"

namespace lab {
namespace {

using testing::gradOf;
using testing::messageOf;
using testing::randomIndices;
using testing::randomParameter;
using testing::randomValues;
using testing::sameBits;
using testing::valuesOf;

constexpr Scalar kNaN = std::numeric_limits<Scalar>::quiet_NaN();
constexpr Scalar kInfinity = std::numeric_limits<Scalar>::infinity();

/// What one machine makes of a table, indices and an upstream gradient.
struct Outcome {
  std::vector<Scalar> value;
  std::vector<Scalar> grad;
  std::set<Index> gradRows;
  Work forward, backward;
};

/// Walks back from `out`, which was computed from `table`.
Outcome outcomeOf(Tape& tape, Var out, const Parameter& table,
                  const std::vector<Scalar>& upstream) {
  tape.backward(out, upstream);
  const auto touched = table.grad.touched();
  return {valuesOf(out),
          gradOf(table),
          {touched.begin(), touched.end()},
          out.node().forward,
          out.node().backward};
}

/// one_hot(indices) @ W.
Outcome byOneHot(Parameter table, const std::vector<Index>& indices,
                 const std::vector<Scalar>& upstream) {
  Tape tape;
  const Var out = matmul(oneHot(tape, indices, table.value.rows()), tape.parameter(table));
  return outcomeOf(tape, out, table, upstream);
}

/// W[indices].
Outcome byLookup(Parameter table, const std::vector<Index>& indices,
                 const std::vector<Scalar>& upstream, const EmbeddingOptions& options = {}) {
  Tape tape;
  return outcomeOf(tape, embedding(indices, tape.parameter(table), options), table, upstream);
}

TEST(Lookup, GivesTheBitsOfTheOneHotProductForwardAndBackward) {
  Rng rng(2024, Stream::Analysis);
  for (int trial = 0; trial < 200; ++trial) {
    const auto rows = static_cast<Index>(1 + rng.below(40));
    const auto cols = static_cast<Index>(1 + rng.below(70));
    const auto count = static_cast<Index>(1 + rng.below(30));
    std::vector<Index> indices = randomIndices(rng, count, rows);
    indices.push_back(indices.front());  // at least one duplicate
    const Parameter table = randomParameter(rng, "W", {rows, cols});
    const auto upstream = randomValues(rng, static_cast<std::int64_t>(indices.size()) * cols);

    const Outcome product = byOneHot(table, indices, upstream);
    const Outcome lookup = byLookup(table, indices, upstream);
    ASSERT_TRUE(sameBits(product.value, lookup.value)) << "forward, trial " << trial;
    ASSERT_TRUE(sameBits(product.grad, lookup.grad)) << "backward, trial " << trial;
    ASSERT_EQ(lookup.gradRows, std::set<Index>(indices.begin(), indices.end()));
    ASSERT_EQ(lookup.forward.multiplyAdds, 0);
    ASSERT_EQ(product.forward.multiplyAdds,
              static_cast<std::int64_t>(indices.size()) * rows * cols);
  }
}

TEST(Lookup, TouchesBytesOfItsOwnRowsOnly) {
  const auto bytesFor = [](Index rows) {
    Rng rng(1, Stream::Analysis);
    return byLookup(randomParameter(rng, "W", {rows, 8}), {3, 1}, randomValues(rng, 16));
  };
  EXPECT_EQ(bytesFor(10).forward.bytes, bytesFor(10'000).forward.bytes);
  EXPECT_EQ(bytesFor(10).backward.bytes, bytesFor(10'000).backward.bytes);
}

TEST(Lookup, AddsUpTheGradientsOfARowLookedUpTwice) {
  const Parameter table("W", Matrix({3, 2}));
  const Outcome lookup = byLookup(table, {2, 0, 2}, {1, 2, 10, 20, 100, 200});
  EXPECT_EQ(lookup.grad, (std::vector<Scalar>{10, 20, 0, 0, 101, 202}));
}

TEST(Lookup, KeepsAbsentAndZeroApart) {
  Parameter table("W", Matrix({3, 2}));
  const auto run = [&](bool sparse) {
    table.zeroGrad();
    Tape tape;
    const std::vector<Index> rows = {1};
    tape.backward(sum(embedding(rows, tape.parameter(table), {.sparse = sparse})));
    return table.gradKind;
  };
  EXPECT_EQ(run(true), GradKind::Rows);
  EXPECT_EQ(run(false), GradKind::Dense);
}

// ---- Where the two machines part ----------------------------------------------------------------

TEST(Lookup, IsNotPoisonedByOtherRows) {
  for (const Scalar bad : {kNaN, kInfinity}) {
    Parameter table("W", Matrix({3, 2}, {bad, 1, 2, 3, 4, 5}));
    const Outcome product = byOneHot(table, {1}, {1, 1});
    const Outcome lookup = byLookup(table, {1}, {1, 1});
    EXPECT_TRUE(std::isnan(product.value[0])) << "0 · " << bad;
    EXPECT_EQ(product.value[1], 3);
    EXPECT_EQ(lookup.value, (std::vector<Scalar>{2, 3}));
  }
}

TEST(Lookup, LeavesOtherRowsAloneWhereTheGradientIsInfinite) {
  const Parameter table("W", Matrix({2, 1}, {1, 2}));
  const Outcome product = byOneHot(table, {1}, {kInfinity});
  const Outcome lookup = byLookup(table, {1}, {kInfinity});
  EXPECT_TRUE(std::isnan(product.grad[0])) << "0 · ∞";
  EXPECT_EQ(lookup.grad, (std::vector<Scalar>{0, kInfinity}));
}

TEST(Lookup, KeepsTheSignOfZero) {
  const Parameter table("W", Matrix({2, 1}, {1, Scalar(-0.0)}));
  EXPECT_FALSE(std::signbit(byOneHot(table, {1}, {1}).value[0]));
  EXPECT_TRUE(std::signbit(byLookup(table, {1}, {1}).value[0]));
}

TEST(Lookup, IsRefusedOutsideTheTableByBoth) {
  Parameter table("W", Matrix({10, 1}));
  Tape tape;
  const Var w = tape.parameter(table);
  for (const Index index : {-1, 10, 99}) {
    const std::vector<Index> indices = {index};
    const std::string outside = std::to_string(index) + " is outside [0, 10)";
    EXPECT_EQ(messageOf<RangeError>([&] { embedding(indices, w); }), "[embedding] row " + outside);
    EXPECT_EQ(messageOf<RangeError>([&] { oneHot(tape, indices, 10); }),
              "[oneHot] class " + outside);
  }
}

// ---- PyTorch's options --------------------------------------------------------------------------

TEST(Lookup, PaddingIdxChangesTheBackwardOnly) {
  const Parameter table("W", Matrix({3, 1}, {5, 6, 7}));
  for (const Index padding : {2, -1}) {
    const Outcome lookup = byLookup(table, {2, 1}, {1, 1}, {.paddingIdx = padding});
    EXPECT_EQ(lookup.value, (std::vector<Scalar>{7, 6}));
    EXPECT_EQ(lookup.grad, (std::vector<Scalar>{0, 1, 0}));
    EXPECT_EQ(lookup.gradRows, (std::set<Index>{1}));
  }
  for (const Index padding : {0, -3}) {
    const Outcome lookup = byLookup(table, {0, 1}, {1, 1}, {.paddingIdx = padding});
    EXPECT_EQ(lookup.gradRows, (std::set<Index>{1})) << padding;
  }
}

TEST(Lookup, ScaleGradByFreqDividesByTheCountInTheBatch) {
  const Parameter table("W", Matrix({3, 1}));
  const Outcome lookup = byLookup(table, {2, 1, 2}, {1, 1, 3}, {.scaleGradByFreq = true});
  EXPECT_EQ(lookup.grad, (std::vector<Scalar>{0, 1, 2}));
}

TEST(Lookup, MaxNormScalesTheRowsLookedUpInPlace) {
  Parameter table("W", Matrix({3, 2}, {3, 4, 30, 40, Scalar(0.3), Scalar(0.4)}));
  Tape tape;
  const std::vector<Index> rows = {0, 0, 2};
  const Var out = embedding(rows, tape.parameter(table), {.maxNorm = Scalar(1)});
  EXPECT_NEAR(table.value.row(0)[0], 0.6, 1e-6);
  EXPECT_EQ(table.value.row(1)[0], 30) << "not looked up";
  EXPECT_EQ(table.value.row(2)[0], Scalar(0.3)) << "within the norm";
  EXPECT_TRUE(sameBits({out.value(), out.value() + 2}, {out.value() + 2, out.value() + 4}));
}

// ---- Bags ---------------------------------------------------------------------------------------

TEST(EmbeddingBag, ReducesTheRowsOfEachBag) {
  Parameter table("W", Matrix({4, 1}, {1, 10, 100, 1000}));
  const std::vector<Index> indices = {1, 3, 0, 2, 2}, offsets = {0, 2, 2};
  const auto run = [&](const EmbeddingBagOptions& options) {
    Tape tape;
    return valuesOf(embeddingBag(indices, offsets, tape.parameter(table), options));
  };
  EXPECT_EQ(run({.mode = BagMode::Sum}), (std::vector<Scalar>{1010, 0, 201}));
  EXPECT_EQ(run({.mode = BagMode::Mean}), (std::vector<Scalar>{505, 0, 67}));
  EXPECT_EQ(run({.mode = BagMode::Max}), (std::vector<Scalar>{1000, 0, 100}));
  EXPECT_EQ(run({.mode = BagMode::Mean, .paddingIdx = 2}), (std::vector<Scalar>{505, 0, 1}));
  Tape tape;
  const std::vector<Scalar> each = {1, 2, 3, 4, 5};
  const EmbeddingBagOptions weighted{.mode = BagMode::Sum,
                                     .perSampleWeights = tape.constant({5, 1}, each)};
  const Var bags = embeddingBag(indices, offsets, tape.parameter(table), weighted);
  EXPECT_EQ(valuesOf(bags), (std::vector<Scalar>{2010, 0, 903}));
}

TEST(EmbeddingBag, RefusesOffsetsThatDoNotRiseWithinTheIndices) {
  Parameter table("W", Matrix({4, 1}));
  const std::vector<Index> indices = {1, 3, 0, 2, 2};
  const auto refusalOf = [&](const std::vector<Index>& offsets) {
    Tape tape;
    const Var rows = tape.parameter(table);
    return testing::messageOf<RangeError>([&] { embeddingBag(indices, offsets, rows, {}); });
  };
  EXPECT_EQ(refusalOf({1, 2}), "[embeddingBag] offsets[0] is 1: the first bag starts at 0");
  EXPECT_EQ(refusalOf({0, 3, 2}), "[embeddingBag] offsets[1] is 3, beyond 2");
  EXPECT_EQ(refusalOf({0, 2, 6}), "[embeddingBag] offsets[2] is 6, beyond 5");
  EXPECT_EQ(refusalOf({0, 5, 5}), "");
}

}  // namespace
}  // namespace lab
