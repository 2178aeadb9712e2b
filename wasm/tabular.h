// Tables and tabular models as JavaScript calls them.
#pragma once

#include <memory>
#include <string>

#include "core/train/tabularTrainer.h"
#include "wasm/values.h"

namespace lab::wasm {

/// Those aboard the Titanic: { categories: [{ name, values }, …], target: names of classes }.
val titanicPeople(bool withCrew);

/// The columns of a table, as makeTabularTrainer takes them; its target is left out.
Table readColumns(const val& given);
std::vector<std::string> toStrings(const val& array);

/// fastai's Categorify: the vocabulary of `values`, and the code of each of `asked` (null: of
/// `values`). { vocabulary, codes }
val categorify(const val& values, const val& asked);

/// `table`: { categories: [{ name, values: strings }, …], continuous: [{ name, values }, …],
/// target: numbers, classes: strings or null }, one of the last two; `config` as TabularConfig of
/// web/engine/tabular.ts, with embSzs as an array of widths and nulls.
std::shared_ptr<TabularTrainer> makeTabularTrainer(const val& table, const val& config);

val trainTabular(TabularTrainer& trainer, double budgetMs);  ///< see web/engine/tabular.ts
val evaluateTabular(TabularTrainer& trainer, const std::string& part);  ///< { loss, accuracy }

/// [{ column, vocabulary, shape, value, gradRows }, …], one for each column of categories.
val embeddingTablesOf(TabularTrainer& trainer);
val normalizationOf(const TabularTrainer& trainer);  ///< [{ column, mean, std }, …]

/// { train, valid, classes: names or null }
val tabularSizes(const TabularTrainer& trainer);

/// [rows × outputs], row by row, for `table` without a target.
val predictTabular(TabularTrainer& trainer, const val& table);
val tabularWeights(TabularTrainer& trainer);  ///< in declared order

}  // namespace lab::wasm
