// The optimizers of a graph, with the defaults of PyTorch.

#include <utility>

#include "core/optim/adam.h"
#include "core/optim/sgd.h"
#include "wasm/enums.h"
#include "wasm/graph.h"

namespace lab::wasm {
namespace {

SgdOptions sgdOptions(const val& given) {
  SgdOptions options;
  options.lr = optionOr(given, "lr", options.lr);
  options.momentum = optionOr(given, "momentum", options.momentum);
  options.weightDecay = optionOr(given, "weightDecay", options.weightDecay);
  options.nesterov = optionOr(given, "nesterov", options.nesterov);
  return options;
}

/// `options` where nothing else is given.
AdamOptions adamOptions(const val& given, AdamOptions options) {
  options.lr = optionOr(given, "lr", options.lr);
  options.eps = optionOr(given, "eps", options.eps);
  options.weightDecay = optionOr(given, "weightDecay", options.weightDecay);
  if (const val betas = given["betas"]; isGiven(betas)) {
    options.beta1 = betas[0].as<double>();
    options.beta2 = betas[1].as<double>();
  }
  return options;
}

std::unique_ptr<Optimizer> makeOptimizer(OptimizerKind kind, std::vector<Parameter*> parameters,
                                         const val& given) {
  switch (kind) {
    case OptimizerKind::Sgd:
      return std::make_unique<Sgd>(std::move(parameters), sgdOptions(given));
    case OptimizerKind::AdamW:
      return std::make_unique<Adam>(std::move(parameters), adamOptions(given, adamWOptions()));
    case OptimizerKind::SparseAdam:
      return std::make_unique<SparseAdam>(std::move(parameters), adamOptions(given, {}));
  }
  return nullptr;
}

}  // namespace

Index Graph::optimizer(const std::string& kind, const val& parameters, const val& options) {
  std::vector<Parameter*> learnt;
  for (const Handle handle : toVector<Handle>(parameters)) {
    Parameter* parameter = parameterOf(handle);
    if (parameter == nullptr) {
      fail<TypeError>("optim", "only tensors made with requiresGrad can be optimized");
    }
    learnt.push_back(parameter);
  }
  optimizers_.push_back(
      makeOptimizer(parse("optim", kOptimizers, kind), std::move(learnt), options));
  return static_cast<Index>(optimizers_.size()) - 1;
}

Optimizer& Graph::optimizerAt(Index optimizer) {
  const auto place = static_cast<std::size_t>(optimizer);
  if (place >= optimizers_.size()) fail<TypeError>("optim", "there is no optimizer ", optimizer);
  return *optimizers_[place];
}

void Graph::optimizerStep(Index optimizer) {
  optimizerAt(optimizer).step();
}

void Graph::optimizerZeroGrad(Index optimizer) {
  optimizerAt(optimizer).zeroGrad();
}

double Graph::learningRate(Index optimizer) {
  return optimizerAt(optimizer).lr;
}

void Graph::setLearningRate(Index optimizer, double lr) {
  optimizerAt(optimizer).lr = lr;
}

}  // namespace lab::wasm
