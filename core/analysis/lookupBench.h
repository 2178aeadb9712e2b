// One table and two ways to its rows, one_hot(x) @ W and W[x], at any size: both carried out
// through the ops of the tape, forward and backward. Compares every bit, says what each way does by
// the ops' own count, and measures how long it takes.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/autograd/tape.h"
#include "core/random.h"

namespace lab {

/// What one way does for one batch of lookups.
struct LookupWork {
  Work forward, backward;
};

/// Both ways, carried out for the same indices.
struct LookupComparison {
  Matrix output;                ///< W[x], batch x cols
  Matrix upstream;              ///< the gradient that was sent back, batch x cols
  std::vector<Index> gradRows;  ///< the rows that the lookup gave a gradient, as first touched
  Matrix grad;                  ///< their gradients, gradRows x cols
  LookupWork oneHot, lookup;
  std::int64_t forwardFloats = 0, forwardDifferent = 0;    ///< of the outputs, compared as bits
  std::int64_t backwardFloats = 0, backwardDifferent = 0;  ///< of W.grad, all rows
};

/// Seconds for a batch: the median of several samples, 0 until there are enough.
struct LookupSeconds {
  double forward = 0;
  double forwardAndBackward = 0;
};

class LookupBench {
 public:
  /// Of each kind of pass; odd, so that one of them is the median.
  static constexpr std::size_t kSamples = 15;

  /// Draws W from `seed` (stream Weights), uniform in [-1, 1). Throws RangeError below one row or
  /// column, std::bad_alloc where there is not as much memory.
  LookupBench(Shape shape, std::uint64_t seed);

  Shape shape() const { return table_.value.shape(); }

  /// `count` rows of W from row `first` on, row-major. Throws RangeError outside the table.
  std::span<const Scalar> rows(Index first, Index count) const;

  /// Goes both ways, forward and backward. Throws RangeError for an index outside the table.
  LookupComparison compare(std::span<const Index> indices);

  /// Measures batches of `batch` random indices for about `budgetMs`, one pass at least; true when
  /// every sample is there. Another batch size begins anew.
  bool measure(Index batch, double budgetMs);

  /// From 0 to 1: how many of the samples are there.
  double measured() const;
  LookupSeconds oneHotSeconds() const { return {series_[0].median(), series_[1].median()}; }
  LookupSeconds lookupSeconds() const { return {series_[2].median(), series_[3].median()}; }

 private:
  enum class Way { OneHot, Lookup };

  /// Samples of how long one kind of pass takes.
  struct Series {
    Way way;
    bool andBackward;
    std::vector<double> seconds;  // for one pass, one entry a sample
    std::int64_t passes = 1;      // that the next sample takes together

    bool done() const;
    double median() const;
  };
  using AllSeries = std::array<Series, 4>;
  static AllSeries noSamples();

  Var forward(Way way, std::span<const Index> indices);
  void backward(Way way, Var output);
  LookupWork workOf(Way way, Var output) const;
  std::span<const Scalar> upstreamFor(std::size_t batch);
  std::span<const Index> randomBatch();
  void takeSample(Series& series);

  std::uint64_t seed_;
  Parameter table_;
  RowGrad denseGrad_;  // of the one-hot way: all rows
  Tape tape_;
  Tape::Mark leaf_;  // behind W's own node
  std::vector<Scalar> upstream_;

  Index batch_ = 0;  // that the samples are for
  std::vector<Index> pool_;
  std::size_t place_ = 0;  // in the pool
  AllSeries series_ = noSamples();
};

/// The slope of the straight line that fits (log x, log y) best, by least squares: y ~ x^slope.
/// Throws TypeError unless both have the same length of two or more, RangeError where a number is
/// not above 0 or all x are the same.
double logLogSlope(std::span<const double> x, std::span<const double> y);

}  // namespace lab
