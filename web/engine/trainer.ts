// A run over ratings: loads data, trains in slices, predicts, saves and hashes its weights.

import type { LabModule, Trainer as CoreTrainer, TrainingSet } from '../../wasm/lab.d.ts';
import type { DataSource } from './client.ts';
import { loadData, type InputFile, type LoadedData, type LoadOptions } from './dataset.ts';
import type { Item } from './items.ts';
import { findLearningRate, type LrFindOptions, type LrFindResult } from './lrFind.ts';
import { writeModel, type TrainedModel } from './modelFile.ts';
import { Recommender } from './recommender.ts';
import { weightsSha256, type Weights } from './sha256.ts';
import { trainInSlices, type TrainOptions } from './slices.ts';
import {
  completeConfig,
  suggestedRange,
  type DatasetInfo,
  type TrainConfig,
  type TrainProgress,
} from './training.ts';

export interface TrainerLoadOptions extends Omit<LoadOptions, 'range'> {
  /** Validates on these ratings instead of holding out a part. */
  valid?: DataSource | InputFile;
}

/** How many ratings a run trains and validates on, and how many rows its tables have. */
export interface RunSizes {
  train: number;
  valid: number;
  userRows: number;
  itemRows: number;
}

type Names = Map<string, number>;

const toSource = (source: DataSource | InputFile): DataSource =>
  'kind' in source ? source : { kind: 'files', files: [source] };

/** What is known about the items of a training set, by row. */
function itemsOf({ dataset }: LoadedData, set: TrainingSet): Item[] {
  const { titles, years, genres } = dataset.describe(set);
  const { count, mean } = set.itemRatings();
  return set.items().map((id, row) => ({
    id,
    title: titles[row] || null,
    year: years[row] || null,
    genres: genres[row],
    ratingCount: count[row],
    meanRating: count[row] > 0 ? mean[row] : null,
  }));
}

export class Trainer {
  readonly #module: LabModule;
  readonly #options: Partial<TrainConfig>;
  #config: TrainConfig;
  #run: CoreTrainer | null = null;
  #set: TrainingSet | null = null;
  #rowOf: { users: Names; items: Names } | null = null;
  #items: Item[] = []; // by row
  #ratingRange: TrainedModel['ratingRange'] = null;

  /** @internal Use `lab.trainer`. */
  constructor(module: LabModule, options: Partial<TrainConfig>) {
    this.#module = module;
    this.#options = options;
    this.#config = completeConfig(options);
  }

  /** The options in force; the range of predictions is known once data are loaded. */
  get config(): TrainConfig {
    return this.#config;
  }

