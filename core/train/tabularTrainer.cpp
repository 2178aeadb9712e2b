#include "core/train/tabularTrainer.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>
#include <utility>

#include "core/math.h"
#include "core/train/epochOrder.h"

namespace lab {
namespace {

constexpr const char* kPlace = "tabular";
constexpr Index kChunk = 512;  // predictions at a time, so that a slice stays short

TabularConfig modelConfig(const TabularSet& data, const TabularTrainerConfig& config,
                          Index outputs) {
  if (!config.widths.empty() && config.widths.size() != data.categories.size()) {
    fail<TypeError>(kPlace, config.widths.size(), " widths for ", data.categories.size(),
                    " columns of categories");
  }
  TabularConfig model{.continuous = static_cast<Index>(data.continuous.size()),
                      .embedDropout = config.embedDropout,
                      .layers = {.hidden = config.layers,
                                 .outputs = outputs,
                                 .batchNorm = config.batchNorm,
                                 .dropout = config.dropout},
                      .yRange = config.yRange};
  for (std::size_t column = 0; column < data.categories.size(); ++column) {
    model.tables.push_back({.name = text("embeds.", column, ".weight"),
                            .rows = data.categories[column].rows(),
                            .width = config.widths.empty() ? std::nullopt : config.widths[column]});
  }
  return model;
}

void checkLoss(const TabularSet& data, const TabularTrainerConfig& config) {
  const std::size_t classes = data.classes.size();
  if (config.loss == TabularLoss::CrossEntropy && classes < 2) {
    fail<TypeError>(kPlace, "cross-entropy needs a target of two classes or more, not ", classes);
  }
  if (config.loss == TabularLoss::BceWithLogits && classes != 2) {
    fail<TypeError>(kPlace, "bce-with-logits needs a target of two classes, not ", classes);
  }
  if (config.loss != TabularLoss::Mse && config.yRange) {
    fail<TypeError>(kPlace, "yRange is for targets that are numbers");
  }
  if (config.optimizer == OptimizerKind::SparseAdam) {
    fail<TypeError>(kPlace, "sparse-adam cannot train linear layers: their gradients are dense");
  }
}

/// Turns a row of logits into probabilities.
void softmax(Scalar* row, Index classes) {
  const double top = *std::max_element(row, row + classes);
  double total = 0;
  for (Index c = 0; c < classes; ++c) total += math::exp(row[c] - top);
  for (Index c = 0; c < classes; ++c) {
    row[c] = static_cast<Scalar>(math::exp(row[c] - top) / total);
  }
}

}  // namespace

TabularTrainer::TabularTrainer(std::shared_ptr<const TabularSet> data,
                               const TabularTrainerConfig& config)
    : data_(std::move(data)),
      config_(config),
      shuffling_(config.seed, Stream::Shuffle),
      dropout_(config.seed, Stream::Dropout) {
  config_.validate();
  checkLoss(*data_, config_);
  if (stepsPerEpoch() == 0) {
    fail<TypeError>(kPlace, "the training part has ", data_->train.size,
                    " rows, fewer than a batch of ", config_.batchSize);
  }
  config_.totalSteps(stepsPerEpoch());
  Rng rng(config_.seed, Stream::Weights);
  model_ = std::make_unique<TabularModel>(modelConfig(*data_, config_, outputCount()), rng);
  checkBatchSize(config_.batchSize, model_->statistics());
  parameters_ = model_->parameters();
  optimizer_ = makeOptimizer(config_, parameters_);
  keepWeights();
  drawOrder();
}

Index TabularTrainer::outputCount() const {
  return config_.loss == TabularLoss::CrossEntropy ? static_cast<Index>(data_->classes.size()) : 1;
}

// ---- Outputs and losses -------------------------------------------------------------------------

Var TabularTrainer::outputs(const TabularExamples& examples, bool training,
                            std::uint64_t dropoutSeed) {
  tape_.clear();
  using Column = std::span<const Index>;
  const std::span<Column> columns = tape_.buffer<Column>(examples.categories.size());
  std::copy(examples.categories.begin(), examples.categories.end(), columns.begin());
  return model_->forward(tape_, columns, examples.continuous, training, dropoutSeed);
}

Var TabularTrainer::lossOf(Var outputs, const TabularExamples& examples) {
  if (config_.loss == TabularLoss::CrossEntropy) {
    const std::span<Index> classes = tape_.buffer<Index>(examples.target.size());
    std::transform(examples.target.begin(), examples.target.end(), classes.begin(),
                   [](Scalar target) { return static_cast<Index>(target); });
    return crossEntropy(outputs, classes);
  }
  const Var target = tape_.constant({examples.size, 1}, examples.target);
  return config_.loss == TabularLoss::Mse ? mseLoss(outputs, target)
                                          : bceWithLogits(outputs, target);
}

bool TabularTrainer::isRight(const Scalar* outputs, Scalar target) const {
  if (config_.loss == TabularLoss::BceWithLogits) return (outputs[0] > 0) == (target == 1);
  const Scalar* best = std::max_element(outputs, outputs + outputCount());
  return best - outputs == static_cast<Index>(target);
}

// ---- Training -----------------------------------------------------------------------------------

TabularProgress TabularTrainer::train(double budgetMs) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point start = Clock::now();
  Clock::time_point before = start;
  while (!finished()) {
    phase_ == Phase::Training ? trainBatch() : validateChunk();
    const Clock::time_point now = Clock::now();
    epochSeconds_ += std::chrono::duration<double>(now - before).count();
    before = now;
    if (phase_ == Phase::Validating && validated_ == data_->valid.size) endEpoch();
    if (std::chrono::duration<double, std::milli>(now - start).count() >= budgetMs) break;
  }
  return report();
}

