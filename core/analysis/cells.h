// The cells of a table: examples that are alike in every column of categories. No rule over these
// columns can tell them apart, so the best one says of each cell what became of most of it.
#pragma once

#include <vector>

#include "core/autograd/matrix.h"
#include "core/train/tabularSet.h"

namespace lab {

struct Cell {
  std::vector<Index> codes;       ///< the row number in each column's table
  std::vector<Index> counts;      ///< examples of each class
  std::vector<double> predicted;  ///< mean probability of each class; none without predictions
  Index right = 0;                ///< examples whose most probable class is their own

  Index size() const;
  Index best() const;                     ///< how many the best rule gets right
  double share(std::size_t label) const;  ///< of its examples that are of the class
};

/// All cells together.
struct CellTotals {
  Index size = 0, right = 0, best = 0;
  double accuracy = 0;  ///< right / size
  double ceiling = 0;   ///< best / size: no rule over these columns has a higher accuracy
};

CellTotals totalsOf(const std::vector<Cell>& cells);

/// The cells of `examples`, in the order of their codes; their targets are positions in `classes`
/// classes. Throws TypeError where there are no classes.
std::vector<Cell> cellsOf(const TabularExamples& examples, Index classes);

/// The same with what a model says of them: `probabilities` is [examples, classes], or
/// [examples, 1] with the probability of the second of two classes. Throws TypeError for any other
/// shape.
std::vector<Cell> cellsOf(const TabularExamples& examples, Index classes,
                          const Matrix& probabilities);

}  // namespace lab
