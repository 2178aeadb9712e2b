// Columns of a table as a model takes them: fastai's Categorify and Normalize, whose vocabulary,
// mean and deviation come from the training part alone.
//
// There is no FillMissing: a missing category has a row of its own, and a missing number is refused
// where it is met.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/table.h"
#include "core/data/vocabulary.h"

namespace lab {

/// What stands at row 0 of every vocabulary: for values that are missing, and for those that the
/// training part does not have.
inline constexpr const char* kMissing = "#na#";
inline constexpr Index kMissingRow = 0;

/// Whether a value is none: empty, or "#na#" itself.
inline bool isMissing(std::string_view value) {
  return value.empty() || value == kMissing;
}

/// `values` with floor(share · size) of them made missing, those that randomSplit sets apart: of
/// one seed, a larger share hides what a smaller one does, and more. Throws as randomSplit does.
std::vector<std::string> hideValues(std::vector<std::string> values, double share,
                                    std::uint64_t seed);

/// fastai's Categorify of one column.
class Categorify {
 public:
  /// Takes the distinct values of `column` at `rows`, and sorts them as fastai does: numbers by
  /// size, anything else by its bytes.
  Categorify(std::span<const std::string> column, std::span<const Index> rows);

  /// kMissingRow for a value that is missing or not in the vocabulary.
  Index operator()(std::string_view value) const;

  /// Names by row; the first is "#na#".
  const std::vector<std::string>& names() const { return names_; }
  Index rows() const { return static_cast<Index>(names_.size()); }

 private:
  Vocabulary vocabulary_;
  std::vector<std::string> names_;
};

/// The target that takes its classes from `names`, sorted as categories are, without "#na#". Throws
/// DataError where one is missing.
Target classTarget(const std::vector<std::string>& names);

/// fastai's Normalize of one column: (x - mean) / (deviation + 1e-7), with the deviation of the
/// population (ddof = 0).
class Normalize {
 public:
  /// Throws DataError where one of the values at `rows` is no finite number, TypeError where there
  /// are no rows.
  Normalize(const std::string& name, std::span<const float> column, std::span<const Index> rows);

  /// Throws DataError where `value` is no finite number, or is none once normalised.
  Scalar operator()(float value) const;

  double mean() const { return mean_; }
  double deviation() const { return deviation_; }  ///< 1e-7 included

 private:
  void check(float value) const;

  std::string name_;
  double mean_ = 0;
  double deviation_ = 0;
};

}  // namespace lab
