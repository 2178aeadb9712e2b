#include "core/train/epochOrder.h"

#include <numeric>

#include "core/error.h"

namespace lab {

void drawEpochOrder(Rng& shuffling, Index examples, std::vector<Index>& order) {
  order.resize(static_cast<std::size_t>(examples));
  std::iota(order.begin(), order.end(), Index{0});
  shuffling.shuffle(order);
}

std::vector<Index> epochOrders(Index examples, Index epochs, std::uint64_t seed) {
  if (examples < 0 || epochs < 0) {
    fail<RangeError>("epochOrders", examples, " examples in ", epochs, " epochs: neither may be ",
                     "negative");
  }
  Rng shuffling(seed, Stream::Shuffle);
  std::vector<Index> orders, order;
  for (Index epoch = 0; epoch < epochs; ++epoch) {
    drawEpochOrder(shuffling, examples, order);
    orders.insert(orders.end(), order.begin(), order.end());
  }
  return orders;
}

}  // namespace lab
