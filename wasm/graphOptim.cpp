// The optimizers of a graph, with the defaults of PyTorch.

#include <string_view>
#include <utility>

#include "core/optim/adagrad.h"
#include "core/optim/adam.h"
#include "core/optim/sgd.h"
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

AdagradOptions adagradOptions(const val& given) {
  AdagradOptions options;
  options.lr = optionOr(given, "lr", options.lr);
  options.lrDecay = optionOr(given, "lrDecay", options.lrDecay);
  options.weightDecay = optionOr(given, "weightDecay", options.weightDecay);
  options.eps = optionOr(given, "eps", options.eps);
  return options;
}

using Parameters = std::vector<Parameter*>;

/// What lab.optim offers, under the names that it has there.
constexpr std::pair<std::string_view, std::unique_ptr<Optimizer> (*)(Parameters, const val&)>
    kMakers[] = {
        {"sgd",
         [](Parameters p, const val& given) -> std::unique_ptr<Optimizer> {
           return std::make_unique<Sgd>(std::move(p), sgdOptions(given));
         }},
        {"adam",
         [](Parameters p, const val& given) -> std::unique_ptr<Optimizer> {
           return std::make_unique<Adam>(std::move(p), adamOptions(given, {}));
         }},
        {"adamw",
         [](Parameters p, const val& given) -> std::unique_ptr<Optimizer> {
           return std::make_unique<Adam>(std::move(p), adamOptions(given, adamWOptions()));
         }},
        {"sparseAdam",
         [](Parameters p, const val& given) -> std::unique_ptr<Optimizer> {
           return std::make_unique<SparseAdam>(std::move(p), adamOptions(given, {}));
         }},
        {"adagrad",
         [](Parameters p, const val& given) -> std::unique_ptr<Optimizer> {
           return std::make_unique<Adagrad>(std::move(p), adagradOptions(given));
         }},
};

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
  for (const auto& [name, make] : kMakers) {
    if (name != kind) continue;
    optimizers_.push_back(make(std::move(learnt), options));
    return static_cast<Index>(optimizers_.size()) - 1;
  }
  fail<TypeError>("optim", "there is no optimizer \"", kind, "\"");
}

Optimizer& Graph::optimizerAt(Index optimizer) {
  const auto place = static_cast<std::size_t>(optimizer);
  if (place >= optimizers_.size()) fail<TypeError>("optim", "there is no optimizer ", optimizer);
  return *optimizers_[place];
}

void Graph::optimizerStep(Index optimizer) {
  optimizerAt(optimizer).step();
}

namespace {

val toObject(const RowLedger& row) {
  val result = val::object();
  result.set("row", row.row);
  result.set("hasGradient", row.hasGradient);
  result.set("oldValue", toTypedArray(row.oldValue));
  result.set("newValue", toTypedArray(row.newValue));
  result.set("data", toTypedArray(row.data));
  result.set("memory", toTypedArray(row.memory));
  result.set("decay", toTypedArray(row.decay));
  result.set("rounding", toTypedArray(row.rounding));
  result.set("grad", toTypedArray(row.grad));
  result.set("momentBefore", toTypedArray(row.momentBefore));
  result.set("denominator", toTypedArray(row.denominator));
  return result;
}

val toObject(const Ledger& ledger) {
  val rows = val::array();
  for (std::size_t i = 0; i < ledger.rows.size(); ++i) rows.set(i, toObject(ledger.rows[i]));
  val coefficients = val::object();
  for (const auto& [name, value] : ledger.coefficients) coefficients.set(name, value);
  val result = val::object();
  result.set("parameter", ledger.parameter->name);
  result.set("optimizer", std::string(ledger.optimizer));
  result.set("step", static_cast<double>(ledger.step));
  result.set("coefficients", coefficients);
  result.set("rows", rows);
  return result;
}

}  // namespace

val Graph::optimizerExplainedStep(Index optimizer) {
  std::vector<Ledger> ledgers;
  optimizerAt(optimizer).step(&ledgers);
  val list = val::array();
  for (std::size_t i = 0; i < ledgers.size(); ++i) list.set(i, toObject(ledgers[i]));
  return list;
}

void Graph::optimizerZeroGrad(Index optimizer) {
  optimizerAt(optimizer).zeroGrad();
}

val Graph::optimizerWork(Index optimizer) {
  const StepWork& work = optimizerAt(optimizer).work();
  val result = val::object();
  result.set("rows", static_cast<double>(work.rows));
  result.set("multiplyAdds", static_cast<double>(work.multiplyAdds));
  result.set("bytes", static_cast<double>(work.bytes));
  return result;
}

double Graph::learningRate(Index optimizer) {
  return optimizerAt(optimizer).lr;
}

void Graph::setLearningRate(Index optimizer, double lr) {
  optimizerAt(optimizer).lr = lr;
}

}  // namespace lab::wasm
