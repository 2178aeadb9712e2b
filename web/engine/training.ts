// The vocabulary of training that page, worker, Node API and command line share.

import { toSeed, toWhole } from './numbers.ts';

/** The models, optimizers and schedules that there are, as the core names them. */
export const modelNames = ['dot', 'dot-bias', 'collab-nn', 'embedding-nn'] as const;
export const optimizerNames = ['sgd', 'adam', 'adamw', 'sparse-adam'] as const;
export const scheduleNames = ['one-cycle', 'constant'] as const;
export const trainPhases = ['training', 'validating', 'done', 'diverged'] as const;

export type ModelName = (typeof modelNames)[number];
export type OptimizerName = (typeof optimizerNames)[number];
export type ScheduleName = (typeof scheduleNames)[number];
export type TrainPhase = (typeof trainPhases)[number];

export type Range = readonly [low: number, high: number];

/** The options of one run. `defaultConfig` holds the values that apply where one is left out. */
export interface TrainConfig {
  model: ModelName;
  factors: number;
  /** Sigmoid range of the predictions, or null for none. */
  yRange: Range | null;
  optimizer: OptimizerName;
  /** The highest learning rate of the schedule. */
  lr: number;
  /** Weight decay: decoupled with adamw, added to the gradient with adam and sgd; not with sparse-adam. */
  wd: number;
  epochs: number;
  batchSize: number;
  schedule: ScheduleName;
  seed: number;
  /** Part of the ratings held out for validation, where no validation file is given. */
  validPct: number;
}

/** A recommender as the fast.ai course trains it. */
export const defaultConfig: TrainConfig = {
  model: 'dot-bias',
  factors: 50,
  yRange: [0, 5.5],
  optimizer: 'adamw',
  lr: 5e-3,
  wd: 0.1,
  epochs: 5,
  batchSize: 64,
  schedule: 'one-cycle',
  seed: 42,
  validPct: 0.2,
};

const wholeNumbers = ['factors', 'epochs', 'batchSize'] as const;
const numbers = ['lr', 'wd', 'validPct'] as const;

/**
 * Fills in what is left out. Weight decay is AdamW's alone by default: 0 with another optimizer.
 * Throws TypeError for an unknown option or a range that is none, RangeError for a number that is none; limits are the core's to check.
 */
export function completeConfig(options: Partial<TrainConfig> = {}): TrainConfig {
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(defaultConfig, name));
  if (unknown) throw new TypeError(`[trainer] there is no option "${unknown}"`);
  const given = Object.fromEntries(Object.entries(options).filter(([, v]) => v !== undefined));
  const config: TrainConfig = { ...defaultConfig, ...given };
  if (options.wd === undefined && config.optimizer !== 'adamw') config.wd = 0;
  toSeed('trainer', config.seed);
  const { yRange } = config;
  const isRange = Array.isArray(yRange) && yRange.length === 2 && yRange.every(Number.isFinite);
  if (yRange !== null && !isRange) {
    throw new TypeError('[trainer] yRange must be two numbers, the lower first, or null');
  }
  for (const name of wholeNumbers) toWhole('trainer', name, config[name]);
  for (const name of numbers) {
    if (!Number.isFinite(config[name])) {
      throw new RangeError(`[trainer] ${name} must be a number, not ${config[name]}`);
    }
  }
  return config;
}

/** A rating as it was understood. */
export interface RatingRow {
  user: string;
  item: string;
  title: string | null;
  rating: number;
}

/** What a loader saw. */
export interface DatasetInfo {
  name: string;
  /** True for the simulated world: every figure that shows it must say so. */
  simulated: boolean;
  ratings: number;
  users: number;
  items: number;
  minRating: number;
  maxRating: number;
  /** The smallest distance between two different ratings; 0 where all are the same. */
  ratingStep: number;
  duplicatePairs: number;
  /** How many items have a title. */
  titles: number;
  /** What a reader should know, in plain words. */
  remarks: string[];
  /** Simulated world only: mean square of what no model can predict, and its root. */
  noiseMse: number | null;
  noiseRmse: number | null;
}

/** One finished epoch. Losses are mean squared errors. */
export interface EpochResult {
  epoch: number;
  /** Mean over the epoch's batches. */
  trainLoss: number;
  /** As fastai displays it: exponential average over batches, β 0.98, debiased. */
  smoothTrainLoss: number;
  /** Over the whole validation part; null where there is none. */
  validLoss: number | null;
  seconds: number;

  // What the losses were made of, for whoever asks where they come from:
  /** The exponential average before it is debiased: smoothTrainLoss · (1 − 0.98^steps). */
  averageLoss: number;
  /** Steps since the start of the run. */
  steps: number;
  /** Sum of the squared errors over the validation part, and its size. */
  validSquares: number;
  validRatings: number;
}

/** State of a run, sent after every slice. */
export interface TrainProgress {
  phase: TrainPhase;
  step: number;
  totalSteps: number;
  epoch: number;
  epochs: number;
  /** 0 … 1 over the whole run, validation included. */
  fraction: number;
  /** Loss of every batch since the last progress (for the curve), with the step of the first. */
  losses: Float32Array;
  firstLossStep: number;
  learningRate: number;
  smoothTrainLoss: number;
  finishedEpochs: EpochResult[];
  /** Ratings trained per second of training time, so far. */
  ratingsPerSecond: number;
  secondsLeft: number | null;
  /** Rows read by the last step, and rows that there are. */
  rowsTouched: number;
  rowsTotal: number;
  /** Set where phase is 'diverged': which step, which rate, what became of the weights. */
  message: string | null;
  /** Milliseconds that this slice took in the worker. */
  sliceMs: number;
}

/**
 * The range of predictions for these data: the default's, or where ratings lie outside it theirs
 * and half a step on either side, so that the sigmoid can reach them.
 */
export function suggestedRange(info: Pick<DatasetInfo, 'minRating' | 'maxRating' | 'ratingStep'>): {
  range: Range;
  widened: boolean;
} {
  const [low, high] = defaultConfig.yRange ?? [0, 0];
  const { minRating, maxRating, ratingStep } = info;
  if (minRating >= low && maxRating <= high) return { range: [low, high], widened: false };
  const margin = ratingStep > 0 ? ratingStep / 2 : 0.5;
  return { range: [minRating - margin, maxRating + margin], widened: true };
}
