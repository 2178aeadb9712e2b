#include "core/autograd/arena.h"

#include <algorithm>

namespace lab {

void* Arena::take(std::size_t bytes) {
  constexpr std::size_t kSmallestBlock = 1 << 16;
  const std::size_t units = (bytes + sizeof(Unit) - 1) / sizeof(Unit);
  bytes = units * sizeof(Unit);
  while (at_.block < blocks_.size() && at_.used + bytes > blocks_[at_.block].bytes) {
    at_ = {at_.block + 1, 0};
  }
  if (at_.block == blocks_.size()) {
    // Each block is at least twice the last: few blocks, whatever a step needs.
    const std::size_t grown = blocks_.empty() ? kSmallestBlock : 2 * blocks_.back().bytes;
    const std::size_t size = std::max(grown, bytes);
    // `new Unit[]` without parentheses leaves the memory as it is.
    blocks_.push_back({std::unique_ptr<Unit[]>(new Unit[size / sizeof(Unit)]), size});
  }
  auto* start = reinterpret_cast<std::byte*>(blocks_[at_.block].units.get()) + at_.used;
  at_.used += bytes;
  return start;
}

std::size_t Arena::capacity() const {
  std::size_t total = 0;
  for (const Block& block : blocks_) total += block.bytes;
  return total;
}

}  // namespace lab
