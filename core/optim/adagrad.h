// Adagrad, as torch.optim.Adagrad.
#pragma once

#include "core/optim/optimizer.h"

namespace lab {

struct AdagradOptions {
  double lr = 1e-2;
  double lrDecay = 0;
  double weightDecay = 0;  ///< added to the gradient, as wd · p
  double eps = 1e-10;
};

/// g += wd · p; sum += g²; p -= lr / (1 + (t - 1) · lrDecay) · g / (√sum + ε). A row without
/// gradient stays where it is, whether its gradient is absent or zero. Sparse gradients: no weight
/// decay (step throws TypeError).
///
/// Ledger: lr, lrDecay, weightDecay, eps and rate, which is lr / (1 + (t - 1) · lrDecay). With
/// denominator = √sum + ε:
///   data = -rate · grad / denominator    decay = -rate · weightDecay · oldValue / denominator
class Adagrad : public Optimizer {
 public:
  /// Throws RangeError naming the option that is out of its limits.
  Adagrad(std::vector<Parameter*> parameters, const AdagradOptions& options);

  std::vector<std::span<Scalar>> state() override;

 private:
  void updateParameter(std::size_t which, Ledger* ledger) override;

  AdagradOptions options_;
  std::vector<Matrix> sum_;
};

}  // namespace lab
