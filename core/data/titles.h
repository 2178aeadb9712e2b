// Reads film titles: movies.csv (UTF-8), u.item (Latin-1, "|"), movies.dat (Latin-1, "::").
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/data/ratings.h"

namespace lab {

/// Parts of "Action|Drama"; none where the text is empty or "(no genres listed)".
std::vector<std::string> splitGenres(std::string_view text);

/// From item id (as the ratings file names it) to its info, all text in UTF-8. `fileName` decides
/// the format by its ending (.csv with a header, .item, .dat); of two lines with one id the first
/// counts. Throws DataError naming file, line and what was expected.
std::unordered_map<std::string, ItemInfo> readTitles(std::string_view bytes,
                                                     const std::string& fileName);

}  // namespace lab
