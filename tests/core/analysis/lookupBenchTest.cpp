#include "core/analysis/lookupBench.h"

#include <cmath>
#include <cstdio>

#include "core/ops/ops.h"
#include "tests/core/support.h"

namespace lab {
namespace {

using testing::messageOf;

constexpr auto kScalar = static_cast<std::int64_t>(sizeof(Scalar));

std::vector<Scalar> toVector(std::span<const Scalar> values) {
  return {values.begin(), values.end()};
}

/// Rows 10^3, 10^3.5 … 10^6.
std::vector<Index> sizes() {
  std::vector<Index> rows;
  for (int half = 6; half <= 12; ++half) {
    rows.push_back(static_cast<Index>(std::lround(std::pow(10.0, half / 2.0))));
  }
  return rows;
}

TEST(LookupBench, DrawsTheTableOfItsSeed) {
  LookupBench bench({1000, 4}, 7);
  Rng rng(7, Stream::Weights);
  const std::vector<Scalar> all = testing::randomValues(rng, 4000);
  EXPECT_EQ(toVector(bench.rows(0, 1000)), all);
  EXPECT_EQ(toVector(bench.rows(998, 2)), std::vector<Scalar>(all.end() - 8, all.end()));
  EXPECT_TRUE(bench.rows(1000, 0).empty());
}

TEST(LookupBench, FindsTheSameBitsAtEverySize) {
  for (const Shape shape : {Shape{1, 1}, Shape{6, 4}, Shape{1000, 64}, Shape{100'000, 3}}) {
    LookupBench bench(shape, 3);
    const Index last = shape.rows - 1;
    const std::vector<Index> indices = {last, 0, last, shape.rows / 2};
    for (int again = 0; again < 2; ++again) {
      const LookupComparison both = bench.compare(indices);
      EXPECT_EQ(both.forwardFloats, 4 * shape.cols);
      EXPECT_EQ(both.forwardDifferent, 0);
      EXPECT_EQ(both.backwardFloats, shape.size());
      EXPECT_EQ(both.backwardDifferent, 0);
      for (Index b = 0; b < 4; ++b) {
        const Index row = indices[static_cast<std::size_t>(b)];
        EXPECT_EQ(toVector({both.output.row(b), static_cast<std::size_t>(shape.cols)}),
                  toVector(bench.rows(row, 1)));
      }
      EXPECT_EQ(both.gradRows.front(), last);
      EXPECT_EQ(both.grad.rows(), static_cast<Index>(both.gradRows.size()));
    }
  }
}

TEST(LookupBench, AddsTheContributionsOfARowThatComesTwice) {
  LookupBench bench({50, 2}, 1);
  const LookupComparison both = bench.compare(std::vector<Index>{9, 30, 9});
  EXPECT_EQ(both.gradRows, (std::vector<Index>{9, 30}));
  for (Index col = 0; col < 2; ++col) {
    EXPECT_EQ(both.grad.row(0)[col], both.upstream.row(0)[col] + both.upstream.row(2)[col]);
    EXPECT_EQ(both.grad.row(1)[col], both.upstream.row(1)[col]);
  }
}

TEST(LookupBench, SeesADifferenceInASingleBit) {
  // NaN in another row poisons the product alone; here the same is done by a negative zero.
  LookupBench bench({8, 2}, 1);
  const_cast<Scalar*>(bench.rows(3, 1).data())[1] = Scalar{-0.0};
  const LookupComparison both = bench.compare(std::vector<Index>{3});
  EXPECT_EQ(both.forwardDifferent, 1);
  EXPECT_EQ(both.backwardDifferent, 0);
}

TEST(LookupBench, ALookupDoesTheSameInATableOfAnySize) {
  for (const Index rows : sizes()) {
    LookupBench bench({rows, 8}, 5);
    const LookupComparison both = bench.compare(std::vector<Index>{rows / 3, rows / 2});
    const LookupWork& lookup = both.lookup;
    EXPECT_EQ(lookup.forward.multiplyAdds, 0);
    EXPECT_EQ(lookup.forward.bytes, 2 * 2 * 8 * kScalar + 2 * 4);
    EXPECT_EQ(lookup.backward.multiplyAdds, 2 * 8);
    EXPECT_EQ(lookup.backward.bytes, 3 * 2 * 8 * kScalar + 2 * 4);
    const LookupWork& oneHot = both.oneHot;
    EXPECT_EQ(oneHot.forward.multiplyAdds, std::int64_t{2} * rows * 8);
    EXPECT_EQ(oneHot.backward.multiplyAdds, std::int64_t{2} * rows * 8);
    EXPECT_EQ(oneHot.forward.bytes,
              (std::int64_t{2} * rows * 2 + std::int64_t{rows} * 8 + 16) * kScalar);
    EXPECT_EQ(both.forwardDifferent + both.backwardDifferent, 0);
  }
}

/// Time depends on the machine: it is printed, and the page shows it. That it is measured is
/// tested.
TEST(LookupBench, MeasuresEverySeriesAndPrintsTheSlopes) {
  std::vector<double> rows, oneHot, lookup;
  for (const Index size : sizes()) {
    if (size > 100'000) break;
    LookupBench bench({size, 4}, 5);
    EXPECT_EQ(bench.measured(), 0);
    EXPECT_EQ(bench.oneHotSeconds().forward, 0) << "nothing is said before it is measured";
    int slices = 1;
    while (!bench.measure(1, 0)) ++slices;
    EXPECT_GE(slices, 4 * static_cast<int>(LookupBench::kSamples))
        << "a slice of no time does one sample";
    EXPECT_EQ(bench.measured(), 1);
    EXPECT_GT(bench.oneHotSeconds().forward, 0);
    EXPECT_GT(bench.lookupSeconds().forwardAndBackward, 0);
    rows.push_back(size);
    oneHot.push_back(bench.oneHotSeconds().forward);
    lookup.push_back(bench.lookupSeconds().forward);
  }
  std::printf("slope of time over rows: one-hot %.2f, lookup %.2f\n", logLogSlope(rows, oneHot),
              logLogSlope(rows, lookup));
}

TEST(LookupBench, BeginsAnewForAnotherBatch) {
  LookupBench bench({100, 2}, 5);
  while (!bench.measure(1, 10)) {
  }
  bench.measure(2, 0);
  EXPECT_LT(bench.measured(), 1);
}

TEST(LookupBench, RefusesWhatCannotBe) {
  EXPECT_EQ(messageOf<RangeError>([] {
              LookupBench({0, 4}, 1);
            }),
            "[lookupBench] a table of [0, 4] has nothing to look up");
  LookupBench bench({10, 2}, 1);
  EXPECT_EQ(messageOf<RangeError>([&] { bench.compare(std::vector<Index>{10}); }),
            "[embedding] row 10 is outside [0, 10)");
  EXPECT_EQ(messageOf<RangeError>([&] { static_cast<void>(bench.rows(8, 3)); }),
            "[lookupBench] 3 rows from 8 on are outside [0, 10)");
  EXPECT_EQ(messageOf<RangeError>([&] { bench.measure(0, 1); }),
            "[lookupBench] a batch of 0 is outside [1, 65536]");
  EXPECT_EQ(bench.compare(std::vector<Index>{9}).forwardDifferent, 0) << "and goes on";
}

TEST(LogLogSlope, IsTheExponentOfAPower) {
  const std::vector<double> x = {1, 10, 100, 1000};
  EXPECT_NEAR(logLogSlope(x, std::vector<double>{5, 50, 500, 5000}), 1, 1e-12);
  EXPECT_NEAR(logLogSlope(x, std::vector<double>{3, 3, 3, 3}), 0, 1e-12);
  EXPECT_NEAR(logLogSlope(x, std::vector<double>{8, 4, 2, 1}), -std::log10(2.0), 1e-12);
  // Worked by hand: log10 y = 0, 2, 1 at log10 x = 0, 1, 2.
  EXPECT_NEAR(logLogSlope(std::vector<double>{1, 10, 100}, std::vector<double>{1, 100, 10}), 0.5,
              1e-12);
}

TEST(LogLogSlope, RefusesWhatHasNone) {
  const auto refusal = [](std::vector<double> x, std::vector<double> y) {
    return messageOf<std::exception>([&] { static_cast<void>(logLogSlope(x, y)); });
  };
  EXPECT_EQ(refusal({1}, {1}), "[logLogSlope] 1 and 1 numbers make no line");
  EXPECT_EQ(refusal({1, 2}, {1}), "[logLogSlope] 2 and 1 numbers make no line");
  EXPECT_EQ(refusal({1, 2}, {1, 0}), "[logLogSlope] point (2, 0) has no logarithm");
  EXPECT_EQ(refusal({2, 2}, {1, 3}), "[logLogSlope] all x are 2");
}

}  // namespace
}  // namespace lab
