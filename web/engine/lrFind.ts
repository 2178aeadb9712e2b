// Finds a learning rate as fastai's lr_find, in slices.

import type { LabModule, Trainer } from '../../wasm/lab.d.ts';
import { macrotask } from './macrotask.ts';
import { toWhole } from './numbers.ts';

/** Defaults as fastai's. */
export interface LrFindOptions {
  /** The rate of the first step. */
  startLr?: number;
  /** The rate that the last step would come near to. */
  endLr?: number;
  /** How many steps, unless the loss explodes before. */
  numIt?: number;
  /** Called after every slice with the curve so far. */
  onProgress?: (progress: LrFindProgress) => void;
  /** Ends the search after the slice under way, without a suggestion. */
  signal?: AbortSignal;
  /** How long to work before others get their turn, in milliseconds. */
  sliceMs?: number;
}

/** The curve: one point for each step so far. */
export interface LrCurve {
  lrs: Float64Array;
  /** Mean squared error: an exponential average over batches, β 0.98, debiased. */
  losses: Float64Array;
}

export interface LrFindProgress extends LrCurve {
  /** How many steps there are at most. */
  numIt: number;
}

export interface LrFindResult extends LrCurve {
  /** fastai's `valley`; null where the curve is too short for one, or the search was ended. */
  suggestion: number | null;
}

export async function findLearningRate(
  module: LabModule,
  trainer: Trainer,
  options: LrFindOptions,
): Promise<LrFindResult> {
  const { startLr, endLr, numIt = 100, onProgress, signal, sliceMs = 12 } = options;
  const steps = toWhole('lrFind', 'numIt', numIt);
  const finder = new module.LrFinder(trainer, { startLr, endLr, steps });
  try {
    for (;;) {
      const { finished, lrs, losses, suggestion } = finder.run(sliceMs);
      onProgress?.({ lrs, losses, numIt });
      if (finished) return { lrs, losses, suggestion };
      await macrotask();
      if (signal?.aborted) return { lrs, losses, suggestion: null };
    }
  } finally {
    finder.delete();
  }
}
