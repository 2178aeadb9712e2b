// The fuzzers' assertion. It holds in release builds too, and whoever runs a target finds the
// input.
#pragma once

#include <stdexcept>
#include <string>

namespace lab::fuzz {

/// A property that does not hold: nothing catches it in a fuzzer, which counts it as a crash.
struct Finding : std::logic_error {
  using std::logic_error::logic_error;
};

inline void require(bool condition, const char* file = __builtin_FILE(),
                    int line = __builtin_LINE()) {
  if (!condition) throw Finding(std::string(file) + ":" + std::to_string(line));
}

}  // namespace lab::fuzz
