// Measures training: ratings per second of CPU time of one model and optimizer on one set of
// ratings, in whole one-cycle runs of five epochs at batch 64. The same program is built natively
// and as wasm.
//
//     trainBench dot|dot-bias|collab-nn|embedding-nn sgd|adam|adamw|sparse-adam SECONDS DATA
//
// DATA is "simulated" for the simulated world, USERSxITEMSxRATINGS for ratings drawn at random, or
// a file of ratings. Prints one line of JSON.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>

#include "bench/names.h"
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

/// Few are rated often and many seldom: density x^-1/3 over the users, x^-1/2 over the items.
Ratings randomRatings(Index users, Index items, Index count) {
  Rng rng(1, Stream::World);
  Ratings ratings;
  for (Index i = 0; i < users; ++i) ratings.users.add(text(i));
  for (Index i = 0; i < items; ++i) ratings.items.add(text(i));
  for (Index i = 0; i < count; ++i) {
    const double user = rng.uniform(), item = rng.uniform();
    ratings.user.push_back(static_cast<Index>(users * user * std::sqrt(user)));
    ratings.item.push_back(static_cast<Index>(items * item * item));
    ratings.rating.push_back(0.5f + 0.5f * static_cast<float>(rng.below(10)));
  }
  return ratings;
}

Ratings ratingsOf(const std::string& name) {
  int users = 0, items = 0, count = 0;
  if (name == "simulated") return simulateWorld(42).ratings;
  if (std::sscanf(name.c_str(), "%dx%dx%d", &users, &items, &count) == 3) {
    return randomRatings(users, items, count);
  }
  return readFile(name);
}

/// Of the process, so that what else runs on the machine does not count. In wasm, the runner makes
/// it so (see cpuClock.cjs).
double cpuSeconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// Whole runs until `seconds` have passed, after one in which engines compile and caches fill.
double ratingsPerSecond(const std::shared_ptr<const TrainingSet>& data, const TrainerConfig& config,
                        double seconds) {
  Trainer(data, config).train(seconds * 1000 / 4);
  double spent = 0, trained = 0;
  while (spent < seconds) {
    Trainer trainer(data, config);
    const double start = cpuSeconds();
    const Progress end = trainer.train(1e9);
    spent += cpuSeconds() - start;
    if (end.phase != Phase::Done) fail<RangeError>("bench", end.message);
    trained += static_cast<double>(end.step) * config.batchSize;
  }
  return trained / spent;
}

int run(int argc, char** argv) {
  if (argc != 5) fail<TypeError>("bench", "use: trainBench MODEL OPTIMIZER SECONDS DATA");
  TrainerConfig config;
  config.model.kind = parse(argv[1], kModels);
  config.optimizer = parse(argv[2], kOptimizers);
  config.wd = config.optimizer == OptimizerKind::AdamW ? 0.1 : 0;
  const auto data = std::make_shared<TrainingSet>(makeTrainingSet(ratingsOf(argv[4]), 0, 1));
  std::cout << "{\"ratings\": " << data->train.size()
            << ", \"rows\": " << data->userRows() + data->itemRows()
            << ", \"ratingsPerSecond\": " << ratingsPerSecond(data, config, std::atof(argv[3]))
            << "}" << std::endl;
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
