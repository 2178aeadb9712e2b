// Numbers at their limits: runs end, weights stay finite, and what happened is said.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "core/train/lrFind.h"
#include "core/train/tabularTrainer.h"
#include "core/train/trainer.h"
#include "tests/core/support.h"

namespace lab {
namespace {

using testing::messageOf;
using testing::sameBits;

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

/// Rows are numbered from 1; row 0 is "#na#".
std::shared_ptr<TrainingSet> setOf(Index users, Index items, Index ratings) {
  auto set = std::make_shared<TrainingSet>();
  set->users.resize(static_cast<std::size_t>(users) + 1);
  set->items.resize(static_cast<std::size_t>(items) + 1);
  Rng rng(3, Stream::World);
  for (Index i = 0; i < ratings; ++i) {
    set->train.user.push_back(1 + static_cast<Index>(rng.below(static_cast<std::uint32_t>(users))));
    set->train.item.push_back(1 + static_cast<Index>(rng.below(static_cast<std::uint32_t>(items))));
    set->train.rating.push_back(static_cast<float>(1 + rng.below(5)));
  }
  return set;
}

std::shared_ptr<TabularSet> tableOf(Index rows, TabularLoss loss) {
  Table table{.categories = {{.name = "kind", .values = {}}},
              .continuous = {{.name = "size", .values = {}}}};
  std::vector<std::string> classes;
  for (Index row = 0; row < rows; ++row) {
    table.categories[0].values.push_back(row % 3 == 0 ? "a" : "b");
    table.continuous[0].values.push_back(static_cast<float>(row % 5));
    table.target.values.push_back(static_cast<float>(row % 4));
    classes.push_back(row % 2 == 0 ? "no" : "yes");
  }
  if (loss != TabularLoss::Mse) table.target = classTarget(classes);
  return std::make_shared<TabularSet>(makeTabularSet(table, randomSplit(rows, 0.2, 1)));
}

/// Every model with every optimizer that can train it.
std::vector<TrainerConfig> everyRun() {
  std::vector<TrainerConfig> configs;
  for (const ModelKind model :
       {ModelKind::Dot, ModelKind::DotBias, ModelKind::CollabNN, ModelKind::EmbeddingNN}) {
    const bool neural = model == ModelKind::CollabNN || model == ModelKind::EmbeddingNN;
    for (const OptimizerKind optimizer : {OptimizerKind::Sgd, OptimizerKind::Adam,
                                          OptimizerKind::AdamW, OptimizerKind::SparseAdam}) {
      if (neural && optimizer == OptimizerKind::SparseAdam) continue;
      TrainerConfig config;
      config.model.kind = model;
      config.model.factors = 3;
      config.model.hidden = {4};
      config.optimizer = optimizer;
      if (optimizer == OptimizerKind::SparseAdam) config.wd = 0;
      config.batchSize = 8;
      config.epochs = 3;
      configs.push_back(config);
    }
  }
  return configs;
}

std::string nameOf(const TrainerConfig& config) {
  return text("model ", static_cast<int>(config.model.kind), ", optimizer ",
              static_cast<int>(config.optimizer), config.model.yRange ? "" : ", no range");
}

std::vector<Scalar> weightsOf(Trainer& trainer) {
  std::vector<Scalar> all;
  for (const NamedWeights& part : trainer.weights()) {
    all.insert(all.end(), part.values.begin(), part.values.end());
  }
  return all;
}

template <class AnyTrainer>
auto finish(AnyTrainer& trainer) {
  auto progress = trainer.step();
  while (!trainer.finished()) progress = trainer.step();
  return progress;
}

// ---- Recommenders -------------------------------------------------------------------------------

TEST(Numbers, AStepFarTooLongEndsTheRunWithFiniteWeights) {
  const auto data = setOf(12, 9, 60);
  data->valid = data->train;
  for (TrainerConfig config : everyRun()) {
    for (const bool range : {true, false}) {
      if (!range) config.model.yRange.reset();
      config.lr = 1e38;
      SCOPED_TRACE(nameOf(config));
      Trainer trainer(data, config);
      const std::vector<Scalar> before = weightsOf(trainer);
      const Progress end = finish(trainer);
      EXPECT_TRUE(allFinite(weightsOf(trainer)));
      if (end.phase == Phase::Done) {
        // Behind a range, predictions may rest at its ends.
        EXPECT_TRUE(range);
        EXPECT_TRUE(allFinite(trainer.predict(data->train.user, data->train.item)));
      } else {
        EXPECT_NE(end.message.find("learning rate"), std::string::npos) << end.message;
        EXPECT_TRUE(!end.finishedEpochs.empty() || sameBits(weightsOf(trainer), before));
      }
    }
  }
}

TEST(Numbers, ARatingThatIsNoneEndsTheRunBeforeItMovesAWeight) {
  for (const float bad : {kNaN, kInfinity, -kInfinity}) {
    const auto data = setOf(12, 9, 64);
    for (float& rating : data->train.rating) rating = bad;
    for (const TrainerConfig& config : everyRun()) {
      SCOPED_TRACE(nameOf(config));
      Trainer trainer(data, config);
      const std::vector<Scalar> before = weightsOf(trainer);
      const Progress end = finish(trainer);
      EXPECT_EQ(end.phase, Phase::Diverged);
      EXPECT_EQ(end.step, 0);
      EXPECT_NE(end.message.find("the loss became "), std::string::npos) << end.message;
      EXPECT_TRUE(sameBits(weightsOf(trainer), before));
    }
  }
}

TEST(Numbers, TheLargestRatingsOverflowALossAndEndTheRun) {
  if (sizeof(Scalar) > sizeof(float)) GTEST_SKIP() << "doubles have room for squares of floats";
  const auto data = setOf(12, 9, 64);
  for (float& rating : data->train.rating) rating = std::numeric_limits<float>::max();
  for (const TrainerConfig& config : everyRun()) {
    SCOPED_TRACE(nameOf(config));
    Trainer trainer(data, config);
    const Progress end = finish(trainer);
    EXPECT_EQ(end.phase, Phase::Diverged);
    EXPECT_NE(end.message.find("the loss became infinite"), std::string::npos) << end.message;
    EXPECT_TRUE(allFinite(weightsOf(trainer)));
  }
}

TEST(Numbers, OneRatingIsLearnt) {
  for (TrainerConfig config : everyRun()) {
    if (config.model.kind == ModelKind::EmbeddingNN) continue;  // batch norm needs two
    for (const bool withRange : {true, false}) {
      if (!withRange) config.model.yRange.reset();
      SCOPED_TRACE(nameOf(config));
      const auto data = setOf(1, 1, 1);
      data->valid = data->train;
      config.model.factors = 1;
      config.batchSize = 1;
      config.epochs = 60;
      config.lr = 0.05;
      config.wd = 0;
      config.schedule = ScheduleKind::Constant;
      Trainer trainer(data, config);
      const double before = trainer.evaluate(data->valid);
      const Progress end = finish(trainer);
      EXPECT_EQ(end.phase, Phase::Done) << end.message;
      EXPECT_TRUE(allFinite(weightsOf(trainer)));
      EXPECT_LT(trainer.evaluate(data->valid), before);
    }
  }
}

TEST(Numbers, ABatchOfOneIsRefusedWhereANormNeedsTwo) {
  TrainerConfig config;
  config.model.kind = ModelKind::EmbeddingNN;
  config.batchSize = 1;
  EXPECT_EQ(
      messageOf<RangeError>([&] { Trainer(setOf(1, 1, 1), config); }),
      "[trainer] batchSize must be 2 or more with batch norm, which divides by the variance of "
      "a batch");
  TabularTrainerConfig tabular;
  tabular.loss = TabularLoss::Mse;
  tabular.batchSize = 1;
  EXPECT_EQ(
      messageOf<RangeError>([&] { TabularTrainer(tableOf(40, tabular.loss), tabular); }),
      "[trainer] batchSize must be 2 or more with batch norm, which divides by the variance of "
      "a batch");
}

TEST(Numbers, EqualRatingsAreLearntAndAreNoDivergence) {
  for (TrainerConfig config : everyRun()) {
    SCOPED_TRACE(nameOf(config));
    const auto data = setOf(12, 9, 64);
    for (float& rating : data->train.rating) rating = 4;
    data->valid = data->train;
    config.epochs = 40;
    config.lr = 0.05;
    config.wd = 0;
    Trainer trainer(data, config);
    const double before = trainer.evaluate(data->valid);
    const Progress end = finish(trainer);
    EXPECT_EQ(end.phase, Phase::Done) << end.message;
    EXPECT_LT(trainer.evaluate(data->valid), before);
  }
}

TEST(Numbers, AUserWithAMillionRatingsIsOneRow) {
  const Index count = 1'000'000;
  const auto data = setOf(1, 500, count);
  TrainerConfig config;
  config.model.factors = 2;
  config.batchSize = 50'000;
  config.epochs = 1;
  for (const OptimizerKind optimizer : {OptimizerKind::AdamW, OptimizerKind::SparseAdam}) {
    config.optimizer = optimizer;
    if (optimizer == OptimizerKind::SparseAdam) config.wd = 0;
    Trainer trainer(data, config);
    const std::vector<Scalar> before = weightsOf(trainer);
    const Progress end = finish(trainer);
    EXPECT_EQ(end.phase, Phase::Done) << end.message;
    EXPECT_EQ(end.step, 20);
    // One row of each user table and all 500 of each item table.
    EXPECT_EQ(end.rowsTouched, 2 * (1 + 500));
    EXPECT_TRUE(allFinite(weightsOf(trainer)));
    EXPECT_NE(weightsOf(trainer), before);
  }
}

TEST(Numbers, RunsHaveNoMoreStepsThanCanBeCounted) {
  const auto data = setOf(3, 3, 300'000);
  TrainerConfig config;
  config.batchSize = 1;
  config.epochs = 10'000;
  EXPECT_EQ(messageOf<RangeError>([&] { Trainer(data, config); }),
            "[trainer] 10000 epochs of 300000 steps are more than 2147483647 steps");
}

// ---- Options ------------------------------------------------------------------------------------

TEST(Numbers, RatesAndDecaysAreFinite) {
  for (const double bad : {0.0, -1.0, static_cast<double>(kInfinity), static_cast<double>(kNaN)}) {
    RunConfig config;
    config.lr = bad;
    EXPECT_THROW(config.validate(), RangeError) << bad;
  }
  for (const double bad : {-1e-9, static_cast<double>(kInfinity), static_cast<double>(kNaN)}) {
    RunConfig config;
    config.wd = bad;
    EXPECT_THROW(config.validate(), RangeError) << bad;
  }
  for (const Range bad : {Range{1, 1}, Range{2, 1}, Range{0, static_cast<Scalar>(kNaN)},
                          Range{static_cast<Scalar>(-kInfinity), 1}}) {
    TrainerConfig config;
    config.model.yRange = bad;
    EXPECT_THROW(config.validate(), RangeError);
  }
}

// ---- The search for a learning rate
// ---------------------------------------------------------------

TEST(Numbers, ASearchEndsBeforeItsLossesOverflow) {
  const auto data = setOf(12, 9, 64);
  for (TrainerConfig config : everyRun()) {
    config.model.yRange.reset();
    SCOPED_TRACE(nameOf(config));
    Trainer trainer(data, config);
    const std::vector<Scalar> before = weightsOf(trainer);
    LrFinder finder(trainer, {.startLr = 1e-30, .endLr = 1e38, .steps = 40});
    while (!finder.finished()) finder.run(0);
    ASSERT_FALSE(finder.points().empty());
    for (const LrPoint& point : finder.points()) {
      EXPECT_TRUE(std::isfinite(point.loss) && std::isfinite(point.lr));
    }
    const double rate = finder.suggestion().value_or(1);
    EXPECT_TRUE(rate >= 1e-30 && rate <= 1e38);
    EXPECT_TRUE(sameBits(weightsOf(trainer), before));
  }
}

// ---- Tables -------------------------------------------------------------------------------------

TEST(Numbers, AStepFarTooLongEndsARunOverATableWithFiniteWeights) {
  for (const TabularLoss loss :
       {TabularLoss::Mse, TabularLoss::BceWithLogits, TabularLoss::CrossEntropy}) {
    for (const bool batchNorm : {true, false}) {
      for (const OptimizerKind optimizer :
           {OptimizerKind::Sgd, OptimizerKind::Adam, OptimizerKind::AdamW}) {
        TabularTrainerConfig config;
        config.loss = loss;
        config.batchNorm = batchNorm;
        config.optimizer = optimizer;
        config.layers = {4};
        config.lr = 1e38;
        config.batchSize = 8;
        config.epochs = 3;
        SCOPED_TRACE(text("loss ", static_cast<int>(loss), ", batch norm ", batchNorm,
                          ", optimizer ", static_cast<int>(optimizer)));
        TabularTrainer trainer(tableOf(40, loss), config);
        const TabularProgress end = finish(trainer);
        for (const NamedWeights& part : trainer.weights()) {
          EXPECT_TRUE(allFinite(part.values)) << part.name;
        }
        for (const TabularEpoch& epoch : end.finishedEpochs) {
          EXPECT_TRUE(epoch.valid && std::isfinite(epoch.valid->loss));
        }
      }
    }
  }
}

TEST(Numbers, RunsOverTablesHaveNoMoreStepsThanCanBeCounted) {
  TabularTrainerConfig config;
  config.loss = TabularLoss::Mse;
  config.batchSize = 1;
  config.epochs = 10'000;
  EXPECT_EQ(messageOf<RangeError>([&] { TabularTrainer(tableOf(300'000, config.loss), config); }),
            "[trainer] 10000 epochs of 240000 steps are more than 2147483647 steps");
}

TEST(Numbers, AColumnOfHugeNumbersIsNormalised) {
  const std::vector<float> column = {std::numeric_limits<float>::max(),
                                     std::numeric_limits<float>::lowest(), 0, 1};
  const std::vector<Index> rows = {0, 1, 2, 3};
  const Normalize normalize("size", column, rows);
  EXPECT_NEAR(normalize(column[0]), std::sqrt(2.0), 1e-6);
  EXPECT_NEAR(normalize(column[1]), -std::sqrt(2.0), 1e-6);
  EXPECT_LT(std::abs(normalize(column[2])), 1e-30) << "beside those, one is nothing";
  EXPECT_LT(std::abs(normalize(column[3])), 1e-30);
}

}  // namespace
}  // namespace lab
