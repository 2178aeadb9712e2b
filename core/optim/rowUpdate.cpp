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
         {&row.oldValue, &row.newValue, &row.data, &row.memory, &row.decay, &row.rounding}) {
      column->resize(width);
    }
  }
}

void Recorder::record(std::int64_t i, Scalar oldValue, Scalar newValue, const Change& change) {
  RowLedger& row = ledger_.rows[firstRow_ + static_cast<std::size_t>(i / cols_)];
  const auto col = static_cast<std::size_t>(i % cols_);
  row.oldValue[col] = oldValue;
  row.newValue[col] = newValue;
  row.data[col] = change.data;
  row.memory[col] = change.memory;
  row.decay[col] = change.decay;
  // In double, where the sum of a few floats is all but exact.
  row.rounding[col] = static_cast<Scalar>(static_cast<double>(newValue) - oldValue - change.data -
                                          change.memory - change.decay);
}

}  // namespace lab
