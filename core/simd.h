// Four lanes of Scalar, and the one order in which the core sums.
//
// A float sum depends on its order, so the order is part of the arithmetic: lane l adds the
// elements l, l + 4, l + 8, …; then (lane0 + lane1) + (lane2 + lane3). Elements beyond the last
// multiple of four go to lanes 0, 1, 2. The scalar build (LAB_NO_SIMD) spells out the same lanes,
// so both builds, natively and as wasm, give the same bits.
#pragma once

#include <cstddef>
#include <cstring>

#include "core/scalar.h"

namespace lab::simd {

inline constexpr Index kLanes = 4;

/// x, or 0 where x is below `limit`.
inline Scalar zeroBelow(Scalar x, Scalar limit) {
  return x < limit ? 0 : x;
}

/// `some` where x is not 0, else `none`.
inline Scalar whereNonzero(Scalar x, Scalar some, Scalar none) {
  return x != 0 ? some : none;
}

#ifndef LAB_NO_SIMD

using Lanes = Scalar __attribute__((vector_size(kLanes * sizeof(Scalar))));

/// The same lane by lane.
inline Lanes zeroBelow(const Lanes& x, Scalar limit) {
  return x < limit ? Lanes{} : x;
}

inline Lanes whereNonzero(const Lanes& x, const Lanes& some, const Lanes& none) {
  return x != Scalar{0} ? some : none;
}

#else

struct Lanes {
  Scalar lane[kLanes];
  Scalar& operator[](int i) { return lane[i]; }
  Scalar operator[](int i) const { return lane[i]; }
};

inline Lanes broadcast(Scalar x);

#define LAB_LANEWISE(op)                                     \
  inline Lanes operator op(const Lanes& a, const Lanes& b) { \
    Lanes result;                                            \
    for (int i = 0; i < kLanes; ++i) {                       \
      result.lane[i] = a.lane[i] op b.lane[i];               \
    }                                                        \
    return result;                                           \
  }                                                          \
  inline Lanes operator op(const Lanes& a, Scalar b) {       \
    return a op broadcast(b);                                \
  }                                                          \
  inline Lanes operator op(Scalar a, const Lanes& b) {       \
    return broadcast(a) op b;                                \
  }
LAB_LANEWISE(+)
LAB_LANEWISE(-)
LAB_LANEWISE(*)
LAB_LANEWISE(/)
#undef LAB_LANEWISE

inline Lanes zeroBelow(const Lanes& x, Scalar limit) {
  Lanes result;
  for (int i = 0; i < kLanes; ++i) result[i] = zeroBelow(x[i], limit);
  return result;
}

inline Lanes whereNonzero(const Lanes& x, const Lanes& some, const Lanes& none) {
  Lanes result;
  for (int i = 0; i < kLanes; ++i) result[i] = whereNonzero(x[i], some[i], none[i]);
  return result;
}

#endif

inline Lanes load(const Scalar* from) {
  Lanes lanes;
  std::memcpy(&lanes, from, sizeof lanes);
  return lanes;
}

/// The first `count` numbers, 1 to 3, and zeros, which change no sum: a lane is never -0.
inline Lanes loadFirst(const Scalar* from, std::ptrdiff_t count) {
  return Lanes{from[0], count > 1 ? from[1] : 0, count > 2 ? from[2] : 0, 0};
}

inline void store(Scalar* to, const Lanes& lanes) {
  std::memcpy(to, &lanes, sizeof lanes);
}

inline Lanes broadcast(Scalar x) {
  return Lanes{x, x, x, x};
}

inline Scalar sumOfLanes(const Lanes& lanes) {
  return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
}

// ---- Element by element ------------------------------------------------------------------------

/// A place in a row: one number, or four side by side. What has no order is written over both.
struct One {
  std::ptrdiff_t i;
  Scalar operator()(const Scalar* row) const { return row[i]; }
  void put(Scalar* row, Scalar x) const { row[i] = x; }
};
struct Four {
  std::ptrdiff_t i;
  Lanes operator()(const Scalar* row) const { return load(row + i); }
  void put(Scalar* row, const Lanes& x) const { store(row + i, x); }
};

/// put(at, compute(at)) for all places of a row of n. Where n is no multiple of four, the last four
/// overlap the four before them: they are computed before anything is put, so both have the same.
template <class Compute, class Put>
inline void forRow(std::ptrdiff_t n, Compute compute, Put put) {
  if (n < kLanes) {
    for (std::ptrdiff_t i = 0; i < n; ++i) put(One{i}, compute(One{i}));
    return;
  }
  const Four end{n - kLanes};
  const auto last = compute(end);
  for (std::ptrdiff_t i = 0; i < end.i; i += kLanes) put(Four{i}, compute(Four{i}));
  put(end, last);
}

}  // namespace lab::simd
