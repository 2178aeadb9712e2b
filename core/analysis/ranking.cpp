#include "core/analysis/ranking.h"

#include <algorithm>
#include <cmath>

namespace lab {

std::vector<RankedRow> ranked(std::vector<RankedRow> candidates, Order order, Index count) {
  if (count < 0) fail<RangeError>("ranking", "count ", count, " is not 0 or more");
  const auto comesFirst = [order](const RankedRow& a, const RankedRow& b) {
    if (a.score == b.score) return a.row < b.row;
    return order == Order::Highest ? a.score > b.score : a.score < b.score;
  };
  const std::size_t kept = std::min(candidates.size(), static_cast<std::size_t>(count));
  const auto end = candidates.begin() + static_cast<std::ptrdiff_t>(kept);
  std::partial_sort(candidates.begin(), end, candidates.end(), comesFirst);
  candidates.erase(end, candidates.end());
  return candidates;
}

std::vector<RankedRow> rankedBiases(const Matrix& biases, Order order, Index count) {
  if (biases.cols() != 1) {
    fail<TypeError>("ranking", "biases are one column, not ", toString(biases.shape()));
  }
  std::vector<RankedRow> rows;
  for (Index row = kUnknownRow + 1; row < biases.rows(); ++row) {
    rows.push_back({row, *biases.row(row)});
  }
  return ranked(std::move(rows), order, count);
}

double cosine(std::span<const Scalar> u, std::span<const Scalar> v) {
  double uv = 0, uu = 0, vv = 0;
  for (std::size_t i = 0; i < u.size(); ++i) {
    uv += double{u[i]} * v[i];
    uu += double{u[i]} * u[i];
    vv += double{v[i]} * v[i];
  }
  return uu == 0 || vv == 0 ? 0 : uv / (std::sqrt(uu) * std::sqrt(vv));
}

std::vector<RankedRow> cosineNeighbours(const Matrix& table, Index row, Index count) {
  if (row < 0 || row >= table.rows()) {
    fail<RangeError>("neighbours", "row ", row, " is outside [0, ", table.rows(), ")");
  }
  const auto rowOf = [&](Index r) {
    return std::span(table.row(r), static_cast<std::size_t>(table.cols()));
  };
  std::vector<RankedRow> others;
  for (Index other = kUnknownRow + 1; other < table.rows(); ++other) {
    if (other != row) others.push_back({other, cosine(rowOf(row), rowOf(other))});
  }
  return ranked(std::move(others), Order::Highest, count);
}

}  // namespace lab
