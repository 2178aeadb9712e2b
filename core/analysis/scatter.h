// How rows of numbers scatter about their mean, in double.
#pragma once

#include <Eigen/Core>

#include "core/autograd/matrix.h"

namespace lab {

struct Scatter {
  Eigen::RowVectorXd mean;
  Eigen::MatrixXd centred;    ///< the rows less their mean
  Eigen::MatrixXd axes;       ///< eigenvectors of the covariance, one a column
  Eigen::VectorXd variances;  ///< along each axis, over rows - 1, rising; 0 for a single row
};

/// Throws TypeError, naming `place`, where a number is not finite.
Scatter scatterOf(const char* place, const Eigen::MatrixXd& rows);

Matrix toMatrix(const Eigen::MatrixXd& from);

}  // namespace lab
