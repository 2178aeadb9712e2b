#include "core/data/titles.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>

#include "core/data/encoding.h"
#include "core/data/records.h"

namespace lab {
namespace {

using Titles = std::unordered_map<std::string, ItemInfo>;

bool endsWithNoCase(std::string_view text, std::string_view ending) {
  if (text.size() < ending.size()) return false;
  text.remove_prefix(text.size() - ending.size());
  return std::equal(text.begin(), text.end(), ending.begin(), [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) == b;
  });
}

/// The year of a title that ends in "(1995)".
std::optional<int> yearAtEnd(std::string_view title) {
  if (title.size() < 6) return {};
  title.remove_prefix(title.size() - 6);
  if (title.front() != '(' || title.back() != ')') return {};
  int year = 0;
  for (const char c : title.substr(1, 4)) {
    if (c < '0' || c > '9') return {};
    year = 10 * year + (c - '0');
  }
  return year;
}

void addTitle(Titles& titles, std::string_view id, std::string_view titleAndYear,
              std::vector<std::string> genres, const Place& place) {
  if (id.empty()) place.refuse("no id", "an id, which may be any text");
  ItemInfo info;
  info.genres = std::move(genres);
  std::string_view title = trimmed(titleAndYear);
  if (const auto year = yearAtEnd(title)) {
    info.year = *year;
    title = trimmed(title.substr(0, title.size() - 6));
  }
  info.title = toUtf8(title);
  titles.try_emplace(toUtf8(id), std::move(info));
}

void requireWidth(const Fields& fields, std::size_t width, const char* what, const Place& place) {
  if (fields.size() >= width) return;
  place.refuse(columnCount(fields), width, " (", what, ")");
}

// ---- movies.csv: a header, then id, title, genres -----------------------------------------------

constexpr std::string_view kIdNames[] = {"movieid", "itemid", "id", "movie", "item"};
constexpr std::string_view kTitleNames[] = {"title", "movietitle", "name"};
constexpr std::string_view kGenreNames[] = {"genres", "genre"};

/// Columns by their names in the header.
class CsvTitles {
 public:
  explicit CsvTitles(Titles& titles) : titles_(titles) {}

  void take(const Fields& fields, const Place& place) {
    if (width_ == 0) {
      takeHeader(fields, place);
      return;
    }
    if (fields.size() != width_) {
      place.refuse(columnCount(fields), width_, ", as the header has");
    }
    std::vector<std::string> genres;
    if (genres_) genres = splitGenres(fields[*genres_]);
    addTitle(titles_, fields[id_], fields[title_], std::move(genres), place);
  }

 private:
  void takeHeader(const Fields& header, const Place& place) {
    const auto id = findColumn(header, kIdNames);
    const auto title = findColumn(header, kTitleNames);
    if (!id || !title) {
      place.refuse("no column for ids and titles", "a header line with \"movieId\" and \"title\"");
    }
    width_ = header.size();
    id_ = *id;
    title_ = *title;
    genres_ = findColumn(header, kGenreNames);
  }

  Titles& titles_;
  std::size_t width_ = 0;
  std::size_t id_ = 0;
  std::size_t title_ = 0;
  std::optional<std::size_t> genres_;
};

// ---- u.item: id | title | date | video date | address | 19 flags --------------------------------

/// The genres behind the flags of MovieLens 100K, in order; the first, "unknown", is none.
constexpr std::array<const char*, 19> kFlagGenres = {
    "",          "Action",   "Adventure",   "Animation", "Children",
    "Comedy",    "Crime",    "Documentary", "Drama",     "Fantasy",
    "Film-Noir", "Horror",   "Musical",     "Mystery",   "Romance",
    "Sci-Fi",    "Thriller", "War",         "Western"};
constexpr std::size_t kFirstFlag = 5;

void takeItem(Titles& titles, const Fields& fields, const Place& place) {
  requireWidth(fields, kFirstFlag + kFlagGenres.size(), "id, title, dates, address, 19 genre flags",
               place);
  std::vector<std::string> genres;
  for (std::size_t i = 0; i < kFlagGenres.size(); ++i) {
    const std::string_view flag = fields[kFirstFlag + i];
    if (flag != "0" && flag != "1") place.refuse("genre flag " + excerpt(flag), "0 or 1");
    if (flag == "1" && i > 0) genres.emplace_back(kFlagGenres[i]);
  }
  addTitle(titles, fields[0], fields[1], std::move(genres), place);
}

// ---- movies.dat: id :: title :: genres ----------------------------------------------------------

void takeDat(Titles& titles, const Fields& fields, const Place& place) {
  requireWidth(fields, 3, "id, title, genres", place);
  addTitle(titles, fields[0], fields[1], splitGenres(fields[2]), place);
}

void readWith(Dialect dialect, RecordReader::Take take, std::string_view bytes,
              const std::string& fileName) {
  RecordReader reader(
      fileName, [&](std::string_view, const Place&) { return dialect; }, std::move(take));
  reader.feed(bytes);
  reader.finish();
}

}  // namespace

std::vector<std::string> splitGenres(std::string_view text) {
  std::vector<std::string> genres;
  if (text == "(no genres listed)") return genres;
  for (const std::string_view genre : splitAt(text, '|')) {
    if (!trimmed(genre).empty()) genres.push_back(toUtf8(trimmed(genre)));
  }
  return genres;
}

Titles readTitles(std::string_view bytes, const std::string& fileName) {
  Titles titles;
  if (endsWithNoCase(fileName, ".csv")) {
    CsvTitles csv(titles);
    readWith(
        {.separator = ",", .quotes = true},
        [&](const Fields& fields, const Place& place) { csv.take(fields, place); }, bytes,
        fileName);
  } else if (endsWithNoCase(fileName, ".item")) {
    readWith(
        {.separator = "|"},
        [&](const Fields& fields, const Place& place) { takeItem(titles, fields, place); }, bytes,
        fileName);
  } else if (endsWithNoCase(fileName, ".dat")) {
    readWith(
        {.separator = "::"},
        [&](const Fields& fields, const Place& place) { takeDat(titles, fields, place); }, bytes,
        fileName);
  } else {
    Place{.fileName = fileName}.refuse("a file of titles of an unknown kind",
                                       "a name that ends in .csv, .item or .dat");
  }
  return titles;
}

}  // namespace lab
