#include "core/random.h"

#include <cmath>

#include "core/math.h"

namespace lab {

Rng::Rng(std::uint64_t seed, Stream stream)
    : state_(0), increment_((static_cast<std::uint64_t>(stream) << 1) | 1) {
  next();
  state_ += seed;
  next();
}

std::uint32_t Rng::next() {
  const std::uint64_t old = state_;
  state_ = old * 6364136223846793005ULL + increment_;
  const auto shifted = static_cast<std::uint32_t>(((old >> 18) ^ old) >> 27);
  const auto rotation = static_cast<std::uint32_t>(old >> 59);
  return (shifted >> rotation) | (shifted << ((32 - rotation) & 31));
}

std::uint32_t Rng::below(std::uint32_t bound) {
  // Draws below 2^32 mod bound would make the small remainders likelier; draw again instead.
  const std::uint32_t threshold = (0u - bound) % bound;
  for (;;) {
    const std::uint32_t draw = next();
    if (draw >= threshold) return draw % bound;
  }
}

double Rng::uniform() {
  return next() * 0x1p-32;
}

double Rng::normal() {
  const double radius = std::sqrt(-2.0 * math::log((next() + 1.0) * 0x1p-32));  // (0, 1]: no log(0)
  return radius * math::cos(2.0 * math::kPi * uniform());
}

}  // namespace lab
