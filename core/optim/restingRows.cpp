#include "core/optim/restingRows.h"

#include <utility>

namespace lab {

kernels::RestStep Faded::after(const AdamStep& step) {
  memory = kernels::faded(memory, step.beta1);
  root = kernels::faded(root, step.rootBeta2);
  return {step.keep, step.size * memory, step.correction * root, step.eps};
}

RestingRows::RestingRows(Parameter& parameter, const Matrix& moment, const Matrix& rootSquare,
                         bool defer)
    : parameter_(parameter),
      moment_(moment),
      rootSquare_(rootSquare),
      isColumn_(parameter.value.cols() == 1),
      defer_(defer && !isColumn_) {
  const auto rows = static_cast<std::size_t>(parameter.value.rows());
  memory_.resize(rows);
  root_.resize(rows);
  done_.resize(rows);
  owed_.resize(kFurthest);
  due_.resize(kFurthest);
  if (defer_) parameter_.putOff = this;
}

RestingRows::~RestingRows() {
  if (!defer_) return;
  RestingRows::catchUp();
  parameter_.putOff = nullptr;
}

void RestingRows::begin(const AdamStep& step) {
  owedAt(now_++) = step;
}

Faded RestingRows::takeForGradient(Index row) {
  bring(row, now_ - 1);
  const auto at = static_cast<std::size_t>(row);
  done_[at] = now_;
  return {std::exchange(memory_[at], Scalar{1}), std::exchange(root_[at], Scalar{1})};
}

void RestingRows::bring(Index row, Index to) {
  const auto at = static_cast<std::size_t>(row);
  if (isColumn_ || done_[at] >= to) return;
  Faded faded{memory_[at], root_[at]};
  std::size_t count = 0;
  for (Index step = done_[at]; step < to; ++step) due_[count++] = faded.after(owedAt(step));
  kernels::rest(parameter_.value.row(row), moment_.row(row), rootSquare_.row(row),
                parameter_.value.cols(), {due_.data(), count});
  done_[at] = to;
  memory_[at] = faded.memory;
  root_[at] = faded.root;
}

void RestingRows::catchUp(std::span<const Index> rows) {
  for (const Index row : rows) bring(row, now_);
}

void RestingRows::catchUp() {
  for (Index row = 0; row < parameter_.value.rows(); ++row) bring(row, now_);
}

void RestingRows::end() {
  if (isColumn_) return restColumn();
  if (!defer_) return catchUp();
  const Index rows = parameter_.value.rows();
  for (Index i = 0; i <= rows / kFurthest; ++i) {
    bring(sweep_, now_);
    sweep_ = sweep_ + 1 < rows ? sweep_ + 1 : 0;
  }
}

void RestingRows::restColumn() {
  const AdamStep& step = owedAt(now_ - 1);
  Scalar* p = parameter_.value.data();
  kept_.clear();
  for (const Index row : parameter_.grad.touched()) kept_.push_back(p[row]);
  kernels::restEach(p, moment_.data(), rootSquare_.data(), memory_.data(), root_.data(),
                    parameter_.value.rows(), step.beta1, step.rootBeta2,
                    {step.keep, step.size, step.correction, step.eps});
  std::size_t i = 0;
  for (const Index row : parameter_.grad.touched()) {
    const auto at = static_cast<std::size_t>(row);
    p[row] = kept_[i++];
    memory_[at] = root_[at] = 1;
  }
}

void RestingRows::explain(const AdamStep& step, const Span& span, Ledger& ledger) {
  const Index cols = parameter_.value.cols();
  Recorder recorder(ledger, span);
  for (std::int64_t first = 0; first < span.count; first += cols) {
    const auto row = static_cast<Index>((span.first + first) / cols);
    const auto at = static_cast<std::size_t>(row);
    const Scalar before = memory_[at];
    Faded faded{before, root_[at]};
    const kernels::RestStep due = faded.after(step);
    memory_[at] = faded.memory;
    root_[at] = faded.root;
    done_[at] = now_;
    Scalar* p = parameter_.value.row(row);
    const Scalar* m = moment_.row(row);
    const Scalar* s = rootSquare_.row(row);
    for (Index c = 0; c < cols; ++c) {
      const Scalar old = p[c];
      p[c] = kernels::rested(old, m[c], s[c], due);
      const Scalar denominator = s[c] * due.root + due.eps;
      recorder.record(first + c,
                      {.oldValue = old,
                       .newValue = p[c],
                       .grad = 0,
                       .change = {.data = 0,
                                  .memory = -static_cast<double>(due.move) * m[c] / denominator,
                                  .decay = static_cast<double>(old * due.keep) - old},
                       .momentBefore = before * m[c],
                       .denominator = denominator});
    }
  }
}

}  // namespace lab
