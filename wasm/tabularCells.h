// What is said of tables and tabular models besides training: cells, sizes, hidden values, and how
// nearly two computations agree.
#pragma once

#include "core/train/tabularTrainer.h"
#include "wasm/values.h"

namespace lab::wasm {

/// The training part by cells, with what the model says of them: see TableCells in lab.d.ts.
val cellsOfTrainer(TabularTrainer& trainer);

/// The same of a table { categories, continuous, classes }, without predictions.
val cellsOfTable(const val& table);

val widthRuleOf(Index rows);  ///< { power, product, width }

/// `values` with `share` of them made '', drawn from `seed`.
val hiddenValues(const val& values, double share, double seed);

val agreement(const val& a, const val& b);  ///< { differing, largest, ulps }

}  // namespace lab::wasm
