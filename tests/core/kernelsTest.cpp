// The kernels against the order of summation that their comments promise, bit for bit: plain loops
// over elements, for sizes on both sides of every vector and tile.
#include "core/kernels.h"

#include <array>

#include "tests/core/support.h"

namespace lab {
namespace {

using testing::randomValues;
using testing::sameBits;

struct Size {
  Index m, k, n;
};

template <class Visit>
void forEachSize(Visit visit) {
  for (const Index m : {1, 3, 4, 5, 9}) {
    for (const Index k : {1, 2, 4, 7, 50}) {
      for (const Index n : {1, 2, 3, 4, 7, 8, 9, 13, 50}) visit(Size{m, k, n});
    }
  }
}

std::vector<Scalar> transposed(const std::vector<Scalar>& values, Index rows, Index cols) {
  std::vector<Scalar> result(values.size());
  for (Index r = 0; r < rows; ++r) {
    for (Index c = 0; c < cols; ++c) {
      result[static_cast<std::size_t>(c * rows + r)] =
          values[static_cast<std::size_t>(r * cols + c)];
    }
  }
  return result;
}

TEST(Kernels, ProductsAddInIncreasingOrder) {
  Rng rng(1, Stream::Analysis);
  forEachSize([&](Size size) {
    const auto [m, k, n] = size;
    const std::vector<Scalar> a = randomValues(rng, m * k), b = randomValues(rng, k * n);
    const std::vector<Scalar> before = randomValues(rng, m * n);
    std::vector<Scalar> expected = before, product = before, byTransposed = before;
    for (Index i = 0; i < m; ++i) {
      for (Index j = 0; j < n; ++j) {
        Scalar& sum = expected[static_cast<std::size_t>(i * n + j)];
        for (Index p = 0; p < k; ++p) {
          sum += a[static_cast<std::size_t>(i * k + p)] * b[static_cast<std::size_t>(p * n + j)];
        }
      }
    }
    kernels::gemm(product.data(), a.data(), b.data(), m, k, n);
    EXPECT_TRUE(sameBits(product, expected)) << m << " " << k << " " << n;
    kernels::gemmTransposedA(byTransposed.data(), transposed(a, m, k).data(), b.data(), m, k, n);
    EXPECT_TRUE(sameBits(byTransposed, expected)) << m << " " << k << " " << n;
  });
}

/// The order of simd.h, written out.
Scalar lanewiseDot(const Scalar* a, const Scalar* b, Index k) {
  std::array<Scalar, 4> lanes{};
  for (Index p = 0; p < k; ++p) lanes[static_cast<std::size_t>(p % 4)] += a[p] * b[p];
  return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
}

TEST(Kernels, DotProductsAddInFourLanes) {
  Rng rng(2, Stream::Analysis);
  forEachSize([&](Size size) {
    const auto [m, k, n] = size;
    const std::vector<Scalar> a = randomValues(rng, m * k), b = randomValues(rng, n * k);
    std::vector<Scalar> expected = randomValues(rng, m * n), product = expected;
    for (Index i = 0; i < m; ++i) {
      for (Index j = 0; j < n; ++j) {
        expected[static_cast<std::size_t>(i * n + j)] +=
            lanewiseDot(a.data() + i * k, b.data() + j * k, k);
      }
    }
    EXPECT_EQ(kernels::dot(a.data(), b.data(), k), lanewiseDot(a.data(), b.data(), k));
    kernels::gemmTransposedB(product.data(), a.data(), b.data(), m, k, n);
    EXPECT_TRUE(sameBits(product, expected)) << m << " " << k << " " << n;
  });
}

TEST(Kernels, RestGoesThroughTheStepsOfEveryElement) {
  Rng rng(3, Stream::Analysis);
  std::vector<kernels::RestStep> steps;
  for (int t = 0; t < 9; ++t) {
    const auto root = static_cast<Scalar>(rng.uniform(0.5, 1));
    const Scalar move = t % 4 == 3 ? 0 : static_cast<Scalar>(rng.uniform(0, 0.1));
    steps.push_back({Scalar(0.999), move, root, Scalar(1e-5)});
  }
  for (Index n = 1; n <= 70; ++n) {
    std::vector<Scalar> p = randomValues(rng, n), expected = p;
    const std::vector<Scalar> m = randomValues(rng, n), s = randomValues(rng, n, 0, 1);
    for (std::size_t i = 0; i < p.size(); ++i) {
      for (const kernels::RestStep& step : steps) {
        expected[i] = kernels::rested(expected[i], m[i], s[i], step);
      }
    }
    kernels::rest(p.data(), m.data(), s.data(), n, steps);
    EXPECT_TRUE(sameBits(p, expected)) << n;
  }
}

TEST(Kernels, RestEachFadesThenTakesOneStepOfEveryElement) {
  Rng rng(5, Stream::Analysis);
  constexpr kernels::RestStep kStep{Scalar(0.999), Scalar(0.1), Scalar(1.5), Scalar(1e-5)};
  constexpr Scalar kMemoryFactor = Scalar(0.9), kRootFactor = Scalar(0.99);
  for (Index n = 1; n <= 13; ++n) {
    std::vector<Scalar> p = randomValues(rng, n), memory = randomValues(rng, n, 0, 1);
    std::vector<Scalar> root = randomValues(rng, n, 0, 1);
    memory[0] = 0;  // never had a gradient
    root[0] = 0;
    const std::vector<Scalar> m = randomValues(rng, n), s = randomValues(rng, n, 0, 1);
    std::vector<Scalar> expected = p, memoryLeft = memory, rootLeft = root;
    for (std::size_t i = 0; i < p.size(); ++i) {
      memoryLeft[i] = kernels::faded(memory[i], kMemoryFactor);
      rootLeft[i] = kernels::faded(root[i], kRootFactor);
      expected[i] = kernels::rested(
          p[i], m[i], s[i],
          {kStep.keep, kStep.move * memoryLeft[i], kStep.root * rootLeft[i], kStep.eps});
    }
    kernels::restEach(p.data(), m.data(), s.data(), memory.data(), root.data(), n, kMemoryFactor,
                      kRootFactor, kStep);
    EXPECT_TRUE(sameBits(p, expected)) << n;
    EXPECT_TRUE(sameBits(memory, memoryLeft)) << n;
    EXPECT_TRUE(sameBits(root, rootLeft)) << n;
  }
}

TEST(Kernels, StartingASumIsAddingToZeros) {
  Rng rng(4, Stream::Analysis);
  for (Index n = 1; n <= 13; ++n) {
    std::vector<Scalar> x = randomValues(rng, n);
    x[0] = -Scalar{0};
    std::vector<Scalar> started(x.size(), 7), added(x.size(), 0);
    kernels::startAxpy(started.data(), Scalar(0.3), x.data(), n);
    kernels::axpy(added.data(), Scalar(0.3), x.data(), n);
    EXPECT_TRUE(sameBits(started, added)) << n;
  }
}

}  // namespace
}  // namespace lab
