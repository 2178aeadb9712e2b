#include "core/data/ratingsReader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <span>
#include <utility>

#include "core/data/encoding.h"
#include "core/data/records.h"
#include "core/error.h"

namespace lab {
namespace {

// ---- Columns ------------------------------------------------------------------------------------

// Names under which a column is recognised, the likeliest first.
constexpr std::string_view kUserNames[] = {"userid",     "user",     "username",
                                           "reviewerid", "reviewer", "viewer",
                                           "customerid", "customer", "uid"};
constexpr std::string_view kItemNames[] = {
    "itemid", "item", "movieid", "movie",  "filmid", "film",  "productid",  "product", "bookid",
    "book",   "isbn", "asin",    "songid", "song",   "title", "movietitle", "iid"};
constexpr std::string_view kRatingNames[] = {"rating",     "ratings",    "userrating",
                                             "bookrating", "score",      "reviewscore",
                                             "stars",      "starrating", "overall"};

/// How many names a message lists, and among how many a person may be asked to choose.
constexpr std::size_t kMostListed = 12;
constexpr std::size_t kMostToChoose = 1000;

std::string listOf(const Fields& names) {
  std::string list;
  const std::size_t listed = std::min(names.size(), kMostListed);
  for (const std::string_view name : std::span(names).first(listed)) {
    list += (list.empty() ? "" : ", ") + excerpt(name);
  }
  return listed == names.size() ? list : text(list, " and ", names.size() - listed, " more");
}

/// The column called `wanted`, or where that is empty, the likeliest of `names`.
std::size_t chooseColumn(const Fields& header, const char* role, const std::string& wanted,
                         std::span<const std::string_view> names, const Place& place) {
  if (wanted.empty()) {
    if (const auto column = findColumn(header, names)) return *column;
    place.refuse(text("no ", role, " column among ", listOf(header)),
                 "a header line with a column such as ", excerpt(names.front()));
  }
  const auto isWanted = [&](std::string_view name) {
    return toUtf8(name) == wanted;
  };
  const auto found = std::find_if(header.begin(), header.end(), isWanted);
  if (found != header.end()) return static_cast<std::size_t>(found - header.begin());
  place.refuse("no column " + excerpt(wanted) + " for the " + role, "one of ", listOf(header));
}

struct Columns {
  std::size_t user = 0;
  std::size_t item = 1;
  std::size_t rating = 2;
};

// ---- Values -------------------------------------------------------------------------------------

/// True for digits with at most one point, an optional sign before and an optional exponent after:
/// what strtod takes, without its "inf", "nan" and hexadecimals.
bool isDecimal(std::string_view text) {
  const auto take = [&](std::string_view allowed, std::size_t atMost) {
    std::size_t taken = 0;
    while (taken < atMost && !text.empty() && allowed.find(text[0]) != allowed.npos) {
      text.remove_prefix(1), ++taken;
    }
    return taken;
  };
  constexpr std::string_view kDigits = "0123456789";
  constexpr std::size_t kAny = std::numeric_limits<std::size_t>::max();
  take("+-", 1);
  std::size_t digits = take(kDigits, kAny);
  take(".", 1);
  digits += take(kDigits, kAny);
  if (digits == 0) return false;
  if (take("eE", 1) == 1) {
    take("+-", 1);
    if (take(kDigits, kAny) == 0) return false;
  }
  return text.empty();
}

bool hasNoNumber(const Fields& fields) {
  return std::none_of(fields.begin(), fields.end(), isDecimal);
}

/// The value of a decimal without sign and exponent and of at most 15 characters: a quotient of two
/// exact doubles, which IEEE 754 rounds once, so what strtod gives. Nothing for any other text.
std::optional<double> shortDecimal(std::string_view text) {
  constexpr std::array<double, 15> kPowersOfTen = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6, 1e7,
                                                   1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14};
  if (text.size() > kPowersOfTen.size()) return {};
  std::int64_t digits = 0;
  std::size_t point = text.size();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] >= '0' && text[i] <= '9') {
      digits = 10 * digits + (text[i] - '0');
    } else if (text[i] == '.' && point == text.size()) {
      point = i;
    } else {
      return {};
    }
  }
  const bool hasPoint = point < text.size();
  if (text.size() == (hasPoint ? 1u : 0u)) return {};
  const std::size_t decimals = hasPoint ? text.size() - 1 - point : 0;
  return static_cast<double>(digits) / kPowersOfTen[decimals];
}

