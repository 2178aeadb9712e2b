#include "core/kernels.h"
#include "core/ops/lookupRows.h"
#include "core/ops/ops.h"

namespace lab {
namespace {

struct SavedBag {
  BagMode mode;
  LookupOptions lookup;
  std::span<const Index> offsets;  // one more than there are bags: the last is the end
  const Index* counted;            // by bag: its members, padding left out
  const Index* winner;             // by element, for Max: the position it came from, or -1
};

const char* nameOf(BagMode mode) {
  return mode == BagMode::Sum ? "sum" : mode == BagMode::Mean ? "mean" : "max";
}

/// Calls visit(bag, position) for every member that counts.
template <class Visit>
void forEachMember(const SavedBag& bag, std::span<const Index> indices, Visit visit) {
  for (std::size_t b = 0; b + 1 < bag.offsets.size(); ++b) {
    for (Index i = bag.offsets[b]; i < bag.offsets[b + 1]; ++i) {
      if (indices[static_cast<std::size_t>(i)] == bag.lookup.paddingRow) continue;
      visit(static_cast<Index>(b), static_cast<std::size_t>(i));
    }
  }
}

/// The gradient of the element of a Max goes to the row that it came from; other elements of that
/// row get zero from this bag.
void pullMax(Tape& tape, const RowScatter& scatter, const SavedBag& bag, const Node& node) {
  const Index cols = node.shape.cols;
  Scalar* won = tape.scratch(cols);
  forEachMember(bag, node.indices, [&](Index b, std::size_t i) {
    const std::int64_t start = std::int64_t{b} * cols;
    bool any = false;
    for (Index c = 0; c < cols; ++c) {
      const bool isWinner = bag.winner[start + c] == static_cast<Index>(i);
      won[c] = isWinner ? node.grad[start + c] : Scalar{0};
      any |= isWinner;
    }
    if (any) scatter.add(i, 1, won);
  });
}

void pullSumOrMean(Tape& tape, const RowScatter& scatter, const SavedBag& bag, const Node& node,
                   const Scalar* weights) {
  const Index* counts = bag.lookup.scaleGradByFreq ? countInBatch(tape, node.indices) : nullptr;
  const Index cols = node.shape.cols;
  forEachMember(bag, node.indices, [&](Index b, std::size_t i) {
    Scalar scale = weights != nullptr ? weights[i] : Scalar{1};
    if (counts != nullptr) scale /= counts[i];
    if (bag.mode == BagMode::Mean) scale /= bag.counted[b];
    scatter.add(i, scale, node.grad + std::int64_t{b} * cols);
  });
}

const Op kEmbeddingBag{
    "embeddingBag",
    [](Tape& tape, Node& node) {
      const auto& bag = *static_cast<const SavedBag*>(node.saved);
      const Node& table = tape.input(node, 0);
      const bool weighted = node.inputs.size() > 1;
      const Index cols = node.shape.cols;
      if (const RowScatter scatter(tape, node, bag.lookup.sparse); scatter.wanted()) {
        if (bag.mode == BagMode::Max) {
          pullMax(tape, scatter, bag, node);
        } else {
          pullSumOrMean(tape, scatter, bag, node, weighted ? tape.input(node, 1).value : nullptr);
        }
        node.backward.multiplyAdds += static_cast<std::int64_t>(node.indices.size()) * cols;
        node.backward.bytes += lookupBytes(node.indices.size(), cols, 3);
      }
      if (!weighted) return;
      if (Scalar* gradWeights = tape.gradOf(node, 1)) {
        forEachMember(bag, node.indices, [&](Index b, std::size_t i) {
          gradWeights[i] +=
              kernels::dot(node.grad + std::int64_t{b} * cols, table.row(node.indices[i]), cols);
        });
      }
    },
    [](const Node& node) {
      const auto& bag = *static_cast<const SavedBag*>(node.saved);
      std::vector<Option> options = {{"mode", std::string_view(nameOf(bag.mode))},
                                     {"offsets", bag.offsets.first(bag.offsets.size() - 1)}};
      bag.lookup.describe(options);
      return options;
    },
    Op::Rows};

void checkOffsets(std::span<const Index> offsets, std::size_t count) {
  if (!offsets.empty() && offsets[0] != 0) {
    fail<RangeError>(kEmbeddingBag.name, "offsets[0] is ", offsets[0],
                     ": the first bag starts at 0");
  }
  for (std::size_t b = 0; b < offsets.size(); ++b) {
    const Index next = b + 1 < offsets.size() ? offsets[b + 1] : static_cast<Index>(count);
    if (offsets[b] > next) {
      fail<RangeError>(kEmbeddingBag.name, "offsets[", b, "] is ", offsets[b], ", beyond ", next);
    }
  }
}

void checkOptions(const EmbeddingBagOptions& options, std::size_t count) {
  const bool isMax = options.mode == BagMode::Max;
  if (isMax && options.scaleGradByFreq) {
    fail<TypeError>(kEmbeddingBag.name, "max mode does not support scaleGradByFreq");
  }
  if (isMax && options.sparse) {
    fail<TypeError>(kEmbeddingBag.name, "max mode does not support sparse gradients");
  }
  if (options.sparse && options.scaleGradByFreq) {
    fail<TypeError>(kEmbeddingBag.name, "scaleGradByFreq is not supported with sparse gradients");
  }
  if (!options.perSampleWeights) return;
  if (options.mode != BagMode::Sum) {
    fail<TypeError>(kEmbeddingBag.name, "perSampleWeights are supported in sum mode only");
  }
  const Shape shape = options.perSampleWeights->shape();
  if (shape.size() != static_cast<std::int64_t>(count) || (shape.rows != 1 && shape.cols != 1)) {
    fail<TypeError>(kEmbeddingBag.name, "perSampleWeights ", toString(shape),
                    " are not one for each of ", count, " indices");
  }
}

/// value[b] = Σ or max over the members of bag b; `winner` only for Max.
void reduce(const SavedBag& bag, const Node& table, const Scalar* weights, Node& node,
            Index* counted, Index* winner) {
  const Index cols = node.shape.cols;
  forEachMember(bag, node.indices, [&](Index b, std::size_t i) {
    const Scalar* from = table.row(node.indices[i]);
    Scalar* to = node.value + std::int64_t{b} * cols;
    const bool first = counted[b]++ == 0;
    if (bag.mode != BagMode::Max) {
      kernels::axpy(to, weights != nullptr ? weights[i] : Scalar{1}, from, cols);
      return;
    }
    for (Index c = 0; c < cols; ++c) {
      if (!first && !(from[c] > to[c])) continue;
      to[c] = from[c];
      winner[std::int64_t{b} * cols + c] = static_cast<Index>(i);
    }
  });
  if (bag.mode != BagMode::Mean) return;
  for (Index b = 0; b < node.shape.rows; ++b) {
    for (Index c = 0; c < cols && counted[b] > 0; ++c) {
      node.value[std::int64_t{b} * cols + c] /= counted[b];
    }
  }
}

}  // namespace

Var embeddingBag(std::span<const Index> indices, std::span<const Index> offsets, Var table,
                 const EmbeddingBagOptions& options) {
  Tape& tape = *table.tape;
  const Shape shape = table.shape();
  readRows(kEmbeddingBag.name, indices, table);
  checkOffsets(offsets, indices.size());
  checkOptions(options, indices.size());
  checkSparse(kEmbeddingBag.name, table, options.sparse);
  SavedBag bag{options.mode,
               {paddingRow(kEmbeddingBag.name, options.paddingIdx, shape.rows), options.maxNorm,
                options.normType, options.scaleGradByFreq, options.sparse},
               {},
               nullptr,
               nullptr};
  if (options.maxNorm) {
    renormalise(kEmbeddingBag.name, table, indices, *options.maxNorm, options.normType);
  }

  const Shape result{static_cast<Index>(offsets.size()), shape.cols};
  Node& node = options.perSampleWeights
                   ? tape.append(kEmbeddingBag, {table, *options.perSampleWeights}, result)
                   : tape.append(kEmbeddingBag, {table}, result);
  node.indices = {tape.keep(indices), indices.size()};

  const std::span<Index> ends = tape.buffer<Index>(offsets.size() + 1);
  std::copy(offsets.begin(), offsets.end(), ends.begin());
  ends.back() = static_cast<Index>(indices.size());
  const std::span<Index> counted = tape.buffer<Index>(offsets.size());
  const std::span<Index> winner =
      tape.buffer<Index>(options.mode == BagMode::Max ? static_cast<std::size_t>(node.size()) : 0);
  std::fill(counted.begin(), counted.end(), 0);
  std::fill(winner.begin(), winner.end(), -1);
  std::fill_n(node.value, node.size(), Scalar{0});
  bag.offsets = ends;
  bag.counted = counted.data();
  bag.winner = winner.data();
  node.saved = tape.keep(std::span<const SavedBag>(&bag, 1));

  const Scalar* weights = options.perSampleWeights ? tape.input(node, 1).value : nullptr;
  reduce(bag, tape.input(node, 0), weights, node, counted.data(), winner.data());
  node.forward = {static_cast<std::int64_t>(indices.size()) * shape.cols,
                  lookupBytes(indices.size(), shape.cols, 2)};
  return tape.last();
}

}  // namespace lab
