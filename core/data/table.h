// A table of people, houses, days: named columns, all of one length, and what is to be predicted.
#pragma once

#include <string>
#include <vector>

#include "core/scalar.h"

namespace lab {

/// A column of categories. A value that is empty or "#na#" is missing.
struct CategoryColumn {
  std::string name;
  std::vector<std::string> values;
};

/// A column of numbers.
struct ContinuousColumn {
  std::string name;
  std::vector<float> values;
};

/// What to predict: a number, or one of some classes.
struct Target {
  std::vector<float> values;         ///< numbers, or positions in `classes`
  std::vector<std::string> classes;  ///< sorted; empty where the target is a number
};

struct Table {
  std::vector<CategoryColumn> categories;
  std::vector<ContinuousColumn> continuous;
  Target target;

  Index size() const { return static_cast<Index>(target.values.size()); }
};

}  // namespace lab
