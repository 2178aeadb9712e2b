// Data and training as JavaScript calls them: few calls, each of which does much.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>

#include "core/data/ratingsReader.h"
#include "core/data/simulatedWorld.h"
#include "core/data/titles.h"
#include "core/train/trainer.h"
#include "core/train/trainingSet.h"
#include "wasm/values.h"

namespace lab::wasm {

/// Ratings with what is known about their items. Where the ratings are simulated, also how much of
/// them no model can predict.
class Dataset {
 public:
  explicit Dataset(Ratings ratings) : ratings_(std::move(ratings)) {}
  static std::shared_ptr<Dataset> simulated(double seed);

  /// Adds titles from a file; `bytes` is a Uint8Array, the name decides the format.
  void readTitlesFile(const val& bytes, const std::string& fileName);

  val info() const;  ///< the counts of DatasetInfo, see web/engine/training.ts

  /// The first ratings, `count` at most, as they were understood: [{ user, item, title, rating },
  /// …]; a title is "" where there is none.
  val first(Index count) const;

  /// What is known about the rows of the items' table: { titles, years, genres }, each by row. A
  /// title is "" and a year 0 where there is none; genres are an array for each row.
  val describe(const TrainingSet& set) const;

  /// The busiest `users` x `items` of it: { users, items, titles, ratings }, see core/data/sheet.h.
  /// Users and items by their ids; titles are "" where there is none.
  val sheet(Index users, Index items) const;

  std::shared_ptr<TrainingSet> split(double validFraction, double seed) const;
  std::shared_ptr<TrainingSet> with(const Dataset& valid) const;

 private:
  Ratings ratings_;
  std::unordered_map<std::string, ItemInfo> titles_;
  std::optional<double> noiseMse_;
  std::optional<double> noiseRmse_;
};

/// { fileName, userColumn, itemColumn, ratingColumn, range: [low, high] }, all optional.
std::shared_ptr<RatingsReader> makeReader(const val& options);
/// `bytes` is a Uint8Array. (Embind would take it for a std::string, but copy it byte by byte.)
void feed(RatingsReader& reader, const val& bytes);
val unmatchedHeader(const RatingsReader& reader);  ///< names, see core/data/ratingsReader.h
std::shared_ptr<Dataset> finish(RatingsReader& reader);

val sizesOf(const TrainingSet& set);  ///< { train, valid, userRows, itemRows }
val usersOf(const TrainingSet& set);  ///< names by row; the first is "#na#"
val itemsOf(const TrainingSet& set);
val itemRatingsOf(
    const TrainingSet& set);  ///< { count, mean } by row, see core/train/trainingSet.h

/// The part of TrainConfig that says what the model is.
CollabConfig readModel(const val& config);

/// What TrainConfig and TabularConfig of web/engine have in common, into `run`.
void readRun(const val& config, RunConfig& run);

/// What the schedule of `config` sets for a run of `totalSteps` steps, at `points` of them, the
/// first and the last among them: { steps, lrs, momenta }.
val scheduleOf(const val& config, Index totalSteps, Index points);

/// [{ name, shape, value }, …]
val toArray(std::span<const NamedWeights> weights);

/// The other way round: `named` views `values`.
struct GivenWeights {
  std::vector<std::vector<Scalar>> values;
  std::vector<NamedWeights> named;
};
GivenWeights toWeights(const val& weights);

/// `config` as TrainConfig of web/engine/training.ts.
std::shared_ptr<Trainer> makeTrainer(std::shared_ptr<TrainingSet> data, const val& config);
val train(Trainer& trainer, double budgetMs);  ///< TrainProgress of web/engine/training.ts
val predict(Trainer& trainer, const val& users, const val& items);
/// Mean squared error over part "train" or "valid".
double evaluate(Trainer& trainer, const std::string& part);
val weightsOf(Trainer& trainer);  ///< in declared order
void setWeights(Trainer& trainer, const val& weights);
/// See core/train/epochOrder.h.
val epochOrdersOf(Index examples, Index epochs, double seed);
val snapshot(Trainer& trainer);
void restore(Trainer& trainer, const val& bytes);

/// The names of every enum, by what it is: { models, optimizers, schedules, phases, … }.
val enumNames();

}  // namespace lab::wasm
