#include "core/optim/adagrad.h"

#include <cmath>

#include "core/optim/rowUpdate.h"

namespace lab {

Adagrad::Adagrad(std::vector<Parameter*> parameters, const AdagradOptions& options)
    : Optimizer("adagrad", std::move(parameters)), options_(options) {
  const std::pair<const char*, double> given[] = {{"lr", options.lr},
                                                  {"lrDecay", options.lrDecay},
                                                  {"weightDecay", options.weightDecay},
                                                  {"eps", options.eps}};
  for (const auto& [name, value] : given) {
    if (!(value >= 0)) fail<RangeError>(kind_, name, " ", value, " is not 0 or more");
  }
  lr = options.lr;
  for (const Parameter* parameter : parameters_) sum_.emplace_back(parameter->value.shape());
}

std::vector<std::span<Scalar>> Adagrad::state() {
  std::vector<std::span<Scalar>> spans;
  for (Matrix& sum : sum_) spans.emplace_back(sum.data(), static_cast<std::size_t>(sum.size()));
  return spans;
}

void Adagrad::updateParameter(std::size_t which, Ledger* ledger) {
  Parameter& parameter = *parameters_[which];
  const double decayedLr = lr / (1 + static_cast<double>(stepCount_ - 1) * options_.lrDecay);
  const double weightDecay = parameter.decays ? options_.weightDecay : 0;
  const auto rate = static_cast<Scalar>(decayedLr);
  const auto decay = static_cast<Scalar>(weightDecay);
  const auto eps = static_cast<Scalar>(options_.eps);
  if (decay != 0 && parameter.gradKind == GradKind::Rows) {
    fail<TypeError>(kind_, "\"", parameter.name,
                    "\" has sparse gradients: they take no weight decay");
  }

  if (ledger != nullptr) {
    ledger->coefficients = {{"lr", lr},
                            {"lrDecay", options_.lrDecay},
                            {"weightDecay", weightDecay},
                            {"eps", options_.eps},
                            {"rate", decayedLr}};
  }
  // Value and sum are read and written, the gradient read.
  constexpr ElementCost kCost{.multiplyAdds = 5, .scalars = 5};
  const auto update = [&](const Span& span) {
    count(span.rows, span.count, kCost);
    recorded(ledger, span, [&](auto recorder) {
      Scalar* p = parameter.value.data() + span.first;
      Scalar* sum = sum_[which].data() + span.first;
      for (std::int64_t i = 0; i < span.count; ++i) {
        const Scalar old = p[i];
        const Scalar data = span.grad != nullptr ? span.grad[i] : Scalar{0};
        const Scalar g = data + decay * old;
        sum[i] += g * g;
        const Scalar denominator = std::sqrt(sum[i]) + eps;
        p[i] = old - rate * (g / denominator);
        const double share = static_cast<double>(rate) / denominator;
        recorder.record(i, {.oldValue = old,
                            .newValue = p[i],
                            .grad = data,
                            .change = {.data = -share * data,
                                       .memory = 0,
                                       .decay = -share * (static_cast<double>(g) - data)},
                            .momentBefore = 0,
                            .denominator = denominator});
      }
    });
  };
  if (decay != 0) {
    forAllRows(parameter, update);
  } else {
    forTouchedRows(parameter, update);
  }
}

}  // namespace lab
