#include "core/math.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <limits>

#include "core/random.h"

namespace lab {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kSmallest = std::numeric_limits<double>::denorm_min();
constexpr double kLargest = std::numeric_limits<double>::max();

/// Position of a double among all doubles, so that neighbours differ by one.
std::int64_t place(double x) {
  std::int64_t bits;
  std::memcpy(&bits, &x, sizeof bits);
  return bits < 0 ? std::numeric_limits<std::int64_t>::min() - bits : bits;
}

std::int64_t ulps(double a, double b) {
  return std::abs(place(a) - place(b));
}

/// The largest distance between two functions over random arguments in [low, high).
template <class F, class G>
std::int64_t worst(F ours, G library, double low, double high) {
  Rng rng(7, Stream::Analysis);
  std::int64_t most = 0;
  for (int i = 0; i < 200000; ++i) {
    const double x = rng.uniform(low, high);
    most = std::max(most, ulps(ours(x), library(x)));
  }
  return most;
}

const auto kExp = [](double x) {
  return std::exp(x);
};
const auto kLog = [](double x) {
  return std::log(x);
};
const auto kTanh = [](double x) {
  return std::tanh(x);
};

TEST(Math, ExpAgreesWithTheLibrary) {
  EXPECT_LE(worst(math::exp, kExp, -1, 1), 1);
  EXPECT_LE(worst(math::exp, kExp, -708, 709.7), 1);
  EXPECT_LE(worst(math::exp, kExp, -745, -708), 1);  // subnormal results
}

TEST(Math, ExpAtTheEdges) {
  EXPECT_EQ(math::exp(0.0), 1.0);
  EXPECT_EQ(math::exp(-0.0), 1.0);
  EXPECT_EQ(math::exp(710), kInfinity);
  EXPECT_EQ(math::exp(kInfinity), kInfinity);
  EXPECT_EQ(math::exp(-746), 0.0);
  EXPECT_EQ(math::exp(-kInfinity), 0.0);
  EXPECT_TRUE(std::isnan(math::exp(kNaN)));
  EXPECT_LE(ulps(math::exp(709.782712893383), std::exp(709.782712893383)), 1);
  EXPECT_EQ(math::exp(-745), std::exp(-745.0));
}

TEST(Math, LogAgreesWithTheLibrary) {
  EXPECT_LE(worst(math::log, kLog, 0, 1), 1);
  EXPECT_LE(worst(math::log, kLog, 0.5, 2), 1);
  EXPECT_LE(worst(math::log, kLog, 0, 1e300), 1);
  EXPECT_LE(worst(math::log, kLog, 0, 1e-307), 1);  // subnormal arguments too
}

TEST(Math, LogAtTheEdges) {
  EXPECT_EQ(math::log(1.0), 0.0);
  EXPECT_EQ(math::log(0.0), -kInfinity);
  EXPECT_EQ(math::log(-0.0), -kInfinity);
  EXPECT_EQ(math::log(kInfinity), kInfinity);
  EXPECT_TRUE(std::isnan(math::log(-1.0)));
  EXPECT_TRUE(std::isnan(math::log(-kInfinity)));
  EXPECT_TRUE(std::isnan(math::log(kNaN)));
  EXPECT_LE(ulps(math::log(kSmallest), std::log(kSmallest)), 1);
  EXPECT_LE(ulps(math::log(kLargest), std::log(kLargest)), 1);
}

TEST(Math, SineAndCosineAgreeWithTheLibrary) {
  // Near a zero of the function only the absolute error stays small.
  Rng rng(8, Stream::Analysis);
  for (const double size : {1.0, 7.0, 1000.0, 0x1p20}) {
    double worstSine = 0, worstCosine = 0;
    for (int i = 0; i < 100000; ++i) {
      const double x = rng.uniform(-size, size);
      worstSine = std::max(worstSine, std::abs(math::sin(x) - std::sin(x)));
      worstCosine = std::max(worstCosine, std::abs(math::cos(x) - std::cos(x)));
    }
    EXPECT_LE(worstSine, 0x1p-52) << size;
    EXPECT_LE(worstCosine, 0x1p-52) << size;
  }
}

TEST(Math, SineAndCosineAtTheEdges) {
  EXPECT_EQ(math::sin(0.0), 0.0);
  EXPECT_EQ(math::cos(0.0), 1.0);
  EXPECT_EQ(math::cos(math::kPi), -1.0);
  EXPECT_EQ(math::sin(math::kPi / 2), 1.0);
  EXPECT_NEAR(math::cos(math::kPi / 2), 0.0, 1e-16);
  EXPECT_EQ(math::sin(-0.5), -math::sin(0.5));
  EXPECT_EQ(math::sin(1e-300), 1e-300);
}

TEST(Math, TanhAgreesWithTheLibrary) {
  EXPECT_LE(worst(math::tanh, kTanh, -1, 1), 2);
  EXPECT_LE(worst(math::tanh, kTanh, -25, 25), 2);
  EXPECT_EQ(math::tanh(0.0), 0.0);
  EXPECT_EQ(math::tanh(kInfinity), 1.0);
  EXPECT_EQ(math::tanh(-kInfinity), -1.0);
  EXPECT_EQ(math::tanh(-0.7), -math::tanh(0.7));
  EXPECT_TRUE(std::isnan(math::tanh(kNaN)));
}

TEST(Math, SigmoidAgreesWithTheLibrary) {
  // Emscripten's own long double functions compute in double, so the reference may be off as well.
  const auto reference = [](double x) {
    return static_cast<double>(1.0L / (1.0L + std::exp(-static_cast<long double>(x))));
  };
  EXPECT_LE(worst(math::sigmoid, reference, -30, 30), 3);
  EXPECT_LE(worst(math::sigmoid, reference, -700, -30), 3);
  EXPECT_EQ(math::sigmoid(0.0), 0.5);
  EXPECT_EQ(math::sigmoid(kInfinity), 1.0);
  EXPECT_EQ(math::sigmoid(-kInfinity), 0.0);
  EXPECT_EQ(math::sigmoid(1000), 1.0);
  EXPECT_EQ(math::sigmoid(-1000), 0.0);
  EXPECT_TRUE(std::isnan(math::sigmoid(kNaN)));
}

TEST(Math, ManySigmoidsHaveTheBitsOfEach) {
  const std::vector<double> xs = {0.0, -0.0,   1.0,       -1.0,   0.3,        -25.0, 699.9, -700,
                                  710, -745.1, kInfinity, -1e300, -kInfinity, kNaN,  2.5};
  for (std::size_t first = 0; first < xs.size(); ++first) {  // at every place of a block
    std::vector<double> many(xs.begin() + static_cast<std::ptrdiff_t>(first), xs.end());
    math::sigmoids(many);
    for (std::size_t i = 0; i < many.size(); ++i) {
      const double one = math::sigmoid(xs[first + i]);
      EXPECT_TRUE(std::isnan(one) ? std::isnan(many[i]) : many[i] == one) << xs[first + i];
    }
  }
}

TEST(Math, PowersAgreeWithTheLibrary) {
  EXPECT_EQ(math::powInt(2.0, 10), 1024.0);
  EXPECT_EQ(math::powInt(2.0, -2), 0.25);
  EXPECT_EQ(math::powInt(-3.0, 3), -27.0);
  EXPECT_EQ(math::powInt(0.0, 0), 1.0);
  // Each squaring doubles the error of what came before: about as many units as the exponent.
  for (const double base : {0.9, 0.95, 0.99, 0.999}) {
    for (const int exponent : {1, 2, 7, 100, 5000}) {
      const double expected = std::pow(base, exponent);
      EXPECT_NEAR(math::powInt(base, exponent) / expected, 1.0, exponent * 0x1p-52) << base;
    }
  }
  Rng rng(9, Stream::Analysis);
  for (int i = 0; i < 100000; ++i) {
    const double base = rng.uniform(0.01, 100), exponent = rng.uniform(-10, 10);
    // The logarithm's rounding is multiplied by the result's: |exponent * log(base)| units.
    ASSERT_NEAR(math::pow(base, exponent) / std::pow(base, exponent), 1.0, 64 * 0x1p-52);
  }
}

}  // namespace
}  // namespace lab
