// Against the real dataset, where it is at hand; it may not be kept in the repository.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <set>

#include "core/data/simulatedWorld.h"
#include "core/data/titles.h"
#include "tests/core/data/files.h"

namespace lab {
namespace {

using testing::dataFolder;
using testing::readFile;
using testing::readRatings;

class MovieLens : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(folder_ / "ratings.csv")) {
      GTEST_SKIP() << "ml-latest-small is not in " << folder_
                   << "; EMBEDDING_LAB_DATA says where else to look";
    }
  }

  std::filesystem::path folder_ = dataFolder() / "ml-latest-small";
};

TEST_F(MovieLens, ReadsAllRatings) {
  const std::string text = readFile(folder_ / "ratings.csv");
  const auto start = std::chrono::steady_clock::now();
  const Ratings ratings = readRatings(text, {.fileName = "ratings.csv", .range = {{0.5f, 5.0f}}});
  const std::chrono::duration<double, std::milli> elapsed =
      std::chrono::steady_clock::now() - start;
  RecordProperty("milliseconds", std::to_string(elapsed.count()));
  std::cout << "read in " << elapsed.count() << " ms\n";

  EXPECT_EQ(ratings.size(), 100836u);
  EXPECT_EQ(ratings.users.size(), 610);
  EXPECT_EQ(ratings.items.size(), 9724);
  EXPECT_EQ(ratings.minRating, 0.5f);
  EXPECT_EQ(ratings.maxRating, 5.0f);
  EXPECT_EQ(ratings.duplicatePairs, 0u);
  EXPECT_EQ(ratings.users.name(609), "610");
  EXPECT_EQ(ratings.items.name(9723), "193609");
  EXPECT_EQ(ratings.items.name(ratings.item[1]), "3");
  EXPECT_EQ(ratings.rating[100835], 3.0f);
}

TEST_F(MovieLens, PiecesGiveTheSame) {
  const std::string text = readFile(folder_ / "ratings.csv");
  const Ratings whole = readRatings(text);
  const Ratings pieces = readRatings(text, {}, 65536);
  EXPECT_EQ(pieces.user, whole.user);
  EXPECT_EQ(pieces.item, whole.item);
  EXPECT_EQ(pieces.rating, whole.rating);
}

TEST_F(MovieLens, ReadsAllTitles) {
  const auto titles = readTitles(readFile(folder_ / "movies.csv"), "movies.csv");
  EXPECT_EQ(titles.size(), 9742u);
  EXPECT_EQ(titles.at("1").title, "Toy Story");
  EXPECT_EQ(titles.at("1").year, 1995);
  EXPECT_EQ(titles.at("1").genres.size(), 5u);
  EXPECT_EQ(titles.at("11").title, "American President, The");
}

/// Letters and digits in lower case.
std::string plain(const std::string& title) {
  std::string letters;
  for (const char c : title) {
    if (std::isalnum(static_cast<unsigned char>(c))) letters += static_cast<char>(std::tolower(c));
  }
  return letters;
}

TEST_F(MovieLens, NoInventedFilmIsAmongTheRealOnes) {
  std::set<std::string> real;
  for (const auto& [id, info] : readTitles(readFile(folder_ / "movies.csv"), "movies.csv")) {
    // "Long Way, The" is "The Long Way".
    for (const char* article : {"The", "A", "An"}) {
      const std::string ending = std::string(", ") + article;
      if (info.title.ends_with(ending)) {
        real.insert(plain(article + info.title.substr(0, info.title.size() - ending.size())));
      }
    }
    real.insert(plain(info.title));
  }
  EXPECT_TRUE(real.count("theamericanpresident"));
  for (const ItemInfo& item : simulateWorld(42).items) {
    EXPECT_FALSE(real.count(plain(item.title))) << item.title;
  }
}

}  // namespace
}  // namespace lab
