// The order in which a run goes over its examples: every epoch a new one, drawn from the seed.
#pragma once

#include <cstdint>
#include <vector>

#include "core/random.h"
#include "core/scalar.h"

namespace lab {

/// The places [0, examples) in the order of the next epoch, into `order`.
void drawEpochOrder(Rng& shuffling, Index examples, std::vector<Index>& order);

/// The orders of the first `epochs` epochs of a run with this seed, one after another: what its
/// trainer will draw. Throws RangeError for a negative number.
std::vector<Index> epochOrders(Index examples, Index epochs, std::uint64_t seed);

}  // namespace lab
