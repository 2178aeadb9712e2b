#include "core/kernels.h"
#include "core/ops/ops.h"

namespace lab {
namespace {

// ---- matmul -------------------------------------------------------------------------------------

const Op kMatmul{"matmul", [](Tape& tape, Node& node) {
                   const Node& a = tape.input(node, 0);
                   const Node& b = tape.input(node, 1);
                   const Index m = a.shape.rows, k = a.shape.cols, n = b.shape.cols;
                   const std::int64_t work = a.size() * n;
                   if (Scalar* gradA = tape.gradOf(node, 0)) {  // g @ bᵀ
                     kernels::gemmTransposedB(gradA, node.grad, b.value, m, n, k);
                     node.backward.multiplyAdds += work;
                     node.backward.bytes += bytesOf(node.size() + b.size() + a.size());
                   }
                   if (Scalar* gradB = tape.gradOf(node, 1)) {  // aᵀ @ g
                     kernels::gemmTransposedA(gradB, a.value, node.grad, k, m, n);
                     node.backward.multiplyAdds += work;
                     node.backward.bytes += bytesOf(node.size() + a.size() + b.size());
                   }
                 }};

}  // namespace

Var matmul(Var a, Var b) {
  Tape& tape = *a.tape;
  if (a.shape().cols != b.shape().rows) {
    fail<TypeError>(kMatmul.name, toString(a.shape()), " @ ", toString(b.shape()), ": ",
                    a.shape().cols, " columns do not meet ", b.shape().rows, " rows");
  }
  Node& node = tape.append(kMatmul, {a, b}, {a.shape().rows, b.shape().cols});
  const Node& left = tape.input(node, 0);
  const Node& right = tape.input(node, 1);
  std::fill_n(node.value, node.size(), Scalar{0});
  kernels::gemm(node.value, left.value, right.value, left.shape.rows, left.shape.cols,
                right.shape.cols);
  node.forward = {left.size() * right.shape.cols,
                  bytesOf(left.size() + right.size() + node.size())};
  return tape.last();
}

// ---- linear -------------------------------------------------------------------------------------
namespace {

const Op kLinear{"linear", [](Tape& tape, Node& node) {
                   const Node& x = tape.input(node, 0);
                   const Node& weight = tape.input(node, 1);
                   const Index batch = x.shape.rows, in = x.shape.cols, out = weight.shape.rows;
                   const std::int64_t work = x.size() * out;
                   if (Scalar* gradX = tape.gradOf(node, 0)) {  // g @ weight
                     kernels::gemm(gradX, node.grad, weight.value, batch, out, in);
                     node.backward.multiplyAdds += work;
                   }
                   if (Scalar* gradWeight = tape.gradOf(node, 1)) {  // gᵀ @ x
                     kernels::gemmTransposedA(gradWeight, node.grad, x.value, out, batch, in);
                     node.backward.multiplyAdds += work;
                   }
                   if (node.inputs.size() < 3) return;
                   if (Scalar* gradBias = tape.gradOf(node, 2)) {
                     for (Index r = 0; r < batch; ++r) {
                       kernels::add(gradBias, node.grad + std::int64_t{r} * out, out);
                     }
                     node.backward.multiplyAdds += node.size();
                   }
                 }};

Var appendLinear(Var x, Var weight, std::optional<Var> bias) {
  Tape& tape = *x.tape;
  const Shape in = x.shape(), table = weight.shape();
  if (in.cols != table.cols) {
    fail<TypeError>(kLinear.name, "input ", toString(in), " does not fit a weight of ",
                    toString(table), ": ", in.cols, " features, ", table.cols, " expected");
  }
  if (bias && bias->shape() != Shape{1, table.rows}) {
    fail<TypeError>(kLinear.name, "bias ", toString(bias->shape()), " is not [1, ", table.rows,
                    "]");
  }
  const Shape shape{in.rows, table.rows};
  Node& node = bias ? tape.append(kLinear, {x, weight, *bias}, shape)
                    : tape.append(kLinear, {x, weight}, shape);
  std::fill_n(node.value, node.size(), Scalar{0});
  kernels::gemmTransposedB(node.value, tape.input(node, 0).value, tape.input(node, 1).value,
                           in.rows, in.cols, table.rows);
  if (bias) {
    const Scalar* b = tape.input(node, 2).value;
    for (Index r = 0; r < shape.rows; ++r) {
      kernels::add(node.value + std::int64_t{r} * shape.cols, b, shape.cols);
    }
  }
  node.forward.multiplyAdds = in.size() * table.rows + (bias ? node.size() : 0);
  return tape.last();
}

}  // namespace

Var linear(Var x, Var weight, Var bias) {
  return appendLinear(x, weight, bias);
}
Var linear(Var x, Var weight) {
  return appendLinear(x, weight, {});
}

// ---- transpose ----------------------------------------------------------------------------------
namespace {

const Op kTranspose{"transpose", [](Tape& tape, Node& node) {
                      Scalar* grad = tape.gradOf(node, 0);
                      if (grad == nullptr) return;
                      const Shape shape = tape.input(node, 0).shape;
                      for (Index r = 0; r < shape.rows; ++r) {
                        for (Index c = 0; c < shape.cols; ++c) {
                          *grad++ += node.grad[std::int64_t{c} * shape.rows + r];
                        }
                      }
                    }};

}  // namespace

Var transpose(Var x) {
  Tape& tape = *x.tape;
  const Shape shape = x.shape();
  Node& node = tape.append(kTranspose, {x}, {shape.cols, shape.rows});
  const Node& in = tape.input(node, 0);
  MatrixMap(node.value, shape.cols, shape.rows) = in.map().transpose();
  return tape.last();
}

// ---- concat -------------------------------------------------------------------------------------
namespace {

/// Calls visit(part, row of the part, where that row starts in the result).
template <class Visit>
void forEachPart(Tape& tape, const Node& node, Dim dim, Visit visit) {
  std::int64_t start = 0;
  for (int which = 0; which < static_cast<int>(node.inputs.size()); ++which) {
    const Shape part = tape.input(node, which).shape;
    for (Index r = 0; r < part.rows; ++r) {
      const std::int64_t row = std::int64_t{r} * (dim == Dim::Cols ? node.shape.cols : part.cols);
      visit(which, r, start + row);
    }
    start += dim == Dim::Cols ? part.cols : part.size();
  }
}

const Op kConcat{"concat",
                 [](Tape& tape, Node& node) {
                   const Dim dim = *static_cast<const Dim*>(node.saved);
                   forEachPart(tape, node, dim, [&](int which, Index r, std::int64_t start) {
                     Scalar* grad = tape.gradOf(node, which);
                     if (grad == nullptr) return;
                     const Index cols = tape.input(node, which).shape.cols;
                     kernels::add(grad + std::int64_t{r} * cols, node.grad + start, cols);
                   });
                 },
                 [](const Node& node) {
                   const Dim dim = *static_cast<const Dim*>(node.saved);
                   return std::vector<Option>{{"dim", static_cast<double>(dim)}};
                 }};

}  // namespace

Var concat(std::span<const Var> parts, Dim dim) {
  if (parts.empty()) fail<TypeError>(kConcat.name, "there is nothing to join");
  Tape& tape = *parts[0].tape;
  Shape shape = parts[0].shape();
  for (const Var& part : parts.subspan(1)) {
    const Shape more = part.shape();
    const bool fits = dim == Dim::Cols ? more.rows == shape.rows : more.cols == shape.cols;
    if (!fits) {
      fail<TypeError>(kConcat.name, toString(more), " does not join ", toString(parts[0].shape()),
                      " along dim ", static_cast<int>(dim));
    }
    (dim == Dim::Cols ? shape.cols : shape.rows) += dim == Dim::Cols ? more.cols : more.rows;
  }
  Node& node = tape.append(kConcat, parts, shape);
  node.saved = tape.keep(std::span<const Dim>(&dim, 1));
  forEachPart(tape, node, dim, [&](int which, Index r, std::int64_t start) {
    const Node& part = tape.input(node, which);
    std::copy_n(part.row(r), part.shape.cols, node.value + start);
  });
  node.forward.bytes = 2 * bytesOf(node.size());
  return tape.last();
}

}  // namespace lab
