// Measures the kernels. The same program is built natively and as wasm.
//
//     kernelBench SECONDS
//
// Prints one line of JSON: GFLOP/s of CPU time of the three matrix products at 128³, of Eigen's
// beside them, and of dot products of 50 numbers; millions of sigmoids a second; and of vectors of
// four that a row without gradient under Adam takes through a step, and of quotients of two such
// vectors, nothing else: each step needs one, so that is its limit.
#include <ctime>
#include <iostream>
#include <sstream>

#include "core/autograd/matrix.h"
#include "core/kernels.h"
#include "core/math.h"
#include "core/random.h"

namespace {

using namespace lab;

constexpr Index kSide = 128, kFactors = 50, kRows = 256, kSteps = 20;

/// Of the process (see cpuClock.cjs).
double cpuSeconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

Matrix randomMatrix(Shape shape, Rng& rng) {
  Matrix matrix(shape);
  matrix.map() =
      matrix.map().unaryExpr([&](Scalar) { return static_cast<Scalar>(rng.uniform(-1, 1)); });
  return matrix;
}

/// Calls a second, after a quarter of the time for engines to compile.
template <class Work>
double callsPerSecond(double seconds, Work work) {
  double calls = 0, start = cpuSeconds();
  const auto passed = [&] {
    return cpuSeconds() - start;
  };
  while (passed() < seconds / 4) work();
  start = cpuSeconds();
  while (passed() < seconds) {
    for (int i = 0; i < 50; ++i) work();
    calls += 50;
  }
  return calls / passed();
}

constexpr int kSideBySide = 7;  // as in kernels::rest

/// x[i] = above / x[i] for 7 vectors side by side, `times` times.
void divide(Scalar above, Scalar* x, int times) {
  simd::Lanes lanes[kSideBySide];
  for (int v = 0; v < kSideBySide; ++v) lanes[v] = simd::load(x + v * simd::kLanes);
  for (int i = 0; i < times; ++i) {
    for (simd::Lanes& below : lanes) below = simd::broadcast(above) / below;
  }
  for (int v = 0; v < kSideBySide; ++v) simd::store(x + v * simd::kLanes, lanes[v]);
}

std::string measure(double seconds) {
  Rng rng(1, Stream::Analysis);
  const Matrix a = randomMatrix({kSide, kSide}, rng), b = randomMatrix({kSide, kSide}, rng);
  const Matrix rows = randomMatrix({kRows, kFactors}, rng), x = randomMatrix({1, kRows}, rng);
  Matrix c({kSide, kSide});
  Scalar sink = 0;

  std::ostringstream json;
  const auto add = [&](const char* name, double perCall, auto work) {
    json << (json.str().empty() ? "{" : ", ") << '"' << name
         << "\": " << perCall * callsPerSecond(seconds, work);
  };
  constexpr double kProduct = 2e-9 * kSide * kSide * kSide;
  using Gemm = void (*)(Scalar*, const Scalar*, const Scalar*, Index, Index, Index);
  for (const auto& [name, gemm] : {std::pair<const char*, Gemm>{"gemm", kernels::gemm},
                                   {"gemmTransposedA", kernels::gemmTransposedA},
                                   {"gemmTransposedB", kernels::gemmTransposedB}}) {
    add(name, kProduct,
        [&, gemm = gemm] { gemm(c.data(), a.data(), b.data(), kSide, kSide, kSide); });
  }
  add("eigen", kProduct, [&] { c.map().noalias() = a.map() * b.map(); });
  add("dot", 2e-9 * kFactors * (kRows - 1), [&] {
    for (Index r = 1; r < kRows; ++r) sink += kernels::dot(rows.row(0), rows.row(r), kFactors);
  });
  std::vector<double> many(kRows);
  add("sigmoid", 1e-6 * kRows, [&] {
    std::copy_n(x.data(), kRows, many.begin());
    math::sigmoids(many);
    sink += static_cast<Scalar>(many.back());
  });
  const std::vector<kernels::RestStep> steps(
      kSteps, {Scalar(0.9999), Scalar(1e-3), Scalar(1.1), Scalar(1e-5)});
  Matrix resting = randomMatrix({kRows, kFactors}, rng);
  const Matrix roots = randomMatrix({kRows, kFactors}, rng);
  constexpr double kVectors = 1e-6 * ((kFactors + 3) / 4);
  add("rest", kVectors * kRows * kSteps, [&] {
    for (Index r = 0; r < kRows; ++r) {
      kernels::rest(resting.row(r), rows.row(r), roots.row(r), kFactors, steps);
    }
  });
  constexpr int kTimes = 1000;
  add("quotient", 1e-6 * kSideBySide * kTimes, [&] { divide(2, c.data(), kTimes); });
  // Read once, so that no compiler leaves the work out.
  sink += c.data()[0] + resting.data()[0];
  json << ", \"check\": " << (sink == sink ? 1 : 0) << "}";
  return json.str();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "use: kernelBench SECONDS" << std::endl;
    return 2;
  }
  std::cout << measure(std::atof(argv[1])) << std::endl;
  return 0;
}
