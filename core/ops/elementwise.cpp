#include <algorithm>
#include <cmath>

#include "core/math.h"
#include "core/ops/ops.h"

namespace lab {
namespace {

// ---- Two operands -------------------------------------------------------------------------------

/// How an operand is read under broadcasting: a side of length 1 is repeated by not moving along
/// it.
struct Stride {
  std::int64_t row;
  std::int64_t col;

  Stride(Shape operand, Shape result)
      : row(operand.rows == result.rows ? operand.cols : 0),
        col(operand.cols == result.cols ? 1 : 0) {}
  std::int64_t at(Index r, Index c) const { return r * row + c * col; }
};

Index broadcastSide(const char* place, Shape a, Shape b, Index left, Index right) {
  if (left == right || right == 1) return left;
  if (left == 1) return right;
  fail<TypeError>(place, "shapes ", toString(a), " and ", toString(b), " do not fit together");
}

template <class Visit>
void forEachElement(Shape shape, Visit visit) {
  for (Index r = 0; r < shape.rows; ++r) {
    for (Index c = 0; c < shape.cols; ++c) visit(r, c);
  }
}

template <class F>
Var binary(const Op& op, Var a, Var b, F f) {
  const Shape left = a.shape(), right = b.shape();
  const Shape shape{broadcastSide(op.name, left, right, left.rows, right.rows),
                    broadcastSide(op.name, left, right, left.cols, right.cols)};
  Tape& tape = *a.tape;
  Node& node = tape.append(op, {a, b}, shape);
  const Stride inA(left, shape), inB(right, shape);
  const Scalar* x = tape.input(node, 0).value;
  const Scalar* y = tape.input(node, 1).value;
  Scalar* out = node.value;
  forEachElement(shape, [&](Index r, Index c) { *out++ = f(x[inA.at(r, c)], y[inB.at(r, c)]); });
  node.forward = {node.size(), bytesOf(left.size() + right.size() + node.size())};
  return tape.last();
}

/// Adds derivative(g, x, y) to the gradient of input `which`. A repeated element collects the sum
/// of its copies' gradients.
template <class Derivative>
void pullSide(Tape& tape, Node& node, int which, Derivative derivative) {
  Scalar* grad = tape.gradOf(node, which);
  if (grad == nullptr) return;
  const Node& a = tape.input(node, 0);
  const Node& b = tape.input(node, 1);
  const Stride inA(a.shape, node.shape), inB(b.shape, node.shape);
  const Stride& to = which == 0 ? inA : inB;
  const Scalar* g = node.grad;
  forEachElement(node.shape, [&](Index r, Index c) {
    grad[to.at(r, c)] += derivative(*g++, a.value[inA.at(r, c)], b.value[inB.at(r, c)]);
  });
  // The gradients; both operands too, although a sum's derivative does not need them.
  const std::int64_t target = which == 0 ? a.size() : b.size();
  node.backward += {node.size(), bytesOf(node.size() + 2 * target + a.size() + b.size())};
}

template <class DerivativeA, class DerivativeB>
void pullBinary(Tape& tape, Node& node, DerivativeA byA, DerivativeB byB) {
  pullSide(tape, node, 0, byA);
  pullSide(tape, node, 1, byB);
}

const Op kAdd{"add", [](Tape& tape, Node& node) {
                pullBinary(
                    tape, node, [](Scalar g, Scalar, Scalar) { return g; },
                    [](Scalar g, Scalar, Scalar) { return g; });
              }};

const Op kSub{"sub", [](Tape& tape, Node& node) {
                pullBinary(
                    tape, node, [](Scalar g, Scalar, Scalar) { return g; },
                    [](Scalar g, Scalar, Scalar) { return -g; });
              }};

const Op kMul{"mul", [](Tape& tape, Node& node) {
                pullBinary(
                    tape, node, [](Scalar g, Scalar, Scalar y) { return g * y; },
                    [](Scalar g, Scalar x, Scalar) { return g * x; });
              }};

const Op kDiv{"div", [](Tape& tape, Node& node) {
                pullBinary(
                    tape, node, [](Scalar g, Scalar, Scalar y) { return g / y; },
                    [](Scalar g, Scalar x, Scalar y) { return -g * (x / y) / y; });
              }};

}  // namespace

Var add(Var a, Var b) {
  return binary(kAdd, a, b, [](Scalar x, Scalar y) { return x + y; });
}
Var sub(Var a, Var b) {
  return binary(kSub, a, b, [](Scalar x, Scalar y) { return x - y; });
}
Var mul(Var a, Var b) {
  return binary(kMul, a, b, [](Scalar x, Scalar y) { return x * y; });
}
Var div(Var a, Var b) {
  return binary(kDiv, a, b, [](Scalar x, Scalar y) { return x / y; });
}

// ---- One operand --------------------------------------------------------------------------------
namespace {

/// compute(in, out, n) goes over all elements.
template <class Compute>
Var unaryAtOnce(const Op& op, Var x, Compute compute) {
  Tape& tape = *x.tape;
  Node& node = tape.append(op, {x}, x.shape());
  compute(tape.input(node, 0).value, node.value, node.size());
  node.forward = {node.size(), bytesOf(2 * node.size())};
  return tape.last();
}

template <class F>
Var unary(const Op& op, Var x, F f) {
  return unaryAtOnce(op, x, [&](const Scalar* in, Scalar* out, std::int64_t n) {
    for (std::int64_t i = 0; i < n; ++i) out[i] = f(in[i]);
  });
}

/// Adds derivative(g, x, y) where y is the op's value at x.
template <class Derivative>
void pullUnary(Tape& tape, Node& node, Derivative derivative) {
  Scalar* grad = tape.gradOf(node, 0);
  if (grad == nullptr) return;
  const Scalar* x = tape.input(node, 0).value;
  for (std::int64_t i = 0; i < node.size(); ++i) {
    grad[i] += derivative(node.grad[i], x[i], node.value[i]);
  }
  node.backward += {node.size(), bytesOf(5 * node.size())};
}

/// σ of n numbers, by way of double.
void sigmoids(const Scalar* x, Scalar* result, std::int64_t n) {
  constexpr std::int64_t kBlock = 64;
  double block[kBlock];
  for (; n > 0; n -= kBlock, x += kBlock, result += kBlock) {
    const std::int64_t count = std::min(n, kBlock);
    std::copy_n(x, count, block);
    math::sigmoids({block, static_cast<std::size_t>(count)});
    for (std::int64_t i = 0; i < count; ++i) result[i] = static_cast<Scalar>(block[i]);
  }
}

const Op kNeg{"neg", [](Tape& tape, Node& node) {
                pullUnary(tape, node, [](Scalar g, Scalar, Scalar) { return -g; });
              }};

const Op kRelu{"relu", [](Tape& tape, Node& node) {
                 pullUnary(tape, node,
                           [](Scalar g, Scalar x, Scalar) { return x > 0 ? g : Scalar{0}; });
               }};

const Op kSigmoid{"sigmoid", [](Tape& tape, Node& node) {
                    pullUnary(tape, node,
                              [](Scalar g, Scalar, Scalar y) { return g * (y * (1 - y)); });
                  }};

const Op kTanh{"tanh", [](Tape& tape, Node& node) {
                 pullUnary(tape, node, [](Scalar g, Scalar, Scalar y) { return g * (1 - y * y); });
               }};

const Op kExp{"exp", [](Tape& tape, Node& node) {
                pullUnary(tape, node, [](Scalar g, Scalar, Scalar y) { return g * y; });
              }};

const Op kLog{"log", [](Tape& tape, Node& node) {
                pullUnary(tape, node, [](Scalar g, Scalar x, Scalar) { return g / x; });
              }};

const Op kSqrt{"sqrt", [](Tape& tape, Node& node) {
                 pullUnary(tape, node, [](Scalar g, Scalar, Scalar y) { return g / (2 * y); });
               }};

}  // namespace

Var neg(Var x) {
  return unary(kNeg, x, [](Scalar v) { return -v; });
}
Var relu(Var x) {
  // Written so that NaN passes, as in PyTorch.
  return unary(kRelu, x, [](Scalar v) { return v < 0 ? Scalar{0} : v; });
}
Var sigmoid(Var x) {
  return unaryAtOnce(kSigmoid, x, sigmoids);
}
Var tanh(Var x) {
  return unary(kTanh, x, [](Scalar v) { return static_cast<Scalar>(math::tanh(v)); });
}
Var exp(Var x) {
  return unary(kExp, x, [](Scalar v) { return static_cast<Scalar>(math::exp(v)); });
}
Var log(Var x) {
  return unary(kLog, x, [](Scalar v) { return static_cast<Scalar>(math::log(v)); });
}
Var sqrt(Var x) {
  return unary(kSqrt, x, [](Scalar v) { return std::sqrt(v); });
}

// ---- Sigmoid into a range -----------------------------------------------------------------------
namespace {

struct SavedSigmoid {
  Scalar low, high, width;
  Scalar* sigmoid;
};

const Op kSigmoidRange{"sigmoidRange",
                       [](Tape& tape, Node& node) {
                         const auto& saved = *static_cast<const SavedSigmoid*>(node.saved);
                         const Scalar* s = saved.sigmoid;
                         pullUnary(tape, node, [&](Scalar g, Scalar, Scalar) {
                           const Scalar sigma = *s++;
                           return g * saved.width * (sigma * (1 - sigma));
                         });
                       },
                       [](const Node& node) {
                         const auto& saved = *static_cast<const SavedSigmoid*>(node.saved);
                         return std::vector<Option>{{"low", static_cast<double>(saved.low)},
                                                    {"high", static_cast<double>(saved.high)}};
                       }};

}  // namespace

Var sigmoidRange(Var x, Scalar low, Scalar high) {
  if (!(low < high)) fail<RangeError>("sigmoidRange", "low ", low, " is not below high ", high);
  Tape& tape = *x.tape;
  Node& node = tape.append(kSigmoidRange, {x}, x.shape());
  const SavedSigmoid saved{low, high, high - low, tape.scratch(node.size())};
  sigmoids(tape.input(node, 0).value, saved.sigmoid, node.size());
  for (std::int64_t i = 0; i < node.size(); ++i) {
    node.value[i] = saved.sigmoid[i] * saved.width + low;
  }
  node.saved = tape.keep(std::span(&saved, 1));
  node.forward = {2 * node.size(), bytesOf(3 * node.size())};
  return tape.last();
}

}  // namespace lab
