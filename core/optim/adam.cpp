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

// The value and both moments are read and written, the gradient read; without one, the moments
// stay.
constexpr ElementCost kWithoutGradient{.multiplyAdds = 4, .scalars = 4};
constexpr ElementCost kWithGradient{.multiplyAdds = 11, .scalars = 7};
constexpr ElementCost kCoupled{.multiplyAdds = 12, .scalars = 7};

/// Elements that have a gradient, of moments that have faded. `Coupled`: decay is part of it, and
/// `grad` may be nullptr for zero.
template <bool Coupled, class Recorder>
void stepWithGradient(const AdamStep& step, const Faded& faded, Scalar* __restrict p,
                      Scalar* __restrict m, Scalar* __restrict s, const Scalar* __restrict grad,
                      std::int64_t n, Recorder recorder) {
  const Scalar beta1 = step.beta1 * faded.memory;
  const Scalar beta2 = step.beta2 * (faded.root * faded.root);
  for (std::int64_t i = 0; i < n; ++i) {
    const Scalar old = p[i];
    const Scalar data = Coupled && grad == nullptr ? Scalar{0} : grad[i];
    const Scalar g = Coupled ? data + step.pull * old : data;
    const Scalar momentBefore = m[i];
    const Scalar fresh = step.gain1 * g;
    m[i] = flushed(beta1 * momentBefore + fresh);
    s[i] = flushed(std::sqrt(beta2 * (s[i] * s[i]) + step.gain2 * (g * g)));
    const Scalar denominator = s[i] * step.correction + step.eps;
    p[i] = old * step.keep - step.size * (m[i] / denominator);
    const auto share = [&](double part) {
      return -static_cast<double>(step.size) * part / denominator;
    };
    const double freshData = Coupled ? static_cast<double>(step.gain1) * data : fresh;
    recorder.record(i, {.oldValue = old,
                        .newValue = p[i],
                        .grad = data,
                        .change = {.data = share(freshData),
                                   .memory = share(static_cast<double>(m[i]) - fresh),
                                   .decay = Coupled ? share(fresh - freshData)
                                                    : static_cast<double>(old * step.keep) - old},
                        .momentBefore = faded.memory * momentBefore,
                        .denominator = denominator});
  }
}

}  // namespace

