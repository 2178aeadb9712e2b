#include "core/data/titanic.h"

#include <string_view>

namespace lab {
namespace {

constexpr TitanicGroup kGroups[] = {
    {"1st", "male", "child", 0, 5},      {"1st", "male", "adult", 118, 57},
    {"2nd", "male", "child", 0, 11},     {"2nd", "male", "adult", 154, 14},
    {"3rd", "male", "child", 35, 13},    {"3rd", "male", "adult", 387, 75},
    {"crew", "male", "adult", 670, 192}, {"1st", "female", "child", 0, 1},
    {"1st", "female", "adult", 4, 140},  {"2nd", "female", "child", 0, 13},
    {"2nd", "female", "adult", 13, 80},  {"3rd", "female", "child", 17, 14},
    {"3rd", "female", "adult", 89, 76},  {"crew", "female", "adult", 3, 20},
};

}  // namespace

std::span<const TitanicGroup> titanicGroups() {
  return kGroups;
}

Table titanic(bool withCrew) {
  Table table{.categories = {{"Sex", {}}, {"Class", {}}, {"Age", {}}},
              .target = {.classes = {"died", "survived"}}};
  for (const TitanicGroup& group : kGroups) {
    if (!withCrew && group.passengerClass == std::string_view("crew")) continue;
    for (Index person = 0; person < group.died + group.survived; ++person) {
      table.categories[0].values.emplace_back(group.sex);
      table.categories[1].values.emplace_back(group.passengerClass);
      table.categories[2].values.emplace_back(group.age);
      table.target.values.push_back(person < group.died ? 0 : 1);
    }
  }
  return table;
}

}  // namespace lab