  /** Reads data and starts anew on them. Throws a DataError and changes nothing on bad input. */
  load(from: DataSource | InputFile, options: TrainerLoadOptions = {}): DatasetInfo {
    const { valid, ...columns } = options;
    const reading: LoadOptions = { ...columns, range: this.#options.yRange ?? null };
    const data = loadData(this.#module, toSource(from), reading);
    try {
      const held = valid && loadData(this.#module, toSource(valid), reading);
      try {
        return this.use(data, held);
      } finally {
        held?.dataset.delete();
      }
    } finally {
      data.dataset.delete();
    }
  }

  /** Starts anew on data that were loaded before; they stay the caller's. @internal */
  use(data: LoadedData, valid?: LoadedData): DatasetInfo {
    const info = { ...data.info, remarks: [...data.info.remarks] };
    const config = { ...this.#config, yRange: this.#range(info) };
    const set = valid
      ? data.dataset.with(valid.dataset)
      : data.dataset.split(config.validPct, config.seed);
    try {
      const run = new this.#module.Trainer(set, config);
      this.dispose();
      this.#run = run;
    } catch (error) {
      set.delete();
      throw error;
    }
    this.#set = set;
    this.#config = config;
    this.#items = itemsOf(data, set);
    this.#ratingRange = [info.minRating, info.maxRating];
    return info;
  }

  get sizes(): RunSizes {
    return this.#started('sizes').set.sizes();
  }

  // ---- Training ----------------------------------------------------------------------------------

  /** Trains until done, diverged or interrupted, leaving room for others after every slice. */
  async train(options: TrainOptions = {}): Promise<TrainProgress> {
    return trainInSlices((budgetMs) => this.slice(budgetMs), options);
  }

  /** Works for about `budgetMs` milliseconds, at least one step. */
  slice(budgetMs: number): TrainProgress {
    const { run } = this.#started('train');
    const start = performance.now();
    const progress = run.train(budgetMs) as Omit<TrainProgress, 'sliceMs'>;
    return { ...progress, sliceMs: performance.now() - start };
  }

  /** One step, or one part of a validation. */
  step(): TrainProgress {
    return this.slice(0);
  }

  /** Mean squared error over the training or the validation part. */
  evaluate(part: 'train' | 'valid' = 'valid'): number {
    return this.#started('evaluate').run.evaluate(part);
  }

  /** Predicted ratings for pairs of ids; row 0 stands in for ids that training never saw. */
  predict(users: readonly (string | number)[], items: readonly (string | number)[]): Float32Array {
    const { run, set } = this.#started('predict');
    if (users.length !== items.length) {
      throw new TypeError(`[predict] ${users.length} users do not pair with ${items.length} items`);
    }
    const byName = (names: string[]): Names => new Map(names.map((name, row) => [name, row]));
    this.#rowOf ??= { users: byName(set.users()), items: byName(set.items()) };
    const { users: userRow, items: itemRow } = this.#rowOf;
    return run.predict(
      users.map((user) => userRow.get(String(user)) ?? 0),
      items.map((item) => itemRow.get(String(item)) ?? 0),
    ) as Float32Array;
  }

  /**
   * Trains a copy of the model at a growing rate until its loss explodes, and suggests a rate from
   * the curve, as fastai's lr_find. The run itself stays as it is.
   */
  async lrFind(options: LrFindOptions = {}): Promise<LrFindResult> {
    return findLearningRate(this.#module, this.#started('lrFind').run, options);
  }

  // ---- What was learnt ---------------------------------------------------------------------------

  /**
   * What the model has learnt, as it is now: biases, principal components, neighbours, and
   * recommendations for somebody new. Only of a model that is a dot product: dot or dot-bias.
   */
  recommender(): Recommender {
    return new Recommender(this.#module, this.#trained('recommender'));
  }

  /** The items of the training part, with what the data say about them. */
  items(): Item[] {
    this.#started('items');
    return this.#items.slice(1); // row 0 is nobody's
  }

  /**
   * The model as a safetensors file, which PyTorch loads, and from which `lab.recommender` goes on;
   * options, ids and titles are in its metadata.
   */
  save(): Uint8Array {
    return writeModel(this.#trained('save'));
  }

  // ---- Weights -----------------------------------------------------------------------------------

  /** Copies of the model's matrices, in declared order. */
  weights(): Weights[] {
    return this.#started('weights').run.weights() as Weights[];
  }

  /**
   * Goes on from other weights: all of `weights()`, in that order. What the optimizer remembers
   * stays. Throws TypeError where they do not fit, RangeError for a number that is not finite; then
   * nothing has changed.
   */
  setWeights(weights: readonly Weights[]): void {
    this.#started('setWeights').run.setWeights(weights);
  }

  /** The ids of users and items by row; row 0 is "#na#". */
  names(): { users: string[]; items: string[] } {
    const { set } = this.#started('names');
    return { users: set.users(), items: set.items() };
  }

  /** Over the float32 little-endian bytes of the weights, in hexadecimal. */
  weightsSha256(): string {
    return weightsSha256(this.weights());
  }

  /** All that the next step depends on. */
  snapshot(): Uint8Array {
    return this.#started('snapshot').run.snapshot();
  }

  /** Goes on from a snapshot of a run with the same data and options; else throws a DataError. */
  restore(snapshot: Uint8Array): void {
    this.#started('restore').run.restore(snapshot);
  }

  dispose(): void {
    this.#run?.delete();
    this.#set?.delete();
    this.#run = null;
    this.#set = null;
    this.#rowOf = null;
    this.#items = [];
  }

  #trained(place: string): TrainedModel {
    const { set } = this.#started(place);
    return {
      config: this.#config,
      weights: this.weights(),
      users: set.users(),
      items: this.#items,
      ratingRange: this.#ratingRange,
    };
  }

  #started(place: string): { run: CoreTrainer; set: TrainingSet } {
    if (!this.#run || !this.#set) throw new TypeError(`[${place}] load data first`);
    return { run: this.#run, set: this.#set };
  }

  /** The range of predictions; adds a remark where the data widened the default. */
  #range(info: DatasetInfo): TrainConfig['yRange'] {
    const { minRating, maxRating, remarks } = info;
    const given = this.#options.yRange;
    if (given === undefined) {
      const { range, widened } = suggestedRange(info);
      if (widened) {
        remarks.push(
          `ratings go from ${minRating} to ${maxRating}: ` +
            `the range of predictions is ${range[0]} to ${range[1]}`,
        );
      }
      return range;
    }
    if (given && (minRating < given[0] || maxRating > given[1])) {
      throw new RangeError(
        `[trainer] ratings go from ${minRating} to ${maxRating}, ` +
          `outside the range ${given[0]} to ${given[1]}`,
      );
    }
    return given;
  }
}
