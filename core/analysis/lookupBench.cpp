#include "core/analysis/lookupBench.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <type_traits>

#include "core/math.h"
#include "core/ops/ops.h"

namespace lab {
namespace {

constexpr const char* kPlace = "lookupBench";

/// Shorter than this a sample says little: browsers round their clock to a tenth of a millisecond,
/// some to a whole one.
constexpr double kShortestSample = 2e-3;

/// Random indices to take batches from: more rows than a processor's cache holds.
constexpr std::size_t kPool = 1 << 16;

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// `shape`, where a table can have it.
Shape checked(Shape shape) {
  if (shape.rows < 1 || shape.cols < 1) {
    fail<RangeError>(kPlace, "a table of ", toString(shape), " has nothing to look up");
  }
  return shape;
}

Matrix uniformTable(Shape shape, std::uint64_t seed) {
  Rng rng(seed, Stream::Weights);
  Matrix table(checked(shape));
  for (std::int64_t i = 0; i < table.size(); ++i) {
    table.data()[i] = static_cast<Scalar>(rng.uniform(-1, 1));
  }
  return table;
}

/// A number's bits as a whole number: -0 differs from +0, and a NaN equals itself.
auto bitsOf(Scalar value) {
  std::conditional_t<sizeof(Scalar) == 4, std::uint32_t, std::uint64_t> bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return bits;
}

/// How many of n numbers differ in any bit.
std::int64_t countDifferent(const Scalar* a, const Scalar* b, std::int64_t n) {
  std::int64_t different = 0;
  for (std::int64_t i = 0; i < n; ++i) different += bitsOf(a[i]) != bitsOf(b[i]);
  return different;
}

Matrix copyOf(Shape shape, std::span<const Scalar> values) {
  return {shape, {values.begin(), values.end()}};
}

}  // namespace

LookupBench::LookupBench(Shape shape, std::uint64_t seed)
    : seed_(seed), table_("W", uniformTable(shape, seed)), denseGrad_(shape) {
  tape_.parameter(table_);
  leaf_ = tape_.mark();
}

std::span<const Scalar> LookupBench::rows(Index first, Index count) const {
  if (first < 0 || count < 0 || count > shape().rows - first) {
    fail<RangeError>(kPlace, count, " rows from ", first, " on are outside [0, ", shape().rows,
                     ")");
  }
  return {table_.value.row(first), static_cast<std::size_t>(Shape{count, shape().cols}.size())};
}

// ---- Both ways ----------------------------------------------------------------------------------

Var LookupBench::forward(Way way, std::span<const Index> indices) {
  tape_.rewind(leaf_);
  const Var table = tape_.parameter(table_);
  if (way == Way::Lookup) return embedding(indices, table, {.sparse = true});
  return matmul(oneHot(tape_, indices, shape().rows), table);
}

/// Each way keeps its gradient apart, so that both can be there at once.
void LookupBench::backward(Way way, Var output) {
  if (way == Way::OneHot) std::swap(table_.grad, denseGrad_);
  table_.zeroGrad();
  tape_.backward(output, upstreamFor(static_cast<std::size_t>(output.shape().rows)));
  if (way == Way::OneHot) std::swap(table_.grad, denseGrad_);
}

/// Writing the one-hot vectors is part of that way.
LookupWork LookupBench::workOf(Way way, Var output) const {
  const Node& node = output.node();
  LookupWork work{node.forward, node.backward};
  if (way == Way::OneHot) work.forward.bytes += tape_.node(node.inputs[0]).forward.bytes;
  return work;
}

/// The same gradient for the same position, however long the batch is.
std::span<const Scalar> LookupBench::upstreamFor(std::size_t batch) {
  const std::size_t size = batch * static_cast<std::size_t>(shape().cols);
  if (upstream_.size() < size) {
    Rng rng(seed_, Stream::Analysis);
    upstream_.resize(size);
    for (Scalar& g : upstream_) g = static_cast<Scalar>(rng.uniform(-0.5, 0.5));
  }
  return {upstream_.data(), size};
}

LookupComparison LookupBench::compare(std::span<const Index> indices) {
  const Index cols = shape().cols;
  const Var copied = forward(Way::Lookup, indices);
  const Shape batch = copied.shape();
  backward(Way::Lookup, copied);
  LookupComparison result;
  result.output = copyOf(batch, {copied.value(), static_cast<std::size_t>(batch.size())});
  result.lookup = workOf(Way::Lookup, copied);

  const Var product = forward(Way::OneHot, indices);
  backward(Way::OneHot, product);
  result.oneHot = workOf(Way::OneHot, product);
  result.forwardFloats = batch.size();
  result.forwardDifferent = countDifferent(product.value(), result.output.data(), batch.size());

  const std::vector<Scalar> zeros(static_cast<std::size_t>(cols));
  for (Index row = 0; row < shape().rows; ++row) {
    const Scalar* looked = table_.grad.find(row);
    result.backwardDifferent +=
        countDifferent(denseGrad_.find(row), looked != nullptr ? looked : zeros.data(), cols);
  }
  result.backwardFloats = shape().size();

  result.upstream = copyOf(batch, upstreamFor(indices.size()));
  result.gradRows.assign(table_.grad.touched().begin(), table_.grad.touched().end());
  result.grad = copyOf({table_.grad.touchedCount(), cols}, table_.grad.values());
  return result;
}

// ---- Time ---------------------------------------------------------------------------------------

LookupBench::AllSeries LookupBench::noSamples() {
  return {{{Way::OneHot, false, {}},
           {Way::OneHot, true, {}},
           {Way::Lookup, false, {}},
           {Way::Lookup, true, {}}}};
}

bool LookupBench::Series::done() const {
  return seconds.size() >= kSamples;
}

double LookupBench::Series::median() const {
  if (!done()) return 0;
  std::vector<double> sorted = seconds;
  std::sort(sorted.begin(), sorted.end());
  return sorted[sorted.size() / 2];
}

/// Random rows, so that each is as far away as a table of this size puts it.
std::span<const Index> LookupBench::randomBatch() {
  const auto batch = static_cast<std::size_t>(batch_);
  if (place_ + batch > pool_.size()) place_ = 0;
  const std::span<const Index> indices(pool_.data() + place_, batch);
  place_ += batch;
  return indices;
}

/// Tries shorter than the clock can tell only warm up; the next takes twice as many passes.
void LookupBench::takeSample(Series& series) {
  const Clock::time_point start = Clock::now();
  for (std::int64_t pass = 0; pass < series.passes; ++pass) {
    const Var output = forward(series.way, randomBatch());
    if (series.andBackward) backward(series.way, output);
  }
  const double seconds = secondsSince(start);
  if (seconds < kShortestSample) {
    series.passes *= 2;
  } else {
    series.seconds.push_back(seconds / static_cast<double>(series.passes));
  }
}

bool LookupBench::measure(Index batch, double budgetMs) {
  if (batch < 1 || static_cast<std::size_t>(batch) > kPool) {
    fail<RangeError>(kPlace, "a batch of ", batch, " is outside [1, ", kPool, "]");
  }
  if (batch != batch_) {
    batch_ = batch;
    series_ = noSamples();
    Rng rng(seed_, Stream::Analysis);
    pool_.resize(kPool);
    for (Index& index : pool_) {
      index = static_cast<Index>(rng.below(static_cast<std::uint32_t>(shape().rows)));
    }
  }
  const Clock::time_point start = Clock::now();
  while (measured() < 1) {
    // The series with the fewest: what slows the machine down for a moment is spread over all.
    takeSample(*std::min_element(
        series_.begin(), series_.end(),
        [](const Series& a, const Series& b) { return a.seconds.size() < b.seconds.size(); }));
    if (secondsSince(start) * 1e3 >= budgetMs) break;
  }
  return measured() == 1;
}

double LookupBench::measured() const {
  std::size_t count = 0;
  for (const Series& series : series_) count += series.seconds.size();
  return static_cast<double>(count) / static_cast<double>(series_.size() * kSamples);
}

// ---- Slope --------------------------------------------------------------------------------------

double logLogSlope(std::span<const double> x, std::span<const double> y) {
  constexpr const char* kSlope = "logLogSlope";
  if (x.size() != y.size() || x.size() < 2) {
    fail<TypeError>(kSlope, x.size(), " and ", y.size(), " numbers make no line");
  }
  const auto n = static_cast<double>(x.size());
  std::vector<double> logX, logY;
  double meanX = 0, meanY = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (!(x[i] > 0 && y[i] > 0)) {
      fail<RangeError>(kSlope, "point (", x[i], ", ", y[i], ") has no logarithm");
    }
    logX.push_back(math::log(x[i]));
    logY.push_back(math::log(y[i]));
    meanX += logX.back() / n;
    meanY += logY.back() / n;
  }
  double along = 0, across = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    along += (logX[i] - meanX) * (logX[i] - meanX);
    across += (logX[i] - meanX) * (logY[i] - meanY);
  }
  if (along == 0) fail<RangeError>(kSlope, "all x are ", x[0]);
  return across / along;
}

}  // namespace lab
