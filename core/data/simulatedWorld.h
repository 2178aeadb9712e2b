// The simulated world: invented films, invented viewers, ratings drawn from a known truth.
#pragma once

#include <cstdint>
#include <vector>

#include "core/data/ratings.h"

namespace lab {

/// What is known about a world because it was made. Matrices are row-major.
struct WorldTruth {
  Index factors = 0;               ///< d, the number of true taste dimensions
  std::vector<float> userFactors;  ///< users x d
  std::vector<float> itemFactors;  ///< items x d
  std::vector<float> userBias;     ///< users
  std::vector<float> itemBias;     ///< items
  std::vector<float> expected;     ///< one per rating: the mean of what was drawn from
  double noiseRmse = 0;            ///< root mean square of rating - expected: no model beats it
};

struct SimulatedWorld {
  Ratings ratings;
  std::vector<ItemInfo> items;  ///< by item code
  WorldTruth truth;
};

/// About 600 viewers, 240 films and 60,000 ratings in half-star steps from 0.5 to 5.
SimulatedWorld simulateWorld(std::uint64_t seed);

}  // namespace lab
