// Trains one model natively, with the options that the engine has by default, and writes its
// weights to standard output: the bytes of all matrices, in their order.
//
//     trainedWeights dot|dot-bias|collab-nn|embedding-nn OPTIMIZER WD EPOCHS FILE
//     trainedWeights tabular OPTIMIZER WD EPOCHS
//
// FILE holds ratings; the tabular model is trained on the Titanic's passengers.
#include <bit>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "bench/names.h"
#include "core/data/ratingsReader.h"
#include "core/data/titanic.h"
#include "core/train/tabularTrainer.h"

namespace {

using namespace lab;

static_assert(std::endian::native == std::endian::little, "hashes are of little-endian bytes");

/// As the engine's, where nothing else is said.
constexpr double kValidFraction = 0.2;

void setRun(RunConfig& config, char** argv) {
  config.optimizer = parse(argv[2], kOptimizers);
  config.wd = std::atof(argv[3]);
  config.epochs = std::atoi(argv[4]);
}

std::shared_ptr<const TrainingSet> ratingsOf(const std::string& path, std::uint64_t seed) {
  std::ifstream file(path, std::ios::binary);
  if (!file) fail<DataError>("trainedWeights", "cannot open ", path);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  RatingsReader reader({.fileName = path});
  reader.feed(bytes.str());
  return std::make_shared<TrainingSet>(makeTrainingSet(reader.finish(), kValidFraction, seed));
}

template <class AnyTrainer>
void trainAndWrite(AnyTrainer trainer) {
  trainer.train(1e9);
  if (!trainer.finished()) fail<RangeError>("trainedWeights", "the run did not end");
  for (const NamedWeights& part : trainer.weights()) {
    std::cout.write(reinterpret_cast<const char*>(part.values.data()),
                    static_cast<std::streamsize>(part.values.size_bytes()));
  }
}

void run(int argc, char** argv) {
  const bool tabular = argc > 1 && std::string(argv[1]) == "tabular";
  if (argc != (tabular ? 5 : 6)) fail<TypeError>("trainedWeights", "see the head of its source");
  if (tabular) {
    TabularTrainerConfig config;
    setRun(config, argv);
    const Table people = titanic();
    const Split split = randomSplit(people.size(), kValidFraction, config.seed);
    trainAndWrite(
        TabularTrainer(std::make_shared<TabularSet>(makeTabularSet(people, split)), config));
  } else {
    TrainerConfig config;
    setRun(config, argv);
    config.model.kind = parse(argv[1], kModels);
    trainAndWrite(Trainer(ratingsOf(argv[5], config.seed), config));
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    run(argc, argv);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << error.what() << std::endl;
    return 2;
  }
}
