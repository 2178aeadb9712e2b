#include "core/train/lrFind.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "core/math.h"
#include "core/ops/ops.h"
#include "core/train/epochOrder.h"

namespace lab {
namespace {

constexpr const char* kPlace = "lrFind";
constexpr double kSmoothing = 0.98;
constexpr double kExplosion = 4;    // times the best loss
constexpr Index kSkippedPart = 10;  // of the steps, one in so many is left out at the start
constexpr std::size_t kSkippedAtEnd = 5;

/// Makes `to` predict what `from` does.
void copyWeights(CollabModel& from, CollabModel& to) {
  const std::vector<Parameter*> sources = from.parameters(), targets = to.parameters();
  for (std::size_t i = 0; i < sources.size(); ++i) {
    targets[i]->value = sources[i]->value;
    targets[i]->requiresGrad = sources[i]->requiresGrad;
  }
  const std::vector<BatchNormState*> states = from.statistics(), copies = to.statistics();
  for (std::size_t i = 0; i < states.size(); ++i) *copies[i] = *states[i];
}

}  // namespace

// ---- The valley ---------------------------------------------------------------------------------

std::size_t valley(std::span<const double> losses) {
  if (losses.empty()) fail<TypeError>(kPlace, "there are no losses to find a valley in");
  // length[i]: how many losses the longest falling sequence has that ends at i.
  std::vector<std::ptrdiff_t> length(losses.size(), 1);
  std::size_t end = 0;
  for (std::size_t i = 1; i < losses.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (losses[i] < losses[j]) length[i] = std::max(length[i], length[j] + 1);
    }
    if (length[i] > length[end]) end = i;
  }
  if (end == 0) return 0;
  // fastai counts back by the sequence's length, so a valley without gaps starts one point early.
  const std::ptrdiff_t start = static_cast<std::ptrdiff_t>(end) - length[end];
  const double third = static_cast<double>(length[end]) / 3;
  const std::ptrdiff_t middle =
      start + static_cast<std::ptrdiff_t>(third) + static_cast<std::ptrdiff_t>(third / 2);
  return static_cast<std::size_t>(std::max<std::ptrdiff_t>(middle, 0));
}

// ---- The run ------------------------------------------------------------------------------------

LrFinder::LrFinder(Trainer& trainer, const LrFindOptions& options)
    : data_(trainer.sharedData()),
      config_(trainer.config()),
      options_(options),
      shuffling_(config_.seed, Stream::Shuffle) {
  constexpr Index kFewest = 6, kMost = 10'000;
  if (!(options.startLr > 0 && options.startLr < options.endLr && std::isfinite(options.endLr))) {
    fail<RangeError>(kPlace, "the rate must grow from above 0, not from ", options.startLr, " to ",
                     options.endLr);
  }
  if (options.steps < kFewest || options.steps > kMost) {
    fail<RangeError>(kPlace, "steps must lie in [", kFewest, ", ", kMost, "], not ", options.steps);
  }
  model_ = makeCollabModel(config_.model, data_->userRows(), data_->itemRows(),
                           config_.optimizer == OptimizerKind::SparseAdam, config_.seed);
  copyWeights(trainer.model(), *model_);
  optimizer_ = makeOptimizer(config_, model_->parameters());
}

void LrFinder::run(double budgetMs) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point start = Clock::now();
  while (!finished_) {
    step();
    const std::chrono::duration<double, std::milli> passed = Clock::now() - start;
    if (passed.count() >= budgetMs) break;
  }
}

void LrFinder::step() {
  const auto done = static_cast<Index>(points_.size());
  const double growth = options_.endLr / options_.startLr;
  const double fraction = static_cast<double>(done) / options_.steps;
  const Rates rates = constantRate(options_.startLr * math::pow(growth, fraction));
  optimizer_->lr = rates.lr;
  optimizer_->setMomentum(rates.momentum);

  const Index stepsPerEpoch = data_->train.size() / config_.batchSize;
  const Index place = done % stepsPerEpoch;
  if (place == 0) drawEpochOrder(shuffling_, data_->train.size(), order_);
  batch_.gather(data_->train, order_, place * config_.batchSize, config_.batchSize);

  const double loss = model_->lossWithGradients(tape_, batch_.users, batch_.items, batch_.ratings);
  averageLoss_ = kSmoothing * averageLoss_ + (1 - kSmoothing) * loss;
  const double smoothLoss = averageLoss_ / (1 - math::powInt(kSmoothing, done + 1));
  if (!std::isfinite(smoothLoss)) {
    finished_ = true;
    return;
  }
  optimizer_->step();
  optimizer_->zeroGrad();
  points_.push_back({rates.lr, smoothLoss});
  bestLoss_ = done == 0 ? smoothLoss : std::min(bestLoss_, smoothLoss);
  finished_ = done + 1 == options_.steps || smoothLoss > kExplosion * bestLoss_;
}

std::optional<double> LrFinder::suggestion() const {
  const auto first = static_cast<std::size_t>(options_.steps / kSkippedPart);
  if (!finished_ || points_.size() <= first + kSkippedAtEnd) return {};
  std::vector<double> losses;
  for (std::size_t i = first; i < points_.size() - kSkippedAtEnd; ++i) {
    losses.push_back(points_[i].loss);
  }
  return points_[first + valley(losses)].lr;
}

}  // namespace lab
