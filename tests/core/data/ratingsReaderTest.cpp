#include "core/data/ratingsReader.h"

#include <gtest/gtest.h>

#include "core/data/records.h"
#include "core/error.h"
#include "core/random.h"
#include "tests/core/data/files.h"

namespace lab {
namespace {

using testing::readRatings;

/// One rating by its names.
struct Named {
  std::string user;
  std::string item;
  float rating;

  bool operator==(const Named&) const = default;
};

void PrintTo(const Named& named, std::ostream* out) {
  *out << '(' << named.user << ", " << named.item << ", " << named.rating << ')';
}

std::vector<Named> named(const Ratings& ratings) {
  std::vector<Named> all;
  for (std::size_t i = 0; i < ratings.size(); ++i) {
    all.push_back({ratings.users.name(ratings.user[i]), ratings.items.name(ratings.item[i]),
                   ratings.rating[i]});
  }
  return all;
}

/// The message with which `text` is refused; "" where it is not.
std::string refusal(std::string_view text, ReaderOptions options = {}) {
  try {
    readRatings(text, std::move(options));
  } catch (const DataError& error) {
    return error.what();
  }
  return "";
}

std::string refusalOf(const std::string& fileName, std::string_view text) {
  return refusal(text, {.fileName = fileName});
}

const std::vector<Named> kThree = {{"1", "31", 2.5}, {"2", "31", 4}, {"1", "1029", 3}};

// ---- Formats ------------------------------------------------------------------------------------

TEST(RatingsReader, ReadsTabsWithoutHeader) {
  EXPECT_EQ(named(readRatings("1\t31\t2.5\t88\n2\t31\t4\t89\n1\t1029\t3\t90\n")), kThree);
}

TEST(RatingsReader, ReadsDoubleColons) {
  EXPECT_EQ(named(readRatings("1::31::2.5::88\n2::31::4::89\n1::1029::3::90\n")), kThree);
}

TEST(RatingsReader, ReadsCsvWithHeader) {
  EXPECT_EQ(named(readRatings("userId,movieId,rating,timestamp\n"
                              "1,31,2.5,88\n2,31,4.0,89\n1,1029,3.0,90\n")),
            kThree);
}

TEST(RatingsReader, ReadsTabsAndSemicolonsWithHeader) {
  EXPECT_EQ(named(readRatings("user\titem\trating\n1\t31\t2.5\n2\t31\t4\n1\t1029\t3\n")), kThree);
  EXPECT_EQ(named(readRatings("user;item;rating\n1;31;2.5\n2;31;4\n1;1029;3\n")), kThree);
}

TEST(RatingsReader, RecognisesColumnsByName) {
  EXPECT_EQ(named(readRatings("when,STARS,Title,User_ID\n88,2.5,31,1\n89,4,31,2\n90,3,1029,1\n")),
            kThree);
  EXPECT_EQ(named(readRatings("score,book-id,title,Reviewer\n2.5,31,x,1\n4,31,x,2\n3,1029,y,1\n")),
            kThree);
}

TEST(RatingsReader, TakesTheColumnsAskedFor) {
  const ReaderOptions options{.userColumn = "who", .itemColumn = "what", .ratingColumn = "liked"};
  EXPECT_EQ(named(readRatings("user,who,what,liked,rating\n"
                              "9,1,31,2.5,0\n9,2,31,4,0\n9,1,1029,3,0\n",
                              options)),
            kThree);
  EXPECT_EQ(named(readRatings("who\twhat\tliked\n1\t31\t2.5\n2\t31\t4\n1\t1029\t3\n", options)),
            kThree);
}

/// The header's names after a refusal.
std::vector<std::string> unmatchedHeader(std::string_view text, ReaderOptions options = {}) {
  RatingsReader reader(std::move(options));
  try {
    reader.feed(text);
  } catch (const DataError&) {
    return reader.unmatchedHeader();
  }
  EXPECT_TRUE(reader.unmatchedHeader().empty());
  return {};
}

TEST(RatingsReader, KeepsTheHeaderThatItCouldNotMatch) {
  const std::vector<std::string> names = {"who", "what", "déjà vu"};
  EXPECT_EQ(unmatchedHeader("who,what,déjà vu\n1,2,3\n"), names);
  EXPECT_EQ(unmatchedHeader("who;what;\"d\xE9j\xE0 vu\"\n1;2;3\n"), names);  // Latin-1
  EXPECT_EQ(unmatchedHeader("who,what,déjà vu\n", {.ratingColumn = "liked"}), names);
  EXPECT_TRUE(unmatchedHeader("user,item,rating\n1,2,3\n").empty());
  EXPECT_TRUE(unmatchedHeader("user,item,rating\n1,2,good\n").empty());  // its columns are clear
  EXPECT_TRUE(unmatchedHeader("1,31,2.5\n2,31,4\n").empty());            // there is no header
}

TEST(RatingsReader, FindsAColumnNamedInLatin1) {
  const ReaderOptions options{.userColumn = "who", .itemColumn = "what", .ratingColumn = "goût"};
  EXPECT_EQ(named(readRatings("who,what,go\xFBt\n1,31,2.5\n2,31,4\n1,1029,3\n", options)), kThree);
}

TEST(RatingsReader, SaysWhichColumnsItTook) {
  const Ratings ratings = readRatings("score,user,film\n1,a,x\n2,b,y\n");
  ASSERT_EQ(ratings.remarks.size(), 1u);
  EXPECT_EQ(ratings.remarks[0],
            "Columns: user from \"user\", item from \"film\", rating from \"score\".");
  EXPECT_TRUE(readRatings("1\t2\t3\t4\n2\t3\t4\t5\n").remarks.empty());
}

TEST(RatingsReader, UnderstandsLineEndsMarksAndBlankLines) {
  const char* const texts[] = {
      "1\t31\t2.5\t88\r\n2\t31\t4\t89\r\n1\t1029\t3\t90\r\n",
      "1\t31\t2.5\t88\n2\t31\t4\t89\n1\t1029\t3\t90",
      "\xEF\xBB\xBFuserId,movieId,rating\r\n1,31,2.5\r\n2,31,4\r\n1,1029,3\r\n\r\n",
      "\n\nuserId,movieId,rating\n\n1,31,2.5\n  \n2,31,4\n1,1029,3\n\n",
      " userId , movieId, rating\n 1, 31 ,2.5\n2 ,31, 4 \n1,1029,3",
  };
  for (const char* text : texts) EXPECT_EQ(named(readRatings(text)), kThree) << text;
}

TEST(RatingsReader, ReadsQuotedFields) {
  const Ratings ratings = readRatings(
      "\"user\",\"title\",\"rating\"\n"
      "ann,\"Marigolds, Half a Mile of\",4\n"
      "\"ben\",\"The \"\"Quiet\"\" Shift\",\"3.5\"\n"
      "ann,\"Two\nLines\" ,2\n"
      "ann,Tin \"Roof\",1\n");
  EXPECT_EQ(named(ratings), (std::vector<Named>{{"ann", "Marigolds, Half a Mile of", 4},
                                                {"ben", "The \"Quiet\" Shift", 3.5},
                                                {"ann", "Two\nLines", 2},
                                                {"ann", "Tin \"Roof\"", 1}}));
}

TEST(RatingsReader, PiecesOfAnySizeGiveTheSame) {
  const std::string_view texts[] = {
      "\xEF\xBB\xBFuser,title,rating\r\nann,\"a \"\"b\"\",\r\nc\",4\r\n\r\nb\xC3\xA9n,d,-1e0\r\n",
      "1::31::2.5::88\r\n2::31::4::89\n\n1::1029::3::90",
      "1\t31\t2.5\t88\n2\t31\t4\t89\n1\t1029\t3\t90\r\n",
  };
  for (const std::string_view text : texts) {
    const std::vector<Named> whole = named(readRatings(text));
    for (std::size_t size = 1; size < text.size(); ++size) {
      EXPECT_EQ(named(readRatings(text, {}, size)), whole) << "pieces of " << size;
    }
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
      RatingsReader reader;
      reader.feed(text.substr(0, cut));
      reader.feed(text.substr(cut));
      EXPECT_EQ(named(reader.finish()), whole) << "cut at " << cut;
    }
  }
}

/// A table of random fields: numbers, ids of any text, blanks around them, nothing.
std::vector<std::vector<std::string>> randomTable(Rng& rng) {
  static const std::vector<std::string> kParts = {"1",    "2",        "31",   "1029", "2.5",
                                                  "4.0",  ".5",       "-3",   "1e1",  "x",
                                                  "#na#", "\xC3\xA9", "\xE9", " ",    ""};
  std::vector<std::vector<std::string>> table = {{"user", "item", "when", "rating"}};
  const Index lines = 1 + rng.below(6);
  for (Index line = 0; line < lines; ++line) {
    // Most are right, so that there are tables without a mistake.
    std::vector<std::string> fields = {text(rng.below(3)), text("film ", rng.below(3)), "88",
                                       "3.5"};
    for (std::string& field : fields) {
      if (rng.below(6) > 0) continue;
      field = kParts[rng.below(kParts.size())] + kParts[rng.below(kParts.size())];
    }
    if (rng.below(40) == 0) fields.pop_back();
    table.push_back(std::move(fields));
  }
  return table;
}

std::string written(const std::vector<std::vector<std::string>>& table,
                    const std::string& separator, bool quoted) {
  std::string file;
  for (const std::vector<std::string>& fields : table) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const std::string field = quoted ? text('"', trimmed(fields[i]), '"') : fields[i];
      file += (i == 0 ? "" : separator) + field;
    }
    file += '\n';
  }
  return file;
}

