// Every op of the core. Each appends one node to the tape of its first tensor and throws TypeError
// where shapes do not fit, RangeError where an index lies outside its table.
//
// Broadcasting: add, sub, mul and div take operands of equal shape, or one of them with one row,
// one column, or both; it is repeated along that side, and its gradient is the sum over it.
#pragma once

#include <optional>
#include <span>

#include "core/autograd/tape.h"

namespace lab {

// ---- Element by element (elementwise.cpp) -------------------------------------------------------
Var add(Var a, Var b);
Var sub(Var a, Var b);
Var mul(Var a, Var b);
Var div(Var a, Var b);
Var neg(Var x);
Var relu(Var x);  ///< gradient 0 at 0, as in PyTorch
Var sigmoid(Var x);
Var sigmoidRange(Var x, Scalar low, Scalar high);  ///< σ(x) · (high - low) + low
Var tanh(Var x);
Var exp(Var x);
Var log(Var x);
Var sqrt(Var x);

// ---- Sums (reduce.cpp) --------------------------------------------------------------------------
/// Over everything ([1, 1]), down each column (Dim::Rows: [1, cols]) or along each row
/// (Dim::Cols: [rows, 1]); numbered as in PyTorch.
enum class Dim { Rows = 0, Cols = 1 };
Var sum(Var x, std::optional<Dim> dim = {});
Var mean(Var x, std::optional<Dim> dim = {});
Var rowDot(Var a, Var b);  ///< [n, k] · [n, k] → [n, 1], the dot product of equal rows

// ---- Matrices (matrix.cpp) ----------------------------------------------------------------------
Var matmul(Var a, Var b);                 ///< [m, k] @ [k, n] → [m, n]
Var linear(Var x, Var weight, Var bias);  ///< x @ weightᵀ + bias; weight [out, in], bias [1, out]
Var linear(Var x, Var weight);
Var transpose(Var x);
Var concat(std::span<const Var> parts, Dim dim = Dim::Cols);

// ---- Lookups (lookup.cpp, embeddingBag.cpp) -----------------------------------------------------
/// [n, numClasses], a 1 in each row at its index. Throws RangeError for an index outside
/// [0, numClasses).
Var oneHot(Tape& tape, std::span<const Index> indices, Index numClasses);

/// As torch.nn.functional.embedding.
struct EmbeddingOptions {
  std::optional<Index> paddingIdx;  ///< this row receives no gradient; negative counts from the end
  std::optional<Scalar> maxNorm;  ///< looked-up rows are first scaled down, in place, to this norm
  Scalar normType = 2;
  bool scaleGradByFreq = false;  ///< each contribution divided by its index's count in the batch
  bool sparse = false;           ///< the gradient of rows not looked up is absent, not zero
};

/// Row indices[i] of `table` becomes row i of the result: [n, cols]. Throws RangeError for an index
/// outside [0, rows).
Var embedding(std::span<const Index> indices, Var table, const EmbeddingOptions& options = {});

enum class BagMode { Sum, Mean, Max };

/// As torch.nn.functional.embedding_bag: bag b reduces the rows of indices[offsets[b] …
/// offsets[b + 1]); an empty bag gives zeros. `perSampleWeights` ([1, n] or [n, 1]) only with Sum.
struct EmbeddingBagOptions {
  BagMode mode = BagMode::Mean;
  std::optional<Var> perSampleWeights;
  std::optional<Index> paddingIdx;  ///< left out of the bag, and of a mean's count
  std::optional<Scalar> maxNorm;
  Scalar normType = 2;
  bool scaleGradByFreq = false;  ///< refused with Max
  bool sparse = false;           ///< refused with Max
};
Var embeddingBag(std::span<const Index> indices, std::span<const Index> offsets, Var table,
                 const EmbeddingBagOptions& options = {});

// ---- Layers' ops (layers.cpp) -------------------------------------------------------------------
/// Zeroes each element with probability p and scales the others by 1 / (1 - p). Draws from the
/// stream Dropout of `seed`.
Var dropout(Var x, double p, std::uint64_t seed);

/// Statistics that batch normalisation keeps for evaluation.
struct BatchNormState {
  std::vector<Scalar> mean, variance;
  Scalar momentum = Scalar(0.1);
};
/// Normalises each column over the batch, then scale · x + shift (both [1, cols]). While training,
/// uses the batch's own (biased) variance and updates `state` with the unbiased one, as PyTorch.
Var batchNorm1d(Var x, Var scale, Var shift, BatchNormState& state, bool training,
                Scalar eps = Scalar(1e-5));

// ---- Losses (losses.cpp), each a mean over all elements or rows, [1, 1] -------------------------
Var mseLoss(Var input, Var target);
Var bceWithLogits(Var logits, Var targets);
Var crossEntropy(Var logits, std::span<const Index> classes);

}  // namespace lab
