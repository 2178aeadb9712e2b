// The page's side of the engine: every method posts a message to the worker and answers with a
// promise. No wasm here, no DOM either. Lessons and components use only this interface; browser.ts
// implements it.

import type { LookupBench, LookupBenchOptions } from './lookupBench.ts';
import type { DifferenceQuestion, Differences, Program, ProgramResult } from './program.ts';
import type { DatasetInfo, TrainConfig, TrainProgress } from './training.ts';

export { ColumnsError } from './errors.ts';

/** Where data come from: the built-in world, or bytes of files that a person gave. */
export type DataSource =
  | { kind: 'simulated'; seed: number }
  | {
      kind: 'files';
      files: { name: string; bytes: ArrayBuffer | Uint8Array }[];
      columns?: ColumnNames;
    };

/** Columns of a table by the names in its header; recognised where they are left out. */
export interface ColumnNames {
  userColumn?: string;
  itemColumn?: string;
  ratingColumn?: string;
}

export interface TrainingRun {
  /** Starts or goes on; resolves when done, paused, stopped or diverged. */
  train(onProgress: (progress: TrainProgress) => void): Promise<TrainProgress>;
  /** Takes effect after the slice that is under way; resolves with the delay in milliseconds. */
  pause(): Promise<number>;
  /** Ends the run, keeps its weights; resolves with the delay in milliseconds. */
  stop(): Promise<number>;
  weightsSha256(): Promise<string>;
  /** The model as it is now, as a safetensors file: see modelFile.ts. */
  save(): Promise<Uint8Array>;
  dispose(): void;
}

export interface Engine {
  /** Plays a lesson's program on the core. Rejects with the core's own error. */
  run(program: Program): Promise<ProgramResult>;
  /** Finite differences, computed by the core of doubles, to hold a gradient against. */
  differences(question: DifferenceQuestion): Promise<Differences>;
  /**
   * A table in the worker, of any size that its memory holds: rejects with RangeError where it
   * does not.
   */
  openLookupBench(options: LookupBenchOptions): Promise<LookupBench>;
  /** The slope of the straight line through (log x, log y), by least squares. */
  logLogSlope(x: readonly number[], y: readonly number[]): Promise<number>;
  /**
   * Loads data; the data loaded before stay in place where this rejects: with a ColumnsError where
   * a header's names were not recognised.
   */
  load(source: DataSource): Promise<DatasetInfo>;
  /** A new run on the loaded data. Rejects with a clear message on a bad configuration. */
  createRun(config: TrainConfig): Promise<TrainingRun>;
  /** Called when the worker had crashed and was made anew. */
  onRestart: ((message: string) => void) | null;
  /** Ends the worker. */
  close(): void;
}
