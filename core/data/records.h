// Text tables as bytes arrive: lines, then records of fields. Ratings and titles both read through
// it, so quotes, line ends and byte order marks are dealt with once.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"

namespace lab {

/// Where a message points.
struct Place {
  std::string fileName;
  std::size_t line = 1;  ///< from 1

  /// Throws DataError "[data] file, line N: what: expected …".
  template <class... Expected>
  [[noreturn]] void refuse(const std::string& what, const Expected&... expected) const {
    fail<DataError>("data", fileName, ", line ", line, ": ", what, ": expected ", expected...);
  }
};

/// How the fields of a record stand apart.
struct Dialect {
  std::string_view separator;
  bool quotes = false;  ///< a field may stand in "…", with "" for a quote inside (RFC 4180)
};

using Fields = std::vector<std::string_view>;

/// Splits one record into fields. Space around a field that is not quoted does not count.
class FieldSplitter {
 public:
  void setDialect(Dialect dialect) { dialect_ = dialect; }

  /// Adds a line; false where it ends inside quotes, and the record goes on with the next line.
  /// Throws DataError where something follows a closing quote.
  bool add(std::string_view line, const Place& place);

  /// The fields of the record that `add` completed: valid until the next record, and as long as the
  /// line that was added last.
  const Fields& fields() const { return fields_; }

 private:
  bool splitUnquoted(std::string_view line);
  void addQuoted(std::string_view line, const Place& place);
  std::size_t takeQuoted(std::string_view line, std::size_t at, const Place& place);
  std::size_t takePlain(std::string_view line, std::size_t at);
  std::size_t endField(std::string_view line, std::size_t end);

  Dialect dialect_;
  Fields fields_;
  // Of a record with quotes, whose fields differ from what is written:
  bool inQuotes_ = false;
  std::string text_;               // the contents of all fields, one after another
  std::vector<std::size_t> ends_;  // where in text_ each field ends
};

/// The longest line, and the longest record of several lines, in bytes.
inline constexpr std::size_t kLongestRecord = std::size_t{1} << 20;

/// Feed a file in pieces of any size, then finish. Skips a byte order mark and blank lines; lines
/// end in LF or CRLF. Memory: one unfinished record; one beyond kLongestRecord is refused, so that
/// a file without line ends, or with a quote that is never closed, is not held whole.
class RecordReader {
 public:
  /// Decides from the first line how to split; may refuse it.
  using Choose = std::function<Dialect(std::string_view firstLine, const Place& place)>;
  /// Takes a record; the place is its first line.
  using Take = std::function<void(const Fields& fields, const Place& place)>;

  RecordReader(std::string fileName, Choose choose, Take take);

  void feed(std::string_view bytes);

  /// Takes what is left; throws DataError where a quote is still open, or there was no record.
  void finish();

  /// The last record's first line.
  const Place& place() const { return place_; }

 private:
  void takeLine(std::string_view line);
  void checkLine(std::size_t bytes) const;

  Choose choose_;
  Take take_;
  Place place_;
  FieldSplitter splitter_;
  std::string unfinishedLine_;
  std::size_t lines_ = 0;
  std::size_t recordBytes_ = 0;  // of the lines of an open record
  bool chosen_ = false;
  bool recordOpen_ = false;
};

/// The first of `names` that a column has: only letters and digits count, in either case, so that
/// "userid" finds "userId" and "User_ID". `names` are in lower case.
std::optional<std::size_t> findColumn(const Fields& header,
                                      std::span<const std::string_view> names);

/// "1 column", "4 columns".
std::string columnCount(const Fields& fields);

/// Splits at every `separator`.
std::vector<std::string_view> splitAt(std::string_view text, char separator);

/// `text` without spaces and tabs at either end.
std::string_view trimmed(std::string_view text);

}  // namespace lab
