#include "core/optim/sgd.h"

#include "core/kernels.h"
#include "core/optim/rowUpdate.h"

namespace lab {

Sgd::Sgd(std::vector<Parameter*> parameters, const SgdOptions& options)
    : Optimizer("sgd", std::move(parameters)), options_(options) {
  if (!(options.lr >= 0)) fail<RangeError>(kind_, "lr ", options.lr, " is not 0 or more");
  if (!(options.momentum >= 0)) {
    fail<RangeError>(kind_, "momentum ", options.momentum, " is not 0 or more");
  }
  if (!(options.weightDecay >= 0)) {
    fail<RangeError>(kind_, "weightDecay ", options.weightDecay, " is not 0 or more");
  }
  if (options.nesterov && options.momentum == 0) {
    fail<RangeError>(kind_, "nesterov needs a momentum above 0");
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

namespace {

/// direction = moment, or by Nesterov fresh + f · moment, where f is the momentum but for rounding;
/// moment = memory + fresh; fresh = grad + decay.
Change partsOf(double rate, double grad, double fresh, double moment, double direction,
               bool nesterov) {
  const double f = nesterov && moment != 0 ? (direction - fresh) / moment : 0;
  const double freshShare = nesterov ? 1 + f : 1;
  const double memoryShare = nesterov ? f : 1;
  return {.data = -rate * freshShare * grad,
          .memory = -rate * memoryShare * (moment - fresh),
          .decay = -rate * freshShare * (fresh - grad)};
}

}  // namespace

void Sgd::updateParameter(std::size_t which, Ledger* ledger) {
  Parameter& parameter = *parameters_[which];
  const double weightDecay = parameter.decays ? options_.weightDecay : 0;
  const auto rate = static_cast<Scalar>(lr);
  const auto momentum = static_cast<Scalar>(options_.momentum);
  const auto decay = static_cast<Scalar>(weightDecay);
  const bool nesterov = options_.nesterov;
  const bool movesAll = decay != 0 || !buffers_.empty();
  if (decay != 0 && parameter.gradKind == GradKind::Rows) {
    fail<TypeError>(kind_, "\"", parameter.name,
                    "\" has sparse gradients: they take no weight decay");
  }

  if (ledger != nullptr) {
    ledger->coefficients = {{"lr", lr},
                            {"momentum", options_.momentum},
                            {"weightDecay", weightDecay},
                            {"nesterov", nesterov ? 1.0 : 0.0}};
  }
  // Value and buffer are read and written, the gradient read.
  const ElementCost cost = buffers_.empty() ? ElementCost{2, 3} : ElementCost{nesterov ? 4 : 3, 5};
  const auto update = [&](const Span& span) {
    count(span.rows, span.count, cost);
    recorded(ledger, span, [&](auto recorder) {
      Scalar* p = parameter.value.data() + span.first;
      Scalar* buffer = buffers_.empty() ? nullptr : buffers_[which].data() + span.first;
      for (std::int64_t i = 0; i < span.count; ++i) {
        const Scalar old = p[i];
        const Scalar grad = span.grad != nullptr ? span.grad[i] : Scalar{0};
        const Scalar fresh = grad + decay * old;
        Scalar direction = fresh;
        Scalar momentBefore = 0;
        Scalar moment = fresh;
        if (buffer != nullptr) {
          momentBefore = buffer[i];
          moment = buffer[i] = momentum * momentBefore + fresh;
          direction = nesterov ? fresh + momentum * moment : moment;
        }
        p[i] = old - rate * direction;
        recorder.record(i, {.oldValue = old,
                            .newValue = p[i],
                            .grad = grad,
                            .change = partsOf(rate, grad, fresh, moment, direction, nesterov),
                            .momentBefore = momentBefore,
                            .denominator = 1});
      }
    });
  };
  if (movesAll) {
    forAllRows(parameter, update);
  } else if (ledger == nullptr) {
    forTouchedRows(parameter, [&](const Span& span) {
      kernels::descend(parameter.value.data() + span.first, span.grad, rate, decay, span.count);
    });
    countTouched(parameter, cost);
  } else {
    forTouchedRows(parameter, update);
  }
}

}  // namespace lab
