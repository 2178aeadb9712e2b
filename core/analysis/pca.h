// Principal components: the directions in which rows of a table differ most.
#pragma once

#include <span>
#include <vector>

#include "core/autograd/matrix.h"

namespace lab {

/// n rows seen along their first c principal components.
struct Pca {
  Matrix components;             ///< [c, cols]: unit rows at right angles, by falling variance
  Matrix places;                 ///< [n, c]: each row less the mean row, along each component
  std::vector<double> mean;      ///< of each column, cols values
  std::vector<double> variance;  ///< along each component, over n - 1
  double totalVariance = 0;      ///< along all cols components

  /// The part of the total variance that component `which` explains, 0 … 1.
  double explained(Index which) const {
    return totalVariance > 0 ? variance[static_cast<std::size_t>(which)] / totalVariance : 0;
  }
};

/// The eigenvectors of the covariance of `rows` of `table`. An eigenvector is one of a pair of
/// opposites; of the two, it is the one whose largest number (the first of equals) is above 0.
/// Throws TypeError below two rows, RangeError where the table has no such row and unless
/// 1 <= count <= cols.
Pca principalComponents(const Matrix& table, std::span<const Index> rows, Index count);

}  // namespace lab
