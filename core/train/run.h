// What every run has, whatever it trains: an optimizer, a schedule, and how long it goes on.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/autograd/tape.h"
#include "core/ops/ops.h"
#include "core/optim/optimizer.h"
#include "core/optim/schedule.h"

namespace lab {

enum class OptimizerKind { Sgd, Adam, AdamW, SparseAdam };
enum class ScheduleKind { OneCycle, Constant };

/// Any numbers within the limits that `validate` checks: a rate that is far too high overflows,
/// which ends a run as diverged, with finite weights.
struct RunConfig {
  OptimizerKind optimizer = OptimizerKind::AdamW;
  double lr = 5e-3;  ///< the schedule's highest
  double wd = 0.1;   ///< weight decay; 0 for SparseAdam
  Index epochs = 5;
  Index batchSize = 64;
  ScheduleKind schedule = ScheduleKind::OneCycle;
  std::uint64_t seed = 42;

  /// Throws RangeError or TypeError naming the option that is out of its limits.
  void validate() const;

  /// How many steps a run has. Throws RangeError where they are more than Index counts.
  Index totalSteps(Index stepsPerEpoch) const;

  /// What the optimizer is set to for the step after `step` of `totalSteps`.
  Rates ratesAt(Index step, Index totalSteps) const;
};

/// The optimizer that `config` asks for, with fastai's β2 and ε; its rate is still to be set.
std::unique_ptr<Optimizer> makeOptimizer(const RunConfig& config,
                                         std::vector<Parameter*> parameters);

/// Throws RangeError for batches of one where a model has batch norms, which need a variance.
void checkBatchSize(Index batchSize, std::span<BatchNormState* const> norms);

/// Why a loss is not finite: what it became, and where on the tape the first such number came from.
std::string whyNotFinite(double loss, const Tape& tape);

}  // namespace lab
