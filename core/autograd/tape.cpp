#include "core/autograd/tape.h"

#include <algorithm>

namespace lab {
namespace {

const Op kTensor{"tensor", nullptr};

}  // namespace

// ---- Leaves -------------------------------------------------------------------------------------

Var Tape::constant(Shape shape, std::span<const Scalar> values) {
  if (static_cast<std::int64_t>(values.size()) != shape.size()) {
    fail<TypeError>("tensor", values.size(), " values do not fill the shape ", toString(shape));
  }
  Scalar* value = keep(values);
  push(kTensor, shape).value = value;
  return last();
}

Var Tape::parameter(Parameter& parameter) {
  for (const Index id : leaves_) {
    const Node& leaf = nodes_[static_cast<std::size_t>(id)];
    if (leaf.parameter == &parameter && leaf.version == parameter.version)
      return {this, id, generation_};
  }
  Node& node = push(kTensor, parameter.value.shape());
  node.value = parameter.value.data();
  node.requiresGrad = parameter.requiresGrad;
  node.parameter = &parameter;
  node.version = parameter.version;
  node.name = parameter.name;
  leaves_.push_back(size() - 1);
  return last();
}

// ---- For ops ------------------------------------------------------------------------------------

Node& Tape::push(const Op& op, Shape shape) {
  Node& node = nodes_.emplace_back();
  node.op = &op;
  node.shape = shape;
  return node;
}

Node& Tape::append(const Op& op, std::span<const Var> inputs, Shape shape) {
  for (const Var& input : inputs) {
    check(input, op.name);
    const Parameter* parameter = input.node().parameter;
    if (parameter != nullptr && op.reads == Op::Everything) parameter->catchUp();
  }
  Index* ids = arena_.allocate<Index>(inputs.size());
  std::transform(inputs.begin(), inputs.end(), ids, [](const Var& input) { return input.id; });
  // Before the node: where memory runs out, there must be none without a value.
  Scalar* value = scratch(shape.size());
  Node& node = push(op, shape);
  node.inputs = {ids, inputs.size()};
  node.value = value;
  node.requiresGrad = std::any_of(inputs.begin(), inputs.end(),
                                  [](const Var& input) { return input.node().requiresGrad; });
  return node;
}

Scalar* Tape::gradOf(const Node& node, int which, bool* fresh) {
  Node& target = input(node, which);
  if (!target.requiresGrad) return nullptr;
  if (target.parameter != nullptr) {
    target.parameter->gradKind = GradKind::Dense;
    return target.parameter->grad.touchAll();
  }
  if (target.grad == nullptr) {
    target.grad = scratch(target.size());
    if (fresh != nullptr) {
      *fresh = true;
    } else {
      std::fill_n(target.grad, target.size(), Scalar{0});
    }
  }
  return target.grad;
}

// ---- Backward -----------------------------------------------------------------------------------

void Tape::backward(Var output, std::span<const Scalar> seed) {
  check(output, "backward");
  Node& end = node(output.id);
  if (!end.requiresGrad) {
    fail<TypeError>("backward",
                    "the output does not depend on any tensor that requires a gradient");
  }
  if (seed.empty() && end.size() != 1) {
    fail<TypeError>("backward", "the output is ", toString(end.shape),
                    ", not [1, 1]: give its gradient");
  }
  if (!seed.empty() && static_cast<std::int64_t>(seed.size()) != end.size()) {
    fail<TypeError>("backward", "a gradient of ", seed.size(), " values does not fit an output of ",
                    toString(end.shape));
  }
  const Scalar one = 1;
  if (seed.empty()) seed = {&one, 1};
  if (end.parameter != nullptr) {
    end.parameter->gradKind = GradKind::Dense;
    Scalar* grad = end.parameter->grad.touchAll();
    for (std::size_t i = 0; i < seed.size(); ++i) grad[i] += seed[i];
    return;
  }
  const std::span<const bool> reached = markReached(output);
  end.grad = keep(seed);
  for (Index id = output.id; id >= 0; --id) {
    Node& current = node(id);
    if (reached[static_cast<std::size_t>(id)] && current.grad != nullptr &&
        current.op->pullback != nullptr) {
      current.op->pullback(*this, current);
    }
  }
}

/// Which nodes `output` was computed from. Their gradients start from nothing, since only
/// parameters accumulate; and none of their parameters may have changed since.
std::span<const bool> Tape::markReached(Var output) {
  const std::span<bool> reached = buffer<bool>(static_cast<std::size_t>(output.id) + 1);
  std::fill(reached.begin(), reached.end(), false);
  reached[static_cast<std::size_t>(output.id)] = true;
  for (Index id = output.id; id >= 0; --id) {
    if (!reached[static_cast<std::size_t>(id)]) continue;
    Node& current = node(id);
    for (const Index input : current.inputs) reached[static_cast<std::size_t>(input)] = true;
    if (current.parameter != nullptr && current.requiresGrad &&
        current.version != current.parameter->version) {
      fail<TypeError>("backward", "\"", current.name,
                      "\" was changed after it was used: run the forward again");
    }
    current.grad = nullptr;
    current.contributions = nullptr;
  }
  return reached;
}

// ---- Looking at it, memory ----------------------------------------------------------------------

void Tape::setName(Var var, std::string_view name) {
  check(var, "name");
  node(var.id).name = {keep(std::span<const char>(name)), name.size()};
}

void Tape::check(Var var, const char* place) const {
  if (var.tape != this) fail<TypeError>(place, "the tensor belongs to another tape");
  if (var.generation != generation_ || var.id < 0 || var.id >= size()) {
    fail<TypeError>(place, "the tensor is gone: the tape was cleared after it was made");
  }
}

void Tape::clear() {
  rewind({});
  ++generation_;
}

void Tape::rewind(const Mark& mark) {
  nodes_.resize(static_cast<std::size_t>(mark.nodes));
  std::erase_if(leaves_, [&](Index id) { return id >= mark.nodes; });
  arena_.reset(mark.arena);
}

}  // namespace lab
