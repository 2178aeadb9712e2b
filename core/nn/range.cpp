#include "core/nn/range.h"

#include <cmath>

namespace lab {

void checkRange(const std::optional<Range>& range) {
  if (!range) return;
  if (std::isfinite(range->low) && std::isfinite(range->high) && range->low < range->high) return;
  fail<RangeError>("model", "yRange must go from a lower to a higher number, not from ", range->low,
                   " to ", range->high);
}

}  // namespace lab
