// Memory for one step: handed out by moving a pointer, taken back all at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <new>
#include <type_traits>
#include <vector>

namespace lab {

/// Hands out memory for trivially destructible objects. `reset` keeps the blocks, so a training
/// step that repeats itself allocates nothing.
class Arena {
 public:
  /// Uninitialised memory for `count` objects, aligned to 32 bytes; valid until it is reset.
  /// Throws std::bad_alloc where there is not as much; in wasm, sizes go beyond what addresses do.
  template <class T>
  T* allocate(std::uint64_t count) {
    static_assert(std::is_trivially_destructible_v<T>, "the arena never runs destructors");
    constexpr std::uint64_t kMost = std::numeric_limits<std::ptrdiff_t>::max() / sizeof(T);
    if (count > kMost) throw std::bad_alloc();
    return reinterpret_cast<T*>(take(static_cast<std::size_t>(count) * sizeof(T)));
  }

  /// A point to come back to.
  struct Mark {
    std::size_t block = 0;
    std::size_t used = 0;
  };
  Mark mark() const { return at_; }

  /// Takes back everything that was handed out after `mark`.
  void reset(Mark mark) { at_ = mark; }

  /// Bytes held, whether handed out or not.
  std::size_t capacity() const;

 private:
  struct alignas(32) Unit {
    std::byte bytes[32];
  };
  struct Block {
    std::unique_ptr<Unit[]> units;
    std::size_t bytes;
  };

  void* take(std::size_t bytes);

  std::vector<Block> blocks_;
  Mark at_;
};

}  // namespace lab
