// The range of predictions, reached through a sigmoid.
#pragma once

#include <optional>

#include "core/ops/ops.h"

namespace lab {

/// low + (high - low) σ(x).
struct Range {
  Scalar low;
  Scalar high;
};

/// Throws RangeError unless the range goes from a lower to a higher finite number.
void checkRange(const std::optional<Range>& range);

/// What follows the last layer of a model.
inline Var inRange(Var x, const std::optional<Range>& range) {
  return range ? sigmoidRange(x, range->low, range->high) : x;
}

}  // namespace lab
