#include "core/optim/adam.h"

#include <cmath>

#include "core/math.h"
#include "core/optim/rowUpdate.h"

namespace lab {
namespace {

constexpr Scalar kNothing = Scalar(1e-30);

Scalar flushed(Scalar moment) {
  return std::abs(moment) < kNothing ? Scalar{0} : moment;
}

AdamStep coefficients(const AdamOptions& o, double size, double correction) {
  return {.beta1 = static_cast<Scalar>(o.beta1),
          .gain1 = static_cast<Scalar>(1 - o.beta1),
          .beta2 = static_cast<Scalar>(o.beta2),
          .gain2 = static_cast<Scalar>(1 - o.beta2),
          .rootBeta2 = static_cast<Scalar>(std::sqrt(o.beta2)),
          .size = static_cast<Scalar>(size),
          .correction = static_cast<Scalar>(correction),
          .eps = static_cast<Scalar>(o.eps),
          .keep = 1,
          .pull = 0};
}

/// Elements that have a gradient. `Coupled`: decay is part of it, and `grad` may be nullptr for
/// zero.
template <bool Coupled, class Recorder>
void stepWithGradient(const AdamStep& step, Scalar* __restrict p, Scalar* __restrict m,
                      Scalar* __restrict s, const Scalar* __restrict grad, std::int64_t n,
                      Recorder recorder) {
  for (std::int64_t i = 0; i < n; ++i) {
    const Scalar old = p[i];
    const Scalar data = Coupled && grad == nullptr ? Scalar{0} : grad[i];
    const Scalar pull = Coupled ? step.pull * old : Scalar{0};
    const Scalar g = Coupled ? data + pull : data;
    const Scalar memory = step.beta1 * m[i];
    m[i] = flushed(memory + step.gain1 * g);
    s[i] = flushed(std::sqrt(step.beta2 * (s[i] * s[i]) + step.gain2 * (g * g)));
    const Scalar denominator = s[i] * step.correction + step.eps;
    p[i] = old * step.keep - step.size * (m[i] / denominator);
    const auto share = [&](Scalar part) {
      return -step.size * (part / denominator);
    };
    recorder.record(i, old, p[i],
                    {share(step.gain1 * data), share(memory),
                     Coupled ? share(step.gain1 * pull) : old * step.keep - old});
  }
}

/// Elements whose gradient is zero: memory and decay alone.
template <class Recorder>
void stepWithoutGradient(const AdamStep& step, Scalar* __restrict p, Scalar* __restrict m,
                         Scalar* __restrict s, std::int64_t n, Recorder recorder) {
  for (std::int64_t i = 0; i < n; ++i) {
    const Scalar old = p[i];
    m[i] = flushed(step.beta1 * m[i]);
    s[i] = flushed(step.rootBeta2 * s[i]);
    const Scalar denominator = s[i] * step.correction + step.eps;
    p[i] = old * step.keep - step.size * (m[i] / denominator);
    recorder.record(i, old, p[i], {0, -step.size * (m[i] / denominator), old * step.keep - old});
  }
}

}  // namespace

AdamBase::AdamBase(const char* place, std::vector<Parameter*> parameters,
                   const AdamOptions& options)
    : Optimizer(std::move(parameters)), options_(options) {
  if (!(options.lr >= 0)) fail<RangeError>(place, "lr ", options.lr, " is not 0 or more");
  for (const double beta : {options.beta1, options.beta2}) {
    if (!(beta >= 0 && beta < 1)) fail<RangeError>(place, "beta ", beta, " is outside [0, 1)");
  }
  if (!(options.eps >= 0)) fail<RangeError>(place, "eps ", options.eps, " is not 0 or more");
  if (!(options.weightDecay >= 0)) {
    fail<RangeError>(place, "weightDecay ", options.weightDecay, " is not 0 or more");
  }
  lr = options.lr;
  for (const Parameter* parameter : parameters_) {
    moment_.emplace_back(parameter->value.shape());
    rootSquare_.emplace_back(parameter->value.shape());
  }
}

std::vector<std::span<Scalar>> AdamBase::state() {
  std::vector<std::span<Scalar>> spans;
  for (auto* moments : {&moment_, &rootSquare_}) {
    for (Matrix& matrix : *moments) {
      spans.emplace_back(matrix.data(), static_cast<std::size_t>(matrix.size()));
    }
  }
  return spans;
}

void Adam::updateParameter(std::size_t which, Ledger* ledger) {
  Parameter& parameter = *parameters_[which];
  if (parameter.gradKind == GradKind::Rows) {
    fail<TypeError>(options_.decoupled ? "adamw" : "adam", "\"", parameter.name,
                    "\" has sparse gradients: use sparseAdam, or a lookup with sparse: false");
  }
  AdamStep step = coefficients(options_, lr / (1 - math::powInt(options_.beta1, stepCount_)),
                               1 / std::sqrt(1 - math::powInt(options_.beta2, stepCount_)));
  const double decay = parameter.decays ? options_.weightDecay : 0;
  if (options_.decoupled) {
    step.keep = static_cast<Scalar>(1 - lr * decay);
  } else {
    step.pull = static_cast<Scalar>(decay);
  }

  forAllRows(parameter, [&](const Span& span) {
    Scalar* p = parameter.value.data() + span.first;
    Scalar* m = moment_[which].data() + span.first;
    Scalar* s = rootSquare_[which].data() + span.first;
    recorded(ledger, span, [&](auto recorder) {
      if (step.pull != 0) {
        stepWithGradient<true>(step, p, m, s, span.grad, span.count, recorder);
      } else if (span.grad != nullptr) {
        stepWithGradient<false>(step, p, m, s, span.grad, span.count, recorder);
      } else {
        stepWithoutGradient(step, p, m, s, span.count, recorder);
      }
    });
  });
}

SparseAdam::SparseAdam(std::vector<Parameter*> parameters, const AdamOptions& options)
    : AdamBase("sparseAdam", std::move(parameters), options) {
  if (options.weightDecay != 0) {
    fail<TypeError>("sparseAdam", "there is no weight decay: it would move every row");
  }
}

void SparseAdam::updateParameter(std::size_t which, Ledger* ledger) {
  Parameter& parameter = *parameters_[which];
  if (parameter.gradKind == GradKind::Dense) {
    fail<TypeError>("sparseAdam", "\"", parameter.name,
                    "\" has a dense gradient: look it up with sparse: true");
  }
  const double rootCorrection = std::sqrt(1 - math::powInt(options_.beta2, stepCount_));
  const AdamStep step = coefficients(
      options_, lr * rootCorrection / (1 - math::powInt(options_.beta1, stepCount_)), 1);
  forTouchedRows(parameter, [&](const Span& span) {
    recorded(ledger, span, [&](auto recorder) {
      stepWithGradient<false>(
          step, parameter.value.data() + span.first, moment_[which].data() + span.first,
          rootSquare_[which].data() + span.first, span.grad, span.count, recorder);
    });
  });
}

}  // namespace lab
