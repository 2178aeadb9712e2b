// Training in slices of time, so that whoever shares the thread gets a turn.

import { macrotask } from './macrotask.ts';
import type { TrainPhase, TrainProgress } from './training.ts';

export interface TrainOptions<Progress = TrainProgress> {
  /** Called after every slice. */
  onProgress?: (progress: Progress) => void;
  /** Ends training after the slice under way; `train` called again goes on from there. */
  signal?: AbortSignal;
  /** How long to work before others get their turn, in milliseconds. */
  sliceMs?: number;
}

/** Calls `slice` until the run is over or interrupted; answers with the last progress. */
export async function trainInSlices<Progress extends { phase: TrainPhase }>(
  slice: (budgetMs: number) => Progress,
  options: TrainOptions<Progress>,
): Promise<Progress> {
  const { onProgress, signal, sliceMs = 12 } = options;
  for (;;) {
    const progress = slice(sliceMs);
    onProgress?.(progress);
    if (progress.phase === 'done' || progress.phase === 'diverged') return progress;
    await macrotask();
    if (signal?.aborted) return progress;
  }
}
