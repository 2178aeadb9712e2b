#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>
#include <set>

#include "core/data/simulatedWorld.h"

namespace lab {
namespace {

const SimulatedWorld& world() {
  static const SimulatedWorld theWorld = simulateWorld(42);
  return theWorld;
}

/// Probabilities of the ten steps, from the formula in simulatedWorld.h with the C library's exp.
std::vector<double> probabilities(const WorldTruth& truth, Index user, Index item) {
  double liking = truth.mean + truth.userBias[user] + truth.itemBias[item];
  for (Index axis = 0; axis < truth.factors; ++axis) {
    liking += double{truth.userFactors[user * truth.factors + axis]} *
              truth.itemFactors[item * truth.factors + axis];
  }
  std::vector<double> p(10);
  for (int step = 0; step < 10; ++step) {
    p[step] = std::exp(-std::pow((step + 1) / 2.0 - liking, 2) / (2 * truth.spread * truth.spread));
  }
  const double total = std::accumulate(p.begin(), p.end(), 0.0);
  for (double& value : p) value /= total;
  return p;
}

double globalMeanRmse(const Ratings& ratings) {
  const double mean =
      std::accumulate(ratings.rating.begin(), ratings.rating.end(), 0.0) / ratings.size();
  double squares = 0;
  for (const float rating : ratings.rating) squares += (rating - mean) * (rating - mean);
  return std::sqrt(squares / ratings.size());
}

/// Root mean square error of the best mean + user + item, found by turns and not held out: no model
/// of biases alone does better on data it has not seen.
double biasRmse(const Ratings& ratings) {
  std::vector<double> userBias(ratings.users.size()), itemBias(ratings.items.size());
  const auto fit = [&](std::vector<double>& bias, const std::vector<Index>& code,
                       const std::vector<double>& other, const std::vector<Index>& otherCode) {
    std::vector<double> sum(bias.size()), count(bias.size());
    for (std::size_t i = 0; i < ratings.size(); ++i) {
      sum[code[i]] += ratings.rating[i] - other[otherCode[i]];
      count[code[i]] += 1;
    }
    for (std::size_t k = 0; k < bias.size(); ++k) bias[k] = sum[k] / count[k];
  };
  for (int turn = 0; turn < 20; ++turn) {
    fit(userBias, ratings.user, itemBias, ratings.item);
    fit(itemBias, ratings.item, userBias, ratings.user);
  }
  double squares = 0;
  for (std::size_t i = 0; i < ratings.size(); ++i) {
    const double error = ratings.rating[i] - userBias[ratings.user[i]] - itemBias[ratings.item[i]];
    squares += error * error;
  }
  return std::sqrt(squares / ratings.size());
}

/// FNV-1a over 32-bit words.
class Hash {
 public:
  void add(std::uint32_t word) { value_ = (value_ ^ word) * 1099511628211ULL; }
  void add(const std::vector<float>& values) {
    for (const float value : values) {
      std::uint32_t bits;
      std::memcpy(&bits, &value, sizeof bits);
      add(bits);
    }
  }
  void add(const std::vector<Index>& values) {
    for (const Index value : values) add(static_cast<std::uint32_t>(value));
  }
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 14695981039346656037ULL;
};

std::uint64_t hashOf(const SimulatedWorld& world) {
  Hash hash;
  hash.add(world.ratings.user);
  hash.add(world.ratings.item);
  hash.add(world.ratings.rating);
  hash.add(world.truth.userFactors);
  hash.add(world.truth.itemFactors);
  hash.add(world.truth.userBias);
  hash.add(world.truth.itemBias);
  hash.add(world.truth.expected);
  return hash.value();
}

TEST(World, HasTheSizesItPromises) {
  const auto& [ratings, items, truth] = world();
  EXPECT_EQ(ratings.users.size(), 600);
  EXPECT_EQ(ratings.items.size(), 240);
  EXPECT_NEAR(static_cast<double>(ratings.size()), 60000, 2500);
  EXPECT_EQ(ratings.user.size(), ratings.size());
  EXPECT_EQ(ratings.item.size(), ratings.size());
  EXPECT_EQ(items.size(), 240u);
  EXPECT_EQ(truth.factors, 4);
  EXPECT_EQ(truth.factorNames.size(), 4u);
  EXPECT_EQ(truth.userFactors.size(), 600u * 4);
  EXPECT_EQ(truth.itemFactors.size(), 240u * 4);
  EXPECT_EQ(truth.userBias.size(), 600u);
  EXPECT_EQ(truth.itemBias.size(), 240u);
  EXPECT_EQ(truth.expected.size(), ratings.size());
}

TEST(World, SameBitsEverywhere) {
  EXPECT_EQ(hashOf(world()), 14806583579123801606ULL);
  EXPECT_EQ(hashOf(simulateWorld(42)), hashOf(world()));
  EXPECT_NE(hashOf(simulateWorld(43)), hashOf(world()));
}

TEST(World, RatesInHalfStars) {
  const Ratings& ratings = world().ratings;
  for (const float rating : ratings.rating) {
    EXPECT_TRUE(rating >= 0.5f && rating <= 5.0f && rating * 2 == std::floor(rating * 2)) << rating;
  }
  const auto [least, most] = std::minmax_element(ratings.rating.begin(), ratings.rating.end());
  EXPECT_EQ(ratings.minRating, *least);
  EXPECT_EQ(ratings.maxRating, *most);
}

TEST(World, NobodyRatesAFilmTwice) {
  const Ratings& ratings = world().ratings;
  std::set<std::pair<Index, Index>> pairs;
  for (std::size_t i = 0; i < ratings.size(); ++i) pairs.insert({ratings.user[i], ratings.item[i]});
  EXPECT_EQ(pairs.size(), ratings.size());
  EXPECT_EQ(ratings.duplicatePairs, 0u);
}

TEST(World, PopularityHasALongTail) {
  std::vector<int> viewers(600), films(240);
  for (const Index user : world().ratings.user) ++viewers[user];
  for (const Index item : world().ratings.item) ++films[item];
  std::sort(viewers.begin(), viewers.end());
  std::sort(films.begin(), films.end());
  EXPECT_GE(viewers.front(), 20);
  EXPECT_GE(viewers.back(), 2 * viewers[300]);
  EXPECT_GE(films.front(), 1);
  EXPECT_GE(films[228], 2 * films[120]);
  EXPECT_LE(films[12], films[120] / 3);
}

TEST(World, ExpectationsFollowFromTheTruth) {
  const auto& [ratings, items, truth] = world();
  double squares = 0;
  for (std::size_t i = 0; i < ratings.size(); ++i) {
    const std::vector<double> p = probabilities(truth, ratings.user[i], ratings.item[i]);
    double expected = 0;
    for (int step = 0; step < 10; ++step) expected += p[step] * (step + 1) / 2;
    ASSERT_NEAR(truth.expected[i], expected, 1e-6);
    ASSERT_NEAR(expectedRating(truth, ratings.user[i], ratings.item[i]), expected, 1e-12);
    squares += std::pow(ratings.rating[i] - expected, 2);
  }
  EXPECT_NEAR(truth.noiseRmse, std::sqrt(squares / ratings.size()), 1e-9);
}

TEST(World, DrawsFollowTheirProbabilities) {
  const auto& [ratings, items, truth] = world();
  std::vector<double> drawn(10), expected(10), variance(10);
  double residual = 0;
  for (std::size_t i = 0; i < ratings.size(); ++i) {
    const std::vector<double> p = probabilities(truth, ratings.user[i], ratings.item[i]);
    for (int step = 0; step < 10; ++step) {
      expected[step] += p[step];
      variance[step] += p[step] * (1 - p[step]);
    }
    drawn[static_cast<int>(ratings.rating[i] * 2) - 1] += 1;
    residual += ratings.rating[i] - truth.expected[i];
  }
  for (int step = 0; step < 10; ++step) {
    EXPECT_LT(std::abs(drawn[step] - expected[step]), 4 * std::sqrt(variance[step])) << step;
  }
  EXPECT_LT(std::abs(residual), 4 * truth.noiseRmse * std::sqrt(ratings.size()));
}

TEST(World, PlacesAreStandardisedAndFollowYearAndGenres) {
  const std::vector<ItemInfo>& items = world().items;
  const WorldTruth& truth = world().truth;
  for (Index axis = 0; axis < 4; ++axis) {
    double sum = 0, squares = 0;
    for (Index item = 0; item < 240; ++item) {
      const double place = truth.itemFactors[item * 4 + axis];
      sum += place;
      squares += place * place;
    }
    EXPECT_NEAR(sum / 240, 0, 1e-6);
    EXPECT_NEAR(squares / 240, 1, 1e-5);
  }
  const auto meanPlace = [&](const std::string& genre, Index axis) {
    double sum = 0;
    int count = 0;
    for (Index item = 0; item < 240; ++item) {
      const auto& genres = items[item].genres;
      if (std::find(genres.begin(), genres.end(), genre) == genres.end()) continue;
      sum += truth.itemFactors[item * 4 + axis];
      ++count;
    }
    return sum / count;
  };
  EXPECT_GT(meanPlace("Horror", 1), meanPlace("Comedy", 1) + 1);
  EXPECT_GT(meanPlace("Action", 2), meanPlace("Drama", 2) + 1);
  EXPECT_GT(meanPlace("Fantasy", 3), meanPlace("Documentary", 3) + 1);
  for (Index a = 0; a < 240; ++a) {
    const Index b = (a + 1) % 240;
    EXPECT_EQ(items[a].year < items[b].year, truth.itemFactors[a * 4] < truth.itemFactors[b * 4]);
  }
}

TEST(World, FilmsAreWellFormed) {
  const std::set<std::string> known = {
      "Action",  "Adventure", "Animation", "Children", "Comedy",  "Crime",
      "Drama",   "Fantasy",   "Horror",    "Musical",  "Mystery", "Documentary",
      "Romance", "Sci-Fi",    "Thriller",  "War",      "Western"};
  std::set<std::string> titles;
  for (const ItemInfo& item : world().items) {
    titles.insert(item.title);
    EXPECT_TRUE(item.year >= 1930 && item.year <= 2024) << item.title;
    EXPECT_FALSE(item.genres.empty()) << item.title;
    for (const std::string& genre : item.genres) EXPECT_TRUE(known.count(genre)) << item.title;
  }
  EXPECT_EQ(titles.size(), 240u);
}

TEST(World, IsWorthLearningFromWithAnySeed) {
  for (const std::uint64_t seed : {42, 1, 2, 3, 2026}) {
    const SimulatedWorld made = simulateWorld(seed);
    const double floor = made.truth.noiseRmse;
    EXPECT_LE(floor, 0.7 * globalMeanRmse(made.ratings)) << seed;
    // Biases alone stay far enough from the floor that a model within 10 % of it beats them by 5 %.
    EXPECT_GE(0.95 * biasRmse(made.ratings), 1.1 * floor) << seed;
  }
}

}  // namespace
}  // namespace lab
