#include "core/analysis/newUser.h"

#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/math.h"
#include "tests/core/support.h"

namespace lab {
namespace {

using testing::messageOf;
using testing::randomParameter;
using testing::sameBits;

/// Tables of 20 users and 12 items with four factors, as if they had been learnt.
struct Learnt {
  explicit Learnt(ModelKind kind) {
    Rng rng(11, Stream::Analysis);
    config.kind = kind;
    config.factors = 4;
    for (const auto& [name, shape] :
         {std::pair{"user_factors", Shape{20, 4}}, std::pair{"item_factors", Shape{12, 4}},
          std::pair{"user_bias", Shape{20, 1}}, std::pair{"item_bias", Shape{12, 1}}}) {
      parameters.push_back(randomParameter(rng, name, shape));
    }
    for (Parameter& p : parameters) {
      weights.push_back({p.name, p.value.shape(), {p.value.data(), p.value.values().size()}});
    }
  }

  DotTables tables() const { return dotTables(config, weights); }

  CollabConfig config;
  std::vector<Parameter> parameters;
  std::vector<NamedWeights> weights;
};

constexpr double kNoise = 0.025 * 5.5 * 5.5;
const std::vector<RatedItem> kRatings = {{1, 5}, {3, 0.5f}, {7, 4}, {11, 2.5f}};

/// Users' rows with their biases, without nobody's.
Eigen::MatrixXd usersOf(const DotTables& tables) {
  Eigen::MatrixXd users(tables.userFactors.rows() - 1, 5);
  users << tables.userFactors.map().bottomRows(users.rows()).cast<double>(),
      tables.userBias.map().bottomRows(users.rows()).cast<double>();
  return users;
}

/// The formula of newUser.h by itself, in double and with Σ inverted instead of z.
double objective(const DotTables& tables, const Eigen::RowVectorXd& row,
                 const std::vector<RatedItem>& rated) {
  double total = 0;
  for (const auto& [item, rating] : rated) {
    const auto factors = tables.itemFactors.map().row(item).cast<double>();
    const double score = row.head(4).dot(factors) + row[4] + *tables.itemBias.row(item);
    total += std::pow(rating - 5.5 * math::sigmoid(score), 2);
  }
  const Eigen::MatrixXd users = usersOf(tables);
  const Eigen::RowVectorXd mean = users.colwise().mean();
  const Eigen::MatrixXd centred = users.rowwise() - mean;
  const Eigen::MatrixXd covariance =
      centred.transpose() * centred / static_cast<double>(users.rows() - 1);
  const Eigen::RowVectorXd away = row - mean;
  return total + kNoise * away.dot((covariance.inverse() * away.transpose()).transpose());
}

Eigen::RowVectorXd rowOf(const NewUser& user) {
  Eigen::RowVectorXd row(5);
  for (int c = 0; c < 4; ++c) row[c] = user.factors()[static_cast<std::size_t>(c)];
  row[4] = user.bias();
  return row;
}

std::vector<Scalar> copyOf(std::span<const Scalar> values) {
  return {values.begin(), values.end()};
}

// ---- The tables ---------------------------------------------------------------------------------

TEST(DotTables, RefuseWhatIsNoDotProduct) {
  Learnt learnt(ModelKind::DotBias);
  const auto refusal = [&] {
    return messageOf<TypeError>([&] { learnt.tables(); });
  };
  learnt.config.factors = 5;
  EXPECT_EQ(refusal(), "[analysis] user_factors has the shape [20, 4], not two rows or more of 5");
  learnt.config.factors = 4;
  learnt.weights[3].shape.rows = 11;
  learnt.weights[3].values = learnt.weights[3].values.first(11);
  EXPECT_EQ(refusal(), "[analysis] 11 biases of items do not fit 12 rows of factors");
  learnt.weights.pop_back();
  EXPECT_EQ(refusal(), "[analysis] there is no table item_bias");
  learnt.config.kind = ModelKind::CollabNN;
  EXPECT_EQ(refusal(),
            "[analysis] only dot products of factors can be read this way: train dot or dot-bias");
}

// ---- Fitting ------------------------------------------------------------------------------------

TEST(NewUser, IsTheAverageUserWithoutRatings) {
  const DotTables tables = Learnt(ModelKind::DotBias).tables();
  NewUser user(tables);
  const FitResult result = user.fit({});
  EXPECT_TRUE(result.converged);
  EXPECT_EQ(result.steps, 0);
  EXPECT_TRUE(rowOf(user).isApprox(usersOf(tables).colwise().mean(), 1e-6));
}

TEST(NewUser, StandsWhereTheFormulaIsLeast) {
  const DotTables tables = Learnt(ModelKind::DotBias).tables();
  NewUser user(tables);
  EXPECT_TRUE(user.fit(kRatings).converged);
  const Eigen::RowVectorXd row = rowOf(user);
  const double least = objective(tables, row, kRatings);
  for (Index c = 0; c < row.size(); ++c) {
    for (const double step : {-0.01, 0.01}) {
      Eigen::RowVectorXd beside = row;
      beside[c] += step;
      EXPECT_GT(objective(tables, beside, kRatings), least) << "column " << c;
    }
  }
}

TEST(NewUser, AloneMoves) {
  for (const ModelKind kind : {ModelKind::Dot, ModelKind::DotBias}) {
    const DotTables tables = Learnt(kind).tables();
    NewUser user(tables);
    const std::vector<Scalar> average = copyOf(user.factors());
    user.fit(kRatings);
    EXPECT_NE(copyOf(user.factors()), average);
    for (const Parameter* table : user.frozen()) {
      EXPECT_EQ(table->version, 0u) << table->name;
      EXPECT_EQ(table->grad.touchedCount(), 0) << table->name;
    }
    const Matrix& items = user.frozen()[0]->value;
    for (Index item = 0; item < items.rows(); ++item) {
      EXPECT_TRUE(std::equal(items.row(item), items.row(item) + 4, tables.itemFactors.row(item)));
    }
    const std::vector<Scalar>& biases = user.frozen()[1]->value.values();
    EXPECT_TRUE(sameBits(
        biases, kind == ModelKind::DotBias ? tables.itemBias.values() : std::vector<Scalar>(12)));
  }
}

TEST(NewUser, ForgetsWhatWasFittedBefore) {
  const DotTables tables = Learnt(ModelKind::DotBias).tables();
  NewUser once(tables), again(tables);
  once.fit(kRatings);
  again.fit(std::vector<RatedItem>{{2, 1}, {5, 5}});
  again.fit(kRatings);
  EXPECT_TRUE(sameBits(copyOf(once.factors()), copyOf(again.factors())));
  EXPECT_EQ(once.bias(), again.bias());
}

/// With the row of a user who was trained on, predictions are the model's own.
TEST(NewUser, IsPredictedAsTheModelPredicts) {
  for (const ModelKind kind : {ModelKind::Dot, ModelKind::DotBias}) {
    Learnt learnt(kind);
    DotTables tables = learnt.tables();
    // Users who are all alike: the average one is any of them.
    tables.userFactors.map().rowwise() = tables.userFactors.map().row(7).eval();
    if (tables.hasBias()) tables.userBias.map().setConstant(*tables.userBias.row(7));
    const auto model = makeCollabModel(learnt.config, 20, 12, false, 0);
    const std::vector<Parameter*> parameters = model->parameters();
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      parameters[i]->value = learnt.parameters[i].value;
    }
    std::vector<Index> items(12);
    std::iota(items.begin(), items.end(), 0);
    Tape tape;
    const Var expected = model->forward(tape, std::vector<Index>(12, 7), items, false);
    const std::vector<Scalar> predicted = NewUser(tables).predictAll();
    for (std::size_t i = 0; i < 12; ++i) EXPECT_NEAR(predicted[i], expected.value()[i], 1e-5);
  }
}

TEST(NewUser, RefusesRatingsThatCannotBe) {
  NewUser user(Learnt(ModelKind::DotBias).tables());
  user.fit(kRatings);
  const std::vector<Scalar> before = copyOf(user.factors());
  const auto refusal = [&](const std::vector<RatedItem>& rated) {
    return messageOf<std::exception>([&] { user.fit(rated); });
  };
  EXPECT_EQ(refusal({{0, 3}}), "[foldIn] item 0 is outside [1, 12)");
  EXPECT_EQ(refusal({{12, 3}}), "[foldIn] item 12 is outside [1, 12)");
  EXPECT_EQ(refusal({{2, 7}}), "[foldIn] the rating 7 is outside the range 0 to 5.5");
  EXPECT_EQ(refusal({{2, NAN}}), "[foldIn] the rating nan is no number");
  EXPECT_EQ(refusal({{2, 3}, {4, 1}, {2, 5}}), "[foldIn] item 2 is rated twice");
  EXPECT_EQ(copyOf(user.factors()), before) << "a refusal changes nothing";
}

// ---- Recommending -------------------------------------------------------------------------------

TEST(NewUser, IsRecommendedTheBestOfWhatTheyDidNotRate) {
  NewUser user(Learnt(ModelKind::DotBias).tables());
  user.fit(kRatings);
  const std::vector<Scalar> predictions = user.predictAll();
  const std::vector<Recommendation> all = user.recommend(RankBy::Prediction, 100);
  ASSERT_EQ(all.size(), 7u) << "12 rows less nobody and the four that were rated";
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const RatedItem& one : kRatings) EXPECT_NE(all[i].item, one.item);
    EXPECT_EQ(all[i].prediction, predictions[static_cast<std::size_t>(all[i].item)]);
    EXPECT_LE(all[i].prediction, all[i == 0 ? 0 : i - 1].prediction);
  }
  const std::vector<Recommendation> best = user.recommend(RankBy::Prediction, 3, 2);
  ASSERT_EQ(best.size(), 3u);
  EXPECT_EQ(best[2].item, all[2].item);
  EXPECT_EQ(best[2].nearest.size(), 2u);
}

