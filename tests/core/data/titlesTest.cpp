#include "core/data/titles.h"

#include <gtest/gtest.h>

#include "core/error.h"

namespace lab {
namespace {

using Genres = std::vector<std::string>;

std::string refusal(std::string_view bytes, const std::string& fileName) {
  try {
    readTitles(bytes, fileName);
  } catch (const DataError& error) {
    return error.what();
  }
  return "";
}

/// A line of u.item whose flags are 1 at the given places.
std::string itemLine(const std::string& id, const std::string& title,
                     std::initializer_list<int> genres) {
  std::string line = id + "|" + title + "|01-Jan-1995||http://example.org";
  for (int flag = 0; flag < 19; ++flag) {
    line += std::find(genres.begin(), genres.end(), flag) != genres.end() ? "|1" : "|0";
  }
  return line + "\n";
}

void expectInfo(const ItemInfo& info, const std::string& title, int year, const Genres& genres) {
  EXPECT_EQ(info.title, title);
  EXPECT_EQ(info.year, year);
  EXPECT_EQ(info.genres, genres);
}

TEST(Titles, ReadsMoviesCsv) {
  const auto titles = readTitles(
      "movieId,title,genres\r\n"
      "1,Tin Roof (1979),Drama\r\n"
      "2,\"Marigolds, Half a Mile of (2007)\",Drama|Romance\r\n"
      "3,\"The \"\"Quiet\"\" Shift \",(no genres listed)\r\n"
      "4,Caf\xC3\xA9 (1984) ,Comedy\r\n",
      "data/Movies.CSV");
  ASSERT_EQ(titles.size(), 4u);
  expectInfo(titles.at("1"), "Tin Roof", 1979, {"Drama"});
  expectInfo(titles.at("2"), "Marigolds, Half a Mile of", 2007, {"Drama", "Romance"});
  expectInfo(titles.at("3"), "The \"Quiet\" Shift", 0, {});
  expectInfo(titles.at("4"), "Caf\xC3\xA9", 1984, {"Comedy"});
}

TEST(Titles, FindsTheColumnsOfOtherCsvFiles) {
  const auto titles = readTitles("name,ID\nLow Water,b7\n", "films.csv");
  expectInfo(titles.at("b7"), "Low Water", 0, {});
}

TEST(Titles, ReadsItemFilesInLatin1) {
  const auto titles =
      readTitles(itemLine("1", "Caf\xE9 M\xFCller (1995)", {3, 4, 5}) +
                     itemLine("267", "unknown", {0}) + itemLine("9", "West (1931)", {18}),
                 "ml-100k/u.item");
  ASSERT_EQ(titles.size(), 3u);
  expectInfo(titles.at("1"), "Caf\xC3\xA9 M\xC3\xBCller", 1995,
             {"Animation", "Children", "Comedy"});
  expectInfo(titles.at("267"), "unknown", 0, {});
  expectInfo(titles.at("9"), "West", 1931, {"Western"});
}

TEST(Titles, ReadsDatFilesInEitherEncoding) {
  const auto titles = readTitles(
      "1::Caf\xE9 (1995)::Drama|War\n2::Caf\xC3\xA9 (1996)::Comedy\n3::Eight: Rooms "
      "(1987)::Drama\n",
      "movies.dat");
  ASSERT_EQ(titles.size(), 3u);
  expectInfo(titles.at("1"), "Caf\xC3\xA9", 1995, {"Drama", "War"});
  expectInfo(titles.at("2"), "Caf\xC3\xA9", 1996, {"Comedy"});
  expectInfo(titles.at("3"), "Eight: Rooms", 1987, {"Drama"});
}

TEST(Titles, TakesAYearOnlyFromTheEnd) {
  const auto titles = readTitles(
      "1::(1995)::\n2::2001 (1968) again::\n3::Short (95)::\n4::Odd (19x5)::\n5::Bare 1995::\n"
      "6::Two (1990) (1995)::\n",
      "movies.dat");
  expectInfo(titles.at("1"), "", 1995, {});
  expectInfo(titles.at("2"), "2001 (1968) again", 0, {});
  expectInfo(titles.at("3"), "Short (95)", 0, {});
  expectInfo(titles.at("4"), "Odd (19x5)", 0, {});
  expectInfo(titles.at("5"), "Bare 1995", 0, {});
  expectInfo(titles.at("6"), "Two (1990)", 1995, {});
}

TEST(Titles, KeepsTheFirstOfTwoLinesWithOneId) {
  const auto titles = readTitles("1::A::\n1::B::\n", "movies.dat");
  ASSERT_EQ(titles.size(), 1u);
  EXPECT_EQ(titles.at("1").title, "A");
}

TEST(Titles, RefusesWhatItCannotRead) {
  EXPECT_EQ(refusal("1,2\n", "movies.txt"),
            "[data] movies.txt, line 1: a file of titles of an unknown kind: expected a name that "
            "ends in .csv, .item or .dat");
  EXPECT_EQ(refusal("", "movies.csv"),
            "[data] movies.csv, line 1: the file is empty: expected at least one line of data");
  EXPECT_EQ(refusal("a,b\n", "movies.csv"),
            "[data] movies.csv, line 1: no column for ids and titles: expected a header line with "
            "\"movieId\" and \"title\"");
  EXPECT_EQ(refusal("movieId,title\n1,A, B\n", "movies.csv"),
            "[data] movies.csv, line 2: 3 columns: expected 2, as the header has");
  EXPECT_EQ(refusal("movieId,title\n\"1,A\n", "movies.csv"),
            "[data] movies.csv, line 2: a quote is opened and never closed: expected a closing "
            "quote");
  EXPECT_EQ(refusal("movieId,title\n,A\n", "movies.csv"),
            "[data] movies.csv, line 2: no id: expected an id, which may be any text");
  EXPECT_EQ(refusal("1::A::Drama\n2::B\n", "movies.dat"),
            "[data] movies.dat, line 2: 2 columns: expected 3 (id, title, genres)");
  EXPECT_EQ(refusal("1|A|date\n", "u.item"),
            "[data] u.item, line 1: 3 columns: expected 24 (id, title, dates, address, 19 genre "
            "flags)");
  std::string line = itemLine("1", "A", {});
  line[line.size() - 2] = '2';
  EXPECT_EQ(refusal(line, "u.item"), "[data] u.item, line 1: genre flag \"2\": expected 0 or 1");
}

}  // namespace
}  // namespace lab
