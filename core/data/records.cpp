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
  if (!inQuotes_ && splitUnquoted(line)) return true;
  addQuoted(line, place);
  return !inQuotes_;
}

/// Splits a line in place, in one pass; false where it has quotes that count.
bool FieldSplitter::splitUnquoted(std::string_view line) {
  const std::string_view separator = dialect_.separator;
  const auto separates = [&](std::size_t at) {
    return line[at] == separator.front() &&
           (separator.size() == 1 || line.substr(at).starts_with(separator));
  };
  fields_.clear();
  std::size_t start = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (separates(at)) {
      fields_.push_back(trimmed(line.substr(start, at - start)));
      start = at + separator.size();
      at = start - 1;
    } else if (line[at] == '"' && dialect_.quotes) {
      return false;
    }
  }
  fields_.push_back(trimmed(line.substr(start)));
  return true;
}

/// Adds a line to a record of which some line has quotes.
void FieldSplitter::addQuoted(std::string_view line, const Place& place) {
  if (!inQuotes_) text_.clear(), ends_.clear();
  // A position past the line's end says that the last field has ended.
  std::size_t at = 0;
  while (at <= line.size()) {
    if (!inQuotes_) {
      const std::size_t start = std::min(line.find_first_not_of(' ', at), line.size());
      inQuotes_ = start < line.size() && line[start] == '"';
      at = inQuotes_ ? start + 1 : takePlain(line, start);
    }
    if (inQuotes_) at = takeQuoted(line, at, place);
    if (inQuotes_) return;
  }
  fields_.clear();
  std::size_t start = 0;
  for (const std::size_t end : ends_) {
    fields_.push_back(std::string_view(text_).substr(start, end - start));
    start = end;
  }
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

// ---- Lines and records --------------------------------------------------------------------------

RecordReader::RecordReader(std::string fileName, Choose choose, Take take)
    : choose_(std::move(choose)), take_(std::move(take)), place_{.fileName = std::move(fileName)} {}

void RecordReader::feed(std::string_view bytes) {
  for (;;) {
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos) {
      checkLine(unfinishedLine_.size() + bytes.size());
      unfinishedLine_ += bytes;
      return;
    }
    checkLine(unfinishedLine_.size() + end);
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

/// Refuses the line that comes next where it has more than the most `bytes` that one may have.
void RecordReader::checkLine(std::size_t bytes) const {
  if (bytes <= kLongestRecord) return;
  const Place next{.fileName = place_.fileName, .line = lines_ + 1};
  next.refuse("more than 1 MiB without a line end", "lines of text, one for each rating or title");
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
  recordBytes_ = (recordOpen_ ? recordBytes_ : 0) + line.size() + 1;
  recordOpen_ = !splitter_.add(line, place_);
  if (recordOpen_ && recordBytes_ > kLongestRecord) {
    place_.refuse("a quote is opened and goes on for more than 1 MiB", "a closing quote");
  }
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
  const auto isBlank = [](char c) {
    return c == ' ' || c == '\t';
  };
  while (!text.empty() && isBlank(text.front())) text.remove_prefix(1);
  while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace lab
