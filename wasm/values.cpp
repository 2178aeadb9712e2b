#include "wasm/values.h"

#include "wasm/guarded.h"

namespace lab::wasm {

val toArray(std::span<const std::string> strings) {
  val array = val::array();
  for (std::size_t i = 0; i < strings.size(); ++i) array.set(i, strings[i]);
  return array;
}

void throwToJavaScript(const char* type, const char* name, const std::string& message) {
  val error = val::global(type).new_(message);
  if (*name != '\0') error.set("name", std::string(name));
  error.throw_();
}

}  // namespace lab::wasm
