#include "core/math.h"

#include <cmath>
#include <cstring>
#include <initializer_list>
#include <limits>

namespace lab::math {
namespace {

/// std::bit_cast, which Emscripten 3.1.6 does not have yet.
template <class To, class From>
To bitCast(const From& from) {
  static_assert(sizeof(To) == sizeof(From));
  To to;
  std::memcpy(&to, &from, sizeof to);
  return to;
}

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kLog2e = 1.44269504088896340736;
// ln 2 in two parts (Cody and Waite): the first has so few bits that k * kLn2High is exact.
constexpr double kLn2High = 6.93147180369123816490e-01;
constexpr double kLn2Low = 1.90821492927058770002e-10;
// pi / 2 in three parts, likewise.
constexpr double kHalfPi1 = 1.57079632673412561417e+00;
constexpr double kHalfPi2 = 6.07710050630396597660e-11;
constexpr double kHalfPi3 = 2.02226624879595063154e-21;

/// 2^k for k in [-1022, 1023].
double powerOfTwo(int k) {
  return bitCast<double>(static_cast<std::uint64_t>(k + 1023) << 52);
}

/// Taylor series of sin and cos on [-pi/4, pi/4]; the first term left out is below 2^-54.
double sinSeries(double x) {
  const double z = x * x;
  double sum = 1.0 / 355687428096000.0;   // 1 / 17!
  sum = sum * z - 1.0 / 1307674368000.0;  // 1 / 15!
  sum = sum * z + 1.0 / 6227020800.0;     // 1 / 13!
  sum = sum * z - 1.0 / 39916800.0;       // 1 / 11!
  sum = sum * z + 1.0 / 362880.0;         // 1 / 9!
  sum = sum * z - 1.0 / 5040.0;           // 1 / 7!
  sum = sum * z + 1.0 / 120.0;            // 1 / 5!
  sum = sum * z - 1.0 / 6.0;              // 1 / 3!
  return x + x * z * sum;
}

double cosSeries(double x) {
  const double z = x * x;
  double sum = 1.0 / 20922789888000.0;  // 1 / 16!
  sum = sum * z - 1.0 / 87178291200.0;  // 1 / 14!
  sum = sum * z + 1.0 / 479001600.0;    // 1 / 12!
  sum = sum * z - 1.0 / 3628800.0;      // 1 / 10!
  sum = sum * z + 1.0 / 40320.0;        // 1 / 8!
  sum = sum * z - 1.0 / 720.0;          // 1 / 6!
  sum = sum * z + 1.0 / 24.0;           // 1 / 4!
  return 1.0 - 0.5 * z + z * z * sum;
}

/// sin(x + quarterTurns * pi/2).
double sinShifted(double x, int quarterTurns) {
  const double k = std::floor(x / (0.5 * kPi) + 0.5);
  const double r = ((x - k * kHalfPi1) - k * kHalfPi2) - k * kHalfPi3;
  switch ((static_cast<std::int64_t>(k) + quarterTurns) & 3) {
    case 0:
      return sinSeries(r);
    case 1:
      return cosSeries(r);
    case 2:
      return -sinSeries(r);
    default:
      return -cosSeries(r);
  }
}

/// 1 / n! for n from 12 down to 2.
constexpr double kExpSeries[] = {1.0 / 479001600.0,
                                 1.0 / 39916800.0,
                                 1.0 / 3628800.0,
                                 1.0 / 362880.0,
                                 1.0 / 40320.0,
                                 1.0 / 5040.0,
                                 1.0 / 720.0,
                                 1.0 / 120.0,
                                 1.0 / 24.0,
                                 1.0 / 6.0,
                                 0.5};

/// Two numbers in one register; compilers without vectors compute them one by one.
using Pair = double __attribute__((vector_size(16)));
using PairBits = std::uint64_t __attribute__((vector_size(16)));

/// Adding it leaves the nearest integer in the lowest bits: doubles of this size have no fractions.
constexpr double kToInteger = 0x1.8p52;

double oneWhereAbove(double a, double b) {
  return a > b ? 1.0 : 0.0;
}
Pair oneWhereAbove(const Pair& a, const Pair& b) {
  return a > b ? Pair{1.0, 1.0} : Pair{0.0, 0.0};
}

/// 2^k for k in [-1022, 1023].
Pair powerOfTwo(const Pair& k) {
  return bitCast<Pair>(bitCast<PairBits>(k + (kToInteger + 1023)) << 52);
}

/// e^x = 2^k value for each x from -745.2 to 709.78. Each step of a series waits for the one
/// before: numbers side by side fill the wait. T: double or Pair.
template <class T, int kSide>
void exponentiate(const T (&x)[kSide], T (&k)[kSide], T (&value)[kSide]) {
  // |r| <= ln(2) / 2, and e^r by its Taylor series to r^13.
  T r[kSide], sum[kSide];
  for (int i = 0; i < kSide; ++i) {
    const T exponent = x[i] * kLog2e + 0.5;
    const T nearest = (exponent + kToInteger) - kToInteger;
    k[i] = nearest - oneWhereAbove(nearest, exponent);
    r[i] = (x[i] - k[i] * kLn2High) - k[i] * kLn2Low;
    sum[i] = T{} + 1.0 / 6227020800.0;
  }
  for (const double term : kExpSeries) {
    for (int i = 0; i < kSide; ++i) sum[i] = sum[i] * r[i] + term;
  }
  for (int i = 0; i < kSide; ++i) value[i] = 1.0 + (r[i] + r[i] * r[i] * sum[i]);
}

}  // namespace

double exp(double x) {
  if (x != x) return x;
  if (x > 709.782712893384) return kInfinity;
  if (x < -745.2) return 0.0;
  double k[1], value[1];
  exponentiate({x}, k, value);
  // Two factors: neither the largest nor the subnormal results leave the range on the way.
  const int whole = static_cast<int>(k[0]), half = whole / 2;
  return value[0] * powerOfTwo(half) * powerOfTwo(whole - half);
}

double log(double x) {
  if (x != x || x < 0.0) return kNaN;
  if (x == 0.0) return -kInfinity;
  if (x == kInfinity) return x;
  int k = 0;
  if (x < 0x1p-1022) x *= 0x1p54, k = -54;
  // x = 2^k m with m in [sqrt(1/2), sqrt(2)), then log m = 2 artanh(s), s = (m - 1) / (m + 1).
  const auto bits = bitCast<std::uint64_t>(x);
  k += static_cast<int>(bits >> 52) - 1023;
  double m = bitCast<double>((bits & 0x000fffffffffffffULL) | 0x3ff0000000000000ULL);
  if (m > 1.41421356237309504880) m *= 0.5, k += 1;
  const double f = m - 1.0;
  const double s = f / (2.0 + f);
  const double z = s * s;
  double sum = 1.0 / 21.0;
  for (const double divisor : {19.0, 17.0, 15.0, 13.0, 11.0, 9.0, 7.0, 5.0, 3.0}) {
    sum = sum * z + 1.0 / divisor;
  }
  // log(1 + f) = f - s (f - 2 z sum): written so that the large part, f, is exact.
  const double tail = s * (f - 2.0 * z * sum);
  return k * kLn2High + ((k * kLn2Low - tail) + f);
}

double cos(double x) {
  return sinShifted(x, 1);
}

double sin(double x) {
  return sinShifted(x, 0);
}

double tanh(double x) {
  if (x != x) return x;
  const double size = x < 0.0 ? -x : x;
  if (size > 22.0) return x < 0.0 ? -1.0 : 1.0;
  if (size < 1.0) {
    // The difference below would cancel. Lambert's continued fraction, as x less a correction.
    const double z = x * x;
    double fraction = 19.0;
    for (double divisor = 17.0; divisor > 1.0; divisor -= 2.0) fraction = divisor + z / fraction;
    return x - x * (z / (fraction + z));
  }
  const double e = exp(2.0 * size);
  const double value = 1.0 - 2.0 / (e + 1.0);
  return x < 0.0 ? -value : value;
}

double sigmoid(double x) {
  if (x >= 0.0) return 1.0 / (1.0 + exp(-x));
  const double e = exp(x);
  return e / (1.0 + e);
}

void sigmoids(std::span<double> x) {
  constexpr int kPairs = 4;
  constexpr std::size_t kSide = 2 * kPairs;
  constexpr double kFar = 700;  // nearer to 0, no power leaves the range of normal doubles
  std::size_t done = 0;
  for (; done + kSide <= x.size(); done += kSide) {
    double* const block = x.data() + done;
    bool near = true;
    for (std::size_t i = 0; i < kSide; ++i) near &= std::abs(block[i]) <= kFar;  // not so for NaN
    if (!near) {
      for (std::size_t i = 0; i < kSide; ++i) block[i] = sigmoid(block[i]);
      continue;
    }
    Pair at[kPairs], below[kPairs], k[kPairs], value[kPairs];
    std::memcpy(at, block, sizeof at);
    for (int i = 0; i < kPairs; ++i) below[i] = at[i] < 0.0 ? at[i] : -at[i];
    exponentiate(below, k, value);
    for (int i = 0; i < kPairs; ++i) {
      const Pair power = value[i] * powerOfTwo(k[i]);
      at[i] = (at[i] < 0.0 ? power : Pair{1.0, 1.0}) / (1.0 + power);
    }
    std::memcpy(block, at, sizeof at);
  }
  for (; done < x.size(); ++done) x[done] = sigmoid(x[done]);
}

double powInt(double base, std::int64_t exponent) {
  if (exponent < 0) return 1.0 / powInt(base, -exponent);
  double result = 1.0;
  for (; exponent > 0; exponent >>= 1, base *= base) {
    if (exponent & 1) result *= base;
  }
  return result;
}

double pow(double base, double exponent) {
  return exp(exponent * log(base));
}

}  // namespace lab::math
