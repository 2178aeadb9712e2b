// The simulated world: invented films, invented viewers, ratings drawn from a known truth.
//
// A film has a place on four axes of taste, a quality and a popularity. The first axis is its year;
// the others are what its genres say, and something of its own. A viewer has a taste for each axis,
// a mood (how kindly they rate) and an appetite (how much they watch). Which films a viewer rates
// depends on appetite and popularity alone, never on liking, so held-out ratings are a fair test.
//
// A rating is one of the ten half-star steps r, drawn with the probabilities
//   p(r) ∝ exp(-(r - liking)² / (2 spread²)),
//   liking = mean + mood + quality + Σ taste · place.
// The distribution is discrete, so its expected value is a finite sum, known exactly.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/data/ratings.h"

namespace lab {

/// What is known about a world because it was made. Matrices are row-major.
struct WorldTruth {
  Index factors = 0;                     ///< d, the number of true taste dimensions
  std::vector<std::string> factorNames;  ///< d, "from one end – to the other"
  std::vector<float> userFactors;        ///< users x d: tastes
  std::vector<float> itemFactors;        ///< items x d: places; each axis has mean 0, variance 1
  std::vector<float> userBias;           ///< users: moods
  std::vector<float> itemBias;           ///< items: qualities
  double mean = 0;
  double spread = 0;
  std::vector<float> expected;  ///< one per rating: the mean of what was drawn from
  double noiseMse = 0;          ///< mean square of rating - expected: no model beats it
  double noiseRmse = 0;         ///< its root, in stars
};

struct SimulatedWorld {
  Ratings ratings;
  std::vector<ItemInfo> items;  ///< by item code
  WorldTruth truth;
};

/// 600 viewers, 240 films and about 60,000 ratings from 0.5 to 5. The same seed gives the same bits
/// everywhere.
SimulatedWorld simulateWorld(std::uint64_t seed);

/// The expected value of a rating, for any pair of codes.
double expectedRating(const WorldTruth& truth, Index user, Index item);

}  // namespace lab
