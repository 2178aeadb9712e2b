#include "core/data/simulatedWorld.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string_view>
#include <utility>

#include "core/data/titles.h"
#include "core/data/worldFilms.h"
#include "core/error.h"
#include "core/math.h"
#include "core/random.h"

namespace lab {
namespace {

// ---- The constants of this world ----------------------------------------------------------------

// Chosen so that there is much to learn, and much that cannot be: tests/core/data/worldTest.cpp
// says how much.

constexpr Index kViewers = 600;
constexpr Index kAxes = 4;
constexpr double kMean = 3.4;
constexpr double kSpread = 0.75;              // of one viewer's rating of one film
constexpr double kTasteScale = 0.45;          // standard deviation of tastes, in stars
constexpr double kMoodScale = 0.3;            // … of moods
constexpr double kQualityScale = 0.4;         // … of qualities
constexpr double kOwnPlace = 0.35;            // … of what a film's place owes to no genre
constexpr double kPopularityScale = 0.9;      // popularity is log-normal: a long tail
constexpr double kPopularityOfQuality = 0.5;  // good films are seen more
constexpr double kAppetiteMedian = 93.0;      // ratings of a viewer, log-normal too
constexpr double kAppetiteScale = 0.45;
constexpr double kLeastRatings = 20.0;
constexpr double kMostRatings = 200.0;

constexpr int kSteps = 10;
constexpr double stepRating(int step) {
  return 0.5 * (step + 1);
}

constexpr std::array<const char*, kAxes> kAxisNames = {
    "old – new", "light – dark", "intimate – spectacular", "realistic – fantastic"};

/// Where a genre lies on the three axes after the first.
struct GenrePlace {
  std::string_view genre;
  double dark;
  double spectacular;
  double fantastic;
};

constexpr GenrePlace kGenrePlaces[] = {
    {"Action", 0.1, 1.2, 0.0},        {"Adventure", -0.3, 1.0, 0.3}, {"Animation", -0.6, 0.2, 0.8},
    {"Children", -0.8, -0.1, 0.3},    {"Comedy", -1.0, -0.3, 0.0},   {"Crime", 0.8, 0.0, -0.7},
    {"Documentary", 0.1, -0.8, -1.3}, {"Drama", 0.4, -1.0, -0.6},    {"Fantasy", -0.1, 0.4, 1.3},
    {"Horror", 1.2, 0.0, 0.7},        {"Musical", -0.7, 0.1, -0.1},  {"Mystery", 0.5, -0.4, -0.1},
    {"Romance", -0.5, -0.9, -0.4},    {"Sci-Fi", 0.1, 0.6, 1.3},     {"Thriller", 0.9, 0.5, -0.5},
    {"War", 0.8, 0.7, -0.9},          {"Western", 0.1, 0.6, -0.6}};

const GenrePlace& placeOf(std::string_view genre) {
  for (const GenrePlace& place : kGenrePlaces) {
    if (place.genre == genre) return place;
  }
  fail<RangeError>("world", "genre \"", genre, "\" has no place");
}

// ---- Films and viewers --------------------------------------------------------------------------

/// Shifts and scales every column of a row-major matrix to mean 0 and variance 1.
void standardise(std::vector<double>& matrix, Index columns) {
  const std::size_t rows = matrix.size() / columns;
  for (Index column = 0; column < columns; ++column) {
    double sum = 0.0;
    for (std::size_t row = 0; row < rows; ++row) sum += matrix[row * columns + column];
    const double mean = sum / rows;
    double squares = 0.0;
    for (std::size_t row = 0; row < rows; ++row) {
      double& value = matrix[row * columns + column];
      value -= mean;
      squares += value * value;
    }
    const double deviation = std::sqrt(squares / rows);
    for (std::size_t row = 0; row < rows; ++row) matrix[row * columns + column] /= deviation;
  }
}

std::vector<ItemInfo> filmInfos() {
  std::vector<ItemInfo> infos;
  for (const WorldFilm& film : worldFilms()) {
    infos.push_back({.title = film.title, .year = film.year, .genres = splitGenres(film.genres)});
  }
  return infos;
}

std::vector<float> drawPlaces(const std::vector<ItemInfo>& films, Rng& rng) {
  std::vector<double> places;
  for (const ItemInfo& film : films) {
    std::array<double, kAxes> place = {static_cast<double>(film.year), 0.0, 0.0, 0.0};
    for (const std::string& genre : film.genres) {
      const GenrePlace& of = placeOf(genre);
      place[1] += of.dark / film.genres.size();
      place[2] += of.spectacular / film.genres.size();
      place[3] += of.fantastic / film.genres.size();
    }
    for (Index axis = 1; axis < kAxes; ++axis) place[axis] += kOwnPlace * rng.normal();
    places.insert(places.end(), place.begin(), place.end());
  }
  standardise(places, kAxes);
  return {places.begin(), places.end()};
}

std::vector<float> drawNormals(std::size_t count, double deviation, Rng& rng) {
  std::vector<float> values(count);
  for (float& value : values) value = static_cast<float>(deviation * rng.normal());
  return values;
}

std::vector<double> drawPopularity(const std::vector<float>& quality, Rng& rng) {
  std::vector<double> popularity;
  popularity.reserve(quality.size());
  for (const float q : quality) {
    popularity.push_back(
        math::exp(kPopularityScale * rng.normal() + kPopularityOfQuality * q / kQualityScale));
  }
  return popularity;
}

/// What one viewer watched: films drawn without replacement with probabilities in the proportions
/// of their popularity (Efraimidis and Spirakis 2006: the smallest exponential waiting times).
std::vector<Index> drawWatched(const std::vector<double>& popularity, Rng& rng) {
  const double appetite = kAppetiteMedian * math::exp(kAppetiteScale * rng.normal());
  const auto count = static_cast<std::ptrdiff_t>(std::clamp(appetite, kLeastRatings, kMostRatings));
  std::vector<std::pair<double, Index>> waits;
  for (const double weight : popularity) {
    const double wait = -math::log(1.0 - rng.uniform()) / weight;
    waits.emplace_back(wait, static_cast<Index>(waits.size()));
  }
  std::sort(waits.begin(), waits.end());
  std::vector<Index> watched;
  for (std::ptrdiff_t i = 0; i < count; ++i) watched.push_back(waits[i].second);
  std::sort(watched.begin(), watched.end());
  return watched;
}

// ---- Ratings ------------------------------------------------------------------------------------

/// The distribution of one rating, not normalised.
struct RatingLaw {
  std::array<double, kSteps> weights{};
  double total = 0.0;

