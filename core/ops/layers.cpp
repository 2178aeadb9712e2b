#include <cmath>

#include "core/ops/ops.h"
#include "core/random.h"

namespace lab {

// ---- dropout ------------------------------------------------------------------------------------
namespace {

struct SavedDropout {
  double p;
  double seed;
  std::span<const Scalar> factors;  // 0, or 1 / (1 - p)
};

const Op kDropout{
    "dropout",
    [](Tape& tape, Node& node) {
      Scalar* grad = tape.gradOf(node, 0);
      if (grad == nullptr) return;
      const Scalar* factor = static_cast<const SavedDropout*>(node.saved)->factors.data();
      for (std::int64_t i = 0; i < node.size(); ++i) grad[i] += factor[i] * node.grad[i];
      node.backward.multiplyAdds += node.size();
    },
    [](const Node& node) {
      const auto& saved = *static_cast<const SavedDropout*>(node.saved);
      return std::vector<Option>{{"p", saved.p}, {"seed", saved.seed}, {"factors", saved.factors}};
    }};

}  // namespace

Var dropout(Var x, double p, std::uint64_t seed) {
  if (!(p >= 0 && p <= 1)) fail<RangeError>(kDropout.name, "probability ", p, " is outside [0, 1]");
  Tape& tape = *x.tape;
  Node& node = tape.append(kDropout, {x}, x.shape());
  Rng rng(seed, Stream::Dropout);
  const Scalar kept = p < 1 ? static_cast<Scalar>(1 / (1 - p)) : Scalar{0};
  Scalar* factor = tape.scratch(node.size());
  const Scalar* in = tape.input(node, 0).value;
  for (std::int64_t i = 0; i < node.size(); ++i) {
    factor[i] = rng.uniform() < p ? Scalar{0} : kept;
    node.value[i] = factor[i] * in[i];
  }
  const SavedDropout saved{
      p, static_cast<double>(seed), {factor, static_cast<std::size_t>(node.size())}};
  node.saved = tape.keep(std::span(&saved, 1));
  node.forward.multiplyAdds = node.size();
  return tape.last();
}

// ---- batchNorm1d --------------------------------------------------------------------------------
namespace {

struct SavedBatchNorm {
  bool training;
  Scalar momentum, eps;
  std::span<const Scalar> mean, variance;  // what evaluation used; empty while training
  const Scalar* normalised;                // [rows, cols]
  const Scalar* inverseDeviation;          // [cols]
};

/// Ioffe and Szegedy (2015): while training, mean and variance depend on x too, and
///   ∂x = scale / (n σ) · (n g - Σ g - x̂ Σ g x̂),  sums down the column.
const Op kBatchNorm1d{
    "batchNorm1d",
    [](Tape& tape, Node& node) {
      const auto& saved = *static_cast<const SavedBatchNorm*>(node.saved);
      const Scalar* scale = tape.input(node, 1).value;
      Scalar* gradX = tape.gradOf(node, 0);
      Scalar* gradScale = tape.gradOf(node, 1);
      Scalar* gradShift = tape.gradOf(node, 2);
      const Index rows = node.shape.rows, cols = node.shape.cols;
      for (Index c = 0; c < cols; ++c) {
        double sum = 0, sumTimesX = 0;
        for (std::int64_t i = c; i < node.size(); i += cols) {
          sum += node.grad[i];
          sumTimesX += static_cast<double>(node.grad[i]) * saved.normalised[i];
        }
        if (gradScale != nullptr) gradScale[c] += static_cast<Scalar>(sumTimesX);
        if (gradShift != nullptr) gradShift[c] += static_cast<Scalar>(sum);
        if (gradX == nullptr) continue;
        const double factor = static_cast<double>(scale[c]) * saved.inverseDeviation[c];
        for (std::int64_t i = c; i < node.size(); i += cols) {
          double g = node.grad[i];
          if (saved.training) g -= (sum + saved.normalised[i] * sumTimesX) / rows;
          gradX[i] += static_cast<Scalar>(factor * g);
        }
      }
    },
    [](const Node& node) {
      const auto& saved = *static_cast<const SavedBatchNorm*>(node.saved);
      std::vector<Option> options = {{"training", saved.training},
                                     {"momentum", static_cast<double>(saved.momentum)},
                                     {"eps", static_cast<double>(saved.eps)}};
      if (!saved.training) {
        options.push_back({"runningMean", saved.mean});
        options.push_back({"runningVar", saved.variance});
      }
      return options;
    }};

struct Moments {
  double mean = 0;
  double variance = 0;  ///< divided by n
};

Moments momentsOfColumn(const Node& x, Index column) {
  Moments moments;
  const Index cols = x.shape.cols;
  for (std::int64_t i = column; i < x.size(); i += cols) moments.mean += x.value[i];
  moments.mean /= x.shape.rows;
  for (std::int64_t i = column; i < x.size(); i += cols) {
    const double distance = x.value[i] - moments.mean;
    moments.variance += distance * distance;
  }
  moments.variance /= x.shape.rows;
  return moments;
}

}  // namespace

Var batchNorm1d(Var x, Var scale, Var shift, BatchNormState& state, bool training, Scalar eps) {
  const Shape shape = x.shape();
  const Shape perColumn{1, shape.cols};
  if (scale.shape() != perColumn || shift.shape() != perColumn) {
    fail<TypeError>(kBatchNorm1d.name, "scale ", toString(scale.shape()), " and shift ",
                    toString(shift.shape()), " are not ", toString(perColumn));
  }
  if (static_cast<Index>(state.mean.size()) != shape.cols ||
      static_cast<Index>(state.variance.size()) != shape.cols) {
    fail<TypeError>(kBatchNorm1d.name, "running statistics of ", state.mean.size(),
                    " columns do not fit an input of ", toString(shape));
  }
  if (training && shape.rows < 2) {
    fail<TypeError>(kBatchNorm1d.name, "a batch of ", shape.rows, " has no variance to train with");
  }
  Tape& tape = *x.tape;
  Node& node = tape.append(kBatchNorm1d, {x, scale, shift}, shape);
  const Node& in = tape.input(node, 0);
  const Scalar* scales = tape.input(node, 1).value;
  const Scalar* shifts = tape.input(node, 2).value;
  Scalar* normalised = tape.scratch(node.size());
  Scalar* inverseDeviation = tape.scratch(shape.cols);
  for (Index c = 0; c < shape.cols; ++c) {
    const auto column = static_cast<std::size_t>(c);
    Moments moments{state.mean[column], state.variance[column]};
    if (training) {
      moments = momentsOfColumn(in, c);
      const double unbiased = moments.variance * shape.rows / (shape.rows - 1);
      const double momentum = state.momentum;
      state.mean[column] =
          static_cast<Scalar>((1 - momentum) * state.mean[column] + momentum * moments.mean);
      state.variance[column] =
          static_cast<Scalar>((1 - momentum) * state.variance[column] + momentum * unbiased);
    }
    inverseDeviation[c] = static_cast<Scalar>(1 / std::sqrt(moments.variance + eps));
    for (std::int64_t i = c; i < node.size(); i += shape.cols) {
      normalised[i] = static_cast<Scalar>((in.value[i] - moments.mean) * inverseDeviation[c]);
      node.value[i] = normalised[i] * scales[c] + shifts[c];
    }
  }
  SavedBatchNorm saved{training, state.momentum, eps, {}, {}, normalised, inverseDeviation};
  if (!training) {
    const auto keep = [&](const std::vector<Scalar>& values) {
      return std::span<const Scalar>{tape.keep(std::span<const Scalar>(values)), values.size()};
    };
    saved.mean = keep(state.mean);
    saved.variance = keep(state.variance);
  }
  node.saved = tape.keep(std::span<const SavedBatchNorm>(&saved, 1));
  node.forward.multiplyAdds = 2 * node.size();
  return tape.last();
}

}  // namespace lab
