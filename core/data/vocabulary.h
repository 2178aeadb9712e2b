// Names of categories and their positions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
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
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::vector<std::string> names_;
  std::unordered_map<std::string, Index, Hash, std::equal_to<>> codes_;
};

}  // namespace lab
