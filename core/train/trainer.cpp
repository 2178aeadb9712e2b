#include "core/train/trainer.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "core/math.h"
#include "core/ops/ops.h"
#include "core/train/epochOrder.h"

namespace lab {
namespace {

constexpr double kSmoothing = 0.98;
constexpr Index kChunk =
    1024;  // predictions at a time, so that a slice of a validation stays short
constexpr double kValidationCost = 0.3;  // of one prediction, in trained ratings: an estimate

double variance(const std::vector<float>& values) {
  double mean = 0, squares = 0;
  for (const double value : values) mean += value;
  mean /= static_cast<double>(values.size());
  for (const double value : values) squares += (value - mean) * (value - mean);
  return squares / static_cast<double>(values.size());
}

}  // namespace

void TrainerConfig::validate() const {
  model.validate();
  RunConfig::validate();
  const bool neural = model.kind == ModelKind::CollabNN || model.kind == ModelKind::EmbeddingNN;
  if (neural && optimizer == OptimizerKind::SparseAdam) {
    fail<TypeError>("trainer", "sparse-adam cannot train linear layers: their gradients are dense");
  }
}

Trainer::Trainer(std::shared_ptr<const TrainingSet> data, const TrainerConfig& config)
    : data_(std::move(data)), config_(config), shuffling_(config.seed, Stream::Shuffle) {
  config_.validate();
  if (stepsPerEpoch() == 0) {
    fail<TypeError>("trainer", "the training part has ", data_->train.size(),
                    " ratings, fewer than a batch of ", config_.batchSize);
  }
  config_.totalSteps(stepsPerEpoch());
  model_ = makeCollabModel(config_.model, data_->userRows(), data_->itemRows(),
                           config_.optimizer == OptimizerKind::SparseAdam, config_.seed);
  checkBatchSize(config_.batchSize, model_->statistics());
  parameters_ = model_->parameters();
  optimizer_ = makeOptimizer(config_, parameters_);
  ratingVariance_ = variance(data_->train.rating);
  keepWeights();
  drawOrder();
}

// ---- Training -----------------------------------------------------------------------------------

Progress Trainer::train(double budgetMs) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point start = Clock::now();
  Clock::time_point before = start;
  while (!finished()) {
    const bool training = run_.phase == Phase::Training;
    training ? trainBatch() : validateChunk();
    const Clock::time_point now = Clock::now();
    const double seconds = std::chrono::duration<double>(now - before).count();
    (training ? run_.trainSeconds : run_.validSeconds) += seconds;
    run_.epochSeconds += seconds;
    before = now;
    if (run_.phase == Phase::Validating && run_.validated == data_->valid.size()) endEpoch();
    if (std::chrono::duration<double, std::milli>(now - start).count() >= budgetMs) break;
  }
  return report();
}

void Trainer::drawOrder() {
  run_.epochRng = shuffling_.state();
  drawEpochOrder(shuffling_, data_->train.size(), order_);
}

void Trainer::trainBatch() {
  const Rates rates = config_.ratesAt(run_.step, totalSteps());
  optimizer_->lr = run_.learningRate = rates.lr;
  optimizer_->setMomentum(rates.momentum);

  batch_.gather(data_->train, order_, run_.step % stepsPerEpoch() * config_.batchSize,
                config_.batchSize);

  const double lossValue =
      model_->lossWithGradients(tape_, batch_.users, batch_.items, batch_.ratings);
  if (!std::isfinite(lossValue)) {
    model_->loss(tape_, batch_.users, batch_.items, batch_.ratings);  // for the tape to say where
    diverge(whyNotFinite(lossValue, tape_));
    return;
  }
  run_.rowsTouched = 0;
  for (const Parameter* parameter : parameters_) {
    run_.rowsTouched += parameter->grad.touchedCount();
  }
  optimizer_->step();
  optimizer_->zeroGrad();

  ++run_.step;
  newLosses_.push_back(static_cast<float>(lossValue));
  run_.epochLoss += lossValue;
  run_.averageLoss = kSmoothing * run_.averageLoss + (1 - kSmoothing) * lossValue;
  const double smooth = smoothLoss();
  run_.bestSmoothLoss = run_.step == 1 ? smooth : std::min(run_.bestSmoothLoss, smooth);
  // Where all ratings are equal, their variance says nothing of what a loss may be.
  const bool rose = smooth > 4 * run_.bestSmoothLoss && smooth > 4 * ratingVariance_;
  if (rose && ratingVariance_ > 0) {
    diverge(text("the smoothed loss rose to ", smooth, ", over four times its best, ",
                 run_.bestSmoothLoss));
    return;
  }
  if (run_.step % stepsPerEpoch() == 0) run_.phase = Phase::Validating;
}

double Trainer::smoothLoss() const {
  return run_.step == 0 ? 0 : run_.averageLoss / (1 - math::powInt(kSmoothing, run_.step));
}

void Trainer::validateChunk() {
  const Index to = std::min(run_.validated + kChunk, data_->valid.size());
  run_.validSquares += squaredErrors(data_->valid, run_.validated, to);
  run_.validated = to;
}

