// The hot loops, over vectors where compilers would not do it everywhere. Everything that sums does
// so in the order that simd.h fixes; what works element by element has no order.
#pragma once

#include <cstddef>
#include <span>

#include "core/simd.h"

namespace lab::kernels {

/// Σ a[i] · b[i].
inline Scalar dot(const Scalar* a, const Scalar* b, Index n) {
  simd::Lanes sum = simd::broadcast(0);
  Index i = 0;
  for (; i + simd::kLanes <= n; i += simd::kLanes) {
    sum = sum + simd::load(a + i) * simd::load(b + i);
  }
  if (i < n) sum = sum + simd::loadFirst(a + i, n - i) * simd::loadFirst(b + i, n - i);
  return simd::sumOfLanes(sum);
}

/// Σ a[i].
inline Scalar sum(const Scalar* a, std::ptrdiff_t n) {
  simd::Lanes sum = simd::broadcast(0);
  std::ptrdiff_t i = 0;
  for (; i + simd::kLanes <= n; i += simd::kLanes) sum = sum + simd::load(a + i);
  if (i < n) sum = sum + simd::loadFirst(a + i, n - i);
  return simd::sumOfLanes(sum);
}

/// y[i] = of(i), which may read y[i].
template <class Of>
inline void fill(Scalar* y, std::ptrdiff_t n, Of of) {
  simd::forRow(n, of, [y](auto at, const auto& x) { at.put(y, x); });
}

/// y[i] += a · x[i].
inline void axpy(Scalar* y, Scalar a, const Scalar* x, std::ptrdiff_t n) {
  fill(y, n, [=](auto at) { return at(y) + a * at(x); });
}

/// y[i] = 0 + a · x[i]: the same bits as adding to zeros, -0 included.
inline void startAxpy(Scalar* y, Scalar a, const Scalar* x, std::ptrdiff_t n) {
  fill(y, n, [=](auto at) { return Scalar{0} + a * at(x); });
}

/// y[i] += x[i].
inline void add(Scalar* y, const Scalar* x, std::ptrdiff_t n) {
  fill(y, n, [=](auto at) { return at(y) + at(x); });
}

/// y[i] = x[i]. For rows: too short for a call of memcpy.
inline void copy(Scalar* y, const Scalar* x, std::ptrdiff_t n) {
  fill(y, n, [=](auto at) { return at(x); });
}

/// p[i] -= rate · (g[i] + decay · p[i]): plain gradient descent.
inline void descend(Scalar* p, const Scalar* g, Scalar rate, Scalar decay, std::ptrdiff_t n) {
  fill(p, n, [=](auto at) { return at(p) - rate * (at(g) + decay * at(p)); });
}

/// One step of a dense Adam on elements without gradient; see core/optim/restingRows.h.
struct RestStep {
  Scalar keep, move, root, eps;
};

/// p after one such step. All numbers, or some of them Lanes.
inline auto rested(const auto& p, const auto& m, const auto& s, const auto& keep, const auto& move,
                   const auto& root, const auto& eps) {
  return p * keep - m * move / (s * root + eps);
}
inline Scalar rested(Scalar p, Scalar m, Scalar s, const RestStep& step) {
  return step.move == 0 ? p * step.keep
                        : rested(p, m, s, step.keep, step.move, step.root, step.eps);
}

/// n elements through all of `steps`, their values in registers meanwhile.
void rest(Scalar* p, const Scalar* m, const Scalar* s, Index n, std::span<const RestStep> steps);

/// What is left of a moment after one more step. A part so small moves nothing by an amount that
/// Scalar resolves, and becomes 0: such rows only decay, and no denormals arise.
template <class T>
inline T faded(const T& left, Scalar factor) {
  constexpr Scalar kForgotten = sizeof(Scalar) == sizeof(float) ? Scalar(1e-12) : Scalar(1e-30);
  return simd::zeroBelow(left * factor, kForgotten);
}

/// n elements through one step. Of each one's moments there is `memory` and `root` left, and both
/// fade first, by their factors; `step` is that of moments that have not faded.
void restEach(Scalar* p, const Scalar* m, const Scalar* s, Scalar* memory, Scalar* root, Index n,
              Scalar memoryFactor, Scalar rootFactor, const RestStep& step);

/// C += A · B for row-major A (m × k), B (k × n), C (m × n).
///
/// Every element of C adds its k products in increasing order, one at a time: so a product with a
/// one-hot row adds zeros and one value, and transposed products (below) can be compared to
/// scatter-adds bit for bit.
void gemm(Scalar* c, const Scalar* a, const Scalar* b, Index m, Index k, Index n);

/// C += Aᵀ · B for row-major A (k × m), B (k × n), C (m × n); same order as gemm.
void gemmTransposedA(Scalar* c, const Scalar* a, const Scalar* b, Index m, Index k, Index n);

/// C += A · Bᵀ for row-major A (m × k), B (n × k), C (m × n). Each element is one `dot`.
void gemmTransposedB(Scalar* c, const Scalar* a, const Scalar* b, Index m, Index k, Index n);

}  // namespace lab::kernels