  RatingLaw(const WorldTruth& truth, Index user, Index item) {
    double liking = truth.mean + truth.userBias[user] + truth.itemBias[item];
    for (Index axis = 0; axis < truth.factors; ++axis) {
      liking += static_cast<double>(truth.userFactors[user * truth.factors + axis]) *
                truth.itemFactors[item * truth.factors + axis];
    }
    for (int step = 0; step < kSteps; ++step) {
      const double away = (stepRating(step) - liking) / truth.spread;
      weights[step] = math::exp(-0.5 * away * away);
      total += weights[step];
    }
  }

  double expected() const {
    double sum = 0.0;
    for (int step = 0; step < kSteps; ++step) sum += weights[step] * stepRating(step);
    return sum / total;
  }

  double draw(Rng& rng) const {
    double left = rng.uniform() * total;
    int step = 0;
    while (step < kSteps - 1 && left >= weights[step]) left -= weights[step++];
    return stepRating(step);
  }
};

void addNumberNames(Vocabulary& vocabulary, Index count) {
  for (Index number = 1; number <= count; ++number) vocabulary.add(std::to_string(number));
}

}  // namespace

double expectedRating(const WorldTruth& truth, Index user, Index item) {
  return RatingLaw(truth, user, item).expected();
}

SimulatedWorld simulateWorld(std::uint64_t seed) {
  Rng rng(seed, Stream::World);
  SimulatedWorld world;
  world.items = filmInfos();
  const std::size_t films = world.items.size();

  WorldTruth& truth = world.truth;
  truth.mean = kMean;
  truth.spread = kSpread;
  truth.factors = kAxes;
  truth.factorNames.assign(kAxisNames.begin(), kAxisNames.end());
  truth.itemFactors = drawPlaces(world.items, rng);
  truth.itemBias = drawNormals(films, kQualityScale, rng);
  truth.userFactors = drawNormals(kViewers * kAxes, kTasteScale, rng);
  truth.userBias = drawNormals(kViewers, kMoodScale, rng);
  const std::vector<double> popularity = drawPopularity(truth.itemBias, rng);

  Ratings& ratings = world.ratings;
  addNumberNames(ratings.users, kViewers);
  addNumberNames(ratings.items, static_cast<Index>(films));
  double squares = 0.0;
  for (Index user = 0; user < kViewers; ++user) {
    for (const Index item : drawWatched(popularity, rng)) {
      const RatingLaw law(truth, user, item);
      const double rating = law.draw(rng);
      const double expected = law.expected();
      squares += (rating - expected) * (rating - expected);
      ratings.user.push_back(user);
      ratings.item.push_back(item);
      ratings.rating.push_back(static_cast<float>(rating));
      truth.expected.push_back(static_cast<float>(expected));
    }
  }
  truth.noiseMse = squares / ratings.size();
  truth.noiseRmse = std::sqrt(truth.noiseMse);
  ratings.minRating = static_cast<float>(stepRating(0));
  ratings.maxRating = static_cast<float>(stepRating(kSteps - 1));
  return world;
}

}  // namespace lab
