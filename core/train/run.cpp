#include "core/train/run.h"

#include <cmath>
#include <limits>

#include "core/optim/adam.h"
#include "core/optim/sgd.h"
#include "core/train/weights.h"

namespace lab {

void RunConfig::validate() const {
  constexpr Index kMostEpochs = 10'000;
  constexpr Index kLargestBatch = 65'536;
  if (!(lr > 0 && std::isfinite(lr))) {
    fail<RangeError>("trainer", "lr must be a number above 0, not ", lr);
  }
  if (!(wd >= 0 && std::isfinite(wd))) {
    fail<RangeError>("trainer", "wd must be 0 or more, not ", wd);
  }
  if (wd != 0 && optimizer == OptimizerKind::SparseAdam) {
    fail<TypeError>("trainer", "wd must be 0 with sparse-adam, which has no weight decay, not ",
                    wd);
  }
  if (epochs < 1 || epochs > kMostEpochs) {
    fail<RangeError>("trainer", "epochs must lie in [1, ", kMostEpochs, "], not ", epochs);
  }
  if (batchSize < 1 || batchSize > kLargestBatch) {
    fail<RangeError>("trainer", "batchSize must lie in [1, ", kLargestBatch, "], not ", batchSize);
  }
}

Index RunConfig::totalSteps(Index stepsPerEpoch) const {
  constexpr Index kMostSteps = std::numeric_limits<Index>::max();
  if (std::int64_t{stepsPerEpoch} * epochs > kMostSteps) {
    fail<RangeError>("trainer", epochs, " epochs of ", stepsPerEpoch, " steps are more than ",
                     kMostSteps, " steps");
  }
  return stepsPerEpoch * epochs;
}

Rates RunConfig::ratesAt(Index step, Index totalSteps) const {
  if (schedule == ScheduleKind::Constant) return constantRate(lr);
  return oneCycle(lr, static_cast<double>(step) / static_cast<double>(totalSteps));
}

std::unique_ptr<Optimizer> makeOptimizer(const RunConfig& config,
                                         std::vector<Parameter*> parameters) {
  switch (config.optimizer) {
    case OptimizerKind::Sgd:
      return std::make_unique<Sgd>(std::move(parameters), SgdOptions{.weightDecay = config.wd});
    case OptimizerKind::Adam:
    case OptimizerKind::AdamW:  // with fastai's β2 and ε
      return std::make_unique<Adam>(
          std::move(parameters), AdamOptions{.beta2 = 0.99,
                                             .eps = 1e-5,
                                             .weightDecay = config.wd,
                                             .decoupled = config.optimizer == OptimizerKind::AdamW,
                                             .deferred = true});
    case OptimizerKind::SparseAdam:
      return std::make_unique<SparseAdam>(std::move(parameters), AdamOptions{});
  }
  fail<TypeError>("trainer", "unknown optimizer ", static_cast<int>(config.optimizer));
}

void checkBatchSize(Index batchSize, std::span<BatchNormState* const> norms) {
  if (batchSize > 1 || norms.empty()) return;
  fail<RangeError>("trainer", "batchSize must be 2 or more with batch norm, which divides by the ",
                   "variance of a batch");
}

std::string whyNotFinite(double loss, const Tape& tape) {
  std::string place = "the loss";
  for (Index id = 0; id < tape.size(); ++id) {
    const Node& node = tape.node(id);
    if (node.parameter != nullptr) node.parameter->catchUp();
    if (allFinite({node.value, static_cast<std::size_t>(node.size())})) continue;
    place = node.name.empty() ? text("the result of ", node.op->name) : text("\"", node.name, "\"");
    break;
  }
  return text("the loss became ", std::isnan(loss) ? "NaN" : "infinite", ", first seen in ", place);
}

}  // namespace lab
