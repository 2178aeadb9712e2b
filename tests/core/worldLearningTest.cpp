// The simulated world is worth learning from: there is something to learn, a recommender learns
// most of it, and what it learns is more than who rates high and what is rated high.
#include <cmath>

#include "core/data/simulatedWorld.h"
#include "core/train/trainer.h"
#include "tests/core/support.h"

namespace lab {
namespace {

/// Root mean square error on held-out ratings after the command line's default run. Without
/// `factors`, both factor tables are held at zero: biases alone are left.
double heldOutRmse(const SimulatedWorld& world, bool factors) {
  TrainerConfig config;
  const auto data = std::make_shared<TrainingSet>(makeTrainingSet(world.ratings, 0.2, config.seed));
  Trainer trainer(data, config);
  if (!factors) {
    for (Parameter* table : trainer.model().parameters()) {
      if (table->value.cols() == 1) continue;
      table->value = Matrix(table->value.shape());
      table->requiresGrad = false;
    }
  }
  const Progress end = trainer.train(1e9);
  EXPECT_EQ(end.phase, Phase::Done) << end.message;
  return std::sqrt(*end.finishedEpochs.back().validLoss);
}

double rmseOfGlobalMean(const Ratings& ratings) {
  double mean = 0, squares = 0;
  for (const double rating : ratings.rating) mean += rating;
  mean /= static_cast<double>(ratings.size());
  for (const double rating : ratings.rating) squares += (rating - mean) * (rating - mean);
  return std::sqrt(squares / static_cast<double>(ratings.size()));
}

TEST(SimulatedWorld, IsWorthLearningFrom) {
  for (const std::uint64_t seed : {42, 7}) {
    const SimulatedWorld world = simulateWorld(seed);
    const double floor = world.truth.noiseRmse;
    const double mean = rmseOfGlobalMean(world.ratings);
    const double dotBias = heldOutRmse(world, true);
    const double biases = heldOutRmse(world, false);
    std::printf("world %d: floor %.4f, dot-bias %.4f, biases alone %.4f, global mean %.4f\n",
                static_cast<int>(seed), floor, dotBias, biases, mean);
    EXPECT_LE(floor, 0.7 * mean);
    EXPECT_LE(dotBias, 1.1 * floor);
    EXPECT_GE(dotBias, floor * 0.98) << "better than the truth cannot be, but for chance";
    EXPECT_LE(dotBias, 0.95 * biases);
  }
}

}  // namespace
}  // namespace lab
