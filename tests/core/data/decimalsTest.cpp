// Ratings are what strtod makes of their text, though few of them get as far as strtod.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <optional>

#include "core/error.h"
#include "core/random.h"
#include "tests/core/data/files.h"

namespace lab {
namespace {

/// The bits of a rating; nothing where there is none.
using Bits = std::optional<std::uint32_t>;

/// std::bit_cast, which Emscripten 3.1.6 does not have yet.
Bits bitsOf(float value) {
  std::uint32_t bits;
  std::memcpy(&bits, &value, sizeof bits);
  return bits;
}

Bits libraryBits(const std::string& decimal) {
  char* end = nullptr;
  const auto value = static_cast<float>(std::strtod(decimal.c_str(), &end));
  return !decimal.empty() && *end == '\0' && std::isfinite(value) ? bitsOf(value) : std::nullopt;
}

Bits readBits(const std::string& decimal) {
  try {
    return bitsOf(testing::readRatings("1\ta\t" + decimal + "\n2\ta\t1\n").rating[0]);
  } catch (const DataError&) {
    return {};
  }
}

TEST(Decimals, EveryShortOneIsWhatTheLibraryMakesOfIt) {
  std::vector<std::string> texts = {""};
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string decimal = texts[i];
    ASSERT_EQ(readBits(decimal), libraryBits(decimal)) << decimal;
    if (decimal.size() == 5) continue;
    for (const char c : {'0', '5', '9', '.', '-', '+', 'e'}) texts.push_back(decimal + c);
  }
  EXPECT_EQ(texts.size(), 19608u);  // 1 + 7 + 7² + … + 7⁵
}

TEST(Decimals, OfAnyLengthAreWhatTheLibraryMakesOfThem) {
  Rng rng(1, Stream::World);
  for (std::size_t length = 1; length <= 20; ++length) {
    for (std::size_t point = 0; point <= length; ++point) {
      for (int i = 0; i < 20; ++i) {
        std::string decimal;
        while (decimal.size() < length) decimal += static_cast<char>('0' + rng.below(10));
        ASSERT_EQ(readBits(decimal), libraryBits(decimal)) << decimal;
        decimal.insert(point, 1, '.');
        ASSERT_EQ(readBits(decimal), libraryBits(decimal)) << decimal;
      }
    }
  }
}

}  // namespace
}  // namespace lab
