#include "core/train/trainingSet.h"

#include <numeric>

#include "core/data/columns.h"
#include "core/data/split.h"
#include "core/error.h"

namespace lab {
namespace {

/// The names that occur in `column`, in the order of `vocabulary`, after "#na#"; and where each
/// code went, kMissingRow for those that do not occur.
struct Rows {
  std::vector<std::string> names{kMissing};
  std::vector<Index> ofCode;

  Rows(const Vocabulary& vocabulary, const std::vector<Index>& column,
       const std::vector<Index>& positions)
      : ofCode(static_cast<std::size_t>(vocabulary.size()), kMissingRow) {
    std::vector<bool> occurs(ofCode.size());
    for (const Index position : positions) {
      occurs[static_cast<std::size_t>(column[static_cast<std::size_t>(position)])] = true;
    }
    for (Index code = 0; code < vocabulary.size(); ++code) {
      if (!occurs[static_cast<std::size_t>(code)]) continue;
      ofCode[static_cast<std::size_t>(code)] = static_cast<Index>(names.size());
      names.push_back(vocabulary.name(code));
    }
  }

  Index of(Index code) const { return ofCode[static_cast<std::size_t>(code)]; }
};

Examples pick(const Ratings& ratings, const std::vector<Index>& positions, const Rows& users,
              const Rows& items) {
  Examples examples;
  examples.user.reserve(positions.size());
  examples.item.reserve(positions.size());
  examples.rating.reserve(positions.size());
  for (const Index position : positions) {
    const auto at = static_cast<std::size_t>(position);
    examples.user.push_back(users.of(ratings.user[at]));
    examples.item.push_back(items.of(ratings.item[at]));
    examples.rating.push_back(ratings.rating[at]);
  }
  return examples;
}

/// Both parts of a split, over the vocabularies of its training part.
TrainingSet assemble(const Ratings& ratings, const Split& split) {
  Rows users(ratings.users, ratings.user, split.train);
  Rows items(ratings.items, ratings.item, split.train);
  TrainingSet set;
  set.train = pick(ratings, split.train, users, items);
  set.valid = pick(ratings, split.valid, users, items);
  set.users = std::move(users.names);
  set.items = std::move(items.names);
  return set;
}

/// Rows of `names` for the codes of another vocabulary.
std::vector<Index> matched(const Vocabulary& from, const std::vector<std::string>& names) {
  Vocabulary rows;
  for (const std::string& name : names) rows.add(name);
  std::vector<Index> result;
  for (const std::string& name : from.names()) {
    const Index row = rows.find(name);
    result.push_back(row == Vocabulary::kAbsent ? kMissingRow : row);
  }
  return result;
}

}  // namespace

void Batch::gather(const Examples& from, const std::vector<Index>& order, Index first,
                   Index count) {
  const auto size = static_cast<std::size_t>(count);
  users.resize(size), items.resize(size), ratings.resize(size);
  for (std::size_t i = 0; i < size; ++i) {
    const auto example = static_cast<std::size_t>(order[static_cast<std::size_t>(first) + i]);
    users[i] = from.user[example];
    items[i] = from.item[example];
    ratings[i] = from.rating[example];
  }
}

TrainingSet makeTrainingSet(const Ratings& ratings, double validFraction, std::uint64_t seed) {
  return assemble(ratings, randomSplit(static_cast<Index>(ratings.size()), validFraction, seed));
}

TrainingSet makeTrainingSet(const Ratings& train, const Ratings& valid) {
  Split all;
  all.train.resize(train.size());
  std::iota(all.train.begin(), all.train.end(), Index{0});
  TrainingSet set = assemble(train, all);
  const std::vector<Index> users = matched(valid.users, set.users);
  const std::vector<Index> items = matched(valid.items, set.items);
  for (std::size_t i = 0; i < valid.size(); ++i) {
    set.valid.user.push_back(users[static_cast<std::size_t>(valid.user[i])]);
    set.valid.item.push_back(items[static_cast<std::size_t>(valid.item[i])]);
    set.valid.rating.push_back(valid.rating[i]);
  }
  return set;
}

ItemRatings itemRatings(const TrainingSet& set) {
  const auto rows = static_cast<std::size_t>(set.itemRows());
  ItemRatings ratings{.count = std::vector<Index>(rows), .mean = std::vector<double>(rows)};
  for (std::size_t i = 0; i < set.train.rating.size(); ++i) {
    const auto item = static_cast<std::size_t>(set.train.item[i]);
    ++ratings.count[item];
    ratings.mean[item] += set.train.rating[i];
  }
  for (std::size_t item = 0; item < rows; ++item) {
    if (ratings.count[item] > 0) ratings.mean[item] /= ratings.count[item];
  }
  return ratings;
}

}  // namespace lab
