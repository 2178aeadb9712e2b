// Errors that a caller can act on: what is wrong, where, with the numbers.
//
// Three kinds, so that a binding can turn each into the error its language has for it. Every
// message starts with the place in brackets: "[embedding] row 99 is outside [0, 10)".
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

namespace lab {

/// A value lies outside what is allowed (JavaScript: RangeError).
struct RangeError : std::out_of_range {
  using std::out_of_range::out_of_range;
};

/// Shapes, kinds or combinations of arguments that do not fit (JavaScript: TypeError).
struct TypeError : std::invalid_argument {
  using std::invalid_argument::invalid_argument;
};

/// Input data that cannot be read. The message names file, line and what was expected
/// (JavaScript: Error with name "DataError").
struct DataError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Appends what an output stream prints: numbers with at most six digits. Streams themselves bring
/// dates, money and languages with them, a tenth of what a page would load.
void append(std::string& to, std::string_view part);
void append(std::string& to, char part);
void append(std::string& to, double part);
void append(std::string& to, long long part);
void append(std::string& to, unsigned long long part);
template <class Whole>
requires std::is_integral_v<Whole>
void append(std::string& to, Whole part) {
  if constexpr (std::is_signed_v<Whole>) {
    append(to, static_cast<long long>(part));
  } else {
    append(to, static_cast<unsigned long long>(part));
  }
}

/// Joins its arguments, numbers as an output stream prints them.
template <class... Parts>
std::string text(const Parts&... parts) {
  std::string joined;
  (append(joined, parts), ...);
  return joined;
}

/// Throws `Error` with the message "[place] part part …".
template <class Error, class... Parts>
[[noreturn]] void fail(const char* place, const Parts&... parts) {
  throw Error(text("[", place, "] ", parts...));
}

}  // namespace lab
