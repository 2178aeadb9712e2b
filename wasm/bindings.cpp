// What JavaScript sees of the core. Registration only; lab.d.ts describes it for TypeScript.

#include <emscripten/bind.h>

#include "wasm/analysis.h"
#include "wasm/enums.h"
#include "wasm/graph.h"
#include "wasm/guarded.h"
#include "wasm/lookupBench.h"
#include "wasm/tabular.h"
#include "wasm/tabularCells.h"
#include "wasm/training.h"

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

EMSCRIPTEN_BINDINGS(data) {
  class_<RatingsReader>("RatingsReader")
      .smart_ptr<std::shared_ptr<RatingsReader>>("RatingsReader")
      .constructor(guarded<&makeReader>)
      .function("feed", guarded<&feed>)
      .function("unmatchedHeader", guarded<&unmatchedHeader>)
      .function("finish", guarded<&finish>);
  class_<Dataset>("Dataset")
      .smart_ptr<std::shared_ptr<Dataset>>("Dataset")
      .class_function("simulated", guarded<&Dataset::simulated>)
      .function("readTitles", guarded<&Dataset::readTitlesFile>)
      .function("info", guarded<&Dataset::info>)
      .function("first", guarded<&Dataset::first>)
      .function("describe", guarded<&Dataset::describe>)
      .function("sheet", guarded<&Dataset::sheet>)
      .function("split", guarded<&Dataset::split>)
      .function("with", guarded<&Dataset::with>);
  class_<TrainingSet>("TrainingSet")
      .smart_ptr<std::shared_ptr<TrainingSet>>("TrainingSet")
      .function("sizes", guarded<&sizesOf>)
      .function("users", guarded<&usersOf>)
      .function("items", guarded<&itemsOf>)
      .function("itemRatings", guarded<&itemRatingsOf>);
}

EMSCRIPTEN_BINDINGS(training) {
  class_<Trainer>("Trainer")
      .smart_ptr<std::shared_ptr<Trainer>>("Trainer")
      .constructor(guarded<&makeTrainer>)
      .function("train", guarded<&train>)
      .function("predict", guarded<&predict>)
      .function("evaluate", guarded<&evaluate>)
      .function("weights", guarded<&weightsOf>)
      .function("setWeights", guarded<&setWeights>)
      .function("snapshot", guarded<&snapshot>)
      .function("restore", guarded<&restore>);
  class_<LrFinder>("LrFinder")
      .smart_ptr<std::shared_ptr<LrFinder>>("LrFinder")
      .constructor(guarded<&makeLrFinder>)
      .function("run", guarded<&run>);
  function("schedule", guarded<&scheduleOf>);
  function("epochOrders", guarded<&epochOrdersOf>);
  function("enumNames", guarded<&enumNames>);
}

EMSCRIPTEN_BINDINGS(analysis) {
  class_<DotTables>("DotTables")
      .smart_ptr<std::shared_ptr<DotTables>>("DotTables")
      .constructor(guarded<&makeTables>)
      .function("weights", guarded<&tablesOf>)
      .function("itemBias", guarded<&itemBias>)
      .function("neighbours", guarded<&neighbours>)
      .function("pca", guarded<&pca>)
      .function("recovery", guarded<&recovery>)
      .function("newUser", guarded<&newUser>);
  class_<NewUser>("NewUser")
      .smart_ptr<std::shared_ptr<NewUser>>("NewUser")
      .function("fit", guarded<&fit>)
      .function("predict", guarded<&predictAll>)
      .function("recommend", guarded<&recommend>)
      .function("row", guarded<&rowOf>)
      .function("frozen", guarded<&frozenOf>);
}

EMSCRIPTEN_BINDINGS(tabular) {
  class_<TabularTrainer>("TabularTrainer")
      .smart_ptr<std::shared_ptr<TabularTrainer>>("TabularTrainer")
      .constructor(guarded<&makeTabularTrainer>)
      .function("train", guarded<&trainTabular>)
      .function("evaluate", guarded<&evaluateTabular>)
      .function("predict", guarded<&predictTabular>)
      .function("tables", guarded<&embeddingTablesOf>)
      .function("normalization", guarded<&normalizationOf>)
      .function("sizes", guarded<&tabularSizes>)
      .function("cells", guarded<&cellsOfTrainer>)
      .function("weights", guarded<&tabularWeights>);
  function("titanic", guarded<&titanicPeople>);
  function("categorify", guarded<&categorify>);
  function("embeddingWidth", guarded<&embeddingWidth>);
  function("embeddingWidthRule", guarded<&widthRuleOf>);
  function("hideValues", guarded<&hiddenValues>);
  function("tableCells", guarded<&cellsOfTable>);
  function("agreement", guarded<&agreement>);
}

}  // namespace lab::wasm
