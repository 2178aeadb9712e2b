#include "wasm/training.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_set>

#include "core/data/sheet.h"
#include "core/train/epochOrder.h"
#include "wasm/enums.h"

namespace lab::wasm {

// ---- Data ---------------------------------------------------------------------------------------

std::shared_ptr<Dataset> Dataset::simulated(double seed) {
  SimulatedWorld world = simulateWorld(static_cast<std::uint64_t>(seed));
  auto dataset = std::make_shared<Dataset>(std::move(world.ratings));
  for (std::size_t code = 0; code < world.items.size(); ++code) {
    dataset->titles_.emplace(dataset->ratings_.items.name(static_cast<Index>(code)),
                             std::move(world.items[code]));
  }
  dataset->noiseMse_ = world.truth.noiseMse;
  dataset->noiseRmse_ = world.truth.noiseRmse;
  return dataset;
}

void Dataset::readTitlesFile(const val& bytes, const std::string& fileName) {
  const std::vector<char> text = toVector<char>(bytes);
  titles_.merge(readTitles({text.data(), text.size()}, fileName));
}

namespace {

/// The smallest distance between two different ratings; 0 where all are the same.
float smallestStep(const std::vector<float>& ratings) {
  const std::unordered_set<float> distinct(ratings.begin(), ratings.end());
  std::vector<float> ordered(distinct.begin(), distinct.end());
  std::sort(ordered.begin(), ordered.end());
  float smallest = ordered.size() < 2 ? 0 : std::numeric_limits<float>::infinity();
  for (std::size_t i = 1; i < ordered.size(); ++i) {
    smallest = std::min(smallest, ordered[i] - ordered[i - 1]);
  }
  return smallest;
}

}  // namespace

val Dataset::info() const {
  double titles = 0;
  for (const std::string& item : ratings_.items.names()) titles += titles_.count(item);
  val info = val::object();
  info.set("ratings", static_cast<double>(ratings_.size()));
  info.set("users", ratings_.users.size());
  info.set("items", ratings_.items.size());
  info.set("minRating", ratings_.minRating);
  info.set("maxRating", ratings_.maxRating);
  info.set("ratingStep", smallestStep(ratings_.rating));
  info.set("duplicatePairs", static_cast<double>(ratings_.duplicatePairs));
  info.set("titles", titles);
  info.set("remarks", toArray(ratings_.remarks));
  info.set("noiseMse", orNull(noiseMse_));
  info.set("noiseRmse", orNull(noiseRmse_));
  return info;
}

val Dataset::first(Index count) const {
  val rows = val::array();
  const std::size_t shown = std::min(ratings_.size(), static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < shown; ++i) {
    const std::string& item = ratings_.items.name(ratings_.item[i]);
    const auto found = titles_.find(item);
    val row = val::object();
    row.set("user", ratings_.users.name(ratings_.user[i]));
    row.set("item", item);
    row.set("title", found == titles_.end() ? std::string() : found->second.title);
    row.set("rating", ratings_.rating[i]);
    rows.set(i, row);
  }
  return rows;
}

val Dataset::describe(const TrainingSet& set) const {
  static const ItemInfo kUnknown;
  val titles = val::array(), genres = val::array();
  std::vector<Index> years;
  for (std::size_t row = 0; row < set.items.size(); ++row) {
    const auto found = titles_.find(set.items[row]);
    const ItemInfo& info = found == titles_.end() ? kUnknown : found->second;
    titles.set(row, info.title);
    years.push_back(info.year);
    genres.set(row, toArray(info.genres));
  }
  val result = val::object();
  result.set("titles", titles);
  result.set("years", toTypedArray(years));
  result.set("genres", genres);
  return result;
}

val Dataset::sheet(Index users, Index items) const {
  const Sheet sheet = busiestSheet(ratings_, users, items);
  const auto names = [](const Vocabulary& vocabulary, const std::vector<Index>& codes) {
    std::vector<std::string> result;
    for (const Index code : codes) result.push_back(vocabulary.name(code));
    return result;
  };
  const std::vector<std::string> ids = names(ratings_.items, sheet.items);
  std::vector<std::string> titles;
  for (const std::string& id : ids) {
    const auto found = titles_.find(id);
    titles.push_back(found == titles_.end() ? "" : found->second.title);
  }
  val result = val::object();
  result.set("users", toArray(names(ratings_.users, sheet.users)));
  result.set("items", toArray(ids));
  result.set("titles", toArray(titles));
  result.set("ratings", toTypedArray(sheet.ratings));
  return result;
}

std::shared_ptr<TrainingSet> Dataset::split(double validFraction, double seed) const {
  return std::make_shared<TrainingSet>(
      makeTrainingSet(ratings_, validFraction, static_cast<std::uint64_t>(seed)));
}

std::shared_ptr<TrainingSet> Dataset::with(const Dataset& valid) const {
  return std::make_shared<TrainingSet>(makeTrainingSet(ratings_, valid.ratings_));
}

std::shared_ptr<RatingsReader> makeReader(const val& options) {
  ReaderOptions reader;
  reader.fileName = optionOr(options, "fileName", reader.fileName);
  reader.userColumn = optionOr(options, "userColumn", reader.userColumn);
  reader.itemColumn = optionOr(options, "itemColumn", reader.itemColumn);
  reader.ratingColumn = optionOr(options, "ratingColumn", reader.ratingColumn);
  if (const val range = options["range"]; isGiven(range)) {
    reader.range = {range[0].as<float>(), range[1].as<float>()};
  }
  return std::make_shared<RatingsReader>(std::move(reader));
}

void feed(RatingsReader& reader, const val& bytes) {
  const std::vector<char> text = toVector<char>(bytes);
  reader.feed({text.data(), text.size()});
}

val unmatchedHeader(const RatingsReader& reader) {
  return toArray(reader.unmatchedHeader());
}

std::shared_ptr<Dataset> finish(RatingsReader& reader) {
  return std::make_shared<Dataset>(reader.finish());
}

val sizesOf(const TrainingSet& set) {
  val sizes = val::object();
  sizes.set("train", set.train.size());
  sizes.set("valid", set.valid.size());
  sizes.set("userRows", set.userRows());
  sizes.set("itemRows", set.itemRows());
  return sizes;
}

val usersOf(const TrainingSet& set) {
  return toArray(set.users);
}

val itemsOf(const TrainingSet& set) {
  return toArray(set.items);
}

val itemRatingsOf(const TrainingSet& set) {
  const ItemRatings ratings = itemRatings(set);
  val result = val::object();
  result.set("count", toTypedArray(ratings.count));
  result.set("mean", toTypedArray(ratings.mean));
  return result;
}

// ---- Training -----------------------------------------------------------------------------------
namespace {

constexpr const char* kPlace = "trainer";

}  // namespace

void readRun(const val& config, RunConfig& run) {
  run.optimizer = parse(kPlace, kOptimizers, config["optimizer"].as<std::string>());
  run.lr = config["lr"].as<double>();
  run.wd = config["wd"].as<double>();
  run.epochs = config["epochs"].as<Index>();
  run.batchSize = config["batchSize"].as<Index>();
  run.schedule = parse(kPlace, kSchedules, config["schedule"].as<std::string>());
  run.seed = static_cast<std::uint64_t>(config["seed"].as<double>());
}

val scheduleOf(const val& config, Index totalSteps, Index points) {
  RunConfig run;
  readRun(config, run);
  run.validate();
  if (totalSteps < 1) fail<RangeError>("schedule", "steps must be 1 or more, not ", totalSteps);
  if (points < 2) fail<RangeError>("schedule", "points must be 2 or more, not ", points);
  std::vector<Index> steps;
  std::vector<double> lrs, momenta;
  for (Index point = 0; point < points; ++point) {
    const double fraction = static_cast<double>(point) / (points - 1);
    steps.push_back(static_cast<Index>(std::lround(fraction * (totalSteps - 1))));
    const Rates rates = run.ratesAt(steps.back(), totalSteps);
    lrs.push_back(rates.lr);
    momenta.push_back(rates.momentum);
  }
  val result = val::object();
  result.set("steps", toTypedArray(steps));
  result.set("lrs", toTypedArray(lrs));
  result.set("momenta", toTypedArray(momenta));
  return result;
}

val toArray(std::span<const NamedWeights> weights) {
  val list = val::array();
  for (std::size_t i = 0; i < weights.size(); ++i) {
    list.set(i, namedMatrix(weights[i].name, weights[i].shape, weights[i].values));
  }
  return list;
}

GivenWeights toWeights(const val& weights) {
  const auto count = weights["length"].as<std::size_t>();
  GivenWeights given{.values = std::vector<std::vector<Scalar>>(count), .named = {}};
  for (std::size_t i = 0; i < count; ++i) {
    const val part = weights[i], shape = part["shape"];
    given.values[i] = toVector<Scalar>(part["value"]);
    given.named.push_back({.name = part["name"].as<std::string>(),
                           .shape = {shape[0].as<Index>(), shape[1].as<Index>()},
                           .values = given.values[i]});
  }
  return given;
}

namespace {

TrainerConfig readConfig(const val& config) {
  TrainerConfig result;
  result.model = readModel(config);
  readRun(config, result);
  return result;
}

val toObject(const EpochResult& epoch) {
  val result = val::object();
  result.set("epoch", epoch.epoch);
  result.set("trainLoss", epoch.trainLoss);
  result.set("smoothTrainLoss", epoch.smoothTrainLoss);
  result.set("validLoss", orNull(epoch.validLoss));
  result.set("seconds", epoch.seconds);
  result.set("averageLoss", epoch.averageLoss);
  result.set("steps", epoch.steps);
  result.set("validSquares", epoch.validSquares);
  result.set("validRatings", epoch.validRatings);
  return result;
}

val toObject(const Progress& progress) {
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
  result.set("fraction", progress.fraction);
  result.set("losses", toTypedArray(progress.losses));
  result.set("firstLossStep", progress.firstLossStep);
  result.set("learningRate", progress.learningRate);
  result.set("smoothTrainLoss", progress.smoothTrainLoss);
  result.set("finishedEpochs", epochs);
  result.set("ratingsPerSecond", progress.ratingsPerSecond);
  result.set("secondsLeft", orNull(progress.secondsLeft));
  result.set("rowsTouched", progress.rowsTouched);
  result.set("rowsTotal", progress.rowsTotal);
  result.set("message", progress.message.empty() ? val::null() : val(progress.message));
  return result;
}

}  // namespace

CollabConfig readModel(const val& config) {
  CollabConfig model;
  model.kind = parse(kPlace, kModels, config["model"].as<std::string>());
  model.factors = config["factors"].as<Index>();
  model.yRange.reset();
  if (const val range = config["yRange"]; isGiven(range)) {
    model.yRange = Range{range[0].as<Scalar>(), range[1].as<Scalar>()};
  }
  return model;
}

std::shared_ptr<Trainer> makeTrainer(std::shared_ptr<TrainingSet> data, const val& config) {
  return std::make_shared<Trainer>(std::move(data), readConfig(config));
}

val train(Trainer& trainer, double budgetMs) {
  return toObject(trainer.train(budgetMs));
}

val predict(Trainer& trainer, const val& users, const val& items) {
  return toTypedArray(trainer.predict(toVector<Index>(users), toVector<Index>(items)));
}

double evaluate(Trainer& trainer, const std::string& part) {
  if (part == "train") return trainer.evaluate(trainer.data().train);
  if (part == "valid") return trainer.evaluate(trainer.data().valid);
  fail<TypeError>("evaluate", "\"", part, "\" is none of train, valid");
}

val weightsOf(Trainer& trainer) {
  return toArray(trainer.weights());
}

void setWeights(Trainer& trainer, const val& weights) {
  trainer.setWeights(toWeights(weights).named);
}

val epochOrdersOf(Index examples, Index epochs, double seed) {
  return toTypedArray(epochOrders(examples, epochs, static_cast<std::uint64_t>(seed)));
}

val snapshot(Trainer& trainer) {
  const std::vector<std::byte> bytes = trainer.snapshot();
  return toTypedArray(std::span(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()));
}

void restore(Trainer& trainer, const val& bytes) {
  const std::vector<std::uint8_t> copy = toVector<std::uint8_t>(bytes);
  trainer.restore(std::as_bytes(std::span(copy)));
}

// ---- Enums --------------------------------------------------------------------------------------
namespace {

template <class E, std::size_t n>
val names(const Named<E> (&table)[n]) {
  val list = val::array();
  for (std::size_t i = 0; i < n; ++i) list.set(i, std::string(table[i].name));
  return list;
}

}  // namespace

val enumNames() {
  val all = val::object();
  all.set("models", names(kModels));
  all.set("optimizers", names(kOptimizers));
  all.set("schedules", names(kSchedules));
  all.set("tabularLosses", names(kTabularLosses));
  all.set("phases", names(kPhases));
  all.set("bagModes", names(kBagModes));
  all.set("orders", names(kOrders));
  all.set("rankings", names(kRankings));
  return all;
}

}  // namespace lab::wasm
