#include "core/autograd/rowGrad.h"

#include <algorithm>
#include <numeric>

#include "core/kernels.h"

namespace lab {

Scalar* RowGrad::touch(Index row) {
  if (contains(row)) return valuesOf(row);
  Scalar* values = firstTouch(row);
  std::fill_n(values, shape_.cols, Scalar{0});
  return values;
}

void RowGrad::add(Index row, Scalar scale, const Scalar* values) {
  if (contains(row)) {
    kernels::axpy(valuesOf(row), scale, values, shape_.cols);
  } else {
    kernels::startAxpy(firstTouch(row), scale, values, shape_.cols);
  }
}

/// Room for the gradient of a row that has none yet, with what it held before.
Scalar* RowGrad::firstTouch(Index row) {
  const Index slot = touchedCount();
  const auto end = static_cast<std::size_t>(offset(slot + 1));
  rows_.push_back(row);
  slotOf_[static_cast<std::size_t>(row)] = slot;
  if (values_.size() < end) values_.resize(end);
  return values_.data() + offset(slot);
}

Scalar* RowGrad::touchAll() {
  const bool inOrder = touchedCount() == shape_.rows && std::is_sorted(rows_.begin(), rows_.end());
  if (inOrder) return values_.data();
  if (rows_.empty()) {
    values_.assign(static_cast<std::size_t>(shape_.size()), Scalar{0});
  } else {
    values_ = dense().values();
  }
  rows_.resize(static_cast<std::size_t>(shape_.rows));
  std::iota(rows_.begin(), rows_.end(), Index{0});
  slotOf_ = rows_;
  return values_.data();
}

Matrix RowGrad::dense() const {
  Matrix table(shape_);
  for (Index slot = 0; slot < touchedCount(); ++slot) {
    std::copy_n(values_.data() + offset(slot), shape_.cols,
                table.row(rows_[static_cast<std::size_t>(slot)]));
  }
  return table;
}

}  // namespace lab
