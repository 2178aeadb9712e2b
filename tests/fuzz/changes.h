// Inputs near those of a corpus, drawn by seed: for the tests, which run without libFuzzer.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "core/random.h"

namespace lab::fuzz {

/// One of `corpus` with one to four changes: bytes replaced, removed, repeated, or another's end.
inline std::string changed(const std::vector<std::string>& corpus, Rng& rng) {
  const auto below = [&](std::size_t bound) {
    return rng.below(static_cast<std::uint32_t>(bound));
  };
  constexpr std::string_view kTelling("\0\xFF\n\r\t\",;:|.-0e", 14);
  std::string text = corpus[below(corpus.size())];
  for (std::uint32_t change = 1 + below(4); change > 0; --change) {
    const std::size_t at = below(text.size() + 1);
    const std::size_t count = 1 + below(std::min<std::size_t>(8, text.size() - at) + 1);
    switch (below(6)) {
      case 0:
        text.insert(at, 1, static_cast<char>(rng.next()));
        break;
      case 1:
        text.insert(at, 1, kTelling[below(kTelling.size())]);
        break;
      case 2:
        if (at < text.size()) text[at] = static_cast<char>(text[at] ^ 1 << below(8));
        break;
      case 3:
        text.erase(at, count);
        break;
      case 4:
        text.insert(at, text.substr(at, count));
        break;
      default: {
        const std::string& other = corpus[below(corpus.size())];
        text = text.substr(0, at) + other.substr(std::min<std::size_t>(at, other.size()));
      }
    }
  }
  return text;
}

}  // namespace lab::fuzz
