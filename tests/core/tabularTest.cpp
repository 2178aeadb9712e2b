#include "core/nn/tabular.h"

#include <cmath>

#include "tests/core/support.h"

namespace lab {
namespace {

using testing::messageOf;
using testing::randomIndices;
using testing::randomValues;
using testing::sameBits;
using testing::valuesOf;

constexpr Index kBatch = 8;

/// Two columns of categories and two of numbers.
TabularConfig smallConfig() {
  return {
      .tables = {{"Sex", 3, {}}, {"Class", 8, {}}}, .continuous = 2, .layers = {.hidden = {6, 4}}};
}

TabularModel makeModel(const TabularConfig& config, std::uint64_t seed = 1) {
  Rng rng(seed, Stream::Weights);
  return {config, rng};
}

/// Rows of tables and numbers for smallConfig().
struct Inputs {
  std::vector<Index> first, second;
  std::vector<Scalar> numbers;

  explicit Inputs(std::uint64_t seed = 3) {
    Rng rng(seed, Stream::Analysis);
    first = randomIndices(rng, kBatch, 3);
    second = randomIndices(rng, kBatch, 8);
    numbers = randomValues(rng, 2 * kBatch);
  }

  Var forward(TabularModel& model, Tape& tape, bool training = true,
              std::uint64_t dropoutSeed = 0) const {
    tape.clear();
    const std::span<const Index> columns[] = {first, second};
    return model.forward(tape, columns, numbers, training, dropoutSeed);
  }
};

std::vector<std::string> opsOf(const Tape& tape) {
  std::vector<std::string> ops;
  for (Index id = 0; id < tape.size(); ++id) {
    if (tape.node(id).op->pullback != nullptr) ops.emplace_back(tape.node(id).op->name);
  }
  return ops;
}

TEST(TabularModel, DeclaresItsParametersInFastaisOrder) {
  TabularModel model = makeModel(smallConfig());
  std::vector<std::pair<std::string, Shape>> declared;
  for (const Parameter* p : model.parameters()) declared.emplace_back(p->name, p->value.shape());
  const std::vector<std::pair<std::string, Shape>> expected = {{"Sex", {3, 3}},
                                                               {"Class", {8, 5}},
                                                               {"bn_cont.weight", {1, 2}},
                                                               {"bn_cont.bias", {1, 2}},
                                                               {"layers.0.weight", {6, 10}},
                                                               {"norms.0.weight", {1, 6}},
                                                               {"norms.0.bias", {1, 6}},
                                                               {"layers.1.weight", {4, 6}},
                                                               {"norms.1.weight", {1, 4}},
                                                               {"norms.1.bias", {1, 4}},
                                                               {"layers.2.weight", {1, 4}},
                                                               {"layers.2.bias", {1, 1}}};
  EXPECT_EQ(declared, expected);
  for (const Parameter* p : model.parameters()) {
    const bool normOrBias =
        p->name.find("norms") == 0 || p->name.find("bn_cont") == 0 || p->name == "layers.2.bias";
    EXPECT_EQ(p->decays, !normOrBias) << p->name;
  }
  EXPECT_EQ(model.parameters()[3]->value.values(), (std::vector<Scalar>{0, 0}))
      << "PyTorch's own batch norm: its shift begins at 0";
  EXPECT_EQ(model.parameters()[6]->value.values()[0], Scalar(1e-3)) << "fastai's: at 0.001";
  EXPECT_EQ(model.statistics().size(), 3u);
}

TEST(TabularModel, GoesThroughItsLayersInFastaisOrder) {
  TabularConfig config = smallConfig();
  config.embedDropout = 0.1;
  config.layers.dropout = {0.2, 0};
  config.yRange = Range{0, 1};
  TabularModel model = makeModel(config);
  Tape tape;
  const Var result = Inputs().forward(model, tape);
  EXPECT_EQ(result.shape(), (Shape{kBatch, 1}));
  EXPECT_EQ(opsOf(tape),
            (std::vector<std::string>{"embedding", "embedding", "concat", "dropout", "batchNorm1d",
                                      "concat", "linear", "relu", "batchNorm1d", "dropout",
                                      "linear", "relu", "batchNorm1d", "linear", "sigmoidRange"}));
  Inputs().forward(model, tape, false);
  const std::vector<std::string> ops = opsOf(tape);
  EXPECT_EQ(std::count(ops.begin(), ops.end(), "dropout"), 0) << "none when it predicts";
}

TEST(TabularModel, TakesWidthsThatAreGiven) {
  TabularConfig config = smallConfig();
  config.tables[1].width = 7;
  TabularModel model = makeModel(config);
  EXPECT_EQ(model.tables()[0].value.shape(), (Shape{3, 3}));
  EXPECT_EQ(model.tables()[1].value.shape(), (Shape{8, 7}));
}

TEST(TabularModel, DoesWithOnlyOneKindOfColumn) {
  Tape tape;
  const Inputs inputs;
  TabularModel categories = makeModel({.tables = {{"Sex", 3, {}}}, .layers = {.outputs = 2}});
  const std::span<const Index> one[] = {inputs.first};
  EXPECT_EQ(categories.forward(tape, one, {}, true, 0).shape(), (Shape{kBatch, 2}));
  EXPECT_EQ(opsOf(tape), (std::vector<std::string>{"embedding", "linear"}));
  TabularModel numbers = makeModel({.continuous = 2, .layers = {.hidden = {3}}});
  tape.clear();
  EXPECT_EQ(numbers.forward(tape, {}, inputs.numbers, true, 0).shape(), (Shape{kBatch, 1}));
}

TEST(TabularModel, DropsOutBySeed) {
  TabularConfig config = smallConfig();
  config.embedDropout = 0.5;
  TabularModel model = makeModel(config);
  Tape tape;
  const Inputs inputs;
  const std::vector<Scalar> first = valuesOf(inputs.forward(model, tape, true, 5));
  EXPECT_TRUE(sameBits(first, valuesOf(inputs.forward(model, tape, true, 5))));
  EXPECT_FALSE(sameBits(first, valuesOf(inputs.forward(model, tape, true, 6))));
}

TEST(TabularModel, GivesGradientToTheRowsLookedUpAlone) {
  TabularModel model = makeModel(smallConfig());
  Tape tape;
  const Inputs inputs;
  tape.backward(mean(inputs.forward(model, tape)));
  for (const std::size_t column : {0, 1}) {
    const std::vector<Index>& rows = column == 0 ? inputs.first : inputs.second;
    const Parameter& table = model.tables()[column];
    for (Index row = 0; row < table.value.rows(); ++row) {
      const bool lookedUp = std::find(rows.begin(), rows.end(), row) != rows.end();
      EXPECT_EQ(table.grad.contains(row), lookedUp) << table.name << ", row " << row;
    }
  }
}

TEST(TabularModel, NamesWhatIsOutOfItsLimits) {
  const auto refusal = [](auto change) {
    TabularConfig config = smallConfig();
    change(config);
    return messageOf<std::logic_error>([&] { makeModel(config); });
  };
  EXPECT_EQ(refusal([](TabularConfig& c) { c.tables[0].rows = 0; }),
            "[tabular] \"Sex\" must have 1 row or more, not 0");
  EXPECT_EQ(refusal([](TabularConfig& c) { c.tables[1].width = 0; }),
            "[tabular] the embedding of \"Class\" must have 1 to 4096 columns, not 0");
  EXPECT_EQ(refusal([](TabularConfig& c) {
              c.layers.hidden = {5, 0};
            }),
            "[tabular] a layer must have 1 to 4096 units, not 0");
  EXPECT_EQ(refusal([](TabularConfig& c) { c.layers.outputs = 0; }),
            "[tabular] there must be an output or more");
  EXPECT_EQ(refusal([](TabularConfig& c) { c.layers.dropout = {0.5}; }),
            "[tabular] 1 dropouts for 2 layers");
  EXPECT_EQ(refusal([](TabularConfig& c) { c.embedDropout = 1; }),
            "[tabular] the dropout of embeddings 1 is outside [0, 1)");
  EXPECT_EQ(refusal([](TabularConfig& c) { c.tables.clear(), c.continuous = 0; }),
            "[tabular] there are no columns");
  TabularModel model = makeModel(smallConfig());
  Tape tape;
  EXPECT_EQ(messageOf<TypeError>([&] { model.forward(tape, {}, {}, true, 0); }),
            "[tabular] 0 columns of categories for 2 tables");
}

#ifdef LAB_DOUBLE

/// Compares the gradient of every parameter of a model with central differences.
void checkGradients(const TabularConfig& config) {
  TabularModel model = makeModel(config);
  Rng rng(8, Stream::Analysis);
  for (Parameter* parameter : model.parameters()) {  // away from the kinks of ReLU, and not tiny
    for (std::int64_t i = 0; i < parameter->value.size(); ++i) {
      parameter->value.data()[i] += rng.uniform(-0.5, 0.5);
    }
  }
  Tape tape;
  const Inputs inputs;
  const std::vector<Scalar> targets = randomValues(rng, kBatch, 0, 1);
  const auto lossNow = [&] {
    const Var logits = inputs.forward(model, tape, true, 4);
    return config.layers.outputs == 1 ? bceWithLogits(logits, tape.constant({kBatch, 1}, targets))
                                      : crossEntropy(logits, inputs.first);
  };
  tape.backward(lossNow());
  constexpr double kStep = 1e-6;
  for (Parameter* parameter : model.parameters()) {
    const std::vector<Scalar> gradient = testing::gradOf(*parameter);
    for (std::size_t i = 0; i < gradient.size(); ++i) {
      Scalar& value = parameter->value.data()[i];
      const Scalar before = value;
      value = before + kStep;
      const Scalar above = lossNow().value()[0];
      value = before - kStep;
      const Scalar below = lossNow().value()[0];
      value = before;
      const double expected = (above - below) / (2 * kStep);
      ASSERT_NEAR(gradient[i], expected, 1e-6 * std::max(1.0, std::abs(expected)))
          << parameter->name << ", " << i;
    }
  }
}

TEST(TabularModel, HasTheGradientOfCentralDifferences) {
  TabularConfig config = smallConfig();
  checkGradients(config);
  config.embedDropout = 0.3;
  config.layers.dropout = {0.3, 0.3};
  checkGradients(config);
  config.layers.outputs = 3;
  config.layers.batchNorm = false;
  checkGradients(config);
}

#endif

}  // namespace
}  // namespace lab
