// Snapshots that somebody made up: their fingerprints are right, what they say is not.
#include <gtest/gtest.h>

#include <cstring>
#include <limits>

#include "core/train/archive.h"
#include "tests/core/support.h"
#include "tests/fuzz/smallRun.h"

namespace lab {
namespace {

using testing::messageOf;

// Where a snapshot says it: see archiveRun in core/train/snapshot.cpp.
constexpr std::size_t kIdentity = 8, kFingerprint = 16, kState = 24;
constexpr std::size_t kPhase = 24, kStep = 28, kEpoch = 32, kValidated = 36, kIncrement = 116;

template <class T>
std::vector<std::byte> forged(std::vector<std::byte> snapshot, std::size_t place, T value) {
  std::memcpy(snapshot.data() + place, &value, sizeof value);
  const std::uint64_t mended = fingerprint(std::span(snapshot).subspan(kState));
  std::memcpy(snapshot.data() + kFingerprint, &mended, sizeof mended);
  return snapshot;
}

class ForgedSnapshot : public ::testing::Test {
 protected:
  ForgedSnapshot() {
    // Two steps, a validation, one step.
    for (int part = 0; part < 4; ++part) saved_.step();
    snapshot_ = saved_.snapshot();
    trainer_.step();
  }

  /// Why it is refused, having changed nothing: not even which losses are still to be reported.
  std::string refusalOf(const std::vector<std::byte>& bytes) {
    const std::vector<std::byte> before = trainer_.snapshot();
    const std::string message = messageOf<DataError>([&] { trainer_.restore(bytes); });
    EXPECT_EQ(trainer_.snapshot(), before);
    return message;
  }

  std::shared_ptr<const TrainingSet> data_ = fuzz::fewRatings();
  Trainer saved_{data_, fuzz::smallRun(0)}, trainer_{data_, fuzz::smallRun(0)};
  std::vector<std::byte> snapshot_;
};

TEST_F(ForgedSnapshot, CannotStandWhereNoRunCan) {
  constexpr const char* kRefusal = "[snapshot] it is of no step that this run has";
  for (const Index step : {-1, 0, 1'000'000, std::numeric_limits<Index>::max()}) {
    EXPECT_EQ(refusalOf(forged(snapshot_, kStep, step)), kRefusal) << "step " << step;
  }
  for (const Index epoch : {-1, 0, 2, 3, 4, std::numeric_limits<Index>::max()}) {
    EXPECT_EQ(refusalOf(forged(snapshot_, kEpoch, epoch)), kRefusal) << "epoch " << epoch;
  }
  for (const Index validated : {-1, 1, 10, std::numeric_limits<Index>::max()}) {
    EXPECT_EQ(refusalOf(forged(snapshot_, kValidated, validated)), kRefusal) << validated;
  }
  for (const Phase phase : {Phase::Validating, Phase::Done, static_cast<Phase>(4)}) {
    EXPECT_EQ(refusalOf(forged(snapshot_, kPhase, phase)), kRefusal) << static_cast<int>(phase);
  }
}

TEST_F(ForgedSnapshot, CannotStopTheGenerator) {
  // With an even increment it would come to draw the same number for ever.
  EXPECT_EQ(refusalOf(forged(snapshot_, kIncrement, std::uint64_t{0})),
            "[snapshot] it is of no step that this run has");
}

TEST_F(ForgedSnapshot, HasTheSizeOfItsRun) {
  std::vector<std::byte> longer = snapshot_;
  longer.push_back({});
  EXPECT_EQ(refusalOf(forged(longer, kStep, Index{3})), "[snapshot] it goes on after its end");
  // Near its end, so that most of it has been taken by then.
  std::vector<std::byte> shorter = snapshot_;
  shorter.pop_back();
  EXPECT_EQ(refusalOf(forged(shorter, kStep, Index{3})), "[snapshot] it ends too early");
  // The message, at the very end, says how long it is.
  const std::size_t length = snapshot_.size() - sizeof(std::size_t);
  EXPECT_EQ(refusalOf(forged(snapshot_, length, std::numeric_limits<std::size_t>::max())),
            "[snapshot] it ends too early");
}

TEST_F(ForgedSnapshot, IsOfItsRun) {
  EXPECT_EQ(refusalOf(forged(snapshot_, kIdentity, std::uint64_t{3})),
            "[snapshot] it is of a run with other data or another configuration, or of another "
            "version");
}

TEST_F(ForgedSnapshot, RefusedLeavesLossesToBeReported) {
  Trainer sliced(data_, fuzz::smallRun(0));
  EXPECT_NE(messageOf<DataError>([&] { sliced.restore(forged(snapshot_, kStep, Index{-1})); }), "");
  const Progress progress = sliced.step();
  EXPECT_EQ(progress.firstLossStep, 0);
  EXPECT_EQ(progress.losses.size(), 1u);
}

TEST_F(ForgedSnapshot, TellsFinishedEpochsAsTheRunDid) {
  for (int part = 0; part < 3; ++part) saved_.step();  // to the midst of the third epoch
  trainer_.restore(saved_.snapshot());
  const Progress was = saved_.step(), is = trainer_.step();
  ASSERT_EQ(was.finishedEpochs.size(), 2u);
  ASSERT_EQ(is.finishedEpochs.size(), 2u);
  for (std::size_t epoch = 0; epoch < 2; ++epoch) {
    const EpochResult &a = was.finishedEpochs[epoch], &b = is.finishedEpochs[epoch];
    EXPECT_EQ(a.epoch, b.epoch);
    EXPECT_EQ(a.trainLoss, b.trainLoss);
    EXPECT_EQ(a.smoothTrainLoss, b.smoothTrainLoss);
    EXPECT_EQ(a.validLoss, b.validLoss);
    EXPECT_EQ(a.seconds, b.seconds);
    EXPECT_EQ(a.averageLoss, b.averageLoss);
    EXPECT_EQ(a.steps, b.steps);
    EXPECT_EQ(a.validSquares, b.validSquares);
    EXPECT_EQ(a.validRatings, b.validRatings);
  }
}

}  // namespace
}  // namespace lab
