#include "core/optim/adagrad.h"

#include <cmath>

#include "core/optim/rowUpdate.h"

namespace lab {

Adagrad::Adagrad(std::vector<Parameter*> parameters, const AdagradOptions& options)
    : Optimizer(std::move(parameters)), options_(options) {
  const std::pair<const char*, double> given[] = {{"lr", options.lr},
                                                  {"lrDecay", options.lrDecay},
                                                  {"weightDecay", options.weightDecay},
                                                  {"eps", options.eps}};
  for (const auto& [name, value] : given) {
    if (!(value >= 0)) fail<RangeError>("adagrad", name, " ", value, " is not 0 or more");
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
  const auto rate =
      static_cast<Scalar>(lr / (1 + static_cast<double>(stepCount_ - 1) * options_.lrDecay));
  const auto decay = static_cast<Scalar>(parameter.decays ? options_.weightDecay : 0);
  const auto eps = static_cast<Scalar>(options_.eps);
  if (decay != 0 && parameter.gradKind == GradKind::Rows) {
    fail<TypeError>("adagrad", "\"", parameter.name,
                    "\" has sparse gradients: they take no weight decay");
  }

  const auto update = [&](const Span& span) {
    recorded(ledger, span, [&](auto recorder) {
      Scalar* p = parameter.value.data() + span.first;
      Scalar* sum = sum_[which].data() + span.first;
      for (std::int64_t i = 0; i < span.count; ++i) {
        const Scalar old = p[i];
        const Scalar data = span.grad != nullptr ? span.grad[i] : Scalar{0};
        const Scalar pull = decay * old;
        const Scalar g = data + pull;
        sum[i] += g * g;
        const Scalar denominator = std::sqrt(sum[i]) + eps;
        p[i] = old - rate * (g / denominator);
        recorder.record(i, old, p[i],
                        {-rate * (data / denominator), 0, -rate * (pull / denominator)});
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
