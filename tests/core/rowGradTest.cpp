#include "core/autograd/rowGrad.h"

#include <gtest/gtest.h>

#include <map>

#include "tests/core/support.h"

namespace lab {
namespace {

using testing::sameBits;

TEST(RowGrad, HoldsNothingAtFirst) {
  RowGrad grad({4, 2});
  EXPECT_EQ(grad.touchedCount(), 0);
  for (Index row = 0; row < 4; ++row) EXPECT_EQ(grad.find(row), nullptr);
  EXPECT_EQ(grad.values().size(), 0u);
}

TEST(RowGrad, AddsContributionsToTheSameRowInOnePlace) {
  RowGrad grad({4, 2});
  grad.touch(3)[0] += 1;
  grad.touch(1)[1] += 2;
  grad.touch(3)[0] += 4;
  ASSERT_EQ(grad.touchedCount(), 2);
  EXPECT_EQ(grad.touched()[0], 3);
  EXPECT_EQ(grad.touched()[1], 1);
  EXPECT_EQ(grad.find(3)[0], 5);
  EXPECT_EQ(grad.dense().values(), (std::vector<Scalar>{0, 0, 0, 2, 0, 0, 5, 0}));
}

TEST(RowGrad, ForgetsAndStartsFromZeroAgain) {
  RowGrad grad({4, 2});
  grad.touch(3)[0] = 7;
  grad.clear();
  EXPECT_FALSE(grad.contains(3));
  EXPECT_EQ(grad.touch(3)[0], 0);
  EXPECT_EQ(grad.touchedCount(), 1);
}

TEST(RowGrad, TouchAllKeepsWhatWasThere) {
  RowGrad grad({3, 1});
  grad.touch(2)[0] = 5;
  grad.touch(0)[0] = 1;
  const Scalar* all = grad.touchAll();
  EXPECT_EQ(std::vector<Scalar>(all, all + 3), (std::vector<Scalar>{1, 0, 5}));
  EXPECT_EQ(grad.touchAll(), all) << "a second time, nothing is moved";
}

/// A batch at once adds what its positions would add in turn, also onto rows that were there.
TEST(RowGrad, AddsABatchAsOneByOne) {
  Rng rng(2, Stream::Analysis);
  for (const Index cols : {1, 3, 4, 6, 50}) {
    RowGrad oneByOne({20, cols}), together({20, cols});
    for (int batch = 0; batch < 3; ++batch) {
      const std::vector<Index> rows = testing::randomIndices(rng, 15, 20);
      const std::vector<Scalar> scales = testing::randomValues(rng, 15);
      const std::vector<Scalar> values =
          cols == 1 ? std::vector<Scalar>(15, 1) : testing::randomValues(rng, 15 * cols);
      const auto at = [&](std::size_t i) {
        return values.data() + i * static_cast<std::size_t>(cols);
      };
      for (std::size_t i = 0; i < rows.size(); ++i) {
        Scalar* sums = oneByOne.touch(rows[i]);
        for (Index c = 0; c < cols; ++c) sums[c] += scales[i] * at(i)[c];
      }
      cols == 1 ? together.addEach(rows, scales) : together.addEach(rows, scales, at);
    }
    EXPECT_TRUE(sameBits(oneByOne.dense().values(), together.dense().values())) << cols;
    EXPECT_EQ(std::vector(oneByOne.touched().begin(), oneByOne.touched().end()),
              std::vector(together.touched().begin(), together.touched().end()));
  }
}

TEST(RowGrad, AgreesWithAMapOverRandomUse) {
  Rng rng(1, Stream::Analysis);
  RowGrad grad({50, 3});
  for (int round = 0; round < 100; ++round) {
    std::map<Index, Scalar> expected;
    for (int i = 0; i < 40; ++i) {
      const auto row = static_cast<Index>(rng.below(50));
      const auto value = static_cast<Scalar>(rng.uniform());
      grad.touch(row)[1] += value;
      expected[row] += value;
    }
    ASSERT_EQ(grad.touchedCount(), static_cast<Index>(expected.size()));
    for (Index row = 0; row < 50; ++row) {
      const auto found = expected.find(row);
      ASSERT_EQ(grad.contains(row), found != expected.end());
      if (found != expected.end()) {
        ASSERT_EQ(grad.find(row)[1], found->second);
      }
    }
    grad.clear();
  }
}

}  // namespace
}  // namespace lab
