// Random split into training and validation part, as fastai's RandomSplitter does it.
#pragma once

#include <cstdint>
#include <vector>

#include "core/scalar.h"

namespace lab {

struct Split {
  std::vector<Index> train;
  std::vector<Index> valid;
};

/// A random permutation of [0, size); its first floor(validFraction * size) places are the
/// validation part. Throws RangeError unless 0 <= validFraction < 1.
Split randomSplit(Index size, double validFraction, std::uint64_t seed);

}  // namespace lab
