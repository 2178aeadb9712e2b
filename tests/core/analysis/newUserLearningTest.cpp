// What a few ratings of somebody new are good for: in the simulated world, whose truth is known,
// and on MovieLens, where it is at hand. Every tenth user is kept from training.
#include <algorithm>
#include <cmath>
#include <map>

#include "core/analysis/newUser.h"
#include "core/data/simulatedWorld.h"
#include "core/data/titles.h"
#include "core/train/trainer.h"
#include "tests/core/data/files.h"
#include "tests/core/support.h"

namespace lab {
namespace {

class NewUserLearning : public ::testing::Test {
 protected:
  /// `genres` by the item's name.
  void learn(const Ratings& all, std::map<std::string, std::vector<std::string>> genres) {
    Ratings known, kept;
    for (std::size_t i = 0; i < all.size(); ++i) {
      Ratings& part = all.user[i] % 10 == 3 ? kept : known;
      part.user.push_back(part.users.add(all.users.name(all.user[i])));
      part.item.push_back(part.items.add(all.items.name(all.item[i])));
      part.rating.push_back(all.rating[i]);
    }
    TrainerConfig config;
    data_ = std::make_shared<TrainingSet>(makeTrainingSet(known, kept));
    Trainer trainer(data_, config);
    ASSERT_EQ(trainer.train(1e9).phase, Phase::Done);
    user_ = std::make_unique<NewUser>(dotTables(config.model, trainer.weights()));
    genres_ = std::move(genres);
    keepRatings(kept);
  }

  struct Errors {
    double fitted = 0, average = 0, moodOnly = 0, count = 0;
    void print(const char* name, std::size_t given) const {
      std::printf(
          "%s, RMSE after %zu ratings of a new user: fitted %.4f, average user %.4f, average user "
          "and own mood %.4f\n",
          name, given, std::sqrt(fitted / count), std::sqrt(average / count),
          std::sqrt(moodOnly / count));
    }
  };

  /// Over all that the kept users rated besides the `given` ratings that they are fitted to.
  Errors errorsAfter(std::size_t given) {
    Errors errors;
    user_->fit({});
    const std::vector<Scalar> average = user_->predictAll();
    for (const std::vector<RatedItem>& ratings : kept_) {
      if (ratings.size() < given + 5) continue;
      const std::span<const RatedItem> rated = std::span(ratings).first(given);
      EXPECT_TRUE(user_->fit(rated).converged);
      const std::vector<Scalar> predictions = user_->predictAll();
      double mood = 0;
      for (const auto& [item, rating] : rated) {
        mood += (rating - average[static_cast<std::size_t>(item)]) / static_cast<double>(given);
      }
      for (const auto& [item, rating] : std::span(ratings).subspan(given)) {
        const auto at = static_cast<std::size_t>(item);
        errors.fitted += std::pow(rating - predictions[at], 2);
        errors.average += std::pow(rating - average[at], 2);
        errors.moodOnly += std::pow(rating - average[at] - mood, 2);
        ++errors.count;
      }
    }
    return errors;
  }

  bool isOf(Index item, const std::string& genre) {
    const std::vector<std::string>& all = genres_[data_->items[static_cast<std::size_t>(item)]];
    return std::find(all.begin(), all.end(), genre) != all.end();
  }

  /// How many of 20 are of a genre whose five most rated films were given 5 stars: of the most
  /// rated others, and of those recommended.
  struct OfGenre {
    std::ptrdiff_t popular = 0, byLift = 0, byPrediction = 0, byAverage = 0;
  };

