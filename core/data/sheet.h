// The busiest corner of a table of ratings, small enough for a spreadsheet.
#pragma once

#include <vector>

#include "core/data/ratings.h"

namespace lab {

/// The users who rated most beside the items that were rated most.
struct Sheet {
  std::vector<Index> users;  ///< codes, the busiest first; of equals, the lower code
  std::vector<Index> items;
  std::vector<float> ratings;  ///< users x items, row-major: NaN where there is none, of several
                               ///< the last
};

/// `users` x `items`, or as many as there are. Throws RangeError below one.
Sheet busiestSheet(const Ratings& ratings, Index users, Index items);

}  // namespace lab
