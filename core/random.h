// The seeded generator behind every random choice: PCG32 (O'Neill 2014, XSH-RR 64/32).
//
// One seed names a whole experiment; a stream names one use of it (initial weights, split,
// shuffling, dropout …), so that adding a draw in one place does not move another.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace lab {

/// What a sequence of draws is for. Part of the format: never renumber.
enum class Stream : std::uint64_t {
  Weights = 1,
  Split = 2,
  Shuffle = 3,
  Dropout = 4,
  World = 5,
  Analysis = 6,
};

class Rng {
 public:
  Rng(std::uint64_t seed, Stream stream);

  /// 32 uniform bits.
  std::uint32_t next();

  /// Uniform integer in [0, bound), without bias; bound must be at least 1.
  std::uint32_t below(std::uint32_t bound);

  /// Uniform in [0, 1), a multiple of 2^-32.
  double uniform();

  /// Uniform in [low, high).
  double uniform(double low, double high) { return low + (high - low) * uniform(); }

  /// Standard normal (Box-Muller, one draw for each pair of uniforms).
  double normal();

  /// Fisher-Yates, from the last place down.
  template <class T>
  void shuffle(std::vector<T>& values) {
    for (std::uint32_t i = static_cast<std::uint32_t>(values.size()); i > 1; --i) {
      std::swap(values[i - 1], values[below(i)]);
    }
  }

  /// The generator's whole state, for snapshots.
  struct State {
    std::uint64_t state, increment;
  };
  State state() const { return {state_, increment_}; }
  void restore(State s) { state_ = s.state, increment_ = s.increment; }

 private:
  std::uint64_t state_;
  std::uint64_t increment_;
};

}  // namespace lab
