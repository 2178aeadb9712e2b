#include "core/data/columns.h"

#include <cmath>
#include <limits>

#include "core/data/split.h"
#include "core/error.h"

namespace lab {

// ---- Categories ---------------------------------------------------------------------------------

std::vector<std::string> hideValues(std::vector<std::string> values, double share,
                                    std::uint64_t seed) {
  const Split split = randomSplit(static_cast<Index>(values.size()), share, seed);
  for (const Index row : split.valid) values[static_cast<std::size_t>(row)].clear();
  return values;
}

Categorify::Categorify(std::span<const std::string> column, std::span<const Index> rows)
    : names_{kMissing} {
  for (const Index row : rows) {
    const std::string& value = column[static_cast<std::size_t>(row)];
    if (!isMissing(value)) vocabulary_.add(value);
  }
  vocabulary_.sort();
  names_.insert(names_.end(), vocabulary_.names().begin(), vocabulary_.names().end());
}

Index Categorify::operator()(std::string_view value) const {
  const Index code = isMissing(value) ? Vocabulary::kAbsent : vocabulary_.find(value);
  return code == Vocabulary::kAbsent ? kMissingRow : code + 1;
}

Target classTarget(const std::vector<std::string>& names) {
  Vocabulary classes;
  std::vector<Index> codes;
  for (std::size_t row = 0; row < names.size(); ++row) {
    if (isMissing(names[row])) fail<DataError>("table", "row ", row, " has no target");
    codes.push_back(classes.add(names[row]));
  }
  const std::vector<Index> sorted = classes.sort();
  Target target{.classes = classes.names()};
  for (const Index code : codes) {
    target.values.push_back(static_cast<float>(sorted[static_cast<std::size_t>(code)]));
  }
  return target;
}

// ---- Numbers ------------------------------------------------------------------------------------

Normalize::Normalize(const std::string& name, std::span<const float> column,
                     std::span<const Index> rows)
    : name_(name) {
  if (rows.empty()) fail<TypeError>("table", "there are no rows to train on");
  const auto count = static_cast<double>(rows.size());
  for (const Index row : rows) {
    const float value = column[static_cast<std::size_t>(row)];
    check(value);
    mean_ += value;
  }
  mean_ /= count;
  double squares = 0;
  for (const Index row : rows) {
    const double distance = column[static_cast<std::size_t>(row)] - mean_;
    squares += distance * distance;
  }
  deviation_ = std::sqrt(squares / count) + 1e-7;
}

void Normalize::check(float value) const {
  if (!std::isfinite(value)) {
    fail<DataError>("table", "\"", name_, "\" has a value that is no number: ", value,
                    ". Fill it in, or leave the row out");
  }
}

Scalar Normalize::operator()(float value) const {
  check(value);
  const double normalised = (value - mean_) / deviation_;
  if (std::abs(normalised) > std::numeric_limits<Scalar>::max()) {
    fail<DataError>("table", "\"", name_, "\" has a value too far from the others: ", value,
                    ", while they lie around ", mean_);
  }
  return static_cast<Scalar>(normalised);
}

}  // namespace lab
