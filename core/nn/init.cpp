#include "core/nn/init.h"

#include <cmath>

namespace lab {

void initEmbedding(Matrix& table, Rng& rng) {
  for (std::int64_t i = 0; i < table.size(); ++i) {
    table.data()[i] = static_cast<Scalar>(0.01 * std::fmod(rng.normal(), 2.0));  // fmod is exact
  }
}

}  // namespace lab
