#include <cmath>

#include "core/kernels.h"
#include "core/math.h"
#include "core/ops/ops.h"

namespace lab {
namespace {

void checkSameShape(const char* place, Var input, Var target) {
  if (input.shape() != target.shape()) {
    fail<TypeError>(place, "input ", toString(input.shape()), " and target ",
                    toString(target.shape()), " differ");
  }
  if (input.shape().size() == 0) fail<TypeError>(place, "there is nothing to take the mean of");
}

// ---- Mean squared error -------------------------------------------------------------------------

const Op kMseLoss{"mseLoss", [](Tape& tape, Node& node) {
                    const Node& input = tape.input(node, 0);
                    const Node& target = tape.input(node, 1);
                    const auto n = static_cast<Scalar>(input.size());
                    const Scalar scale = node.grad[0] * 2 / n;
                    if (Scalar* grad = tape.gradOf(node, 0)) {
                      for (std::int64_t i = 0; i < input.size(); ++i) {
                        grad[i] += scale * (input.value[i] - target.value[i]);
                      }
                      node.backward += {2 * input.size(), bytesOf(4 * input.size())};
                    }
                    if (Scalar* grad = tape.gradOf(node, 1)) {
                      for (std::int64_t i = 0; i < input.size(); ++i) {
                        grad[i] -= scale * (input.value[i] - target.value[i]);
                      }
                      node.backward += {2 * input.size(), bytesOf(4 * input.size())};
                    }
                  }};

}  // namespace

Var mseLoss(Var input, Var target) {
  checkSameShape(kMseLoss.name, input, target);
  Tape& tape = *input.tape;
  Node& node = tape.append(kMseLoss, {input, target}, {1, 1});
  const Node& a = tape.input(node, 0);
  const Node& b = tape.input(node, 1);
  Scalar* squares = tape.scratch(a.size());
  for (std::int64_t i = 0; i < a.size(); ++i) {
    const Scalar difference = a.value[i] - b.value[i];
    squares[i] = difference * difference;
  }
  node.value[0] = kernels::sum(squares, a.size()) / static_cast<Scalar>(a.size());
  node.forward = {2 * a.size(), bytesOf(4 * a.size())};
  return tape.last();
}

// ---- Binary cross-entropy, from logits ----------------------------------------------------------
namespace {

/// d/dx [max(x, 0) - x t + log(1 + e^-|x|)] = σ(x) - t.
const Op kBceWithLogits{"bceWithLogits", [](Tape& tape, Node& node) {
                          const Node& logits = tape.input(node, 0);
                          const Node& targets = tape.input(node, 1);
                          const Scalar share = node.grad[0] / static_cast<Scalar>(logits.size());
                          if (Scalar* grad = tape.gradOf(node, 0)) {
                            for (std::int64_t i = 0; i < logits.size(); ++i) {
                              const double sigma = math::sigmoid(logits.value[i]);
                              grad[i] += share * static_cast<Scalar>(sigma - targets.value[i]);
                            }
                          }
                          if (Scalar* grad = tape.gradOf(node, 1)) {
                            for (std::int64_t i = 0; i < logits.size(); ++i) {
                              grad[i] -= share * logits.value[i];
                            }
                          }
                        }};

}  // namespace

Var bceWithLogits(Var logits, Var targets) {
  checkSameShape(kBceWithLogits.name, logits, targets);
  Tape& tape = *logits.tape;
  Node& node = tape.append(kBceWithLogits, {logits, targets}, {1, 1});
  const Node& x = tape.input(node, 0);
  const Node& t = tape.input(node, 1);
  double sum = 0;
  for (std::int64_t i = 0; i < x.size(); ++i) {
    const double logit = x.value[i];
    const double rest = math::log(1 + math::exp(-std::abs(logit)));
    sum += (logit > 0 ? logit : 0.0) - logit * t.value[i] + rest;
  }
  node.value[0] = static_cast<Scalar>(sum / static_cast<double>(x.size()));
  return tape.last();
}

// ---- Cross-entropy ------------------------------------------------------------------------------
namespace {

/// d/dx_c of -log softmax(x)_t = softmax(x)_c - [c = t].
const Op kCrossEntropy{"crossEntropy",
                       [](Tape& tape, Node& node) {
                         Scalar* grad = tape.gradOf(node, 0);
                         if (grad == nullptr) return;
                         const Shape shape = tape.input(node, 0).shape;
                         const auto* softmax = static_cast<const Scalar*>(node.saved);
                         const Scalar share = node.grad[0] / static_cast<Scalar>(shape.rows);
                         for (Index r = 0; r < shape.rows; ++r) {
                           const Index target = node.indices[static_cast<std::size_t>(r)];
                           for (Index c = 0; c < shape.cols; ++c) {
                             *grad++ +=
                                 share * (*softmax++ - (c == target ? Scalar{1} : Scalar{0}));
                           }
                         }
                       },
                       [](const Node& node) {
                         return std::vector<Option>{{"classes", node.indices}};
                       }};

}  // namespace

Var crossEntropy(Var logits, std::span<const Index> classes) {
  const Shape shape = logits.shape();
  if (static_cast<Index>(classes.size()) != shape.rows || shape.rows == 0) {
    fail<TypeError>(kCrossEntropy.name, classes.size(), " classes for logits ", toString(shape));
  }
  for (const Index target : classes) {
    if (target < 0 || target >= shape.cols) {
      fail<RangeError>(kCrossEntropy.name, "class ", target, " is outside [0, ", shape.cols, ")");
    }
  }
  Tape& tape = *logits.tape;
  Node& node = tape.append(kCrossEntropy, {logits}, {1, 1});
  const Node& x = tape.input(node, 0);
  Scalar* softmax = tape.scratch(x.size());
  double sum = 0;
  for (Index r = 0; r < shape.rows; ++r) {
    const Scalar* row = x.row(r);
    const double top = *std::max_element(row, row + shape.cols);
    double total = 0;
    for (Index c = 0; c < shape.cols; ++c) total += math::exp(row[c] - top);
    for (Index c = 0; c < shape.cols; ++c) {
      softmax[std::int64_t{r} * shape.cols + c] =
          static_cast<Scalar>(math::exp(row[c] - top) / total);
    }
    sum += top + math::log(total) - row[classes[static_cast<std::size_t>(r)]];
  }
  node.value[0] = static_cast<Scalar>(sum / shape.rows);
  node.indices = {tape.keep(classes), classes.size()};
  node.saved = softmax;
  return tape.last();
}

}  // namespace lab
