#include "core/optim/optimizer.h"

namespace lab {

void Optimizer::step(std::vector<Ledger>* ledgers) {
  ++stepCount_;
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

void Optimizer::zeroGrad() {
  for (Parameter* parameter : parameters_) parameter->zeroGrad();
}

}  // namespace lab
