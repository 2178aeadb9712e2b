// A matrix that is learnt, with the gradient that has arrived for it.
#pragma once

#include <cstdint>
#include <string>

#include "core/autograd/rowGrad.h"

namespace lab {

/// What is known of a parameter's gradient.
enum class GradKind {
  None,   ///< no backward pass has reached it
  Rows,   ///< rows not touched have no gradient (PyTorch: sparse)
  Dense,  ///< rows not touched have gradient zero
};

/// Updates of rows that an optimizer has put off until the rows are read.
class PutOff {
 public:
  virtual ~PutOff() = default;
  /// Carries out what was put off for `rows`, or for every row.
  virtual void catchUp(std::span<const Index> rows) = 0;
  virtual void catchUp() = 0;
};

struct Parameter {
  Parameter() = default;
  Parameter(std::string name, Matrix value)
      : name(std::move(name)), value(std::move(value)), grad(this->value.shape()) {}

  std::string name;
  Matrix value;
  bool requiresGrad = true;
  /// Whether weight decay applies: fastai leaves out the biases of Linear and all of BatchNorm.
  bool decays = true;

  /// However a gradient is to be understood, it is stored by rows.
  RowGrad grad;
  GradKind gradKind = GradKind::None;

  /// Counts changes of `value` by an optimizer, so that a backward pass can tell that what it needs
  /// is gone.
  std::uint64_t version = 0;

  /// Set while an optimizer puts updates off. Ops bring what they read up to date; whoever
  /// else reads `value` calls `catchUp` first.
  PutOff* putOff = nullptr;
  void catchUp() const {
    if (putOff != nullptr) putOff->catchUp();
  }
  void catchUp(std::span<const Index> rows) const {
    if (putOff != nullptr) putOff->catchUp(rows);
  }

  /// Gradients of rows are about to be added to `grad`. Where some are dense, all are.
  void receiveGrad(bool sparse) {
    if (!sparse) {
      gradKind = GradKind::Dense;
    } else if (gradKind == GradKind::None) {
      gradKind = GradKind::Rows;
    }
  }

  void zeroGrad() {
    grad.clear();
    gradKind = GradKind::None;
  }
};

}  // namespace lab
