#include "core/data/columns.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/train/tabularSet.h"
#include "tests/core/support.h"

namespace lab {
namespace {

using testing::messageOf;
using Names = std::vector<std::string>;
using Rows = std::vector<Index>;

Rows firstRows(Index count) {
  Rows rows(static_cast<std::size_t>(count));
  std::iota(rows.begin(), rows.end(), Index{0});
  return rows;
}

// ---- Categorify ---------------------------------------------------------------------------------

TEST(HideValues, HidesTheShareAskedForAndMoreOfTheSameForMore) {
  const Names sexes(100, "male");
  const auto hidden = [&](double share, std::uint64_t seed) {
    Rows rows;
    const Names values = hideValues(sexes, share, seed);
    for (Index row = 0; row < 100; ++row) {
      if (isMissing(values[static_cast<std::size_t>(row)])) rows.push_back(row);
    }
    return rows;
  };
  EXPECT_EQ(hidden(0, 1), Rows());
  const Rows few = hidden(0.1, 1), more = hidden(0.25, 1);
  EXPECT_EQ(few.size(), 10u);
  EXPECT_EQ(more.size(), 25u);
  EXPECT_TRUE(std::includes(more.begin(), more.end(), few.begin(), few.end()));
  EXPECT_NE(hidden(0.1, 2), few);
  EXPECT_EQ(messageOf<RangeError>([&] { hideValues(sexes, 1, 1); }),
            "[split] validation part 1 is outside [0, 1)");
}

TEST(Categorify, PutsMissingFirstAndSortsTheRest) {
  const Names sexes = {"male", "female", "male"};
  const Categorify sex(sexes, firstRows(3));
  EXPECT_EQ(sex.names(), (Names{"#na#", "female", "male"}));
  EXPECT_EQ(sex.rows(), 3) << "two sexes, and the row of none";
  EXPECT_EQ(sex("female"), 1);
  EXPECT_EQ(sex("male"), 2);
}

TEST(Categorify, SortsNumbersBySizeAndOthersByTheirBytes) {
  const Names numbers = {"10", "9", "-1"}, mixed = {"10", "9", "b", "B", "é"};
  EXPECT_EQ(Categorify(numbers, firstRows(3)).names(), (Names{"#na#", "-1", "9", "10"}));
  EXPECT_EQ(Categorify(mixed, firstRows(5)).names(), (Names{"#na#", "10", "9", "B", "b", "é"}));
}

TEST(Categorify, LetsMissingAndUnseenValuesFallOnRowZero) {
  const Names column = {"b", "", "a", "#na#", "c"};
  const Categorify code(column, Rows{0, 1, 2, 3});
  EXPECT_EQ(code.names(), (Names{"#na#", "a", "b"})) << "c is not in the training part";
  EXPECT_EQ(code("c"), kMissingRow);
  EXPECT_EQ(code(""), kMissingRow);
  EXPECT_EQ(code("#na#"), kMissingRow);
  EXPECT_EQ(code("b"), 2);
}

TEST(Categorify, HasRowZeroWhereThereIsNothingElse) {
  const Names nothing = {"", ""};
  EXPECT_EQ(Categorify(nothing, firstRows(2)).names(), Names{"#na#"});
}

TEST(ClassTarget, NumbersItsClassesInOrderWithoutMissing) {
  const Target target = classTarget({"survived", "died", "survived"});
  EXPECT_EQ(target.classes, (Names{"died", "survived"}));
  EXPECT_EQ(target.values, (std::vector<float>{1, 0, 1}));
  EXPECT_EQ(messageOf<DataError>([] { classTarget({"a", ""}); }), "[table] row 1 has no target");
}

// ---- Normalize ----------------------------------------------------------------------------------

TEST(Normalize, UsesTheDeviationOfThePopulationOfTheTrainingPart) {
  const std::vector<float> fares = {1, 2, 3, 6, 1000};
  const Normalize normalize("Fare", fares, firstRows(4));
  EXPECT_DOUBLE_EQ(normalize.mean(), 3);
  EXPECT_DOUBLE_EQ(normalize.deviation(), std::sqrt(3.5) + 1e-7);
  EXPECT_NEAR(normalize(6), 3 / (std::sqrt(3.5) + 1e-7), 1e-6);
  EXPECT_NEAR(normalize(1000), 997 / (std::sqrt(3.5) + 1e-7), 1e-3) << "it may lie far outside";
}

TEST(Normalize, TurnsAConstantColumnIntoZeros) {
  const std::vector<float> same = {4, 4};
  EXPECT_EQ(Normalize("x", same, firstRows(2))(4), 0);
}

TEST(Normalize, RefusesWhatWouldOverflow) {
  const std::vector<float> sizes = {0, 0, 1e31f, 1e32f};
  const Normalize normalize("Size", sizes, firstRows(2));
  EXPECT_EQ(normalize(sizes[2]), static_cast<Scalar>(sizes[2] / 1e-7));
  if (sizeof(Scalar) > sizeof(float)) GTEST_SKIP() << "doubles have room";
  EXPECT_EQ(messageOf<DataError>([&] { normalize(sizes[3]); }),
            "[table] \"Size\" has a value too far from the others: 1e+32, while they lie around 0");
}

TEST(Normalize, RefusesWhatIsNoNumber) {
  const std::vector<float> ages = {30, std::numeric_limits<float>::quiet_NaN(), 20};
  EXPECT_EQ(messageOf<DataError>([&] { Normalize("Age", ages, firstRows(3)); }),
            "[table] \"Age\" has a value that is no number: nan. Fill it in, or leave the row out");
  EXPECT_EQ(messageOf<DataError>([&] { Normalize("Age", ages, Rows{0, 2}); }), "");
  EXPECT_NE(messageOf<DataError>([&] { Normalize("Age", ages, Rows{0, 2})(ages[1]); }), "");
  EXPECT_EQ(messageOf<TypeError>([&] { Normalize("Age", ages, Rows{}); }),
            "[table] there are no rows to train on");
}

// ---- Both, over a table -------------------------------------------------------------------------

Table smallTable() {
  return {
      .categories = {{"Sex", {"male", "female", "male", "other"}}, {"Deck", {"A", "B", "", "A"}}},
      .continuous = {{"Fare", {1, 3, 5, 7}}, {"Age", {20, 20, 40, 80}}},
      .target = {.values = {1, 2, 3, 4}}};
}

TEST(TabularSet, EncodesBothPartsByTheTrainingPart) {
  const TabularSet set = makeTabularSet(smallTable(), {.train = {2, 0, 1}, .valid = {3}});
  EXPECT_EQ(set.categoryNames, (Names{"Sex", "Deck"}));
  EXPECT_EQ(set.categories[0].names(), (Names{"#na#", "female", "male"}));
  EXPECT_EQ(set.train.categories, (std::vector<Rows>{{2, 2, 1}, {0, 1, 2}}));
  EXPECT_EQ(set.valid.categories, (std::vector<Rows>{{0}, {1}})) << "\"other\" was never seen";
  EXPECT_EQ(set.train.target, (std::vector<Scalar>{3, 1, 2}));
  ASSERT_EQ(set.train.continuous.size(), 6u) << "fare and age of each, side by side";
  EXPECT_NEAR(set.train.continuous[0], (5 - 3) / std::sqrt(8.0 / 3), 1e-6);
  EXPECT_NEAR(set.train.continuous[2], (1 - 3) / std::sqrt(8.0 / 3), 1e-6);
  EXPECT_NEAR(set.valid.continuous[0], (7 - 3) / std::sqrt(8.0 / 3), 1e-6);
  EXPECT_EQ(set.train.size, 3);
  EXPECT_EQ(set.valid.size, 1);
}

TEST(TabularSet, EncodesRowsThatItIsAskedAbout) {
  const TabularSet set = makeTabularSet(smallTable(), {.train = {0, 1, 2, 3}, .valid = {}});
  const Table asked{.categories = {{"Deck", {"B", "C"}}, {"Sex", {"other", ""}}},
                    .continuous = {{"Age", {40, 40}}, {"Fare", {4, 4}}}};
  const TabularExamples examples = set.encode(asked);
  EXPECT_EQ(examples.categories, (std::vector<Rows>{{3, 0}, {2, 0}}));
  EXPECT_EQ(examples.continuous, (std::vector<Scalar>{0, 0, 0, 0})) << "the means";
  EXPECT_TRUE(examples.target.empty());
}

TEST(TabularSet, RefusesColumnsThatDoNotFit) {
  const Split all{.train = {0, 1, 2, 3}, .valid = {}};
  Table table = smallTable();
  table.continuous[1].values.pop_back();
  EXPECT_EQ(messageOf<TypeError>([&] { makeTabularSet(table, all); }),
            "[table] \"Age\" has 3 rows, not 4");
  table = smallTable();
  table.target.values[2] = std::numeric_limits<float>::infinity();
  EXPECT_EQ(messageOf<DataError>([&] { makeTabularSet(table, all); }),
            "[table] row 2 has a target that is no number: inf");
  EXPECT_EQ(messageOf<TypeError>([&] { makeTabularSet(smallTable(), {}); }),
            "[table] there are no rows to train on");
  table = smallTable();
  table.categories.clear(), table.continuous.clear();
  EXPECT_EQ(messageOf<TypeError>([&] { makeTabularSet(table, all); }),
            "[table] there are no columns");
  const TabularSet set = makeTabularSet(smallTable(), all);
  table = smallTable();
  table.categories.pop_back();
  EXPECT_EQ(messageOf<TypeError>([&] { set.encode(table); }),
            "[table] there is no column \"Deck\"");
}

}  // namespace
}  // namespace lab
