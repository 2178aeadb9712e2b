// Recommenders: a user and an item in, a rating out.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "core/nn/range.h"
#include "core/ops/ops.h"

namespace lab {

enum class ModelKind { Dot, DotBias, CollabNN, EmbeddingNN };

struct CollabConfig {
  ModelKind kind = ModelKind::DotBias;
  Index factors = 50;  ///< of Dot and DotBias; the others size their tables by embeddingWidth
  std::vector<Index> hidden = {100, 50};  ///< of EmbeddingNN; CollabNN has one layer of 100
  std::optional<Range> yRange = Range{0, 5.5};

  /// Throws RangeError naming the option that is out of its limits.
  void validate() const;
};

/// Common to all recommenders: their parameters, and one function over the tape.
class CollabModel {
 public:
  virtual ~CollabModel() = default;

  /// Predictions, [batch, 1], for pairs of rows. `training` decides what batch norm does.
  virtual Var forward(Tape& tape, std::span<const Index> users, std::span<const Index> items,
                      bool training) = 0;

  /// The mean squared error of a batch in training, on a tape that holds nothing else.
  Var loss(Tape& tape, std::span<const Index> users, std::span<const Index> items,
           std::span<const Scalar> ratings);

  /// Its value; unless that is not finite, its gradients are added to the parameters. Some models
  /// need no tape for it: the bits are those of the tape's.
  virtual Scalar lossWithGradients(Tape& tape, std::span<const Index> users,
                                   std::span<const Index> items, std::span<const Scalar> ratings);

  /// In declared order: the order of weight files and of hashes.
  virtual std::vector<Parameter*> parameters() = 0;

  /// Statistics that are part of the model without being learnt.
  virtual std::vector<BatchNormState*> statistics() { return {}; }
};

/// A model with tables of `userRows` and `itemRows` rows, and weights drawn with `seed`. With
/// `sparse`, tables take gradients by rows. Throws RangeError where a size is out of its limits.
std::unique_ptr<CollabModel> makeCollabModel(const CollabConfig& config, Index userRows,
                                             Index itemRows, bool sparse, std::uint64_t seed);

}  // namespace lab
