#include "core/train/weights.h"

#include <algorithm>
#include <cmath>

namespace lab {

std::span<Scalar> valuesOf(Parameter& parameter) {
  parameter.catchUp();
  return {parameter.value.data(), static_cast<std::size_t>(parameter.value.size())};
}

bool allFinite(std::span<const Scalar> values) {
  return std::all_of(values.begin(), values.end(), [](Scalar x) { return std::isfinite(x); });
}

void addWeights(std::vector<NamedWeights>& parts, std::span<Parameter* const> parameters) {
  for (Parameter* parameter : parameters) {
    parts.push_back({parameter->name, parameter->value.shape(), valuesOf(*parameter)});
  }
}

void addStatistics(std::vector<NamedWeights>& parts, const std::string& name,
                   BatchNormState& state) {
  const Shape shape{1, static_cast<Index>(state.mean.size())};
  parts.push_back({name + ".running_mean", shape, state.mean});
  parts.push_back({name + ".running_var", shape, state.variance});
}

}  // namespace lab
