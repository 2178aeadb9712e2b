// Layers: parameters with what is done to them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/nn/init.h"
#include "core/ops/ops.h"

namespace lab {

/// x @ weightᵀ + bias, as torch.nn.Linear. The bias does not decay, as in fastai.
class Linear {
 public:
  Linear(const std::string& name, Index in, Index out, bool hasBias, Rng& rng);

  Var forward(Tape& tape, Var x);
  void collect(std::vector<Parameter*>& parameters);

 private:
  Parameter weight_;               // [out, in]
  std::optional<Parameter> bias_;  // [1, out]
};

/// As torch.nn.BatchNorm1d. Scale 1, and shift 0.001 where fastai begins it; neither decays.
class BatchNorm {
 public:
  BatchNorm(const std::string& name, Index cols, Scalar shift = Scalar(1e-3));

  Var forward(Tape& tape, Var x, bool training);
  void collect(std::vector<Parameter*>& parameters);

  /// The running mean and variance: not learnt, yet part of the model.
  BatchNormState state;

 private:
  Parameter scale_, shift_;
};

/// Linear layers of the given widths, each followed by ReLU, batch norm and dropout, and a last
/// Linear with a bias and none of these: the body of fastai's TabularModel. Without `batchNorm`,
/// the inner layers have biases instead.
class MultiLayer {
 public:
  struct Config {
    std::vector<Index> hidden;
    Index outputs = 1;
    bool batchNorm = true;
    std::vector<double> dropout;  ///< one for each hidden layer; empty for none
  };

  MultiLayer(Index in, const Config& config, Rng& rng);

  /// `dropoutSeed` is drawn from for every layer with dropout, while training.
  Var forward(Tape& tape, Var x, bool training, std::uint64_t dropoutSeed);
  void collect(std::vector<Parameter*>& parameters);
  void collect(std::vector<BatchNormState*>& states);

 private:
  std::vector<Linear> linear_;  // the hidden ones and the last
  std::vector<BatchNorm> norm_;
  std::vector<double> dropout_;
};

}  // namespace lab
