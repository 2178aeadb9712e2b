#include "wasm/tabularCells.h"

#include "core/analysis/agreement.h"
#include "core/analysis/cells.h"
#include "wasm/tabular.h"

namespace lab::wasm {
namespace {

val toObject(const TabularSet& data, const std::vector<Cell>& cells) {
  val list = val::array();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    std::vector<std::string> values;
    for (std::size_t column = 0; column < cells[i].codes.size(); ++column) {
      const auto row = static_cast<std::size_t>(cells[i].codes[column]);
      values.push_back(data.categories[column].names()[row]);
    }
    std::vector<double> shares;
    for (std::size_t label = 0; label < data.classes.size(); ++label) {
      shares.push_back(cells[i].share(label));
    }
    val cell = val::object();
    cell.set("values", toArray(values));
    cell.set("counts", toTypedArray(cells[i].counts));
    cell.set("shares", toTypedArray(shares));
    cell.set("predicted", toTypedArray(cells[i].predicted));
    cell.set("right", cells[i].right);
    cell.set("best", cells[i].best());
    list.set(i, cell);
  }
  const CellTotals totals = totalsOf(cells);
  val result = val::object();
  result.set("classes", toArray(data.classes));
  result.set("cells", list);
  result.set("size", totals.size);
  result.set("right", totals.right);
  result.set("best", totals.best);
  result.set("accuracy", totals.accuracy);
  result.set("ceiling", totals.ceiling);
  return result;
}

Index classesOf(const TabularSet& data) {
  return static_cast<Index>(data.classes.size());
}

}  // namespace

val cellsOfTrainer(TabularTrainer& trainer) {
  const TabularSet& data = trainer.data();
  return toObject(data, cellsOf(data.train, classesOf(data), trainer.predict(data.train)));
}

val cellsOfTable(const val& given) {
  Table table = readColumns(given);
  table.target = classTarget(toStrings(given["classes"]));
  const TabularSet data = makeTabularSet(table, randomSplit(table.size(), 0, 0));
  return toObject(data, cellsOf(data.train, classesOf(data)));
}

val widthRuleOf(Index rows) {
  const WidthRule rule = embeddingWidthRule(rows);
  val result = val::object();
  result.set("power", rule.power);
  result.set("product", rule.product);
  result.set("width", rule.width);
  return result;
}

val hiddenValues(const val& values, double share, double seed) {
  return toArray(hideValues(toStrings(values), share, static_cast<std::uint64_t>(seed)));
}

val agreement(const val& a, const val& b) {
  const Agreement found = agreementOf(toVector<Scalar>(a), toVector<Scalar>(b));
  val result = val::object();
  result.set("differing", found.differing);
  result.set("largest", found.largest);
  result.set("ulps", static_cast<double>(found.ulps));
  return result;
}

}  // namespace lab::wasm
