// Ratings as integer columns with vocabularies: what every loader and the simulated world produce,
// and all that training reads.
#pragma once

#include <string>
#include <vector>

#include "core/data/vocabulary.h"
#include "core/scalar.h"

namespace lab {

/// One rating per position, in the order of the file. Codes index `users` and `items`, which are
/// sorted (see Vocabulary::sort) and start at 0; row 0 for "#na#" is a matter of the model.
struct Ratings {
  std::vector<Index> user;
  std::vector<Index> item;
  std::vector<float> rating;
  Vocabulary users;
  Vocabulary items;
  float minRating = 0;
  float maxRating = 0;
  std::size_t duplicatePairs = 0;    ///< ratings whose (user, item) had come before; kept
  std::vector<std::string> remarks;  ///< what a reader should know, in plain words

  std::size_t size() const { return rating.size(); }
};

/// A film's name as a person reads it.
struct ItemInfo {
  std::string title;                ///< without the year
  int year = 0;                     ///< 0 where it is not known
  std::vector<std::string> genres;  ///< may be empty
};

}  // namespace lab