void TabularTrainer::drawOrder() {
  drawEpochOrder(shuffling_, data_->train.size, order_);
}

void TabularTrainer::trainBatch() {
  const Rates rates = config_.ratesAt(step_, totalSteps());
  optimizer_->lr = learningRate_ = rates.lr;
  optimizer_->setMomentum(rates.momentum);

  const auto batchSize = static_cast<std::size_t>(config_.batchSize);
  const auto place = static_cast<std::size_t>(step_ % stepsPerEpoch());
  batch_.gather(data_->train, std::span(order_).subspan(place * batchSize, batchSize));

  const std::uint64_t high = dropout_.next();
  const Var loss = lossOf(outputs(batch_, true, high << 32 | dropout_.next()), batch_);
  const double lossValue = loss.value()[0];
  if (!std::isfinite(lossValue)) {
    diverge(whyNotFinite(lossValue, tape_));
    return;
  }
  // Only now, so that between steps the gradients of the last one can be looked at.
  optimizer_->zeroGrad();
  tape_.backward(loss);
  optimizer_->step();

  ++step_;
  newLosses_.push_back(static_cast<float>(lossValue));
  epochLoss_ += lossValue;
  if (step_ % stepsPerEpoch() == 0) phase_ = Phase::Validating;
}

void TabularTrainer::validateChunk() {
  const Index to = std::min(validated_ + kChunk, data_->valid.size);
  add(validSums_, data_->valid, validated_, to);
  validated_ = to;
}

void TabularTrainer::endEpoch() {
  if (!allFinite(weights()) || !std::isfinite(validSums_.loss)) {
    diverge("a weight, or the validation loss, is no longer finite");
    return;
  }
  TabularEpoch result{.epoch = epoch_,
                      .trainLoss = epochLoss_ / stepsPerEpoch(),
                      .valid = {},
                      .seconds = epochSeconds_};
  if (data_->valid.size > 0) result.valid = meanOf(validSums_, data_->valid.size);
  finishedEpochs_.push_back(result);
  keepWeights();
  epochLoss_ = epochSeconds_ = 0;
  validSums_ = {};
  validated_ = 0;
  ++epoch_;
  phase_ = epoch_ == config_.epochs ? Phase::Done : Phase::Training;
  if (!finished()) drawOrder();
}

void TabularTrainer::keepWeights() {
  goodWeights_.clear();
  for (const NamedWeights& part : weights()) {
    goodWeights_.emplace_back(part.values.begin(), part.values.end());
  }
}

