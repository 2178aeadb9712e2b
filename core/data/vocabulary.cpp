#include "core/data/vocabulary.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <functional>
#include <numeric>
#include <utility>

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

constexpr std::size_t kFirstSize = 16;
constexpr std::size_t kShort = 7;  // bytes

/// A short name, as most ids are, is its own key: its length, then its bytes. The key of a longer
/// one is a hash, which others may share, after what is no length of a short one.
std::uint64_t keyOf(std::string_view name) {
  if (name.size() > kShort) {
    return std::uint64_t{0xFF} << 56 | std::hash<std::string_view>()(name);
  }
  std::uint64_t key = name.size();
  for (const char c : name) key = key << 8 | static_cast<unsigned char>(c);
  return key;
}

/// Where to look for a key first, in a table whose size is a power of two. Multiplied by 2^64 over
/// the golden ratio, keys that differ little differ much in their highest bits.
std::size_t firstPlace(std::uint64_t key, std::size_t tableSize) {
  return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15u >> (65 - std::bit_width(tableSize)));
}

}  // namespace

std::size_t Vocabulary::placeOf(std::string_view name, std::uint64_t key) const {
  std::size_t place = firstPlace(key, table_.size());
  for (;; place = (place + 1) & (table_.size() - 1)) {
    const auto& [placedKey, code] = table_[place];
    if (code == kAbsent) return place;
    if (placedKey == key && (name.size() <= kShort || this->name(code) == name)) return place;
  }
}

Index Vocabulary::find(std::string_view name) const {
  return table_.empty() ? kAbsent : table_[placeOf(name, keyOf(name))].code;
}

Index Vocabulary::add(std::string_view name) {
  if (2 * names_.size() >= table_.size()) grow();
  const std::uint64_t key = keyOf(name);
  Entry& entry = table_[placeOf(name, key)];
  if (entry.code == kAbsent) {
    entry = {.key = key, .code = size()};
    names_.emplace_back(name);
  }
  return entry.code;
}

void Vocabulary::grow() {
  const std::vector<Entry> entries =
      std::exchange(table_, std::vector<Entry>(std::max(kFirstSize, 2 * table_.size())));
  for (const Entry& entry : entries) {
    if (entry.code != kAbsent) table_[placeOf(name(entry.code), entry.key)] = entry;
  }
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
  for (Entry& entry : table_) {
    if (entry.code != kAbsent) entry.code = newCodes[entry.code];
  }
  return newCodes;
}

}  // namespace lab
