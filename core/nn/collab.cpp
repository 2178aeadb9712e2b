#include "core/nn/collab.h"

#include <cmath>

#include "core/nn/dotPass.h"
#include "core/nn/tabular.h"

namespace lab {

void CollabConfig::validate() const {
  constexpr Index kMostFactors = 4096;
  for (const Index width : hidden) {
    if (width < 1 || width > kMostFactors) {
      fail<RangeError>("model", "a hidden layer must have 1 to ", kMostFactors, " units, not ",
                       width);
    }
  }
  if (factors < 1 || factors > kMostFactors) {
    fail<RangeError>("model", "factors must lie in [1, ", kMostFactors, "], not ", factors);
  }
  checkRange(yRange);
}

Var CollabModel::loss(Tape& tape, std::span<const Index> users, std::span<const Index> items,
                      std::span<const Scalar> ratings) {
  tape.clear();
  const Var prediction = forward(tape, users, items, true);
  return mseLoss(prediction, tape.constant(prediction.shape(), ratings));
}

Scalar CollabModel::lossWithGradients(Tape& tape, std::span<const Index> users,
                                      std::span<const Index> items,
                                      std::span<const Scalar> ratings) {
  const Var loss = this->loss(tape, users, items, ratings);
  const Scalar value = loss.value()[0];
  if (std::isfinite(value)) tape.backward(loss);
  return value;
}

namespace {

/// user_factors[users] · item_factors[items].
class DotProduct : public CollabModel {
 public:
  DotProduct(const CollabConfig& config, Index userRows, Index itemRows, bool sparse, Rng& rng)
      : yRange_(config.yRange),
        userFactors_(embeddingTable("user_factors", {userRows, config.factors}, rng)),
        itemFactors_(embeddingTable("item_factors", {itemRows, config.factors}, rng)) {
    lookup_.sparse = sparse;
  }

  Var forward(Tape& tape, std::span<const Index> users, std::span<const Index> items,
              bool) override {
    return inRange(affinity(tape, users, items), yRange_);
  }

  Scalar lossWithGradients(Tape&, std::span<const Index> users, std::span<const Index> items,
                           std::span<const Scalar> ratings) override {
    return pass_.lossWithGradients(tables(), yRange_, lookup_.sparse, users, items, ratings);
  }

  std::vector<Parameter*> parameters() override { return {&userFactors_, &itemFactors_}; }

 protected:
  virtual DotTables tables() { return {&userFactors_, &itemFactors_}; }

  Var affinity(Tape& tape, std::span<const Index> users, std::span<const Index> items) {
    return rowDot(embedding(users, tape.parameter(userFactors_), lookup_),
                  embedding(items, tape.parameter(itemFactors_), lookup_));
  }

  EmbeddingOptions lookup_;
  std::optional<Range> yRange_;
  Parameter userFactors_, itemFactors_;
  DotPass pass_;
};

/// The dot product plus a number of the user's own and one of the item's: tables of one column.
class DotProductBias : public DotProduct {
 public:
  DotProductBias(const CollabConfig& config, Index userRows, Index itemRows, bool sparse, Rng& rng)
      : DotProduct(config, userRows, itemRows, sparse, rng),
        userBias_(embeddingTable("user_bias", {userRows, 1}, rng)),
        itemBias_(embeddingTable("item_bias", {itemRows, 1}, rng)) {}

  Var forward(Tape& tape, std::span<const Index> users, std::span<const Index> items,
              bool) override {
    const Var biases = add(embedding(users, tape.parameter(userBias_), lookup_),
                           embedding(items, tape.parameter(itemBias_), lookup_));
    return inRange(add(affinity(tape, users, items), biases), yRange_);
  }

  std::vector<Parameter*> parameters() override {
    return {&userFactors_, &itemFactors_, &userBias_, &itemBias_};
  }

 protected:
  DotTables tables() override { return {&userFactors_, &itemFactors_, &userBias_, &itemBias_}; }

 private:
  Parameter userBias_, itemBias_;
};

/// Both rows side by side, through linear layers: a TabularModel of two columns. The book's
/// CollabNN has one hidden layer and no batch norm; fastai's EmbeddingNN is TabularModel as it is.
class NeuralCollab : public CollabModel {
 public:
  NeuralCollab(const CollabConfig& config, const MultiLayer::Config& layers, Index userRows,
               Index itemRows, Rng& rng)
      : model_({.tables = {{"user_factors", userRows, {}}, {"item_factors", itemRows, {}}},
                .layers = layers,
                .yRange = config.yRange},
               rng) {}

  Var forward(Tape& tape, std::span<const Index> users, std::span<const Index> items,
              bool training) override {
    const std::span<const Index> columns[] = {users, items};
    return model_.forward(tape, columns, {}, training, 0);
  }

  std::vector<Parameter*> parameters() override { return model_.parameters(); }
  std::vector<BatchNormState*> statistics() override { return model_.statistics(); }

 private:
  TabularModel model_;
};

}  // namespace

std::unique_ptr<CollabModel> makeCollabModel(const CollabConfig& config, Index userRows,
                                             Index itemRows, bool sparse, std::uint64_t seed) {
  config.validate();
  Rng rng(seed, Stream::Weights);
  switch (config.kind) {
    case ModelKind::Dot:
      return std::make_unique<DotProduct>(config, userRows, itemRows, sparse, rng);
    case ModelKind::DotBias:
      return std::make_unique<DotProductBias>(config, userRows, itemRows, sparse, rng);
    case ModelKind::CollabNN:
      return std::make_unique<NeuralCollab>(
          config, MultiLayer::Config{.hidden = {100}, .batchNorm = false}, userRows, itemRows, rng);
    case ModelKind::EmbeddingNN:
      return std::make_unique<NeuralCollab>(config, MultiLayer::Config{.hidden = config.hidden},
                                            userRows, itemRows, rng);
  }
  fail<TypeError>("model", "unknown kind ", static_cast<int>(config.kind));
}

}  // namespace lab
