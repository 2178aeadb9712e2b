// The Adams: Adam, AdamW and SparseAdam share their moments and their step, and differ in how they
// decay, in where ε stands, and in which rows they go over.
//
// The state is the first moment m and s = √v, the root of the second, rather than v: for a row
// without gradient v only decays, and s with it, by one multiplication and without a root.
//
//     with gradient g      m = β1 m + (1 - β1) g     s = √(β2 s² + (1 - β2) g²)
//     without              m = β1 m                  s = √β2 s
//     both                 p = p · keep - size · m / (s · correction + ε)
//
// What a row without gradient loses of m and s is the same factor for all its elements, and is kept
// beside the row (see restingRows.h).
//
// With α = size / denominator and denominator = s · correction + ε, the ledger's parts are
//
//     data = -α (1 - β1) grad    memory = -α β1 momentBefore
//     decay = (keep - 1) oldValue where it is decoupled, else -α (1 - β1) weightDecay oldValue
//
// and its coefficients lr, beta1, beta2, eps, weightDecay, biasCorrection1 (1 - β1^t),
// biasCorrection2 (1 - β2^t), size, correction and keep:
//
//                  size                                            correction             keep
//     Adam         lr / biasCorrection1                            1 / √biasCorrection2   1
//     AdamW        lr / biasCorrection1                            1 / √biasCorrection2   1 - lr wd
//     SparseAdam   lr √biasCorrection2 / biasCorrection1           1                      1
//
// A moment below 1e-30 becomes 0: numbers too small to move anything would otherwise end as
// denormals, on which processors are slow.
#pragma once

#include "core/optim/optimizer.h"
#include "core/optim/restingRows.h"

namespace lab {

/// Defaults as torch.optim.Adam. fastai's: beta1 scheduled, beta2 0.99, eps 1e-5.
struct AdamOptions {
  double lr = 1e-3;
  double beta1 = 0.9;
  double beta2 = 0.999;
  double eps = 1e-8;
  double weightDecay = 0;
  /// AdamW: decay shrinks p itself, by 1 - lr · wd. Otherwise wd · p is added to the gradient.
  bool decoupled = false;
  /// Rows without gradient are updated when they are next read, to the same bits: whoever reads
  /// `Parameter::value` other than by an op calls `catchUp` first. Not with coupled weight decay.
  bool deferred = false;
};

/// AdamW with PyTorch's defaults.
inline AdamOptions adamWOptions() {
  return {.weightDecay = 1e-2, .decoupled = true};
}

/// What changes from step to step and from parameter to parameter, in double.
struct AdamFormula {
  double biasCorrection1 = 1, biasCorrection2 = 1;
  double size = 0, correction = 1;
  double keep = 1;
  double weightDecay = 0;
};

/// Common to the Adams: the moments of every parameter.
class AdamBase : public Optimizer {
 public:
  std::vector<std::span<Scalar>> state() override;
  void setMomentum(double beta1) override { options_.beta1 = beta1; }

 protected:
  /// Throws RangeError, naming `kind` and the option that is out of its limits.
  AdamBase(const char* kind, std::vector<Parameter*> parameters, const AdamOptions& options);

  /// The bias corrections of the step under way; for the rest, the formula of Adam.
  AdamFormula formula() const;
  AdamStep coefficients(const AdamFormula& formula, Ledger* ledger) const;

  AdamOptions options_;
  std::vector<Matrix> moment_;      // m
  std::vector<Matrix> rootSquare_;  // s
};

/// Dense: every row moves in every step, also rows without gradient. PyTorch's Adam and AdamW.
/// step throws TypeError on sparse gradients.
class Adam : public AdamBase {
 public:
  Adam(std::vector<Parameter*> parameters, const AdamOptions& options);

  std::vector<std::span<Scalar>> state() override;

 private:
  void updateParameter(std::size_t which, Ledger* ledger) override;
  void updateCoupled(std::size_t which, const AdamStep& step, Ledger* ledger);

  std::vector<std::unique_ptr<RestingRows>> resting_;
};

/// PyTorch's SparseAdam: only rows that were looked up move, moments and all; one step count for
/// everything; no weight decay. step throws TypeError on dense gradients.
class SparseAdam : public AdamBase {
 public:
  /// Throws TypeError where `options` ask for weight decay.
  SparseAdam(std::vector<Parameter*> parameters, const AdamOptions& options);

 private:
  void updateParameter(std::size_t which, Ledger* ledger) override;
};

}  // namespace lab
