// How far a run has come.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/scalar.h"

namespace lab {

enum class Phase { Training, Validating, Done, Diverged };

/// One finished epoch. Losses are mean squared errors; `seconds` is time spent in slices.
struct EpochResult {
  Index epoch = 0;
  double trainLoss = 0;             ///< mean over the epoch's batches
  double smoothTrainLoss = 0;       ///< as fastai displays it
  std::optional<double> validLoss;  ///< over the whole validation part, where there is one
  double seconds = 0;

  // What the losses were made of, for whoever asks where they come from:
  double averageLoss = 0;   ///< smoothTrainLoss · (1 − 0.98^steps)
  Index steps = 0;          ///< since the start of the run
  double validSquares = 0;  ///< sum of the squared errors over the validation part
  Index validRatings = 0;   ///< its size

  /// From the sum and the size.
  void setValidLoss() {
    if (validRatings > 0) validLoss = validSquares / validRatings;
  }
};

/// What a slice reports.
struct Progress {
  Phase phase = Phase::Training;
  Index step = 0;  ///< steps done
  Index totalSteps = 0;
  Index epoch = 0;  ///< the one under way, from 0
  Index epochs = 0;
  double fraction = 0;                      ///< of the whole run, validation included; 0 … 1
  std::vector<float> losses;                ///< of every batch since the last report
  Index firstLossStep = 0;                  ///< the step of losses[0], from 0
  double learningRate = 0;                  ///< of the last step
  double smoothTrainLoss = 0;               ///< exponential average over batches, β 0.98, debiased
  std::vector<EpochResult> finishedEpochs;  ///< all so far
  double ratingsPerSecond = 0;              ///< of training time, without validation
  std::optional<double> secondsLeft;
  Index rowsTouched = 0;  ///< table rows that the last step looked up
  Index rowsTotal = 0;
  std::string message;  ///< why it diverged, and what became of the weights
};

}  // namespace lab
