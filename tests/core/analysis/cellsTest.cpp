#include "core/analysis/cells.h"

#include <cmath>
#include <limits>
#include <memory>

#include "core/analysis/agreement.h"
#include "core/data/titanic.h"
#include "core/train/tabularTrainer.h"
#include "tests/core/support.h"

namespace lab {
namespace {

using testing::messageOf;

/// The passengers with their first `columns` columns.
TabularSet passengers(std::size_t columns) {
  Table table = titanic();
  table.categories.resize(columns);
  return makeTabularSet(table, randomSplit(table.size(), 0, 1));
}

Index bestOf(const std::vector<Cell>& cells) {
  return totalsOf(cells).best;
}

TEST(Cells, AreTheGroupsOfTheTitanicsTable) {
  const std::vector<Cell> cells = cellsOf(passengers(3).train, 2);
  ASSERT_EQ(cells.size(), 12u);
  // Row 1 of every vocabulary: adult women of the first class, 4 of whom died.
  EXPECT_EQ(cells[0].codes, (std::vector<Index>{1, 1, 1}));
  EXPECT_EQ(cells[0].counts, (std::vector<Index>{4, 140}));
  EXPECT_EQ(cells[0].best(), 140);
  EXPECT_TRUE(cells[0].predicted.empty());
  EXPECT_DOUBLE_EQ(cells[0].share(1), 140.0 / 144);
  const CellTotals totals = totalsOf(cells);
  EXPECT_EQ(totals.size, 1316);
  EXPECT_DOUBLE_EQ(totals.ceiling, 1050.0 / 1316);
}

TEST(Cells, SayWhatTheBestRuleGetsRight) {
  EXPECT_EQ(bestOf(cellsOf(passengers(1).train, 2)), 1018);
  EXPECT_EQ(bestOf(cellsOf(passengers(2).train, 2)), 1034);
  EXPECT_EQ(bestOf(cellsOf(passengers(3).train, 2)), 1050);
  TabularExamples nothing = passengers(1).train;
  nothing.categories.clear();
  const std::vector<Cell> one = cellsOf(nothing, 2);
  ASSERT_EQ(one.size(), 1u);
  EXPECT_EQ(one[0].best(), 1316 - 499) << "everybody died";
}

TEST(Cells, AgreeWithTheTrainersAccuracy) {
  for (const TabularLoss loss : {TabularLoss::CrossEntropy, TabularLoss::BceWithLogits}) {
    TabularTrainerConfig config;
    config.layers = {8};
    config.epochs = 2;
    config.lr = 0.02;
    config.loss = loss;
    TabularTrainer trainer(std::make_shared<TabularSet>(passengers(3)), config);
    while (!trainer.finished()) trainer.step();
    const TabularExamples& people = trainer.data().train;
    const std::vector<Cell> cells = cellsOf(people, 2, trainer.predict(people));
    for (const Cell& cell : cells) {
      EXPECT_LE(cell.right, cell.best());
      EXPECT_NEAR(cell.predicted[0] + cell.predicted[1], 1, 1e-6);
      // All of a cell are alike: the model says the same of each, so it is right about one class.
      EXPECT_TRUE(cell.right == cell.counts[0] || cell.right == cell.counts[1]);
    }
    EXPECT_DOUBLE_EQ(totalsOf(cells).accuracy, *trainer.evaluate(people).accuracy);
  }
}

TEST(Cells, RefuseWhatDoesNotFit) {
  const TabularExamples people = passengers(2).train;
  EXPECT_EQ(messageOf<TypeError>([&] { cellsOf(people, 0); }), "[cells] the target has no classes");
  EXPECT_EQ(messageOf<TypeError>([&] {
              cellsOf(people, 3, Matrix({1316, 2}));
            }),
            "[cells] [1316, 2] probabilities for 1316 examples of 3 classes");
  EXPECT_EQ(messageOf<TypeError>([&] {
              cellsOf(people, 2, Matrix({3, 2}));
            }),
            "[cells] [3, 2] probabilities for 1316 examples of 2 classes");
}

// ---- Agreement ----------------------------------------------------------------------------------

TEST(Agreement, CountsBitsDistancesAndNeighbours) {
  const Scalar next = std::nextafter(Scalar{1}, Scalar{2});
  const std::vector<Scalar> a = {1, -2, 0.5, 0}, b = {next, -2, 0.5, -0.0};
  const Agreement found = agreementOf(a, b);
  EXPECT_EQ(found.differing, 2) << "the neighbour, and -0";
  EXPECT_EQ(found.ulps, 1);
  EXPECT_EQ(found.largest, static_cast<double>(next) - 1);
  EXPECT_EQ(agreementOf(a, a).differing, 0);
}

TEST(Agreement, CountsAcrossZero) {
  const Scalar tiny = std::numeric_limits<Scalar>::denorm_min();
  const std::vector<Scalar> a = {tiny}, b = {-tiny};
  EXPECT_EQ(agreementOf(a, b).ulps, 2);
  const Scalar most = std::numeric_limits<Scalar>::max();
  const std::vector<Scalar> high = {most}, low = {-most};
  EXPECT_GT(agreementOf(high, low).ulps, std::int64_t{1} << 31);
}

TEST(Agreement, RefusesWhatCannotBeCompared) {
  const std::vector<Scalar> one = {1}, two = {1, 2};
  const std::vector<Scalar> none = {std::numeric_limits<Scalar>::quiet_NaN()};
  EXPECT_EQ(messageOf<TypeError>([&] { agreementOf(one, two); }),
            "[agreement] 1 numbers against 2");
  EXPECT_EQ(messageOf<RangeError>([&] { agreementOf(one, none); }),
            "[agreement] place 0 is not finite: 1, nan");
}

}  // namespace
}  // namespace lab
