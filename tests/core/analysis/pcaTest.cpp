#include "core/analysis/pca.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "tests/core/support.h"

namespace lab {
namespace {

using testing::messageOf;
using testing::randomValues;

constexpr double kTolerance = sizeof(Scalar) == 4 ? 1e-5 : 1e-12;

std::vector<Index> allRows(const Matrix& table) {
  std::vector<Index> rows(static_cast<std::size_t>(table.rows()));
  std::iota(rows.begin(), rows.end(), 0);
  return rows;
}

TEST(Pca, FindsTheAxesOfACross) {
  // About (10, 20): four steps either way along (3, 4) / 5, one along (-4, 3) / 5.
  const Matrix table({4, 2}, {10 + 2.4f, 20 + 3.2f, 10 - 2.4f, 20 - 3.2f,  //
                              10 - 0.8f, 20 + 0.6f, 10 + 0.8f, 20 - 0.6f});
  const Pca pca = principalComponents(table, allRows(table), 2);
  EXPECT_NEAR(pca.mean[0], 10, 1e-5);
  EXPECT_NEAR(pca.mean[1], 20, 1e-5);
  EXPECT_NEAR(pca.components.row(0)[0], 0.6, 1e-5);
  EXPECT_NEAR(pca.components.row(0)[1], 0.8, 1e-5);
  EXPECT_NEAR(pca.components.row(1)[0], 0.8, 1e-5) << "the larger number is above 0";
  EXPECT_NEAR(pca.components.row(1)[1], -0.6, 1e-5);
  EXPECT_NEAR(pca.variance[0], 2 * 16.0 / 3, 1e-4);
  EXPECT_NEAR(pca.variance[1], 2 * 1.0 / 3, 1e-4);
  EXPECT_NEAR(pca.explained(0), 16.0 / 17, 1e-5);
  EXPECT_NEAR(pca.explained(1), 1.0 / 17, 1e-5);
  const std::vector<double> places = {4, 0, -4, 0, 0, -1, 0, 1};
  for (std::size_t i = 0; i < places.size(); ++i) {
    EXPECT_NEAR(pca.places.values()[i], places[i], 1e-4) << i;
  }
}

TEST(Pca, OfAllComponentsGivesBackTableAndCovariance) {
  Rng rng(3, Stream::Analysis);
  const Matrix table({40, 6}, randomValues(rng, 240));
  const Pca pca = principalComponents(table, allRows(table), 6);
  const EigenMatrix back = pca.places.map() * pca.components.map();
  for (Index row = 0; row < table.rows(); ++row) {
    for (Index col = 0; col < table.cols(); ++col) {
      EXPECT_NEAR(back(row, col) + pca.mean[static_cast<std::size_t>(col)], table.row(row)[col],
                  kTolerance);
    }
  }
  const EigenMatrix unit = pca.components.map() * pca.components.map().transpose();
  EXPECT_TRUE(unit.isIdentity(static_cast<Scalar>(kTolerance)));
  // Along the components, rows vary by what is said and not together.
  const EigenMatrix covariance = pca.places.map().transpose() * pca.places.map() / Scalar{39};
  for (Index i = 0; i < 6; ++i) {
    for (Index j = 0; j < 6; ++j) {
      const double expected = i == j ? pca.variance[static_cast<std::size_t>(i)] : 0;
      EXPECT_NEAR(covariance(i, j), expected, kTolerance);
    }
  }
  EXPECT_TRUE(std::is_sorted(pca.variance.rbegin(), pca.variance.rend()));
  EXPECT_NEAR(std::accumulate(pca.variance.begin(), pca.variance.end(), 0.0), pca.totalVariance,
              1e-12);
}

TEST(Pca, LooksAtTheRowsItIsGiven) {
  Rng rng(4, Stream::Analysis);
  const Matrix table({30, 4}, randomValues(rng, 120));
  const std::vector<Index> rows = {7, 3, 21, 9, 28};
  std::vector<Scalar> values;
  for (const Index row : rows) values.insert(values.end(), table.row(row), table.row(row) + 4);
  const Matrix alone({5, 4}, values);
  const Pca some = principalComponents(table, rows, 2);
  EXPECT_EQ(some.places.values(), principalComponents(alone, allRows(alone), 2).places.values());
  EXPECT_EQ(some.places.shape(), (Shape{5, 2}));
}

TEST(Pca, OfRowsThatAreAllTheSameExplainsNothing) {
  const Matrix table({3, 2}, {1, 2, 1, 2, 1, 2});
  const Pca pca = principalComponents(table, allRows(table), 1);
  EXPECT_EQ(pca.variance[0], 0);
  EXPECT_EQ(pca.explained(0), 0);
}

TEST(Pca, RefusesWhatHasNoComponents) {
  const Matrix table({4, 2});
  const auto refusal = [&](const std::vector<Index>& rows, Index count) {
    return messageOf<std::exception>([&] { principalComponents(table, rows, count); });
  };
  EXPECT_EQ(refusal({0, 1}, 3), "[pca] 3 components of 2 columns");
  EXPECT_EQ(refusal({0, 1}, 0), "[pca] 0 components of 2 columns");
  EXPECT_EQ(refusal({2}, 1), "[pca] 1 rows do not differ from each other");
  EXPECT_EQ(refusal({0, 4}, 1), "[pca] row 4 is outside [0, 4)");
  Matrix broken({4, 2});
  broken.data()[3] = std::numeric_limits<Scalar>::quiet_NaN();
  EXPECT_EQ(messageOf<TypeError>([&] { principalComponents(broken, allRows(broken), 1); }),
            "[pca] the table holds numbers that are not finite");
}

}  // namespace
}  // namespace lab
