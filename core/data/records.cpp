#include "core/data/records.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "core/data/encoding.h"

namespace lab {
namespace {

/// The letters and digits of a name, in lower case.
std::string plainName(std::string_view name) {
  std::string plain;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte)) plain += static_cast<char>(std::tolower(byte));
  }
  return plain;
}

}  // namespace

// ---- Fields -------------------------------------------------------------------------------------

bool FieldSplitter::add(std::string_view line, const Place& place) {
  if (!inQuotes_) text_.clear(), ends_.clear();
  // A position past the line's end says that the last field has ended.
  std::size_t at = 0;
  while (at <= line.size()) {
    if (!inQuotes_) {
      const std::size_t start = std::min(line.find_first_not_of(' ', at), line.size());
      inQuotes_ = dialect_.quotes && start < line.size() && line[start] == '"';
      at = inQuotes_ ? start + 1 : takePlain(line, start);
    }
    if (inQuotes_) at = takeQuoted(line, at, place);
    if (inQuotes_) return false;
  }
  return true;
}

std::size_t FieldSplitter::takePlain(std::string_view line, std::size_t at) {
  const std::size_t end = std::min(line.find(dialect_.separator, at), line.size());
  text_ += trimmed(line.substr(at, end - at));
  return endField(line, end);
}

std::size_t FieldSplitter::takeQuoted(std::string_view line, std::size_t at, const Place& place) {
  for (;;) {
    const std::size_t quote = line.find('"', at);
    text_ += line.substr(at, quote - at);
    if (quote == std::string_view::npos) {
      text_ += '\n';
      return line.size();
    }
    at = quote + 1;
    if (at == line.size() || line[at] != '"') break;
    text_ += '"', ++at;
  }
  inQuotes_ = false;
  const std::size_t end = std::min(line.find(dialect_.separator, at), line.size());
  const std::string_view extra = line.substr(at, end - at);
  if (!trimmed(extra).empty()) {
    place.refuse(excerpt(extra) + " after a closing quote", excerpt(dialect_.separator),
                 " or the end of the line; a quote inside quotes is written twice");
  }
  return endField(line, end);
}

std::size_t FieldSplitter::endField(std::string_view line, std::size_t end) {
  ends_.push_back(text_.size());
  return end == line.size() ? end + 1 : end + dialect_.separator.size();
}

const Fields& FieldSplitter::fields() {
  fields_.clear();
  std::size_t start = 0;
  for (const std::size_t end : ends_) {
    fields_.push_back(std::string_view(text_).substr(start, end - start));
    start = end;
  }
  return fields_;
}

// ---- Lines and records --------------------------------------------------------------------------

RecordReader::RecordReader(std::string fileName, Choose choose, Take take)
    : choose_(std::move(choose)), take_(std::move(take)), place_{.fileName = std::move(fileName)} {}

void RecordReader::feed(std::string_view bytes) {
  for (;;) {
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos) {
      unfinishedLine_ += bytes;
      return;
    }
    if (unfinishedLine_.empty()) {
      takeLine(bytes.substr(0, end));
    } else {
      unfinishedLine_ += bytes.substr(0, end);
      takeLine(std::exchange(unfinishedLine_, {}));
    }
    bytes.remove_prefix(end + 1);
  }
}

void RecordReader::finish() {
  if (!unfinishedLine_.empty()) takeLine(std::exchange(unfinishedLine_, {}));
  if (recordOpen_) place_.refuse("a quote is opened and never closed", "a closing quote");
  if (!chosen_) place_.refuse("the file is empty", "at least one line of data");
}

void RecordReader::takeLine(std::string_view line) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (++lines_ == 1 && line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (!recordOpen_) {
    if (trimmed(line).empty()) return;
    place_.line = lines_;
  }
  if (!chosen_) {
    splitter_.setDialect(choose_(line, place_));
    chosen_ = true;
  }
  recordOpen_ = !splitter_.add(line, place_);
  if (!recordOpen_) take_(splitter_.fields(), place_);
}

// ---- Columns and text ---------------------------------------------------------------------------

std::optional<std::size_t> findColumn(const Fields& header,
                                      std::span<const std::string_view> names) {
  std::vector<std::string> plainNames;
  for (const std::string_view name : header) plainNames.push_back(plainName(name));
  for (const std::string_view name : names) {
    const auto found = std::find(plainNames.begin(), plainNames.end(), name);
    if (found != plainNames.end()) return static_cast<std::size_t>(found - plainNames.begin());
  }
  return {};
}

std::string columnCount(const Fields& fields) {
  return text(fields.size(), fields.size() == 1 ? " column" : " columns");
}

std::vector<std::string_view> splitAt(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace lab
