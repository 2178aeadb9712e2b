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
//
// Σ is the trained rows' own, though weight decay has shrunk them: with a wider one, or one fitted
// to the ratings by expectation maximisation, users kept from training are predicted worse, in the
// simulated world and on MovieLens alike (tests/core/analysis/newUserLearningTest.cpp holds the
// errors).
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
  double noise = 0;         ///< of the formula above
};

/// What recommendations are ranked by.
///
/// Prediction: the rating that the user is predicted to give. Items' biases vary more than what
/// tastes make of them, so this list is much the same for everybody: what everybody rates high.
/// Lift: by how much that rating is above the one predicted for the average user. An item's bias
/// is in both, and what is left is what this user likes more than others do.
enum class RankBy { Prediction, Lift };

/// Why an item is recommended. The score can be read in two ways; the prediction is the score
/// brought into the model's range:
///
///     score = Σ parts + userBias + itemBias
///           = averageScore + mood + taste
struct Recommendation {
  Index item = 0;
  double prediction = 0;
  double averagePrediction = 0;  ///< what the average user is predicted to give it
  double lift = 0;               ///< by how much the prediction is above that
  double score = 0;
  std::vector<double> parts;  ///< factor by factor, the user's times the item's
  double userBias = 0;
  double itemBias = 0;
  double averageScore = 0;         ///< of the average user
  double mood = 0;                 ///< the user's bias less the average user's
  double taste = 0;                ///< Σ tasteParts
  std::vector<double> tasteParts;  ///< factor by factor, (the user's - the average) · the item's
  std::vector<double> shares;      ///< of `taste`, rating by rating in the order given to `fit`
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

  /// The first `count` of the items not rated, each with at most `nearest` of the rated items that
  /// are most like it.
  ///
  /// Where the formula above is least its slope is zero, which says what each rating did to the
  /// row: u - µ = Σ error · slope of the range / noise · Σ item's row. So the taste for an item is
  /// a sum of shares, one for each rating given, as exact as the fit is.
  std::vector<Recommendation> recommend(RankBy by, Index count, Index nearest = 3);

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
  void weighRatings();
  Recommendation explain(Index item, double prediction, Index nearest) const;

  CollabConfig config_;
  Matrix mean_;              // µ, [1, cols]; cols: the factors, and one for the bias
  Matrix spread_;            // √Σ, [cols, cols]
  Parameter place_;          // z, [1, cols]: all that is ever fitted
  std::vector<Scalar> row_;  // u
  Parameter items_;     // factors, [items, cols]; where u ends in a bias, they end in a 1 for it
  Parameter itemBias_;  // [items, 1]; 0 in a model without biases
  std::vector<RatedItem> rated_;
  std::vector<double> pulls_;    // of each rating on the row: [rated, cols], row-major
  std::vector<Scalar> average_;  // what the average user is predicted to give each item
  Tape tape_;
};

}  // namespace lab
