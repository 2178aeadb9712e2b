// The recommenders of the fast.ai course, each with one thing more than the one before.

import type { TrainConfig } from './training.ts';

export const rungNames = ['dot', 'range', 'bias', 'decay', 'collab-nn', 'embedding-nn'] as const;
export type RungName = (typeof rungNames)[number];

export interface Rung {
  name: RungName;
  /** As the course calls it. */
  title: string;
  /** What it decides; the optimizer is AdamW. */
  config: Partial<TrainConfig>;
}

/** What the course runs without naming a weight decay runs with fastai's default. */
const usualDecay = 0.01;

export const rungs: readonly Rung[] = [
  { name: 'dot', title: 'DotProduct', config: { model: 'dot', yRange: null, wd: usualDecay } },
  { name: 'range', title: '+ y_range', config: { model: 'dot', wd: usualDecay } },
  { name: 'bias', title: '+ bias', config: { model: 'dot-bias', wd: usualDecay } },
  { name: 'decay', title: '+ weight decay', config: { model: 'dot-bias', wd: 0.1 } },
  { name: 'collab-nn', title: 'CollabNN', config: { model: 'collab-nn', wd: usualDecay } },
  { name: 'embedding-nn', title: 'EmbeddingNN', config: { model: 'embedding-nn', wd: 0.1 } },
];

/** A rung with the other settings of `base`, and with `range` where it has one. */
export function rungConfig(
  { config }: Rung,
  base: TrainConfig,
  range: TrainConfig['yRange'],
): TrainConfig {
  return { ...base, optimizer: 'adamw', schedule: 'one-cycle', yRange: range, ...config };
}
