// From a table to what a tabular model takes: row numbers, normalised columns, targets.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/data/columns.h"
#include "core/data/split.h"
#include "core/data/table.h"

namespace lab {

/// Rows of a table, encoded.
struct TabularExamples {
  std::vector<std::vector<Index>> categories;  ///< for each column, a row number for each example
  std::vector<Scalar> continuous;              ///< [size, columns], example by example
  std::vector<Scalar> target;
  Index size = 0;

  /// Takes `rows` of `from`.
  void gather(const TabularExamples& from, std::span<const Index> rows);
};

/// A column of categories with its vocabulary, or of numbers with its mean and deviation.
struct TabularSet {
  std::vector<std::string> categoryNames, continuousNames;
  std::vector<Categorify> categories;
  std::vector<Normalize> continuous;
  std::vector<std::string> classes;  ///< of the target; none where it is a number
  TabularExamples train, valid;

  /// Encodes other rows with the same columns, in any order; they need no target. Throws TypeError
  /// where a column is missing or differs in length from the others.
  TabularExamples encode(const Table& table) const;
};

/// Vocabularies, means and deviations are those of split.train. Throws TypeError where columns
/// differ in length, or there are none, or no rows to train on; DataError where a number is
/// missing.
TabularSet makeTabularSet(const Table& table, const Split& split);

}  // namespace lab
