#include "core/data/vocabulary.h"

#include <gtest/gtest.h>

#include <unordered_map>

#include "core/random.h"

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

// Short names are compared as numbers, longer ones by their hashes first.
TEST(Vocabulary, TellsAnyNamesApart) {
  Rng rng(1, Stream::World);
  Vocabulary vocabulary;
  std::unordered_map<std::string, Index> expected;
  for (int i = 0; i < 50'000; ++i) {
    std::string name;
    const auto length = static_cast<std::size_t>(rng.below(11));
    while (name.size() < length) name += "\0\x01\a17\xFF"[rng.below(6)];
    const auto [entry, isNew] = expected.try_emplace(name, vocabulary.size());
    ASSERT_EQ(vocabulary.find(name), isNew ? Vocabulary::kAbsent : entry->second);
    ASSERT_EQ(vocabulary.add(name), entry->second);
  }
  ASSERT_EQ(vocabulary.size(), static_cast<Index>(expected.size()));
  EXPECT_GT(vocabulary.size(), 10'000);
  for (const auto& [name, code] : expected) {
    EXPECT_EQ(vocabulary.name(code), name);
    EXPECT_EQ(vocabulary.find(name), code);
    const auto longer = expected.find(name + '\0');
    EXPECT_EQ(vocabulary.find(name + '\0'),
              longer == expected.end() ? Vocabulary::kAbsent : longer->second);
  }
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
