// A sample of what a model predicts, for others to hold their own predictions against.

import type { Trainer } from './trainer.ts';

export interface PredictionSample {
  /** Ids, a user and an item for each prediction. */
  users: string[];
  items: string[];
  predictions: Float32Array;
}

/** Strides of two primes go over users and items in ever new pairs. */
const userStride = 7919;
const itemStride = 104_729;

/** `count` pairs, spread over all users and items, those that training never saw among them. */
export function samplePredictions(trainer: Trainer, count: number): PredictionSample {
  const { users, items } = trainer.names();
  const spread = (names: readonly string[], stride: number): string[] =>
    Array.from({ length: count }, (_, i) => names[(i * stride) % names.length] ?? '');
  const sample = { users: spread(users, userStride), items: spread(items, itemStride) };
  return { ...sample, predictions: trainer.predict(sample.users, sample.items) };
}
