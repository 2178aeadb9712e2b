// Shapes and row-major matrices. Every tensor of the core is a matrix: a vector is one row or one
// column, a number is 1 x 1.
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <new>
#include <string>
#include <vector>

#include "core/error.h"
#include "core/scalar.h"

namespace lab {

struct Shape {
  Index rows = 0;
  Index cols = 0;

  std::int64_t size() const { return std::int64_t{rows} * cols; }
  bool operator==(const Shape&) const = default;
};

/// "[6, 4]", as error messages and PyTorch print it.
inline std::string toString(Shape shape) {
  return text("[", shape.rows, ", ", shape.cols, "]");
}

using EigenMatrix = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using MatrixMap = Eigen::Map<EigenMatrix>;
using ConstMatrixMap = Eigen::Map<const EigenMatrix>;

/// A matrix that owns its numbers; zero when made.
class Matrix {
 public:
  Matrix() = default;
  /// Throws std::bad_alloc where there is not as much memory.
  explicit Matrix(Shape shape) : shape_(shape) {
    if (static_cast<std::uint64_t>(shape.size()) > values_.max_size()) throw std::bad_alloc();
    values_.resize(static_cast<std::size_t>(shape.size()));
  }
  Matrix(Shape shape, std::vector<Scalar> values) : shape_(shape), values_(std::move(values)) {
    if (static_cast<std::int64_t>(values_.size()) != shape.size()) {
      fail<TypeError>("matrix", values_.size(), " values do not fill the shape ", toString(shape));
    }
  }

  Shape shape() const { return shape_; }
  Index rows() const { return shape_.rows; }
  Index cols() const { return shape_.cols; }
  std::int64_t size() const { return shape_.size(); }
  Scalar* data() { return values_.data(); }
  const Scalar* data() const { return values_.data(); }
  Scalar* row(Index r) { return data() + std::int64_t{r} * shape_.cols; }
  const Scalar* row(Index r) const { return data() + std::int64_t{r} * shape_.cols; }
  const std::vector<Scalar>& values() const { return values_; }

  /// The same numbers as Eigen sees them.
  MatrixMap map() { return {data(), rows(), cols()}; }
  ConstMatrixMap map() const { return {data(), rows(), cols()}; }

 private:
  Shape shape_;
  std::vector<Scalar> values_;
};

}  // namespace lab
