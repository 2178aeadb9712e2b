#include "core/analysis/scatter.h"

#include <Eigen/Eigenvalues>
#include <algorithm>

namespace lab {

Scatter scatterOf(const char* place, const Eigen::MatrixXd& rows) {
  if (!rows.allFinite()) fail<TypeError>(place, "the table holds numbers that are not finite");
  Scatter scatter;
  scatter.mean = rows.colwise().mean();
  scatter.centred = rows.rowwise() - scatter.mean;
  const double count = std::max<double>(1, static_cast<double>(rows.rows()) - 1);
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(scatter.centred.transpose() *
                                                              scatter.centred / count);
  if (solver.info() != Eigen::Success) {
    fail<TypeError>(place, "the covariance has no eigenvectors that could be found");
  }
  scatter.axes = solver.eigenvectors();
  // Rounding may leave a variance of nothing a little below 0.
  scatter.variances = solver.eigenvalues().cwiseMax(0);
  return scatter;
}

Matrix toMatrix(const Eigen::MatrixXd& from) {
  Matrix to(Shape{static_cast<Index>(from.rows()), static_cast<Index>(from.cols())});
  to.map() = from.cast<Scalar>();
  return to;
}

}  // namespace lab
