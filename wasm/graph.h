// A tape and its parameters as JavaScript holds them: one object, whose tensors are numbers.
//
// A handle of 0 or more is a node of the tape; -1, -2, … are parameters, which outlive the tape's
// use of them. Handles carry no generation: the JavaScript side knows in which scope each tensor
// was made, and never passes one on whose scope has ended.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/ops/ops.h"
#include "core/optim/optimizer.h"
#include "wasm/values.h"

namespace lab::wasm {

class Graph {
 public:
  using Handle = Index;

  Graph();

  // ---- Leaves: values are row-major and fill rows × cols, else TypeError ------------------------
  Handle constant(Index rows, Index cols, const val& values, const std::string& name);
  Handle parameter(Index rows, Index cols, const val& values, const std::string& name);
  /// A constant drawn from `seed` (stream Weights), uniform in [low, high).
  Handle uniform(Index rows, Index cols, double low, double high, double seed);

  // ---- Ops (core/ops/ops.h says what each does and throws) --------------------------------------
  template <Var (*op)(Var)>
  Handle unary(Handle x) {
    return op(at(x)).id;
  }
  template <Var (*op)(Var, Var)>
  Handle binary(Handle a, Handle b) {
    return op(at(a), at(b)).id;
  }
  template <Var (*op)(Var, std::optional<Dim>)>
  Handle reduction(Handle x, const val& dim) {
    return op(at(x), toDim(dim)).id;
  }
  Handle sigmoidRange(Handle x, Scalar low, Scalar high);
  Handle concat(const val& parts, const val& dim);
  Handle linear(Handle x, Handle weight, const val& bias);
  Handle oneHot(const val& indices, Index numClasses);
  Handle embedding(const val& indices, Handle table, const val& options);
  Handle embeddingBag(const val& indices, const val& offsets, Handle table, const val& options);
  Handle dropout(Handle x, double p, double seed);
  /// `runningMean` and `runningVar` are typed arrays, which are updated while training.
  Handle batchNorm1d(Handle x, Handle scale, Handle shift, val runningMean, val runningVar,
                     const val& options);
  Handle crossEntropy(Handle logits, const val& classes);

  // ---- Gradients
  // ----------------------------------------------------------------------------------
  /// `seed`: the gradient of the output, or null for 1.
  void backward(Handle output, const val& seed);
  void zeroGrad(Handle tensor);

  // ---- Looking
  // --------------------------------------------------------------------------------------
  val shape(Handle tensor);     ///< [rows, cols]
  val value(Handle tensor);     ///< a copy
  val grad(Handle tensor);      ///< a copy, dense; null where no gradient arrived
  val gradRows(Handle tensor);  ///< { rows, values } where the gradient is kept by rows, else null
  bool requiresGrad(Handle tensor);
  val trace();  ///< one object for each node, see web/engine/trace.ts
  Index nodeOf(Handle tensor) { return at(tensor).id; }
  void setValue(Handle parameter, const val& values);

  // ---- Optimizers, numbered from 0 --------------------------------------------------------------
  /// `kind` is a name of kOptimizers; options as PyTorch names them, in camelCase.
  Index optimizer(const std::string& kind, const val& parameters, const val& options);
  void optimizerStep(Index optimizer);
  /// As optimizerStep; answers with a Ledger of web/engine/trace.ts for each parameter updated.
  val optimizerExplainedStep(Index optimizer);
  void optimizerZeroGrad(Index optimizer);
  val optimizerWork(Index optimizer);  ///< { rows, multiplyAdds, bytes } of its last step
  double learningRate(Index optimizer);
  void setLearningRate(Index optimizer, double lr);

  // ---- Memory
  // -------------------------------------------------------------------------------------
  void openScope();
  /// Frees what was made since the scope was opened.
  void closeScope();

 private:
  struct Scope {
    Tape::Mark tape;
    std::size_t parameters;
    std::size_t optimizers;
  };

  Var at(Handle handle);
  Parameter* parameterOf(Handle handle);
  Optimizer& optimizerAt(Index optimizer);
  static std::optional<Dim> toDim(const val& dim);

  Tape tape_;
  std::vector<std::unique_ptr<Parameter>> parameters_;
  std::vector<std::unique_ptr<Optimizer>> optimizers_;
  std::vector<Scope> scopes_;
};

}  // namespace lab::wasm
