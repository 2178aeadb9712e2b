// Learnt factors held against the true ones, where the truth is known because it was made.
//
// Factors are learnt up to a linear map: u · v is the same where v is turned by a matrix and u by
// its inverse, transposed. So two tables are compared after the map that suits best, fitted by
// least squares, and on rows that the map was not fitted to: with enough columns any table fits
// any other.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/analysis/dotTables.h"
#include "core/data/simulatedWorld.h"

namespace lab {

/// How well `d` columns of the truth follow from the first `d` principal components of what was
/// learnt.
struct Recovery {
  double explained = 0;    ///< the part of the learnt factors' variance that those components hold
  std::vector<double> r2;  ///< for each column of the truth: 1 - Σ error² / Σ deviation²
  double meanR2 = 0;
  Matrix predicted;  ///< [rows, d]: each row from the map fitted without it
};

inline constexpr Index kRecoveryFolds = 10;

/// `learnt` [n, k] and `truth` [n, d] row by row. The rows are dealt into ten parts (in an order
/// drawn with `seed`); those of each are predicted from the components by a linear map with a
/// constant, fitted to the rows of all the others. Throws TypeError where the rows do not pair,
/// unless d <= k, and for too few rows to fit the map.
Recovery recover(const Matrix& learnt, const Matrix& truth, std::uint64_t seed);

/// The same for factors that nobody learnt: standard normal draws in the shape of `learnt`.
Recovery recoverFromNoise(const Matrix& learnt, const Matrix& truth, std::uint64_t seed);

/// A model of the simulated world held against that world.
struct WorldRecovery {
  Matrix truth;     ///< [items, d]: the true factors, in the order of the rows asked for
  Recovery learnt;  ///< from the model's
  Recovery fromNoise;
};

/// The items' factors at `rows` of the model against those of the world's films `films`, from 0,
/// one by one. `seed` is that of `recover`. Throws TypeError where rows and films do not pair,
/// RangeError for a row or a film that there is not.
WorldRecovery recoverWorld(const DotTables& tables, std::span<const Index> rows,
                           const WorldTruth& world, std::span<const Index> films,
                           std::uint64_t seed);

}  // namespace lab
