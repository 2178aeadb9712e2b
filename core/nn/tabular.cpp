#include "core/nn/tabular.h"

namespace lab {
namespace {

constexpr const char* kPlace = "tabular";
constexpr Index kWidest = 4096;

void checkProbability(const char* what, double p) {
  if (!(p >= 0 && p < 1)) fail<RangeError>(kPlace, what, " ", p, " is outside [0, 1)");
}

Index widthOf(const CategoryTable& table) {
  return table.width.value_or(embeddingWidth(table.rows));
}

}  // namespace

void TabularConfig::validate() const {
  if (tables.empty() && continuous < 1) fail<TypeError>(kPlace, "there are no columns");
  for (const CategoryTable& table : tables) {
    if (table.rows < 1) {
      fail<RangeError>(kPlace, "\"", table.name, "\" must have 1 row or more, not ", table.rows);
    }
    const Index width = widthOf(table);
    if (width < 1 || width > kWidest) {
      fail<RangeError>(kPlace, "the embedding of \"", table.name, "\" must have 1 to ", kWidest,
                       " columns, not ", width);
    }
  }
  for (const Index units : layers.hidden) {
    if (units < 1 || units > kWidest) {
      fail<RangeError>(kPlace, "a layer must have 1 to ", kWidest, " units, not ", units);
    }
  }
  if (layers.outputs < 1) fail<RangeError>(kPlace, "there must be an output or more");
  if (!layers.dropout.empty() && layers.dropout.size() != layers.hidden.size()) {
    fail<TypeError>(kPlace, layers.dropout.size(), " dropouts for ", layers.hidden.size(),
                    " layers");
  }
  for (const double p : layers.dropout) checkProbability("the dropout", p);
  checkProbability("the dropout of embeddings", embedDropout);
  checkRange(yRange);
}

TabularModel::TabularModel(const TabularConfig& config, Rng& rng) : config_(config) {
  config_.validate();
  Index inputs = config_.continuous;
  for (const CategoryTable& table : config_.tables) {
    const Index width = widthOf(table);
    tables_.push_back(embeddingTable(table.name.c_str(), {table.rows, width}, rng));
    inputs += width;
  }
  // PyTorch's own batch norm here, in fastai too: its shift begins at 0.
  if (config_.continuous > 0) continuousNorm_.emplace("bn_cont", config_.continuous, Scalar{0});
  layers_.emplace(inputs, config_.layers, rng);
}

Var TabularModel::embeddings(Tape& tape, std::span<const std::span<const Index>> categories) {
  const std::span<Var> rows = tape.buffer<Var>(tables_.size());
  for (std::size_t i = 0; i < tables_.size(); ++i) {
    rows[i] = embedding(categories[i], tape.parameter(tables_[i]));
  }
  return rows.size() == 1 ? rows[0] : concat(rows);
}

Var TabularModel::forward(Tape& tape, std::span<const std::span<const Index>> categories,
                          std::span<const Scalar> continuous, bool training,
                          std::uint64_t dropoutSeed) {
  if (categories.size() != tables_.size()) {
    fail<TypeError>(kPlace, categories.size(), " columns of categories for ", tables_.size(),
                    " tables");
  }
  std::optional<Var> x;
  if (!tables_.empty()) {
    x = embeddings(tape, categories);
    if (training && config_.embedDropout > 0) x = dropout(*x, config_.embedDropout, dropoutSeed);
  }
  if (continuousNorm_) {
    const auto columns = static_cast<std::size_t>(config_.continuous);
    const auto batch = x ? x->shape().rows : static_cast<Index>(continuous.size() / columns);
    Var numbers = tape.constant({batch, config_.continuous}, continuous);
    numbers = continuousNorm_->forward(tape, numbers, training);
    const Var both[] = {x.value_or(numbers), numbers};
    x = x ? concat(both) : numbers;
  }
  return inRange(layers_->forward(tape, *x, training, dropoutSeed + 1), config_.yRange);
}

std::vector<Parameter*> TabularModel::parameters() {
  std::vector<Parameter*> all;
  for (Parameter& table : tables_) all.push_back(&table);
  if (continuousNorm_) continuousNorm_->collect(all);
  layers_->collect(all);
  return all;
}

std::vector<BatchNormState*> TabularModel::statistics() {
  std::vector<BatchNormState*> states;
  if (continuousNorm_) states.push_back(&continuousNorm_->state);
  layers_->collect(states);
  return states;
}

}  // namespace lab
