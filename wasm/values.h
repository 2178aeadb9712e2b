// What crosses between C++ and JavaScript: arrays as copies, enums as names, options as fields.
#pragma once

#include <emscripten/val.h>

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/autograd/rowGrad.h"

namespace lab::wasm {

using emscripten::val;

// ---- Arrays -------------------------------------------------------------------------------------

/// A copy of an array or typed array of numbers.
template <class T>
std::vector<T> toVector(const val& array) {
  return emscripten::convertJSArrayToNumberVector<T>(array);
}

/// A typed array of its own: a view of the core's memory must not escape, growth would detach it.
template <class T>
val toTypedArray(std::span<const T> values) {
  return val(emscripten::typed_memory_view(values.size(), values.data())).call<val>("slice");
}

template <class T>
val toTypedArray(const std::vector<T>& values) {
  return toTypedArray(std::span<const T>(values));
}

val toArray(std::span<const std::string> strings);
val toArray(Shape shape);  ///< [rows, cols]

val toObject(const RowGrad& grad);  ///< { rows, values }: the rows that were touched

/// A matrix under its name: { name, shape, value }.
val namedMatrix(const std::string& name, Shape shape, std::span<const Scalar> values);

// ---- Options ------------------------------------------------------------------------------------

inline bool isGiven(const val& option) {
  return !option.isNull() && !option.isUndefined();
}

/// options[name], or nothing where it is null, undefined, or missing; of an array, by place.
template <class T, class Key>
std::optional<T> optional(const val& options, const Key& name) {
  const val option = options[name];
  if (!isGiven(option)) return {};
  return option.as<T>();
}

template <class T>
T optionOr(const val& options, const char* name, T fallback) {
  return optional<T>(options, name).value_or(fallback);
}

/// null where there is nothing.
template <class T>
val orNull(const std::optional<T>& value) {
  return value ? val(*value) : val::null();
}

// ---- Enums --------------------------------------------------------------------------------------

/// The name that a value of an enum has in JavaScript.
template <class E>
struct Named {
  E value;
  const char* name;
};

/// The value called `name`. Throws TypeError listing the names that there are.
template <class E, std::size_t n>
E parse(const char* place, const Named<E> (&table)[n], const std::string& name) {
  std::string known;
  for (const Named<E>& entry : table) {
    if (name == entry.name) return entry.value;
    known += (known.empty() ? "" : ", ") + std::string(entry.name);
  }
  fail<TypeError>(place, "\"", name, "\" is none of ", known);
}

template <class E, std::size_t n>
const char* nameOf(const Named<E> (&table)[n], E value) {
  for (const Named<E>& entry : table) {
    if (entry.value == value) return entry.name;
  }
  return "";
}

}  // namespace lab::wasm
