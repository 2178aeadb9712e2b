#include "wasm/values.h"

#include "wasm/guarded.h"

namespace lab::wasm {

val toArray(std::span<const std::string> strings) {
  val array = val::array();
  for (std::size_t i = 0; i < strings.size(); ++i) array.set(i, strings[i]);
  return array;
}

val toArray(Shape shape) {
  val array = val::array();
  array.set(0, shape.rows);
  array.set(1, shape.cols);
  return array;
}

val toObject(const RowGrad& grad) {
  val rows = val::object();
  rows.set("rows", toTypedArray(grad.touched()));
  rows.set("values", toTypedArray(grad.values()));
  return rows;
}

val namedMatrix(const std::string& name, Shape shape, std::span<const Scalar> values) {
  val object = val::object();
  object.set("name", name);
  object.set("shape", toArray(shape));
  object.set("value", toTypedArray(values));
  return object;
}

void throwToJavaScript(const char* type, const char* name, const std::string& message) {
  val error = val::global(type).new_(message);
  if (*name != '\0') error.set("name", std::string(name));
  error.throw_();
}

}  // namespace lab::wasm
