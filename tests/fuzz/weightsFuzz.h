// Whatever weights are imported: a refusal that changes nothing, or exactly those, and predictions.
#pragma once

#include <cmath>
#include <cstring>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "tests/fuzz/bytes.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/smallRun.h"

namespace lab::fuzz {

struct Matrices {
  std::vector<std::vector<Scalar>> values;
  std::vector<NamedWeights> parts;  // spans of values
};

inline Matrices copyOf(Trainer& trainer) {
  Matrices copy;
  for (const NamedWeights& part : trainer.weights()) {
    copy.values.emplace_back(part.values.begin(), part.values.end());
    copy.parts.push_back({part.name, part.shape, {}});
  }
  for (std::size_t i = 0; i < copy.parts.size(); ++i) copy.parts[i].values = copy.values[i];
  return copy;
}

inline void editMatrices(Matrices& matrices, Bytes& bytes) {
  while (!bytes.empty() && !matrices.parts.empty()) {
    const std::size_t which = bytes.below(matrices.parts.size());
    NamedWeights& part = matrices.parts[which];
    std::vector<Scalar>& values = matrices.values[which];
    switch (bytes.below(6)) {
      case 0:
        part.name = bytes.line();
        break;
      case 1:
        part.shape.rows = bytes.number<Index>();
        break;
      case 2:
        part.shape.cols = bytes.number<Index>();
        break;
      case 3:
        values.resize(bytes.below(64));
        part.values = values;
        break;
      case 4:
        if (!values.empty()) values[bytes.below(values.size())] = bytes.number<float>();
        break;
      default:
        std::swap(matrices.values[which], matrices.values.back());
        std::swap(part, matrices.parts.back());
        if (bytes.below(4) == 0) matrices.parts.pop_back(), matrices.values.pop_back();
    }
  }
}

inline bool sameValues(const Matrices& a, const Matrices& b) {
  const auto same = [](const std::vector<Scalar>& x, const std::vector<Scalar>& y) {
    return x.size() == y.size() && std::memcmp(x.data(), y.data(), x.size() * sizeof(Scalar)) == 0;
  };
  return std::equal(a.values.begin(), a.values.end(), b.values.begin(), b.values.end(), same);
}

inline void fuzzWeights(std::string_view input) {
  static const std::shared_ptr<const TrainingSet> data = fewRatings();
  Bytes bytes(input);
  Trainer trainer(data, smallRun(bytes.below(kSmallRuns)));
  const Matrices before = copyOf(trainer);
  Matrices given = copyOf(trainer);
  editMatrices(given, bytes);
  try {
    trainer.setWeights(given.parts);
  } catch (const TypeError& error) {
    require(std::string_view(error.what()).starts_with("[setWeights] "));
    require(sameValues(copyOf(trainer), before));
    return;
  } catch (const RangeError& error) {
    require(std::string_view(error.what()).starts_with("[setWeights] "));
    require(sameValues(copyOf(trainer), before));
    return;
  }
  require(sameValues(copyOf(trainer), given));
  for (const std::vector<Scalar>& values : given.values) {
    for (const Scalar x : values) require(std::isfinite(x));
  }
  trainer.predict(data->train.user, data->train.item);
  for (int step = 0; step < 3; ++step) trainer.step();
  for (const std::vector<Scalar>& values : copyOf(trainer).values) {
    if (!trainer.finished()) continue;
    for (const Scalar x : values) require(std::isfinite(x));  // where it diverged, put back
  }
}

}  // namespace lab::fuzz
