// The same bits natively and as wasm, on every engine: one training run of every model, held
// against fingerprints of its weights. A change of arithmetic, of the generator or of an order of
// summation changes them all; where that is meant, write down what the test prints.
#include "core/train/archive.h"
#include "core/train/trainer.h"
#include "tests/core/support.h"

namespace lab {
namespace {

struct TrainedRun {
  const char* name;
  ModelKind model;
  OptimizerKind optimizer;
  std::uint64_t inFloat;
  std::uint64_t inDouble;
};

constexpr TrainedRun kRuns[] = {
    {"dot, sgd", ModelKind::Dot, OptimizerKind::Sgd, 4698999628879566898ULL,
     1873159843732539655ULL},
    {"dot-bias, adamw", ModelKind::DotBias, OptimizerKind::AdamW, 13881960005394504242ULL,
     4498652489081558151ULL},
    {"dot-bias, sparse-adam", ModelKind::DotBias, OptimizerKind::SparseAdam,
     17943150237342359451ULL, 8976217594842021056ULL},
    {"collab-nn, adam", ModelKind::CollabNN, OptimizerKind::Adam, 5382771845631024783ULL,
     15566419045153823071ULL},
    {"embedding-nn, adamw", ModelKind::EmbeddingNN, OptimizerKind::AdamW, 7968863449320380892ULL,
     8518584441163395532ULL},
};

std::shared_ptr<const TrainingSet> randomSet() {
  Rng rng(5, Stream::World);
  Ratings ratings;
  for (int i = 0; i < 600; ++i) {
    ratings.user.push_back(ratings.users.add(text(rng.below(25))));
    ratings.item.push_back(ratings.items.add(text(rng.below(15))));
    ratings.rating.push_back(0.5f + 0.5f * static_cast<float>(rng.below(10)));
  }
  return std::make_shared<TrainingSet>(makeTrainingSet(ratings, 0.2, 1));
}

std::uint64_t fingerprintOf(const TrainedRun& run) {
  TrainerConfig config;
  config.model.kind = run.model;
  config.model.factors = 7;
  config.model.hidden = {9, 5};
  config.optimizer = run.optimizer;
  config.wd = run.optimizer == OptimizerKind::SparseAdam ? 0 : 0.1;
  config.epochs = 3;
  Trainer trainer(randomSet(), config);
  trainer.train(1e9);
  EXPECT_TRUE(trainer.finished());
  std::uint64_t hash = fingerprint({});
  for (const NamedWeights& part : trainer.weights()) {
    hash = fingerprint(std::as_bytes(part.values), hash);
  }
  return hash;
}

TEST(Determinism, EveryModelTrainsToTheSameBitsEverywhere) {
  for (const TrainedRun& run : kRuns) {
    const std::uint64_t expected = sizeof(Scalar) == 4 ? run.inFloat : run.inDouble;
    EXPECT_EQ(fingerprintOf(run), expected) << run.name;
  }
}

}  // namespace
}  // namespace lab
