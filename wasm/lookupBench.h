// A bench of lookups as JavaScript holds it. core/analysis/lookupBench.h says what each does.
#pragma once

#include <memory>

#include "core/analysis/lookupBench.h"
#include "wasm/values.h"

namespace lab::wasm {

std::shared_ptr<LookupBench> makeLookupBench(Index rows, Index cols, double seed);
val benchRows(const LookupBench& bench, Index first, Index count);  ///< a copy, row-major
/// LookupComparison of web/engine/lookupBench.ts.
val compareLookups(LookupBench& bench, const val& indices);
/// LookupTimes of web/engine/lookupBench.ts.
val measureLookups(LookupBench& bench, Index batch, double budgetMs);

/// The slope of log y over log x.
double slopeOf(const val& x, const val& y);

}  // namespace lab::wasm
