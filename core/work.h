// What a computation cost, counted by the code that carries it out.
#pragma once

#include <cstdint>

#include "core/scalar.h"

namespace lab {

struct Work {
  /// Multiplications, each with the addition that may follow; a root and a division count as one.
  std::int64_t multiplyAdds = 0;
  std::int64_t bytes = 0;  ///< read and written

  Work& operator+=(const Work& other) {
    multiplyAdds += other.multiplyAdds;
    bytes += other.bytes;
    return *this;
  }
};

inline std::int64_t bytesOf(std::int64_t scalars) {
  return scalars * static_cast<std::int64_t>(sizeof(Scalar));
}

}  // namespace lab
