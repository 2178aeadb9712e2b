#include "core/kernels.h"
#include "core/ops/ops.h"

namespace lab {
namespace {

/// What a sum runs over; {} is everything.
using Over = std::optional<Dim>;

Shape reducedShape(Shape shape, Over dim) {
  if (!dim) return {1, 1};
  return *dim == Dim::Rows ? Shape{1, shape.cols} : Shape{shape.rows, 1};
}

std::int64_t termCount(Shape shape, Over dim) {
  if (!dim) return shape.size();
  return *dim == Dim::Rows ? shape.rows : shape.cols;
}

/// Appends a node whose value is the sum over `dim`.
Node& appendSum(const Op& op, Var x, Over dim) {
  Tape& tape = *x.tape;
  Node& node = tape.append(op, {x}, reducedShape(x.shape(), dim));
  const Node& in = tape.input(node, 0);
  node.saved = tape.keep(std::span<const Over>(&dim, 1));
  node.forward.multiplyAdds = in.size();
  if (!dim) {
    node.value[0] = kernels::sum(in.value, in.size());
  } else if (*dim == Dim::Rows) {
    std::fill_n(node.value, node.size(), Scalar{0});
    for (Index r = 0; r < in.shape.rows; ++r) kernels::add(node.value, in.row(r), in.shape.cols);
  } else {
    for (Index r = 0; r < in.shape.rows; ++r) {
      node.value[r] = kernels::sum(in.row(r), in.shape.cols);
    }
  }
  return node;
}

/// Every term of a sum gets the sum's gradient; of a mean, its share of it.
void pullSum(Tape& tape, Node& node, bool isMean) {
  Scalar* grad = tape.gradOf(node, 0);
  if (grad == nullptr) return;
  const Shape shape = tape.input(node, 0).shape;
  const Over dim = *static_cast<const Over*>(node.saved);
  const Scalar terms = isMean ? static_cast<Scalar>(termCount(shape, dim)) : Scalar{1};
  for (Index r = 0; r < shape.rows; ++r) {
    for (Index c = 0; c < shape.cols; ++c) {
      const Index from = !dim ? 0 : *dim == Dim::Rows ? c : r;
      *grad++ += node.grad[from] / terms;
    }
  }
  node.backward.multiplyAdds += shape.size();
}

std::vector<Option> describeSum(const Node& node) {
  const Over dim = *static_cast<const Over*>(node.saved);
  return {{"dim", dim ? OptionValue(static_cast<double>(*dim)) : OptionValue()}};
}

const Op kSum{"sum", [](Tape& tape, Node& node) { pullSum(tape, node, false); }, describeSum};
const Op kMean{"mean", [](Tape& tape, Node& node) { pullSum(tape, node, true); }, describeSum};

}  // namespace

Var sum(Var x, std::optional<Dim> dim) {
  appendSum(kSum, x, dim);
  return x.tape->last();
}

Var mean(Var x, std::optional<Dim> dim) {
  Node& node = appendSum(kMean, x, dim);
  const auto terms = static_cast<Scalar>(termCount(x.shape(), dim));
  for (std::int64_t i = 0; i < node.size(); ++i) node.value[i] /= terms;
  return x.tape->last();
}

// ---- Dot products of rows -----------------------------------------------------------------------
namespace {

const Op kRowDot{"rowDot", [](Tape& tape, Node& node) {
                   for (const int which : {0, 1}) {
                     bool fresh = false;
                     Scalar* grad = tape.gradOf(node, which, &fresh);
                     if (grad == nullptr) continue;
                     const Node& other = tape.input(node, 1 - which);
                     const Index cols = other.shape.cols;
                     const auto add = fresh ? kernels::startAxpy : kernels::axpy;
                     for (Index r = 0; r < node.shape.rows; ++r) {
                       add(grad + std::int64_t{r} * cols, node.grad[r], other.row(r), cols);
                     }
                     node.backward += {other.size(), bytesOf(node.size() + 3 * other.size())};
                   }
                 }};

}  // namespace

Var rowDot(Var a, Var b) {
  Tape& tape = *a.tape;
  if (a.shape() != b.shape()) {
    fail<TypeError>(kRowDot.name, "shapes ", toString(a.shape()), " and ", toString(b.shape()),
                    " differ");
  }
  Node& node = tape.append(kRowDot, {a, b}, {a.shape().rows, 1});
  const Node& left = tape.input(node, 0);
  const Node& right = tape.input(node, 1);
  for (Index r = 0; r < node.shape.rows; ++r) {
    node.value[r] = kernels::dot(left.row(r), right.row(r), left.shape.cols);
  }
  node.forward = {left.size(), bytesOf(2 * left.size() + node.size())};
  return tape.last();
}

}  // namespace lab
