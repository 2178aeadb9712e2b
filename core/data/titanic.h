// Who was aboard the Titanic: 2,201 people by class, sex and age, and how many of them survived
// (Dawson 1995, "The 'Unusual Episode' Data Revisited"; the table that R ships as `Titanic`).
#pragma once

#include <span>

#include "core/data/table.h"

namespace lab {

/// One group of people who share class, sex and age.
struct TitanicGroup {
  const char* passengerClass;  ///< "1st", "2nd", "3rd" or "crew"
  const char* sex;             ///< "female" or "male"
  const char* age;             ///< "adult" or "child"
  Index died;
  Index survived;
};

/// Every group that there was.
std::span<const TitanicGroup> titanicGroups();

/// The groups expanded to people, group by group: columns Sex, Class and Age; the target's classes
/// are "died" and "survived". Without the crew they are 1,316 passengers. No value is missing.
Table titanic(bool withCrew = false);

}  // namespace lab
