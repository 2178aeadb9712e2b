// Optimizers: how parameters move, given their gradients.
//
// A parameter's gradient comes by rows (see RowGrad). Rows that are absent count as zero gradient
// where the gradient is dense, and are left alone where it is sparse, as in PyTorch.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "core/autograd/parameter.h"
#include "core/work.h"

namespace lab {

/// Why one row moved: its change in parts, and what they were computed from. The step of an Adam is
/// linear in its first moment, whose parts are this step's gradient and the memory of earlier ones;
/// both are divided by the same denominator. oldValue + data + memory + decay + rounding =
/// newValue. The parts are in double: floats that cancel would lose the change between them.
struct RowLedger {
  Index row = 0;
  bool hasGradient = false;
  std::vector<Scalar> oldValue, newValue;
  std::vector<double> data, memory, decay, rounding;
  std::vector<Scalar> grad;          ///< zeros where none had arrived
  std::vector<Scalar> momentBefore;  ///< first moment or momentum buffer; zeros without one
  std::vector<Scalar> denominator;   ///< what the shares were divided by; 1 where by nothing
};

/// A number in an optimizer's formula, under the name that the formula gives it.
struct Coefficient {
  const char* name;
  double value;
};

/// What one step did to one parameter: every row that the step went over.
struct Ledger {
  const Parameter* parameter = nullptr;
  const char* optimizer = "";  ///< its kind, as lab.optim calls it
  std::int64_t step = 0;       ///< from 1
  /// What stands beside each optimizer's formula, in double: an update rounds them to Scalar.
  std::vector<Coefficient> coefficients;
  std::vector<RowLedger> rows;
};

/// What one step cost: the rows that it went over, and the work on them.
struct StepWork : Work {
  std::int64_t rows = 0;
};

/// What an update costs for every element of a row: counted where its formula stands.
struct ElementCost {
  int multiplyAdds;
  int scalars;  ///< read and written
};

class Optimizer {
 public:
  /// `kind` is what lab.optim calls it: errors and ledgers say it.
  Optimizer(const char* kind, std::vector<Parameter*> parameters)
      : kind_(kind), parameters_(std::move(parameters)) {}
  virtual ~Optimizer() = default;

  /// One update of every parameter that has a gradient. With `ledgers`, also why each row moved:
  /// one ledger is added for each parameter updated.
  void step(std::vector<Ledger>* ledgers = nullptr);

  /// What the last step cost.
  const StepWork& work() const { return work_; }

  /// Forgets the gradients.
  void zeroGrad();

  double lr = 1e-3;

  /// The numbers kept between steps, for snapshots: the same spans in the same order every time.
  virtual std::vector<std::span<Scalar>> state() = 0;
  std::int64_t stepCount() const { return stepCount_; }
  void setStepCount(std::int64_t count) { stepCount_ = count; }

  /// What schedules call momentum: β1 of an Adam, momentum of SGD. No effect where there is none.
  virtual void setMomentum(double) {}

 protected:
  /// Moves parameter `which`, and says why where a ledger is given.
  virtual void updateParameter(std::size_t which, Ledger* ledger) = 0;

  /// Adds `rows` rows of `elements` elements in all to the step's work.
  void count(std::int64_t rows, std::int64_t elements, ElementCost cost);
  void countTouched(const Parameter& parameter, ElementCost cost) {
    const Index rows = parameter.grad.touchedCount();
    count(rows, std::int64_t{rows} * parameter.value.cols(), cost);
  }

  const char* kind_;
  std::vector<Parameter*> parameters_;
  std::int64_t stepCount_ = 0;

 private:
  StepWork work_;
};

}  // namespace lab
