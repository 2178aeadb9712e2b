// Whatever stands where a rating belongs: what strtod makes of it, or a refusal.
#pragma once

#include <cmath>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/data/records.h"
#include "tests/fuzz/ratingsFuzz.h"
#include "tests/fuzz/require.h"

namespace lab::fuzz {

inline void fuzzDecimals(std::string_view bytes) {
  const std::string field(trimmed(bytes.substr(0, bytes.find_first_of("\t\r\n"))));
  const std::string text = "a\t1\t" + field + "\nb\t1\t1\n";
  const Outcome outcome = read(text, text.size(), text.size());

  // strtod also takes what no file of ratings means by a number.
  const bool plain = field.find_first_not_of("0123456789.+-eE") == field.npos && field.size() > 0;
  char* end = nullptr;
  const float value = static_cast<float>(std::strtod(field.c_str(), &end));
  const bool isNumber = plain && end == field.c_str() + field.size() && std::isfinite(value);
  // Without a number the first line would be a header, were it not for its item, "1".
  require(outcome.ratings.has_value() == (isNumber && field.find("::") == field.npos));
  if (outcome.ratings) require(outcome.ratings->rating.front() == value);
}

}  // namespace lab::fuzz
