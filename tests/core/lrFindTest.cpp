#include "core/train/lrFind.h"

#include <algorithm>
#include <cmath>

#include "core/data/simulatedWorld.h"
#include "tests/core/support.h"

namespace lab {
namespace {

using testing::messageOf;
using testing::sameBits;

std::shared_ptr<const TrainingSet> worldSet() {
  static const auto set =
      std::make_shared<const TrainingSet>(makeTrainingSet(simulateWorld(42).ratings, 0.2, 42));
  return set;
}

std::vector<double> lossesOf(const LrFinder& finder) {
  std::vector<double> losses;
  for (const LrPoint& point : finder.points()) losses.push_back(point.loss);
  return losses;
}

// ---- The valley: expected values from fastai's function -----------------------------------------

TEST(Valley, IsWhereFastaiSees) {
  const auto at = [](const std::vector<double>& losses) {
    return valley(losses);
  };
  EXPECT_EQ(at({9, 8, 7, 6, 5, 4, 3, 2, 1}), 3u);
  EXPECT_EQ(at({5, 6, 4, 7, 3, 8, 2, 9, 1, 10}), 4u);
  EXPECT_EQ(at({1, 2, 3, 9, 8, 7, 6, 5, 4, 3, 2, 10, 9, 8}), 5u);
  EXPECT_EQ(at({1, 1, 1}), 0u);
  EXPECT_EQ(at({1, 2, 3, 4}), 0u);
  EXPECT_EQ(at({7}), 0u);
  EXPECT_EQ(at({3, 2, 1}), 0u);
  EXPECT_EQ(at({2, 1}), 0u) << "fastai goes to the place before the first, and so to the last";
  EXPECT_EQ(messageOf<TypeError>([&] { at({}); }),
            "[lrFind] there are no losses to find a valley in");
}

// ---- The run ------------------------------------------------------------------------------------

TEST(LrFinder, SuggestsARateAtWhichTheLossFalls) {
  for (const ModelKind kind : {ModelKind::DotBias, ModelKind::EmbeddingNN}) {
    TrainerConfig config;
    config.model.kind = kind;
    Trainer trainer(worldSet(), config);
    LrFinder finder(trainer);
    finder.run(1e9);
    ASSERT_TRUE(finder.finished());
    const std::vector<LrPoint>& points = finder.points();
    const std::optional<double> suggestion = finder.suggestion();
    ASSERT_TRUE(suggestion);
    const auto found = std::find_if(points.begin(), points.end(),
                                    [&](const LrPoint& point) { return point.lr == *suggestion; });
    ASSERT_NE(found, points.end());
    EXPECT_LT((found + 3)->loss, (found - 3)->loss);
    const auto best =
        std::min_element(points.begin(), points.end(),
                         [](const LrPoint& a, const LrPoint& b) { return a.loss < b.loss; });
    EXPECT_LT(*suggestion, best->lr);
    std::printf("suggests %.3g; the loss is least at %.3g and ends at %.3g after %d steps\n",
                *suggestion, best->lr, points.back().lr, static_cast<int>(points.size()));
    // And a run at that rate learns.
    config.lr = *suggestion;
    config.epochs = 1;
    Trainer run(worldSet(), config);
    EXPECT_LT(*run.train(1e9).finishedEpochs[0].validLoss, 1.1);
  }
}

TEST(LrFinder, BeginsAtTheWeightsThatTheTrainerHas) {
  for (const ModelKind kind : {ModelKind::DotBias, ModelKind::EmbeddingNN}) {
    TrainerConfig config;
    config.model.kind = kind;
    config.model.hidden = {4};
    config.batchSize = 256;
    Trainer trainer(worldSet(), config);
    const auto firstLoss = [&] {
      LrFinder finder(trainer);
      finder.run(0);
      return finder.points().front().loss;
    };
    double before = firstLoss();
    for (Parameter* parameter : trainer.model().parameters()) {
      for (std::int64_t i = 0; i < parameter->value.size(); ++i) parameter->value.data()[i] *= 3;
      const double after = firstLoss();
      // Biases of layers begin at zero, and thrice that is the same.
      const auto& values = parameter->value.values();
      const bool zeros = std::all_of(values.begin(), values.end(), [](Scalar x) { return x == 0; });
      EXPECT_EQ(after != before, !zeros) << parameter->name;
      before = after;
    }
  }
}

TEST(LrFinder, RaisesTheRateByEqualFactors) {
  TrainerConfig config;
  Trainer trainer(worldSet(), config);
  LrFinder finder(trainer, {.startLr = 1e-6, .endLr = 1e-2, .steps = 8});
  EXPECT_FALSE(finder.suggestion()) << "not before the end";
  for (int steps = 1; steps <= 8; ++steps) {
    finder.run(0);
    EXPECT_EQ(finder.points().size(), static_cast<std::size_t>(steps));
    EXPECT_EQ(finder.finished(), steps == 8);
  }
  for (int i = 0; i < 8; ++i) {
    const double expected = 1e-6 * std::pow(10, i / 2.0);
    EXPECT_NEAR(finder.points()[static_cast<std::size_t>(i)].lr, expected, 1e-12 * expected);
  }
  finder.run(1e9);
  EXPECT_EQ(finder.points().size(), 8u);
}

TEST(LrFinder, LeavesTheTrainerAlone) {
  TrainerConfig config;
  config.epochs = 1;
  Trainer searched(worldSet(), config), undisturbed(worldSet(), config);
  for (Trainer* trainer : {&searched, &undisturbed}) {
    for (int step = 0; step < 20; ++step) trainer->step();
  }
  LrFinder(searched).run(1e9);
  searched.train(1e9), undisturbed.train(1e9);
  const std::vector<NamedWeights> ours = searched.weights(), theirs = undisturbed.weights();
  for (std::size_t i = 0; i < ours.size(); ++i) {
    EXPECT_TRUE(std::equal(ours[i].values.begin(), ours[i].values.end(), theirs[i].values.begin()));
  }
}

TEST(LrFinder, BeginsWithTheTrainersWeights) {
  TrainerConfig config;
  config.epochs = 1;
  Trainer fresh(worldSet(), config), trained(worldSet(), config);
  trained.train(1e9);
  LrFinder early(fresh), late(trained);
  early.run(0), late.run(0);
  EXPECT_LT(late.points()[0].loss, 0.8 * early.points()[0].loss);
}

TEST(LrFinder, IsTheSameEveryTimeAndInSlices) {
  TrainerConfig config;
  config.model.kind = ModelKind::EmbeddingNN;
  Trainer trainer(worldSet(), config);
  LrFinder whole(trainer), sliced(trainer);
  whole.run(1e9);
  while (!sliced.finished()) sliced.run(0);
  EXPECT_EQ(lossesOf(whole), lossesOf(sliced));
}

TEST(LrFinder, StopsWhereTheLossExplodes) {
  TrainerConfig config;
  config.model.yRange.reset();
  config.optimizer = OptimizerKind::Sgd;
  config.wd = 0;
  Trainer trainer(worldSet(), config);
  LrFinder finder(trainer, {.startLr = 1e-2, .endLr = 1e6});
  finder.run(1e9);
  EXPECT_TRUE(finder.finished());
  EXPECT_LT(finder.points().size(), 100u);
  for (const double loss : lossesOf(finder)) EXPECT_TRUE(std::isfinite(loss));
}

TEST(LrFinder, GoesOverSmallDataMoreThanOnce) {
  Ratings ratings;
  for (int i = 0; i < 40; ++i) {
    ratings.user.push_back(ratings.users.add(std::to_string(i % 8)));
    ratings.item.push_back(ratings.items.add(std::to_string(i % 5)));
    ratings.rating.push_back(static_cast<float>(1 + i % 5));
  }
  TrainerConfig config;
  config.batchSize = 16;
  Trainer trainer(std::make_shared<TrainingSet>(makeTrainingSet(ratings, 0, 1)), config);
  LrFinder finder(trainer);
  finder.run(1e9);
  EXPECT_GT(finder.points().size(), 50u);
  EXPECT_TRUE(finder.suggestion());
}

TEST(LrFinder, RefusesRatesThatDoNotGrow) {
  TrainerConfig config;
  Trainer trainer(worldSet(), config);
  const auto refusal = [&](const LrFindOptions& options) {
    return messageOf<RangeError>([&] { LrFinder(trainer, options); });
  };
  EXPECT_EQ(refusal({.startLr = 0}), "[lrFind] the rate must grow from above 0, not from 0 to 10");
  EXPECT_EQ(refusal({.startLr = 2, .endLr = 1}),
            "[lrFind] the rate must grow from above 0, not from 2 to 1");
  EXPECT_EQ(refusal({.steps = 5}), "[lrFind] steps must lie in [6, 10000], not 5");
}

}  // namespace
}  // namespace lab
