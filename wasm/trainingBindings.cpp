// What JavaScript sees of the rest: data, training, what was learnt. Registration only; lab.d.ts
// describes it for TypeScript.

#include <emscripten/bind.h>

#include "wasm/analysis.h"
#include "wasm/enums.h"
#include "wasm/guarded.h"
#include "wasm/tabular.h"
#include "wasm/tabularCells.h"
#include "wasm/training.h"

using namespace emscripten;

namespace lab::wasm {

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
