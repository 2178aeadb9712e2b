// Trains a recommender in slices of time, so that whoever called it stays able to answer.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/nn/collab.h"
#include "core/random.h"
#include "core/train/progress.h"
#include "core/train/run.h"
#include "core/train/trainingSet.h"
#include "core/train/weights.h"

namespace lab {

/// The choices of one run over ratings. Losses are mean squared errors.
struct TrainerConfig : RunConfig {
  CollabConfig model;

  /// Throws RangeError or TypeError naming the option that is out of its limits.
  void validate() const;
};

/// Each epoch goes over the training part in a new random order; an incomplete last batch is
/// dropped, as in fastai. After it, the validation part is predicted as a whole.
///
/// A run ends early where it diverges: a loss or a weight that is not finite, or a smoothed loss
/// over four times its best and four times the variance of the ratings, where they differ. The
/// weights then are those of the end of the last epoch that went well (or of the start), and the
/// message says so.
class Trainer {
 public:
  /// Throws as `validate` does, and TypeError where the training part does not fill one batch.
  Trainer(std::shared_ptr<const TrainingSet> data, const TrainerConfig& config);

  /// Works for about `budgetMs` milliseconds (at least one step), then says how far it has come.
  /// Does nothing once the phase is Done or Diverged.
  Progress train(double budgetMs);

  /// One training step, or one part of a validation.
  Progress step() { return train(0); }

  /// Predicted ratings for pairs of rows. Throws RangeError where a row is not in its table.
  std::vector<Scalar> predict(std::span<const Index> users, std::span<const Index> items);

  /// Mean squared error over `examples`, of which there must be some.
  double evaluate(const Examples& examples);

  const TrainerConfig& config() const { return config_; }
  const TrainingSet& data() const { return *data_; }
  std::shared_ptr<const TrainingSet> sharedData() const { return data_; }

  /// Its parameters are up to date until the next step.
  CollabModel& model();

  /// All that predictions depend on: the parameters in declared order, then the running statistics
  /// of batch norm. Valid while the trainer lives.
  std::vector<NamedWeights> weights();

  /// Goes on from other weights: all of `weights()`, in that order. What the optimizer remembers
  /// stays. Throws TypeError for another name, shape or number of them, RangeError for a number
  /// that is not finite; then nothing has changed.
  void setWeights(std::span<const NamedWeights> given);
  bool finished() const { return run_.phase == Phase::Done || run_.phase == Phase::Diverged; }

  /// All that the next step depends on, as bytes; `restore` goes on from there with the same bits.
  /// Throws DataError, and changes nothing, where the bytes are damaged or of a run with other data
  /// or another configuration.
  std::vector<std::byte> snapshot();
  void restore(std::span<const std::byte> bytes);

 private:
  /// Where the run stands: all of it is in a snapshot.
  struct RunState {
    Phase phase = Phase::Training;
    Index step = 0;
    Index epoch = 0;
    Index validated = 0;  // examples of the validation part that are behind us in this epoch
    double epochLoss = 0;
    double validSquares = 0;
    double averageLoss = 0;  // exponential, not yet debiased
    double bestSmoothLoss = 0;
    double learningRate = 0;
    double trainSeconds = 0;
    double validSeconds = 0;
    double epochSeconds = 0;
    Index rowsTouched = 0;
    Rng::State epochRng{};  // the shuffling's, before this epoch's order was drawn
  };

  void drawOrder();
  void trainBatch();
  void validateChunk();
  void endEpoch();
  void diverge(const std::string& what);
  void keepWeights();
  double smoothLoss() const;
  Index stepsPerEpoch() const { return data_->train.size() / config_.batchSize; }
  Index totalSteps() const { return config_.totalSteps(stepsPerEpoch()); }
  double squaredErrors(const Examples& examples, Index from, Index to);
  std::uint64_t identity() const;
  Progress report();
  template <class Archive>
  void archiveRun(Archive& io);
  template <class Archive>
  void archiveResults(Archive& io);
  bool canStandHere() const;
  std::vector<std::byte> stateBytes();
  void takeState(std::span<const std::byte> bytes);

  std::shared_ptr<const TrainingSet> data_;
  TrainerConfig config_;
  std::unique_ptr<CollabModel> model_;
  std::vector<Parameter*> parameters_;  // the model's
  std::unique_ptr<Optimizer> optimizer_;
  Tape tape_;
  Rng shuffling_;
  double ratingVariance_ = 0;
  RunState run_;
  std::vector<EpochResult> finishedEpochs_;
  std::string message_;
  std::vector<std::vector<Scalar>> goodWeights_;  // of every parameter, as the last epoch left them
  std::vector<Index> order_;                      // of the training examples in this epoch
  std::vector<float> newLosses_;                  // since the last report
  Batch batch_;
};

}  // namespace lab
