// Trains a TabularModel in slices of time. Small beside Trainer: a run can be made anew from its
// seed, so there are no snapshots.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/nn/tabular.h"
#include "core/random.h"
#include "core/train/progress.h"
#include "core/train/run.h"
#include "core/train/tabularSet.h"
#include "core/train/weights.h"

namespace lab {

/// What the outputs are, and what is minimised.
enum class TabularLoss {
  Mse,            ///< one output, a number
  BceWithLogits,  ///< one output, the logit of the second of two classes
  CrossEntropy,   ///< an output for every class
};

/// The choices of one run. As fastai's tabular_learner where nothing else is said.
struct TabularTrainerConfig : RunConfig {
  TabularTrainerConfig() { lr = 1e-3, wd = 0.01; }

  std::vector<Index> layers = {200, 100};
  std::vector<double> dropout;               ///< fastai's ps, one for each layer; empty for none
  double embedDropout = 0;                   ///< fastai's embed_p
  bool batchNorm = true;                     ///< fastai's use_bn
  std::vector<std::optional<Index>> widths;  ///< of embeddings, by column; empty: all by the rule
  TabularLoss loss = TabularLoss::CrossEntropy;
  std::optional<Range> yRange;
};

/// Means over some examples, predicted as after training: without dropout, with batch norm's
/// running statistics.
struct Score {
  double loss = 0;
  std::optional<double> accuracy;  ///< share of right classes; none where the target is a number
};

struct TabularEpoch {
  Index epoch = 0;
  double trainLoss = 0;        ///< mean over the epoch's batches
  std::optional<Score> valid;  ///< over the validation part, where there is one
  double seconds = 0;          ///< spent in slices
};

/// What a slice reports.
struct TabularProgress {
  Phase phase = Phase::Training;
  Index step = 0;  ///< steps done
  Index totalSteps = 0;
  Index epoch = 0;  ///< the one under way, from 0
  Index epochs = 0;
  std::vector<float> losses;  ///< of every batch since the last report
  Index firstLossStep = 0;    ///< the step of losses[0], from 0
  double learningRate = 0;    ///< of the last step
  std::vector<TabularEpoch> finishedEpochs;
  std::string message;  ///< why it diverged
};

/// Each epoch goes over the training part in a new random order; an incomplete last batch is
/// dropped, as in fastai. A loss or a weight that is not finite ends the run; the weights then are
/// those of the end of the last epoch that went well, or of the start.
class TabularTrainer {
 public:
  /// Throws RangeError or TypeError naming what is out of its limits, or does not fit the data.
  TabularTrainer(std::shared_ptr<const TabularSet> data, const TabularTrainerConfig& config);

  /// Works for about `budgetMs` milliseconds (at least one step), then says how far it has come.
  /// Does nothing once the phase is Done or Diverged.
  TabularProgress train(double budgetMs);

  /// One training step, or one part of a validation.
  TabularProgress step() { return train(0); }

  /// [examples, outputs]: numbers, the probability of the second class, or that of every class.
  Matrix predict(const TabularExamples& examples);

  /// Throws TypeError where there are no examples.
  Score evaluate(const TabularExamples& examples);

  const TabularSet& data() const { return *data_; }

  /// The embedding tables by column, each with the gradient of the last step: only the rows that
  /// its batch looked up have one.
  std::span<Parameter> tables();

  /// All that predictions depend on, under fastai's names for tables and batch norm's statistics.
  std::vector<NamedWeights> weights();

  bool finished() const { return phase_ == Phase::Done || phase_ == Phase::Diverged; }

 private:
  /// Sums over examples, of which Score is the mean.
  struct Sums {
    double loss = 0;
    double right = 0;
  };

  void drawOrder();
  void trainBatch();
  void validateChunk();
  void endEpoch();
  void diverge(const std::string& what);
  void keepWeights();
  Var outputs(const TabularExamples& examples, bool training, std::uint64_t dropoutSeed);
  Var lossOf(Var outputs, const TabularExamples& examples);
  bool isRight(const Scalar* outputs, Scalar target) const;
  void add(Sums& sums, const TabularExamples& examples, Index from, Index to);
  Score meanOf(const Sums& sums, Index count) const;
  const TabularExamples& chunkOf(const TabularExamples& examples, Index from, Index to);
  Index outputCount() const;
  Index stepsPerEpoch() const { return data_->train.size / config_.batchSize; }
  Index totalSteps() const { return config_.totalSteps(stepsPerEpoch()); }
  TabularProgress report();

  std::shared_ptr<const TabularSet> data_;
  TabularTrainerConfig config_;
  std::unique_ptr<TabularModel> model_;
  std::vector<Parameter*> parameters_;
  std::unique_ptr<Optimizer> optimizer_;
  Tape tape_;
  Rng shuffling_, dropout_;
  Phase phase_ = Phase::Training;
  Index step_ = 0, epoch_ = 0, validated_ = 0;
  double learningRate_ = 0, epochLoss_ = 0, epochSeconds_ = 0;
  Sums validSums_;
  std::vector<TabularEpoch> finishedEpochs_;
  std::string message_;
  std::vector<std::vector<Scalar>> goodWeights_;
  std::vector<Index> order_;  // of the training examples in this epoch
  std::vector<Index> chunkRows_;
  std::vector<float> newLosses_;  // since the last report
  TabularExamples batch_, chunk_;
};

}  // namespace lab
