// What embedding and embeddingBag share: checks of row numbers, and adding to rows of a table.
#pragma once

#include <optional>
#include <span>

#include "core/autograd/tape.h"

namespace lab {

/// Throws RangeError for the first index outside [0, rows).
void checkRows(const char* place, std::span<const Index> indices, Index rows);

/// Throws TypeError where a sparse gradient is asked of a table that is not a leaf.
void checkSparse(const char* place, Var table, bool sparse);

/// The row that gets no gradient, counted from the start; -1 for none. Throws RangeError outside
/// [-rows, rows).
Index paddingRow(const char* place, std::optional<Index> paddingIdx, Index rows);

/// Scales the rows looked up, each once, down to a norm of at most maxNorm, in place, by
/// maxNorm / (norm + 1e-7), as torch.embedding_renorm_. Throws TypeError where the table is not a
/// leaf, RangeError unless maxNorm >= 0 and normType > 0.
void renormalise(const char* place, Var table, std::span<const Index> indices, Scalar maxNorm,
                 Scalar normType);

/// For each position, how often its index occurs among `indices`; lives on the tape.
Index* countInBatch(Tape& tape, std::span<const Index> indices);

/// Bytes of `passes` passes over count rows, and of reading the indices.
inline std::int64_t lookupBytes(std::size_t count, Index cols, int passes) {
  const auto scalars = static_cast<std::int64_t>(count) * cols * passes;
  return scalars * static_cast<std::int64_t>(sizeof(Scalar)) +
         static_cast<std::int64_t>(count * sizeof(Index));
}

/// Where to add gradients of rows: by rows for a parameter, in a full matrix for anything else.
class RowScatter {
 public:
  RowScatter(Tape& tape, const Node& node, int which, bool sparse);

  bool wanted() const { return parameter_ != nullptr || dense_ != nullptr; }
  Scalar* row(Index row) const {
    return parameter_ != nullptr ? parameter_->grad.touch(row) : dense_ + std::int64_t{row} * cols_;
  }

 private:
  Parameter* parameter_ = nullptr;
  Scalar* dense_ = nullptr;
  Index cols_;
};

}  // namespace lab
