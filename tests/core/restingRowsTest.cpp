// Rows without gradient, updated when they are next read, have the bits of rows updated at every
// step: whoever reads them, and whenever.
#include "core/nn/collab.h"
#include "core/optim/adam.h"
#include "core/optim/schedule.h"
#include "core/train/weights.h"
#include "tests/core/support.h"

namespace lab {
namespace {

using testing::randomIndices;
using testing::randomParameter;
using testing::randomValues;
using testing::sameBits;

constexpr Index kSteps = 700;  // more than a row may fall behind

/// The same table under two optimizers, one of which puts updates off.
struct Pair {
  Pair(Shape shape, AdamOptions options, Rng& rng)
      : eager(randomParameter(rng, "W", shape)),
        lazy(eager),
        eagerly({&eager}, options),
        lazily({&lazy}, (options.deferred = true, options)) {}

  void step(const std::vector<Index>& rows, const std::vector<Scalar>& upstream, Rates rates,
            std::vector<Ledger>* ledgers = nullptr) {
    std::vector<Scalar> looked[2];
    int which = 0;
    for (auto [table, optimizer] : {std::pair{&eager, &eagerly}, {&lazy, &lazily}}) {
      tape.clear();
      const Var result = embedding(rows, tape.parameter(*table));
      looked[which++] = testing::valuesOf(result);
      tape.backward(result, upstream);
      optimizer->lr = rates.lr;
      optimizer->setMomentum(rates.momentum);
      optimizer->step(ledgers);
      optimizer->zeroGrad();
    }
    EXPECT_TRUE(sameBits(looked[0], looked[1])) << "rows that a lookup read";
  }

  void expectSame(const char* when) {
    lazy.catchUp();
    EXPECT_TRUE(sameBits(eager.value.values(), lazy.value.values())) << when;
  }

