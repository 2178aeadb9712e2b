#include "core/kernels.h"

#include <tuple>

namespace lab::kernels {

// ---- Adam without gradient ----------------------------------------------------------------------
namespace {

/// `kVectors` vectors side by side, so that their divisions overlap. The last one ends at n - 1 and
/// may share elements with the one before: both compute the same.
template <int kVectors>
void restBlock(Scalar* p, const Scalar* m, const Scalar* s, Index n,
               std::span<const RestStep> steps) {
  simd::Lanes value[kVectors], moment[kVectors], root[kVectors];
  const auto at = [&](int v) {
    return v + 1 < kVectors ? v * simd::kLanes : n - simd::kLanes;
  };
  for (int v = 0; v < kVectors; ++v) {
    value[v] = simd::load(p + at(v));
    moment[v] = simd::load(m + at(v));
    root[v] = simd::load(s + at(v));
  }
  for (const RestStep& step : steps) {
    const simd::Lanes keep = simd::broadcast(step.keep);
    if (step.move == 0) {
      for (int v = 0; v < kVectors; ++v) value[v] = value[v] * keep;
      continue;
    }
    const simd::Lanes move = simd::broadcast(step.move), fade = simd::broadcast(step.root),
                      eps = simd::broadcast(step.eps);
    for (int v = 0; v < kVectors; ++v) {
      value[v] = rested(value[v], moment[v], root[v], keep, move, fade, eps);
    }
  }
  for (int v = 0; v < kVectors; ++v) simd::store(p + at(v), value[v]);
}

using RestBlock = void (*)(Scalar*, const Scalar*, const Scalar*, Index, std::span<const RestStep>);
constexpr RestBlock kRestBlocks[] = {restBlock<1>, restBlock<2>, restBlock<3>, restBlock<4>,
                                     restBlock<5>, restBlock<6>, restBlock<7>};
constexpr Index kWidestBlock = 7;

}  // namespace

void rest(Scalar* p, const Scalar* m, const Scalar* s, Index n, std::span<const RestStep> steps) {
  if (n < simd::kLanes) {
    for (Index i = 0; i < n; ++i) {
      for (const RestStep& step : steps) p[i] = rested(p[i], m[i], s[i], step);
    }
    return;
  }
  Index vectors = (n + simd::kLanes - 1) / simd::kLanes;
  for (Index blocks = (vectors + kWidestBlock - 1) / kWidestBlock; blocks > 0; --blocks) {
    const Index width = (vectors + blocks - 1) / blocks;
    const Index count = blocks > 1 ? width * simd::kLanes : n;
    kRestBlocks[width - 1](p, m, s, count, steps);
    p += count, m += count, s += count, n -= count, vectors -= width;
  }
}

void restEach(Scalar* p, const Scalar* m, const Scalar* s, Scalar* memory, Scalar* root, Index n,
              Scalar memoryFactor, Scalar rootFactor, const RestStep& step) {
  const auto compute = [=](auto at) {
    const auto left = faded(at(memory), memoryFactor), rootLeft = faded(at(root), rootFactor);
    const auto move = left * step.move;
    const auto moved = rested(at(p), at(m), at(s), step.keep, move, rootLeft * step.root, step.eps);
    return std::tuple(left, rootLeft, simd::whereNonzero(move, moved, at(p) * step.keep));
  };
  simd::forRow(n, compute, [=](auto at, const auto& after) {
    const auto& [left, rootLeft, value] = after;
    at.put(memory, left);
    at.put(root, rootLeft);
    at.put(p, value);
  });
}

// ---- Matrix products ----------------------------------------------------------------------------
//
// A tile of C stays in registers while its sums run; tiles differ in which element waits for which,
// never in the order in which one element adds its products.
namespace {

constexpr Index kTileRows = 4;

/// How many numbers a T is: one, or the lanes of a vector.
template <class T>
constexpr Index kNumbersIn = 1;
template <>
constexpr Index kNumbersIn<simd::Lanes> = simd::kLanes;

template <class T>
T loadAs(const Scalar* from);
template <>
Scalar loadAs<Scalar>(const Scalar* from) {
  return *from;
}
template <>
simd::Lanes loadAs<simd::Lanes>(const Scalar* from) {
  return simd::load(from);
}

template <class T>
T allOf(Scalar x);
template <>
Scalar allOf<Scalar>(Scalar x) {
  return x;
}
template <>
simd::Lanes allOf<simd::Lanes>(Scalar x) {
  return simd::broadcast(x);
}

void storeAs(Scalar* to, Scalar x) {
  *to = x;
}
void storeAs(Scalar* to, const simd::Lanes& x) {
  simd::store(to, x);
}

/// The left factor of a product: element (i, p) is at i * row + p * depth.
struct Left {
  const Scalar* data;
  std::int64_t row, depth;
};

/// kRows x kWidth numbers or vectors of C += A · B, all k products.
template <class T, int kRows, int kWidth>
void productTile(Scalar* c, Left a, const Scalar* b, Index k, std::int64_t n) {
  constexpr Index kStep = kNumbersIn<T>;
  T sum[kRows][kWidth];
  for (int i = 0; i < kRows; ++i) {
    for (int v = 0; v < kWidth; ++v) sum[i][v] = loadAs<T>(c + i * n + v * kStep);
  }
  for (Index p = 0; p < k; ++p, a.data += a.depth, b += n) {
    T right[kWidth];
    for (int v = 0; v < kWidth; ++v) right[v] = loadAs<T>(b + v * kStep);
    for (int i = 0; i < kRows; ++i) {
      const T left = allOf<T>(a.data[i * a.row]);
      for (int v = 0; v < kWidth; ++v) sum[i][v] = sum[i][v] + left * right[v];
    }
  }
  for (int i = 0; i < kRows; ++i) {
    for (int v = 0; v < kWidth; ++v) storeAs(c + i * n + v * kStep, sum[i][v]);
  }
}

/// kWidth numbers or vectors of every row of C.
template <class T, int kWidth>
void productColumns(Scalar* c, Left a, const Scalar* b, Index m, Index k, std::int64_t n) {
  Index i = 0;
  for (; i + kTileRows <= m; i += kTileRows, c += kTileRows * n, a.data += kTileRows * a.row) {
    productTile<T, kTileRows, kWidth>(c, a, b, k, n);
  }
  for (; i < m; ++i, c += n, a.data += a.row) productTile<T, 1, kWidth>(c, a, b, k, n);
}

void product(Scalar* c, Left a, const Scalar* b, Index m, Index k, Index n) {
  constexpr Index kLanes = simd::kLanes;
  Index j = 0;
  for (; j + 2 * kLanes <= n; j += 2 * kLanes) {
    productColumns<simd::Lanes, 2>(c + j, a, b + j, m, k, n);
  }
  for (; j + kLanes <= n; j += kLanes) productColumns<simd::Lanes, 1>(c + j, a, b + j, m, k, n);
  for (; j < n; ++j) productColumns<Scalar, 1>(c + j, a, b + j, m, k, n);
}

/// kTileRows x 2 dot products of rows of A and B, each in the order of `dot`. What is left after
/// the last full vector is filled up with zeros, which change no sum.
void dotTile(Scalar* c, const Scalar* a, const Scalar* b, Index k, std::int64_t n) {
  constexpr Index kLanes = simd::kLanes;
  simd::Lanes sum[kTileRows][2];
  for (auto& row : sum) row[0] = row[1] = simd::broadcast(0);
  const auto add = [&](const auto& at) {
    const simd::Lanes right[2] = {at(b), at(b + k)};
    for (Index i = 0; i < kTileRows; ++i) {
      const simd::Lanes left = at(a + std::int64_t{i} * k);
      for (int j = 0; j < 2; ++j) sum[i][j] = sum[i][j] + left * right[j];
    }
  };
  Index p = 0;
  for (; p + kLanes <= k; p += kLanes) {
    add([&](const Scalar* row) { return simd::load(row + p); });
  }
  if (p < k) {
    add([&](const Scalar* row) { return simd::loadFirst(row + p, k - p); });
  }
  for (Index i = 0; i < kTileRows; ++i) {
    for (int j = 0; j < 2; ++j) c[i * n + j] += simd::sumOfLanes(sum[i][j]);
  }
}

}  // namespace

void gemm(Scalar* c, const Scalar* a, const Scalar* b, Index m, Index k, Index n) {
  product(c, {a, k, 1}, b, m, k, n);
}

void gemmTransposedA(Scalar* c, const Scalar* a, const Scalar* b, Index m, Index k, Index n) {
  product(c, {a, 1, m}, b, m, k, n);
}

void gemmTransposedB(Scalar* c, const Scalar* a, const Scalar* b, Index m, Index k, Index n) {
  Index i = 0;
  for (; i + kTileRows <= m; i += kTileRows) {
    Scalar* to = c + std::int64_t{i} * n;
    const Scalar* rows = a + std::int64_t{i} * k;
    Index j = 0;
    for (; j + 2 <= n; j += 2) dotTile(to + j, rows, b + std::int64_t{j} * k, k, n);
    for (; j < n; ++j) {
      for (Index r = 0; r < kTileRows; ++r) {
        to[std::int64_t{r} * n + j] += dot(rows + std::int64_t{r} * k, b + std::int64_t{j} * k, k);
      }
    }
  }
  for (; i < m; ++i) {
    for (Index j = 0; j < n; ++j) {
      c[std::int64_t{i} * n + j] += dot(a + std::int64_t{i} * k, b + std::int64_t{j} * k, k);
    }
  }
}

}  // namespace lab::kernels
