// Rows without gradient under a dense Adam: each owes, for every step, a little memory and decay.
//
// A row's elements share their past: since its last gradient, m has shrunk by the product of the β1
// and s by that of the √β2. Both products are kept once for a row, so that a step without gradient
// changes the values alone,
//
//     p = p · keep - (m · (size · memory)) / (s · (correction · root) + ε),
//
// and needs of the step nothing but a few numbers. Those are kept for a while, so that the steps of
// a row can be done one after the other when it is next read: the same arithmetic in the same
// order, hence the same bits, while its values stay in registers.
//
// In a table of one column a row is one number, as much as its factors: there nothing is put off,
// and each step goes over all rows, several at a time.
#pragma once

#include <vector>

#include "core/autograd/parameter.h"
#include "core/kernels.h"
#include "core/optim/rowUpdate.h"

namespace lab {

/// The coefficients of one step, rounded once.
struct AdamStep {
  Scalar beta1, gain1;      ///< β1, 1 - β1
  Scalar beta2, gain2;      ///< β2, 1 - β2
  Scalar rootBeta2;         ///< √β2
  Scalar size, correction;  ///< see adam.h
  Scalar eps;
  Scalar keep;
  Scalar pull;  ///< weightDecay where it is added to the gradient, else 0
};

/// What is left of a row's moments, as factors, since its last gradient.
struct Faded {
  Scalar memory = 1;
  Scalar root = 1;

  /// Fades by one more step: what that step does to the row's values.
  kernels::RestStep after(const AdamStep& step);
};

class RestingRows final : public PutOff {
 public:
  /// With `defer`, steps are put off. The moments and the parameter must stay where they are.
  RestingRows(Parameter& parameter, const Matrix& moment, const Matrix& rootSquare, bool defer);
  ~RestingRows() override;
  RestingRows(const RestingRows&) = delete;
  RestingRows& operator=(const RestingRows&) = delete;

  /// From now on every row owes this step.
  void begin(const AdamStep& step);

  /// Brings `row` up to the step before the one under way: what its moments have faded to. It has a
  /// gradient, so the step under way is done and its moments are fresh.
  Faded takeForGradient(Index row);

  /// After the rows with gradient: does what is owed, or, where it may be put off, some of it, so
  /// that no row falls far behind.
  void end();

  /// Does the step under way, and no other, for the rows of `span`, and says why they moved.
  void explain(const AdamStep& step, const Span& span, Ledger& ledger);

  void catchUp(std::span<const Index> rows) override;
  void catchUp() override;

  /// The factors of all rows, for snapshots.
  std::span<Scalar> memory() { return memory_; }
  std::span<Scalar> root() { return root_; }

 private:
  /// A row is at most so many steps behind: their coefficients are kept.
  static constexpr Index kFurthest = 256;

  void bring(Index row, Index to);
  void restColumn();
  AdamStep& owedAt(Index step) { return owed_[static_cast<std::size_t>(step) % kFurthest]; }

  Parameter& parameter_;
  const Matrix& moment_;
  const Matrix& rootSquare_;
  bool isColumn_;
  bool defer_;
  Index now_ = 0;    // steps so far
  Index sweep_ = 0;  // the row to be brought up to date next
  std::vector<Scalar> memory_, root_;
  std::vector<Index> done_;             // by row: the steps that it has behind it
  std::vector<AdamStep> owed_;          // of step t at t % kFurthest
  std::vector<kernels::RestStep> due_;  // of the row at hand
  std::vector<Scalar> kept_;            // of a column: the rows that have a gradient
};

}  // namespace lab
