// The gradient of a table of which few rows were used.
//
// A lookup reads B rows of a table that may have millions. Its gradient is zero everywhere else, so
// only the rows that were looked up are stored. The bookkeeping is a sparse set (Briggs and
// Torczon, 1993): `slotOf_` says where a row's values would be, `rows_` says whether that is so.
// Neither array needs to be initialised, forgetting everything is one assignment, and no step of it
// depends on the number of rows of the table.
//
//     slotOf_   [ ?  0  ?  ?  1  ? ]      one place for every row of the table
//                    |        |
//     rows_     [ 1, 4 ]                  the rows touched, in order of first touch
//     values_   [ g1 g1 g1 | g4 g4 g4 ]   cols values for each of them
//
// A row that is touched twice gets both contributions in the same place: the gradient is coalesced
// by construction.
#pragma once

#include <span>
#include <vector>

#include "core/autograd/matrix.h"
#include "core/kernels.h"

namespace lab {

class RowGrad {
 public:
  RowGrad() = default;
  explicit RowGrad(Shape shape) : shape_(shape), slotOf_(static_cast<std::size_t>(shape.rows)) {}

  Shape shape() const { return shape_; }

  /// Where contributions to `row` are to be added: cols values, +0 when first touched. Valid until
  /// another row is touched.
  Scalar* touch(Index row);

  /// Adds scale · values to `row`: the same as to touch() it and add, in one pass where it is new.
  void add(Index row, Scalar scale, const Scalar* values) {
    addEach({&row, 1}, {&scale, 1}, [values](std::size_t) { return values; });
  }

  /// Adds scales[i] · values(i) to rows[i], one after the other.
  template <class Values>
  void addEach(std::span<const Index> rows, std::span<const Scalar> scales, Values values) {
    const Index cols = shape_.cols;
    forEachTouch(rows, [&](std::size_t i, Scalar* sums, bool fresh) {
      fresh ? kernels::startAxpy(sums, scales[i], values(i), cols)
            : kernels::axpy(sums, scales[i], values(i), cols);
    });
  }

  /// The same in a table of one column, where the numbers are 1.
  void addEach(std::span<const Index> rows, std::span<const Scalar> scales) {
    forEachTouch(rows, [&](std::size_t i, Scalar* sum, bool fresh) {
      *sum = (fresh ? 0 : *sum) + scales[i];
    });
  }

  /// The gradient of `row`, or nullptr where it was not touched.
  const Scalar* find(Index row) const {
    return contains(row) ? values_.data() + offset(slotOf_[static_cast<std::size_t>(row)])
                         : nullptr;
  }

  bool contains(Index row) const {
    const Index slot = slotOf_[static_cast<std::size_t>(row)];
    return slot < count_ && rows_[static_cast<std::size_t>(slot)] == row;
  }

  /// The rows touched, in order of first touch.
  std::span<const Index> touched() const {
    return {rows_.data(), static_cast<std::size_t>(count_)};
  }
  Index touchedCount() const { return count_; }

  /// touchedCount x cols values: row i belongs to touched()[i].
  std::span<const Scalar> values() const {
    return {values_.data(), static_cast<std::size_t>(offset(touchedCount()))};
  }

  /// Touches every row and puts them in order; returns rows x cols values. For gradients that are
  /// dense by nature, as a matrix product's.
  Scalar* touchAll();

  /// The whole table, zero where nothing was touched: what is shown, not what is stored.
  Matrix dense() const;

  /// Forgets every row, in constant time.
  void clear() { count_ = 0; }

 private:
  std::int64_t offset(Index slot) const { return std::int64_t{slot} * shape_.cols; }
  void makeRoomFor(std::size_t more);
  template <class Visit>
  void forEachTouch(std::span<const Index> rows, Visit visit);

  Shape shape_;
  std::vector<Index> slotOf_;
  Index count_ = 0;  // of the rows touched; what the next two hold beyond them is forgotten
  std::vector<Index> rows_;
  std::vector<Scalar> values_;
};

/// Touches rows in turn: visit(position, its values, whether they are to be written first).
template <class Visit>
void RowGrad::forEachTouch(std::span<const Index> rows, Visit visit) {
  makeRoomFor(rows.size());
  // Whatever the loop reads is at hand: it runs for every rating and every table.
  Index* const slotOf = slotOf_.data();
  Index* const touched = rows_.data();
  Scalar* const values = values_.data();
  const std::int64_t cols = shape_.cols;
  Index count = count_;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Index row = rows[i], slot = slotOf[row];
    const bool fresh = slot >= count || touched[slot] != row;
    if (fresh) {
      slotOf[row] = count;
      touched[count] = row;
    }
    visit(i, values + (fresh ? count++ : slot) * cols, fresh);
  }
  count_ = count;
}

}  // namespace lab
