// What the tests of the core share.
#pragma once

#include <gtest/gtest.h>

#include <cstring>
#include <vector>

#include "core/autograd/tape.h"
#include "core/random.h"

namespace lab::testing {

/// Uniform numbers in [low, high).
inline std::vector<Scalar> randomValues(Rng& rng, std::int64_t count, double low = -1,
                                        double high = 1) {
  std::vector<Scalar> values(static_cast<std::size_t>(count));
  for (Scalar& value : values) value = static_cast<Scalar>(rng.uniform(low, high));
  return values;
}

inline Parameter randomParameter(Rng& rng, const char* name, Shape shape, double low = -1,
                                 double high = 1) {
  return {name, Matrix(shape, randomValues(rng, shape.size(), low, high))};
}

inline std::vector<Index> randomIndices(Rng& rng, Index count, Index bound) {
  std::vector<Index> indices(static_cast<std::size_t>(count));
  for (Index& index : indices) {
    index = static_cast<Index>(rng.below(static_cast<std::uint32_t>(bound)));
  }
  return indices;
}

inline std::vector<Scalar> valuesOf(Var var) {
  return {var.value(), var.value() + var.shape().size()};
}

inline std::vector<Scalar> gradOf(const Parameter& parameter) {
  return parameter.grad.dense().values();
}

/// Equal as bits: -0 differs from +0, and a NaN equals the same NaN.
inline bool sameBits(const std::vector<Scalar>& a, const std::vector<Scalar>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(Scalar)) == 0;
}

/// What `run` throws as `Error`, or "" where it throws nothing of the kind.
template <class Error, class Run>
std::string messageOf(Run&& run) {
  try {
    run();
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

/// How often operator new was called so far.
long allocationCount();

}  // namespace lab::testing
