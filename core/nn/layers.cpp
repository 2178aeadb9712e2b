#include "core/nn/layers.h"

namespace lab {

// ---- Linear -------------------------------------------------------------------------------------

Linear::Linear(const std::string& name, Index in, Index out, bool hasBias, Rng& rng)
    : weight_(uniformParameter(name + ".weight", {out, in}, in, rng)) {
  if (!hasBias) return;
  bias_ = uniformParameter(name + ".bias", {1, out}, in, rng);
  bias_->decays = false;
}

Var Linear::forward(Tape& tape, Var x) {
  const Var weight = tape.parameter(weight_);
  return bias_ ? linear(x, weight, tape.parameter(*bias_)) : linear(x, weight);
}

void Linear::collect(std::vector<Parameter*>& parameters) {
  parameters.push_back(&weight_);
  if (bias_) parameters.push_back(&*bias_);
}

// ---- BatchNorm ----------------------------------------------------------------------------------
namespace {

Parameter constantRow(const std::string& name, Index cols, Scalar value) {
  Parameter row(name,
                Matrix({1, cols}, std::vector<Scalar>(static_cast<std::size_t>(cols), value)));
  row.decays = false;
  return row;
}

}  // namespace

BatchNorm::BatchNorm(const std::string& name, Index cols, Scalar shift)
    : scale_(constantRow(name + ".weight", cols, 1)),
      shift_(constantRow(name + ".bias", cols, shift)) {
  state.mean.assign(static_cast<std::size_t>(cols), 0);
  state.variance.assign(static_cast<std::size_t>(cols), 1);
}

Var BatchNorm::forward(Tape& tape, Var x, bool training) {
  return batchNorm1d(x, tape.parameter(scale_), tape.parameter(shift_), state, training);
}

void BatchNorm::collect(std::vector<Parameter*>& parameters) {
  parameters.push_back(&scale_);
  parameters.push_back(&shift_);
}

// ---- MultiLayer ---------------------------------------------------------------------------------

MultiLayer::MultiLayer(Index in, const Config& config, Rng& rng) : dropout_(config.dropout) {
  dropout_.resize(config.hidden.size(), 0);
  for (std::size_t i = 0; i < config.hidden.size(); ++i) {
    const Index out = config.hidden[i];
    linear_.emplace_back(text("layers.", i), in, out, !config.batchNorm, rng);
    if (config.batchNorm) norm_.emplace_back(text("norms.", i), out);
    in = out;
  }
  linear_.emplace_back(text("layers.", config.hidden.size()), in, config.outputs, true, rng);
}

Var MultiLayer::forward(Tape& tape, Var x, bool training, std::uint64_t dropoutSeed) {
  for (std::size_t i = 0; i < dropout_.size(); ++i) {
    x = relu(linear_[i].forward(tape, x));
    if (!norm_.empty()) x = norm_[i].forward(tape, x, training);
    if (training && dropout_[i] > 0) x = dropout(x, dropout_[i], dropoutSeed + i);
  }
  return linear_.back().forward(tape, x);
}

void MultiLayer::collect(std::vector<Parameter*>& parameters) {
  for (std::size_t i = 0; i < linear_.size(); ++i) {
    linear_[i].collect(parameters);
    if (i < norm_.size()) norm_[i].collect(parameters);
  }
}

void MultiLayer::collect(std::vector<BatchNormState*>& states) {
  for (BatchNorm& norm : norm_) states.push_back(&norm.state);
}

}  // namespace lab
