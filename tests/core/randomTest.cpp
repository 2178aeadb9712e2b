#include "core/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lab {
namespace {

// The demo of the PCG C library (pcg32-demo: seed 42, sequence 54) prints these.
TEST(Rng, GivesTheReferenceSequence) {
  Rng rng(42, static_cast<Stream>(54));
  for (const std::uint32_t expected :
       {0xa15c02b7u, 0x7b47f409u, 0xba1d3330u, 0x83d2f293u, 0xbfa4784bu, 0xcbed606eu}) {
    EXPECT_EQ(rng.next(), expected);
  }
}

TEST(Rng, BelowStaysBelowAndIsUniform) {
  Rng rng(1, Stream::Analysis);
  std::vector<int> counts(7);
  constexpr int kDraws = 70000;
  for (int i = 0; i < kDraws; ++i) {
    const std::uint32_t draw = rng.below(7);
    ASSERT_LT(draw, 7u);
    ++counts[draw];
  }
  double chiSquare = 0;
  for (const int count : counts) chiSquare += std::pow(count - 10000, 2) / 10000;
  EXPECT_LT(chiSquare, 22.5);  // 6 degrees of freedom, one seed in a thousand
  for (int i = 0; i < 10; ++i) EXPECT_EQ(rng.below(1), 0u);
}

TEST(Rng, BelowHasNoBiasForHugeBounds) {
  // With a plain remainder, values under 2^30 would come twice as often as the others.
  Rng rng(2, Stream::Analysis);
  int low = 0;
  for (int i = 0; i < 30000; ++i) low += rng.below(3u << 30) < (1u << 30);
  EXPECT_NEAR(low, 10000, 400);
}

TEST(Rng, UniformFillsTheUnitInterval) {
  Rng rng(3, Stream::Analysis);
  std::vector<int> counts(100);
  for (int i = 0; i < 100000; ++i) {
    const double x = rng.uniform();
    ASSERT_TRUE(x >= 0.0 && x < 1.0);
    ++counts[static_cast<int>(x * 100)];
  }
  double chiSquare = 0;
  for (const int count : counts) chiSquare += std::pow(count - 1000, 2) / 1000;
  EXPECT_LT(chiSquare, 148.2);  // 99 degrees of freedom, one seed in a thousand
  for (int i = 0; i < 1000; ++i) {
    const double x = rng.uniform(-2, 3);
    ASSERT_TRUE(x >= -2 && x < 3);
  }
}

TEST(Rng, NormalHasTheMomentsOfANormal) {
  Rng rng(4, Stream::Analysis);
  constexpr int kDraws = 100000;
  double sums[5] = {};
  int beyondTwo = 0;
  for (int i = 0; i < kDraws; ++i) {
    const double x = rng.normal();
    ASSERT_TRUE(std::isfinite(x));
    for (int power = 1; power <= 4; ++power) sums[power] += std::pow(x, power);
    beyondTwo += std::abs(x) > 2;
  }
  // Five standard errors each.
  EXPECT_NEAR(sums[1] / kDraws, 0, 0.016);
  EXPECT_NEAR(sums[2] / kDraws, 1, 0.023);
  EXPECT_NEAR(sums[3] / kDraws, 0, 0.062);
  EXPECT_NEAR(sums[4] / kDraws, 3, 0.155);
  EXPECT_NEAR(beyondTwo / double{kDraws}, 0.0455, 0.0033);
}

TEST(Rng, ShufflePermutesFairly) {
  Rng rng(5, Stream::Shuffle);
  std::vector<int> counts(24);
  for (int i = 0; i < 24000; ++i) {
    std::vector<int> four = {0, 1, 2, 3};
    rng.shuffle(four);
    std::vector<int> sorted = four;
    std::sort(sorted.begin(), sorted.end());
    ASSERT_EQ(sorted, (std::vector<int>{0, 1, 2, 3}));
    int rank = 0;
    for (int a = 0; a < 4; ++a) {
      int smaller = 0;
      for (int b = a + 1; b < 4; ++b) smaller += four[b] < four[a];
      rank = rank * (4 - a) + smaller;
    }
    ++counts[rank];
  }
  double chiSquare = 0;
  for (const int count : counts) chiSquare += std::pow(count - 1000, 2) / 1000;
  EXPECT_LT(chiSquare, 49.7);  // 23 degrees of freedom, one seed in a thousand
  std::vector<int> none;
  rng.shuffle(none);
  EXPECT_TRUE(none.empty());
}

TEST(Rng, StreamsOfOneSeedAreIndependent) {
  Rng weights(42, Stream::Weights), split(42, Stream::Split);
  int equal = 0;
  double product = 0;
  constexpr int kDraws = 10000;
  for (int i = 0; i < kDraws; ++i) {
    const std::uint32_t a = weights.next(), b = split.next();
    equal += a == b;
    product += (a * 0x1p-32 - 0.5) * (b * 0x1p-32 - 0.5);
  }
  EXPECT_LE(equal, 1);
  EXPECT_LT(std::abs(product / kDraws * 12), 5 / std::sqrt(kDraws));  // the correlation
}

TEST(Rng, RestoresItsState) {
  Rng rng(6, Stream::Dropout);
  for (int i = 0; i < 10; ++i) rng.next();
  const Rng::State state = rng.state();
  const std::uint32_t expected = rng.next();
  Rng other(0, Stream::Weights);
  other.restore(state);
  EXPECT_EQ(other.next(), expected);
  EXPECT_EQ(other.next(), rng.next());
}

}  // namespace
}  // namespace lab
