#include "core/analysis/newUser.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/analysis/scatter.h"
#include "core/math.h"
#include "core/optim/adam.h"

namespace lab {
namespace {

constexpr const char* kPlace = "foldIn";
constexpr Index kMostSteps = 2000;
constexpr double kFirstRate = 0.1;  // in standard deviations of users
constexpr double kShrink = 0.99;    // of the rate, from step to step: so an Adam comes to rest
constexpr double kFlat = 1e-4;      // a slope that counts as none

/// The variance of ratings about their predictions, in parts of the range's width squared: 0.76 for
/// the range 0 … 5.5, about what these models leave on held-out ratings of five stars.
constexpr double kNoise = 0.025;
constexpr double kDefaultWidth = 5.5;  // where the model has no range

double noise(const CollabConfig& config) {
  const double width =
      config.yRange ? double{config.yRange->high} - config.yRange->low : kDefaultWidth;
  return kNoise * width * width;
}

Parameter frozenTable(const char* name, Matrix values) {
  Parameter table(name, std::move(values));
  table.requiresGrad = false;
  return table;
}

/// The columns of both, in double; `right` may have none.
Eigen::MatrixXd beside(const Matrix& left, const Matrix& right) {
  Eigen::MatrixXd both(left.rows(), left.cols() + right.cols());
  both.leftCols(left.cols()) = left.map().cast<double>();
  if (right.cols() > 0) both.rightCols(right.cols()) = right.map().cast<double>();
  return both;
}

Matrix filled(Shape shape, Scalar value) {
  Matrix matrix(shape);
  matrix.map().setConstant(value);
  return matrix;
}

}  // namespace

// ---- Before any rating --------------------------------------------------------------------------

NewUser::NewUser(const DotTables& tables) : config_(tables.config) {
  const Index count = tables.items();
  const bool biased = tables.hasBias();
  const Eigen::MatrixXd users =
      beside(tables.userFactors, tables.userBias).bottomRows(tables.userFactors.rows() - 1);
  const Scatter scatter = scatterOf(kPlace, users);
  const Eigen::VectorXd deviations = scatter.variances.cwiseSqrt();

  mean_ = toMatrix(scatter.mean);
  spread_ = toMatrix(scatter.axes * deviations.asDiagonal() * scatter.axes.transpose());
  place_ = Parameter("place", Matrix(mean_.shape()));
  items_ = frozenTable("item_factors",
                       toMatrix(beside(tables.itemFactors, filled({count, biased ? 1 : 0}, 1))));
  itemBias_ = frozenTable("item_bias", biased ? tables.itemBias : Matrix({count, 1}));
  fit({});
  average_ = predictAll();
}

// ---- Fitting ------------------------------------------------------------------------------------

void NewUser::check(std::span<const RatedItem> rated) const {
  const Index items = itemBias_.value.rows();
  const std::optional<Range>& range = config_.yRange;
  std::vector<Index> seen;
  for (const auto& [item, rating] : rated) {
    if (item <= kUnknownRow || item >= items) {
      fail<RangeError>(kPlace, "item ", item, " is outside [1, ", items, ")");
    }
    if (!std::isfinite(rating)) fail<RangeError>(kPlace, "the rating ", rating, " is no number");
    if (range && (rating < range->low || rating > range->high)) {
      fail<RangeError>(kPlace, "the rating ", rating, " is outside the range ", range->low, " to ",
                       range->high);
    }
    seen.push_back(item);
  }
  std::sort(seen.begin(), seen.end());
  const auto twice = std::adjacent_find(seen.begin(), seen.end());
  if (twice != seen.end()) fail<TypeError>(kPlace, "item ", *twice, " is rated twice");
}

/// u = µ + z √Σ
Var NewUser::rowOnTape() {
  const Var spread = tape_.constant(spread_.shape(), spread_.values());
  return add(tape_.constant(mean_.shape(), mean_.values()),
             matmul(tape_.parameter(place_), spread));
}

/// [n, 1], from the frozen tables.
Var NewUser::predictions(Var row, std::span<const Index> items) {
  const Var affinity = linear(embedding(items, tape_.parameter(items_)), row);
  const Var score = add(affinity, embedding(items, tape_.parameter(itemBias_)));
  return config_.yRange ? sigmoidRange(score, config_.yRange->low, config_.yRange->high) : score;
}

FitResult NewUser::fit(std::span<const RatedItem> rated) {
  check(rated);
  rated_.assign(rated.begin(), rated.end());
  place_ = Parameter(place_.name, Matrix(place_.value.shape()));
  const auto count = static_cast<Index>(rated.size());
  std::vector<Index> items;
  std::vector<Scalar> ratings;
  for (const auto& [item, rating] : rated) items.push_back(item), ratings.push_back(rating);

  // The formula of the header, over the count of ratings.
  FitResult result{.converged = count == 0, .noise = noise(config_)};
  const auto ridge = static_cast<Scalar>(result.noise / std::max(count, 1));
  Adam adam({&place_}, {.lr = kFirstRate});
  while (!result.converged && result.steps < kMostSteps) {
    tape_.clear();
    const Var target = tape_.constant({count, 1}, ratings);
    const Var error = mseLoss(predictions(rowOnTape(), items), target);
    const Var z = tape_.parameter(place_);
    const Var penalty = mul(sum(mul(z, z)), tape_.constant({1, 1}, {&ridge, 1}));
    tape_.backward(add(error, penalty));
    result.squaredError = error.value()[0];
    result.converged = place_.grad.dense().map().cwiseAbs().maxCoeff() <= kFlat;
    if (!result.converged) {
      adam.step();
      adam.lr *= kShrink;
      ++result.steps;
    }
    adam.zeroGrad();
  }

  tape_.clear();
  const Var row = rowOnTape();
  row_.assign(row.value(), row.value() + row.shape().size());
  weighRatings();
  return result;
}

/// What each rating adds to u - µ, see `recommend`.
void NewUser::weighRatings() {
  const auto cols = static_cast<Index>(row_.size());
  const Eigen::MatrixXd covariance =
      (spread_.map().cast<double>() * spread_.map().cast<double>().transpose()).eval();
  const Eigen::Map<const Eigen::RowVectorX<Scalar>> row(row_.data(), cols);
  pulls_.resize(rated_.size() * row_.size());
  for (std::size_t i = 0; i < rated_.size(); ++i) {
    const auto [item, rating] = rated_[i];
    const Eigen::RowVectorXd items = items_.value.map().row(item).cast<double>();
    double prediction = items.dot(row.cast<double>()) + *itemBias_.value.row(item);
    double slope = 1;
    if (const std::optional<Range>& range = config_.yRange) {
      const double width = double{range->high} - range->low;
      const double share = math::sigmoid(prediction);
      prediction = range->low + width * share;
      slope = width * share * (1 - share);
    }
    Eigen::Map<Eigen::RowVectorXd>(&pulls_[i * row_.size()], cols) =
        (rating - prediction) * slope / noise(config_) * items * covariance;
  }
}

// ---- What follows from it -----------------------------------------------------------------------

std::vector<Scalar> NewUser::predictAll() {
  constexpr Index kChunk = 1024;
  const Index count = itemBias_.value.rows();
  std::vector<Scalar> all;
  std::vector<Index> items;
  for (Index from = 0; from < count; from += kChunk) {
    items.resize(static_cast<std::size_t>(std::min(kChunk, count - from)));
    std::iota(items.begin(), items.end(), from);
    tape_.clear();
    const Scalar* values = predictions(tape_.constant(mean_.shape(), row_), items).value();
    all.insert(all.end(), values, values + items.size());
  }
  return all;
}

std::vector<Recommendation> NewUser::recommend(RankBy by, Index count, Index nearest) {
  const std::vector<Scalar> predicted = predictAll();
  std::vector<bool> rated(predicted.size());
  for (const RatedItem& one : rated_) rated[static_cast<std::size_t>(one.item)] = true;
  std::vector<RankedRow> candidates;
  for (std::size_t i = kUnknownRow + 1; i < predicted.size(); ++i) {
    if (rated[i]) continue;
    const double without = by == RankBy::Lift ? average_[i] : 0;
    candidates.push_back({static_cast<Index>(i), predicted[i] - without});
  }
  std::vector<Recommendation> best;
  for (const RankedRow& one : ranked(std::move(candidates), Order::Highest, count)) {
    best.push_back(explain(one.row, predicted[static_cast<std::size_t>(one.row)], nearest));
  }
  return best;
}

Recommendation NewUser::explain(Index item, double prediction, Index nearest) const {
  const bool biased = config_.kind == ModelKind::DotBias;
  const double averageBias = biased ? mean_.row(0)[config_.factors] : 0;
  Recommendation why{.item = item,
                     .prediction = prediction,
                     .averagePrediction = average_[static_cast<std::size_t>(item)],
                     .userBias = bias(),
                     .itemBias = *itemBias_.value.row(item)};
  why.lift = why.prediction - why.averagePrediction;
  why.score = why.userBias + why.itemBias;
  why.averageScore = averageBias + why.itemBias;
  why.mood = why.userBias - averageBias;
  const Scalar* own = items_.value.row(item);
  for (Index factor = 0; factor < config_.factors; ++factor) {
    const double mean = mean_.row(0)[factor];
    why.parts.push_back(double{factors()[static_cast<std::size_t>(factor)]} * own[factor]);
    why.score += why.parts.back();
    why.averageScore += mean * own[factor];
    why.tasteParts.push_back((factors()[static_cast<std::size_t>(factor)] - mean) * own[factor]);
    why.taste += why.tasteParts.back();
  }
  for (std::size_t i = 0; i < rated_.size(); ++i) {
    double share = 0;
    for (Index factor = 0; factor < config_.factors; ++factor) {
      share += pulls_[i * row_.size() + static_cast<std::size_t>(factor)] * own[factor];
    }
    why.shares.push_back(share);
  }
  // Without the 1 that stands for the bias.
  const auto factorsOf = [&](Index row) {
    return std::span(items_.value.row(row), factors().size());
  };
  std::vector<RankedRow> likeness;
  for (const RatedItem& one : rated_) {
    likeness.push_back({one.item, cosine(factorsOf(item), factorsOf(one.item))});
  }
  why.nearest = ranked(std::move(likeness), Order::Highest, nearest);
  return why;
}

}  // namespace lab
