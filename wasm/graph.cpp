#include "wasm/graph.h"

#include <algorithm>
#include <utility>

#include "core/error.h"
#include "core/random.h"
#include "wasm/enums.h"

namespace lab::wasm {
namespace {

std::span<const Scalar> valuesOf(const Node& node) {
  return {node.value, static_cast<std::size_t>(node.size())};
}

// ∂loss/∂tensor as an array of the tensor's shape; null where none arrived.

val gradOf(const Parameter& parameter) {
  if (parameter.gradKind == GradKind::None) return val::null();
  return toTypedArray(parameter.grad.dense().values());
}

val gradOf(const Node& node) {
  if (node.parameter != nullptr) return gradOf(*node.parameter);
  if (node.grad == nullptr) return val::null();
  return toTypedArray(std::span<const Scalar>(node.grad, static_cast<std::size_t>(node.size())));
}

val gradRowsOf(const Parameter* parameter) {
  if (parameter == nullptr || parameter->gradKind != GradKind::Rows) return val::null();
  return toObject(parameter->grad);
}

val contributionsOf(const Node& node) {
  if (node.contributions == nullptr) return val::null();
  const auto& [positions, rows, values, count] = *node.contributions;
  val result = val::object();
  result.set("positions", toTypedArray(std::span<const Index>(positions.first(count))));
  result.set("rows", toTypedArray(std::span<const Index>(rows.first(count))));
  result.set("values", toTypedArray(std::span<const Scalar>(
                           values, count * static_cast<std::size_t>(node.shape.cols))));
  return result;
}

// An option's value as JavaScript has it.
val toOption(std::monostate) {
  return val::null();
}
val toOption(bool value) {
  return val(value);
}
val toOption(double value) {
  return val(value);
}
val toOption(std::string_view value) {
  return val(std::string(value));
}
template <class T>
val toOption(std::span<const T> values) {
  return val::global("Array").call<val>("from", toTypedArray(values));
}

val optionsOf(const Node& node) {
  val result = val::object();
  if (node.op->describe == nullptr) return result;
  for (const auto& [name, value] : node.op->describe(node)) {
    result.set(name, std::visit([](const auto& given) { return toOption(given); }, value));
  }
  return result;
}

val describe(Index id, const Node& node) {
  val inputs = val::array();
  for (std::size_t i = 0; i < node.inputs.size(); ++i) inputs.set(i, node.inputs[i]);
  val result = val::object();
  result.set("id", id);
  result.set("op", std::string(node.op->name));
  result.set("name", std::string(node.name));
  result.set("inputs", inputs);
  result.set("shape", toArray(node.shape));
  result.set("value", toTypedArray(valuesOf(node)));
  result.set("grad", gradOf(node));
  result.set("gradRows", gradRowsOf(node.parameter));
  result.set("requiresGrad", node.requiresGrad);
  result.set("indices", node.indices.data() != nullptr ? toTypedArray(node.indices) : val::null());
  result.set("contributions", contributionsOf(node));
  result.set("options", optionsOf(node));
  result.set("multiplyAdds", static_cast<double>(node.forward.multiplyAdds));
  result.set("bytes", static_cast<double>(node.forward.bytes));
  result.set("backwardMultiplyAdds", static_cast<double>(node.backward.multiplyAdds));
  result.set("backwardBytes", static_cast<double>(node.backward.bytes));
  return result;
}

}  // namespace

Graph::Graph() {
  tape_.recordsContributions = true;
}

// ---- Handles ------------------------------------------------------------------------------------

Var Graph::at(Handle handle) {
  if (handle < 0) return tape_.parameter(*parameterOf(handle));
  if (handle >= tape_.size()) fail<TypeError>("tensor", "no tensor has the handle ", handle);
  Var var = tape_.last();
  var.id = handle;
  return var;
}

Parameter* Graph::parameterOf(Handle handle) {
  if (handle >= 0) return nullptr;
  const auto place = static_cast<std::size_t>(-1 - handle);
  if (place >= parameters_.size()) fail<TypeError>("tensor", "no tensor has the handle ", handle);
  return parameters_[place].get();
}

std::optional<Dim> Graph::toDim(const val& dim) {
  if (!isGiven(dim)) return {};
  const auto number = dim.as<double>();
  if (number == 0 || number == -2) return Dim::Rows;
  if (number == 1 || number == -1) return Dim::Cols;
  fail<RangeError>("dim", "dimension ", number, " is outside [-2, 1]");
}

// ---- Leaves -------------------------------------------------------------------------------------

Graph::Handle Graph::constant(Index rows, Index cols, const val& values, const std::string& name) {
  const Var leaf = tape_.constant({rows, cols}, toVector<Scalar>(values));
  if (!name.empty()) tape_.setName(leaf, name);
  return leaf.id;
}

Graph::Handle Graph::parameter(Index rows, Index cols, const val& values, const std::string& name) {
  parameters_.push_back(
      std::make_unique<Parameter>(name, Matrix({rows, cols}, toVector<Scalar>(values))));
  return -static_cast<Handle>(parameters_.size());
}

Graph::Handle Graph::uniform(Index rows, Index cols, double low, double high, double seed) {
  if (rows < 0 || cols < 0) fail<RangeError>("uniform", "[", rows, ", ", cols, "] is no shape");
  if (!(low < high)) fail<RangeError>("uniform", "low ", low, " is not below high ", high);
  Rng rng(static_cast<std::uint64_t>(seed), Stream::Weights);
  Matrix matrix({rows, cols});
  for (std::int64_t i = 0; i < matrix.size(); ++i) {
    matrix.data()[i] = static_cast<Scalar>(rng.uniform(low, high));
  }
  return tape_.constant(matrix.shape(), matrix.values()).id;
}

// ---- Ops ----------------------------------------------------------------------------------------

Graph::Handle Graph::sigmoidRange(Handle x, Scalar low, Scalar high) {
  return lab::sigmoidRange(at(x), low, high).id;
}

Graph::Handle Graph::concat(const val& parts, const val& dim) {
  std::vector<Var> tensors;
  for (const Handle part : toVector<Handle>(parts)) tensors.push_back(at(part));
  return lab::concat(tensors, toDim(dim).value_or(Dim::Cols)).id;
}

Graph::Handle Graph::linear(Handle x, Handle weight, const val& bias) {
  if (!isGiven(bias)) return lab::linear(at(x), at(weight)).id;
  return lab::linear(at(x), at(weight), at(bias.as<Handle>())).id;
}

Graph::Handle Graph::oneHot(const val& indices, Index numClasses) {
  return lab::oneHot(tape_, toVector<Index>(indices), numClasses).id;
}

Graph::Handle Graph::embedding(const val& indices, Handle table, const val& options) {
  return lab::embedding(toVector<Index>(indices), at(table),
                        {.paddingIdx = optional<Index>(options, "paddingIdx"),
                         .maxNorm = optional<Scalar>(options, "maxNorm"),
                         .normType = optionOr<Scalar>(options, "normType", 2),
                         .scaleGradByFreq = optionOr(options, "scaleGradByFreq", false),
                         .sparse = optionOr(options, "sparse", false)})
      .id;
}

Graph::Handle Graph::embeddingBag(const val& indices, const val& offsets, Handle table,
                                  const val& options) {
  EmbeddingBagOptions bag{
      .mode = parse("embeddingBag", kBagModes, optionOr<std::string>(options, "mode", "mean")),
      .perSampleWeights = {},
      .paddingIdx = optional<Index>(options, "paddingIdx"),
      .maxNorm = optional<Scalar>(options, "maxNorm"),
      .normType = optionOr<Scalar>(options, "normType", 2),
      .scaleGradByFreq = optionOr(options, "scaleGradByFreq", false),
      .sparse = optionOr(options, "sparse", false)};
  if (const auto weights = optional<Handle>(options, "perSampleWeights")) {
    bag.perSampleWeights = at(*weights);
  }
  return lab::embeddingBag(toVector<Index>(indices), toVector<Index>(offsets), at(table), bag).id;
}

Graph::Handle Graph::dropout(Handle x, double p, double seed) {
  return lab::dropout(at(x), p, static_cast<std::uint64_t>(seed)).id;
}

Graph::Handle Graph::batchNorm1d(Handle x, Handle scale, Handle shift, val runningMean,
                                 val runningVar, const val& options) {
  BatchNormState state{.mean = toVector<Scalar>(runningMean),
                       .variance = toVector<Scalar>(runningVar),
                       .momentum = optionOr<Scalar>(options, "momentum", Scalar(0.1))};
  const bool training = optionOr(options, "training", true);
  const Var result = lab::batchNorm1d(at(x), at(scale), at(shift), state, training,
                                      optionOr<Scalar>(options, "eps", Scalar(1e-5)));
  if (training) {
    runningMean.call<void>("set", toTypedArray(state.mean));
    runningVar.call<void>("set", toTypedArray(state.variance));
  }
  return result.id;
}

Graph::Handle Graph::crossEntropy(Handle logits, const val& classes) {
  return lab::crossEntropy(at(logits), toVector<Index>(classes)).id;
}

// ---- Gradients ----------------------------------------------------------------------------------

void Graph::backward(Handle output, const val& seed) {
  if (!isGiven(seed)) return tape_.backward(at(output));
  const std::vector<Scalar> gradient = toVector<Scalar>(seed);
  if (gradient.empty()) fail<TypeError>("backward", "the gradient has no values");
  tape_.backward(at(output), gradient);
}

void Graph::zeroGrad(Handle tensor) {
  if (Parameter* parameter = parameterOf(tensor)) return parameter->zeroGrad();
  tape_.node(at(tensor).id).grad = nullptr;
}

// ---- Looking ------------------------------------------------------------------------------------

// Parameters are read where they are: looking at one must not put it on the tape.

val Graph::shape(Handle tensor) {
  if (const Parameter* parameter = parameterOf(tensor)) return toArray(parameter->value.shape());
  return toArray(at(tensor).shape());
}

val Graph::value(Handle tensor) {
  if (const Parameter* parameter = parameterOf(tensor)) {
    return toTypedArray(parameter->value.values());
  }
  return toTypedArray(valuesOf(at(tensor).node()));
}

val Graph::grad(Handle tensor) {
  if (const Parameter* parameter = parameterOf(tensor)) return gradOf(*parameter);
  return gradOf(at(tensor).node());
}

val Graph::gradRows(Handle tensor) {
  return gradRowsOf(parameterOf(tensor));
}

bool Graph::requiresGrad(Handle tensor) {
  if (const Parameter* parameter = parameterOf(tensor)) return parameter->requiresGrad;
  return at(tensor).node().requiresGrad;
}

val Graph::trace() {
  val nodes = val::array();
  for (Index id = 0; id < tape_.size(); ++id) nodes.set(id, describe(id, tape_.node(id)));
  return nodes;
}

void Graph::setValue(Handle handle, const val& values) {
  Parameter* parameter = parameterOf(handle);
  if (parameter == nullptr) {
    fail<TypeError>("setValue", "only a tensor made with requiresGrad can be changed");
  }
  const std::vector<Scalar> numbers = toVector<Scalar>(values);
  if (static_cast<std::int64_t>(numbers.size()) != parameter->value.size()) {
    fail<TypeError>("setValue", numbers.size(), " values do not fill the shape ",
                    toString(parameter->value.shape()));
  }
  std::copy(numbers.begin(), numbers.end(), parameter->value.data());
  ++parameter->version;
}

// ---- Memory -------------------------------------------------------------------------------------

void Graph::openScope() {
  scopes_.push_back({tape_.mark(), parameters_.size(), optimizers_.size()});
}

void Graph::closeScope() {
  if (scopes_.empty()) fail<TypeError>("scope", "no scope is open");
  const Scope scope = scopes_.back();
  scopes_.pop_back();
  tape_.rewind(scope.tape);
  // A backward pass within the scope may have put their gradients where memory was taken back.
  for (Index id = 0; id < tape_.size(); ++id) {
    tape_.node(id).grad = nullptr;
    tape_.node(id).contributions = nullptr;
  }
  optimizers_.resize(scope.optimizers);
  parameters_.resize(scope.parameters);
}

}  // namespace lab::wasm