// Lines without quotes are split in place, those with quotes are put together anew.
TEST(RatingsReader, QuotesChangeNothing) {
  Rng rng(1, Stream::World);
  int read = 0, refused = 0;
  for (int i = 0; i < 3000; ++i) {
    const auto table = randomTable(rng);
    const std::string expected = refusal(written(table, ",", true));
    for (const std::string separator : {",", ";", "\t", "::"}) {
      const std::string plain = written(table, separator, false);
      ASSERT_EQ(refusal(plain), expected) << plain;
      if (!expected.empty()) continue;
      ASSERT_EQ(named(readRatings(plain)), named(readRatings(written(table, ",", true)))) << plain;
    }
    ++(expected.empty() ? read : refused);
  }
  EXPECT_GT(read, 500);
  EXPECT_GT(refused, 500);
}

// ---- Values -------------------------------------------------------------------------------------

TEST(RatingsReader, SortsCodesNumericallyOrByBytes) {
  const Ratings numbers = readRatings("10\t-7\t1\n9\t100\t2\n10\t20\t3\n");
  EXPECT_EQ(numbers.users.names(), (std::vector<std::string>{"9", "10"}));
  EXPECT_EQ(numbers.items.names(), (std::vector<std::string>{"-7", "20", "100"}));
  EXPECT_EQ(numbers.user, (std::vector<Index>{1, 0, 1}));
  EXPECT_EQ(numbers.item, (std::vector<Index>{0, 2, 1}));
  const Ratings words = readRatings("10\tb\t1\n9x\ta\t2\n10\tC\t3\n");
  EXPECT_EQ(words.users.names(), (std::vector<std::string>{"10", "9x"}));
  EXPECT_EQ(words.items.names(), (std::vector<std::string>{"C", "a", "b"}));
}

