// What JavaScript sees of the tape: all that a lesson needs that trains nothing. Registration only;
// lab.d.ts describes it for TypeScript.

#include <emscripten/bind.h>

#include "wasm/graph.h"
#include "wasm/guarded.h"
#include "wasm/lookupBench.h"

using namespace emscripten;

namespace lab::wasm {

EMSCRIPTEN_BINDINGS(graph) {
  class_<Graph>("Graph")
      .smart_ptr_constructor("Graph", &std::make_shared<Graph>)
      .function("constant", guarded<&Graph::constant>)
      .function("parameter", guarded<&Graph::parameter>)
      .function("uniform", guarded<&Graph::uniform>)
      .function("add", guarded<&Graph::binary<&add>>)
      .function("sub", guarded<&Graph::binary<&sub>>)
      .function("mul", guarded<&Graph::binary<&mul>>)
      .function("div", guarded<&Graph::binary<&div>>)
      .function("neg", guarded<&Graph::unary<&neg>>)
      .function("relu", guarded<&Graph::unary<&relu>>)
      .function("sigmoid", guarded<&Graph::unary<&sigmoid>>)
      .function("sigmoidRange", guarded<&Graph::sigmoidRange>)
      .function("tanh", guarded<&Graph::unary<&lab::tanh>>)
      .function("exp", guarded<&Graph::unary<&lab::exp>>)
      .function("log", guarded<&Graph::unary<&lab::log>>)
      .function("sqrt", guarded<&Graph::unary<&lab::sqrt>>)
      .function("sum", guarded<&Graph::reduction<&sum>>)
      .function("mean", guarded<&Graph::reduction<&mean>>)
      .function("rowDot", guarded<&Graph::binary<&rowDot>>)
      .function("matmul", guarded<&Graph::binary<&matmul>>)
      .function("linear", guarded<&Graph::linear>)
      .function("transpose", guarded<&Graph::unary<&transpose>>)
      .function("concat", guarded<&Graph::concat>)
      .function("oneHot", guarded<&Graph::oneHot>)
      .function("embedding", guarded<&Graph::embedding>)
      .function("embeddingBag", guarded<&Graph::embeddingBag>)
      .function("dropout", guarded<&Graph::dropout>)
      .function("batchNorm1d", guarded<&Graph::batchNorm1d>)
      .function("mseLoss", guarded<&Graph::binary<&mseLoss>>)
      .function("bceWithLogits", guarded<&Graph::binary<&bceWithLogits>>)
      .function("crossEntropy", guarded<&Graph::crossEntropy>)
      .function("backward", guarded<&Graph::backward>)
      .function("zeroGrad", guarded<&Graph::zeroGrad>)
      .function("shape", guarded<&Graph::shape>)
      .function("value", guarded<&Graph::value>)
      .function("grad", guarded<&Graph::grad>)
      .function("gradRows", guarded<&Graph::gradRows>)
      .function("requiresGrad", guarded<&Graph::requiresGrad>)
      .function("trace", guarded<&Graph::trace>)
      .function("nodeOf", guarded<&Graph::nodeOf>)
      .function("setValue", guarded<&Graph::setValue>)
      .function("optimizer", guarded<&Graph::optimizer>)
      .function("optimizerStep", guarded<&Graph::optimizerStep>)
      .function("optimizerExplainedStep", guarded<&Graph::optimizerExplainedStep>)
      .function("optimizerZeroGrad", guarded<&Graph::optimizerZeroGrad>)
      .function("optimizerWork", guarded<&Graph::optimizerWork>)
      .function("learningRate", guarded<&Graph::learningRate>)
      .function("setLearningRate", guarded<&Graph::setLearningRate>)
      .function("openScope", guarded<&Graph::openScope>)
      .function("closeScope", guarded<&Graph::closeScope>);
}

EMSCRIPTEN_BINDINGS(lookupBench) {
  class_<LookupBench>("LookupBench")
      .smart_ptr<std::shared_ptr<LookupBench>>("LookupBench")
      .constructor(guarded<&makeLookupBench>)
      .function("rows", guarded<&benchRows>)
      .function("compare", guarded<&compareLookups>)
      .function("measure", guarded<&measureLookups>);
  function("logLogSlope", guarded<&slopeOf>);
}

}  // namespace lab::wasm
