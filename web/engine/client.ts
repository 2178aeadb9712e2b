// The page's side of the engine: every method posts a message to the worker and answers with a
// promise. No wasm here, no DOM either. Lessons and components use only this interface; browser.ts
// implements it.

import type { BuildComparison } from './builds.ts';
import type { EpochOrdersRequest, Sheet, SheetRequest } from './sheet.ts';
import type { LoadProgress } from './dataset.ts';
import type { KeyValueStore } from './keyValueStore.ts';
import type { LookupBench, LookupBenchOptions } from './lookupBench.ts';
import type { LrFindProgress, LrFindResult } from './lrFind.ts';
import type { DifferenceQuestion, Differences, Program, ProgramResult } from './program.ts';
import type { PredictionSample } from './samplePredictions.ts';
import type { ModelBytes, ModelReader } from './recommending.ts';
import type { TakenFile } from './takeAway.ts';
import type { Tables } from './tables.ts';
import type { DatasetInfo, RatingRow, TrainConfig, TrainProgress } from './training.ts';

export { ColumnsError } from './errors.ts';
export type { BuildComparison, LoadProgress, LrFindProgress, LrFindResult };
export type { BuildResult } from './builds.ts';

/**
 * Where data come from: the built-in world, or files that a person gave. A Blob (a File is one) is
 * read by a page's engine only, piece by piece.
 */
export type DataSource =
  | { kind: 'simulated'; seed: number }
  | {
      kind: 'files';
      files: { name: string; bytes: ArrayBuffer | Uint8Array | Blob }[];
      columns?: ColumnNames;
    };

/** Columns of a table by the names in its header; recognised where they are left out. */
export interface ColumnNames {
  userColumn?: string;
  itemColumn?: string;
  ratingColumn?: string;
}

/** What a run's schedule sets, at some of its steps. Momentum is the β1 of an Adam. */
export interface Schedule {
  steps: Int32Array;
  lrs: Float64Array;
  momenta: Float64Array;
}

export interface TrainingRun {
  /**
   * Starts or goes on; resolves when done, paused, stopped or diverged. `onSnapshot` is given what
   * `createRun` goes on from, after every epoch, and where it is paused or stopped, as of the progress
   * told last.
   */
  train(
    onProgress: (progress: TrainProgress) => void,
    onSnapshot?: (snapshot: Uint8Array) => void,
  ): Promise<TrainProgress>;
  /** Takes effect after the slice that is under way; resolves with the delay in milliseconds. */
  pause(): Promise<number>;
  /** Ends the run, keeps its weights; resolves with the delay in milliseconds. */
  stop(): Promise<number>;
  weightsSha256(): Promise<string>;
  /** The model as it is now, as a safetensors file: see modelFile.ts. */
  save(): Promise<Uint8Array>;
  /** What the model predicts as it is now, for `count` pairs of ids. */
  samplePredictions(count: number): Promise<PredictionSample>;
  dispose(): void;
}

export interface Engine {
  /** Whether `compareBuilds` has two cores to compare: a page that carries its own may have one. */
  readonly canCompareBuilds: boolean;
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
  /** Vocabularies, sizes of embeddings, and tabular models. */
  readonly tables: Tables;
  /**
   * Loads data; the data loaded before stay in place where this rejects: with a ColumnsError where
   * a header's names were not recognised, with an AbortError where it was cancelled.
   */
  load(source: DataSource, onProgress?: (progress: LoadProgress) => void): Promise<DatasetInfo>;
  cancelLoad(): Promise<void>;
  /** The first ratings of the loaded data, as they were understood. */
  firstRatings(count: number): Promise<RatingRow[]>;
  /** The busiest users and items of some data, and what the ones gave the others. */
  sheet(request: SheetRequest): Promise<Sheet>;
  /** The order in which a trainer with this seed goes over its examples, epoch by epoch. */
  epochOrders(request: EpochOrdersRequest): Promise<Int32Array[]>;
  /**
   * A new run on the loaded data, or one that goes on from a snapshot. Rejects with a clear message
   * on a bad configuration, or where the snapshot is of another run.
   */
  createRun(config: TrainConfig, snapshot?: Uint8Array): Promise<TrainingRun>;
  /** What the schedule of `config` sets for `totalSteps` steps, at `points` of them. */
  schedule(config: TrainConfig, totalSteps: number, points: number): Promise<Schedule>;
  /**
   * Trains a model at a growing rate until its loss explodes, and suggests a rate; without a
   * suggestion where it was cancelled. Runs are left alone.
   */
  findLearningRate(
    config: TrainConfig,
    onProgress?: (progress: LrFindProgress) => void,
  ): Promise<LrFindResult>;
  cancelLrFind(): Promise<void>;
  /**
   * Trains an epoch of `config` by the core with vectors and by that without, in turns: how fast
   * each was, and the hash of its weights. `onProgress` is given the part done, 0 … 1. Runs are left
   * alone. Rejects with an AbortError where it was cancelled.
   */
  compareBuilds(
    config: TrainConfig,
    onProgress?: (fraction: number) => void,
  ): Promise<BuildComparison>;
  cancelComparison(): Promise<void>;
  /** The weights in a file that a run has saved, as a zip of CSV files, one for each matrix. */
  weightTables(model: Uint8Array): Promise<Uint8Array>;
  /** All loaded ratings as CSV, as they were understood. */
  ratingsFile(): Promise<Uint8Array>;
  /** One zip of all. */
  zip(files: readonly TakenFile[]): Promise<Uint8Array>;
  /** Opens what a run has saved, to look at and to recommend with; only of dot and dot-bias. */
  openModel(file: ModelBytes): Promise<ModelReader>;
  /**
   * Where things outlive the page, in this browser. Rejects where there is no such place, or the
   * browser does not allow it.
   */
  openShelf(): Promise<KeyValueStore>;
  /** Called when the worker had crashed and was made anew. */
  onRestart: ((message: string) => void) | null;
  /** Ends the worker. */
  close(): void;
}
