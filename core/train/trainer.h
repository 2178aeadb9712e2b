// Trains a recommender in slices of time, so that whoever called it stays able to answer.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/nn/collab.h"
#include "core/optim/optimizer.h"
#include "core/optim/schedule.h"
#include "core/random.h"
#include "core/train/progress.h"
#include "core/train/trainingSet.h"

namespace lab {

enum class OptimizerKind { Sgd, AdamW, SparseAdam };
enum class ScheduleKind { OneCycle, Constant };

/// The choices of one run. Losses are mean squared errors.
struct TrainerConfig {
  CollabConfig model;
  OptimizerKind optimizer = OptimizerKind::AdamW;
  double lr = 5e-3;  ///< the schedule's highest
  double wd = 0.1;   ///< decoupled; 0 for SparseAdam
  Index epochs = 5;
  Index batchSize = 64;
  ScheduleKind schedule = ScheduleKind::OneCycle;
  std::uint64_t seed = 42;

  /// Throws RangeError or TypeError naming the option that is out of its limits.
  void validate() const;
};

class Trainer {
 public:
  /// Throws as `validate` does, and TypeError where the training part does not fill one batch.
  Trainer(std::shared_ptr<const TrainingSet> data, const TrainerConfig& config);

  /// Works for about `budgetMs` milliseconds (at least one step), then says how far it has come.
  /// Does nothing once the phase is Done or Diverged.
  Progress train(double budgetMs);

  /// One step, or one part of a validation.
  Progress step() { return train(0); }

  /// Predicted ratings for pairs of rows. Throws RangeError where a row is not in its table.
  std::vector<Scalar> predict(std::span<const Index> users, std::span<const Index> items);

  /// Mean squared error over `examples`.
  double evaluate(const Examples& examples);

  const TrainerConfig& config() const { return config_; }
  const TrainingSet& data() const { return *data_; }
  const CollabModel& model() const { return *model_; }
  CollabModel& model() { return *model_; }

  /// All that the next step depends on, as bytes; `restore` goes on from there with the same bits.
  /// Throws DataError where the bytes are not of a run with this data and configuration.
  std::vector<std::byte> snapshot() const;
  void restore(std::span<const std::byte> bytes);

 private:
  struct Clock;

  void trainBatch();
  void validateChunk();
  void beginEpoch();
  void endEpoch();
  void diverge(const std::string& what);
  template <class Archive>
  void archive(Archive& io);

  std::shared_ptr<const TrainingSet> data_;
  TrainerConfig config_;
  std::unique_ptr<CollabModel> model_;
  std::unique_ptr<Optimizer> optimizer_;
  Tape tape_;
  Rng shuffling_;
  std::vector<Index> order_;  // the training examples, shuffled anew for each epoch
  RunState run_;
  std::vector<float> newLosses_;
  std::vector<std::byte> lastGood_;  // snapshot at the end of the last epoch
  std::string message_;
  Index rowsTouched_ = 0;
};

}  // namespace lab
