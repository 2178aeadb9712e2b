// Whatever the bytes: a DataError or ratings that are consistent, and the same in pieces.
#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/ratingsReader.h"
#include "core/error.h"
#include "tests/fuzz/require.h"

namespace lab::fuzz {

struct Outcome {
  std::optional<Ratings> ratings;
  std::string refusal;
};

inline Outcome read(std::string_view text, std::size_t pieceSize) {
  try {
    RatingsReader reader({.fileName = "fuzz"});
    while (!text.empty()) {
      const std::string_view piece = text.substr(0, pieceSize);
      reader.feed(piece);
      text.remove_prefix(piece.size());
    }
    return {.ratings = reader.finish(), .refusal = ""};
  } catch (const DataError& error) {
    return {.ratings = {}, .refusal = error.what()};
  }
}

inline void requireConsistent(const Ratings& ratings) {
  require(ratings.size() > 0 && ratings.users.size() > 1 && ratings.items.size() > 0);
  require(ratings.user.size() == ratings.size() && ratings.item.size() == ratings.size());
  require(ratings.duplicatePairs < ratings.size());
  std::vector<bool> userSeen(ratings.users.size()), itemSeen(ratings.items.size());
  for (std::size_t i = 0; i < ratings.size(); ++i) {
    require(ratings.user[i] >= 0 && ratings.user[i] < ratings.users.size());
    require(ratings.item[i] >= 0 && ratings.item[i] < ratings.items.size());
    require(std::isfinite(ratings.rating[i]));
    require(ratings.rating[i] >= ratings.minRating && ratings.rating[i] <= ratings.maxRating);
    userSeen[ratings.user[i]] = true;
    itemSeen[ratings.item[i]] = true;
  }
  for (const bool seen : userSeen) require(seen);
  for (const bool seen : itemSeen) require(seen);
  for (Index code = 0; code < ratings.users.size(); ++code) {
    require(!ratings.users.name(code).empty());
    require(ratings.users.find(ratings.users.name(code)) == code);
  }
}

inline void fuzzRatings(std::string_view text) {
  const Outcome whole = read(text, std::string_view::npos);
  if (whole.ratings) {
    requireConsistent(*whole.ratings);
  } else {
    require(whole.refusal.starts_with("[data] fuzz, line "));
    require(whole.refusal.find(": expected ") != std::string::npos);
  }
  for (const std::size_t pieceSize : {1, 7}) {
    const Outcome pieces = read(text, pieceSize);
    require(pieces.refusal == whole.refusal);
    require(pieces.ratings.has_value() == whole.ratings.has_value());
    if (!whole.ratings) continue;
    require(pieces.ratings->user == whole.ratings->user);
    require(pieces.ratings->item == whole.ratings->item);
    require(pieces.ratings->rating == whole.ratings->rating);
    require(pieces.ratings->users.names() == whole.ratings->users.names());
    require(pieces.ratings->items.names() == whole.ratings->items.names());
  }
}

}  // namespace lab::fuzz
