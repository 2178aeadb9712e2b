#include "core/optim/rowUpdate.h"

namespace lab {

Recorder::Recorder(Ledger& ledger, const Span& span)
    : ledger_(ledger), firstRow_(ledger.rows.size()), cols_(ledger.parameter->value.cols()) {
  const auto width = static_cast<std::size_t>(cols_);
  for (std::int64_t first = span.first; first < span.first + span.count; first += cols_) {
    RowLedger& row = ledger.rows.emplace_back();
    row.row = static_cast<Index>(first / cols_);
    row.hasGradient = span.grad != nullptr;
    for (auto* column :
         {&row.oldValue, &row.newValue, &row.grad, &row.momentBefore, &row.denominator}) {
      column->resize(width);
    }
    for (auto* part : {&row.data, &row.memory, &row.decay, &row.rounding}) part->resize(width);
  }
}

void Recorder::record(std::int64_t i, const ElementStep& step) {
  RowLedger& row = ledger_.rows[firstRow_ + static_cast<std::size_t>(i / cols_)];
  const auto col = static_cast<std::size_t>(i % cols_);
  // A share of nothing may come as -0: adding 0 makes it 0.
  const Change change{step.change.data + 0.0, step.change.memory + 0.0, step.change.decay + 0.0};
  row.oldValue[col] = step.oldValue;
  row.newValue[col] = step.newValue;
  row.data[col] = change.data;
  row.memory[col] = change.memory;
  row.decay[col] = change.decay;
  row.rounding[col] = static_cast<double>(step.newValue) - step.oldValue -
                      (change.data + change.memory + change.decay);
  row.grad[col] = step.grad;
  row.momentBefore[col] = step.momentBefore;
  row.denominator[col] = step.denominator;
}

}  // namespace lab
