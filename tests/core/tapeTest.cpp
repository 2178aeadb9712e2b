#include "core/autograd/tape.h"

#include "core/ops/ops.h"
#include "core/optim/adam.h"
#include "tests/core/support.h"

namespace lab {
namespace {

using testing::messageOf;
using testing::randomIndices;
using testing::randomParameter;

TEST(Tape, AccumulatesInParametersAndStartsAnewElsewhere) {
  Parameter w("w", Matrix({1, 1}, {3}));
  Tape tape;
  const Var x = tape.parameter(w);
  const Var y = mul(x, x);
  tape.backward(y);
  EXPECT_EQ(w.grad.dense().values(), (std::vector<Scalar>{6}));
  tape.backward(y);
  EXPECT_EQ(w.grad.dense().values(), (std::vector<Scalar>{12})) << "as PyTorch's .grad";
  w.zeroGrad();
  EXPECT_EQ(w.gradKind, GradKind::None);
}

TEST(Tape, GivesNoGradientToConstants) {
  Parameter w("w", Matrix({1, 2}, {3, 4}));
  Tape tape;
  const std::vector<Scalar> ones = {1, 1};
  const Var c = tape.constant({1, 2}, ones);
  tape.backward(sum(mul(tape.parameter(w), c)));
  EXPECT_EQ(c.node().grad, nullptr);
}

TEST(Tape, RefusesWhatCannotBeWalkedBack) {
  Parameter w("w", Matrix({2, 2}));
  Tape tape;
  const Var x = tape.parameter(w);
  EXPECT_EQ(messageOf<TypeError>([&] { tape.backward(x); }),
            "[backward] the output is [2, 2], not [1, 1]: give its gradient");
  const std::vector<Scalar> two = {1, 2};
  EXPECT_EQ(messageOf<TypeError>([&] { tape.backward(x, two); }),
            "[backward] a gradient of 2 values does not fit an output of [2, 2]");
  const Var constant = tape.constant({1, 2}, two);
  EXPECT_EQ(messageOf<TypeError>([&] { tape.backward(sum(constant)); }),
            "[backward] the output does not depend on any tensor that requires a gradient");
}

TEST(Tape, RefusesTensorsThatAreGone) {
  Parameter w("w", Matrix({1, 1}));
  Tape tape, other;
  const Var x = tape.parameter(w);
  const Var elsewhere = other.parameter(w);
  EXPECT_EQ(messageOf<TypeError>([&] { add(x, elsewhere); }),
            "[add] the tensor belongs to another tape");
  tape.clear();
  EXPECT_NE(messageOf<TypeError>([&] { x.shape(); }), "");
  EXPECT_EQ(messageOf<TypeError>([&] { neg(x); }),
            "[tensor] the tensor is gone: the tape was cleared after it was made");
}

TEST(Tape, RefusesABackwardThroughChangedParameters) {
  Parameter w("w", Matrix({1, 1}, {3}));
  Tape tape;
  const Var x = tape.parameter(w);
  const Var loss = mul(x, x);
  tape.backward(loss);
  Adam({&w}, {}).step();
  EXPECT_EQ(messageOf<TypeError>([&] { tape.backward(loss); }),
            "[backward] \"w\" was changed after it was used: run the forward again");
}

TEST(Tape, RefusesABackwardThroughATableThatALookupScaled) {
  for (const bool scaled : {false, true}) {
    Parameter w("w", Matrix({1, 1}, {3}));
    Tape tape;
    const Var x = tape.parameter(w);
    const Var loss = mul(x, x);
    const std::vector<Index> rows = {0};
    embedding(rows, x, {.maxNorm = Scalar(scaled ? 1 : 4)});
    EXPECT_EQ(
        messageOf<TypeError>([&] { tape.backward(loss); }),
        scaled ? "[backward] \"w\" was changed after it was used: run the forward again" : "");
  }
}

TEST(Tape, WalksBackThroughItsOwnBranchOnly) {
  Parameter w("w", Matrix({1, 1}, {3}));
  Tape tape;
  const Var first = mul(tape.parameter(w), tape.parameter(w));
  tape.backward(first);
  Adam({&w}, {}).step();
  w.zeroGrad();
  const Var second = neg(tape.parameter(w));
  tape.backward(second);
  EXPECT_EQ(w.grad.dense().values(), (std::vector<Scalar>{-1})) << "the first branch is left alone";
  EXPECT_EQ(first.node().grad[0], 1) << "and its gradient can still be looked at";
}

TEST(Tape, RewindForgetsWhatCameAfterTheMark) {
  Parameter w("w", Matrix({1, 1}, {3}));
  Tape tape;
  const Var x = tape.parameter(w);
  const Tape::Mark mark = tape.mark();
  mul(x, x);
  tape.rewind(mark);
  EXPECT_EQ(tape.size(), 1);
  EXPECT_EQ(neg(x).value()[0], -3);
}

TEST(Tape, AllocatesNothingOnceItHasSeenAStep) {
  Rng rng(1, Stream::Analysis);
  Parameter table = randomParameter(rng, "W", {100, 8});
  Tape tape;
  Adam optimizer({&table}, adamWOptions());
  const auto step = [&](const std::vector<Index>& rows) {
    tape.clear();
    const Var looked = embedding(rows, tape.parameter(table));
    tape.backward(mean(sigmoidRange(rowDot(looked, looked), 0, 5)));
    optimizer.step();
    optimizer.zeroGrad();
  };
  std::vector<Index> distinct(64);
  for (Index i = 0; i < 64; ++i) distinct[static_cast<std::size_t>(i)] = i;
  step(distinct);  // no later batch touches more rows
  const std::vector<Index> next = randomIndices(rng, 64, 100);
  const long before = testing::allocationCount();
  for (int i = 0; i < 10; ++i) step(next);
  EXPECT_EQ(testing::allocationCount(), before);
}

}  // namespace
}  // namespace lab
