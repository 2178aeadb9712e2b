// The vocabulary of training that page, worker, Node API and command line share.

export type ModelName = 'dot' | 'dot-bias';
export type OptimizerName = 'sgd' | 'adamw' | 'sparse-adam';
export type ScheduleName = 'one-cycle' | 'constant';

/** The options of one run. `defaultConfig` holds the values that apply where one is left out. */
export interface TrainConfig {
  model: ModelName;
  factors: number;
  /** Sigmoid range of the predictions, or null for none. */
  yRange: readonly [low: number, high: number] | null;
  optimizer: OptimizerName;
  /** The highest learning rate of the schedule. */
  lr: number;
  /** Decoupled weight decay; only adamw and sgd take one. */
  wd: number;
  epochs: number;
  batchSize: number;
  schedule: ScheduleName;
  seed: number;
  /** Part of the ratings held out for validation, where no validation file is given. */
  validPct: number;
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
  duplicatePairs: number;
  /** How many items have a title. */
  titles: number;
  /** What a reader should know, in plain words. */
  remarks: string[];
  /** Simulated world only: root mean square of what no model can predict. */
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
}

export type TrainPhase = 'training' | 'validating' | 'done' | 'diverged';

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
