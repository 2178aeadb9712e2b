// Whatever the bytes: a DataError or titles in UTF-8, in each of the three formats.
#pragma once

#include <string>
#include <string_view>

#include "core/data/encoding.h"
#include "core/data/titles.h"
#include "core/error.h"
#include "tests/fuzz/require.h"

namespace lab::fuzz {

inline void fuzzTitles(std::string_view bytes) {
  for (const char* fileName : {"fuzz.csv", "fuzz.item", "fuzz.dat"}) {
    try {
      for (const auto& [id, info] : readTitles(bytes, fileName)) {
        require(!id.empty() && isUtf8(id) && isUtf8(info.title));
        require(info.year >= 0 && info.year <= 9999);
        for (const std::string& genre : info.genres) {
          require(!genre.empty() && isUtf8(genre));
        }
      }
    } catch (const DataError& error) {
      const std::string_view message = error.what();
      require(message.starts_with(std::string("[data] ") + fileName + ", line "));
      require(message.find(": expected ") != std::string_view::npos);
    }
  }
}

}  // namespace lab::fuzz
