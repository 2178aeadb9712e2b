// How weights begin.
#pragma once

#include "core/autograd/matrix.h"
#include "core/random.h"

namespace lab {

/// fastai's embedding: standard normal, wrapped into (-2, 2) by fmod, times 0.01.
void initEmbedding(Matrix& table, Rng& rng);

}  // namespace lab