void TabularTrainer::diverge(const std::string& what) {
  const std::vector<NamedWeights> parts = weights();
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::copy(goodWeights_[i].begin(), goodWeights_[i].end(), parts[i].values.begin());
  }
  phase_ = Phase::Diverged;
  const std::string when = epoch_ == 0 ? "before training" : text("at the end of epoch ", epoch_);
  message_ = text("Training diverged at step ", step_ + 1, " of ", totalSteps(), ", learning rate ",
                  learningRate_, ": ", what, ". The weights were put back to what they were ", when,
                  ". Try a lower learning rate.");
}

// ---- Looking at it ------------------------------------------------------------------------------

std::span<Parameter> TabularTrainer::tables() {
  for (const Parameter& table : model_->tables()) table.catchUp();
  return model_->tables();
}

std::vector<NamedWeights> TabularTrainer::weights() {
  std::vector<NamedWeights> parts;
  addWeights(parts, parameters_);
  int norm = data_->continuous.empty() ? 0 : -1;
  for (BatchNormState* state : model_->statistics()) {
    addStatistics(parts, norm < 0 ? "bn_cont" : text("norms.", norm), *state);
    ++norm;
  }
  return parts;
}

const TabularExamples& TabularTrainer::chunkOf(const TabularExamples& examples, Index from,
                                               Index to) {
  chunkRows_.resize(static_cast<std::size_t>(to - from));
  std::iota(chunkRows_.begin(), chunkRows_.end(), from);
  chunk_.gather(examples, chunkRows_);
  return chunk_;
}

Matrix TabularTrainer::predict(const TabularExamples& examples) {
  Matrix predictions({examples.size, outputCount()});
  for (Index from = 0; from < examples.size; from += kChunk) {
    const Index to = std::min(from + kChunk, examples.size);
    const Var result = outputs(chunkOf(examples, from, to), false, 0);
    std::copy_n(result.value(), result.shape().size(), predictions.row(from));
  }
  for (Index row = 0; row < examples.size; ++row) {
    Scalar* values = predictions.row(row);
    if (config_.loss == TabularLoss::CrossEntropy) softmax(values, outputCount());
    if (config_.loss == TabularLoss::BceWithLogits) {
      values[0] = static_cast<Scalar>(math::sigmoid(values[0]));
    }
  }
  return predictions;
}

/// Adds examples from … to - 1.
void TabularTrainer::add(Sums& sums, const TabularExamples& examples, Index from, Index to) {
  const TabularExamples& chunk = chunkOf(examples, from, to);
  const Var result = outputs(chunk, false, 0);
  sums.loss += static_cast<double>(lossOf(result, chunk).value()[0]) * chunk.size;
  if (config_.loss == TabularLoss::Mse) return;
  for (Index row = 0; row < chunk.size; ++row) {
    if (isRight(result.node().row(row), chunk.target[static_cast<std::size_t>(row)])) ++sums.right;
  }
}

Score TabularTrainer::meanOf(const Sums& sums, Index count) const {
  Score score{.loss = sums.loss / count, .accuracy = {}};
  if (config_.loss != TabularLoss::Mse) score.accuracy = sums.right / count;
  return score;
}

Score TabularTrainer::evaluate(const TabularExamples& examples) {
  if (examples.size == 0) fail<TypeError>(kPlace, "there are no rows to predict");
  Sums sums;
  for (Index from = 0; from < examples.size; from += kChunk) {
    add(sums, examples, from, std::min(from + kChunk, examples.size));
  }
  return meanOf(sums, examples.size);
}

TabularProgress TabularTrainer::report() {
  const auto newLosses = static_cast<Index>(newLosses_.size());
  return {.phase = phase_,
          .step = step_,
          .totalSteps = totalSteps(),
          .epoch = std::min(epoch_, config_.epochs - 1),
          .epochs = config_.epochs,
          .losses = std::exchange(newLosses_, {}),
          .firstLossStep = step_ - newLosses,
          .learningRate = learningRate_,
          .finishedEpochs = finishedEpochs_,
          .message = message_};
}

}  // namespace lab
