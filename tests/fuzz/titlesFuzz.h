// Whatever the bytes: a DataError or titles in UTF-8, in each of the three formats.
#pragma once

#include <string>
#include <string_view>

#include "core/data/titles.h"
#include "core/error.h"
#include "tests/fuzz/refusal.h"
#include "tests/fuzz/require.h"

namespace lab::fuzz {

inline void requireGenres(const std::vector<std::string>& genres) {
  for (const std::string& genre : genres) {
    require(!genre.empty() && isUtf8(genre) && genre.find('|') == std::string::npos);
  }
}

inline void fuzzTitles(std::string_view bytes) {
  for (const char* fileName : {"fuzz.csv", "fuzz.item", "FUZZ.DAT"}) {
    try {
      for (const auto& [id, info] : readTitles(bytes, fileName)) {
        require(!id.empty() && isUtf8(id) && isUtf8(info.title));
        require(info.year >= 0 && info.year <= 9999);
        requireGenres(info.genres);
      }
    } catch (const DataError& error) {
      requireRefusal(error.what(), fileName, bytes);
    }
  }
  requireGenres(splitGenres(bytes));
}

}  // namespace lab::fuzz
