#include "core/autograd/rowGrad.h"

#include <algorithm>
#include <numeric>

namespace lab {

Scalar* RowGrad::touch(Index row) {
  if (!contains(row)) {
    makeRoomFor(1);
    slotOf_[static_cast<std::size_t>(row)] = count_;
    rows_[static_cast<std::size_t>(count_)] = row;
    std::fill_n(values_.data() + offset(count_++), shape_.cols, Scalar{0});
  }
  return values_.data() + offset(slotOf_[static_cast<std::size_t>(row)]);
}

/// Room for as many rows as `more` calls of touch() can touch.
void RowGrad::makeRoomFor(std::size_t more) {
  const std::size_t rows = std::min(static_cast<std::size_t>(count_) + more, slotOf_.size());
  const auto end = static_cast<std::size_t>(offset(static_cast<Index>(rows)));
  if (rows_.size() < rows) rows_.resize(rows);
  if (values_.size() < end) values_.resize(end);
}

Scalar* RowGrad::touchAll() {
  const auto rows = static_cast<std::size_t>(shape_.rows);
  const bool inOrder = count_ == shape_.rows && std::is_sorted(touched().begin(), touched().end());
  if (inOrder) return values_.data();
  if (count_ == 0) {
    values_.assign(static_cast<std::size_t>(shape_.size()), Scalar{0});
  } else {
    values_ = dense().values();
  }
  rows_.resize(rows);
  std::iota(rows_.begin(), rows_.end(), Index{0});
  slotOf_ = rows_;
  count_ = shape_.rows;
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
