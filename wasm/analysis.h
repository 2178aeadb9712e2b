// What was learnt, and a learning rate to learn with, as JavaScript asks for them.
#pragma once

#include <memory>
#include <string>

#include "core/analysis/dotTables.h"
#include "core/analysis/newUser.h"
#include "core/train/lrFind.h"
#include "wasm/values.h"

namespace lab::wasm {

// ---- Tables -------------------------------------------------------------------------------------

/// `config` as TrainConfig of web/engine/training.ts, `weights` as Trainer.weights gives them.
std::shared_ptr<DotTables> makeTables(const val& config, const val& weights);
val tablesOf(const DotTables& tables);  ///< as Trainer.weights: [{ name, shape, value }, …]

// Rows with what they are ranked by: { rows, scores }.
val itemBias(const DotTables& tables, const std::string& order, Index count);
val neighbours(const DotTables& tables, Index item, Index count);

/// Of the table "items" or "users":
/// { components, places, mean, variance, totalVariance, explained }.
val pca(const DotTables& tables, const std::string& table, const val& rows, Index count);

/// The factors of the items at `rows` held against the true ones of the simulated world of a seed,
/// where those items are its films `films`, from 0: { names, truth, predicted, r2, meanR2, noiseR2,
/// meanNoiseR2, explained }, see core/analysis/recovery.h.
val recovery(const DotTables& tables, const val& rows, const val& films, double worldSeed);

// ---- A new user ---------------------------------------------------------------------------------

std::shared_ptr<NewUser> newUser(const DotTables& tables);
val fit(NewUser& user, const val& items, const val& ratings);  ///< the fields of FitResult
val predictAll(NewUser& user);
/// `by` names a RankBy; an array of Recommendation's fields.
val recommend(NewUser& user, const std::string& by, Index count, Index nearest);
val rowOf(const NewUser& user);  ///< { factors, bias }

/// All that stays as it was learnt, under the names and in the shapes that the model has.
val frozenOf(const NewUser& user);

// ---- A learning rate ----------------------------------------------------------------------------

/// { startLr, endLr, steps }, all optional.
std::shared_ptr<LrFinder> makeLrFinder(Trainer& trainer, const val& options);
val run(LrFinder& finder, double budgetMs);  ///< { finished, lrs, losses, suggestion } so far

}  // namespace lab::wasm
