#include "core/error.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <sstream>
#include <string>
#include <string_view>

namespace lab {
namespace {

template <class... Parts>
std::string streamed(const Parts&... parts) {
  std::ostringstream out;
  (out << ... << parts);
  return out.str();
}

TEST(Text, JoinsItsPartsAsAStreamPrintsThem) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  const std::string name = "rows";
  const auto expectSame = [](const auto&... parts) {
    EXPECT_EQ(text(parts...), streamed(parts...));
  };
  expectSame("of ", name, std::string_view(" and "), 'c', "");
  expectSame(0, " ", -7, " ", 12u, " ", std::size_t{99}, " ", std::int64_t{-5'000'000'000});
  expectSame(std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::uint64_t>::max());
  expectSame(0.1f, " ", 0.1, " ", 1e20, " ", 1.0 / 3, " ", 100000.0, " ", 1234567.0, " ", -0.0);
  expectSame(kInfinity, " ", -kInfinity, " ", 1e-310, " ", true);
}

TEST(Fail, SaysThePlaceInBrackets) {
  try {
    fail<RangeError>("embedding", "row ", 99, " is outside [0, ", 10, ")");
  } catch (const RangeError& error) {
    EXPECT_STREQ(error.what(), "[embedding] row 99 is outside [0, 10)");
  }
}

}  // namespace
}  // namespace lab
