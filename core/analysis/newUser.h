// A user whom training never saw: one row is fitted to a few ratings, everything else stays as it
// was learnt.
//
// The row is u (with the user's bias as its last number, where the model has biases), and it is the
// likeliest one, given that users scatter about their mean µ with covariance Σ and ratings about
// their predictions with the variance `noise`. With u = µ + z √Σ that is a ridge regression: z
// minimises
//
//     Σ (rating - prediction)² + noise · |z|²
//
// over the ratings given. So a few ratings move the row a little, in the ways in which users do
// differ, and none leave it at the mean: the average user.
#pragma once

#include <span>
#include <vector>

#include "core/analysis/dotTables.h"
#include "core/analysis/ranking.h"

namespace lab {

struct RatedItem {
  Index item = 0;
  Scalar rating = 0;
};

/// How a fit went.
struct FitResult {
  Index steps = 0;
  bool converged = true;    ///< false where the steps ran out first
  double squaredError = 0;  ///< mean over the ratings given; 0 without any
};

/// Why an item is recommended. score = Σ parts + userBias + itemBias; the prediction is the score
/// brought into the model's range.
struct Recommendation {
  Index item = 0;
  double prediction = 0;
  double averagePrediction = 0;  ///< what the average user is predicted to give it
  double score = 0;
  std::vector<double> parts;  ///< factor by factor, the user's times the item's
  double userBias = 0;
  double itemBias = 0;
  std::vector<RankedRow> nearest;  ///< of the items rated, by cosine of their factors
};

class NewUser {
 public:
  /// Begins as the average user.
  explicit NewUser(const DotTables& tables);

  /// Fits the row to these ratings alone: what was fitted before is forgotten, so the same ratings
  /// give the same bits. Throws RangeError for an item without a row of its own and for a rating
  /// outside the model's range, TypeError for an item rated twice.
  FitResult fit(std::span<const RatedItem> rated);

  /// A prediction for every row of the items' table.
  std::vector<Scalar> predictAll();

  /// The `count` items with the highest predictions among those not rated, each with at most
  /// `nearest` of the rated items that are most like it.
  std::vector<Recommendation> recommend(Index count, Index nearest = 3);

  /// The row's factors, and its bias, 0 in a model without biases.
  std::span<const Scalar> factors() const {
    return std::span(row_).first(static_cast<std::size_t>(config_.factors));
  }
  Scalar bias() const { return config_.kind == ModelKind::DotBias ? row_.back() : Scalar{0}; }

  /// All that is frozen: the items' factors (and a 1 for the user's bias), and their biases.
  std::vector<const Parameter*> frozen() const { return {&items_, &itemBias_}; }

 private:
  void check(std::span<const RatedItem> rated) const;
  Var rowOnTape();
  Var predictions(Var row, std::span<const Index> items);
  Recommendation explain(Index item, double prediction, Index nearest) const;

  CollabConfig config_;
  Matrix mean_;              // µ, [1, cols]; cols: the factors, and one for the bias
  Matrix spread_;            // √Σ, [cols, cols]
  Parameter place_;          // z, [1, cols]: all that is ever fitted
  std::vector<Scalar> row_;  // u
  Parameter items_;     // factors, [items, cols]; where u ends in a bias, they end in a 1 for it
  Parameter itemBias_;  // [items, 1]; 0 in a model without biases
  std::vector<RatedItem> rated_;
  std::vector<Scalar> average_;  // what the average user is predicted to give each item
  Tape tape_;
};

}  // namespace lab
