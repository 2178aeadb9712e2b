#include "core/train/trainer.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

#include "core/data/simulatedWorld.h"
#include "core/train/epochOrder.h"
#include "tests/core/support.h"

namespace lab {
namespace {

using testing::messageOf;
using testing::sameBits;

/// Ratings of 30 users and 20 items, drawn without any structure.
Ratings randomRatings(Index count) {
  Rng rng(77, Stream::World);
  Ratings ratings;
  for (Index i = 0; i < count; ++i) {
    ratings.user.push_back(ratings.users.add(std::to_string(rng.below(30))));
    ratings.item.push_back(ratings.items.add(std::to_string(rng.below(20))));
    ratings.rating.push_back(0.5f + 0.5f * static_cast<float>(rng.below(10)));
  }
  return ratings;
}

std::shared_ptr<const TrainingSet> smallSet(double validFraction = 0.2) {
  return std::make_shared<TrainingSet>(makeTrainingSet(randomRatings(1000), validFraction, 1));
}

TrainerConfig smallConfig() {
  TrainerConfig config;
  config.model.factors = 5;
  config.epochs = 3;
  return config;
}

std::vector<Scalar> weightsOf(Trainer& trainer) {
  std::vector<Scalar> all;
  for (const Parameter* parameter : trainer.model().parameters()) {
    all.insert(all.end(), parameter->value.values().begin(), parameter->value.values().end());
  }
  return all;
}

Progress finish(Trainer& trainer, double budgetMs = 1e9) {
  Progress progress = trainer.train(budgetMs);
  while (!trainer.finished()) progress = trainer.train(budgetMs);
  return progress;
}

// ---- Training sets ------------------------------------------------------------------------------

TEST(TrainingSet, KeepsRowZeroForWhoeverTrainingNeverSaw) {
  Ratings train, valid;
  train.user = {train.users.add("ann"), train.users.add("bob")};
  train.item = {train.items.add("x"), train.items.add("y")};
  train.rating = {4, 2};
  valid.user = {valid.users.add("bob"), valid.users.add("eve")};
  valid.item = {valid.items.add("z"), valid.items.add("y")};
  valid.rating = {3, 5};
  const TrainingSet set = makeTrainingSet(train, valid);
  EXPECT_EQ(set.users, (std::vector<std::string>{"#na#", "ann", "bob"}));
  EXPECT_EQ(set.train.user, (std::vector<Index>{1, 2}));
  EXPECT_EQ(set.valid.user, (std::vector<Index>{2, 0}));
  EXPECT_EQ(set.valid.item, (std::vector<Index>{0, 2}));
}

TEST(TrainingSet, TakesItsVocabularyFromTheTrainingPart) {
  const Ratings ratings = randomRatings(40);
  const TrainingSet set = makeTrainingSet(ratings, 0.5, 3);
  EXPECT_EQ(set.train.size(), 20);
  EXPECT_EQ(set.valid.size(), 20);
  std::vector<bool> seen(set.users.size());
  for (const Index user : set.train.user) seen[static_cast<std::size_t>(user)] = true;
  EXPECT_FALSE(seen[0]);
  EXPECT_EQ(std::count(seen.begin(), seen.end(), true), set.userRows() - 1);
}

TEST(TrainingSet, CountsWhatItemsWereGiven) {
  Ratings train, valid;
  train.user = {train.users.add("ann"), train.users.add("bob"), 0};
  train.item = {train.items.add("x"), train.items.add("y"), 0};
  train.rating = {4, 2, 3};
  valid.user = {valid.users.add("ann")};
  valid.item = {valid.items.add("x")};
  valid.rating = {1};
  const ItemRatings ratings = itemRatings(makeTrainingSet(train, valid));
  EXPECT_EQ(ratings.count, (std::vector<Index>{0, 2, 1}));
  EXPECT_EQ(ratings.mean, (std::vector<double>{0, 3.5, 2}));
}

// ---- Runs ---------------------------------------------------------------------------------------

TEST(Trainer, GivesTheSameBitsHoweverTheTimeIsSliced) {
  const auto data = smallSet();
  Trainer whole(data, smallConfig()), sliced(data, smallConfig());
  const Progress end = finish(whole);
  const Progress slicedEnd = finish(sliced, 0);
  EXPECT_TRUE(sameBits(weightsOf(whole), weightsOf(sliced)));
  ASSERT_EQ(end.finishedEpochs.size(), 3u);
  EXPECT_EQ(end.finishedEpochs[2].validLoss, slicedEnd.finishedEpochs[2].validLoss);
  EXPECT_EQ(end.phase, Phase::Done);
  EXPECT_EQ(end.fraction, 1);
}

TEST(Trainer, ASliceOfNoTimeIsOneStep) {
  Trainer trainer(smallSet(), smallConfig());
  for (Index step = 1; step <= 12; ++step) {
    const Progress progress = trainer.step();
    ASSERT_EQ(progress.step, step);
    ASSERT_EQ(progress.losses.size(), 1u);
    ASSERT_EQ(progress.firstLossStep, step - 1);
  }
}

TEST(Trainer, DropsTheIncompleteLastBatch) {
  Trainer trainer(smallSet(), smallConfig());  // 800 ratings: twelve batches of 64, and 32 over
  EXPECT_EQ(trainer.step().totalSteps, 3 * 12);
}

TEST(Trainer, ReportsEveryLossOnceAndItsMean) {
  Trainer trainer(smallSet(), smallConfig());
  std::vector<double> losses;
  Progress progress;
  while (!trainer.finished()) {
    progress = trainer.train(0);
    losses.insert(losses.end(), progress.losses.begin(), progress.losses.end());
  }
  ASSERT_EQ(losses.size(), 36u);
  const double first = std::accumulate(losses.begin(), losses.begin() + 12, 0.0) / 12;
  EXPECT_NEAR(progress.finishedEpochs[0].trainLoss, first, 1e-6);
  double average = 0;
  for (const double loss : losses) average = 0.98 * average + 0.02 * loss;
  EXPECT_NEAR(progress.smoothTrainLoss, average / (1 - std::pow(0.98, 36)), 1e-6);
}

TEST(Trainer, SaysWhatItsLossesAreMadeOf) {
  Trainer trainer(smallSet(), smallConfig());
  const Progress end = finish(trainer);
  for (const EpochResult& epoch : end.finishedEpochs) {
    EXPECT_EQ(epoch.steps, 12 * (epoch.epoch + 1));
    EXPECT_EQ(epoch.validRatings, trainer.data().valid.size());
    EXPECT_EQ(*epoch.validLoss, epoch.validSquares / epoch.validRatings);
    EXPECT_NEAR(epoch.smoothTrainLoss, epoch.averageLoss / (1 - std::pow(0.98, epoch.steps)),
                1e-12);
  }
}

TEST(Trainer, ValidLossIsExact) {
  Trainer trainer(smallSet(), smallConfig());
  const Progress end = finish(trainer);
  EXPECT_EQ(*end.finishedEpochs.back().validLoss, trainer.evaluate(trainer.data().valid));
}

TEST(Trainer, DoesWithoutAValidationPart) {
  Trainer trainer(smallSet(0), smallConfig());
  const Progress end = finish(trainer);
  EXPECT_EQ(end.finishedEpochs.size(), 3u);
  EXPECT_FALSE(end.finishedEpochs[0].validLoss.has_value());
}

TEST(Trainer, LearnsWithEveryOptimizerAndModel) {
  for (const OptimizerKind optimizer :
       {OptimizerKind::Sgd, OptimizerKind::AdamW, OptimizerKind::SparseAdam}) {
    for (const ModelKind model :
         {ModelKind::Dot, ModelKind::DotBias, ModelKind::CollabNN, ModelKind::EmbeddingNN}) {
      const bool neural = model >= ModelKind::CollabNN;
      // Ratings without structure can only be learnt by heart, for which SGD is too slow here.
      if (neural && optimizer != OptimizerKind::AdamW) continue;
      TrainerConfig config = smallConfig();
      config.model.kind = model;
      config.optimizer = optimizer;
      config.wd = 0;
      config.lr = neural ? 0.02 : optimizer == OptimizerKind::Sgd ? 1 : 0.1;
      config.epochs = 20;
      Trainer trainer(smallSet(), config);
      const Progress end = finish(trainer);
      EXPECT_EQ(end.phase, Phase::Done) << end.message;
      EXPECT_LT(end.finishedEpochs.back().trainLoss, 0.95 * end.finishedEpochs[0].trainLoss)
          << static_cast<int>(optimizer) << static_cast<int>(model);
    }
  }
}

TEST(Trainer, NeverGivesRowZeroAGradient) {
  TrainerConfig config = smallConfig();
  config.optimizer = OptimizerKind::SparseAdam;
  config.wd = 0;
  Trainer trainer(smallSet(), config);
  const Matrix before = trainer.model().parameters()[0]->value;
  finish(trainer);
  const Matrix& after = trainer.model().parameters()[0]->value;
  EXPECT_TRUE(std::equal(before.row(0), before.row(1), after.row(0)));
  EXPECT_FALSE(std::equal(before.row(1), before.row(2), after.row(1)));
}

// ---- Weights from elsewhere
// ----------------------------------------------------------------------

TEST(Trainer, GoesOnFromOtherWeightsAsIfTheyWereItsOwn) {
  TrainerConfig config = smallConfig();
  config.optimizer = OptimizerKind::Sgd;
  config.wd = 0;
  config.schedule = ScheduleKind::Constant;
  Trainer whole(smallSet(), config), half(smallSet(), config);
  for (int step = 0; step < 5; ++step) whole.step(), half.step();
  const std::vector<Scalar> kept = weightsOf(half);
  for (Parameter* parameter : half.model().parameters()) valuesOf(*parameter)[0] = 0;
  half.setWeights(whole.weights());
  EXPECT_TRUE(sameBits(weightsOf(half), kept));
  finish(whole), finish(half);
  EXPECT_TRUE(sameBits(weightsOf(half), weightsOf(whole)));
}

TEST(Trainer, RefusesWeightsThatDoNotFitAndChangesNothing) {
  Trainer trainer(smallSet(), smallConfig());
  const std::vector<Scalar> before = weightsOf(trainer);
  std::vector<std::vector<Scalar>> values;
  std::vector<NamedWeights> ones = trainer.weights();
  for (NamedWeights& part : ones) {
    values.emplace_back(part.values.size(), Scalar{1});
    part.values = values.back();
  }
  const auto refusal = [&](const auto& spoil) {
    std::vector<NamedWeights> given = ones;
    spoil(given);
    return messageOf<std::exception>([&] { trainer.setWeights(given); });
  };
  EXPECT_EQ(refusal([](auto& given) { given.pop_back(); }),
            "[setWeights] 3 matrices for a model of 4");
  EXPECT_EQ(refusal([](auto& given) { std::swap(given[2], given[3]); }),
            "[setWeights] matrix 2 must be user_bias [31, 1], not item_bias [21, 1] of 21 numbers");
  EXPECT_EQ(refusal([](auto& given) { given[3].shape.rows = 20; }),
            "[setWeights] matrix 3 must be item_bias [21, 1], not item_bias [20, 1] of 21 numbers");
  values[3][2] = std::numeric_limits<Scalar>::infinity();
  EXPECT_EQ(refusal([](auto&) {}), "[setWeights] item_bias holds a number that is not finite");
  EXPECT_TRUE(sameBits(weightsOf(trainer), before));
}

TEST(EpochOrders, AreThoseThatATrainerDraws) {
  TrainerConfig config = smallConfig();
  config.batchSize = 250;
  config.optimizer = OptimizerKind::SparseAdam;
  config.wd = 0;
  Trainer trainer(smallSet(0), config);
  const std::vector<Index> orders = epochOrders(1000, 2, config.seed);
  ASSERT_EQ(orders.size(), 2000u);
  EXPECT_NE(std::vector(orders.begin(), orders.begin() + 1000),
            std::vector(orders.begin() + 1000, orders.end()));
  for (int step = 0; step < 8; ++step) {
    std::set<Index> users;
    for (int i = 0; i < 250; ++i) users.insert(trainer.data().train.user[orders[step * 250 + i]]);
    const std::vector<Scalar> before = weightsOf(trainer);
    while (trainer.step().step == step) {
    }
    // Alone the rows that the batch looks up move.
    const std::vector<Scalar> after = weightsOf(trainer);
    for (Index user = 0; user < trainer.data().userRows(); ++user) {
      EXPECT_EQ(before[user * 5] != after[user * 5], users.contains(user)) << step << " " << user;
    }
  }
}

TEST(EpochOrders, RefuseNegativeNumbers) {
  EXPECT_THROW(epochOrders(-1, 1, 7), RangeError);
  EXPECT_THROW(epochOrders(1, -1, 7), RangeError);
  EXPECT_TRUE(epochOrders(10, 0, 7).empty());
}

// ---- Snapshots ----------------------------------------------------------------------------------

TEST(Trainer, GoesOnFromASnapshotWithTheSameBits) {
  const auto data = smallSet();
  for (const int steps : {0, 5, 12, 13, 30}) {
    TrainerConfig config = smallConfig();
    if (steps == 13) config.model.kind = ModelKind::EmbeddingNN;  // with batch norm's statistics
    Trainer first(data, config);
    for (int i = 0; i < steps; ++i) first.step();
    const std::vector<std::byte> snapshot = first.snapshot();
    const Progress expected = finish(first);
    Trainer second(data, config);
    second.restore(snapshot);
    const Progress reached = finish(second);
    EXPECT_TRUE(sameBits(weightsOf(first), weightsOf(second))) << steps;
    EXPECT_EQ(expected.finishedEpochs[2].validLoss, reached.finishedEpochs[2].validLoss);
    EXPECT_EQ(expected.smoothTrainLoss, reached.smoothTrainLoss);
  }
}

TEST(Trainer, RefusesSnapshotsThatDoNotFitAndChangesNothing) {
  const auto data = smallSet();
  Trainer trainer(data, smallConfig());
  trainer.step();
  std::vector<std::byte> snapshot = trainer.snapshot();
  const std::vector<Scalar> before = weightsOf(trainer);

  TrainerConfig other = smallConfig();
  other.seed = 43;
  Trainer stranger(data, other);
  EXPECT_EQ(
      messageOf<DataError>([&] { stranger.restore(snapshot); }),
      "[snapshot] it is of a run with other data or another configuration, or of another version");
  EXPECT_EQ(messageOf<DataError>([&] { trainer.restore(std::span(snapshot).first(5)); }),
            "[snapshot] it ends too early");
  EXPECT_EQ(messageOf<DataError>(
                [&] { trainer.restore(std::span(snapshot).first(snapshot.size() - 1)); }),
            "[snapshot] it is damaged");
  snapshot[snapshot.size() / 2] ^= std::byte{1};
  EXPECT_EQ(messageOf<DataError>([&] { trainer.restore(snapshot); }), "[snapshot] it is damaged");
  EXPECT_TRUE(sameBits(weightsOf(trainer), before));
}

// ---- What can go wrong --------------------------------------------------------------------------

TEST(Trainer, SaysWhereALossFirstOverflowed) {
  TrainerConfig config = smallConfig();
  config.model.yRange = {};
  Trainer trainer(smallSet(), config);
  const auto huge = static_cast<Scalar>(sizeof(Scalar) == sizeof(float) ? 1e10 : 1e80);
  std::vector<NamedWeights> parts = trainer.weights();
  for (const NamedWeights& part : parts) std::fill(part.values.begin(), part.values.end(), huge);
  const Progress end = trainer.step();  // predictions are finite, their squares are not
  EXPECT_EQ(end.phase, Phase::Diverged);
  EXPECT_NE(end.message.find("first seen in the result of mseLoss"), std::string::npos)
      << end.message;
}

TEST(Trainer, CatchesDivergenceAndKeepsTheLastGoodWeights) {
  TrainerConfig config = smallConfig();
  config.lr = 1e9;
  Trainer trainer(smallSet(), config);
  const std::vector<Scalar> before = weightsOf(trainer);
  const Progress end = finish(trainer);
  EXPECT_EQ(end.phase, Phase::Diverged);
  EXPECT_NE(end.message.find("at step "), std::string::npos) << end.message;
  EXPECT_NE(end.message.find("e+08"), std::string::npos) << "the rate: " << end.message;
  EXPECT_TRUE(sameBits(weightsOf(trainer), before)) << "no epoch went well";
}

TEST(Trainer, FallsBackToTheEpochThatWentWell) {
  TrainerConfig config = smallConfig();
  Trainer trainer(smallSet(), config);
  while (trainer.train(0).epoch == 0) continue;
  const std::vector<Scalar> good = weightsOf(trainer);
  trainer.step();
  trainer.model().parameters()[0]->value.data()[7] = std::numeric_limits<Scalar>::quiet_NaN();
  const Progress end = finish(trainer);
  EXPECT_EQ(end.phase, Phase::Diverged);
  EXPECT_NE(end.message.find("at the end of epoch 1"), std::string::npos) << end.message;
  EXPECT_NE(end.message.find("\"user_factors\""), std::string::npos) << end.message;
  EXPECT_TRUE(sameBits(weightsOf(trainer), good));
  EXPECT_EQ(end.finishedEpochs.size(), 1u);
}

TEST(Trainer, NamesTheOptionThatIsOutOfItsLimits) {
  const auto refusal = [](auto change) {
    TrainerConfig config;
    change(config);
    return messageOf<std::logic_error>([&] { config.validate(); });
  };
  EXPECT_EQ(refusal([](auto& c) { c.epochs = 0; }),
            "[trainer] epochs must lie in [1, 10000], not 0");
  EXPECT_EQ(refusal([](auto& c) { c.model.factors = 0; }),
            "[model] factors must lie in [1, 4096], not 0");
  EXPECT_EQ(refusal([](auto& c) { c.model.factors = 100'000; }),
            "[model] factors must lie in [1, 4096], not 100000");
  EXPECT_EQ(refusal([](auto& c) {
              c.model.yRange = Range{5, 1};
            }),
            "[model] yRange must go from a lower to a higher number, not from 5 to 1");
  EXPECT_EQ(refusal([](auto& c) { c.lr = 0; }), "[trainer] lr must be a number above 0, not 0");
  EXPECT_EQ(refusal([](auto& c) { c.optimizer = OptimizerKind::SparseAdam; }),
            "[trainer] wd must be 0 with sparse-adam, which has no weight decay, not 0.1");
  EXPECT_EQ(refusal([](auto& c) {
              c.optimizer = OptimizerKind::SparseAdam;
              c.wd = 0;
              c.model.kind = ModelKind::CollabNN;
            }),
            "[trainer] sparse-adam cannot train linear layers: their gradients are dense");
  EXPECT_EQ(refusal([](auto&) {}), "");
}

TEST(Trainer, RefusesLessThanABatch) {
  const auto data = std::make_shared<TrainingSet>(makeTrainingSet(randomRatings(70), 0.2, 1));
  EXPECT_EQ(messageOf<TypeError>([&] { Trainer(data, TrainerConfig()); }),
            "[trainer] the training part has 56 ratings, fewer than a batch of 64");
}

}  // namespace
}  // namespace lab