AdamBase::AdamBase(const char* kind, std::vector<Parameter*> parameters, const AdamOptions& options)
    : Optimizer(kind, std::move(parameters)), options_(options) {
  if (!(options.lr >= 0)) fail<RangeError>(kind, "lr ", options.lr, " is not 0 or more");
  for (const double beta : {options.beta1, options.beta2}) {
    if (!(beta >= 0 && beta < 1)) fail<RangeError>(kind, "beta ", beta, " is outside [0, 1)");
  }
  if (!(options.eps >= 0)) fail<RangeError>(kind, "eps ", options.eps, " is not 0 or more");
  if (!(options.weightDecay >= 0)) {
    fail<RangeError>(kind, "weightDecay ", options.weightDecay, " is not 0 or more");
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

AdamFormula AdamBase::formula() const {
  const double first = 1 - math::powInt(options_.beta1, stepCount_);
  const double second = 1 - math::powInt(options_.beta2, stepCount_);
  return {.biasCorrection1 = first,
          .biasCorrection2 = second,
          .size = lr / first,
          .correction = 1 / std::sqrt(second)};
}

AdamStep AdamBase::coefficients(const AdamFormula& formula, Ledger* ledger) const {
  const AdamOptions& o = options_;
  if (ledger != nullptr) {
    ledger->coefficients = {{"lr", lr},
                            {"beta1", o.beta1},
                            {"beta2", o.beta2},
                            {"eps", o.eps},
                            {"weightDecay", formula.weightDecay},
                            {"biasCorrection1", formula.biasCorrection1},
                            {"biasCorrection2", formula.biasCorrection2},
                            {"size", formula.size},
                            {"correction", formula.correction},
                            {"keep", formula.keep}};
  }
  return {.beta1 = static_cast<Scalar>(o.beta1),
          .gain1 = static_cast<Scalar>(1 - o.beta1),
          .beta2 = static_cast<Scalar>(o.beta2),
          .gain2 = static_cast<Scalar>(1 - o.beta2),
          .rootBeta2 = static_cast<Scalar>(std::sqrt(o.beta2)),
          .size = static_cast<Scalar>(formula.size),
          .correction = static_cast<Scalar>(formula.correction),
          .eps = static_cast<Scalar>(o.eps),
          .keep = static_cast<Scalar>(formula.keep),
          .pull = static_cast<Scalar>(o.decoupled ? 0 : formula.weightDecay)};
}

Adam::Adam(std::vector<Parameter*> parameters, const AdamOptions& options)
    : AdamBase(options.decoupled ? "adamw" : "adam", std::move(parameters), options) {
  const bool coupled = !options.decoupled && options.weightDecay != 0;
  for (std::size_t which = 0; which < parameters_.size(); ++which) {
    resting_.push_back(std::make_unique<RestingRows>(
        *parameters_[which], moment_[which], rootSquare_[which], options.deferred && !coupled));
  }
}

std::vector<std::span<Scalar>> Adam::state() {
  std::vector<std::span<Scalar>> spans = AdamBase::state();
  for (const auto& resting : resting_) {
    resting->catchUp();
    spans.push_back(resting->memory());
    spans.push_back(resting->root());
  }
  return spans;
}

void Adam::updateParameter(std::size_t which, Ledger* ledger) {
  Parameter& parameter = *parameters_[which];
  if (parameter.gradKind == GradKind::Rows) {
    fail<TypeError>(kind_, "\"", parameter.name,
                    "\" has sparse gradients: use sparseAdam, or a lookup with sparse: false");
  }
  AdamFormula adam = formula();
  adam.weightDecay = parameter.decays ? options_.weightDecay : 0;
  if (options_.decoupled) adam.keep = 1 - lr * adam.weightDecay;
  const AdamStep step = coefficients(adam, ledger);
  if (step.pull != 0) return updateCoupled(which, step, ledger);

  RestingRows& resting = *resting_[which];
  if (ledger != nullptr) resting.catchUp();
  resting.begin(step);
  const auto withGradient = [&](const Span& span) {
    const Faded faded = resting.takeForGradient(span.row);
    recorded(ledger, span, [&](auto recorder) {
      stepWithGradient<false>(
          step, faded, parameter.value.data() + span.first, moment_[which].data() + span.first,
          rootSquare_[which].data() + span.first, span.grad, span.count, recorder);
    });
  };
  countTouched(parameter, kWithGradient);
  // The cost of rows that rest is that of the step that asks for it, whenever it is paid.
  const std::int64_t rows = parameter.value.rows() - parameter.grad.touchedCount();
  count(rows, rows * parameter.value.cols(), kWithoutGradient);
  if (ledger == nullptr) {
    forTouchedRows(parameter, withGradient);
    resting.end();
  } else {
    forAllRows(parameter, [&](const Span& span) {
      span.grad != nullptr ? withGradient(span) : resting.explain(step, span, *ledger);
    });
  }
}

/// With coupled decay every element has a gradient.
void Adam::updateCoupled(std::size_t which, const AdamStep& step, Ledger* ledger) {
  Parameter& parameter = *parameters_[which];
  forAllRows(parameter, [&](const Span& span) {
    count(span.rows, span.count, kCoupled);
    recorded(ledger, span, [&](auto recorder) {
      stepWithGradient<true>(
          step, {}, parameter.value.data() + span.first, moment_[which].data() + span.first,
          rootSquare_[which].data() + span.first, span.grad, span.count, recorder);
    });
  });
}

SparseAdam::SparseAdam(std::vector<Parameter*> parameters, const AdamOptions& options)
    : AdamBase("sparseAdam", std::move(parameters), options) {
  if (options.weightDecay != 0) {
    fail<TypeError>(kind_, "there is no weight decay: it would move every row");
  }
}

void SparseAdam::updateParameter(std::size_t which, Ledger* ledger) {
  Parameter& parameter = *parameters_[which];
  if (parameter.gradKind == GradKind::Dense) {
    fail<TypeError>(kind_, "\"", parameter.name,
                    "\" has a dense gradient: look it up with sparse: true");
  }
  AdamFormula adam = formula();
  adam.size = lr * std::sqrt(adam.biasCorrection2) / adam.biasCorrection1;
  adam.correction = 1;
  const AdamStep step = coefficients(adam, ledger);
  countTouched(parameter, kWithGradient);
  forTouchedRows(parameter, [&](const Span& span) {
    recorded(ledger, span, [&](auto recorder) {
      stepWithGradient<false>(
          step, {}, parameter.value.data() + span.first, moment_[which].data() + span.first,
          rootSquare_[which].data() + span.first, span.grad, span.count, recorder);
    });
  });
}

}  // namespace lab
