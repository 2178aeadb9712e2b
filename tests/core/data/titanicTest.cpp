#include "core/data/titanic.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

#include "core/nn/init.h"
#include "core/train/tabularSet.h"
#include "tests/core/support.h"

namespace lab {
namespace {

double survivors(const Table& table) {
  return std::accumulate(table.target.values.begin(), table.target.values.end(), 0.0);
}

TEST(Titanic, HasThePeopleOfTheTable) {
  const Table aboard = titanic(true), passengers = titanic();
  EXPECT_EQ(aboard.size(), 2201);
  EXPECT_EQ(survivors(aboard), 711);
  EXPECT_EQ(passengers.size(), 1316);
  EXPECT_EQ(survivors(passengers), 711 - 192 - 20);
  EXPECT_EQ(passengers.target.classes, (std::vector<std::string>{"died", "survived"}));
  for (const CategoryColumn& column : passengers.categories) {
    EXPECT_EQ(column.values.size(), 1316u) << column.name;
    EXPECT_TRUE(std::none_of(column.values.begin(), column.values.end(), isMissing));
  }
}

TEST(Titanic, HasTheSizesThatLearnersAskAbout) {
  const Table table = titanic();
  std::vector<Index> all(1316);
  std::iota(all.begin(), all.end(), Index{0});
  const TabularSet set = makeTabularSet(table, {.train = all, .valid = {}});
  std::vector<std::pair<Index, Index>> sizes;
  for (const Categorify& column : set.categories) {
    sizes.emplace_back(column.rows(), embeddingWidth(column.rows()));
  }
  EXPECT_EQ(set.categoryNames, (std::vector<std::string>{"Sex", "Class", "Age"}));
  EXPECT_EQ(sizes, (std::vector<std::pair<Index, Index>>{{3, 3}, {4, 3}, {3, 3}}));
}

TEST(Titanic, HasSizesThatTheRuleExplainsStepByStep) {
  const WidthRule sex = embeddingWidthRule(3);
  EXPECT_NEAR(sex.power, std::pow(3.0, 0.56), 1e-12);
  EXPECT_EQ(sex.product, 1.6 * sex.power);
  EXPECT_EQ(sex.width, 3);
  EXPECT_EQ(embeddingWidthRule(39431).width, 599);
  EXPECT_GT(embeddingWidthRule(1000000).product, 3000) << "before the cap";
  EXPECT_EQ(embeddingWidthRule(1000000).width, 600);
}

/// How many passengers the best rule over the first `columns` columns gets right: it says of every
/// group what became of most of it.
Index bestRule(std::size_t columns) {
  const Table table = titanic();
  std::map<std::vector<std::string>, std::array<Index, 2>> groups;
  for (std::size_t person = 0; person < table.target.values.size(); ++person) {
    std::vector<std::string> key;
    for (std::size_t c = 0; c < columns; ++c) key.push_back(table.categories[c].values[person]);
    ++groups[key][static_cast<std::size_t>(table.target.values[person])];
  }
  Index right = 0;
  for (const auto& [key, counts] : groups) right += std::max(counts[0], counts[1]);
  return right;
}

TEST(Titanic, AllowsNoRuleToBeRightMoreOftenThanThis) {
  EXPECT_EQ(bestRule(0), 1316 - 499) << "everybody died";
  EXPECT_EQ(bestRule(2), 1034) << "by sex and class";
  EXPECT_EQ(bestRule(3), 1050) << "with age: 79.8 %";
}

}  // namespace
}  // namespace lab
