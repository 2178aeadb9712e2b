// From ratings to rows of tables: what the trainer reads.
#pragma once

#include <string>
#include <vector>

#include "core/data/ratings.h"

namespace lab {

/// Examples as columns; users and items are rows of the model's tables.
struct Examples {
  std::vector<Index> user;
  std::vector<Index> item;
  std::vector<float> rating;

  Index size() const { return static_cast<Index>(rating.size()); }
};

/// Examples side by side, as a step takes them.
struct Batch {
  std::vector<Index> users, items;
  std::vector<Scalar> ratings;

  /// Takes `count` examples: those at order[first], order[first + 1] …
  void gather(const Examples& from, const std::vector<Index>& order, Index first, Index count);
};

/// Training and validation part over the vocabularies of the training part. Row 0 of either table
/// is "#na#": whoever the training part never saw is looked up there.
struct TrainingSet {
  Examples train;
  Examples valid;
  std::vector<std::string> users;  ///< names by row; users[0] is "#na#"
  std::vector<std::string> items;

  Index userRows() const { return static_cast<Index>(users.size()); }
  Index itemRows() const { return static_cast<Index>(items.size()); }
};

/// Holds out validFraction of the ratings, drawn with `seed` (see randomSplit). Throws RangeError
/// unless 0 <= validFraction < 1.
TrainingSet makeTrainingSet(const Ratings& ratings, double validFraction, std::uint64_t seed);

/// Trains on all of `train` and validates on all of `valid`, matched by name.
TrainingSet makeTrainingSet(const Ratings& train, const Ratings& valid);

/// How often each item's row was rated in the training part, and what it was given on average; 0
/// where it was not.
struct ItemRatings {
  std::vector<Index> count;
  std::vector<double> mean;
};

ItemRatings itemRatings(const TrainingSet& set);

}  // namespace lab
