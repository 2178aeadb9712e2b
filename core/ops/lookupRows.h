// What embedding and embeddingBag share: checks of row numbers, and adding to rows of a table.
#pragma once

#include <optional>
#include <span>

#include "core/autograd/tape.h"

namespace lab {

/// What embedding and embeddingBag are given alike; kept for the pullback and for `describe`.
struct LookupOptions {
  Index paddingRow = -1;  ///< -1 for none
  std::optional<Scalar> maxNorm;
  Scalar normType = 2;
  bool scaleGradByFreq = false;
  bool sparse = false;

  void describe(std::vector<Option>& options) const;
};

/// Throws RangeError for the first index outside [0, rows).
void checkRows(const char* place, std::span<const Index> indices, Index rows);

/// Before rows of `table` are read: checks them, and brings them up to date.
void readRows(const char* place, std::span<const Index> indices, Var table);

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
  return bytesOf(static_cast<std::int64_t>(count) * cols * passes) +
         static_cast<std::int64_t>(count * sizeof(Index));
}

/// Adds gradients to rows of a node's first input: by rows for a parameter, in a full matrix for
/// anything else. Where the tape records contributions, the node keeps what was added.
class RowScatter {
 public:
  RowScatter(Tape& tape, Node& node, bool sparse);

  bool wanted() const { return parameter_ != nullptr || dense_ != nullptr; }

  /// Adds scale · gradient to the row that the lookup at `position` read.
  void add(std::size_t position, Scalar scale, const Scalar* gradient) const;

 private:
  void addTo(Index row, Scalar scale, const Scalar* gradient) const;

  std::span<const Index> indices_;
  Index cols_;
  Parameter* parameter_ = nullptr;
  Scalar* dense_ = nullptr;
  Contributions* record_ = nullptr;
};

}  // namespace lab
