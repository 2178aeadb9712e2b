// All fuzz targets by name. Each takes whatever bytes, and throws Finding where a property fails.
#pragma once

#include <string_view>

#include "tests/fuzz/decimalsFuzz.h"
#include "tests/fuzz/encodingFuzz.h"
#include "tests/fuzz/ratingsFuzz.h"
#include "tests/fuzz/recordsFuzz.h"
#include "tests/fuzz/snapshotFuzz.h"
#include "tests/fuzz/tableFuzz.h"
#include "tests/fuzz/titlesFuzz.h"
#include "tests/fuzz/vocabularyFuzz.h"
#include "tests/fuzz/weightsFuzz.h"

namespace lab::fuzz {

struct FuzzTarget {
  std::string_view name;
  void (*run)(std::string_view input);
};

inline constexpr FuzzTarget kTargets[] = {
    {"ratings", fuzzRatings},   {"titles", fuzzTitles},     {"records", fuzzRecords},
    {"encoding", fuzzEncoding}, {"decimals", fuzzDecimals}, {"vocabulary", fuzzVocabulary},
    {"table", fuzzTable},       {"snapshot", fuzzSnapshot}, {"weights", fuzzWeights},
};

}  // namespace lab::fuzz
