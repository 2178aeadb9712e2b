// Measures reading: megabytes a second of CPU time that a file of ratings is parsed at. The same
// program is built natively and as wasm.
//
//     loadBench RATINGS.csv ROUNDS
//
// The file is in memory before the clock runs, and fed in the blocks in which files arrive. Prints
// the median of ROUNDS readings, after one that does not count, as one line of JSON.
#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "core/data/ratingsReader.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "use: loadBench RATINGS.csv ROUNDS" << std::endl;
    return 2;
  }
  std::ifstream file(argv[1], std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  constexpr std::size_t kBlock = 1 << 16;
  const int rounds = std::max(std::atoi(argv[2]), 1);
  std::vector<double> speeds;
  std::size_t ratings = 0;
  for (int round = 0; round <= rounds; ++round) {
    const std::clock_t start = std::clock();
    lab::RatingsReader reader({.fileName = argv[1]});
    for (std::size_t at = 0; at < text.size(); at += kBlock) {
      reader.feed(std::string_view(text).substr(at, kBlock));
    }
    ratings = reader.finish().size();
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    if (round > 0) speeds.push_back(static_cast<double>(text.size()) * 1e-6 / seconds);
  }
  std::sort(speeds.begin(), speeds.end());
  std::cout << "{\"ratings\": " << ratings
            << ", \"megabytesPerSecond\": " << speeds[speeds.size() / 2] << "}" << std::endl;
  return 0;
}
