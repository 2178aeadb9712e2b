#include "core/data/vocabulary.h"

namespace lab {

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

}  // namespace lab
