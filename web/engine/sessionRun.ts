// One run of a session, as everyone may look at it: what was asked for, how far it is, its curves,
// and what came out. Only the session writes to it.

import type { ColumnNames, TrainingRun } from './client.ts';
import { messageOf } from './errors.ts';
import { isObject } from './isObject.ts';
import type { PredictionSample } from './samplePredictions.ts';
import {
  completeConfig,
  type DatasetInfo,
  type EpochResult,
  type TrainConfig,
  type TrainProgress,
} from './training.ts';

/**
 * A run that ended has its weights in `model`; a run that is `paused` can go on, also after a crash,
 * whose message is then its `error`. A diverged run keeps the weights of its last good epoch.
 */
const statuses = ['starting', 'training', 'paused', 'stopped', 'done', 'diverged'] as const;
export type RunStatus = (typeof statuses)[number];

/** Points of a curve over steps. */
export interface Points {
  steps: number[];
  values: number[];
}

/** Curves keep at most this many points; beyond, every second one goes. */
const maxPoints = 2000;

/** How many of a run's predictions are kept for comparison. */
const sampledPredictions = 1000;

/** How many of a report's batches are drawn as dots. */
const samplesPerReport = 8;

const noPoints = (): Points => ({ steps: [], values: [] });

function append(points: Points, step: number, value: number): void {
  points.steps.push(step);
  points.values.push(value);
  if (points.steps.length <= maxPoints) return;
  const everySecond = (_: number, i: number) => i % 2 === 1;
  points.steps = points.steps.filter(everySecond);
  points.values = points.values.filter(everySecond);
}

/** Drops what was drawn after `step`. */
function forgetAfter(step: number, { steps, values }: Points): void {
  while ((steps.at(-1) ?? -Infinity) > step) {
    steps.pop();
    values.pop();
  }
}

/** What is to be trained. */
export interface RunPlan {
  config: TrainConfig;
  /** The rung of the ladder that it is. */
  rung?: string | null;
}

/** A run as plain data, apart from the worker. */
export type StoredRun = Pick<
  SessionRun,
  | 'id'
  | 'config'
  | 'data'
  | 'rung'
  | 'columns'
  | 'name'
  | 'status'
  | 'progress'
  | 'error'
  | 'smooth'
  | 'batches'
  | 'valid'
  | 'touched'
  | 'model'
  | 'sample'
  | 'sha256'
>;

function isPoints(value: unknown): value is Points {
  if (!isObject(value)) return false;
  const { steps, values } = value;
  return Array.isArray(steps) && Array.isArray(values) && steps.length === values.length;
}

const isTextOrNull = (value: unknown): boolean =>
  typeof value === 'string' || (value ?? null) === null;

/**
 * Whether a value is a run as this page stores one. What is in its model shows when that is opened.
 */
export function isStoredRun(value: unknown): value is StoredRun {
  if (!isObject(value)) return false;
  const { id, config, data, rung, name, status, error, progress, model, sha256 } = value;
  try {
    if (!isObject(config)) return false;
    completeConfig(config);
  } catch {
    return false;
  }
  return (
    Number.isSafeInteger(id) &&
    isObject(data) &&
    typeof name === 'string' &&
    statuses.some((one) => one === status) &&
    [rung, error, sha256].every(isTextOrNull) &&
    (progress === null || isObject(progress)) &&
    (model === null || model instanceof Uint8Array) &&
    [value.smooth, value.batches, value.valid, value.touched].every(isPoints)
  );
}

/** Whether two are the same data, as far as their counts tell. */
export function sameData(a: DatasetInfo | null, b: DatasetInfo | null): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

export class SessionRun {
  /** Unique within its session, rising. */
  readonly id: number;
  readonly config: TrainConfig;
  /** What it trains on. */
  readonly data: DatasetInfo;
  /** The rung of the ladder that it is, or null. */
  readonly rung: string | null;
  /** Which columns of its file a person chose, where the header did not tell; otherwise null. */
  columns: ColumnNames | null = null;
  /** What a person called it, or "". */
  name = '';
  status: RunStatus = 'starting';
  progress: TrainProgress | null = null;
  error: string | null = null;