TEST(RatingsReader, TakesAnyTextAsId) {
  const Ratings ratings = readRatings("user,item,rating\n#na#,\xE9t\xE9,1\n\xC3\xA9,0x1F,2\n");
  EXPECT_EQ(ratings.users.names(), (std::vector<std::string>{"#na#", "\xC3\xA9"}));
  EXPECT_EQ(ratings.items.names(), (std::vector<std::string>{"0x1F", "\xC3\xA9t\xC3\xA9"}));
}

TEST(RatingsReader, ReadsDecimalsOfEveryShape) {
  const Ratings ratings = readRatings(
      "1\ta\t+.5\n2\ta\t-3.\n1\ta\t1e1\n1\ta\t25E-1\n1\ta\t0003.1415926535897932384626\n");
  EXPECT_EQ(ratings.rating, (std::vector<float>{0.5f, -3, 10, 2.5f, 3.14159265f}));
  EXPECT_EQ(ratings.minRating, -3);
  EXPECT_EQ(ratings.maxRating, 10);
}

TEST(RatingsReader, CountsAndKeepsDuplicatePairs) {
  const Ratings ratings = readRatings("1\ta\t1\n2\ta\t2\n1\ta\t3\n1\tb\t4\n1\ta\t1\n2\tb\t5\n");
  EXPECT_EQ(ratings.size(), 6u);
  EXPECT_EQ(ratings.duplicatePairs, 2u);
  ASSERT_EQ(ratings.remarks.size(), 1u);
  EXPECT_EQ(ratings.remarks[0],
            "Ratings of a pair of user and item that had come before: 2. All are kept.");
}

