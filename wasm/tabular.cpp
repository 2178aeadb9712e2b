#include "wasm/tabular.h"

#include <numeric>

#include "core/data/titanic.h"
#include "wasm/enums.h"
#include "wasm/training.h"

namespace lab::wasm {

// ---- Data ---------------------------------------------------------------------------------------
namespace {

constexpr const char* kPlace = "tabular";

val toObject(const CategoryColumn& column) {
  val result = val::object();
  result.set("name", column.name);
  result.set("values", toArray(column.values));
  return result;
}

}  // namespace

std::vector<std::string> toStrings(const val& array) {
  return emscripten::vecFromJSArray<std::string>(array);
}

Table readColumns(const val& given) {
  Table table;
  const val categories = given["categories"], continuous = given["continuous"];
  for (unsigned i = 0; i < categories["length"].as<unsigned>(); ++i) {
    table.categories.push_back(
        {categories[i]["name"].as<std::string>(), toStrings(categories[i]["values"])});
  }
  for (unsigned i = 0; i < continuous["length"].as<unsigned>(); ++i) {
    table.continuous.push_back(
        {continuous[i]["name"].as<std::string>(), toVector<float>(continuous[i]["values"])});
  }
  return table;
}

val titanicPeople(bool withCrew) {
  const Table table = titanic(withCrew);
  val categories = val::array();
  for (std::size_t i = 0; i < table.categories.size(); ++i) {
    categories.set(i, toObject(table.categories[i]));
  }
  val target = val::array();
  for (std::size_t i = 0; i < table.target.values.size(); ++i) {
    target.set(i, table.target.classes[static_cast<std::size_t>(table.target.values[i])]);
  }
  val people = val::object();
  people.set("categories", categories);
  people.set("target", target);
  return people;
}

val categorify(const val& values, const val& asked) {
  const std::vector<std::string> column = toStrings(values);
  std::vector<Index> rows(column.size());
  std::iota(rows.begin(), rows.end(), Index{0});
  const Categorify code(column, rows);
  std::vector<Index> codes;
  for (const std::string& value : isGiven(asked) ? toStrings(asked) : column) {
    codes.push_back(code(value));
  }
  val result = val::object();
  result.set("vocabulary", toArray(code.names()));
  result.set("codes", toTypedArray(codes));
  return result;
}

// ---- Training -----------------------------------------------------------------------------------
namespace {

TabularTrainerConfig readConfig(const val& config) {
  TabularTrainerConfig result;
  readRun(config, result);
  result.layers = toVector<Index>(config["layers"]);
  result.dropout = toVector<double>(config["ps"]);
  result.embedDropout = config["embedP"].as<double>();
  result.batchNorm = config["useBn"].as<bool>();
  result.loss = parse(kPlace, kTabularLosses, config["loss"].as<std::string>());
  const val widths = config["embSzs"];
  for (unsigned i = 0; i < widths["length"].as<unsigned>(); ++i) {
    result.widths.push_back(optional<Index>(widths, i));
  }
  if (const val range = config["yRange"]; isGiven(range)) {
    result.yRange = Range{range[0].as<Scalar>(), range[1].as<Scalar>()};
  }
  return result;
}

val toObject(const Score& score) {
  val result = val::object();
  result.set("loss", score.loss);
  result.set("accuracy", orNull(score.accuracy));
  return result;
}

val toObject(const TabularEpoch& epoch) {
  val result = val::object();
  result.set("epoch", epoch.epoch);
  result.set("trainLoss", epoch.trainLoss);
  result.set("valid", epoch.valid ? toObject(*epoch.valid) : val::null());
  result.set("seconds", epoch.seconds);
  return result;
}

}  // namespace

std::shared_ptr<TabularTrainer> makeTabularTrainer(const val& given, const val& config) {
  Table table = readColumns(given);
  if (const val classes = given["classes"]; isGiven(classes)) {
    table.target = classTarget(toStrings(classes));
  } else {
    table.target.values = toVector<float>(given["target"]);
  }
  const TabularTrainerConfig run = readConfig(config);
  const Split split = randomSplit(table.size(), config["validPct"].as<double>(), run.seed);
  return std::make_shared<TabularTrainer>(
      std::make_shared<TabularSet>(makeTabularSet(table, split)), run);
}

val trainTabular(TabularTrainer& trainer, double budgetMs) {
  const TabularProgress progress = trainer.train(budgetMs);
  val epochs = val::array();
  for (std::size_t i = 0; i < progress.finishedEpochs.size(); ++i) {
    epochs.set(i, toObject(progress.finishedEpochs[i]));
  }
  val result = val::object();
  result.set("phase", std::string(nameOf(kPhases, progress.phase)));
  result.set("step", progress.step);
  result.set("totalSteps", progress.totalSteps);
  result.set("epoch", progress.epoch);
  result.set("epochs", progress.epochs);
  result.set("losses", toTypedArray(progress.losses));
  result.set("firstLossStep", progress.firstLossStep);
  result.set("learningRate", progress.learningRate);
  result.set("finishedEpochs", epochs);
  result.set("message", progress.message.empty() ? val::null() : val(progress.message));
  return result;
}

val evaluateTabular(TabularTrainer& trainer, const std::string& part) {
  if (part == "train") return toObject(trainer.evaluate(trainer.data().train));
  if (part == "valid") return toObject(trainer.evaluate(trainer.data().valid));
  fail<TypeError>("evaluate", "\"", part, "\" is none of train, valid");
}

// ---- Looking at it ------------------------------------------------------------------------------

val embeddingTablesOf(TabularTrainer& trainer) {
  const TabularSet& data = trainer.data();
  val list = val::array();
  for (std::size_t i = 0; i < data.categories.size(); ++i) {
    const Parameter& table = trainer.tables()[i];
    val entry = val::object();
    entry.set("column", data.categoryNames[i]);
    entry.set("vocabulary", toArray(data.categories[i].names()));
    entry.set("shape", toArray(table.value.shape()));
    entry.set("value", toTypedArray(table.value.values()));
    entry.set("gradRows", table.gradKind == GradKind::None ? val::null() : toObject(table.grad));
    list.set(i, entry);
  }
  return list;
}

val normalizationOf(const TabularTrainer& trainer) {
  const TabularSet& data = trainer.data();
  val list = val::array();
  for (std::size_t i = 0; i < data.continuous.size(); ++i) {
    val entry = val::object();
    entry.set("column", data.continuousNames[i]);
    entry.set("mean", data.continuous[i].mean());
    entry.set("std", data.continuous[i].deviation());
    list.set(i, entry);
  }
  return list;
}

val tabularSizes(const TabularTrainer& trainer) {
  const TabularSet& data = trainer.data();
  val sizes = val::object();
  sizes.set("train", data.train.size);
  sizes.set("valid", data.valid.size);
  sizes.set("classes", data.classes.empty() ? val::null() : toArray(data.classes));
  return sizes;
}

val predictTabular(TabularTrainer& trainer, const val& table) {
  return toTypedArray(trainer.predict(trainer.data().encode(readColumns(table))).values());
}

val tabularWeights(TabularTrainer& trainer) {
  return toArray(trainer.weights());
}

}  // namespace lab::wasm