  OfGenre like(const std::string& genre) {
    const std::vector<Index> counts = itemRatings(*data_).count;
    std::vector<RankedRow> rows;
    for (Index item = 1; item < data_->itemRows(); ++item) {
      rows.push_back({item, static_cast<double>(counts[static_cast<std::size_t>(item)])});
    }
    std::vector<RatedItem> liked;
    std::vector<Index> popular;
    for (const RankedRow& one : ranked(rows, Order::Highest, data_->itemRows())) {
      if (liked.size() < 5 && isOf(one.row, genre)) {
        liked.push_back({one.row, 5});
      } else if (popular.size() < 20) {
        popular.push_back(one.row);
      }
    }
    const auto counted = [&](RankBy by) {
      const std::vector<Recommendation> list = user_->recommend(by, 20);
      return std::count_if(list.begin(), list.end(),
                           [&](const Recommendation& one) { return isOf(one.item, genre); });
    };
    OfGenre result;
    result.popular = std::count_if(popular.begin(), popular.end(),
                                   [&](Index item) { return isOf(item, genre); });
    user_->fit({});
    result.byAverage = counted(RankBy::Prediction);
    user_->fit(liked);
    result.byLift = counted(RankBy::Lift);
    result.byPrediction = counted(RankBy::Prediction);
    std::printf("%s, of 20: most rated %td, by lift %td, by prediction %td (nobody's: %td)\n",
                genre.c_str(), result.popular, result.byLift, result.byPrediction,
                result.byAverage);
    return result;
  }

 private:
  /// Those of the kept users' ratings that are of items trained on, in random order.
  void keepRatings(const Ratings& kept) {
    std::map<std::string, Index> rowOf;
    for (Index row = 1; row < data_->itemRows(); ++row) {
      rowOf[data_->items[static_cast<std::size_t>(row)]] = row;
    }
    kept_.resize(static_cast<std::size_t>(kept.users.size()));
    for (std::size_t i = 0; i < kept.size(); ++i) {
      const auto found = rowOf.find(kept.items.name(kept.item[i]));
      if (found == rowOf.end()) continue;
      kept_[static_cast<std::size_t>(kept.user[i])].push_back({found->second, kept.rating[i]});
    }
    Rng rng(5, Stream::Analysis);
    for (std::vector<RatedItem>& ratings : kept_) rng.shuffle(ratings);
  }

  std::shared_ptr<TrainingSet> data_;
  std::unique_ptr<NewUser> user_;
  std::map<std::string, std::vector<std::string>> genres_;
  std::vector<std::vector<RatedItem>> kept_;
};

TEST_F(NewUserLearning, InTheSimulatedWorld) {
  const SimulatedWorld world = simulateWorld(42);
  std::map<std::string, std::vector<std::string>> genres;
  for (std::size_t i = 0; i < world.items.size(); ++i) {
    genres[world.ratings.items.name(static_cast<Index>(i))] = world.items[i].genres;
  }
  learn(world.ratings, genres);
  for (const std::size_t given : {1, 3, 15}) {
    const Errors errors = errorsAfter(given);
    errors.print("simulated world", given);
    EXPECT_LT(errors.fitted, errors.average);
    EXPECT_LT(errors.fitted, errors.moodOnly);
    if (given < 15) continue;
    EXPECT_LT(errors.fitted, 0.8 * errors.average);
    EXPECT_LT(errors.fitted, 0.8 * errors.moodOnly);
  }
  for (const char* genre : {"Sci-Fi", "Romance", "Horror"}) {
    const OfGenre counts = like(genre);
    EXPECT_GT(counts.byLift, counts.popular + 3);
    EXPECT_GT(counts.byPrediction, counts.byAverage);
  }
}

TEST_F(NewUserLearning, OnMovieLens) {
  const auto folder = testing::dataFolder() / "ml-latest-small";
  if (!std::filesystem::exists(folder / "ratings.csv")) {
    GTEST_SKIP() << "ml-latest-small is not in " << folder
                 << "; EMBEDDING_LAB_DATA says where else to look";
  }
  std::map<std::string, std::vector<std::string>> genres;
  for (const auto& [id, info] :
       readTitles(testing::readFile(folder / "movies.csv"), "movies.csv")) {
    genres[id] = info.genres;
  }
  learn(testing::readRatings(testing::readFile(folder / "ratings.csv")), genres);
  for (const std::size_t given : {3, 15, 40}) {
    const Errors errors = errorsAfter(given);
    errors.print("MovieLens", given);
    EXPECT_LT(errors.fitted, errors.moodOnly);
    // Three ratings say hardly more than that they were rated.
    EXPECT_LT(errors.fitted, (given < 15 ? 1.02 : 0.97) * errors.average);
  }
  for (const char* genre : {"Sci-Fi", "Romance", "Children"}) {
    const OfGenre counts = like(genre);
    EXPECT_GT(counts.byLift, counts.popular);
    EXPECT_GT(counts.byLift, counts.byAverage);
  }
}

}  // namespace
}  // namespace lab