  Parameter eager, lazy;
  Adam eagerly, lazily;
  Tape tape;
};

/// Most lookups go to few rows, so that some rest for hundreds of steps and some for ever.
std::vector<Index> unevenIndices(Rng& rng, Index count, Index rows) {
  std::vector<Index> indices;
  for (Index i = 0; i < count; ++i) {
    const double x = rng.uniform();
    indices.push_back(static_cast<Index>(x * x * x * rows));
  }
  return indices;
}

TEST(RestingRows, HaveTheBitsOfRowsUpdatedAtEveryStep) {
  for (const Index cols : {1, 3, 4, 7, 50}) {
    for (const AdamOptions& options :
         {AdamOptions{.beta2 = 0.99, .eps = 1e-5, .weightDecay = 0.1, .decoupled = true},
          AdamOptions{}, AdamOptions{.weightDecay = 0.01}}) {
      Rng rng(7, Stream::Analysis);
      Pair pair({600, cols}, options, rng);
      for (Index t = 0; t < kSteps; ++t) {
        pair.step(unevenIndices(rng, 3, 600), randomValues(rng, std::int64_t{3} * cols),
                  oneCycle(0.05, t / double{kSteps}));
        if (t == 17 || t == 400) pair.expectSame("in the middle");
      }
      pair.expectSame("at the end");
    }
  }
}

TEST(RestingRows, AreUpToDateForEveryOpAndForTheWeights) {
  Rng rng(8, Stream::Analysis);
  Pair pair({40, 5}, adamWOptions(), rng);
  const auto steps = [&] {
    for (int t = 0; t < 30; ++t) {
      pair.step(unevenIndices(rng, 2, 40), randomValues(rng, 10), {0.05, 0.9});
    }
  };
  const auto expectSame = [&](const char* who, const auto& read) {
    steps();
    EXPECT_TRUE(sameBits(read(pair.eager), read(pair.lazy))) << who;
  };
  const std::vector<Index> rows = {39, 3}, bags = {0};
  expectSame("sum", [](Parameter& table) {
    Tape tape;
    return testing::valuesOf(sum(tape.parameter(table)));
  });
  expectSame("embeddingBag", [&](Parameter& table) {
    Tape tape;
    return testing::valuesOf(embeddingBag(rows, bags, tape.parameter(table)));
  });
  expectSame("maxNorm", [&](Parameter& table) {
    Tape tape;
    return testing::valuesOf(embedding(rows, tape.parameter(table), {.maxNorm = Scalar(0.1)}));
  });
  expectSame("weights", [](Parameter& table) {
    const std::span<Scalar> values = valuesOf(table);
    return std::vector<Scalar>(values.begin(), values.end());
  });
}

TEST(RestingRows, KeepTheSameStateAndGoOnFromIt) {
  Rng rng(9, Stream::Analysis);
  Pair pair({300, 6}, adamWOptions(), rng);
  Parameter copy = pair.eager;
  Adam restored({&copy}, (AdamOptions{.weightDecay = 1e-2, .decoupled = true, .deferred = true}));
  for (int t = 0; t < 100; ++t) {
    pair.step(unevenIndices(rng, 2, 300), randomValues(rng, 12), {0.05, 0.9});
  }
  const auto eager = pair.eagerly.state(), lazy = pair.lazily.state(), fresh = restored.state();
  for (std::size_t i = 0; i < eager.size(); ++i) {
    EXPECT_TRUE(std::equal(eager[i].begin(), eager[i].end(), lazy[i].begin())) << i;
    std::copy(lazy[i].begin(), lazy[i].end(), fresh[i].begin());
  }
  copy.value = pair.lazy.value;
  restored.setStepCount(pair.lazily.stepCount());
  for (int t = 0; t < 100; ++t) {
    const std::vector<Index> rows = unevenIndices(rng, 2, 300);
    const std::vector<Scalar> upstream = randomValues(rng, 12);
    pair.step(rows, upstream, {0.05, 0.9});
    Tape tape;
    tape.backward(embedding(rows, tape.parameter(copy)), upstream);
    restored.lr = 0.05;
    restored.step();
    restored.zeroGrad();
  }
  copy.catchUp();
  EXPECT_TRUE(sameBits(copy.value.values(), pair.eager.value.values()));
}

TEST(RestingRows, AreExplainedFromWhereTheyAre) {
  Rng rng(10, Stream::Analysis);
  Pair pair({20, 3}, adamWOptions(), rng);
  std::vector<Ledger> ledgers;
  for (int t = 0; t < 60; ++t) {
    pair.step(unevenIndices(rng, 1, 20), randomValues(rng, 3), {0.05, 0.9},
              t % 10 == 9 ? &ledgers : nullptr);
  }
  ASSERT_EQ(ledgers.size(), 12u);
  for (std::size_t i = 0; i < ledgers.size(); i += 2) {
    ASSERT_EQ(ledgers[i].rows.size(), 20u);
    for (std::size_t row = 0; row < 20; ++row) {
      EXPECT_TRUE(sameBits(ledgers[i].rows[row].oldValue, ledgers[i + 1].rows[row].oldValue));
      EXPECT_TRUE(sameBits(ledgers[i].rows[row].newValue, ledgers[i + 1].rows[row].newValue));
    }
  }
  pair.expectSame("after an explained step");
}

TEST(RestingRows, AreBroughtUpToDateWhenTheirOptimizerGoes) {
  Rng rng(11, Stream::Analysis);
  Parameter eager = randomParameter(rng, "W", {9, 2}), lazy = eager;
  for (Parameter* table : {&eager, &lazy}) {
    Adam optimizer({table}, {.deferred = table == &lazy});
    for (const Index row : {0, 1, 2}) {
      Tape tape;
      tape.backward(sum(embedding(std::vector{row}, tape.parameter(*table))));
      optimizer.step();
      optimizer.zeroGrad();
    }
  }
  EXPECT_EQ(lazy.putOff, nullptr);
  EXPECT_TRUE(sameBits(eager.value.values(), lazy.value.values()));
}

}  // namespace
}  // namespace lab