void Trainer::endEpoch() {
  EpochResult result{.epoch = run_.epoch,
                     .trainLoss = run_.epochLoss / stepsPerEpoch(),
                     .smoothTrainLoss = smoothLoss(),
                     .validLoss = {},
                     .seconds = run_.epochSeconds,
                     .averageLoss = run_.averageLoss,
                     .steps = run_.step,
                     .validSquares = run_.validSquares,
                     .validRatings = data_->valid.size()};
  result.setValidLoss();
  if (!allFinite(weights()) || !std::isfinite(result.validLoss.value_or(0))) {
    diverge("a weight, or the validation loss, is no longer finite");
    return;
  }
  finishedEpochs_.push_back(result);
  keepWeights();
  run_.epochLoss = run_.validSquares = run_.epochSeconds = 0;
  run_.validated = 0;
  ++run_.epoch;
  if (run_.epoch == config_.epochs) {
    run_.phase = Phase::Done;
  } else {
    run_.phase = Phase::Training;
    drawOrder();
  }
}

// ---- Divergence ---------------------------------------------------------------------------------

void Trainer::keepWeights() {
  goodWeights_.clear();
  for (const NamedWeights& part : weights()) {
    goodWeights_.emplace_back(part.values.begin(), part.values.end());
  }
}

void Trainer::diverge(const std::string& what) {
  const std::vector<NamedWeights> parts = weights();
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::copy(goodWeights_[i].begin(), goodWeights_[i].end(), parts[i].values.begin());
  }
  run_.phase = Phase::Diverged;
  const std::string when =
      run_.epoch == 0 ? "before training" : text("at the end of epoch ", run_.epoch);
  message_ =
      text("Training diverged at step ", run_.step + 1, " of ", totalSteps(), ", learning rate ",
           run_.learningRate, ": ", what, ". The weights were put back to what they were ", when,
           ". Try a lower learning rate.");
}

// ---- Looking at it ------------------------------------------------------------------------------

CollabModel& Trainer::model() {
  for (const Parameter* parameter : parameters_) parameter->catchUp();
  return *model_;
}

std::vector<NamedWeights> Trainer::weights() {
  std::vector<NamedWeights> parts;
  addWeights(parts, parameters_);
  int norm = 0;
  for (BatchNormState* state : model_->statistics()) {
    addStatistics(parts, text("norms.", norm++), *state);
  }
  return parts;
}

void Trainer::setWeights(std::span<const NamedWeights> given) {
  const std::vector<NamedWeights> parts = weights();
  checkWeights("setWeights", parts, given);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::copy(given[i].values.begin(), given[i].values.end(), parts[i].values.begin());
  }
  keepWeights();
}

std::vector<Scalar> Trainer::predict(std::span<const Index> users, std::span<const Index> items) {
  if (users.size() != items.size()) {
    fail<TypeError>("predict", users.size(), " users and ", items.size(), " items are not pairs");
  }
  std::vector<Scalar> predictions;
  for (std::size_t from = 0; from < users.size(); from += kChunk) {
    const std::size_t count = std::min<std::size_t>(kChunk, users.size() - from);
    tape_.clear();
    const Var result =
        model_->forward(tape_, users.subspan(from, count), items.subspan(from, count), false);
    predictions.insert(predictions.end(), result.value(), result.value() + count);
  }
  return predictions;
}

double Trainer::squaredErrors(const Examples& examples, Index from, Index to) {
  const auto begin = static_cast<std::size_t>(from);
  const auto count = static_cast<std::size_t>(to - from);
  const std::vector<Scalar> predicted = predict(std::span(examples.user).subspan(begin, count),
                                                std::span(examples.item).subspan(begin, count));
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double error = static_cast<double>(predicted[i]) - examples.rating[begin + i];
    sum += error * error;
  }
  return sum;
}

double Trainer::evaluate(const Examples& examples) {
  if (examples.size() == 0) fail<TypeError>("evaluate", "there are no ratings to predict");
  return squaredErrors(examples, 0, examples.size()) / examples.size();
}

Progress Trainer::report() {
  Progress progress;
  progress.phase = run_.phase;
  progress.step = run_.step;
  progress.totalSteps = totalSteps();
  progress.epoch = std::min(run_.epoch, config_.epochs - 1);
  progress.epochs = config_.epochs;
  progress.firstLossStep = run_.step - static_cast<Index>(newLosses_.size());
  progress.losses = std::exchange(newLosses_, {});
  progress.learningRate = run_.learningRate;
  progress.smoothTrainLoss = smoothLoss();
  progress.finishedEpochs = finishedEpochs_;
  progress.message = message_;
  progress.rowsTouched = run_.rowsTouched;
  for (const Parameter* parameter : parameters_) {
    progress.rowsTotal += parameter->value.rows();
  }

  const double trained = static_cast<double>(run_.step) * config_.batchSize;
  const double toTrain = static_cast<double>(totalSteps()) * config_.batchSize;
  const double perEpoch = data_->valid.size();
  const double validated = static_cast<double>(run_.epoch) * perEpoch + run_.validated;
  const double toValidate = static_cast<double>(config_.epochs) * perEpoch;
  progress.fraction = run_.phase == Phase::Done ? 1
                                                : (trained + kValidationCost * validated) /
                                                      (toTrain + kValidationCost * toValidate);
  if (run_.step > 0) {
    const double perRating = run_.trainSeconds / trained;
    const double perPrediction =
        validated > 0 ? run_.validSeconds / validated : kValidationCost * perRating;
    progress.ratingsPerSecond = perRating > 0 ? 1 / perRating : 0;
    progress.secondsLeft =
        finished() ? 0 : perRating * (toTrain - trained) + perPrediction * (toValidate - validated);
  }
  return progress;
}

}  // namespace lab
