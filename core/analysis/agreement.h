// How nearly two lists of numbers agree, that were computed in two ways.
#pragma once

#include <cstdint>
#include <span>

#include "core/scalar.h"

namespace lab {

struct Agreement {
  Index differing = 0;    ///< places whose bits differ
  double largest = 0;     ///< the largest distance
  std::int64_t ulps = 0;  ///< the largest distance counted in numbers that Scalar has, 0 of ±0
};

/// Throws TypeError where the lengths differ, RangeError where a number is not finite.
Agreement agreementOf(std::span<const Scalar> a, std::span<const Scalar> b);

}  // namespace lab
