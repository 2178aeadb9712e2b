// Training as the commands do it: with a bar on the terminal, and a document at the end.

import type { Trainer } from '../engine/trainer.ts';
import type { DatasetInfo, EpochResult, TrainProgress } from '../engine/training.ts';
import { UsageError } from './options.ts';
import { ProgressBar } from './progressBar.ts';

/** Trains to the end, telling each finished epoch. Throws UsageError where the run diverges. */
export async function trainToTheEnd(
  trainer: Trainer,
  onEpoch: (epoch: EpochResult) => void = () => {},
): Promise<TrainProgress> {
  const bar = new ProgressBar(process.stderr);
  let told = 0;
  const progress = await trainer.train({
    sliceMs: 100,
    onProgress(current) {
      const finished = current.finishedEpochs.slice(told);
      told += finished.length;
      if (finished.length > 0) bar.clear();
      for (const epoch of finished) onEpoch(epoch);
      bar.draw(current);
    },
  });
  bar.clear();
  if (progress.phase === 'diverged') throw new UsageError(progress.message ?? 'training diverged');
  return progress;
}

/** A finished run as --json tells it. */
export function runDocument(trainer: Trainer, info: DatasetInfo, progress: TrainProgress): object {
  const { train, valid } = trainer.sizes;
  const { model, ...config } = trainer.config;
  return {
    model,
    config,
    data: { ratings: info.ratings, users: info.users, items: info.items, train, valid },
    epochs: progress.finishedEpochs.map(({ trainLoss, validLoss, seconds }) => ({
      train_loss: trainLoss,
      valid_loss: validLoss,
      seconds,
    })),
    ratings_per_second: progress.ratingsPerSecond,
    weights_sha256: trainer.weightsSha256(),
  };
}

/** mm:ss */
export const clock = (seconds: number): string =>
  `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

/** Cells in columns of these widths. */
export const tableLine = (cells: readonly string[], widths: readonly number[]): string =>
  cells
    .map((cell, i) => cell.padEnd(widths[i]))
    .join('')
    .trimEnd();
