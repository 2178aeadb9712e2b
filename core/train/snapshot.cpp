// Snapshots of a trainer: everything that the next step depends on.
//
// Layout: "EMBEDLAB", identity of data and configuration, fingerprint of the state, the state.
#include <array>

#include "core/train/archive.h"
#include "core/train/trainer.h"

namespace lab {
namespace {

constexpr std::array<char, 8> kMagic = {'E', 'M', 'B', 'E', 'D', 'L', 'A', 'B'};
constexpr std::uint64_t kVersion = 2;

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
void Trainer::archive(Archive& io) {
  io.value(run_);
  io.list(finishedEpochs_);
  for (const NamedWeights& part : weights()) io.values(part.values);
  for (std::vector<Scalar>& good : goodWeights_) io.values(std::span(good));
  for (const std::span<Scalar> state : optimizer_->state()) io.values(state);
}

std::vector<std::byte> Trainer::snapshot() {
  ArchiveWriter state;
  archive(state);
  state.list(std::vector<char>(message_.begin(), message_.end()));
  const std::vector<std::byte> bytes = state.take();
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
    fail<DataError>("snapshot", "it is of a run with other data or another configuration");
  }
  io.value(expected);
  if (fingerprint(io.rest()) != expected) fail<DataError>("snapshot", "it is damaged");

  archive(io);
  std::vector<char> message;
  io.list(message);
  message_.assign(message.begin(), message.end());
  optimizer_->setStepCount(run_.step);
  optimizer_->zeroGrad();
  shuffling_.restore(run_.epochRng);
  drawOrder();
  newLosses_.clear();
  tape_.clear();
  for (Parameter* parameter : parameters_) ++parameter->version;
}

}  // namespace lab
