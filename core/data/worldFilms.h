// The films of the simulated world. Every one is invented: a likeness to a real film is chance.
#pragma once

#include <span>

namespace lab {

struct WorldFilm {
  const char* title;
  int year;
  const char* genres;  ///< MovieLens names, "Action|Drama"
};

/// All 240, by item code.
std::span<const WorldFilm> worldFilms();

}  // namespace lab
