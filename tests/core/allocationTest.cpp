// A training step allocates nothing once it has seen one of its size.
#include "core/nn/collab.h"
#include "core/nn/tabular.h"
#include "core/optim/adam.h"
#include "core/optim/sgd.h"
#include "tests/core/support.h"

namespace lab {
namespace {

using testing::allocationCount;
using testing::randomIndices;
using testing::randomValues;

constexpr Index kBatch = 64, kUsers = 90, kItems = 70;

struct Batch {
  std::vector<Index> users, items;
  std::vector<Scalar> ratings;
};

Batch randomBatch(Rng& rng) {
  return {randomIndices(rng, kBatch, kUsers), randomIndices(rng, kBatch, kItems),
          randomValues(rng, kBatch, 0, 5)};
}

/// As many different rows as a batch can have: no later one asks for more memory.
Batch widestBatch(Rng& rng) {
  Batch batch = randomBatch(rng);
  for (Index i = 0; i < kBatch; ++i) {
    batch.users[static_cast<std::size_t>(i)] = batch.items[static_cast<std::size_t>(i)] = i;
  }
  return batch;
}

/// Allocations of ten steps after a first.
long allocationsOf(CollabModel& model, Optimizer& optimizer) {
  Rng rng(1, Stream::Analysis);
  Tape tape;
  const auto step = [&](const Batch& batch) {
    tape.clear();
    const Var predicted = model.forward(tape, batch.users, batch.items, true);
    tape.backward(mseLoss(predicted, tape.constant({kBatch, 1}, batch.ratings)));
    optimizer.step();
    optimizer.zeroGrad();
  };
  step(widestBatch(rng));
  std::vector<Batch> batches;
  for (int i = 0; i < 10; ++i) batches.push_back(randomBatch(rng));
  const long before = allocationCount();
  for (const Batch& batch : batches) step(batch);
  return allocationCount() - before;
}

TEST(Allocation, NoneInASteadyStepOfAnyRecommender) {
  for (const ModelKind kind :
       {ModelKind::Dot, ModelKind::DotBias, ModelKind::CollabNN, ModelKind::EmbeddingNN}) {
    const auto model = makeCollabModel({.kind = kind}, kUsers, kItems, false, 1);
    Adam adam(model->parameters(), adamWOptions());
    EXPECT_EQ(allocationsOf(*model, adam), 0) << static_cast<int>(kind) << ", adamw";
    Sgd sgd(model->parameters(), {.momentum = 0.9});
    EXPECT_EQ(allocationsOf(*model, sgd), 0) << static_cast<int>(kind) << ", sgd";
  }
}

TEST(Allocation, NoneInASteadySparseStep) {
  for (const ModelKind kind : {ModelKind::Dot, ModelKind::DotBias}) {
    const auto model = makeCollabModel({.kind = kind}, kUsers, kItems, true, 1);
    SparseAdam optimizer(model->parameters(), {});
    EXPECT_EQ(allocationsOf(*model, optimizer), 0) << static_cast<int>(kind);
  }
}

TEST(Allocation, NoneInASteadyStepOfATabularModel) {
  Rng rng(1, Stream::Weights);
  TabularModel model({.tables = {{"a", kUsers, {}}, {"b", kItems, {}}},
                      .continuous = 3,
                      .embedDropout = 0.1,
                      .layers = {.hidden = {20, 10}, .dropout = {0.1, 0.1}}},
                     rng);
  Adam optimizer(model.parameters(), adamWOptions());
  Tape tape;
  const std::vector<Scalar> numbers = randomValues(rng, 3 * kBatch);
  const auto step = [&](const Batch& batch) {
    tape.clear();
    const std::span<const Index> columns[] = {batch.users, batch.items};
    const Var logits = model.forward(tape, columns, numbers, true, 7);
    tape.backward(bceWithLogits(logits, tape.constant({kBatch, 1}, batch.ratings)));
    optimizer.step();
    optimizer.zeroGrad();
  };
  step(widestBatch(rng));
  const Batch next = randomBatch(rng);
  const long before = allocationCount();
  for (int i = 0; i < 10; ++i) step(next);
  EXPECT_EQ(allocationCount(), before);
}

TEST(Allocation, IsCountedForTheTapesOwnBlocksToo) {
  const long before = allocationCount();
  Tape tape;
  tape.scratch(1);
  EXPECT_GT(allocationCount(), before);
}

}  // namespace
}  // namespace lab
