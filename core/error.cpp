#include "core/error.h"

#include <charconv>
#include <cstdio>

namespace lab {
namespace {

template <class Whole>
void appendWhole(std::string& to, Whole number) {
  char digits[24];
  to.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

}  // namespace

void append(std::string& to, std::string_view part) {
  to.append(part);
}

void append(std::string& to, char part) {
  to.push_back(part);
}

void append(std::string& to, double part) {
  char digits[32];
  to.append(digits, static_cast<std::size_t>(std::snprintf(digits, sizeof digits, "%g", part)));
}

void append(std::string& to, long long part) {
  appendWhole(to, part);
}

void append(std::string& to, unsigned long long part) {
  appendWhole(to, part);
}

}  // namespace lab
