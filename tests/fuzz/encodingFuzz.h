// Whatever the bytes: text in UTF-8, by a second reading of RFC 3629, and excerpts fit to be shown.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "core/data/encoding.h"
#include "tests/fuzz/require.h"

namespace lab::fuzz {

/// RFC 3629, section 4, production by production.
inline bool matchesGrammar(std::string_view bytes) {
  struct Production {
    unsigned char firstLow, firstHigh, secondLow, secondHigh;
    std::size_t length;
  };
  constexpr Production kProductions[] = {
      {0x00, 0x7F, 0x00, 0x00, 1}, {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3},
      {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
      {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4}};
  const auto matches = [&](const Production& production) {
    if (bytes.size() < production.length) return false;
    for (std::size_t i = 0; i < production.length; ++i) {
      const auto byte = static_cast<unsigned char>(bytes[i]);
      const unsigned char low = i == 0 ? production.firstLow : i == 1 ? production.secondLow : 0x80;
      const unsigned char high = i == 0   ? production.firstHigh
                                 : i == 1 ? production.secondHigh
                                          : 0xBF;
      if (byte < low || byte > high) return false;
    }
    return true;
  };
  while (!bytes.empty()) {
    const auto* found = std::find_if(std::begin(kProductions), std::end(kProductions), matches);
    if (found == std::end(kProductions)) return false;
    bytes.remove_prefix(found->length);
  }
  return true;
}

inline void fuzzEncoding(std::string_view bytes) {
  require(isUtf8(bytes) == matchesGrammar(bytes));
  const std::string utf8 = toUtf8(bytes);
  require(isUtf8(utf8) && toUtf8(utf8) == utf8);
  require(isUtf8(bytes) ? utf8 == bytes : utf8.size() > bytes.size());

  const std::string shown = excerpt(bytes);
  constexpr std::size_t kMost = 40 + std::string_view("\"…\"").size();
  require(shown.size() >= 2 && shown.size() <= kMost && isUtf8(shown));
  require(shown.front() == '"' && shown.back() == '"');
  for (const char c : shown) require(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F);
}

}  // namespace lab::fuzz
