// A run over few ratings, for targets that hand a trainer bytes from outside.
#pragma once

#include <memory>
#include <string>

#include "core/train/trainer.h"

namespace lab::fuzz {

inline std::shared_ptr<const TrainingSet> fewRatings() {
  Rng rng(5, Stream::World);
  Ratings ratings;
  for (Index i = 0; i < 30; ++i) {
    ratings.user.push_back(ratings.users.add(std::to_string(rng.below(6))));
    ratings.item.push_back(ratings.items.add(std::to_string(rng.below(5))));
    ratings.rating.push_back(static_cast<float>(1 + rng.below(5)));
  }
  return std::make_shared<TrainingSet>(makeTrainingSet(ratings, 0.3, 1));
}

inline constexpr std::size_t kSmallRuns = 6;

/// Each model, each optimizer, with batch norm and without a range of predictions.
inline TrainerConfig smallRun(std::size_t which) {
  TrainerConfig config;
  config.epochs = 3;
  config.batchSize = 8;
  config.model.factors = 2;
  config.model.hidden = {3};
  switch (which) {
    case 0:
      break;
    case 1:
      config.optimizer = OptimizerKind::Sgd;
      config.model.kind = ModelKind::Dot;
      break;
    case 2:
      config.optimizer = OptimizerKind::SparseAdam;
      config.wd = 0;
      break;
    case 3:
      config.optimizer = OptimizerKind::Adam;
      config.model.yRange.reset();
      break;
    case 4:
      config.model.kind = ModelKind::CollabNN;
      break;
    default:
      config.model.kind = ModelKind::EmbeddingNN;
      config.schedule = ScheduleKind::Constant;
      break;
  }
  return config;
}

}  // namespace lab::fuzz
