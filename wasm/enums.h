// The names of every enum that crosses to JavaScript, once. web/engine/training.ts spells them for
// TypeScript; a test holds the two together through enumNames().
#pragma once

#include "core/analysis/newUser.h"
#include "core/ops/ops.h"
#include "core/train/tabularTrainer.h"
#include "core/train/trainer.h"
#include "wasm/values.h"

namespace lab::wasm {

inline constexpr Named<ModelKind> kModels[] = {
    {ModelKind::Dot, "dot"},
    {ModelKind::DotBias, "dot-bias"},
    {ModelKind::CollabNN, "collab-nn"},
    {ModelKind::EmbeddingNN, "embedding-nn"},
};

inline constexpr Named<OptimizerKind> kOptimizers[] = {
    {OptimizerKind::Sgd, "sgd"},
    {OptimizerKind::Adam, "adam"},
    {OptimizerKind::AdamW, "adamw"},
    {OptimizerKind::SparseAdam, "sparse-adam"},
};

inline constexpr Named<ScheduleKind> kSchedules[] = {
    {ScheduleKind::OneCycle, "one-cycle"},
    {ScheduleKind::Constant, "constant"},
};

inline constexpr Named<TabularLoss> kTabularLosses[] = {
    {TabularLoss::Mse, "mse"},
    {TabularLoss::BceWithLogits, "bce-with-logits"},
    {TabularLoss::CrossEntropy, "cross-entropy"},
};

inline constexpr Named<Phase> kPhases[] = {
    {Phase::Training, "training"},
    {Phase::Validating, "validating"},
    {Phase::Done, "done"},
    {Phase::Diverged, "diverged"},
};

inline constexpr Named<BagMode> kBagModes[] = {
    {BagMode::Sum, "sum"},
    {BagMode::Mean, "mean"},
    {BagMode::Max, "max"},
};

inline constexpr Named<Order> kOrders[] = {
    {Order::Lowest, "lowest"},
    {Order::Highest, "highest"},
};

inline constexpr Named<RankBy> kRankings[] = {
    {RankBy::Prediction, "prediction"},
    {RankBy::Lift, "lift"},
};

}  // namespace lab::wasm