TEST(RatingsReader, RemarksASingleItem) {
  const Ratings ratings = readRatings("1\ta\t1\n2\ta\t2\n");
  ASSERT_EQ(ratings.remarks.size(), 1u);
  EXPECT_EQ(ratings.remarks[0], "There is only one item, \"a\".");
}

TEST(RatingsReader, AcceptsTheEndsOfTheRange) {
  const ReaderOptions options{.range = {{0.5f, 5.0f}}};
  EXPECT_EQ(readRatings("1\ta\t0.5\n2\ta\t5\n", options).size(), 2u);
}

// ---- What is refused ----------------------------------------------------------------------------

TEST(RatingsReader, RefusesAnEmptyFile) {
  const std::string message =
      "[data] ratings.csv, line 1: the file is empty: expected at least one line of data";
  EXPECT_EQ(refusalOf("ratings.csv", ""), message);
  EXPECT_EQ(refusalOf("ratings.csv", "\xEF\xBB\xBF\r\n\n  \n"), message);
}

TEST(RatingsReader, RefusesAHeaderAlone) {
  EXPECT_EQ(refusalOf("ratings.csv", "\nuserId,movieId,rating\n"),
            "[data] ratings.csv, line 2: no ratings: expected at least one line after the header");
}

TEST(RatingsReader, RefusesAHeaderWithoutItsColumns) {
  EXPECT_EQ(refusalOf("tags.csv", "userId,movieId,tag\n1,2,funny\n"),
            "[data] tags.csv, line 1: no rating column among \"userId\", \"movieId\", \"tag\": "
            "expected a header line with a column such as \"rating\"");
  EXPECT_NE(refusal("a,item,rating\n").find("no user column"), std::string::npos);
  EXPECT_NE(refusal("user,b,rating\n").find("no item column"), std::string::npos);
  EXPECT_EQ(refusal("user,item,rating\n1,2,3\n", {.fileName = "r.csv", .ratingColumn = "stars"}),
            "[data] r.csv, line 1: no column \"stars\" for the rating: expected one of \"user\", "
            "\"item\", \"rating\"");
  EXPECT_NE(
      refusal("1\t2\t3\n", {.ratingColumn = "liked"}).find("no column \"liked\" for the rating"),
      std::string::npos);
  EXPECT_NE(refusal("user,item,rating\n", {.itemColumn = "user"}).find("different columns"),
            std::string::npos);
}

TEST(RatingsReader, RefusesWhatIsNoTable) {
  EXPECT_EQ(refusalOf("notes.txt", "Dear diary\nit rains\n"),
            "[data] notes.txt, line 1: one column, \"Dear diary\": expected user, item and rating, "
            "separated by commas, semicolons, tabs or \"::\"");
  EXPECT_EQ(refusalOf("ratings.zip", std::string_view("PK\x03\x04\0\0,\n", 8)),
            "[data] ratings.zip, line 1: binary data: expected text");
}

