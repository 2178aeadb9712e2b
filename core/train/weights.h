// The weights of a model as files and snapshots take them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/ops/ops.h"

namespace lab {

/// A matrix of a model as weight files name it.
struct NamedWeights {
  std::string name;
  Shape shape;
  std::span<Scalar> values;
};

/// Up to date.
std::span<Scalar> valuesOf(Parameter& parameter);

bool allFinite(std::span<const Scalar> values);
bool allFinite(const std::vector<NamedWeights>& parts);

/// That `given` can take the place of `parts`, matrix by matrix. Throws TypeError for another name,
/// shape or number of them, RangeError for a number that is not finite.
void checkWeights(const char* place, std::span<const NamedWeights> parts,
                  std::span<const NamedWeights> given);

/// Adds every parameter under its name.
void addWeights(std::vector<NamedWeights>& parts, std::span<Parameter* const> parameters);

/// Adds what batch norm keeps: NAME.running_mean and NAME.running_var, as PyTorch has it.
void addStatistics(std::vector<NamedWeights>& parts, const std::string& name,
                   BatchNormState& state);

}  // namespace lab
