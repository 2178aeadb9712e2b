// Measures training: ratings per second of one optimizer on one set of ratings. The same program is
// built natively and as wasm.
//
//     trainBench adamw|sparse-adam SECONDS [RATINGS.csv]
//
// Without a file it trains on the simulated world. Prints one line of JSON.
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include "core/data/ratingsReader.h"
#include "core/data/simulatedWorld.h"
#include "core/train/trainer.h"

namespace {

using namespace lab;

Ratings readFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) fail<DataError>("bench", "cannot open ", path);
  RatingsReader reader({.fileName = path});
  std::string block(1 << 16, '\0');
  while (file.read(block.data(), static_cast<std::streamsize>(block.size())), file.gcount() > 0) {
    reader.feed(std::string_view(block).substr(0, static_cast<std::size_t>(file.gcount())));
  }
  return reader.finish();
}

double secondsNow() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Trains for `seconds` after a warm-up, in which engines compile and caches fill.
double ratingsPerSecond(Trainer& trainer, double seconds) {
  constexpr double kWarmUpMs = 500;
  const Index first = trainer.train(kWarmUpMs).step;
  const double start = secondsNow();
  const Progress end = trainer.train(seconds * 1000);
  const double elapsed = secondsNow() - start;
  if (trainer.finished()) fail<RangeError>("bench", "the run was over too soon: ", end.message);
  return static_cast<double>(end.step - first) * trainer.config().batchSize / elapsed;
}

int run(int argc, char** argv) {
  if (argc < 3) fail<TypeError>("bench", "use: trainBench adamw|sparse-adam SECONDS [RATINGS.csv]");
  const bool sparse = std::string(argv[1]) == "sparse-adam";
  const Ratings ratings = argc > 3 ? readFile(argv[3]) : simulateWorld(42).ratings;
  const auto data = std::make_shared<TrainingSet>(makeTrainingSet(ratings, 0, 1));
  TrainerConfig config;
  config.optimizer = sparse ? OptimizerKind::SparseAdam : OptimizerKind::AdamW;
  config.wd = sparse ? 0 : 0.1;
  config.epochs = 1000;
  config.lr = 1e-3;
  Trainer trainer(data, config);
  std::cout << "{\"ratings\": " << ratings.size()
            << ", \"rows\": " << data->userRows() + data->itemRows()
            << ", \"ratingsPerSecond\": " << ratingsPerSecond(trainer, std::atof(argv[2])) << "}"
            << std::endl;
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
