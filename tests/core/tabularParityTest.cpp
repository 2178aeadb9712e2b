// TabularModel against PyTorch: thirty steps from the weights and over the batches of
// tests/parity/tabular.txt (see makeTabularGoldens.py), then a prediction.
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>

#include "core/nn/tabular.h"
#include "core/optim/adam.h"
#include "core/train/weights.h"
#include "tests/core/support.h"

namespace lab {
namespace {

constexpr Index kRows[] = {3, 8};
constexpr Index kContinuous = 2, kBatch = 16;

struct Batch {
  std::vector<Index> rows[2];
  std::vector<Scalar> numbers, target;
  double loss = 0;  // PyTorch's
};

struct Golden {
  std::map<std::string, std::vector<Scalar>> before, after;
  std::vector<Batch> batches;
  std::vector<Scalar> predicted;
};

template <class T>
std::vector<T> readMany(std::istream& in, std::int64_t count) {
  std::vector<T> values(static_cast<std::size_t>(count));
  for (T& value : values) in >> value;
  return values;
}

std::map<std::string, Golden> readGoldens() {
  std::ifstream file("tests/parity/tabular.txt");
  EXPECT_TRUE(file) << "run from the project's folder";
  std::map<std::string, Golden> goldens;
  Golden* golden = nullptr;
  std::string line, word, name;
  while (std::getline(file, line)) {
    std::istringstream in(line);
    in >> word;
    if (word == "model") {
      in >> name;
      golden = &goldens[name];
    } else if (word == "batch") {
      Batch& batch = golden->batches.emplace_back();
      for (std::vector<Index>& rows : batch.rows) rows = readMany<Index>(in, kBatch);
      batch.numbers = readMany<Scalar>(in, kBatch * kContinuous);
      batch.target = readMany<Scalar>(in, kBatch);
    } else if (word == "loss") {
      in >> golden->batches.back().loss;
    } else if (word == "predicted") {
      for (Scalar value = 0; in >> value;) golden->predicted.push_back(value);
    } else {
      Shape shape;
      in >> name >> shape.rows >> shape.cols;
      auto& weights = word == "before" ? golden->before : golden->after;
      weights[name] = readMany<Scalar>(in, shape.size());
    }
  }
  return goldens;
}

/// Parameters and statistics by their names.
std::vector<NamedWeights> weightsOf(TabularModel& model) {
  std::vector<NamedWeights> parts;
  addWeights(parts, model.parameters());
  const char* const norms[] = {"bn_cont", "norms.0", "norms.1"};
  for (std::size_t i = 0; i < 3; ++i) addStatistics(parts, norms[i], *model.statistics()[i]);
  return parts;
}

Var lossOf(Var output, const Batch& batch) {
  if (output.shape().cols == 1) {
    return bceWithLogits(output, output.tape->constant({kBatch, 1}, batch.target));
  }
  return crossEntropy(output, std::vector<Index>(batch.target.begin(), batch.target.end()));
}

void follow(Index outputs, const Golden& golden) {
  Rng rng(1, Stream::Weights);
  TabularModel model(
      {.tables = {{"embeds.0.weight", kRows[0], {}}, {"embeds.1.weight", kRows[1], {}}},
       .continuous = kContinuous,
       .layers = {.hidden = {9, 5}, .outputs = outputs}},
      rng);
  const std::vector<NamedWeights> weights = weightsOf(model);
  ASSERT_EQ(weights.size(), golden.before.size());
  for (const NamedWeights& part : weights) {
    ASSERT_TRUE(golden.before.contains(part.name)) << part.name;
    ASSERT_EQ(golden.before.at(part.name).size(), part.values.size()) << part.name;
    std::copy_n(golden.before.at(part.name).begin(), part.values.size(), part.values.begin());
  }
  Adam optimizer(model.parameters(),
                 {.lr = 5e-3, .beta2 = 0.99, .eps = 1e-5, .weightDecay = 0.1, .decoupled = true});
  Tape tape;
  const auto outputOf = [&](const Batch& batch, bool training) {
    tape.clear();
    const std::span<const Index> columns[] = {batch.rows[0], batch.rows[1]};
    return model.forward(tape, columns, batch.numbers, training, 0);
  };
  double sum = 0, expectedSum = 0;
  for (const Batch& batch : golden.batches) {
    const Var loss = lossOf(outputOf(batch, true), batch);
    tape.backward(loss);
    optimizer.step();
    optimizer.zeroGrad();
    ASSERT_NEAR(loss.value()[0], batch.loss, 1e-4 * batch.loss);
    sum += loss.value()[0];
    expectedSum += batch.loss;
  }
  EXPECT_NEAR(sum, expectedSum, 1e-4 * expectedSum);
  for (const NamedWeights& part : weights) {
    const std::vector<Scalar>& expected = golden.after.at(part.name);
    for (std::size_t i = 0; i < expected.size(); ++i) {
      ASSERT_NEAR(part.values[i], expected[i], 2e-4 + 1e-3 * std::abs(expected[i]))
          << part.name << ", " << i;
    }
  }
  const std::vector<Scalar> predicted = testing::valuesOf(outputOf(golden.batches.back(), false));
  ASSERT_EQ(predicted.size(), golden.predicted.size());
  for (std::size_t i = 0; i < predicted.size(); ++i) {
    EXPECT_NEAR(predicted[i], golden.predicted[i], 1e-3) << "with running statistics, " << i;
  }
}

TEST(TabularParity, TrainsAsInPyTorch) {
  const std::map<std::string, Golden> goldens = readGoldens();
  const std::map<std::string, Index> outputs = {{"binary", 1}, {"classes", 3}};
  ASSERT_EQ(goldens.size(), outputs.size());
  for (const auto& [name, count] : outputs) {
    SCOPED_TRACE(name);
    ASSERT_EQ(goldens.at(name).batches.size(), 30u);
    follow(count, goldens.at(name));
  }
}

}  // namespace
}  // namespace lab
