// The fuzzers' assertion: it holds in release builds too, and its failure is a crash.
#pragma once

#include <cstdlib>

namespace lab::fuzz {

inline void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace lab::fuzz
