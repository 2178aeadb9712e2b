// Measures one step on one table of 50 factors, batch 64: look rows up, pass a gradient back,
// update. The same program is built natively and as wasm.
//
//     stepBench repeated|random|dense|one-hot ROWS SECONDS
//
// repeated: SparseAdam, the same 64 rows at every step; random: SparseAdam, other rows at every
// step; dense: a dense gradient and Adam over every row; one-hot: as dense, by one_hot(x) @ W.
// Prints one line of JSON: microseconds a step, and what a step cost by the core's own count.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <string>

#include "core/nn/init.h"
#include "core/ops/ops.h"
#include "core/optim/adam.h"

namespace {

using namespace lab;

constexpr Index kFactors = 50, kBatch = 64;
/// Batches drawn before the clock runs: more than caches hold rows of.
constexpr std::size_t kBatches = 1024;

enum class Way { Repeated, Random, Dense, OneHot };

Way parseWay(const std::string& name) {
  if (name == "repeated") return Way::Repeated;
  if (name == "random") return Way::Random;
  if (name == "dense") return Way::Dense;
  if (name == "one-hot") return Way::OneHot;
  fail<TypeError>("bench", "\"", name, "\" is none of repeated, random, dense, one-hot");
}

class StepBench {
 public:
  StepBench(Way way, Index rows) : way_(way) {
    Rng rng(1, Stream::Weights);
    table_ = embeddingTable("W", {rows, kFactors}, rng);
    for (Scalar& g : upstream_) g = static_cast<Scalar>(rng.uniform(-1, 1));
    for (std::size_t i = 0; i < kBatches * kBatch; ++i) {
      pool_.push_back(static_cast<Index>(rng.uniform(0, rows)));
    }
    if (way == Way::Repeated || way == Way::Random) {
      optimizer_ = std::make_unique<SparseAdam>(std::vector{&table_}, AdamOptions{});
    } else {
      optimizer_ = std::make_unique<Adam>(std::vector{&table_}, AdamOptions{});
    }
  }

  void step() {
    const std::size_t batch = way_ == Way::Repeated ? 0 : next_++ % kBatches;
    const std::span<const Index> indices = std::span(pool_).subspan(batch * kBatch, kBatch);
    tape_.clear();
    const Var table = tape_.parameter(table_);
    const bool sparse = way_ == Way::Repeated || way_ == Way::Random;
    const Var rows = way_ == Way::OneHot
                         ? matmul(oneHot(tape_, indices, table_.value.rows()), table)
                         : embedding(indices, table, {.sparse = sparse});
    tape_.backward(rows, upstream_);
    optimizer_->step();
    optimizer_->zeroGrad();
  }

  /// Of the last step: passes and update.
  Work work() const {
    Work sum{optimizer_->work().multiplyAdds, optimizer_->work().bytes};
    for (Index id = 0; id < tape_.size(); ++id) {
      sum += tape_.node(id).forward;
      sum += tape_.node(id).backward;
    }
    return sum;
  }
  std::int64_t rowsUpdated() const { return optimizer_->work().rows; }

 private:
  Way way_;
  Parameter table_;
  std::vector<Scalar> upstream_ = std::vector<Scalar>(std::size_t{kBatch} * kFactors);
  std::vector<Index> pool_;
  std::size_t next_ = 0;
  std::unique_ptr<Optimizer> optimizer_;
  Tape tape_;
};

/// CPU time of the process (see cpuClock.cjs).
double secondsNow() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// Steps for about `seconds`; answers with how long one took on average.
double secondsPerStep(StepBench& bench, double seconds) {
  constexpr double kRound = 0.02;  // seconds between looks at the clock
  const double start = secondsNow();
  double elapsed = 0;
  std::int64_t steps = 0, together = 1;
  while (elapsed < seconds) {
    for (std::int64_t i = 0; i < together; ++i) bench.step();
    steps += together;
    elapsed = std::max(secondsNow() - start, 1e-3);  // which is as finely as wasm counts
    together =
        std::max<std::int64_t>(1, std::llround(kRound * static_cast<double>(steps) / elapsed));
  }
  return elapsed / static_cast<double>(steps);
}

int run(int argc, char** argv) {
  if (argc != 4) {
    fail<TypeError>("bench", "use: stepBench repeated|random|dense|one-hot ROWS SECONDS");
  }
  StepBench bench(parseWay(argv[1]), std::atoi(argv[2]));
  const double seconds = std::atof(argv[3]);
  secondsPerStep(bench, seconds / 4);  // engines compile, caches fill
  const double perStep = secondsPerStep(bench, seconds);
  std::cout << "{\"microseconds\": " << perStep * 1e6
            << ", \"rowsUpdated\": " << bench.rowsUpdated()
            << ", \"multiplyAdds\": " << bench.work().multiplyAdds
            << ", \"bytes\": " << bench.work().bytes << "}" << std::endl;
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << error.what() << std::endl;
    return 2;
  }
}
