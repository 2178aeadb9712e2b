// fastai's TabularModel: rows of embedding tables beside continuous columns, through linear layers.
//
//     categories ─ embedding ┐
//     categories ─ embedding ┴ concat ─ dropout ┐
//     continuous ──────────────────── batch norm ┴ concat ─ MultiLayer ─ (sigmoid range)
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/nn/layers.h"
#include "core/nn/range.h"

namespace lab {

/// The table of one column of categories.
struct CategoryTable {
  std::string name;            ///< of its parameter
  Index rows;                  ///< "#na#" among them
  std::optional<Index> width;  ///< embeddingWidth(rows) where it is not given
};

struct TabularConfig {
  std::vector<CategoryTable> tables;
  Index continuous = 0;       ///< columns
  double embedDropout = 0;    ///< of the rows looked up, all side by side: fastai's embed_p
  MultiLayer::Config layers;  ///< fastai's layers, ps, n_out and use_bn
  std::optional<Range> yRange;

  /// Throws RangeError or TypeError naming the option that is out of its limits.
  void validate() const;
};

class TabularModel {
 public:
  /// Draws its weights from `rng`, the tables first, in order. Throws as `validate` does.
  TabularModel(const TabularConfig& config, Rng& rng);

  /// [batch, outputs], of one list of row numbers for each table and `continuous`, [batch, columns]
  /// row by row. While training, dropout draws from `dropoutSeed`, and batch norm takes its
  /// statistics from the batch. Throws TypeError where the columns do not fit.
  Var forward(Tape& tape, std::span<const std::span<const Index>> categories,
              std::span<const Scalar> continuous, bool training, std::uint64_t dropoutSeed);

  /// In declared order: tables, batch norm of the continuous columns, layers.
  std::vector<Parameter*> parameters();

  /// Of batch norm, in the same order.
  std::vector<BatchNormState*> statistics();

  /// The embedding tables, one for each column of categories.
  std::span<Parameter> tables() { return tables_; }

 private:
  Var embeddings(Tape& tape, std::span<const std::span<const Index>> categories);

  TabularConfig config_;
  std::vector<Parameter> tables_;
  std::optional<BatchNorm> continuousNorm_;
  std::optional<MultiLayer> layers_;
};

}  // namespace lab
