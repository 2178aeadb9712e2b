#include "wasm/lookupBench.h"

namespace lab::wasm {
namespace {

val toObject(const Work& work) {
  val result = val::object();
  result.set("multiplyAdds", static_cast<double>(work.multiplyAdds));
  result.set("bytes", static_cast<double>(work.bytes));
  return result;
}

val toObject(const LookupWork& work) {
  val result = val::object();
  result.set("forward", toObject(work.forward));
  result.set("backward", toObject(work.backward));
  return result;
}

val toObject(std::int64_t floats, std::int64_t different) {
  val result = val::object();
  result.set("floats", static_cast<double>(floats));
  result.set("different", static_cast<double>(different));
  return result;
}

val toObject(const LookupSeconds& seconds) {
  val result = val::object();
  result.set("forward", seconds.forward);
  result.set("forwardAndBackward", seconds.forwardAndBackward);
  return result;
}

}  // namespace

std::shared_ptr<LookupBench> makeLookupBench(Index rows, Index cols, double seed) {
  return std::make_shared<LookupBench>(Shape{rows, cols}, static_cast<std::uint64_t>(seed));
}

val benchRows(const LookupBench& bench, Index first, Index count) {
  return toTypedArray(bench.rows(first, count));
}

val compareLookups(LookupBench& bench, const val& indices) {
  const LookupComparison both = bench.compare(toVector<Index>(indices));
  val gradRows = val::object();
  gradRows.set("rows", toTypedArray(both.gradRows));
  gradRows.set("values", toTypedArray(both.grad.values()));
  val result = val::object();
  result.set("output", toTypedArray(both.output.values()));
  result.set("upstream", toTypedArray(both.upstream.values()));
  result.set("gradRows", gradRows);
  result.set("oneHot", toObject(both.oneHot));
  result.set("lookup", toObject(both.lookup));
  result.set("forwardBits", toObject(both.forwardFloats, both.forwardDifferent));
  result.set("backwardBits", toObject(both.backwardFloats, both.backwardDifferent));
  return result;
}

val measureLookups(LookupBench& bench, Index batch, double budgetMs) {
  val result = val::object();
  result.set("done", bench.measure(batch, budgetMs));
  result.set("fraction", bench.measured());
  result.set("samples", static_cast<double>(LookupBench::kSamples));
  result.set("oneHot", toObject(bench.oneHotSeconds()));
  result.set("lookup", toObject(bench.lookupSeconds()));
  return result;
}

double slopeOf(const val& x, const val& y) {
  return logLogSlope(toVector<double>(x), toVector<double>(y));
}

}  // namespace lab::wasm
