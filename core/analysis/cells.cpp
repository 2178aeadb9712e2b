#include "core/analysis/cells.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "core/error.h"

namespace lab {
namespace {

constexpr const char* kPlace = "cells";

/// Where the cells of examples begin: which cell each example belongs to, and the cells.
struct Grouping {
  std::vector<Cell> cells;
  std::vector<std::size_t> cellOf;  // by example
};

Grouping group(const TabularExamples& examples, Index classes) {
  if (classes < 1) fail<TypeError>(kPlace, "the target has no classes");
  const auto size = static_cast<std::size_t>(examples.size);
  std::vector<std::vector<Index>> codes(size);
  std::map<std::vector<Index>, std::size_t> places;
  for (std::size_t example = 0; example < size; ++example) {
    for (const std::vector<Index>& column : examples.categories) {
      codes[example].push_back(column[example]);
    }
    places.try_emplace(codes[example], 0);
  }
  Grouping result;
  for (auto& [key, place] : places) {
    place = result.cells.size();
    result.cells.push_back(
        {.codes = key, .counts = std::vector<Index>(static_cast<std::size_t>(classes))});
  }
  for (std::size_t example = 0; example < size; ++example) {
    const std::size_t place = places.at(codes[example]);
    ++result.cells[place].counts[static_cast<std::size_t>(examples.target[example])];
    result.cellOf.push_back(place);
  }
  return result;
}

/// The probability of every class: of two, a model may give the second alone.
std::vector<double> ofEachClass(const Scalar* row, Index given) {
  if (given == 1) return {1 - static_cast<double>(row[0]), static_cast<double>(row[0])};
  return {row, row + given};
}

}  // namespace

Index Cell::size() const {
  return std::accumulate(counts.begin(), counts.end(), Index{0});
}

Index Cell::best() const {
  return *std::max_element(counts.begin(), counts.end());
}

double Cell::share(std::size_t label) const {
  return static_cast<double>(counts[label]) / size();
}

CellTotals totalsOf(const std::vector<Cell>& cells) {
  CellTotals totals;
  for (const Cell& cell : cells) {
    totals.size += cell.size();
    totals.right += cell.right;
    totals.best += cell.best();
  }
  totals.accuracy = static_cast<double>(totals.right) / totals.size;
  totals.ceiling = static_cast<double>(totals.best) / totals.size;
  return totals;
}

std::vector<Cell> cellsOf(const TabularExamples& examples, Index classes) {
  return group(examples, classes).cells;
}

std::vector<Cell> cellsOf(const TabularExamples& examples, Index classes,
                          const Matrix& probabilities) {
  const Index given = probabilities.cols();
  if (probabilities.rows() != examples.size || (given != classes && (given != 1 || classes != 2))) {
    fail<TypeError>(kPlace, "[", probabilities.rows(), ", ", given, "] probabilities for ",
                    examples.size, " examples of ", classes, " classes");
  }
  Grouping grouping = group(examples, classes);
  for (Cell& cell : grouping.cells) cell.predicted.resize(cell.counts.size());
  for (std::size_t example = 0; example < grouping.cellOf.size(); ++example) {
    Cell& cell = grouping.cells[grouping.cellOf[example]];
    const std::vector<double> p =
        ofEachClass(probabilities.row(static_cast<Index>(example)), given);
    for (std::size_t c = 0; c < p.size(); ++c) cell.predicted[c] += p[c];
    const auto likeliest = std::max_element(p.begin(), p.end()) - p.begin();
    if (likeliest == static_cast<Index>(examples.target[example])) ++cell.right;
  }
  for (Cell& cell : grouping.cells) {
    for (double& p : cell.predicted) p /= cell.size();
  }
  return grouping.cells;
}

}  // namespace lab
