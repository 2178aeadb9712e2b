// The tables of a trained dot-product recommender, taken out of it to be looked at.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/nn/collab.h"
#include "core/train/trainer.h"

namespace lab {

/// A copy: nothing that is done with it reaches the model.
struct DotTables {
  CollabConfig config;
  Matrix userFactors;  ///< [users, factors]
  Matrix itemFactors;  ///< [items, factors]
  Matrix userBias;     ///< [users, 1]; empty for a model without biases
  Matrix itemBias;     ///< [items, 1]; empty for a model without biases

  bool hasBias() const { return config.kind == ModelKind::DotBias; }
  Index items() const { return itemFactors.rows(); }
};

/// `weights` as `Trainer::weights` or a weight file has them. Throws TypeError for a model that is
/// no dot product, where a table is missing, and where shapes do not fit.
DotTables dotTables(const CollabConfig& config, std::span<const NamedWeights> weights);

}  // namespace lab
