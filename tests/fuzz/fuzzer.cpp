// What libFuzzer calls: the target that LAB_FUZZ_TARGET names. Built and run by tools/fuzz.mjs; the
// corpus is replayed by tests/core/data/corpusTest.cpp too.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "tests/fuzz/targets.h"

namespace {

const lab::fuzz::FuzzTarget& chosenTarget() {
  const char* name = std::getenv("LAB_FUZZ_TARGET");
  for (const lab::fuzz::FuzzTarget& target : lab::fuzz::kTargets) {
    if (name != nullptr && target.name == name) return target;
  }
  std::fprintf(stderr, "LAB_FUZZ_TARGET names no target\n");
  std::exit(2);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const lab::fuzz::FuzzTarget& target = chosenTarget();
  target.run({reinterpret_cast<const char*>(data), size});
  return 0;
}
