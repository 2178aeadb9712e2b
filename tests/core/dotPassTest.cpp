// A dot product's batch without a tape: the loss and every gradient have the bits of the tape's.
#include <optional>

#include "core/nn/collab.h"
#include "tests/core/support.h"

namespace lab {
namespace {

using testing::randomIndices;
using testing::randomValues;
using testing::sameBits;

constexpr Index kUsers = 20, kItems = 15, kBatch = 33;

TEST(DotPass, HasTheBitsOfTheTape) {
  for (const ModelKind kind : {ModelKind::Dot, ModelKind::DotBias}) {
    for (const bool sparse : {false, true}) {
      for (const std::optional<Range> range : {std::optional<Range>(), {{0, 5.5}}, {{1, 5}}}) {
        const CollabConfig config{.kind = kind, .factors = 7, .yRange = range};
        const auto direct = makeCollabModel(config, kUsers, kItems, sparse, 3);
        const auto taped = makeCollabModel(config, kUsers, kItems, sparse, 3);
        Rng rng(2, Stream::Analysis);
        const auto users = randomIndices(rng, kBatch, kUsers);
        const auto items = randomIndices(rng, kBatch, kItems);
        const auto ratings = randomValues(rng, kBatch, 0, 5);
        Tape tape;
        const Scalar loss = direct->lossWithGradients(tape, users, items, ratings);
        EXPECT_EQ(loss, taped->CollabModel::lossWithGradients(tape, users, items, ratings));
        for (std::size_t i = 0; i < direct->parameters().size(); ++i) {
          const Parameter& mine = *direct->parameters()[i];
          const Parameter& theirs = *taped->parameters()[i];
          EXPECT_EQ(mine.gradKind, theirs.gradKind);
          EXPECT_TRUE(sameBits(mine.grad.dense().values(), theirs.grad.dense().values()))
              << mine.name;
        }
      }
    }
  }
}

}  // namespace
}  // namespace lab
