// Whatever table is made of the bytes: a refusal, or rows that a tabular model can take.
#pragma once

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/train/tabularSet.h"
#include "tests/fuzz/bytes.h"
#include "tests/fuzz/require.h"

namespace lab::fuzz {

inline Table tableOf(Bytes& bytes) {
  Table table;
  const std::size_t categories = bytes.below(4), numbers = bytes.below(4), rows = bytes.below(9);
  const bool classes = bytes.below(2) == 1;
  for (std::size_t column = 0; column < categories; ++column) {
    table.categories.push_back({.name = std::string(bytes.line()), .values = {}});
  }
  for (std::size_t column = 0; column < numbers; ++column) {
    table.continuous.push_back({.name = std::string(bytes.line()), .values = {}});
  }
  std::vector<std::string> targets;
  for (std::size_t row = 0; row < rows; ++row) {
    // Now and then a value too few: columns that differ in length.
    for (CategoryColumn& column : table.categories) {
      const std::string_view value = bytes.line();
      if (value != "\x01") column.values.emplace_back(value);
    }
    for (ContinuousColumn& column : table.continuous) {
      column.values.push_back(bytes.number<float>());
    }
    if (classes) {
      targets.emplace_back(bytes.line());
    } else {
      table.target.values.push_back(bytes.number<float>());
    }
  }
  if (classes) table.target = classTarget(targets);
  return table;
}

inline void requireExamples(const TabularSet& set, const TabularExamples& examples) {
  const auto size = static_cast<std::size_t>(examples.size);
  require(examples.categories.size() == set.categories.size());
  for (std::size_t column = 0; column < set.categories.size(); ++column) {
    require(examples.categories[column].size() == size);
    for (const Index code : examples.categories[column]) {
      require(code >= 0 && code < set.categories[column].rows());
    }
  }
  require(examples.continuous.size() == size * set.continuous.size());
  for (const Scalar x : examples.continuous) require(std::isfinite(x));
  require(examples.target.size() == size);
  for (const Scalar x : examples.target) require(std::isfinite(x));
}

inline void fuzzTable(std::string_view input) {
  Bytes bytes(input);
  const double validFraction = static_cast<double>(bytes.below(11)) / 10;
  const auto seed = bytes.number<std::uint64_t>();
  try {
    const Table table = tableOf(bytes);
    const TabularSet set = makeTabularSet(table, randomSplit(table.size(), validFraction, seed));
    require(set.train.size + set.valid.size == table.size() && set.train.size > 0);
    requireExamples(set, set.train);
    requireExamples(set, set.valid);
    for (const Normalize& column : set.continuous) {
      require(std::isfinite(column.mean()) && std::isfinite(column.deviation()));
      require(column.deviation() > 0);
    }
    for (const std::string& name : set.classes) require(!isMissing(name));
  } catch (const RangeError& error) {  // A validation part of 1.
    require(std::string_view(error.what()).starts_with("[split] "));
  } catch (const TypeError& error) {
    require(std::string_view(error.what()).starts_with("[table] "));
  } catch (const DataError& error) {
    require(std::string_view(error.what()).starts_with("[table] "));
  }
}

}  // namespace lab::fuzz