TEST(NewUser, IsToldWhy) {
  const DotTables tables = Learnt(ModelKind::DotBias).tables();
  NewUser user(tables);
  const std::vector<Scalar> average = user.predictAll();
  const double averageBias = user.bias();
  user.fit(kRatings);
  for (const Recommendation& one : user.recommend(RankBy::Prediction, 3)) {
    const double parts = std::accumulate(one.parts.begin(), one.parts.end(), 0.0);
    EXPECT_NEAR(one.score, parts + one.userBias + one.itemBias, 1e-12);
    EXPECT_NEAR(one.score, one.averageScore + one.mood + one.taste, 1e-6);
    EXPECT_NEAR(one.prediction, 5.5 * math::sigmoid(one.score), 1e-5);
    EXPECT_EQ(one.userBias, user.bias());
    EXPECT_EQ(one.mood, user.bias() - averageBias);
    EXPECT_EQ(one.itemBias, *tables.itemBias.row(one.item));
    EXPECT_EQ(one.averagePrediction, average[static_cast<std::size_t>(one.item)]);
    EXPECT_NEAR(one.averagePrediction, 5.5 * math::sigmoid(one.averageScore), 1e-5);
    ASSERT_EQ(one.nearest.size(), 3u);
    EXPECT_GE(one.nearest[0].score, one.nearest[1].score);
    const auto factorsOf = [&](Index item) {
      return std::span(tables.itemFactors.row(item), 4);
    };
    EXPECT_EQ(one.nearest[0].score, cosine(factorsOf(one.item), factorsOf(one.nearest[0].row)));
  }
}