  /** Losses: the running average of the batches, some of the batches, the held-out part. */
  smooth = noPoints();
  batches = noPoints();
  valid = noPoints();
  /** The rows that single steps read. */
  touched = noPoints();

  /** The run in the worker, as long as it lives there: until another starts or data are loaded. */
  live: TrainingRun | null = null;
  /** Once it has ended: its safetensors file, from which `Recommender`s are made. */
  model: Uint8Array | null = null;
  /** Once it has ended: some of what it predicts. */
  sample: PredictionSample | null = null;
  /** Once it has ended. */
  sha256: string | null = null;

  constructor(id: number, config: TrainConfig, data: DatasetInfo, rung: string | null) {
    this.id = id;
    this.config = config;
    this.data = data;
    this.rung = rung;
  }

  /** It is at work now. */
  get busy(): boolean {
    return this.status === 'starting' || this.status === 'training';
  }

  /** It will not train any more. */
  get ended(): boolean {
    return this.status === 'stopped' || this.status === 'done' || this.status === 'diverged';
  }

  /** The last epoch that was finished, with its losses; null before the first. */
  get result(): EpochResult | null {
    return this.progress?.finishedEpochs.at(-1) ?? null;
  }

  /** Fetches what it has learnt: it is wanted when the worker has long forgotten it. */
  async fetchLearnt(): Promise<void> {
    try {
      this.sha256 = (await this.live?.weightsSha256()) ?? null;
      this.sample = (await this.live?.samplePredictions(sampledPredictions)) ?? null;
      this.model = (await this.live?.save()) ?? null;
    } catch (error) {
      this.error = messageOf(error);
    }
  }

  /** A copy as it is now. */
  store(): StoredRun {
    const { id, config, data, rung, columns, name } = this;
    const { status, progress, error, model, sample, sha256 } = this;
    const { smooth, batches, valid, touched } = structuredClone({
      smooth: this.smooth,
      batches: this.batches,
      valid: this.valid,
      touched: this.touched,
    });
    const curves = { smooth, batches, valid, touched };
    const outcome = { status, progress, error, model, sample, sha256 };
    return { id, config, data, rung, columns, name, ...outcome, ...curves };
  }

  /**
   * A run that an earlier page stored; what was under way is paused. It shares `loaded` where these
   * are its data.
   */
  static from(stored: StoredRun, loaded: DatasetInfo | null): SessionRun {
    const { id, config, data, rung, ...rest } = stored;
    const trainedOn = loaded !== null && sameData(data, loaded) ? loaded : data;
    const run = Object.assign(new SessionRun(id, config, trainedOn, rung), rest);
    if (!run.ended) run.status = 'paused';
    return run;
  }

  /** Adds what a report says. */
  take(progress: TrainProgress): void {
    const { losses, step, firstLossStep, finishedEpochs } = progress;
    this.progress = progress;
    // After a crash the run goes on from an earlier step: the curve is drawn again from there.
    for (const points of [this.smooth, this.batches, this.touched]) {
      forgetAfter(firstLossStep, points);
    }
    if (losses.length > 0) {
      append(this.smooth, step, progress.smoothTrainLoss);
      append(this.touched, step, progress.rowsTouched);
    }
    const stride = Math.ceil(losses.length / samplesPerReport) || 1;
    for (let i = 0; i < losses.length; i += stride) {
      append(this.batches, firstLossStep + i, losses[i]);
    }
    for (const { epoch, validLoss } of finishedEpochs.slice(this.valid.steps.length)) {
      if (validLoss === null) continue;
      append(this.valid, ((epoch + 1) * progress.totalSteps) / progress.epochs, validLoss);
    }
  }
}
