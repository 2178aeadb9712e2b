// Elementary functions with the same bits on every engine and in every build.
//
// A C library is free to round exp, log or cos as it likes, and they differ. Whatever a trained
// weight depends on is computed here instead, from additions, multiplications and divisions in
// double, which IEEE 754 fixes (as it does sqrt, taken from <cmath>). Errors stay within about one
// unit in the last place of a double, so results rounded to float agree with any good library.
#pragma once

#include <cstdint>
#include <span>

namespace lab::math {

inline constexpr double kPi = 3.14159265358979323846;

/// e^x; 0 below -745.2, infinity above 709.78, NaN for NaN.
double exp(double x);

/// Natural logarithm; -infinity at 0, NaN below 0.
double log(double x);

/// Cosine of x radians, for |x| up to 2^20.
double cos(double x);

/// Sine of x radians, for |x| up to 2^20.
double sin(double x);

/// Hyperbolic tangent.
double tanh(double x);

/// 1 / (1 + e^-x), without overflow on either side.
double sigmoid(double x);

/// The same of each number, in place, several at a time.
void sigmoids(std::span<double> x);

/// base^exponent by repeated squaring, exact in its order of multiplications.
double powInt(double base, std::int64_t exponent);

/// base^exponent for base > 0, as exp(exponent * log(base)).
double pow(double base, double exponent);

}  // namespace lab::math
