#include "core/nn/init.h"

#include <algorithm>
#include <cmath>

#include "core/math.h"

namespace lab {

Parameter embeddingTable(const char* name, Shape shape, Rng& rng) {
  Matrix values(shape);
  for (std::int64_t i = 0; i < values.size(); ++i) {
    values.data()[i] = static_cast<Scalar>(0.01 * std::fmod(rng.normal(), 2.0));  // fmod is exact
  }
  return {name, std::move(values)};
}

Parameter uniformParameter(const std::string& name, Shape shape, Index fanIn, Rng& rng) {
  const double bound = 1 / std::sqrt(static_cast<double>(fanIn));
  Matrix values(shape);
  for (std::int64_t i = 0; i < values.size(); ++i) {
    values.data()[i] = static_cast<Scalar>(rng.uniform(-bound, bound));
  }
  return {name, std::move(values)};
}

WidthRule embeddingWidthRule(Index rows) {
  constexpr double kWidest = 600;
  if (rows < 1) fail<RangeError>("embeddingWidth", "rows must be 1 or more, not ", rows);
  const double power = math::pow(rows, 0.56);
  const double product = 1.6 * power;
  return {power, product, static_cast<Index>(std::min(kWidest, std::round(product)))};
}

Index embeddingWidth(Index rows) {
  return embeddingWidthRule(rows).width;
}

}  // namespace lab