float parseRating(std::string_view field, const ReaderOptions& options, const Place& place) {
  float rating = std::numeric_limits<float>::quiet_NaN();
  if (const auto value = shortDecimal(field)) {
    rating = static_cast<float>(*value);
  } else if (isDecimal(field)) {
    rating = static_cast<float>(std::strtod(std::string(field).c_str(), nullptr));
  }
  if (!std::isfinite(rating)) place.refuse("rating " + excerpt(field), "a finite number");
  if (options.range && !(rating >= options.range->first && rating <= options.range->second)) {
    place.refuse("rating " + excerpt(field), "a number in the range given, ", options.range->first,
                 " to ", options.range->second);
  }
  return rating;
}

/// The code of a name. Names in the vocabulary are UTF-8, so one that is found needs no conversion.
Index addName(Vocabulary& vocabulary, std::string_view name, const char* role, const Place& place) {
  const Index known = vocabulary.find(name);
  if (known != Vocabulary::kAbsent) return known;
  if (name.empty()) place.refuse(text("no ", role), "an id, which may be any text");
  return vocabulary.add(toUtf8(name));
}

/// How many (user, item) pairs had come before. Linear: ratings are put in one bucket per user, and
/// each item remembers the last user seen with it.
std::size_t countDuplicates(const Ratings& ratings) {
  std::vector<std::size_t> starts(static_cast<std::size_t>(ratings.users.size()) + 1);
  for (const Index user : ratings.user) ++starts[user + 1];
  for (std::size_t user = 1; user < starts.size(); ++user) starts[user] += starts[user - 1];
  std::vector<Index> items(ratings.size());
  std::vector<std::size_t> next = starts;
  for (std::size_t i = 0; i < ratings.size(); ++i) items[next[ratings.user[i]]++] = ratings.item[i];

  std::size_t duplicates = 0;
  std::vector<Index> lastUser(static_cast<std::size_t>(ratings.items.size()), Vocabulary::kAbsent);
  for (Index user = 0; user < ratings.users.size(); ++user) {
    for (std::size_t i = starts[user]; i < starts[user + 1]; ++i) {
      if (lastUser[items[i]] == user) ++duplicates;
      lastUser[items[i]] = user;
    }
  }
  return duplicates;
}

void sortCodes(Vocabulary& vocabulary, std::vector<Index>& codes) {
  const std::vector<Index> newCodes = vocabulary.sort();
  for (Index& code : codes) code = newCodes[code];
}

}  // namespace

// ---- The reader ---------------------------------------------------------------------------------

struct RatingsReader::Impl {
  explicit Impl(ReaderOptions readerOptions)
      : options(std::move(readerOptions)),
        records(
            options.fileName,
            [this](std::string_view line, const Place& place) { return choose(line, place); },
            [this](const Fields& fields, const Place& place) { take(fields, place); }) {}

  Dialect choose(std::string_view firstLine, const Place& place);
  void take(const Fields& fields, const Place& place);
  void takeHeader(const Fields& header, const Place& place);

  ReaderOptions options;
  Ratings ratings;
  Columns columns;
  std::vector<std::string> unmatchedHeader;  // until columns are chosen
  std::size_t width = 0;                     // fields of the header; 0 without one
  bool headerAhead = false;
  RecordReader records;
};

