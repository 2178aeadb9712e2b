// A batch of dot products forward and backward at once, for training without a tape.
//
// The tape writes down what lies between: copies of the rows, and their gradients. For a dot
// product neither is needed: rows are read where they are, and the gradient of one is the other,
// scaled, added straight to where it is collected. Every number comes from the same numbers in the
// same order as in the ops, so the bits are the same (tests/core/dotPassTest.cpp holds them side by
// side).
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/autograd/parameter.h"
#include "core/nn/range.h"

namespace lab {

/// The tables of a model; without biases, those are nullptr.
struct DotTables {
  Parameter* userFactors = nullptr;
  Parameter* itemFactors = nullptr;
  Parameter* userBias = nullptr;
  Parameter* itemBias = nullptr;
};

class DotPass {
 public:
  /// The mean squared error of the predictions for pairs of rows; its gradients are added to the
  /// tables, by rows where `sparse`, unless it is not finite. Throws RangeError where a row is not
  /// in its table.
  Scalar lossWithGradients(const DotTables& tables, const std::optional<Range>& range, bool sparse,
                           std::span<const Index> users, std::span<const Index> items,
                           std::span<const Scalar> ratings);

 private:
  // By position in the batch:
  std::vector<double> sums_;    // dot product and biases, then their sigmoid
  std::vector<Scalar> slopes_;  // d loss / d sum
  std::vector<Scalar> squares_;
};

}  // namespace lab
