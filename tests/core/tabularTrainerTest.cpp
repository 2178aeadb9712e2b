#include "core/train/tabularTrainer.h"

#include <cmath>
#include <numeric>

#include "core/data/titanic.h"
#include "tests/core/support.h"

namespace lab {
namespace {

using testing::messageOf;
using testing::sameBits;

std::shared_ptr<const TabularSet> makeSet(const Table& table, double validFraction = 0) {
  return std::make_shared<TabularSet>(
      makeTabularSet(table, randomSplit(table.size(), validFraction, 42)));
}

TabularTrainerConfig titanicConfig() {
  TabularTrainerConfig config;
  config.layers = {20, 10};
  config.lr = 0.01;
  config.epochs = 10;
  config.loss = TabularLoss::BceWithLogits;
  return config;
}

TabularProgress finish(TabularTrainer& trainer, double budgetMs = 1e9) {
  TabularProgress progress = trainer.train(budgetMs);
  while (!trainer.finished()) progress = trainer.train(budgetMs);
  return progress;
}

std::vector<Scalar> weightsOf(TabularTrainer& trainer) {
  std::vector<Scalar> all;
  for (const NamedWeights& part : trainer.weights()) {
    all.insert(all.end(), part.values.begin(), part.values.end());
  }
  return all;
}

// ---- Titanic ------------------------------------------------------------------------------------

// The best rule there is gets 1,050 of 1,316 right (see titanicTest): no model can do better.
constexpr double kCeiling = 1050.0 / 1316;

TEST(TabularTrainer, LearnsWhoSurvivedTheTitanic) {
  for (const TabularLoss loss : {TabularLoss::BceWithLogits, TabularLoss::CrossEntropy}) {
    for (const std::uint64_t seed : {1, 2, 3}) {
      TabularTrainerConfig config = titanicConfig();
      config.loss = loss;
      config.seed = seed;
      TabularTrainer trainer(makeSet(titanic()), config);
      const Score before = trainer.evaluate(trainer.data().train);
      const TabularProgress end = finish(trainer);
      EXPECT_EQ(end.phase, Phase::Done) << end.message;
      const Score after = trainer.evaluate(trainer.data().train);
      EXPECT_GE(*after.accuracy, kCeiling - 0.01) << seed;
      EXPECT_LE(*after.accuracy, kCeiling) << seed;
      EXPECT_LT(after.loss, 0.8 * before.loss);
    }
  }
}

TEST(TabularTrainer, GivesProbabilities) {
  for (const TabularLoss loss : {TabularLoss::BceWithLogits, TabularLoss::CrossEntropy}) {
    TabularTrainerConfig config = titanicConfig();
    config.loss = loss;
    TabularTrainer trainer(makeSet(titanic()), config);
    finish(trainer);
    const Table asked{.categories = {{"Sex", {"female", "male", "??"}},
                                     {"Class", {"1st", "3rd", ""}},
                                     {"Age", {"adult", "adult", "adult"}}}};
    const Matrix p = trainer.predict(trainer.data().encode(asked));
    const Index survived = p.cols() - 1;
    // 140 of 144 women of the first class, 75 of 462 men of the third.
    EXPECT_NEAR(p.row(0)[survived], 140.0 / 144, 0.06);
    EXPECT_NEAR(p.row(1)[survived], 75.0 / 462, 0.06);
    EXPECT_GT(p.row(2)[survived], 0) << "someone of whom nothing is known";
    EXPECT_LT(p.row(2)[survived], 1);
    if (loss == TabularLoss::BceWithLogits) continue;
    for (Index row = 0; row < 3; ++row) EXPECT_NEAR(p.row(row)[0] + p.row(row)[1], 1, 1e-6);
  }
}

TEST(TabularTrainer, GivesRowZeroNoGradientUnlessAValueIsMissing) {
  TabularTrainer trainer(makeSet(titanic()), titanicConfig());
  const std::vector<Scalar> start(trainer.tables()[0].value.row(0),
                                  trainer.tables()[0].value.row(1));
  for (int i = 0; i < 30; ++i) {
    trainer.step();
    for (const Parameter& table : trainer.tables()) {
      ASSERT_FALSE(table.grad.contains(0)) << table.name;
      ASSERT_GT(table.grad.touchedCount(), 1) << table.name;
    }
  }
  for (std::size_t c = 0; c < start.size(); ++c) {
    const Scalar now = trainer.tables()[0].value.row(0)[c];
    EXPECT_LT(std::abs(now), std::abs(start[c])) << "it only decays";
    EXPECT_GT(now / start[c], 0.95);
  }

  Table hidden = titanic();
  for (std::size_t i = 0; i < hidden.categories[0].values.size(); i += 10) {
    hidden.categories[0].values[i] = "";
  }
  TabularTrainer withMissing(makeSet(hidden), titanicConfig());
  withMissing.step();
  EXPECT_TRUE(withMissing.tables()[0].grad.contains(0)) << "now some sexes are missing";
  EXPECT_FALSE(withMissing.tables()[1].grad.contains(0));
}

// ---- Runs ---------------------------------------------------------------------------------------

TEST(TabularTrainer, GivesTheSameBitsHoweverTheTimeIsSliced) {
  TabularTrainerConfig config = titanicConfig();
  config.embedDropout = 0.1;
  config.dropout = {0.2, 0.1};
  config.epochs = 2;
  const auto data = makeSet(titanic(), 0.2);
  TabularTrainer whole(data, config), sliced(data, config);
  const TabularProgress end = finish(whole), slicedEnd = finish(sliced, 0);
  EXPECT_TRUE(sameBits(weightsOf(whole), weightsOf(sliced)));
  ASSERT_EQ(end.finishedEpochs.size(), 2u);
  EXPECT_EQ(end.finishedEpochs[1].valid->loss, slicedEnd.finishedEpochs[1].valid->loss);
  EXPECT_EQ(end.totalSteps, 2 * (1053 / 64));
  EXPECT_EQ(end.step, end.totalSteps);
  config.seed = 7;
  TabularTrainer other(data, config);
  finish(other);
  EXPECT_FALSE(sameBits(weightsOf(whole), weightsOf(other)));
}

TEST(TabularTrainer, ReportsEveryLossOnceAndItsMean) {
  TabularTrainerConfig config = titanicConfig();
  config.epochs = 2;
  TabularTrainer trainer(makeSet(titanic(), 0.2), config);
  std::vector<double> losses;
  TabularProgress progress;
  while (!trainer.finished()) {
    progress = trainer.step();
    EXPECT_EQ(progress.firstLossStep, static_cast<Index>(losses.size()));
    losses.insert(losses.end(), progress.losses.begin(), progress.losses.end());
  }
  ASSERT_EQ(losses.size(), 32u);
  EXPECT_NEAR(progress.finishedEpochs[0].trainLoss,
              std::accumulate(losses.begin(), losses.begin() + 16, 0.0) / 16, 1e-6);
  const Score score = trainer.evaluate(trainer.data().valid);
  EXPECT_EQ(progress.finishedEpochs[1].valid->loss, score.loss);
  EXPECT_EQ(progress.finishedEpochs[1].valid->accuracy, score.accuracy);
}

/// y = 2 for "a", 4 for "b", plus x.
Table regression() {
  Table table{.categories = {{"Kind", {}}}, .continuous = {{"x", {}}}};
  Rng rng(6, Stream::Analysis);
  for (int i = 0; i < 640; ++i) {
    const bool isA = rng.below(2) == 0;
    const auto x = static_cast<float>(rng.uniform(-1, 1));
    table.categories[0].values.emplace_back(isA ? "a" : "b");
    table.continuous[0].values.push_back(x);
    table.target.values.push_back((isA ? 2 : 4) + x);
  }
  return table;
}

TEST(TabularTrainer, LearnsANumberFromBothKindsOfColumns) {
  TabularTrainerConfig config;
  config.layers = {20, 10};
  config.lr = 0.01;
  config.epochs = 30;
  config.loss = TabularLoss::Mse;
  config.yRange = Range{0, 6};
  TabularTrainer trainer(makeSet(regression(), 0.2), config);
  const TabularProgress end = finish(trainer);
  EXPECT_LT(end.finishedEpochs.back().valid->loss, 0.05);
  EXPECT_FALSE(end.finishedEpochs.back().valid->accuracy.has_value());
  const Table asked{.categories = {{"Kind", {"a", "b"}}}, .continuous = {{"x", {0.5f, -0.5f}}}};
  const Matrix predicted = trainer.predict(trainer.data().encode(asked));
  EXPECT_NEAR(predicted.values()[0], 2.5, 0.3);
  EXPECT_NEAR(predicted.values()[1], 3.5, 0.3);
  std::vector<std::string> names;
  for (const NamedWeights& part : trainer.weights()) names.push_back(part.name);
  EXPECT_EQ(names[0], "embeds.0.weight");
  EXPECT_NE(std::find(names.begin(), names.end(), "bn_cont.running_mean"), names.end());
  EXPECT_NE(std::find(names.begin(), names.end(), "norms.1.running_var"), names.end());
}

TEST(TabularTrainer, CatchesDivergenceAndKeepsTheLastGoodWeights) {
  TabularTrainerConfig config;
  config.optimizer = OptimizerKind::Sgd;
  config.loss = TabularLoss::Mse;
  config.batchNorm = false;
  config.lr = 1e9;
  TabularTrainer trainer(makeSet(regression()), config);
  const std::vector<Scalar> before = weightsOf(trainer);
  const TabularProgress end = finish(trainer);
  EXPECT_EQ(end.phase, Phase::Diverged);
  EXPECT_NE(end.message.find("at step "), std::string::npos) << end.message;
  EXPECT_NE(end.message.find("first seen in"), std::string::npos) << end.message;
  EXPECT_TRUE(sameBits(weightsOf(trainer), before));
}

TEST(TabularTrainer, FinishesNoEpochWhoseValidationOverflows) {
  if (sizeof(Scalar) > sizeof(float)) GTEST_SKIP() << "doubles have room";
  TabularTrainerConfig config;
  config.optimizer = OptimizerKind::Sgd;
  config.loss = TabularLoss::Mse;
  config.batchNorm = false;
  config.batchSize = 640;  // all there are: one step an epoch, whose own loss is still finite
  config.lr = 1e200;
  TabularTrainer trainer(makeSet(regression()), config);
  const std::vector<Scalar> before = weightsOf(trainer);
  const TabularProgress end = finish(trainer);
  EXPECT_EQ(end.phase, Phase::Diverged);
  EXPECT_EQ(end.step, 1);
  EXPECT_TRUE(end.finishedEpochs.empty());
  EXPECT_TRUE(sameBits(weightsOf(trainer), before));
}

TEST(TabularTrainer, RefusesWhatDoesNotFit) {
  const auto refusal = [](const Table& table, auto change) {
    TabularTrainerConfig config = titanicConfig();
    change(config);
    return messageOf<std::logic_error>([&] { TabularTrainer(makeSet(table), config); });
  };
  using Config = TabularTrainerConfig;
  const Table people = titanic();
  EXPECT_EQ(refusal(people, [](Config& c) { c.epochs = 0; }),
            "[trainer] epochs must lie in [1, 10000], not 0");
  EXPECT_EQ(refusal(people, [](Config& c) { c.batchSize = 2000; }),
            "[tabular] the training part has 1316 rows, fewer than a batch of 2000");
  EXPECT_EQ(refusal(people,
                    [](Config& c) {
                      c.widths = {5, {}};
                    }),
            "[tabular] 2 widths for 3 columns of categories");
  EXPECT_EQ(refusal(people,
                    [](Config& c) {
                      c.optimizer = OptimizerKind::SparseAdam;
                      c.wd = 0;
                    }),
            "[tabular] sparse-adam cannot train linear layers: their gradients are dense");
  EXPECT_EQ(refusal(people,
                    [](Config& c) {
                      c.yRange = Range{0, 1};
                    }),
            "[tabular] yRange is for targets that are numbers");
  EXPECT_EQ(refusal(regression(), [](Config&) {}),
            "[tabular] bce-with-logits needs a target of two classes, not 0");
  EXPECT_EQ(refusal(regression(), [](Config& c) { c.loss = TabularLoss::CrossEntropy; }),
            "[tabular] cross-entropy needs a target of two classes or more, not 0");
  TabularTrainer trainer(makeSet(people), titanicConfig());
  EXPECT_EQ(messageOf<TypeError>([&] { trainer.evaluate(trainer.data().valid); }),
            "[tabular] there are no rows to predict");
}

}  // namespace
}  // namespace lab
