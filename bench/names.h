// Models and optimizers by the names that the command line gives them, for native programs.
#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include "core/error.h"
#include "core/train/trainer.h"

namespace lab {

/// Throws TypeError where `name` is none of `all`.
template <class T, std::size_t n>
T parse(const char* name, const std::pair<const char*, T> (&all)[n]) {
  for (const auto& [known, value] : all) {
    if (std::string(known) == name) return value;
  }
  fail<TypeError>("names", "\"", name, "\" is not known");
}

inline constexpr std::pair<const char*, ModelKind> kModels[] = {
    {"dot", ModelKind::Dot},
    {"dot-bias", ModelKind::DotBias},
    {"collab-nn", ModelKind::CollabNN},
    {"embedding-nn", ModelKind::EmbeddingNN}};
inline constexpr std::pair<const char*, OptimizerKind> kOptimizers[] = {
    {"sgd", OptimizerKind::Sgd},
    {"adam", OptimizerKind::Adam},
    {"adamw", OptimizerKind::AdamW},
    {"sparse-adam", OptimizerKind::SparseAdam}};

}  // namespace lab
