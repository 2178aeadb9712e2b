// Reads ratings from bytes as they arrive: u.data (tabs), ratings.csv, ratings.dat ("::"), and any
// CSV with a header line.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/ratings.h"

namespace lab {

struct ReaderOptions {
  std::string fileName = "ratings";  ///< for messages
  std::string userColumn;            ///< CSV header names; empty: recognised by name
  std::string itemColumn;
  std::string ratingColumn;
  std::optional<std::pair<float, float>> range;  ///< refuse ratings outside [first, second]
};

/// Feed the file in pieces of any size, then finish. Throws DataError naming file, line and what
/// was expected. Memory beyond the result: one unfinished line.
class RatingsReader {
 public:
  explicit RatingsReader(ReaderOptions options = {});
  ~RatingsReader();
  void feed(std::string_view bytes);
  /// After feed refused a header: its names, for a person to choose among. Empty where something
  /// else was refused, where the line looks like ratings without a header, or has over 1,000 names.
  const std::vector<std::string>& unmatchedHeader() const;
  Ratings finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace lab
