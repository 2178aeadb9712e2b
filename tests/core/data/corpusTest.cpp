// Every fuzz target over its corpus, where each past finding is a file, and over inputs near it: in
// every build, always the same.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/core/data/files.h"
#include "tests/fuzz/changes.h"
#include "tests/fuzz/targets.h"

namespace lab {
namespace {

std::vector<std::string> corpusOf(std::string_view target) {
  const std::filesystem::path folder = std::filesystem::path("tests/fuzz/corpus") / target;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry);
  std::sort(files.begin(), files.end());
  std::vector<std::string> corpus;
  for (const auto& file : files) corpus.push_back(testing::readFile(file));
  return corpus;
}

/// Bytes as C++ writes them, for whoever mends what was found.
std::string escaped(std::string_view input) {
  std::string text;
  for (const char c : input) {
    char code[8];
    std::snprintf(code, sizeof code, "\\%03o", static_cast<unsigned char>(c));
    text += c >= ' ' && c <= '~' && c != '\\' && c != '"' ? std::string(1, c) : code;
  }
  return text;
}

class Corpus : public ::testing::TestWithParam<fuzz::FuzzTarget> {
 protected:
  /// Fails where the target throws, be it a Finding or what should have been caught.
  void check(std::string_view input) const {
    try {
      GetParam().run(input);
    } catch (const std::exception& error) {
      FAIL() << error.what() << "\nwith the input \"" << escaped(input) << '"';
    }
  }
};

TEST_P(Corpus, HoldsNoFinding) {
  const std::vector<std::string> corpus = corpusOf(GetParam().name);
  ASSERT_GE(corpus.size(), 5u);
  for (const std::string& input : corpus) check(input);
}

TEST_P(Corpus, NorDoInputsNearIt) {
  constexpr int kInputs = 2000;
  const std::vector<std::string> corpus = corpusOf(GetParam().name);
  Rng rng(1, Stream::Analysis);
  for (int i = 0; i < kInputs && !HasFailure(); ++i) check(fuzz::changed(corpus, rng));
}

INSTANTIATE_TEST_SUITE_P(Fuzz, Corpus, ::testing::ValuesIn(fuzz::kTargets),
                         [](const auto& info) { return std::string(info.param.name); });

}  // namespace
}  // namespace lab
