// The hot loops. Everything that sums does so in the order that simd.h fixes; what works element by
// element has no order, and compilers vectorise it as they like.
#pragma once

#include "core/simd.h"

namespace lab::kernels {

/// Σ a[i] · b[i].
inline Scalar dot(const Scalar* a, const Scalar* b, Index n) {
  simd::Lanes sum = simd::broadcast(0);
  Index i = 0;
  for (; i + simd::kLanes <= n; i += simd::kLanes) {
    sum = sum + simd::load(a + i) * simd::load(b + i);
  }
  for (Index lane = 0; i < n; ++i, ++lane) sum[lane] = sum[lane] + a[i] * b[i];
  return simd::sumOfLanes(sum);
}

/// Σ a[i].
inline Scalar sum(const Scalar* a, std::int64_t n) {
  simd::Lanes sum = simd::broadcast(0);
  std::int64_t i = 0;
  for (; i + simd::kLanes <= n; i += simd::kLanes) sum = sum + simd::load(a + i);
  for (int lane = 0; i < n; ++i, ++lane) sum[lane] = sum[lane] + a[i];
  return simd::sumOfLanes(sum);
}

/// y[i] += a · x[i].
inline void axpy(Scalar* __restrict y, Scalar a, const Scalar* __restrict x, std::int64_t n) {
  for (std::int64_t i = 0; i < n; ++i) y[i] += a * x[i];
}

/// y[i] += x[i].
inline void add(Scalar* __restrict y, const Scalar* __restrict x, std::int64_t n) {
  for (std::int64_t i = 0; i < n; ++i) y[i] += x[i];
}

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
