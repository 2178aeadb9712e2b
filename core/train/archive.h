// Writing and reading the same values in the same order, by one function for both:
//
//     template <class Archive> void archive(Archive& io) { io.value(step_); io.values(weights); }
#pragma once

#include <cstddef>
#include <cstring>
#include <span>
#include <type_traits>
#include <vector>

#include "core/error.h"

namespace lab {

/// Appends values, as they lie in memory, to bytes.
class ArchiveWriter {
 public:
  template <class T>
  void value(const T& x) {
    values(std::span(&x, 1));
  }
  template <class T>
  void values(std::span<T> xs) {
    static_assert(std::is_trivially_copyable_v<T>);
    const auto* bytes = reinterpret_cast<const std::byte*>(xs.data());
    bytes_.insert(bytes_.end(), bytes, bytes + xs.size_bytes());
  }
  /// A vector of any length.
  template <class T>
  void list(const std::vector<T>& xs) {
    value(xs.size());
    values(std::span(xs));
  }
  std::vector<std::byte> take() { return std::move(bytes_); }

 private:
  std::vector<std::byte> bytes_;
};

/// Takes values from bytes. Throws DataError where they end too early.
class ArchiveReader {
 public:
  explicit ArchiveReader(std::span<const std::byte> bytes) : bytes_(bytes) {}

  template <class T>
  void value(T& x) {
    values(std::span(&x, 1));
  }
  template <class T>
  void values(std::span<T> xs) {
    static_assert(std::is_trivially_copyable_v<T>);
    need(xs.size_bytes());
    if (xs.empty()) return;
    std::memcpy(xs.data(), bytes_.data(), xs.size_bytes());
    bytes_ = bytes_.subspan(xs.size_bytes());
  }
  template <class T>
  void list(std::vector<T>& xs) {
    std::size_t size = 0;
    value(size);
    if (size > bytes_.size() / sizeof(T)) need(bytes_.size() + 1);
    xs.resize(size);
    values(std::span(xs));
  }
  std::span<const std::byte> rest() const { return bytes_; }

 private:
  void need(std::size_t count) const {
    if (count > bytes_.size()) fail<DataError>("snapshot", "it ends too early");
  }

  std::span<const std::byte> bytes_;
};

/// FNV-1a over `bytes`, to tell one content from another.
inline std::uint64_t fingerprint(std::span<const std::byte> bytes,
                                 std::uint64_t hash = 0xcbf29ce484222325ULL) {
  for (const std::byte byte : bytes)
    hash = (hash ^ static_cast<std::uint64_t>(byte)) * 0x100000001b3ULL;
  return hash;
}

}  // namespace lab
