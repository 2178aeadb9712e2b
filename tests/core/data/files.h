// Files that the data tests read, and texts read in one go or in pieces.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "core/data/ratingsReader.h"

namespace lab::testing {

inline std::string readFile(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Where datasets lie that may not be kept in the repository.
inline std::filesystem::path dataFolder() {
  const char* folder = std::getenv("EMBEDDING_LAB_DATA");
  return folder ? folder : "../shared/data";
}

/// Reads `text`, fed in pieces of `pieceSize` bytes.
inline Ratings readRatings(std::string_view text, ReaderOptions options = {},
                           std::size_t pieceSize = std::string_view::npos) {
  RatingsReader reader(std::move(options));
  while (!text.empty()) {
    reader.feed(text.substr(0, pieceSize));
    text.remove_prefix(std::min(pieceSize, text.size()));
  }
  return reader.finish();
}

}  // namespace lab::testing
