#include "core/analysis/agreement.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <type_traits>

#include "core/error.h"

namespace lab {
namespace {

using Bits = std::conditional_t<sizeof(Scalar) == 4, std::int32_t, std::int64_t>;

Bits bitsOf(Scalar value) {
  Bits bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return bits;
}

/// The place of a number among all that Scalar has, by size: neighbours differ by 1, ±0 are both 0.
Bits placeOf(Scalar value) {
  const auto bits = bitsOf(value);
  return bits < 0 ? std::numeric_limits<Bits>::min() - bits : bits;
}

/// How far apart two places are: at most what an int64 holds.
std::int64_t distance(Bits a, Bits b) {
  const auto apart =
      static_cast<std::uint64_t>(std::max(a, b)) - static_cast<std::uint64_t>(std::min(a, b));
  constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  return static_cast<std::int64_t>(std::min(apart, kMost));
}

}  // namespace

Agreement agreementOf(std::span<const Scalar> a, std::span<const Scalar> b) {
  if (a.size() != b.size()) {
    fail<TypeError>("agreement", a.size(), " numbers against ", b.size());
  }
  Agreement result;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!std::isfinite(a[i]) || !std::isfinite(b[i])) {
      fail<RangeError>("agreement", "place ", i, " is not finite: ", a[i], ", ", b[i]);
    }
    if (bitsOf(a[i]) == bitsOf(b[i])) continue;
    ++result.differing;
    const double apart = std::abs(static_cast<double>(a[i]) - static_cast<double>(b[i]));
    result.largest = std::max(result.largest, apart);
    result.ulps = std::max(result.ulps, distance(placeOf(a[i]), placeOf(b[i])));
  }
  return result;
}

}  // namespace lab
