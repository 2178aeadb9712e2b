#include "core/data/vocabulary.h"

#include <gtest/gtest.h>

namespace lab {
namespace {

Vocabulary of(std::initializer_list<const char*> names) {
  Vocabulary vocabulary;
  for (const char* name : names) vocabulary.add(name);
  return vocabulary;
}

TEST(Vocabulary, CodesAreInTheOrderOfArrival) {
  Vocabulary vocabulary;
  EXPECT_EQ(vocabulary.add("b"), 0);
  EXPECT_EQ(vocabulary.add("a"), 1);
  EXPECT_EQ(vocabulary.add("b"), 0);
  EXPECT_EQ(vocabulary.add(""), 2);
  EXPECT_EQ(vocabulary.size(), 3);
  EXPECT_EQ(vocabulary.find("a"), 1);
  EXPECT_EQ(vocabulary.find("c"), Vocabulary::kAbsent);
  EXPECT_EQ(vocabulary.name(2), "");
}

TEST(Vocabulary, SortsIntegersByValue) {
  Vocabulary vocabulary = of({"10", "9", "-3", "07", "7", "9223372036854775807"});
  EXPECT_EQ(vocabulary.sort(), (std::vector<Index>{4, 3, 0, 1, 2, 5}));
  EXPECT_EQ(vocabulary.names(),
            (std::vector<std::string>{"-3", "07", "7", "9", "10", "9223372036854775807"}));
}

TEST(Vocabulary, SortsOtherNamesByBytes) {
  for (const char* odd : {"x", "", "1.0", "+1", " 1", "9223372036854775808"}) {
    Vocabulary vocabulary = of({"9", "10", odd});
    vocabulary.sort();
    EXPECT_LT(vocabulary.find("10"), vocabulary.find("9")) << odd;
    EXPECT_TRUE(std::is_sorted(vocabulary.names().begin(), vocabulary.names().end())) << odd;
  }
}

TEST(Vocabulary, FindsByTheNewCodesAfterSorting) {
  Vocabulary vocabulary = of({"c", "a", "b"});
  const std::vector<Index> newCodes = vocabulary.sort();
  EXPECT_EQ(newCodes, (std::vector<Index>{2, 0, 1}));
  for (Index code = 0; code < vocabulary.size(); ++code) {
    EXPECT_EQ(vocabulary.find(vocabulary.name(code)), code);
  }
  EXPECT_EQ(vocabulary.add("d"), 3);
}

TEST(Vocabulary, SortsNothing) {
  Vocabulary vocabulary;
  EXPECT_TRUE(vocabulary.sort().empty());
}

}  // namespace
}  // namespace lab
