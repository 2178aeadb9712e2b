#include "core/data/sheet.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "core/error.h"

namespace lab {
namespace {

/// The codes that occur most often in `column`, at most `count` of them.
std::vector<Index> mostFrequent(const std::vector<Index>& column, Index codes, Index count) {
  std::vector<Index> occurrences(static_cast<std::size_t>(codes));
  for (const Index code : column) ++occurrences[static_cast<std::size_t>(code)];
  std::vector<Index> order(occurrences.size());
  std::iota(order.begin(), order.end(), Index{0});
  std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) {
    return occurrences[static_cast<std::size_t>(a)] > occurrences[static_cast<std::size_t>(b)];
  });
  order.resize(std::min(order.size(), static_cast<std::size_t>(count)));
  return order;
}

constexpr Index kElsewhere = -1;

/// The place of every code among `chosen`, or kElsewhere.
std::vector<Index> places(const std::vector<Index>& chosen, Index codes) {
  std::vector<Index> place(static_cast<std::size_t>(codes), kElsewhere);
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    place[static_cast<std::size_t>(chosen[i])] = static_cast<Index>(i);
  }
  return place;
}

}  // namespace

Sheet busiestSheet(const Ratings& ratings, Index users, Index items) {
  if (users < 1 || items < 1) {
    fail<RangeError>("sheet", users, " users and ", items, " items: there must be one of each");
  }
  Sheet sheet{.users = mostFrequent(ratings.user, ratings.users.size(), users),
              .items = mostFrequent(ratings.item, ratings.items.size(), items),
              .ratings = {}};
  const std::vector<Index> rows = places(sheet.users, ratings.users.size());
  const std::vector<Index> columns = places(sheet.items, ratings.items.size());
  sheet.ratings.assign(sheet.users.size() * sheet.items.size(),
                       std::numeric_limits<float>::quiet_NaN());
  for (std::size_t i = 0; i < ratings.size(); ++i) {
    const Index row = rows[static_cast<std::size_t>(ratings.user[i])];
    const Index column = columns[static_cast<std::size_t>(ratings.item[i])];
    if (row == kElsewhere || column == kElsewhere) continue;
    sheet.ratings[static_cast<std::size_t>(row) * sheet.items.size() +
                  static_cast<std::size_t>(column)] = ratings.rating[i];
  }
  return sheet;
}

}  // namespace lab
