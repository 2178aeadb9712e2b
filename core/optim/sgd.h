// Stochastic gradient descent, as torch.optim.SGD.
#pragma once

#include "core/optim/optimizer.h"

namespace lab {

struct SgdOptions {
  double lr = 1e-3;
  double momentum = 0;
  double weightDecay = 0;  ///< added to the gradient, as wd · p
  bool nesterov = false;   ///< needs momentum
};

/// g += wd · p; buffer = momentum · buffer + g (g itself at first); p -= lr · buffer, or with
/// Nesterov lr · (g + momentum · buffer). Rows without gradient are left alone where nothing would
/// move them. Sparse gradients: no weight decay (step throws TypeError); with momentum every row
/// that was ever looked up goes on moving, as in PyTorch, so that a step goes over the whole table.
///
/// Ledger: lr, momentum, weightDecay, nesterov (0 or 1). With n = 1, or 1 + momentum by Nesterov:
///   data = -lr · n · grad    memory = -lr · momentum · momentBefore (· momentum by Nesterov)
///   decay = -lr · n · weightDecay · oldValue
class Sgd : public Optimizer {
 public:
  /// Throws RangeError naming the option that is out of its limits.
  Sgd(std::vector<Parameter*> parameters, const SgdOptions& options);

  std::vector<std::span<Scalar>> state() override;
  void setMomentum(double momentum) override;

 private:
  void updateParameter(std::size_t which, Ledger* ledger) override;

  SgdOptions options_;
  std::vector<Matrix> buffers_;  // empty without momentum
};

}  // namespace lab
