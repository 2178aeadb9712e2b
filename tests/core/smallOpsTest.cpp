// Values and gradients that can be written down: the smallest cases, in floats too.
#include <cmath>

#include "core/ops/ops.h"
#include "tests/core/support.h"

namespace lab {
namespace {

using testing::gradOf;
using testing::messageOf;
using testing::valuesOf;

TEST(SmallOps, AMeanSharesItsGradientEquallyAndASumGivesAllOfIt) {
  Parameter x("x", Matrix({1, 4}, {1, 2, 3, 6}));
  Tape tape;
  const Var average = mean(tape.parameter(x));
  EXPECT_EQ(valuesOf(average), (std::vector<Scalar>{3}));
  tape.backward(average);
  EXPECT_EQ(gradOf(x), (std::vector<Scalar>{0.25, 0.25, 0.25, 0.25}));
  x.zeroGrad();
  tape.backward(sum(tape.parameter(x)));
  EXPECT_EQ(gradOf(x), (std::vector<Scalar>{1, 1, 1, 1}));
}

TEST(SmallOps, CrossEntropyOfOneRowOfEqualLogitsIsALogarithm) {
  Parameter logits("logits", Matrix({1, 2}, {7, 7}));
  Tape tape;
  const std::vector<Index> classes = {1};
  const Var loss = crossEntropy(tape.parameter(logits), classes);
  EXPECT_NEAR(loss.value()[0], std::log(2.0), 1e-6);
  tape.backward(loss);
  EXPECT_EQ(gradOf(logits), (std::vector<Scalar>{0.5, -0.5}));
}

TEST(SmallOps, CrossEntropyRefusesClassesThatDoNotFit) {
  Tape tape;
  const std::vector<Scalar> zeros(4);
  const Var logits = tape.constant({2, 2}, zeros);
  const auto refusal = [&](Var of, const std::vector<Index>& classes) {
    return messageOf<std::logic_error>([&] { crossEntropy(of, classes); });
  };
  EXPECT_EQ(refusal(logits, {1}), "[crossEntropy] 1 classes for logits [2, 2]");
  EXPECT_EQ(refusal(logits, {0, 2}), "[crossEntropy] class 2 is outside [0, 2)");
  EXPECT_EQ(refusal(logits, {-1, 0}), "[crossEntropy] class -1 is outside [0, 2)");
  EXPECT_EQ(refusal(tape.constant({0, 2}, {}), {}), "[crossEntropy] 0 classes for logits [0, 2]");
}

TEST(SmallOps, DotProductsOfRowsCountTheWorkOfBothGradients) {
  Parameter a("a", Matrix({2, 3})), b("b", Matrix({2, 3}));
  Tape tape;
  const Var dots = rowDot(tape.parameter(a), tape.parameter(b));
  tape.backward(sum(dots));
  // For each side: the other's numbers are multiplied; they, the gradients and two are moved.
  EXPECT_EQ(dots.node().backward.multiplyAdds, 2 * 6);
  EXPECT_EQ(dots.node().backward.bytes, 2 * bytesOf(2 + 3 * 6));
}

TEST(SmallOps, LossesOfOneNumber) {
  Tape tape;
  const Scalar three = 3, one = 1, nothing = 0;
  const Var a = tape.constant({1, 1}, {&three, 1}), b = tape.constant({1, 1}, {&one, 1});
  EXPECT_EQ(mseLoss(a, b).value()[0], 4);
  const Var zero = tape.constant({1, 1}, {&nothing, 1});
  EXPECT_NEAR(bceWithLogits(zero, b).value()[0], std::log(2.0), 1e-6);
}

}  // namespace
}  // namespace lab
