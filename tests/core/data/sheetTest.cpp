#include "core/data/sheet.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/data/simulatedWorld.h"
#include "core/error.h"

namespace lab {
namespace {

struct Rating {
  const char* user;
  const char* item;
  float rating;
};

Ratings ratingsOf(const std::vector<Rating>& list) {
  Ratings ratings;
  for (const auto& [user, item, rating] : list) {
    ratings.user.push_back(ratings.users.add(user));
    ratings.item.push_back(ratings.items.add(item));
    ratings.rating.push_back(rating);
  }
  return ratings;
}

/// b rated three times, a and c twice; y was rated three times, x and z twice.
const std::vector<Rating> kRatings = {
    {"a", "x", 1},   {"a", "y", 2},   {"b", "x", 3}, {"b", "y", 4},
    {"b", "z", 4.5}, {"c", "y", 5.0}, {"c", "z", 2},
};

TEST(Sheet, TakesTheBusiestFirstAndOfEqualsTheLowerCode) {
  const Sheet sheet = busiestSheet(ratingsOf(kRatings), 2, 2);
  EXPECT_EQ(sheet.users, (std::vector<Index>{1, 0}));
  EXPECT_EQ(sheet.items, (std::vector<Index>{1, 0}));
  EXPECT_EQ(sheet.ratings, (std::vector<float>{4, 3, 2, 1}));
}

TEST(Sheet, IsNaNWhereNobodyRated) {
  const Sheet sheet = busiestSheet(ratingsOf(kRatings), 3, 3);
  ASSERT_EQ(sheet.ratings.size(), 9u);
  EXPECT_TRUE(std::isnan(sheet.ratings[5]));  // a, z
  EXPECT_TRUE(std::isnan(sheet.ratings[7]));  // c, x
  EXPECT_EQ(std::count_if(sheet.ratings.begin(), sheet.ratings.end(),
                          [](float rating) { return std::isnan(rating); }),
            2);
}

TEST(Sheet, OfSeveralRatingsTheLastCounts) {
  std::vector<Rating> list = kRatings;
  list.push_back({"b", "y", 0.5});
  EXPECT_EQ(busiestSheet(ratingsOf(list), 1, 1).ratings, (std::vector<float>{0.5}));
}

TEST(Sheet, IsSmallerWhereThereAreFewer) {
  const Sheet sheet = busiestSheet(ratingsOf(kRatings), 15, 2);
  EXPECT_EQ(sheet.users.size(), 3u);
  EXPECT_EQ(sheet.items.size(), 2u);
  EXPECT_EQ(sheet.ratings.size(), 6u);
}

TEST(Sheet, RefusesNone) {
  EXPECT_THROW(busiestSheet(ratingsOf(kRatings), 0, 2), RangeError);
  EXPECT_THROW(busiestSheet(ratingsOf(kRatings), 2, -1), RangeError);
}

TEST(Sheet, NobodyOutsideItRatedMore) {
  const Ratings ratings = simulateWorld(42).ratings;
  const Sheet sheet = busiestSheet(ratings, 15, 15);
  const auto countOf = [](const std::vector<Index>& column, Index code) {
    return std::count(column.begin(), column.end(), code);
  };
  for (Index user = 0; user < ratings.users.size(); ++user) {
    if (std::find(sheet.users.begin(), sheet.users.end(), user) != sheet.users.end()) continue;
    EXPECT_LE(countOf(ratings.user, user), countOf(ratings.user, sheet.users.back()));
  }
  for (std::size_t cell = 0; cell < sheet.ratings.size(); ++cell) {
    const Index user = sheet.users[cell / 15], item = sheet.items[cell % 15];
    for (std::size_t i = 0; i < ratings.size(); ++i) {
      if (ratings.user[i] != user || ratings.item[i] != item) continue;
      EXPECT_EQ(sheet.ratings[cell], ratings.rating[i]);
    }
  }
}

}  // namespace
}  // namespace lab
