// Snapshots of a trainer: everything that the next step depends on.
//
// Layout: "EMBEDLAB", identity of data and configuration, fingerprint of the state, the state.
#include <array>
#include <cstdint>

#include "core/train/archive.h"
#include "core/train/trainer.h"

namespace lab {
namespace {

constexpr std::array<char, 8> kMagic = {'E', 'M', 'B', 'E', 'D', 'L', 'A', 'B'};
constexpr std::uint64_t kVersion = 4;

}  // namespace

/// Which data and which configuration a snapshot is of.
std::uint64_t Trainer::identity() const {
  ArchiveWriter io;
  io.value(kVersion);
  io.value(sizeof(Scalar));
  io.value(config_.model.kind);
  io.value(config_.model.factors);
  io.list(config_.model.hidden);
  const Range range = config_.model.yRange.value_or(Range{0, 0});
  io.value(range.low);
  io.value(range.high);
  io.value(config_.optimizer);
  io.value(config_.lr);
  io.value(config_.wd);
  io.value(config_.epochs);
  io.value(config_.batchSize);
  io.value(config_.schedule);
  io.value(config_.seed);
  for (const Examples* part : {&data_->train, &data_->valid}) {
    io.list(part->user);
    io.list(part->item);
    io.list(part->rating);
  }
  return fingerprint(io.take());
}

template <class Archive>
void Trainer::archiveRun(Archive& io) {
  io.value(run_.phase);
  for (Index* count : {&run_.step, &run_.epoch, &run_.validated, &run_.rowsTouched}) {
    io.value(*count);
  }
  for (double* number :
       {&run_.epochLoss, &run_.validSquares, &run_.averageLoss, &run_.bestSmoothLoss,
        &run_.learningRate, &run_.trainSeconds, &run_.validSeconds, &run_.epochSeconds}) {
    io.value(*number);
  }
  io.value(run_.epochRng.state);
  io.value(run_.epochRng.increment);
}

/// The rest of a run that stands at `run_` and has a place for each finished epoch.
template <class Archive>
void Trainer::archiveResults(Archive& io) {
  for (EpochResult& result : finishedEpochs_) {
    for (double* number : {&result.trainLoss, &result.smoothTrainLoss, &result.seconds,
                           &result.averageLoss, &result.validSquares}) {
      io.value(*number);
    }
  }
  for (const NamedWeights& part : weights()) io.values(part.values);
  for (std::vector<Scalar>& good : goodWeights_) io.values(std::span(good));
  for (const std::span<Scalar> state : optimizer_->state()) io.values(state);
}

/// Whether a run of this data and configuration can stand at `run_`.
bool Trainer::canStandHere() const {
  const Index perEpoch = stepsPerEpoch();
  const Index epoch = run_.epoch, epochs = config_.epochs, valid = data_->valid.size();
  if (epoch < 0 || epoch > epochs || run_.step < 0 || run_.step > totalSteps()) return false;
  if (run_.validated < 0 || run_.validated > valid) return false;
  if (run_.epochRng.increment != shuffling_.state().increment) return false;
  const Index ofEpoch = run_.step - epoch * perEpoch;
  switch (run_.phase) {
    case Phase::Training:
      return epoch < epochs && ofEpoch >= 0 && ofEpoch < perEpoch && run_.validated == 0;
    case Phase::Validating:
      return epoch < epochs && ofEpoch == perEpoch;
    case Phase::Done:
      return epoch == epochs && ofEpoch == 0 && run_.validated == 0;
    case Phase::Diverged:
      return epoch < epochs && ofEpoch >= 0 && ofEpoch <= perEpoch;
  }
  return false;
}

std::vector<std::byte> Trainer::stateBytes() {
  ArchiveWriter state;
  archiveRun(state);
  archiveResults(state);
  state.list(std::vector<char>(message_.begin(), message_.end()));
  return state.take();
}

/// Throws DataError where the bytes are no state; some of them may have been taken then.
void Trainer::takeState(std::span<const std::byte> bytes) {
  ArchiveReader io(bytes);
  archiveRun(io);
  if (!canStandHere()) fail<DataError>("snapshot", "it is of no step that this run has");
  finishedEpochs_.resize(static_cast<std::size_t>(run_.epoch));
  archiveResults(io);
  for (Index epoch = 0; epoch < run_.epoch; ++epoch) {
    EpochResult& result = finishedEpochs_[static_cast<std::size_t>(epoch)];
    result.epoch = epoch;
    result.steps = (epoch + 1) * stepsPerEpoch();
    result.validRatings = data_->valid.size();
    result.setValidLoss();
  }
  std::vector<char> message;
  io.list(message);
  message_.assign(message.begin(), message.end());
  if (!io.rest().empty()) fail<DataError>("snapshot", "it goes on after its end");
  optimizer_->setStepCount(run_.step);
  optimizer_->zeroGrad();
  shuffling_.restore(run_.epochRng);
  drawOrder();
  tape_.clear();
}

std::vector<std::byte> Trainer::snapshot() {
  const std::vector<std::byte> bytes = stateBytes();
  ArchiveWriter io;
  io.value(kMagic);
  io.value(identity());
  io.value(fingerprint(bytes));
  io.values(std::span(bytes));
  return io.take();
}

void Trainer::restore(std::span<const std::byte> bytes) {
  ArchiveReader io(bytes);
  std::array<char, 8> magic{};
  std::uint64_t identified = 0, expected = 0;
  io.value(magic);
  if (magic != kMagic) fail<DataError>("snapshot", "these bytes are not a snapshot");
  io.value(identified);
  if (identified != identity()) {
    fail<DataError>("snapshot", "it is of a run with other data or another configuration, or of ",
                    "another version");
  }
  io.value(expected);
  if (fingerprint(io.rest()) != expected) fail<DataError>("snapshot", "it is damaged");

  // Fingerprints can be forged, so the state is not trusted either.
  const std::vector<std::byte> before = stateBytes();
  try {
    takeState(io.rest());
  } catch (const DataError&) {
    takeState(before);
    throw;
  }
  newLosses_.clear();
}

}  // namespace lab
