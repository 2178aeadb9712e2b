// What one training step costs: rows, bytes and multiply-adds of its forward, its backward and its
// update, as the code that does them counts them. With SparseAdam they depend on the batch, not on
// how many rows the tables have.
#include <numeric>
#include <set>

#include "core/nn/collab.h"
#include "core/optim/adam.h"
#include "tests/core/support.h"

namespace lab {
namespace {

using testing::randomIndices;
using testing::randomValues;

constexpr Index kBatch = 64, kFactors = 50, kUsers = 100;

// Moments included, a million rows are 600 MB in float: enough to make the point once.
#ifdef LAB_DOUBLE
constexpr Index kItems[] = {1'000, 10'000, 100'000};
#else
constexpr Index kItems[] = {1'000, 10'000, 100'000, 1'000'000};
#endif

/// Of a whole step.
struct StepCost {
  std::int64_t rowsRead = 0;
  StepWork update;
  Work passes;  // forward and backward

  bool operator==(const StepCost& other) const {
    const auto key = [](const StepCost& cost) {
      return std::tuple(cost.rowsRead, cost.update.rows, cost.update.multiplyAdds,
                        cost.update.bytes, cost.passes.multiplyAdds, cost.passes.bytes);
    };
    return key(*this) == key(other);
  }
};

std::ostream& operator<<(std::ostream& out, const StepCost& cost) {
  return out << cost.rowsRead << " rows read, " << cost.update.rows << " updated; multiply-adds "
             << cost.passes.multiplyAdds << " + " << cost.update.multiplyAdds << "; bytes "
             << cost.passes.bytes << " + " << cost.update.bytes;
}

/// The dot product with biases: 64 users, and the items given.
StepCost costOfStep(CollabModel& model, Optimizer& optimizer, const std::vector<Index>& items) {
  std::vector<Index> users(kBatch);
  std::iota(users.begin(), users.end(), Index{0});
  Rng rng(4, Stream::Analysis);
  Tape tape;
  const Var predicted = model.forward(tape, users, items, true);
  tape.backward(mseLoss(predicted, tape.constant({kBatch, 1}, randomValues(rng, kBatch))));
  optimizer.step();
  optimizer.zeroGrad();
  StepCost cost;
  cost.update = optimizer.work();
  for (Index id = 0; id < tape.size(); ++id) {
    cost.rowsRead += static_cast<std::int64_t>(tape.node(id).indices.size());
    cost.passes += tape.node(id).forward;
    cost.passes += tape.node(id).backward;
  }
  return cost;
}

std::unique_ptr<CollabModel> makeModel(Index items, bool sparse) {
  return makeCollabModel({.kind = ModelKind::DotBias, .factors = kFactors}, kUsers, items, sparse,
                         1);
}

/// Random rows of [0, bound), none of them twice.
std::vector<Index> distinctIndices(Rng& rng, Index bound) {
  std::vector<Index> rows;
  std::set<Index> seen;
  while (rows.size() < static_cast<std::size_t>(kBatch)) {
    const Index row = randomIndices(rng, 1, bound)[0];
    if (seen.insert(row).second) rows.push_back(row);
  }
  return rows;
}

TEST(SparseStep, CostsTheSameWhateverTheTablesRows) {
  StepCost first;
  for (const Index items : kItems) {
    Rng rng(9, Stream::Analysis);
    const auto model = makeModel(items, true);
    SparseAdam optimizer(model->parameters(), {});
    const StepCost cost = costOfStep(*model, optimizer, distinctIndices(rng, items));
    if (items == kItems[0]) first = cost;
    EXPECT_EQ(cost, first) << items << " items";

    // Drawn with repetition, as batches are: a row that is drawn twice is read twice, moved once.
    const std::vector<Index> drawn = randomIndices(rng, kBatch, items);
    const auto distinct = static_cast<std::int64_t>(std::set(drawn.begin(), drawn.end()).size());
    const StepCost repeated = costOfStep(*model, optimizer, drawn);
    EXPECT_EQ(repeated.rowsRead, first.rowsRead);
    EXPECT_EQ(repeated.passes.multiplyAdds, first.passes.multiplyAdds);
    EXPECT_EQ(repeated.passes.bytes, first.passes.bytes);
    EXPECT_EQ(repeated.update.rows, 2 * kBatch + 2 * distinct);
    EXPECT_LE(repeated.update.bytes, first.update.bytes);
  }
  // Two lookups for users and two for items; every row once in each of four tables, whose rows have
  // 50 numbers or one.
  constexpr std::int64_t kNumbers = 2 * kBatch * (kFactors + 1);
  EXPECT_EQ(first.rowsRead, 4 * kBatch);
  EXPECT_EQ(first.update.rows, 4 * kBatch);
  EXPECT_EQ(first.update.multiplyAdds, 11 * kNumbers);
  EXPECT_EQ(first.update.bytes, bytesOf(7 * kNumbers) + 4 * kBatch * std::int64_t{sizeof(Index)});
  EXPECT_GT(first.passes.multiplyAdds, 3 * kBatch * kFactors) << "the dot products and back";
}

TEST(SparseStep, ADenseStepGrowsWithTheTable) {
  for (const Index items : {1'000, 10'000, 100'000}) {
    Rng rng(9, Stream::Analysis);
    const auto model = makeModel(items, false);
    Adam optimizer(model->parameters(), adamWOptions());
    const StepCost cost = costOfStep(*model, optimizer, distinctIndices(rng, items));
    EXPECT_EQ(cost.rowsRead, 4 * kBatch) << "it looks up as little";
    EXPECT_EQ(cost.update.rows, 2 * (kUsers + items)) << "and moves every row";
    EXPECT_GT(cost.update.multiplyAdds, std::int64_t{4} * items * kFactors);
    EXPECT_GT(cost.update.bytes, bytesOf(std::int64_t{4} * items * kFactors));
  }
}

TEST(StepWork, IsOfTheLastStepAlone) {
  Rng rng(2, Stream::Analysis);
  Parameter table = testing::randomParameter(rng, "W", {10, 3});
  SparseAdam optimizer({&table}, {});
  EXPECT_EQ(optimizer.work().rows, 0);
  for (const std::vector<Index>& rows : {std::vector<Index>{1, 2, 1}, {5}}) {
    Tape tape;
    tape.backward(sum(embedding(rows, tape.parameter(table), {.sparse = true})));
    optimizer.step();
    optimizer.zeroGrad();
  }
  EXPECT_EQ(optimizer.work().rows, 1);
  EXPECT_EQ(optimizer.work().multiplyAdds, 3 * 11);
  optimizer.step();
  EXPECT_EQ(optimizer.work().rows, 0) << "there was no gradient";
}

}  // namespace
}  // namespace lab
