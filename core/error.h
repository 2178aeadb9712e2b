// Errors that a caller can act on: what is wrong, where, with the numbers.
//
// Three kinds, so that a binding can turn each into the error its language has for it. Every
// message starts with the place in brackets: "[embedding] row 99 is outside [0, 10)".
#pragma once

#include <sstream>
#include <stdexcept>
#include <string>

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

/// Joins its arguments as an output stream prints them.
template <class... Parts>
std::string text(const Parts&... parts) {
  std::ostringstream out;
  (out << ... << parts);
  return out.str();
}

/// Throws `Error` with the message "[place] part part …".
template <class Error, class... Parts>
[[noreturn]] void fail(const char* place, const Parts&... parts) {
  throw Error(text("[", place, "] ", parts...));
}

}  // namespace lab
