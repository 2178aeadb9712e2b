#include "core/analysis/pca.h"

#include "core/analysis/scatter.h"

namespace lab {
namespace {

constexpr const char* kPlace = "pca";

Eigen::MatrixXd gathered(const Matrix& table, std::span<const Index> rows) {
  Eigen::MatrixXd gathered(static_cast<Index>(rows.size()), table.cols());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Index row = rows[i];
    if (row < 0 || row >= table.rows()) {
      fail<RangeError>(kPlace, "row ", row, " is outside [0, ", table.rows(), ")");
    }
    gathered.row(static_cast<Index>(i)) = table.map().row(row).cast<double>();
  }
  return gathered;
}

}  // namespace

Pca principalComponents(const Matrix& table, std::span<const Index> rows, Index count) {
  if (count < 1 || count > table.cols()) {
    fail<RangeError>(kPlace, count, " components of ", table.cols(), " columns");
  }
  if (rows.size() < 2) fail<TypeError>(kPlace, rows.size(), " rows do not differ from each other");

  const Scatter scatter = scatterOf(kPlace, gathered(table, rows));
  // From the last axis, which has the largest variance.
  Eigen::MatrixXd components = scatter.axes.rowwise().reverse().leftCols(count);
  for (auto component : components.colwise()) {
    Eigen::Index largest = 0;
    component.cwiseAbs().maxCoeff(&largest);
    if (component[largest] < 0) component = -component;
  }
  Pca result{.components = toMatrix(components.transpose()),
             .places = toMatrix(scatter.centred * components),
             .mean = {scatter.mean.data(), scatter.mean.data() + scatter.mean.size()},
             .variance = {},
             .totalVariance = scatter.variances.sum()};
  for (Index i = 0; i < count; ++i) {
    result.variance.push_back(scatter.variances[table.cols() - 1 - i]);
  }
  return result;
}

}  // namespace lab
