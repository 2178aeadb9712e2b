#include "core/data/encoding.h"

#include <gtest/gtest.h>

namespace lab {
namespace {

TEST(Encoding, TellsUtf8FromOtherBytes) {
  for (const char* good : {"", "plain", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF",
                           "\xEE\x80\x80", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF", "a\xC3\xA9z"}) {
    EXPECT_TRUE(isUtf8(good)) << good;
  }
  const char* const bad[] = {
      "\x80",              // a continuation alone
      "\xC3",              // cut short
      "\xC3z",             // … by another character
      "\xE2\x82",          //
      "\xC0\x80",          // overlong: two bytes,
      "\xC1\xBF",          //
      "\xE0\x9F\xBF",      // three,
      "\xF0\x8F\xBF\xBF",  // four
      "\xED\xA0\x80",      // a surrogate
      "\xF4\x90\x80\x80",  // past the last code point
      "\xF5\x80\x80\x80",  //
      "\xFF",
  };
  for (const char* bytes : bad) EXPECT_FALSE(isUtf8(bytes)) << ::testing::PrintToString(bytes);
}

TEST(Encoding, ConvertsEveryLatin1Byte) {
  for (int byte = 0x80; byte < 0x100; ++byte) {
    const std::string utf8 = toUtf8(std::string(1, static_cast<char>(byte)));
    ASSERT_EQ(utf8.size(), 2u);
    EXPECT_TRUE(isUtf8(utf8));
    EXPECT_EQ((static_cast<unsigned char>(utf8[0]) & 0x1F) << 6 |
                  (static_cast<unsigned char>(utf8[1]) & 0x3F),
              byte);
  }
  EXPECT_EQ(toUtf8("na\xEFve"), "na\xC3\xAFve");
}

TEST(Encoding, LeavesUtf8Alone) {
  EXPECT_EQ(toUtf8("\xE2\x80\xA6 caf\xC3\xA9"), "\xE2\x80\xA6 caf\xC3\xA9");
}

TEST(Encoding, MakesExcerptsForMessages) {
  EXPECT_EQ(excerpt("abc"), "\"abc\"");
  EXPECT_EQ(excerpt("a\tb\n"), "\"a b \"");
  EXPECT_EQ(excerpt("\xE9"), "\"\xC3\xA9\"");
  EXPECT_EQ(excerpt(std::string(40, 'x')), '"' + std::string(40, 'x') + '"');
  EXPECT_EQ(excerpt(std::string(41, 'x')), '"' + std::string(40, 'x') + "…\"");
  EXPECT_EQ(excerpt(std::string(39, 'x') + "\xC3\xA9"), '"' + std::string(39, 'x') + "…\"");
}

TEST(Encoding, TurnsNoMessageRound) {
  EXPECT_EQ(excerpt("a\xE2\x80\xAE"
                    "b"),
            "\"a b\"");  // right-to-left override
  EXPECT_EQ(excerpt("a\xE2\x81\xA7"
                    "b"),
            "\"a b\"");  // right-to-left isolate
  EXPECT_EQ(excerpt("a\xC2\x85"
                    "b"),
            "\"a b\"");  // a line end of old
  EXPECT_EQ(excerpt("\xD7\x90\xE2\x80\x8F"),
            "\"\xD7\x90\xE2\x80\x8F\"");  // a mark alone turns nothing
}

}  // namespace
}  // namespace lab
