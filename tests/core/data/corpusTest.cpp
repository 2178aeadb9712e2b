// Replays the fuzzers' corpus: what was once found stays mended. A failure is a crash, as there.
#include <gtest/gtest.h>

#include "tests/core/data/files.h"
#include "tests/fuzz/ratingsFuzz.h"
#include "tests/fuzz/titlesFuzz.h"

namespace lab {
namespace {

/// Gives every file of a folder to `check`; returns how many there were.
int replay(const std::filesystem::path& folder, void (*check)(std::string_view)) {
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    check(testing::readFile(entry.path()));
    ++files;
  }
  return files;
}

TEST(Corpus, Ratings) {
  EXPECT_GE(replay("tests/fuzz/corpus/ratings", fuzz::fuzzRatings), 13);
}

TEST(Corpus, Titles) {
  EXPECT_GE(replay("tests/fuzz/corpus/titles", fuzz::fuzzTitles), 6);
}

}  // namespace
}  // namespace lab
