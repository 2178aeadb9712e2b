#include "core/optim/schedule.h"

#include "core/math.h"

namespace lab {
namespace {

/// From `start` to `end` as `position` goes from 0 to 1, level at both ends.
double cosineBetween(double start, double end, double position) {
  return start + (end - start) * (1 - math::cos(math::kPi * position)) / 2;
}

}  // namespace

Rates oneCycle(double maxLr, double fraction) {
  constexpr double kRise = 0.25;
  if (fraction < kRise) {
    const double position = fraction / kRise;
    return {cosineBetween(maxLr / 25, maxLr, position), cosineBetween(0.95, 0.85, position)};
  }
  const double position = (fraction - kRise) / (1 - kRise);
  return {cosineBetween(maxLr, maxLr / 1e5, position), cosineBetween(0.85, 0.95, position)};
}

Rates constantRate(double lr) {
  return {lr, 0.9};
}

}  // namespace lab
