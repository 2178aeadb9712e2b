#include "core/data/split.h"

#include <numeric>

#include "core/error.h"
#include "core/random.h"

namespace lab {

Split randomSplit(Index size, double validFraction, std::uint64_t seed) {
  if (size < 0) fail<RangeError>("split", "size ", size, " is negative");
  if (!(validFraction >= 0.0 && validFraction < 1.0)) {
    fail<RangeError>("split", "validation part ", validFraction, " is outside [0, 1)");
  }
  std::vector<Index> order(static_cast<std::size_t>(size));
  std::iota(order.begin(), order.end(), 0);
  Rng(seed, Stream::Split).shuffle(order);
  const auto cut = order.begin() + static_cast<Index>(validFraction * size);
  return {.train = {cut, order.end()}, .valid = {order.begin(), cut}};
}

}  // namespace lab
