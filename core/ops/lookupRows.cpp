#include "core/ops/lookupRows.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/kernels.h"
#include "core/math.h"

namespace lab {

void LookupOptions::describe(std::vector<Option>& options) const {
  const OptionValue padding =
      paddingRow < 0 ? OptionValue() : OptionValue(static_cast<double>(paddingRow));
  const OptionValue norm = maxNorm ? OptionValue(static_cast<double>(*maxNorm)) : OptionValue();
  options.insert(options.end(), {{"paddingIdx", padding},
                                 {"maxNorm", norm},
                                 {"normType", static_cast<double>(normType)},
                                 {"scaleGradByFreq", scaleGradByFreq},
                                 {"sparse", sparse}});
}

void checkRows(const char* place, std::span<const Index> indices, Index rows) {
  for (const Index index : indices) {
    if (index < 0 || index >= rows) {
      fail<RangeError>(place, "row ", index, " is outside [0, ", rows, ")");
    }
  }
}

void readRows(const char* place, std::span<const Index> indices, Var table) {
  const Node& node = table.node();
  checkRows(place, indices, node.shape.rows);
  if (node.parameter != nullptr) node.parameter->catchUp(indices);
}

namespace {

bool isLeaf(const Node& node) {
  return node.op->pullback == nullptr && node.inputs.empty();
}

}  // namespace

void checkSparse(const char* place, Var table, bool sparse) {
  const Node& node = table.node();
  if (sparse && node.requiresGrad && node.parameter == nullptr) {
    fail<TypeError>(place, "sparse gradients need a table that is a leaf, not the result of ",
                    node.op->name);
  }
}

Index paddingRow(const char* place, std::optional<Index> paddingIdx, Index rows) {
  if (!paddingIdx) return -1;
  if (*paddingIdx < -rows || *paddingIdx >= rows) {
    fail<RangeError>(place, "paddingIdx ", *paddingIdx, " is outside [", -rows, ", ", rows, ")");
  }
  return *paddingIdx < 0 ? *paddingIdx + rows : *paddingIdx;
}

// ---- maxNorm ------------------------------------------------------------------------------------
namespace {

double normOf(const Scalar* row, Index cols, double type) {
  double sum = 0;
  for (Index c = 0; c < cols; ++c) {
    const double size = std::abs(static_cast<double>(row[c]));
    if (std::isinf(type)) {
      sum = std::max(sum, size);
    } else if (type == 2) {
      sum += size * size;
    } else if (type == 1) {
      sum += size;
    } else if (size > 0) {
      sum += math::pow(size, type);
    }
  }
  if (std::isinf(type) || type == 1) return sum;
  return type == 2 ? std::sqrt(sum) : sum > 0 ? math::pow(sum, 1 / type) : 0;
}

/// Whether a value computed earlier still needs the table as it was: lookups do not.
bool isReadByOtherOps(const Tape& tape, Index table) {
  for (Index id = table + 1; id < tape.size(); ++id) {
    const Node& node = tape.node(id);
    const bool reads =
        std::find(node.inputs.begin(), node.inputs.end(), table) != node.inputs.end();
    if (reads && node.indices.empty()) return true;
  }
  return false;
}

}  // namespace

void renormalise(const char* place, Var table, std::span<const Index> indices, Scalar maxNorm,
                 Scalar normType) {
  if (!(maxNorm >= 0)) fail<RangeError>(place, "maxNorm ", maxNorm, " is not 0 or more");
  if (!(normType > 0)) fail<RangeError>(place, "normType ", normType, " is not above 0");
  Node& node = table.tape->node(table.id);
  if (!isLeaf(node)) {
    fail<TypeError>(place,
                    "maxNorm changes the table in place: it must be a leaf, not the result of ",
                    node.op->name);
  }
  bool changed = false;
  for (const Index index : indices) {  // a row already scaled is below the norm: nothing happens
    Scalar* row = node.value + std::int64_t{index} * node.shape.cols;
    const double norm = normOf(row, node.shape.cols, normType);
    if (!(norm > maxNorm)) continue;
    const auto scale = static_cast<Scalar>(maxNorm / (norm + 1e-7));
    for (Index c = 0; c < node.shape.cols; ++c) row[c] *= scale;
    changed = true;
  }
  if (changed && node.parameter != nullptr && isReadByOtherOps(*table.tape, table.id)) {
    ++node.parameter->version;
  }
}

// ---- Gradients of rows --------------------------------------------------------------------------

Index* countInBatch(Tape& tape, std::span<const Index> indices) {
  Index* sorted = tape.keep(indices);
  std::sort(sorted, sorted + indices.size());
  Index* counts = tape.keep(indices);
  for (std::size_t i = 0; i < indices.size(); ++i) {
    const auto [first, last] = std::equal_range(sorted, sorted + indices.size(), indices[i]);
    counts[i] = static_cast<Index>(last - first);
  }
  return counts;
}

RowScatter::RowScatter(Tape& tape, Node& node, bool sparse)
    : indices_(node.indices), cols_(node.shape.cols) {
  const Node& table = tape.input(node, 0);
  if (!table.requiresGrad) return;
  if (table.parameter == nullptr) {
    dense_ = tape.gradOf(node, 0);
  } else {
    parameter_ = table.parameter;
    parameter_->receiveGrad(sparse);
  }
  if (!tape.recordsContributions) return;
  const std::size_t most = indices_.size();
  record_ = tape.buffer<Contributions>(1).data();
  *record_ = {tape.buffer<Index>(most), tape.buffer<Index>(most),
              tape.scratch(static_cast<std::int64_t>(most) * cols_), 0};
  node.contributions = record_;
}

void RowScatter::addTo(Index row, Scalar scale, const Scalar* gradient) const {
  if (parameter_ != nullptr) {
    parameter_->grad.add(row, scale, gradient);
  } else {
    kernels::axpy(dense_ + std::int64_t{row} * cols_, scale, gradient, cols_);
  }
}

void RowScatter::add(std::size_t position, Scalar scale, const Scalar* gradient) const {
  const Index index = indices_[position];
  if (record_ == nullptr) return addTo(index, scale, gradient);
  Scalar* sent = record_->values + static_cast<std::int64_t>(record_->count) * cols_;
  for (Index c = 0; c < cols_; ++c) sent[c] = scale * gradient[c];
  record_->positions[record_->count] = static_cast<Index>(position);
  record_->rows[record_->count] = index;
  ++record_->count;
  addTo(index, 1, sent);
}

}  // namespace lab
