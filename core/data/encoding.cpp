#include "core/data/encoding.h"

#include <cstdint>

namespace lab {
namespace {

constexpr std::size_t kExcerptBytes = 40;

bool isContinuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// Length of the UTF-8 sequence at the start of `bytes`, which is not empty; 0 where there is none.
std::size_t sequenceLength(std::string_view bytes) {
  const auto first = static_cast<unsigned char>(bytes[0]);
  if (first < 0x80) return 1;
  const std::size_t length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (length == 0 || first > 0xF4 || bytes.size() < length) return 0;
  std::uint32_t point = first & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if (!isContinuation(bytes[i])) return 0;
    point = (point << 6) | (static_cast<unsigned char>(bytes[i]) & 0x3F);
  }
  const bool overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
  const bool surrogate = point >= 0xD800 && point < 0xE000;
  return overlong || surrogate || point > 0x10FFFF ? 0 : length;
}

/// Whether a character of a line of UTF-8 has no shape of its own: control characters, and those
/// that turn the direction of what follows (U+202A to U+202E, U+2066 to U+2069), the message
/// included.
bool isControl(std::string_view character) {
  const auto byte = [&](std::size_t i) {
    return static_cast<unsigned char>(character[i]);
  };
  if (character.size() == 1) return byte(0) < 0x20 || byte(0) == 0x7F;
  if (character.size() == 2) return byte(0) == 0xC2 && byte(1) < 0xA0;
  if (character.size() != 3 || byte(0) != 0xE2) return false;
  return (byte(1) == 0x80 && byte(2) >= 0xAA && byte(2) <= 0xAE) ||
         (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9);
}

}  // namespace

bool isUtf8(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t length = sequenceLength(bytes);
    if (length == 0) return false;
    bytes.remove_prefix(length);
  }
  return true;
}

std::string toUtf8(std::string_view bytes) {
  if (isUtf8(bytes)) return std::string(bytes);
  std::string utf8;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      utf8 += c;
    } else {
      utf8 += static_cast<char>(0xC0 | (byte >> 6));
      utf8 += static_cast<char>(0x80 | (byte & 0x3F));
    }
  }
  return utf8;
}

std::string excerpt(std::string_view bytes) {
  const std::string utf8 = toUtf8(bytes);
  std::string shown = "\"";
  for (std::size_t at = 0; at < utf8.size();) {
    const std::string_view rest = std::string_view(utf8).substr(at);
    const std::string_view character = rest.substr(0, sequenceLength(rest));
    at += character.size();
    if (at > kExcerptBytes) return shown + "…\"";
    shown += isControl(character) ? " " : character;
  }
  return shown + '"';
}

}  // namespace lab
