// Every recommender against PyTorch: thirty steps from the weights and over the batches of
// tests/parity/models.txt (see makeModelGoldens.py).
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>

#include "core/nn/collab.h"
#include "core/optim/adam.h"
#include "tests/core/support.h"

namespace lab {
namespace {

constexpr Index kUsers = 12, kItems = 10, kBatch = 16;

struct Batch {
  std::vector<Index> users, items;
  std::vector<Scalar> ratings;
  double loss = 0;  // PyTorch's
};

struct Golden {
  std::map<std::string, Matrix> before, after;
  std::vector<Batch> batches;
};

template <class T>
std::vector<T> readMany(std::istream& in, std::int64_t count) {
  std::vector<T> values(static_cast<std::size_t>(count));
  for (T& value : values) in >> value;
  return values;
}

std::map<std::string, Golden> readGoldens() {
  std::ifstream file("tests/parity/models.txt");
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
      batch.users = readMany<Index>(in, kBatch);
      batch.items = readMany<Index>(in, kBatch);
      batch.ratings = readMany<Scalar>(in, kBatch);
    } else if (word == "loss") {
      in >> golden->batches.back().loss;
    } else {
      Shape shape;
      in >> name >> shape.rows >> shape.cols;
      auto& weights = word == "before" ? golden->before : golden->after;
      weights[name] = Matrix(shape, readMany<Scalar>(in, shape.size()));
    }
  }
  return goldens;
}

void follow(ModelKind kind, const Golden& golden) {
  const CollabConfig config{.kind = kind, .factors = 5, .hidden = {9, 5}};
  const auto model = makeCollabModel(config, kUsers, kItems, false, 1);
  ASSERT_EQ(model->parameters().size(), golden.before.size());
  for (Parameter* parameter : model->parameters()) {
    ASSERT_TRUE(golden.before.contains(parameter->name)) << parameter->name;
    ASSERT_EQ(golden.before.at(parameter->name).shape(), parameter->value.shape());
    parameter->value = golden.before.at(parameter->name);
  }
  const AdamOptions options{
      .lr = 5e-3, .beta2 = 0.99, .eps = 1e-5, .weightDecay = 0.1, .decoupled = true};
  Adam optimizer(model->parameters(), options);
  Tape tape;
  double sum = 0, expectedSum = 0;
  for (const Batch& batch : golden.batches) {
    tape.clear();
    const Var predicted = model->forward(tape, batch.users, batch.items, true);
    const Var loss = mseLoss(predicted, tape.constant({kBatch, 1}, batch.ratings));
    tape.backward(loss);
    optimizer.step();
    optimizer.zeroGrad();
    ASSERT_NEAR(loss.value()[0], batch.loss, 1e-4 * batch.loss);
    sum += loss.value()[0];
    expectedSum += batch.loss;
  }
  EXPECT_NEAR(sum, expectedSum, 1e-4 * expectedSum);
  for (const Parameter* parameter : model->parameters()) {
    const Matrix& expected = golden.after.at(parameter->name);
    for (std::size_t i = 0; i < expected.values().size(); ++i) {
      const double value = expected.values()[i];
      ASSERT_NEAR(parameter->value.values()[i], value, 2e-4 + 1e-3 * std::abs(value))
          << parameter->name << ", " << i;
    }
  }
}

TEST(ModelParity, EveryRecommenderTrainsAsInPyTorch) {
  const std::map<std::string, Golden> goldens = readGoldens();
  const std::map<std::string, ModelKind> kinds = {{"dot", ModelKind::Dot},
                                                  {"dot-bias", ModelKind::DotBias},
                                                  {"collab-nn", ModelKind::CollabNN},
                                                  {"embedding-nn", ModelKind::EmbeddingNN}};
  ASSERT_EQ(goldens.size(), kinds.size());
  for (const auto& [name, kind] : kinds) {
    SCOPED_TRACE(name);
    ASSERT_EQ(goldens.at(name).batches.size(), 30u);
    follow(kind, goldens.at(name));
  }
}

}  // namespace
}  // namespace lab
