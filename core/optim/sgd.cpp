#include "core/optim/sgd.h"

#include "core/optim/rowUpdate.h"

namespace lab {

Sgd::Sgd(std::vector<Parameter*> parameters, const SgdOptions& options)
    : Optimizer(std::move(parameters)), options_(options) {
  if (!(options.lr >= 0)) fail<RangeError>("sgd", "lr ", options.lr, " is not 0 or more");
  if (!(options.momentum >= 0)) {
    fail<RangeError>("sgd", "momentum ", options.momentum, " is not 0 or more");
  }
  if (!(options.weightDecay >= 0)) {
    fail<RangeError>("sgd", "weightDecay ", options.weightDecay, " is not 0 or more");
  }
  if (options.nesterov && options.momentum == 0) {
    fail<RangeError>("sgd", "nesterov needs a momentum above 0");
  }
  lr = options.lr;
  if (options.momentum == 0) return;
  for (const Parameter* parameter : parameters_) buffers_.emplace_back(parameter->value.shape());
}

std::vector<std::span<Scalar>> Sgd::state() {
  std::vector<std::span<Scalar>> spans;
  for (Matrix& buffer : buffers_) {
    spans.emplace_back(buffer.data(), static_cast<std::size_t>(buffer.size()));
  }
  return spans;
}

void Sgd::setMomentum(double momentum) {
  if (!buffers_.empty()) options_.momentum = momentum;
}

void Sgd::updateParameter(std::size_t which, Ledger* ledger) {
  Parameter& parameter = *parameters_[which];
  const auto rate = static_cast<Scalar>(lr);
  const auto momentum = static_cast<Scalar>(options_.momentum);
  const auto decay = static_cast<Scalar>(parameter.decays ? options_.weightDecay : 0);
  const bool nesterov = options_.nesterov;
  const bool movesAll = decay != 0 || !buffers_.empty();
  if (decay != 0 && parameter.gradKind == GradKind::Rows) {
    fail<TypeError>("sgd", "\"", parameter.name,
                    "\" has sparse gradients: they take no weight decay");
  }

  const auto update = [&](const Span& span) {
    recorded(ledger, span, [&](auto recorder) {
      Scalar* p = parameter.value.data() + span.first;
      Scalar* buffer = buffers_.empty() ? nullptr : buffers_[which].data() + span.first;
      for (std::int64_t i = 0; i < span.count; ++i) {
        const Scalar old = p[i];
        const Scalar grad = span.grad != nullptr ? span.grad[i] : Scalar{0};
        const Scalar pull = decay * old;
        Change change{-rate * grad, 0, -rate * pull};
        Scalar direction = grad + pull;
        if (buffer != nullptr) {
          const Scalar memory = momentum * buffer[i];
          buffer[i] = memory + direction;
          if (nesterov) {
            direction += momentum * buffer[i];
            change = {change.data * (1 + momentum), -rate * momentum * memory,
                      change.decay * (1 + momentum)};
          } else {
            direction = buffer[i];
            change.memory = -rate * memory;
          }
        }
        p[i] = old - rate * direction;
        recorder.record(i, old, p[i], change);
      }
    });
  };
  if (movesAll) {
    forAllRows(parameter, update);
  } else {
    forTouchedRows(parameter, update);
  }
}

}  // namespace lab
