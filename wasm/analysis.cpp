#include "wasm/analysis.h"

#include "core/analysis/pca.h"
#include "core/analysis/recovery.h"
#include "wasm/enums.h"
#include "wasm/training.h"

namespace lab::wasm {
namespace {

val toObject(const std::vector<RankedRow>& ranked) {
  std::vector<Index> rows;
  std::vector<double> scores;
  for (const RankedRow& one : ranked) rows.push_back(one.row), scores.push_back(one.score);
  val result = val::object();
  result.set("rows", toTypedArray(rows));
  result.set("scores", toTypedArray(scores));
  return result;
}

val named(const char* name, const Matrix& matrix) {
  return namedMatrix(name, matrix.shape(), matrix.values());
}

val toObject(const Recommendation& why) {
  val result = val::object();
  result.set("item", why.item);
  result.set("prediction", why.prediction);
  result.set("averagePrediction", why.averagePrediction);
  result.set("lift", why.lift);
  result.set("score", why.score);
  result.set("parts", toTypedArray(why.parts));
  result.set("userBias", why.userBias);
  result.set("itemBias", why.itemBias);
  result.set("averageScore", why.averageScore);
  result.set("mood", why.mood);
  result.set("taste", why.taste);
  result.set("tasteParts", toTypedArray(why.tasteParts));
  result.set("shares", toTypedArray(why.shares));
  result.set("nearest", toObject(why.nearest));
  return result;
}

const Matrix& factorsNamed(const DotTables& tables, const std::string& table) {
  if (table == "items") return tables.itemFactors;
  if (table == "users") return tables.userFactors;
  fail<TypeError>("pca", "\"", table, "\" is none of items, users");
}

}  // namespace

// ---- Tables -------------------------------------------------------------------------------------

std::shared_ptr<DotTables> makeTables(const val& config, const val& weights) {
  return std::make_shared<DotTables>(dotTables(readModel(config), toWeights(weights).named));
}

val tablesOf(const DotTables& tables) {
  val list = val::array();
  list.set(0, named("user_factors", tables.userFactors));
  list.set(1, named("item_factors", tables.itemFactors));
  if (tables.hasBias()) {
    list.set(2, named("user_bias", tables.userBias));
    list.set(3, named("item_bias", tables.itemBias));
  }
  return list;
}

val itemBias(const DotTables& tables, const std::string& order, Index count) {
  if (!tables.hasBias()) fail<TypeError>("itemBias", "this model has no biases: train dot-bias");
  return toObject(rankedBiases(tables.itemBias, parse("itemBias", kOrders, order), count));
}

val neighbours(const DotTables& tables, Index item, Index count) {
  return toObject(cosineNeighbours(tables.itemFactors, item, count));
}

val pca(const DotTables& tables, const std::string& table, const val& rows, Index count) {
  const Pca pca = principalComponents(factorsNamed(tables, table), toVector<Index>(rows), count);
  std::vector<double> explained;
  for (Index which = 0; which < count; ++which) explained.push_back(pca.explained(which));
  val result = val::object();
  result.set("components", toTypedArray(pca.components.values()));
  result.set("places", toTypedArray(pca.places.values()));
  result.set("mean", toTypedArray(pca.mean));
  result.set("variance", toTypedArray(pca.variance));
  result.set("totalVariance", pca.totalVariance);
  result.set("explained", toTypedArray(explained));
  return result;
}

val recovery(const DotTables& tables, const val& rows, const val& films, double worldSeed) {
  const auto seed = static_cast<std::uint64_t>(worldSeed);
  const WorldTruth world = simulateWorld(seed).truth;
  const auto [truth, learnt, fromNoise] =
      recoverWorld(tables, toVector<Index>(rows), world, toVector<Index>(films), seed);
  val result = val::object();
  result.set("names", toArray(world.factorNames));
  result.set("truth", toTypedArray(truth.values()));
  result.set("predicted", toTypedArray(learnt.predicted.values()));
  result.set("r2", toTypedArray(learnt.r2));
  result.set("meanR2", learnt.meanR2);
  result.set("noiseR2", toTypedArray(fromNoise.r2));
  result.set("meanNoiseR2", fromNoise.meanR2);
  result.set("explained", learnt.explained);
  return result;
}

// ---- A new user ---------------------------------------------------------------------------------

std::shared_ptr<NewUser> newUser(const DotTables& tables) {
  return std::make_shared<NewUser>(tables);
}

val fit(NewUser& user, const val& items, const val& ratings) {
  const std::vector<Index> rows = toVector<Index>(items);
  const std::vector<Scalar> values = toVector<Scalar>(ratings);
  if (rows.size() != values.size()) {
    fail<TypeError>("fit", rows.size(), " items and ", values.size(), " ratings are not pairs");
  }
  std::vector<RatedItem> rated;
  for (std::size_t i = 0; i < rows.size(); ++i) rated.push_back({rows[i], values[i]});
  const FitResult fit = user.fit(rated);
  val result = val::object();
  result.set("steps", fit.steps);
  result.set("converged", fit.converged);
  result.set("squaredError", fit.squaredError);
  result.set("noise", fit.noise);
  return result;
}

val predictAll(NewUser& user) {
  return toTypedArray(user.predictAll());
}

val recommend(NewUser& user, const std::string& by, Index count, Index nearest) {
  val list = val::array();
  int place = 0;
  const RankBy ranking = parse("recommend", kRankings, by);
  for (const Recommendation& one : user.recommend(ranking, count, nearest)) {
    list.set(place++, toObject(one));
  }
  return list;
}

val rowOf(const NewUser& user) {
  val result = val::object();
  result.set("factors", toTypedArray(user.factors()));
  result.set("bias", user.bias());
  return result;
}

val frozenOf(const NewUser& user) {
  const Matrix& items = user.frozen()[0]->value;
  const Matrix& biases = user.frozen()[1]->value;
  const auto factors = static_cast<Index>(user.factors().size());
  Matrix itemFactors({items.rows(), factors});
  itemFactors.map() = items.map().leftCols(factors);  // without the 1 for the user's bias
  val list = val::array();
  list.set(0, named("item_factors", itemFactors));
  if (items.cols() > factors) list.set(1, named("item_bias", biases));
  return list;
}

// ---- A learning rate ----------------------------------------------------------------------------

std::shared_ptr<LrFinder> makeLrFinder(Trainer& trainer, const val& options) {
  LrFindOptions finder;
  finder.startLr = optionOr(options, "startLr", finder.startLr);
  finder.endLr = optionOr(options, "endLr", finder.endLr);
  finder.steps = optionOr(options, "steps", finder.steps);
  return std::make_shared<LrFinder>(trainer, finder);
}

val run(LrFinder& finder, double budgetMs) {
  finder.run(budgetMs);
  std::vector<double> lrs, losses;
  for (const LrPoint& point : finder.points()) {
    lrs.push_back(point.lr);
    losses.push_back(point.loss);
  }
  val result = val::object();
  result.set("finished", finder.finished());
  result.set("lrs", toTypedArray(lrs));
  result.set("losses", toTypedArray(losses));
  result.set("suggestion", orNull(finder.suggestion()));
  return result;
}

}  // namespace lab::wasm
