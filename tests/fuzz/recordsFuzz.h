// Whatever the bytes after the first, which chooses how fields stand apart: records are the same in
// pieces, and come back when they are written with quotes and read again.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/records.h"
#include "tests/fuzz/bytes.h"
#include "tests/fuzz/refusal.h"
#include "tests/fuzz/require.h"

namespace lab::fuzz {

struct Record {
  std::vector<std::string> fields;
  std::size_t line = 0;
  bool operator==(const Record&) const = default;
};

struct Records {
  std::vector<Record> all;
  std::string refusal;
  bool operator==(const Records&) const = default;
};

inline Records readRecords(std::string_view text, Dialect dialect, std::size_t pieceSize) {
  Records records;
  RecordReader reader(
      "fuzz", [&](std::string_view, const Place&) { return dialect; },
      [&](const Fields& fields, const Place& place) {
        records.all.push_back({{fields.begin(), fields.end()}, place.line});
      });
  try {
    while (!text.empty()) {
      const std::string_view piece = text.substr(0, pieceSize);
      reader.feed(piece);
      text.remove_prefix(piece.size());
    }
    reader.finish();
  } catch (const DataError& error) {
    records.refusal = error.what();
  }
  return records;
}

inline std::string quoted(const std::string& field) {
  std::string written = "\"";
  for (const char c : field) written += c == '"' ? std::string("\"\"") : std::string(1, c);
  return written + '"';
}

inline void fuzzRecords(std::string_view input) {
  constexpr Dialect kDialects[] = {{","},  {",", true}, {";", true}, {"\t"},
                                   {"::"}, {"|"},       {"::", true}};
  Bytes bytes(input);
  const Dialect dialect = kDialects[bytes.below(std::size(kDialects))];
  const std::string_view text = bytes.rest();
  const Records whole = readRecords(text, dialect, text.size());
  for (const std::size_t size : {1, 2, 5}) require(readRecords(text, dialect, size) == whole);
  if (!whole.refusal.empty()) requireRefusal(whole.refusal, "fuzz", text);

  std::size_t line = 0;
  std::string again;
  for (const Record& record : whole.all) {
    require(record.line > line && !record.fields.empty());
    line = record.line;
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
      const std::string& field = record.fields[i];
      if (!dialect.quotes) require(trimmed(field) == field && field.find('\n') == field.npos);
      if (field.find("\r\n") != field.npos) return;  // a line end inside quotes becomes "\n"
      if (i > 0) again += dialect.separator;
      again += quoted(field);
    }
    again += '\n';
  }
  if (!dialect.quotes || whole.all.empty()) return;
  const Records copies = readRecords(again, dialect, again.size());
  require(copies.refusal.empty() && copies.all.size() == whole.all.size());
  for (std::size_t i = 0; i < copies.all.size(); ++i) {
    require(copies.all[i].fields == whole.all[i].fields);
  }
}

}  // namespace lab::fuzz
