// How weights begin.
#pragma once

#include "core/autograd/parameter.h"
#include "core/random.h"

namespace lab {

/// A table of `rows` x `cols` as fastai begins it: standard normal, wrapped into (-2, 2) by fmod,
/// times 0.01.
Parameter embeddingTable(const char* name, Shape shape, Rng& rng);

/// Uniform in ±1 / √fanIn, as PyTorch begins the weight and the bias of a Linear.
Parameter uniformParameter(const std::string& name, Shape shape, Index fanIn, Rng& rng);

/// The width of an embedding of `rows` categories, "#na#" among them: min(600, round(1.6 n^0.56)),
/// as fastai's emb_sz_rule. Throws RangeError below one row.
Index embeddingWidth(Index rows);

/// The rule's steps, for those who want to follow it.
struct WidthRule {
  double power;    ///< n^0.56
  double product;  ///< 1.6 n^0.56
  Index width;     ///< rounded, and 600 at most
};

WidthRule embeddingWidthRule(Index rows);

}  // namespace lab
