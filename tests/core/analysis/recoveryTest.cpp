#include "core/analysis/recovery.h"

#include <map>
#include <string>

#include "core/analysis/dotTables.h"
#include "core/data/simulatedWorld.h"
#include "tests/core/support.h"

namespace lab {
namespace {

using testing::messageOf;
using testing::randomParameter;

Matrix randomTable(Shape shape, std::uint64_t seed) {
  Rng rng(seed, Stream::Analysis);
  return randomParameter(rng, "table", shape).value;
}

TEST(Recovery, FindsWhatIsOnlyTurnedAndShifted) {
  const Matrix truth = randomTable({60, 3}, 1);
  Matrix learnt({60, 3});
  learnt.map() = truth.map() * randomTable({3, 3}, 2).map();
  learnt.map().array() += Scalar{0.5};
  const Recovery found = recover(learnt, truth, 7);
  EXPECT_NEAR(found.explained, 1, 1e-6);
  ASSERT_EQ(found.r2.size(), 3u);
  for (const double r2 : found.r2) EXPECT_GT(r2, 0.9999);
  EXPECT_TRUE(found.predicted.map().isApprox(truth.map(), 1e-3));
}

TEST(Recovery, FindsNothingInNoise) {
  EXPECT_LT(recover(randomTable({60, 3}, 3), randomTable({60, 3}, 4), 7).meanR2, 0.1);
}

TEST(Recovery, RefusesWhatDoesNotPair) {
  const auto refusal = [](Shape learnt, Shape truth) {
    return messageOf<TypeError>([&] { recover(randomTable(learnt, 1), randomTable(truth, 2), 1); });
  };
  EXPECT_EQ(refusal({20, 4}, {21, 4}), "[recover] 20 learnt rows do not pair with 21 true ones");
  EXPECT_EQ(refusal({20, 3}, {20, 4}), "[recover] 4 true factors cannot follow from 3 learnt ones");
  EXPECT_EQ(refusal({9, 3}, {9, 3}), "[recover] 9 rows are too few for 3 factors");
}

/// What training finds of a world whose truth is known, by the command line's default run.
TEST(Recovery, OfTheSimulatedWorld) {
  const SimulatedWorld world = simulateWorld(42);
  TrainerConfig config;
  const auto data = std::make_shared<TrainingSet>(makeTrainingSet(world.ratings, 0.2, config.seed));
  Trainer trainer(data, config);
  ASSERT_EQ(trainer.train(1e9).phase, Phase::Done);
  const DotTables tables = dotTables(config.model, trainer.weights());

  const Index films = world.ratings.items.size();
  ASSERT_EQ(data->itemRows(), films + 1) << "every film was rated";
  Matrix learnt({films, tables.config.factors});
  for (Index row = 1; row <= films; ++row) {
    const Index film = std::stoi(data->items[static_cast<std::size_t>(row)]) - 1;
    learnt.map().row(film) = tables.itemFactors.map().row(row);
  }
  Matrix truth({films, world.truth.factors});
  std::copy(world.truth.itemFactors.begin(), world.truth.itemFactors.end(), truth.data());

  const Recovery found = recover(learnt, truth, 42), noise = recoverFromNoise(learnt, truth, 42);
  std::printf("true factors of films not fitted to, R²:");
  for (std::size_t i = 0; i < found.r2.size(); ++i) {
    std::printf(" %s %.3f (noise %.3f)", world.truth.factorNames[i].c_str(), found.r2[i],
                noise.r2[i]);
  }
  std::printf("; mean %.3f (noise %.3f), explained %.3f\n", found.meanR2, noise.meanR2,
              found.explained);
  EXPECT_GE(found.meanR2, 0.8);
  EXPECT_LE(noise.meanR2, 0.1);
}

}  // namespace
}  // namespace lab
