// Takes what a target needs from the fuzzer's bytes, from the front; zeros once they have ended.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace lab::fuzz {

class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : left_(bytes) {}

  bool empty() const { return left_.empty(); }

  /// A number as it lies in memory.
  template <class Number>
  Number number() {
    Number x{};
    const std::string_view part = take(sizeof x);
    std::memcpy(&x, part.data(), part.size());
    return x;
  }

  /// In [0, bound), from one byte.
  std::size_t below(std::size_t bound) { return number<std::uint8_t>() % bound; }

  std::string_view take(std::size_t count) {
    const std::string_view part = left_.substr(0, count);
    left_.remove_prefix(part.size());
    return part;
  }

  /// Up to the next line end, which goes with it.
  std::string_view line() {
    const std::string_view part = take(std::min(left_.find('\n'), left_.size()));
    take(1);
    return part;
  }

  std::string_view rest() { return std::exchange(left_, {}); }

 private:
  std::string_view left_;
};

}  // namespace lab::fuzz
