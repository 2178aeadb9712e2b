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
#include "tests/fuzz/refusal.h"
#include "tests/fuzz/require.h"

namespace lab::fuzz {

struct Outcome {
  std::optional<Ratings> ratings;
  std::string refusal;
  std::vector<std::string> unmatchedHeader;
};

/// Reads `text`: its first `firstPiece` bytes, then pieces of `pieceSize`.
inline Outcome read(std::string_view text, std::size_t firstPiece, std::size_t pieceSize,
                    const ReaderOptions& options = {.fileName = "fuzz"}) {
  RatingsReader reader(options);
  try {
    for (std::size_t size = firstPiece; !text.empty(); size = pieceSize) {
      const std::string_view piece = text.substr(0, size);
      reader.feed(piece);
      text.remove_prefix(piece.size());
    }
    return {.ratings = reader.finish()};
  } catch (const DataError& error) {
    return {.refusal = error.what(), .unmatchedHeader = reader.unmatchedHeader()};
  }
}

inline void requireNames(const Vocabulary& names, const std::vector<Index>& codes) {
  std::vector<bool> seen(static_cast<std::size_t>(names.size()));
  for (const Index code : codes) {
    require(code >= 0 && code < names.size());
    seen[static_cast<std::size_t>(code)] = true;
  }
  for (const bool one : seen) require(one);
  for (Index code = 0; code < names.size(); ++code) {
    require(!names.name(code).empty() && isUtf8(names.name(code)));
    require(names.find(names.name(code)) == code);
  }
}

inline void requireConsistent(const Ratings& ratings) {
  require(ratings.size() > 0 && ratings.users.size() > 1 && ratings.items.size() > 0);
  require(ratings.user.size() == ratings.size() && ratings.item.size() == ratings.size());
  require(ratings.duplicatePairs < ratings.size());
  for (const float rating : ratings.rating) {
    require(std::isfinite(rating));
    require(rating >= ratings.minRating && rating <= ratings.maxRating);
  }
  requireNames(ratings.users, ratings.user);
  requireNames(ratings.items, ratings.item);
  for (const std::string& remark : ratings.remarks) require(isUtf8(remark));
}

inline void requireSame(const Outcome& a, const Outcome& b) {
  require(a.refusal == b.refusal && a.unmatchedHeader == b.unmatchedHeader);
  require(a.ratings.has_value() == b.ratings.has_value());
  if (!a.ratings) return;
  require(a.ratings->user == b.ratings->user && a.ratings->item == b.ratings->item);
  require(a.ratings->rating == b.ratings->rating);
  require(a.ratings->users.names() == b.ratings->users.names());
  require(a.ratings->items.names() == b.ratings->items.names());
  require(a.ratings->duplicatePairs == b.ratings->duplicatePairs);
  require(a.ratings->remarks == b.ratings->remarks);
}

inline void fuzzRatings(std::string_view text) {
  const Outcome whole = read(text, text.size(), text.size());
  if (whole.ratings) {
    requireConsistent(*whole.ratings);
  } else {
    requireRefusal(whole.refusal, "fuzz", text);
    for (const std::string& name : whole.unmatchedHeader) require(isUtf8(name));
  }

  // In pieces: all ways to cut a short text in two, and a long one into equal parts.
  constexpr std::size_t kShort = 64;
  for (const std::size_t size : {1, 7}) requireSame(whole, read(text, size, size));
  for (std::size_t cut = 1; cut < text.size() && text.size() <= kShort; ++cut) {
    requireSame(whole, read(text, cut, text.size()));
  }

  // With a range: the same, or the first rating outside is refused.
  const ReaderOptions ranged{.fileName = "fuzz", .range = {{0.5f, 5.0f}}};
  const Outcome inRange = read(text, text.size(), text.size(), ranged);
  if (!whole.ratings) require(!inRange.ratings);
  if (inRange.ratings) {
    require(inRange.ratings->minRating >= 0.5f && inRange.ratings->maxRating <= 5.0f);
    requireSame(whole, inRange);
  } else if (whole.ratings) {
    require(whole.ratings->minRating < 0.5f || whole.ratings->maxRating > 5.0f);
  }
}

}  // namespace lab::fuzz
