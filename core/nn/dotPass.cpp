#include "core/nn/dotPass.h"

#include <cmath>

#include "core/kernels.h"
#include "core/math.h"
#include "core/ops/lookupRows.h"

namespace lab {
namespace {

void prepare(Parameter* table, std::span<const Index> rows) {
  if (table == nullptr) return;
  checkRows("embedding", rows, table->value.rows());
  table->catchUp(rows);
}

/// Adds slope · values(position) to the gradient of each position's row; slope alone in a column.
template <class... Values>
void scatter(Parameter* table, bool sparse, std::span<const Index> rows,
             std::span<const Scalar> slopes, Values... values) {
  if (table == nullptr || !table->requiresGrad) return;
  table->receiveGrad(sparse);
  table->grad.addEach(rows, slopes, values...);
}

}  // namespace

Scalar DotPass::lossWithGradients(const DotTables& tables, const std::optional<Range>& range,
                                  bool sparse, std::span<const Index> users,
                                  std::span<const Index> items, std::span<const Scalar> ratings) {
  const Matrix& userFactors = tables.userFactors->value;
  const Matrix& itemFactors = tables.itemFactors->value;
  const Index factors = userFactors.cols();
  for (Parameter* table : {tables.userFactors, tables.userBias}) prepare(table, users);
  for (Parameter* table : {tables.itemFactors, tables.itemBias}) prepare(table, items);

  const std::size_t count = ratings.size();
  sums_.resize(count);
  slopes_.resize(count);
  squares_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    Scalar sum = kernels::dot(userFactors.row(users[i]), itemFactors.row(items[i]), factors);
    if (tables.userBias != nullptr) {
      sum += tables.userBias->value.row(users[i])[0] + tables.itemBias->value.row(items[i])[0];
    }
    sums_[i] = sum;
  }
  if (range) math::sigmoids(sums_);

  const Scalar width = range ? range->high - range->low : 0;
  const Scalar scale = Scalar{2} / static_cast<Scalar>(count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto sum = static_cast<Scalar>(sums_[i]);
    const Scalar difference = (range ? sum * width + range->low : sum) - ratings[i];
    squares_[i] = difference * difference;
    slopes_[i] = scale * difference;
    if (range) slopes_[i] = slopes_[i] * width * (sum * (1 - sum));
  }
  const Scalar loss =
      kernels::sum(squares_.data(), std::ssize(squares_)) / static_cast<Scalar>(count);
  if (!std::isfinite(loss)) return loss;

  scatter(tables.userFactors, sparse, users, slopes_,
          [&](std::size_t i) { return itemFactors.row(items[i]); });
  scatter(tables.itemFactors, sparse, items, slopes_,
          [&](std::size_t i) { return userFactors.row(users[i]); });
  scatter(tables.userBias, sparse, users, slopes_);
  scatter(tables.itemBias, sparse, items, slopes_);
  return loss;
}

}  // namespace lab
