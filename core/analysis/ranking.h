// Rows of a table in order of something: by their bias, by their likeness to another row.
//
// Row 0 of every table stands for whoever training never saw ("#na#"). It is nobody, so it is
// ranked nowhere.
#pragma once

#include <span>
#include <vector>

#include "core/autograd/matrix.h"

namespace lab {

inline constexpr Index kUnknownRow = 0;

/// A row with the number that it is ranked by.
struct RankedRow {
  Index row = 0;
  double score = 0;
};

enum class Order { Lowest, Highest };

/// The first `count` of `candidates` (or all, where there are fewer) in the given order; of equal
/// scores the lower row comes first. Throws RangeError where count is below 0.
std::vector<RankedRow> ranked(std::vector<RankedRow> candidates, Order order, Index count);

/// Rows of a table of biases, [rows, 1], from one end. Throws TypeError for more than one column.
std::vector<RankedRow> rankedBiases(const Matrix& biases, Order order, Index count);

/// Cosine of the angle between two rows of equal length, u · v / (|u| |v|); 0 where either is zero.
double cosine(std::span<const Scalar> u, std::span<const Scalar> v);

/// The `count` rows that point most nearly the way that `row` does, by their cosine; `row` itself
/// is left out. Throws RangeError where the table has no such row.
std::vector<RankedRow> cosineNeighbours(const Matrix& table, Index row, Index count);

}  // namespace lab
