// Turns the core's exceptions into JavaScript's errors.
//
// An exception that escapes a binding reaches JavaScript as a number without a message. So every
// bound function is wrapped: guarded<&Graph::backward> is a function of the same signature that
// throws a real RangeError, TypeError or Error instead.
#pragma once

#include <emscripten/val.h>

#include <new>
#include <stdexcept>
#include <string>

#include "core/error.h"

namespace lab::wasm {

/// Throws the JavaScript error of class `type`, under `name` where that is not empty.
[[noreturn]] void throwToJavaScript(const char* type, const char* name, const std::string& message);

/// Calls `f`; whatever C++ exception leaves it is thrown anew in JavaScript.
template <class F>
auto guard(F&& f) -> decltype(f()) {
  const char* type = "Error";
  const char* name = "";
  std::string message;
  try {
    return f();
  } catch (const RangeError& error) {
    type = "RangeError", message = error.what();
  } catch (const TypeError& error) {
    type = "TypeError", message = error.what();
  } catch (const DataError& error) {
    name = "DataError", message = error.what();
  } catch (const std::bad_alloc&) {
    type = "RangeError", message = "[memory] there is not enough memory for this";
  } catch (const std::length_error&) {
    type = "RangeError", message = "[memory] there is not enough memory for this";
  } catch (const std::exception& error) {
    message = error.what();
  }
  // Outside the handlers, so that the C++ exception is over before JavaScript's begins.
  throwToJavaScript(type, name, message);
}

template <auto function>
struct Guarded;

template <class R, class... Args, R (*function)(Args...)>
struct Guarded<function> {
  static R call(Args... args) {
    return guard([&]() -> R { return function(std::forward<Args>(args)...); });
  }
};

template <class R, class Class, class... Args, R (Class::*method)(Args...)>
struct Guarded<method> {
  static R call(Class& self, Args... args) {
    return guard([&]() -> R { return (self.*method)(std::forward<Args>(args)...); });
  }
};

template <class R, class Class, class... Args, R (Class::*method)(Args...) const>
struct Guarded<method> {
  static R call(const Class& self, Args... args) {
    return guard([&]() -> R { return (self.*method)(std::forward<Args>(args)...); });
  }
};

/// A pointer to the wrapped function, as Embind takes it.
template <auto function>
inline constexpr auto guarded = &Guarded<function>::call;

}  // namespace lab::wasm
