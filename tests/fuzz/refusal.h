// What every refusal of a file says.
#pragma once

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

#include "core/data/encoding.h"
#include "tests/fuzz/require.h"

namespace lab::fuzz {

/// "[data] FILE, line N: …: expected …", in UTF-8, of a line that `text` has.
inline void requireRefusal(std::string_view message, const std::string& fileName,
                           std::string_view text) {
  const std::string start = "[data] " + fileName + ", line ";
  require(message.starts_with(start) && isUtf8(message));
  std::size_t line = 0;
  const char* end = message.data() + message.size();
  const auto [colon, error] = std::from_chars(message.data() + start.size(), end, line);
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  require(error == std::errc() && line >= 1 && line <= lines);
  const std::string_view what(colon, static_cast<std::size_t>(end - colon));
  require(what.starts_with(": ") && what.find(": expected ") != std::string_view::npos);
}

}  // namespace lab::fuzz
