#include "core/data/vocabulary.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <numeric>

namespace lab {
namespace {

/// The values of `names`, or nothing where one of them is not a 64-bit integer.
std::vector<std::int64_t> integersOf(const std::vector<std::string>& names) {
  std::vector<std::int64_t> values(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const char* end = names[i].data() + names[i].size();
    const auto parsed = std::from_chars(names[i].data(), end, values[i]);
    if (parsed.ec != std::errc() || parsed.ptr != end) return {};
  }
  return values;
}

}  // namespace

Index Vocabulary::find(std::string_view name) const {
  const auto found = codes_.find(name);
  return found == codes_.end() ? kAbsent : found->second;
}

Index Vocabulary::add(std::string_view name) {
  const auto found = codes_.find(name);
  if (found != codes_.end()) return found->second;
  const Index code = size();
  names_.emplace_back(name);
  codes_.emplace(names_.back(), code);
  return code;
}

std::vector<Index> Vocabulary::sort() {
  std::vector<Index> order(names_.size());
  std::iota(order.begin(), order.end(), 0);
  const std::vector<std::int64_t> values = integersOf(names_);
  std::sort(order.begin(), order.end(), [&](Index a, Index b) {
    if (!values.empty() && values[a] != values[b]) return values[a] < values[b];
    return names_[a] < names_[b];  // "7" and "07" are two names of one value
  });

  std::vector<Index> newCodes(order.size());
  std::vector<std::string> names(order.size());
  for (std::size_t code = 0; code < order.size(); ++code) {
    newCodes[order[code]] = static_cast<Index>(code);
    names[code] = std::move(names_[order[code]]);
  }
  names_ = std::move(names);
  for (auto& [name, code] : codes_) code = newCodes[code];
  return newCodes;
}

}  // namespace lab
