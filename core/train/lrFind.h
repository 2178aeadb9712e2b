// Finds a learning rate: a short run in which the rate grows until the loss explodes, as fastai's
// lr_find.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/train/trainer.h"

namespace lab {

/// Defaults as fastai's.
struct LrFindOptions {
  double startLr = 1e-7;
  double endLr = 10;
  Index steps = 100;
};

struct LrPoint {
  double lr = 0;
  double loss = 0;  ///< after the step: an exponential average over batches, β 0.98, debiased
};

/// A point of the longest valley of a curve, as fastai's `valley`. Among all falling sequences of
/// losses (which may leave out what lies between) it takes the longest one that ends first; of the
/// stretch from before its start to its end, the point half-way through the middle third. Where
/// that is before the first loss, it is the first. Throws TypeError without losses.
std::size_t valley(std::span<const double> losses);

/// Trains a copy of a trainer's model, with a new optimizer: the trainer itself stays as it is.
/// Step i of n has the rate startLr · (endLr / startLr)^(i / n). Ends after n steps, or when the
/// smoothed loss is over four times its best, or is no number.
class LrFinder {
 public:
  /// Throws RangeError unless 0 < startLr < endLr and 6 <= steps <= 10,000.
  explicit LrFinder(Trainer& trainer, const LrFindOptions& options = {});

  /// Works for about `budgetMs` milliseconds, at least one step; nothing once it is finished.
  void run(double budgetMs);

  bool finished() const { return finished_; }

  /// One for each step so far. Not among them: a step whose loss was no number.
  const std::vector<LrPoint>& points() const { return points_; }

  /// The rate at the valley of the curve, from which, as in fastai, the first tenth of the steps
  /// and the last five points are left out. Nothing before the end, or where no point is left.
  std::optional<double> suggestion() const;

 private:
  void step();

  std::shared_ptr<const TrainingSet> data_;
  TrainerConfig config_;
  LrFindOptions options_;
  std::unique_ptr<CollabModel> model_;
  std::unique_ptr<Optimizer> optimizer_;
  Tape tape_;
  Rng shuffling_;
  std::vector<Index> order_;
  Batch batch_;
  std::vector<LrPoint> points_;
  double averageLoss_ = 0;  // not yet debiased
  double bestLoss_ = 0;
  bool finished_ = false;
};

}  // namespace lab
