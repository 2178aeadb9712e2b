// Reads film titles: movies.csv (UTF-8), u.item (Latin-1, "|"), movies.dat (Latin-1, "::").
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "core/data/ratings.h"

namespace lab {

/// From item id (as the ratings file names it) to its info, all text in UTF-8. `fileName` decides
/// the format by its ending (.csv, .item, .dat). Throws DataError naming file, line and what was
/// expected.
std::unordered_map<std::string, ItemInfo> readTitles(std::string_view bytes,
                                                     const std::string& fileName);

}  // namespace lab
