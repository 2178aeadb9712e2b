// Schedules: what the learning rate and the momentum are at a point of a run.
#pragma once

namespace lab {

/// What an optimizer is set to for one step. Momentum is β1 of an Adam.
struct Rates {
  double lr;
  double momentum;
};

/// fastai's fit_one_cycle at `fraction` (steps done / steps of the run, 0 … 1): the rate rises from
/// maxLr / 25 to maxLr over the first quarter and falls to maxLr / 100,000; momentum goes from 0.95
/// to 0.85 and back. Every half is a half-wave of a cosine.
Rates oneCycle(double maxLr, double fraction);

/// `lr` throughout, with fastai's momentum of 0.9.
Rates constantRate(double lr);

}  // namespace lab
