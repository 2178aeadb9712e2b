// For libFuzzer; the corpus is replayed by tests/core/data/corpusTest.cpp. From the root:
//   clang++ -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined -I. tests/fuzz/ratingsFuzz.cpp \
//     core/data/{ratingsReader,titles,records,encoding,vocabulary}.cpp -o build/ratingsFuzz
//   build/ratingsFuzz tests/fuzz/corpus/ratings
#include "tests/fuzz/ratingsFuzz.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  lab::fuzz::fuzzRatings({reinterpret_cast<const char*>(data), size});
  return 0;
}
