// The memory of a step: how blocks grow, and that it is taken back.
#include "core/autograd/arena.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <new>

namespace lab {
namespace {

constexpr std::size_t kFirst = 64 * 1024;

TEST(Arena, BeginsWith64KiBAndDoubles) {
  Arena arena;
  EXPECT_EQ(arena.capacity(), 0u) << "an empty tape costs nothing";
  arena.allocate<std::byte>(1);
  EXPECT_EQ(arena.capacity(), kFirst);
  arena.allocate<std::byte>(kFirst - 32);  // the first took a unit of 32
  EXPECT_EQ(arena.capacity(), kFirst) << "filled to the last byte";
  arena.allocate<std::byte>(1);
  EXPECT_EQ(arena.capacity(), 3 * kFirst);
  arena.allocate<std::byte>(8 * kFirst);
  EXPECT_EQ(arena.capacity(), 11 * kFirst) << "what is larger than twice the last gets its own";
}

TEST(Arena, HandsTheSameMemoryOutAgain) {
  Arena arena;
  const auto* kept = arena.allocate<double>(3);
  const Arena::Mark mark = arena.mark();
  const auto* first = arena.allocate<double>(5);
  EXPECT_GE(first, kept + 3);
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(first) % 32, 0u);
  arena.allocate<double>(kFirst);
  const std::size_t capacity = arena.capacity();
  arena.reset(mark);
  EXPECT_EQ(arena.allocate<double>(5), first);
  arena.allocate<double>(kFirst);
  EXPECT_EQ(arena.capacity(), capacity) << "a step that repeats itself allocates nothing";
}

TEST(Arena, RefusesWhatNoAddressReaches) {
  Arena arena;
  EXPECT_THROW(arena.allocate<double>(std::numeric_limits<std::uint64_t>::max()), std::bad_alloc);
  EXPECT_EQ(arena.capacity(), 0u);
}

}  // namespace
}  // namespace lab
