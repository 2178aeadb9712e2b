// Names of categories and their positions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/scalar.h"

namespace lab {

/// A list of distinct names; a name's position is its code. Any string is a valid name.
class Vocabulary {
 public:
  static constexpr Index kAbsent = -1;

  /// The code of `name`, added at the end where it is new.
  Index add(std::string_view name);

  /// The code of `name`, or kAbsent.
  Index find(std::string_view name) const;

  const std::string& name(Index code) const { return names_[static_cast<std::size_t>(code)]; }
  const std::vector<std::string>& names() const { return names_; }
  Index size() const { return static_cast<Index>(names_.size()); }

  /// Orders the names (numerically where every one is a 64-bit integer, else by bytes) and returns
  /// the new code of every old one.
  std::vector<Index> sort();

 private:
  struct Entry {
    std::uint64_t key = 0;
    Index code = kAbsent;  ///< kAbsent: the place is free
  };

  /// Where in the table `name` is, or the free place where it belongs.
  std::size_t placeOf(std::string_view name, std::uint64_t key) const;
  void grow();

  std::vector<std::string> names_;
  std::vector<Entry> table_;  // open addressing: half of the places are free at least
};

}  // namespace lab