Dialect RatingsReader::Impl::choose(std::string_view firstLine, const Place& place) {
  if (firstLine.find('\0') != firstLine.npos) place.refuse("binary data", "text");
  for (const std::string_view separator : {"::", "\t"}) {
    if (firstLine.find(separator) == firstLine.npos) continue;
    // These come without a header, unless one is asked for or the first line has no number in it.
    const Dialect plain{.separator = separator};
    FieldSplitter splitter;
    splitter.setDialect(plain);
    splitter.add(firstLine, place);
    headerAhead = !options.userColumn.empty() || !options.itemColumn.empty() ||
                  !options.ratingColumn.empty() || hasNoNumber(splitter.fields());
    return plain;
  }
  headerAhead = true;
  for (const std::string_view separator : {",", ";"}) {
    if (firstLine.find(separator) != firstLine.npos) {
      return {.separator = separator, .quotes = true};
    }
  }
  place.refuse("one column, " + excerpt(firstLine),
               "user, item and rating, separated by commas, semicolons, tabs or \"::\"");
}

void RatingsReader::Impl::take(const Fields& fields, const Place& place) {
  if (headerAhead) {
    headerAhead = false;
    takeHeader(fields, place);
    return;
  }
  if (width != 0 && fields.size() != width) {
    place.refuse(columnCount(fields), width, ", as the header has");
  }
  if (width == 0 && fields.size() < 3) {
    place.refuse(columnCount(fields), "at least 3 (user, item, rating)");
  }
  const float rating = parseRating(fields[columns.rating], options, place);
  const Index user = addName(ratings.users, fields[columns.user], "user", place);
  const Index item = addName(ratings.items, fields[columns.item], "item", place);
  ratings.user.push_back(user);
  ratings.item.push_back(item);
  ratings.rating.push_back(rating);
}

void RatingsReader::Impl::takeHeader(const Fields& header, const Place& place) {
  width = header.size();
  if (header.size() <= kMostToChoose && hasNoNumber(header)) {
    for (const std::string_view name : header) unmatchedHeader.push_back(toUtf8(name));
  }
  columns.rating = chooseColumn(header, "rating", options.ratingColumn, kRatingNames, place);
  columns.user = chooseColumn(header, "user", options.userColumn, kUserNames, place);
  columns.item = chooseColumn(header, "item", options.itemColumn, kItemNames, place);
  if (columns.user == columns.item || columns.user == columns.rating ||
      columns.item == columns.rating) {
    place.refuse("one column is to be two things", "different columns for user, item and rating");
  }
  unmatchedHeader.clear();
  ratings.remarks.push_back(text("Columns: user from ", excerpt(header[columns.user]),
                                 ", item from ", excerpt(header[columns.item]), ", rating from ",
                                 excerpt(header[columns.rating]), "."));
}

RatingsReader::RatingsReader(ReaderOptions options)
    : impl_(std::make_unique<Impl>(std::move(options))) {}

RatingsReader::~RatingsReader() = default;

void RatingsReader::feed(std::string_view bytes) {
  impl_->records.feed(bytes);
}

const std::vector<std::string>& RatingsReader::unmatchedHeader() const {
  return impl_->unmatchedHeader;
}

Ratings RatingsReader::finish() {
  impl_->records.finish();
  const Place& place = impl_->records.place();
  Ratings ratings = std::move(impl_->ratings);
  if (ratings.size() == 0) place.refuse("no ratings", "at least one line after the header");
  if (ratings.users.size() == 1) {
    place.refuse("only one user, " + excerpt(ratings.users.name(0)) + ", in the whole file",
                 "at least two");
  }

  sortCodes(ratings.users, ratings.user);
  sortCodes(ratings.items, ratings.item);
  const auto [least, greatest] = std::minmax_element(ratings.rating.begin(), ratings.rating.end());
  ratings.minRating = *least;
  ratings.maxRating = *greatest;
  ratings.duplicatePairs = countDuplicates(ratings);
  if (ratings.duplicatePairs > 0) {
    ratings.remarks.push_back(text("Ratings of a pair of user and item that had come before: ",
                                   ratings.duplicatePairs, ". All are kept."));
  }
  if (ratings.items.size() == 1) {
    ratings.remarks.push_back(
        text("There is only one item, ", excerpt(ratings.items.name(0)), "."));
  }
  return ratings;
}

}  // namespace lab
