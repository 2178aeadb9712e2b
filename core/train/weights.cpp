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

bool allFinite(const std::vector<NamedWeights>& parts) {
  return std::all_of(parts.begin(), parts.end(),
                     [](const NamedWeights& part) { return allFinite(part.values); });
}

void checkWeights(const char* place, std::span<const NamedWeights> parts,
                  std::span<const NamedWeights> given) {
  if (given.size() != parts.size()) {
    fail<TypeError>(place, given.size(), " matrices for a model of ", parts.size());
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto& [name, shape, values] = given[i];
    if (name != parts[i].name || shape != parts[i].shape ||
        values.size() != parts[i].values.size()) {
      fail<TypeError>(place, "matrix ", i, " must be ", parts[i].name, " ",
                      toString(parts[i].shape), ", not ", name, " ", toString(shape), " of ",
                      values.size(), " numbers");
    }
    if (!allFinite(values)) fail<RangeError>(place, name, " holds a number that is not finite");
  }
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
