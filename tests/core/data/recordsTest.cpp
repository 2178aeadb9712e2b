// What a table may not be, however it arrives: endless lines, quotes that are never closed, more
// columns than a message can list.
#include "core/data/records.h"

#include <gtest/gtest.h>

#include "core/data/ratingsReader.h"
#include "core/error.h"
#include "tests/core/data/files.h"

namespace lab {
namespace {

/// The message with which `text` is refused, fed in pieces of `pieceSize` bytes; "" where it is
/// not.
std::string refusal(std::string_view text, std::size_t pieceSize) {
  try {
    testing::readRatings(text, {.fileName = "a.csv"}, pieceSize);
  } catch (const DataError& error) {
    return error.what();
  }
  return "";
}

constexpr std::size_t kPieces[] = {std::string_view::npos, 4096, 7};

TEST(Records, RefusesALineWithoutEnd) {
  const std::string header = "user,item,rating\n";
  for (const std::size_t pieceSize : kPieces) {
    for (const char* end : {"", "\n", ",1,2\n3,4,5\n"}) {
      EXPECT_EQ(refusal(header + std::string(kLongestRecord + 1, 'x') + end, pieceSize),
                "[data] a.csv, line 2: more than 1 MiB without a line end: expected lines of text, "
                "one for each rating or title");
    }
    EXPECT_EQ(refusal(std::string(kLongestRecord + 1, '\0'), pieceSize).substr(0, 43),
              "[data] a.csv, line 1: more than 1 MiB witho");
  }
}

TEST(Records, TakesALineThatIsAsLongAsItMayBe) {
  const std::string id(kLongestRecord - 4, 'x');
  for (const std::size_t pieceSize : kPieces) {
    EXPECT_EQ(refusal("user,item,rating\n" + id + ",1,2\n3,4,5\n", pieceSize), "");
  }
}

TEST(Records, RefusesAQuoteThatGoesOn) {
  std::string text = "user,item,rating\n1,2,3\n4,\"5\n";
  for (std::size_t line = 0; text.size() < kLongestRecord + 100; ++line) text += "6,7,8\n";
  for (const std::size_t pieceSize : kPieces) {
    EXPECT_EQ(refusal(text, pieceSize),
              "[data] a.csv, line 3: a quote is opened and goes on for more than 1 MiB: expected a "
              "closing quote");
  }
}

TEST(Records, ListsTheFirstOfManyColumns) {
  std::string header;
  for (int column = 0; column < 100'000; ++column) header += "c,";
  RatingsReader reader({.fileName = "a.csv"});
  try {
    reader.feed(header + "c\n");
    FAIL();
  } catch (const DataError& error) {
    EXPECT_EQ(std::string(error.what()),
              "[data] a.csv, line 1: no rating column among \"c\", \"c\", \"c\", \"c\", \"c\", "
              "\"c\", \"c\", \"c\", \"c\", \"c\", \"c\", \"c\" and 99989 more: expected a header "
              "line with a column such as \"rating\"");
  }
  EXPECT_TRUE(reader.unmatchedHeader().empty()) << "nobody chooses among so many";
}

}  // namespace
}  // namespace lab
