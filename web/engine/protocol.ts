// What page and worker say to each other. Every request carries an id and gets exactly one answer
// or error under it; what takes long sends events in between.

import type { BuildComparison } from './builds.ts';
import type { DataSource, Schedule } from './client.ts';
import type { LoadProgress } from './dataset.ts';
import type { DifferenceRequest } from './differences.ts';
import type { ErrorData } from './errors.ts';
import type { LookupBenchOptions, LookupComparison, LookupTimes } from './lookupBench.ts';
import type { LrFindProgress, LrFindResult } from './lrFind.ts';
import type { Call, Differences, ProgramResult } from './program.ts';
import type { PredictionSample } from './samplePredictions.ts';
import type { Answered, Asked, LearntItems, ModelBytes } from './recommending.ts';
import type { EpochOrdersRequest, Sheet, SheetRequest } from './sheet.ts';
import type { TakenFile } from './takeAway.ts';
import type { TablesAnswer, TablesRequest } from './tables.ts';
import type { DatasetInfo, RatingRow, TrainConfig, TrainProgress } from './training.ts';

/** What takes long and can be given up. */
export type Cancellable = 'load' | 'lrFind' | 'compareBuilds';

export type Request =
  | { call: 'run'; calls: readonly Call[] }
  /** Played by the core of doubles. */
  | ({ call: 'differences' } & DifferenceRequest)
  /** `bench` is a number that the page chose. */
  | ({ call: 'openBench'; bench: number } & LookupBenchOptions)
  | { call: 'benchRows'; bench: number; first: number; count: number }
  | { call: 'compareLookups'; bench: number; indices: readonly number[] }
  | { call: 'measureLookups'; bench: number; batch: number }
  | { call: 'closeBench'; bench: number }
  | { call: 'logLogSlope'; x: readonly number[]; y: readonly number[] }
  | { call: 'tables'; request: TablesRequest }
  | { call: 'load'; source: DataSource }
  | ({ call: 'sheet' } & SheetRequest)
  | ({ call: 'epochOrders' } & EpochOrdersRequest)
  | { call: 'firstRatings'; count: number }
  | { call: 'cancel'; what: Cancellable }
  | { call: 'schedule'; config: TrainConfig; totalSteps: number; points: number }
  | { call: 'lrFind'; config: TrainConfig }
  | { call: 'compareBuilds'; config: TrainConfig }
  /** `run` is a number that the page chose; with a snapshot, the run goes on from it. */
  | { call: 'createRun'; run: number; config: TrainConfig; snapshot: Uint8Array | null }
  | { call: 'train'; run: number }
  /** Answered when the slice under way is over; `end`: the run cannot be trained any more. */
  | { call: 'interrupt'; run: number; end: boolean }
  | { call: 'weightsSha256'; run: number }
  | { call: 'save'; run: number }
  | { call: 'samplePredictions'; run: number; count: number }
  | { call: 'dispose'; run: number }
  | { call: 'weightTables'; model: Uint8Array }
  | { call: 'ratingsFile' }
  | { call: 'zip'; files: readonly TakenFile[] }
  /** `model` is a number that the page chose. */
  | { call: 'openModel'; model: number; file: ModelBytes }
  | { call: 'askModel'; model: number; question: Asked }
  | { call: 'closeModel'; model: number };

/** What answers each call. */
export interface Answers {
  run: ProgramResult;
  differences: Differences;
  openBench: null;
  benchRows: Float32Array;
  compareLookups: LookupComparison;
  measureLookups: LookupTimes;
  closeBench: null;
  logLogSlope: number;
  tables: TablesAnswer;
  load: DatasetInfo;
  sheet: Sheet;
  epochOrders: Int32Array[];
  firstRatings: RatingRow[];
  cancel: null;
  schedule: Schedule;
  lrFind: LrFindResult;
  compareBuilds: BuildComparison;
  createRun: null;
  train: TrainProgress;
  interrupt: null;
  weightsSha256: string;
  save: Uint8Array;
  samplePredictions: PredictionSample;
  dispose: null;
  weightTables: Uint8Array;
  ratingsFile: Uint8Array;
  zip: Uint8Array;
  openModel: LearntItems;
  askModel: Answered;
  closeModel: null;
}

/**
 * While something long is under way: how far it is. While training, after every epoch and in a
 * pause, also what a restart would go on from.
 */
export type WorkerEvent =
  | { kind: 'loading'; progress: LoadProgress }
  | { kind: 'lrFind'; progress: LrFindProgress }
  /** The part done, 0 … 1. */
  | { kind: 'builds'; fraction: number }
  | { kind: 'progress'; progress: TrainProgress }
  | { kind: 'snapshot'; snapshot: Uint8Array };

export type ToWorker = Request & { id: number };

export type FromWorker =
  | { kind: 'answer'; id: number; value: Answers[keyof Answers] }
  | { kind: 'error'; id: number; error: ErrorData }
  | { kind: 'event'; id: number; event: WorkerEvent }
  /** The core is not to be trusted any more: nothing follows. */
  | { kind: 'crash'; message: string };