TEST(NewUser, IsRecommendedWhatTheyLikeMoreThanOthers) {
  const DotTables tables = Learnt(ModelKind::DotBias).tables();
  NewUser user(tables);
  const Eigen::RowVectorXd average = rowOf(user);
  user.fit(kRatings);
  const Eigen::RowVectorXd away = rowOf(user) - average;
  double before = INFINITY;
  for (const Recommendation& one : user.recommend(RankBy::Lift, 100)) {
    const auto factors = tables.itemFactors.map().row(one.item).cast<double>();
    EXPECT_NEAR(one.taste, away.head(4).dot(factors), 1e-6);
    const double lift = one.prediction - one.averagePrediction;
    EXPECT_LE(lift, before);
    before = lift;
  }
}

TEST(NewUser, IsToldWhatEachRatingDid) {
  for (const ModelKind kind : {ModelKind::Dot, ModelKind::DotBias}) {
    NewUser user(Learnt(kind).tables());
    EXPECT_TRUE(user.recommend(RankBy::Lift, 1)[0].shares.empty());
    user.fit(kRatings);
    for (const Recommendation& one : user.recommend(RankBy::Lift, 100)) {
      ASSERT_EQ(one.shares.size(), kRatings.size());
      EXPECT_NEAR(std::accumulate(one.shares.begin(), one.shares.end(), 0.0), one.taste, 2e-3);
    }
  }
}

}  // namespace
}  // namespace lab
