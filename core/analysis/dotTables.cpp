#include "core/analysis/dotTables.h"

#include <algorithm>

namespace lab {
namespace {

constexpr const char* kPlace = "analysis";

Matrix tableNamed(const char* name, Index cols, std::span<const NamedWeights> weights) {
  const auto found = std::find_if(weights.begin(), weights.end(),
                                  [&](const NamedWeights& part) { return part.name == name; });
  if (found == weights.end()) fail<TypeError>(kPlace, "there is no table ", name);
  if (found->shape.cols != cols || found->shape.rows < 2) {
    fail<TypeError>(kPlace, name, " has the shape ", toString(found->shape),
                    ", not two rows or more of ", cols);
  }
  return {found->shape, {found->values.begin(), found->values.end()}};
}

void requireSameRows(const Matrix& bias, const Matrix& factors, const char* whose) {
  if (bias.rows() == factors.rows()) return;
  fail<TypeError>(kPlace, bias.rows(), " biases of ", whose, " do not fit ", factors.rows(),
                  " rows of factors");
}

}  // namespace

DotTables dotTables(const CollabConfig& config, std::span<const NamedWeights> weights) {
  config.validate();
  if (config.kind != ModelKind::Dot && config.kind != ModelKind::DotBias) {
    fail<TypeError>(kPlace,
                    "only dot products of factors can be read this way: train dot or "
                    "dot-bias");
  }
  DotTables tables{.config = config,
                   .userFactors = tableNamed("user_factors", config.factors, weights),
                   .itemFactors = tableNamed("item_factors", config.factors, weights),
                   .userBias = {},
                   .itemBias = {}};
  if (tables.hasBias()) {
    tables.userBias = tableNamed("user_bias", 1, weights);
    tables.itemBias = tableNamed("item_bias", 1, weights);
    requireSameRows(tables.userBias, tables.userFactors, "users");
    requireSameRows(tables.itemBias, tables.itemFactors, "items");
  }
  return tables;
}

}  // namespace lab
