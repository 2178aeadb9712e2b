#include "core/train/tabularSet.h"

#include <algorithm>
#include <cmath>

#include "core/error.h"

namespace lab {
namespace {

constexpr const char* kPlace = "table";

/// The column called `name`. Throws TypeError where there is none.
template <class Column>
const Column& find(const std::vector<Column>& columns, const std::string& name) {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const Column& column) { return column.name == name; });
  if (found == columns.end()) fail<TypeError>(kPlace, "there is no column \"", name, "\"");
  return *found;
}

/// Throws TypeError where a column has another length.
template <class Column>
void checkLengths(const std::vector<Column>& columns, std::size_t rows) {
  for (const Column& column : columns) {
    if (column.values.size() == rows) continue;
    fail<TypeError>(kPlace, "\"", column.name, "\" has ", column.values.size(), " rows, not ",
                    rows);
  }
}

/// How many rows a table has, whose target may be missing.
std::size_t rowsOf(const Table& table) {
  if (!table.categories.empty()) return table.categories[0].values.size();
  return table.continuous.empty() ? 0 : table.continuous[0].values.size();
}

}  // namespace

void TabularExamples::gather(const TabularExamples& from, std::span<const Index> rows) {
  categories.resize(from.categories.size());
  for (std::size_t column = 0; column < categories.size(); ++column) {
    categories[column].clear();
    for (const Index row : rows) {
      categories[column].push_back(from.categories[column][static_cast<std::size_t>(row)]);
    }
  }
  const std::size_t numbers =
      from.size == 0 ? 0 : from.continuous.size() / static_cast<std::size_t>(from.size);
  continuous.clear();
  target.clear();
  for (const Index row : rows) {
    const auto at = static_cast<std::size_t>(row);
    const auto first = from.continuous.begin() + static_cast<std::ptrdiff_t>(at * numbers);
    continuous.insert(continuous.end(), first, first + static_cast<std::ptrdiff_t>(numbers));
    if (!from.target.empty()) target.push_back(from.target[at]);
  }
  size = static_cast<Index>(rows.size());
}

TabularExamples TabularSet::encode(const Table& table) const {
  const std::size_t rows = rowsOf(table);
  checkLengths(table.categories, rows);
  checkLengths(table.continuous, rows);
  TabularExamples examples{.target = {table.target.values.begin(), table.target.values.end()},
                           .size = static_cast<Index>(rows)};
  for (std::size_t column = 0; column < categories.size(); ++column) {
    std::vector<Index>& codes = examples.categories.emplace_back();
    for (const std::string& value : find(table.categories, categoryNames[column]).values) {
      codes.push_back(categories[column](value));
    }
  }
  const std::size_t width = continuous.size();
  examples.continuous.resize(rows * width);
  for (std::size_t column = 0; column < width; ++column) {
    const std::vector<float>& values = find(table.continuous, continuousNames[column]).values;
    for (std::size_t row = 0; row < rows; ++row) {
      examples.continuous[row * width + column] = continuous[column](values[row]);
    }
  }
  return examples;
}

TabularSet makeTabularSet(const Table& table, const Split& split) {
  const auto rows = static_cast<std::size_t>(table.size());
  checkLengths(table.categories, rows);
  checkLengths(table.continuous, rows);
  if (table.categories.empty() && table.continuous.empty()) {
    fail<TypeError>(kPlace, "there are no columns");
  }
  if (split.train.empty()) fail<TypeError>(kPlace, "there are no rows to train on");
  const auto strange = std::find_if(table.target.values.begin(), table.target.values.end(),
                                    [](float value) { return !std::isfinite(value); });
  if (strange != table.target.values.end()) {
    fail<DataError>(kPlace, "row ", strange - table.target.values.begin(),
                    " has a target that is no number: ", *strange);
  }
  TabularSet set;
  for (const CategoryColumn& column : table.categories) {
    set.categoryNames.push_back(column.name);
    set.categories.emplace_back(column.values, split.train);
  }
  for (const ContinuousColumn& column : table.continuous) {
    set.continuousNames.push_back(column.name);
    set.continuous.emplace_back(column.name, column.values, split.train);
  }
  set.classes = table.target.classes;
  const TabularExamples all = set.encode(table);
  set.train.gather(all, split.train);
  set.valid.gather(all, split.valid);
  return set;
}

}  // namespace lab
