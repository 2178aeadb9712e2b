// What the optimizers share: going over the rows of a table, and keeping the ledger.
#pragma once

#include <vector>

#include "core/optim/optimizer.h"

namespace lab {

/// Elements first … first + count of a parameter, which lie side by side and are `rows` rows from
/// `row` on, and their gradient; nullptr stands for zero. With a gradient, the span is one row.
struct Span {
  Index row;
  std::int64_t first;
  std::int64_t count;
  const Scalar* grad;
  std::int64_t rows;
};

/// Calls visit(Span) for the rows that have a gradient, in the order in which they were touched.
template <class Visit>
void forTouchedRows(const Parameter& parameter, Visit&& visit) {
  const std::int64_t cols = parameter.value.cols();
  const Scalar* grad = parameter.grad.values().data();
  for (const Index row : parameter.grad.touched()) {
    visit(Span{row, row * cols, cols, grad, 1});
    grad += cols;
  }
}

/// Calls visit(Span) for every row in order; rows without a gradient come together, as many as lie
/// side by side.
template <class Visit>
void forAllRows(const Parameter& parameter, Visit&& visit) {
  const std::int64_t cols = parameter.value.cols();
  const Index rows = parameter.value.rows();
  Index from = 0;
  for (Index row = 0; row <= rows; ++row) {
    const Scalar* grad = row < rows ? parameter.grad.find(row) : nullptr;
    if (row < rows && grad == nullptr) continue;
    if (from < row) visit(Span{from, from * cols, (row - from) * cols, nullptr, row - from});
    if (row < rows) visit(Span{row, row * cols, cols, grad, 1});
    from = row + 1;
  }
}

/// The change of one element in parts, before rounding. They are shares of what the update itself
/// computed (memory is the moment less what this step brought), so little is left to rounding.
struct Change {
  double data = 0;
  double memory = 0;
  double decay = 0;
};

/// How one element moved, in the numbers that its update computed.
struct ElementStep {
  Scalar oldValue = 0, newValue = 0;
  Scalar grad = 0;
  Change change;
  Scalar momentBefore = 0;
  Scalar denominator = 1;
};

/// Takes down changes element by element. An update is written once, over any type with this
/// `record`; `NoRecord` compiles to nothing.
class Recorder {
 public:
  Recorder(Ledger& ledger, const Span& span);
  void record(std::int64_t i, const ElementStep& step);

 private:
  Ledger& ledger_;
  std::size_t firstRow_;
  std::int64_t cols_;
};

struct NoRecord {
  void record(std::int64_t, const ElementStep&) {}
};

/// Calls update(recorder) with the recorder that there is to be.
template <class Update>
void recorded(Ledger* ledger, const Span& span, Update&& update) {
  if (ledger != nullptr) {
    update(Recorder(*ledger, span));
  } else {
    update(NoRecord());
  }
}

}  // namespace lab