TEST(RatingsReader, RefusesRatingsThatAreNoNumbers) {
  EXPECT_EQ(refusalOf("ratings.csv", "userId,movieId,rating\n1,2,3\n\n1,3,good\n"),
            "[data] ratings.csv, line 4: rating \"good\": expected a finite number");
  for (const char* text : {"nan", "NaN", "inf", "-Infinity", "1e999", "1e39", "0x10", "4,5", "4.5.",
                           "", " ", "4 5", "+", ".", "e5", "1e", "1e+", "--1", "\xD9\xA3"}) {
    const std::string file = "1\ta\t3\n2\tb\t" + std::string(text) + "\t0\n";
    const std::string message = refusalOf("u.data", file);
    EXPECT_TRUE(message.starts_with("[data] u.data, line 2: rating \"")) << text << message;
    EXPECT_TRUE(message.ends_with("expected a finite number")) << text << message;
  }
  EXPECT_TRUE(refusalOf("u.data", "1\t2\tnan\t88\n").starts_with("[data] u.data, line 1: rating"));
}

TEST(RatingsReader, RefusesRatingsOutsideTheRange) {
  EXPECT_EQ(
      refusal("1\ta\t3\n2\tb\t5.5\n", {.fileName = "u.data", .range = {{0.5f, 5.0f}}}),
      "[data] u.data, line 2: rating \"5.5\": expected a number in the range given, 0.5 to 5");
  EXPECT_NE(refusal("1\ta\t0\n", {.range = {{0.5f, 5.0f}}}), "");
}

TEST(RatingsReader, RefusesAWrongNumberOfColumns) {
  EXPECT_EQ(refusalOf("u.data", "1\t2\t3\t4\n1\t2\n"),
            "[data] u.data, line 2: 2 columns: expected at least 3 (user, item, rating)");
  EXPECT_EQ(refusalOf("ratings.dat", "1::2::3\n1\n"),
            "[data] ratings.dat, line 2: 1 column: expected at least 3 (user, item, rating)");
  EXPECT_EQ(refusalOf("r.csv", "user,item,rating,when\n1,2,3\n"),
            "[data] r.csv, line 2: 3 columns: expected 4, as the header has");
  EXPECT_EQ(refusalOf("r.csv", "user,title,rating\n1,Marigolds, Half a Mile of,3\n"),
            "[data] r.csv, line 2: 4 columns: expected 3, as the header has");
}

TEST(RatingsReader, RefusesEmptyIds) {
  EXPECT_EQ(refusalOf("r.csv", "user,item,rating\n,2,3\n"),
            "[data] r.csv, line 2: no user: expected an id, which may be any text");
  EXPECT_EQ(refusalOf("r.csv", "user,item,rating\n1,\"\",3\n"),
            "[data] r.csv, line 2: no item: expected an id, which may be any text");
}

TEST(RatingsReader, RefusesBrokenQuotes) {
  EXPECT_EQ(refusalOf("r.csv", "user,item,rating\n1,2,3\n1,\"x,4\n2,y,5\n"),
            "[data] r.csv, line 3: a quote is opened and never closed: expected a closing quote");
  EXPECT_EQ(refusalOf("r.csv", "user,item,rating\n1,\"x\"y,4\n"),
            "[data] r.csv, line 2: \"y\" after a closing quote: expected \",\" or the end of the "
            "line; a quote inside quotes is written twice");
}

TEST(RatingsReader, RefusesASingleUser) {
  EXPECT_EQ(
      refusalOf("u.data", "7\t1\t3\n7\t2\t4\n"),
      "[data] u.data, line 2: only one user, \"7\", in the whole file: expected at least two");
}

TEST(RatingsReader, MessagesStayShortAndPrintable) {
  const std::string rating = std::string(500, 'x') + '\x01';
  const std::string message = refusalOf("u.data", "1\ta\t3\n2\tb\t\x01\x7F" + rating + "\n");
  EXPECT_EQ(message, "[data] u.data, line 2: rating \"  " + std::string(38, 'x') +
                         "…\": expected a finite number");
}

}  // namespace
}  // namespace lab
