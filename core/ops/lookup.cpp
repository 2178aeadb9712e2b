#include <algorithm>

#include "core/kernels.h"
#include "core/ops/lookupRows.h"
#include "core/ops/ops.h"

namespace lab {

// ---- oneHot -------------------------------------------------------------------------------------
namespace {

const Op kOneHot{"oneHot", nullptr, [](const Node& node) {
                   return std::vector<Option>{{"numClasses", static_cast<double>(node.shape.cols)}};
                 }};

}  // namespace

Var oneHot(Tape& tape, std::span<const Index> indices, Index numClasses) {
  for (const Index index : indices) {
    if (index < 0 || index >= numClasses) {
      fail<RangeError>(kOneHot.name, "class ", index, " is outside [0, ", numClasses, ")");
    }
  }
  const auto rows = static_cast<Index>(indices.size());
  Node& node = tape.append(kOneHot, {}, {rows, numClasses});
  std::fill_n(node.value, node.size(), Scalar{0});
  for (Index r = 0; r < rows; ++r) {
    node.value[std::int64_t{r} * numClasses + indices[static_cast<std::size_t>(r)]] = 1;
  }
  node.indices = {tape.keep(indices), indices.size()};
  node.forward.bytes = node.size() * static_cast<std::int64_t>(sizeof(Scalar));
  return tape.last();
}

// ---- embedding ----------------------------------------------------------------------------------
namespace {

/// Scatter-add: row i of the gradient is added to the row that row i was copied from.
const Op kEmbedding{"embedding",
                    [](Tape& tape, Node& node) {
                      const auto& saved = *static_cast<const LookupOptions*>(node.saved);
                      const RowScatter scatter(tape, node, saved.sparse);
                      if (!scatter.wanted()) return;
                      const Index cols = node.shape.cols;
                      const Index* counts =
                          saved.scaleGradByFreq ? countInBatch(tape, node.indices) : nullptr;
                      for (std::size_t i = 0; i < node.indices.size(); ++i) {
                        if (node.indices[i] == saved.paddingRow) continue;
                        const Scalar scale = counts != nullptr ? Scalar{1} / counts[i] : Scalar{1};
                        scatter.add(i, scale, node.grad + static_cast<std::int64_t>(i) * cols);
                      }
                      node.backward.bytes += lookupBytes(node.indices.size(), cols, 3);
                      node.backward.multiplyAdds += node.size();
                    },
                    [](const Node& node) {
                      std::vector<Option> options;
                      static_cast<const LookupOptions*>(node.saved)->describe(options);
                      return options;
                    },
                    Op::Rows};

}  // namespace

Var embedding(std::span<const Index> indices, Var table, const EmbeddingOptions& options) {
  Tape& tape = *table.tape;
  const Shape shape = table.shape();
  readRows(kEmbedding.name, indices, table);
  if (options.sparse && options.scaleGradByFreq) {
    fail<TypeError>(kEmbedding.name, "scaleGradByFreq is not supported with sparse gradients");
  }
  checkSparse(kEmbedding.name, table, options.sparse);
  const LookupOptions saved{paddingRow(kEmbedding.name, options.paddingIdx, shape.rows),
                            options.maxNorm, options.normType, options.scaleGradByFreq,
                            options.sparse};
  if (options.maxNorm) {
    renormalise(kEmbedding.name, table, indices, *options.maxNorm, options.normType);
  }

  Node& node = tape.append(kEmbedding, {table}, {static_cast<Index>(indices.size()), shape.cols});
  const Node& from = tape.input(node, 0);
  for (std::size_t i = 0; i < indices.size(); ++i) {
    kernels::copy(node.value + static_cast<std::int64_t>(i) * shape.cols, from.row(indices[i]),
                  shape.cols);
  }
  node.indices = {tape.keep(indices), indices.size()};
  node.saved = tape.keep(std::span(&saved, 1));
  node.forward.bytes = lookupBytes(indices.size(), shape.cols, 2);
  return tape.last();
}

}  // namespace lab
