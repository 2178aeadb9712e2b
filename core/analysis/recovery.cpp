#include "core/analysis/recovery.h"

#include <Eigen/QR>
#include <algorithm>
#include <numeric>

#include "core/analysis/pca.h"
#include "core/analysis/ranking.h"
#include "core/analysis/scatter.h"
#include "core/random.h"

namespace lab {
namespace {

constexpr const char* kPlace = "recover";

void check(const Matrix& learnt, const Matrix& truth) {
  const Index rows = learnt.rows(), cols = truth.cols();
  if (rows != truth.rows()) {
    fail<TypeError>(kPlace, rows, " learnt rows do not pair with ", truth.rows(), " true ones");
  }
  if (cols < 1 || cols > learnt.cols()) {
    fail<TypeError>(kPlace, cols, " true factors cannot follow from ", learnt.cols(),
                    " learnt ones");
  }
  if (rows < kRecoveryFolds || rows - (rows + kRecoveryFolds - 1) / kRecoveryFolds <= cols) {
    fail<TypeError>(kPlace, rows, " rows are too few for ", cols, " factors");
  }
}

/// Every row of `to` predicted from that of `from`, by the map that fits the rows of other parts
/// best.
Eigen::MatrixXd predictedInFolds(const Eigen::MatrixXd& from, const Eigen::MatrixXd& to,
                                 std::uint64_t seed) {
  const auto rows = static_cast<Index>(from.rows());
  std::vector<Index> order(static_cast<std::size_t>(rows));
  std::iota(order.begin(), order.end(), 0);
  Rng(seed, Stream::Analysis).shuffle(order);

  Eigen::MatrixXd predicted(to.rows(), to.cols());
  for (Index fold = 0; fold < kRecoveryFolds; ++fold) {
    std::vector<Index> inside, outside;
    for (Index i = 0; i < rows; ++i) {
      (i % kRecoveryFolds == fold ? inside : outside).push_back(order[static_cast<std::size_t>(i)]);
    }
    const Eigen::MatrixXd map =
        from(outside, Eigen::all).colPivHouseholderQr().solve(to(outside, Eigen::all));
    predicted(inside, Eigen::all) = from(inside, Eigen::all) * map;
  }
  return predicted;
}

}  // namespace

Recovery recover(const Matrix& learnt, const Matrix& truth, std::uint64_t seed) {
  check(learnt, truth);
  const Index rows = learnt.rows(), count = truth.cols();
  std::vector<Index> all(static_cast<std::size_t>(rows));
  std::iota(all.begin(), all.end(), 0);
  const Pca pca = principalComponents(learnt, all, count);

  Eigen::MatrixXd from(rows, count + 1);
  from.leftCols(count) = pca.places.map().cast<double>();
  from.col(count).setOnes();
  const Eigen::MatrixXd to = truth.map().cast<double>();
  const Eigen::MatrixXd predicted = predictedInFolds(from, to, seed);

  Recovery result{.predicted = toMatrix(predicted)};
  for (Index column = 0; column < count; ++column) {
    result.explained += pca.explained(column);
    const double errors = (to.col(column) - predicted.col(column)).squaredNorm();
    const double deviations = (to.col(column).array() - to.col(column).mean()).square().sum();
    if (deviations == 0) fail<TypeError>(kPlace, "true factor ", column, " is the same everywhere");
    result.r2.push_back(1 - errors / deviations);
    result.meanR2 += result.r2.back() / count;
  }
  return result;
}

Recovery recoverFromNoise(const Matrix& learnt, const Matrix& truth, std::uint64_t seed) {
  Rng rng(seed, Stream::Weights);
  Matrix noise(learnt.shape());
  for (std::int64_t i = 0; i < noise.size(); ++i) {
    noise.data()[i] = static_cast<Scalar>(rng.normal());
  }
  return recover(noise, truth, seed);
}

WorldRecovery recoverWorld(const DotTables& tables, std::span<const Index> rows,
                           const WorldTruth& world, std::span<const Index> films,
                           std::uint64_t seed) {
  if (rows.size() != films.size()) {
    fail<TypeError>(kPlace, rows.size(), " rows and ", films.size(), " films are not pairs");
  }
  const auto count = static_cast<Index>(rows.size());
  const auto worldFilms = static_cast<Index>(world.itemBias.size());
  Matrix learnt({count, tables.config.factors}), truth({count, world.factors});
  for (Index i = 0; i < count; ++i) {
    const Index row = rows[static_cast<std::size_t>(i)], film = films[static_cast<std::size_t>(i)];
    if (row <= kUnknownRow || row >= tables.items() || film < 0 || film >= worldFilms) {
      fail<RangeError>(kPlace, "row ", row, " with film ", film, ": there are ", tables.items() - 1,
                       " rows and ", worldFilms, " films");
    }
    learnt.map().row(i) = tables.itemFactors.map().row(row);
    const float* place = world.itemFactors.data() + std::int64_t{film} * world.factors;
    std::copy_n(place, world.factors, truth.row(i));
  }
  return {.truth = truth,
          .learnt = recover(learnt, truth, seed),
          .fromNoise = recoverFromNoise(learnt, truth, seed)};
}

}  // namespace lab
