// Whatever the lines: codes as a map from the standard library gives them, before and after
// sorting.
#pragma once

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/vocabulary.h"
#include "tests/fuzz/bytes.h"
#include "tests/fuzz/require.h"

namespace lab::fuzz {

/// Whether a name is digits, after a minus or not, whose value 64 bits hold.
inline bool isInteger(const std::string& name) {
  const std::string_view digits = std::string_view(name).substr(name.starts_with('-') ? 1 : 0);
  if (digits.empty() || digits.find_first_not_of("0123456789") != digits.npos) return false;
  errno = 0;
  std::strtoll(name.c_str(), nullptr, 10);
  return errno == 0;
}

inline void fuzzVocabulary(std::string_view input) {
  Bytes bytes(input);
  Vocabulary vocabulary;
  std::map<std::string, Index> codes;
  while (!bytes.empty()) {
    const std::string name(bytes.line());
    const auto [place, isNew] = codes.try_emplace(name, vocabulary.size());
    require(vocabulary.find(name) == (isNew ? Vocabulary::kAbsent : place->second));
    require(vocabulary.add(name) == place->second);
  }
  require(vocabulary.size() == static_cast<Index>(codes.size()));

  const std::vector<Index> newCodes = vocabulary.sort();
  require(newCodes.size() == codes.size());
  for (const auto& [name, code] : codes) {
    const Index now = newCodes[static_cast<std::size_t>(code)];
    require(vocabulary.find(name) == now && vocabulary.name(now) == name);
  }
  std::vector<std::string> sorted = vocabulary.names();
  std::sort(sorted.begin(), sorted.end());
  if (std::all_of(sorted.begin(), sorted.end(), isInteger)) {
    std::stable_sort(sorted.begin(), sorted.end(), [](const std::string& a, const std::string& b) {
      return std::stoll(a) < std::stoll(b);
    });
  }
  require(vocabulary.names() == sorted);
}

}  // namespace lab::fuzz
