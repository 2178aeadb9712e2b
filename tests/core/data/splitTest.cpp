#include "core/data/split.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "core/error.h"

namespace lab {
namespace {

TEST(Split, EveryPositionIsInOnePart) {
  for (const Index size : {0, 1, 4, 5, 1000}) {
    const Split split = randomSplit(size, 0.2, 42);
    EXPECT_EQ(static_cast<Index>(split.valid.size()), size / 5);
    std::vector<Index> all = split.train;
    all.insert(all.end(), split.valid.begin(), split.valid.end());
    std::sort(all.begin(), all.end());
    ASSERT_EQ(static_cast<Index>(all.size()), size);
    for (Index i = 0; i < size; ++i) EXPECT_EQ(all[i], i);
  }
}

TEST(Split, RoundsTheValidationPartDown) {
  EXPECT_EQ(randomSplit(100836, 0.2, 1).valid.size(), 20167u);
  EXPECT_EQ(randomSplit(10, 0.99, 1).valid.size(), 9u);
  EXPECT_TRUE(randomSplit(10, 0.0, 1).valid.empty());
}

TEST(Split, DependsOnTheSeedAlone) {
  EXPECT_EQ(randomSplit(100, 0.2, 7).valid, randomSplit(100, 0.2, 7).valid);
  EXPECT_NE(randomSplit(100, 0.2, 7).valid, randomSplit(100, 0.2, 8).valid);
  // Fixed for good: weights that were published with a seed must stay reproducible.
  EXPECT_EQ(randomSplit(10, 0.3, 42).valid, (std::vector<Index>{6, 0, 2}));
}

TEST(Split, EveryPositionIsHeldOutEquallyOften) {
  constexpr int kSeeds = 2000;
  std::vector<int> heldOut(20);
  for (int seed = 0; seed < kSeeds; ++seed) {
    for (const Index i : randomSplit(20, 0.25, seed).valid) ++heldOut[i];
  }
  // 500 expected, standard deviation 19.
  for (const int count : heldOut) EXPECT_NEAR(count, 500, 100);
}

TEST(Split, RefusesPartsOutsideTheirLimits) {
  for (const double part : {-0.1, 1.0, 2.0, std::numeric_limits<double>::quiet_NaN()}) {
    EXPECT_THROW(randomSplit(10, part, 1), RangeError) << part;
  }
  EXPECT_THROW(randomSplit(-1, 0.2, 1), RangeError);
}

}  // namespace
}  // namespace lab
