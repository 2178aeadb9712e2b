#include "core/analysis/ranking.h"

#include <cmath>

#include "tests/core/support.h"

namespace lab {
namespace {

using testing::messageOf;

std::vector<Index> rowsOf(const std::vector<RankedRow>& ranking) {
  std::vector<Index> rows;
  for (const RankedRow& one : ranking) rows.push_back(one.row);
  return rows;
}

TEST(RankedBiases, GoFromEitherEndAndLeaveOutNobody) {
  const Matrix biases({5, 1}, {9, 0.5f, -2, 3, -1});
  EXPECT_EQ(rowsOf(rankedBiases(biases, Order::Highest, 2)), (std::vector<Index>{3, 1}));
  const std::vector<RankedRow> lowest = rankedBiases(biases, Order::Lowest, 2);
  EXPECT_EQ(rowsOf(lowest), (std::vector<Index>{2, 4}));
  EXPECT_EQ(lowest[0].score, -2);
}

TEST(RankedBiases, OfEqualsTakeTheLowerRowFirst) {
  const Matrix biases({5, 1}, {0, 1, 2, 1, 1});
  EXPECT_EQ(rowsOf(rankedBiases(biases, Order::Highest, 3)), (std::vector<Index>{2, 1, 3}));
  EXPECT_EQ(rowsOf(rankedBiases(biases, Order::Lowest, 3)), (std::vector<Index>{1, 3, 4}));
}

TEST(RankedBiases, AreAsManyAsThereAre) {
  const Matrix biases({3, 1}, {0, 1, 2});
  EXPECT_EQ(rankedBiases(biases, Order::Lowest, 100).size(), 2u);
  EXPECT_TRUE(rankedBiases(biases, Order::Lowest, 0).empty());
  EXPECT_EQ(messageOf<RangeError>([&] { rankedBiases(biases, Order::Lowest, -1); }),
            "[ranking] count -1 is not 0 or more");
  EXPECT_EQ(messageOf<TypeError>([&] {
              rankedBiases(Matrix({3, 2}), Order::Lowest, 1);
            }),
            "[ranking] biases are one column, not [3, 2]");
}

TEST(CosineNeighbours, ComeByDirectionNotByLength) {
  // Row 1 points right; 2 nearly so and short, 3 up, 4 right and long, 5 left; 6 is zero.
  const Matrix table({7, 2}, {1, 0, 1, 0, 0.1f, 0.01f, 0, 2, 50, 0, -1, 0, 0, 0});
  const std::vector<RankedRow> near = cosineNeighbours(table, 1, 10);
  EXPECT_EQ(rowsOf(near), (std::vector<Index>{4, 2, 3, 6, 5}));
  EXPECT_DOUBLE_EQ(near[0].score, 1);
  EXPECT_NEAR(near[1].score, 0.1 / std::sqrt(0.0101), 1e-7);
  EXPECT_EQ(near[2].score, 0);
  EXPECT_EQ(near[3].score, 0);
  EXPECT_DOUBLE_EQ(near[4].score, -1);
  EXPECT_EQ(rowsOf(cosineNeighbours(table, 1, 1)), (std::vector<Index>{4}));
}

TEST(CosineNeighbours, RefuseARowThatIsNotThere) {
  EXPECT_EQ(messageOf<RangeError>([] {
              cosineNeighbours(Matrix({3, 2}), 3, 1);
            }),
            "[neighbours] row 3 is outside [0, 3)");
}

}  // namespace
}  // namespace lab
