// For libFuzzer; the corpus is replayed by tests/core/data/corpusTest.cpp. From the root:
//   clang++ -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined -I. tests/fuzz/titlesFuzz.cpp \
//     core/data/{ratingsReader,titles,records,encoding,vocabulary}.cpp -o build/titlesFuzz
//   build/titlesFuzz tests/fuzz/corpus/titles
#include "tests/fuzz/titlesFuzz.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  lab::fuzz::fuzzTitles({reinterpret_cast<const char*>(data), size});
  return 0;
}
