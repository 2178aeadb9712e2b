// Whatever a snapshot says: a DataError that changes nothing, or a run that stands where its
// snapshot says, byte for byte, and can go on to its end.
//
// Random bytes do not get past a snapshot's fingerprints. So the input is a run, how far it has
// come, and edits of its snapshot, after which the fingerprints may be put right.
#pragma once

#include <array>
#include <cstddef>
#include <cstring>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/train/archive.h"
#include "tests/fuzz/bytes.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/smallRun.h"

namespace lab::fuzz {

/// Where a snapshot's parts begin: "EMBEDLAB", the identity, the fingerprint of the state, the
/// state.
inline constexpr std::size_t kFingerprintAt = 16, kStateAt = 24;

inline void editSnapshot(std::vector<std::byte>& snapshot, Bytes& bytes) {
  const bool mendFingerprint = bytes.below(4) > 0;
  while (!bytes.empty()) {
    const std::size_t at = snapshot.empty() ? 0 : bytes.number<std::uint16_t>() % snapshot.size();
    const auto place = snapshot.begin() + static_cast<std::ptrdiff_t>(at);
    switch (bytes.below(5)) {
      case 0:
        if (!snapshot.empty()) *place ^= bytes.number<std::byte>();
        break;
      case 1: {
        const auto value = bytes.number<std::array<std::byte, 8>>();
        const std::size_t count = std::min(value.size(), snapshot.size() - at);
        std::memcpy(snapshot.data() + at, value.data(), count);
        break;
      }
      case 2:
        snapshot.resize(at);
        break;
      case 3:
        snapshot.insert(place, bytes.number<std::byte>());
        break;
      default:
        snapshot.resize(snapshot.size() + bytes.below(64));
    }
  }
  if (!mendFingerprint || snapshot.size() < kStateAt) return;
  const std::uint64_t mended = fingerprint(std::span(snapshot).subspan(kStateAt));
  std::memcpy(snapshot.data() + kFingerprintAt, &mended, sizeof mended);
}

inline void fuzzSnapshot(std::string_view input) {
  static const std::shared_ptr<const TrainingSet> data = fewRatings();
  Bytes bytes(input);
  const TrainerConfig config = smallRun(bytes.below(kSmallRuns));
  Trainer saved(data, config), restored(data, config);
  for (std::size_t step = bytes.below(12); step > 0; --step) saved.step();
  for (std::size_t step = bytes.below(4); step > 0; --step) restored.step();

  std::vector<std::byte> snapshot = saved.snapshot();
  editSnapshot(snapshot, bytes);
  const std::vector<std::byte> before = restored.snapshot();
  try {
    restored.restore(snapshot);
  } catch (const DataError& error) {
    require(std::string_view(error.what()).starts_with("[snapshot] "));
    require(restored.snapshot() == before);
    return;
  }
  require(restored.snapshot() == snapshot);
  while (!restored.finished()) {
    const Progress progress = restored.step();
    require(progress.step >= 0 && progress.step <= progress.totalSteps);
    require(progress.fraction >= 0 && progress.fraction <= 1);
    require(progress.epoch >= 0 && progress.epoch < progress.epochs);
  }
  restored.predict(data->train.user, data->train.item);
}

}  // namespace lab::fuzz
