// A run's settings as an address has them: what the lesson `train` writes, and any link to a run.

import type { TrainConfig } from '../engine/training.ts';
import { exact } from './format.ts';

export function formatConfig(config: TrainConfig): URLSearchParams {
  return new URLSearchParams({
    v: '1',
    model: config.model,
    factors: String(config.factors),
    range: config.yRange === null ? 'none' : config.yRange.map(exact).join(','),
    optimizer: config.optimizer,
    lr: exact(config.lr),
    wd: exact(config.wd),
    epochs: String(config.epochs),
    seed: String(config.seed),
  });
}
