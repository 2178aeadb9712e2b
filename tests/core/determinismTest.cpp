// The same bits natively and as wasm, on every engine: one training run of every model, held
// against fingerprints of its weights. A change of arithmetic, of the generator or of an order of
// summation changes them all; where that is meant, write down what the test prints.
#include "core/train/archive.h"
#include "core/train/tabularTrainer.h"
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
    {"dot-bias, adamw", ModelKind::DotBias, OptimizerKind::AdamW, 11693726296798857810ULL,
     17929611313821382822ULL},
    {"dot-bias, sparse-adam", ModelKind::DotBias, OptimizerKind::SparseAdam,
     17943150237342359451ULL, 8976217594842021056ULL},
    {"collab-nn, adam", ModelKind::CollabNN, OptimizerKind::Adam, 5382771845631024783ULL,
     15566419045153823071ULL},
    {"embedding-nn, adamw", ModelKind::EmbeddingNN, OptimizerKind::AdamW, 18013383791806221862ULL,
     3539690536809111738ULL},
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

std::uint64_t fingerprintOf(const std::vector<NamedWeights>& weights) {
  std::uint64_t hash = fingerprint({});
  for (const NamedWeights& part : weights) hash = fingerprint(std::as_bytes(part.values), hash);
  return hash;
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
  return fingerprintOf(trainer.weights());
}

/// People with a class, a number and a target that hangs together with both.
std::shared_ptr<const TabularSet> randomTable() {
  Rng rng(5, Stream::World);
  Table table{.categories = {{"kind", {}}, {"place", {}}}, .continuous = {{"size", {}}}};
  std::vector<std::string> target;
  for (int i = 0; i < 600; ++i) {
    const std::uint32_t kind = rng.below(4), place = rng.below(30);
    const auto size = static_cast<float>(rng.uniform(-3, 5));
    table.categories[0].values.push_back(kind == 0 ? "" : text(kind));
    table.categories[1].values.push_back(text(place));
    table.continuous[0].values.push_back(size);
    target.push_back(kind > 1 && size > 1 ? "much" : place < 10 ? "some" : "none");
  }
  table.target = classTarget(target);
  return std::make_shared<TabularSet>(makeTabularSet(table, randomSplit(600, 0.2, 1)));
}

TEST(Determinism, ATabularModelTrainsToTheSameBitsEverywhere) {
  constexpr std::uint64_t kInFloat = 16657111491729188782ULL;
  constexpr std::uint64_t kInDouble = 14529848506296619801ULL;
  TabularTrainerConfig config;
  config.layers = {9, 5};
  config.dropout = {0.2, 0.1};
  config.embedDropout = 0.1;
  config.epochs = 3;
  config.lr = 5e-3;
  TabularTrainer trainer(randomTable(), config);
  trainer.train(1e9);
  EXPECT_TRUE(trainer.finished());
  EXPECT_EQ(fingerprintOf(trainer.weights()), sizeof(Scalar) == 4 ? kInFloat : kInDouble);
}

TEST(Determinism, EveryModelTrainsToTheSameBitsEverywhere) {
  for (const TrainedRun& run : kRuns) {
    const std::uint64_t expected = sizeof(Scalar) == 4 ? run.inFloat : run.inDouble;
    EXPECT_EQ(fingerprintOf(run), expected) << run.name;
  }
}

}  // namespace
}  // namespace lab
