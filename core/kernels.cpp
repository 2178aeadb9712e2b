#include "core/kernels.h"

namespace lab::kernels {

void gemm(Scalar* c, const Scalar* a, const Scalar* b, Index m, Index k, Index n) {
  for (Index i = 0; i < m; ++i) {
    for (Index p = 0; p < k; ++p)
      axpy(c + std::int64_t{i} * n, a[i * std::int64_t{k} + p], b + std::int64_t{p} * n, n);
  }
}

void gemmTransposedA(Scalar* c, const Scalar* a, const Scalar* b, Index m, Index k, Index n) {
  for (Index p = 0; p < k; ++p) {
    for (Index i = 0; i < m; ++i)
      axpy(c + std::int64_t{i} * n, a[p * std::int64_t{m} + i], b + std::int64_t{p} * n, n);
  }
}

void gemmTransposedB(Scalar* c, const Scalar* a, const Scalar* b, Index m, Index k, Index n) {
  for (Index i = 0; i < m; ++i) {
    for (Index j = 0; j < n; ++j) {
      c[std::int64_t{i} * n + j] += dot(a + std::int64_t{i} * k, b + std::int64_t{j} * k, k);
    }
  }
}

}  // namespace lab::kernels
