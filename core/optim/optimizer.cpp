#include "core/optim/optimizer.h"

namespace lab {

void Optimizer::step(std::vector<Ledger>* ledgers) {
  ++stepCount_;
  work_ = {};
  for (std::size_t which = 0; which < parameters_.size(); ++which) {
    Parameter& parameter = *parameters_[which];
    if (!parameter.requiresGrad || parameter.gradKind == GradKind::None) continue;
    Ledger* ledger = nullptr;
    if (ledgers != nullptr) {
      ledger = &ledgers->emplace_back();
      ledger->parameter = &parameter;
      ledger->optimizer = kind_;
      ledger->step = stepCount_;
    }
    updateParameter(which, ledger);
    ++parameter.version;
  }
}

void Optimizer::count(std::int64_t rows, std::int64_t elements, ElementCost cost) {
  constexpr std::int64_t kRowNumber = sizeof(Index);
  work_.rows += rows;
  work_ += Work{elements * cost.multiplyAdds, bytesOf(elements * cost.scalars) + rows * kRowNumber};
}

void Optimizer::zeroGrad() {
  for (Parameter* parameter : parameters_) parameter->zeroGrad();
}

}  // namespace lab
