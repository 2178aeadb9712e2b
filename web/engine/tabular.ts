// Tables of people, houses, days: columns encoded as fastai does it, and a TabularModel over them.

import type { LabModule, NamedColumns, TabularTrainer as CoreTrainer } from '../../wasm/lab.d.ts';
import { toSeed, toWhole } from './numbers.ts';
import type { Weights } from './sha256.ts';
import { trainInSlices, type TrainOptions } from './slices.ts';
import type { GradRows, Shape } from './trace.ts';
import type { OptimizerName, Range, ScheduleName, TrainPhase } from './training.ts';

/**
 * What is minimised: the error of a number (one output), the cross-entropy of two classes (one
 * output, a logit) or of any number of classes (an output for each).
 */
export type TabularLossName = 'mse' | 'bce-with-logits' | 'cross-entropy';

export const tabularLossNames: readonly TabularLossName[] = [
  'mse',
  'bce-with-logits',
  'cross-entropy',
];

/** A category. `null`, `undefined`, `NaN`, '' and '#na#' are missing. */
export type Category = string | number | boolean | null | undefined;

/** Columns by name, all of one length. */
export interface TabularColumns {
  /** Each gets an embedding table: fastai's `cat_names`. */
  categories?: Readonly<Record<string, readonly Category[]>>;
  /** Each is normalised: fastai's `cont_names`. A number must not be missing. */
  continuous?: Readonly<Record<string, ArrayLike<number>>>;
}

export interface TabularTable extends TabularColumns {
  /** What to predict: numbers, or the names of classes. */
  target: ArrayLike<number> | readonly (string | boolean)[];
}

/** The people aboard the Titanic, as `lab.titanic` gives them. */
export interface TitanicTable extends TabularTable {
  categories: Record<'Sex' | 'Class' | 'Age', string[]>;
  target: string[];
}

/** The options of a run, under fastai's names in camelCase. */
export interface TabularConfig {
  /** Units of the hidden layers. */
  layers: readonly number[];
  /** Widths of embeddings by column, for those that are not to follow `embSzRule`. */
  embSzs: Readonly<Record<string, number>>;
  /** Dropout of the embeddings. */
  embedP: number;
  /** Dropout of the hidden layers: one for each, or one for all. */
  ps: number | readonly number[];
  /** Whether hidden layers have batch norm. */
  useBn: boolean;
  /** Sigmoid range of a target that is a number, or null for none. */
  yRange: Range | null;
  /** `cross-entropy` where the target is classes, `mse` where it is numbers. */
  loss: TabularLossName;
  optimizer: Exclude<OptimizerName, 'sparse-adam'>;
  /** The highest learning rate of the schedule. */
  lr: number;
  wd: number;
  epochs: number;
  batchSize: number;
  schedule: ScheduleName;
  seed: number;
  /** Part of the rows held out for validation. */
  validPct: number;
}

/** As fastai's `tabular_learner`; the loss depends on the target. */
export const defaultTabularConfig: Omit<TabularConfig, 'loss'> = {
  layers: [200, 100],
  embSzs: {},
  embedP: 0,
  ps: 0,
  useBn: true,
  yRange: null,
  optimizer: 'adamw',
  lr: 1e-3,
  wd: 0.01,
  epochs: 5,
  batchSize: 64,
  schedule: 'one-cycle',
  seed: 42,
  validPct: 0.2,
};

/** Means over some rows, predicted as after training. */
export interface TabularScore {
  loss: number;
  /** Share of classes that are right; null where the target is a number. */
  accuracy: number | null;
}

export interface TabularEpoch {
  epoch: number;
  /** Mean over the epoch's batches. */
  trainLoss: number;
  /** Over the validation part; null where there is none. */
  valid: TabularScore | null;
  seconds: number;
}

/** State of a run, after every slice. */
export interface TabularProgress {
  phase: TrainPhase;
  step: number;
  totalSteps: number;
  epoch: number;
  epochs: number;
  /** Loss of every batch since the last progress, with the step of the first. */
  losses: Float32Array;
  firstLossStep: number;
  learningRate: number;
  finishedEpochs: TabularEpoch[];
  /** Set where phase is 'diverged': which step, which rate, what became of the weights. */
  message: string | null;
}

/** One column of categories, and its embedding table as it is now. */
export interface EmbeddingColumn {
  column: string;
  /** Names by row; the first is "#na#". */
  vocabulary: string[];
  shape: Shape;
  value: Float32Array;
  /**
   * The gradient of the last step: only rows that its batch looked up have one. Row 0 has none
   * unless a value is missing. null before the first step.
   */
  gradRows: GradRows | null;
}

/** One cell of a table: examples that are alike in every column of categories. */
export interface TabularCell {
  /** The category of each column. */
  values: string[];
  /** Examples of each class, and their share of the cell. */
  counts: Int32Array;
  shares: Float64Array;
  /** The mean probability that the model gives to each class; empty where none was asked. */
  predicted: Float64Array;
  /** Examples whose most probable class is their own. */
  right: number;
  /** How many the best rule gets right: those of the commonest class. */
  best: number;
}

/** A table by cells. No rule over its columns has an accuracy above `ceiling`. */
export interface TabularCells {
  classes: string[];
  /** In the order of their rows in the embedding tables. */
  cells: TabularCell[];
  size: number;
  right: number;
  best: number;
  /** right / size */
  accuracy: number;
  /** best / size */
  ceiling: number;
}

/** A column of numbers, and what is taken off it and what it is divided by. */
export interface NormalizedColumn {
  column: string;
  mean: number;
  /** Of the population of training rows, and 1e-7. */
  std: number;
}

const toCategory = (value: Category): string =>
  value === null || value === undefined || Number.isNaN(value) ? '' : String(value);

/** Categories as the core takes them: strings, of which empty ones are missing. */
export function toCategories(place: string, values: readonly Category[]): string[] {
  if (!Array.isArray(values)) throw new TypeError(`[${place}] expected an array of categories`);
  return values.map(toCategory);
}

function toColumns(table: TabularColumns): NamedColumns {
  const { categories = {}, continuous = {} } = table;
  return {
    categories: Object.entries(categories).map(([name, values]) => ({
      name,
      values: toCategories('tabular', values),
    })),
    continuous: Object.entries(continuous).map(([name, values]) => ({
      name,
      values: Float64Array.from(values, Number),
    })),
  };
}

const wholeNumbers = ['epochs', 'batchSize'] as const;
const numbers = ['lr', 'wd', 'embedP', 'validPct'] as const;

/** Fills in what is left out. Throws where an option is unknown or no number; the core checks limits. */
function complete(options: Partial<TabularConfig>, ofClasses: boolean): TabularConfig {
  const place = 'tabular';
  const defaults: TabularConfig = {
    ...defaultTabularConfig,
    loss: ofClasses ? 'cross-entropy' : 'mse',
  };
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(defaults, name));
  if (unknown) throw new TypeError(`[${place}] there is no option "${unknown}"`);
  const given = Object.fromEntries(Object.entries(options).filter(([, v]) => v !== undefined));
  const config: TabularConfig = { ...defaults, ...given };
  toSeed(place, config.seed);
  for (const name of wholeNumbers) toWhole(place, name, config[name]);
  for (const units of config.layers) toWhole(place, 'units of a layer', units);
  for (const name of numbers) {
    if (!Number.isFinite(config[name])) {
      throw new RangeError(`[${place}] ${name} must be a number, not ${config[name]}`);
    }
  }
  return config;
}

/** The options as the core takes them. */
function toCoreConfig(config: TabularConfig, columns: NamedColumns): object {
  const names = columns.categories.map(({ name }) => name);
  const unknown = Object.keys(config.embSzs).find((name) => !names.includes(name));
  if (unknown) throw new TypeError(`[tabular] embSzs: there is no column "${unknown}"`);
  const widths = names.map((name) =>
    Object.hasOwn(config.embSzs, name)
      ? toWhole('tabular', `the width of "${name}"`, config.embSzs[name])
      : null,
  );
  const ps = typeof config.ps === 'number' ? config.layers.map(() => config.ps) : config.ps;
  return { ...config, embSzs: widths, ps };
}

export class TabularTrainer {
  readonly #run: CoreTrainer;
  readonly #config: TabularConfig;
  #disposed = false;

  /** @internal Use `lab.tabular`. */
  constructor(module: LabModule, table: TabularTable, options: Partial<TabularConfig>) {
    const columns = toColumns(table);
    const ofClasses = typeof table.target[0] !== 'number';
    this.#config = complete(options, ofClasses);
    const target = ofClasses
      ? { target: [], classes: toCategories('tabular', table.target as readonly Category[]) }
      : { target: Float64Array.from(table.target as ArrayLike<number>), classes: null };
    this.#run = new module.TabularTrainer(
      { ...columns, ...target },
      toCoreConfig(this.#config, columns),
    );
  }

  /** The options in force. */
  get config(): TabularConfig {
    return this.#config;
  }

  /** Rows of either part. */
  get sizes(): { train: number; valid: number } {
    const { train, valid } = this.#core('sizes').sizes();
    return { train, valid };
  }

  /** The classes of the target, sorted; null where it is a number. */
  get classes(): string[] | null {
    return this.#core('classes').sizes().classes;
  }

  /** Rows and columns of every embedding table: fastai's `get_emb_sz`. */
  get embSzs(): Shape[] {
    return this.tables().map(({ shape }) => shape);
  }

  // ---- Training ----------------------------------------------------------------------------------

  /** Trains until done, diverged or interrupted, leaving room for others after every slice. */
  async train(options: TrainOptions<TabularProgress> = {}): Promise<TabularProgress> {
    return trainInSlices((budgetMs) => this.slice(budgetMs), options);
  }

  /** Works for about `budgetMs` milliseconds, at least one step. */
  slice(budgetMs: number): TabularProgress {
    return this.#core('train').train(budgetMs) as TabularProgress;
  }

  /** One step, or one part of a validation. */
  step(): TabularProgress {
    return this.slice(0);
  }

  /** Over the training or the validation part. */
  evaluate(part: 'train' | 'valid' = 'valid'): TabularScore {
    return this.#core('evaluate').evaluate(part);
  }

  // ---- Looking at it -----------------------------------------------------------------------------

  /**
   * Row by row: a number, the probability of the second class (`bce-with-logits`), or that of every
   * class (`cross-entropy`). A category that training never saw is looked up at row 0.
   */
  predict(table: TabularColumns): Float32Array {
    return this.#core('predict').predict(toColumns(table)) as Float32Array;
  }

  /**
   * The training part by cells, with what the model says of each. Throws TypeError where the target
   * is a number.
   */
  cells(): TabularCells {
    return this.#core('cells').cells();
  }

  /** The embedding tables, in the order of the columns. */
  tables(): EmbeddingColumn[] {
    return this.#core('tables').tables() as EmbeddingColumn[];
  }

  /** What the columns of numbers are normalised by. */
  normalization(): NormalizedColumn[] {
    return this.#core('normalization').normalization();
  }

  /** Copies of the model's matrices, in declared order. */
  weights(): Weights[] {
    return this.#core('weights').weights() as Weights[];
  }

  /** Frees the run: what uses it afterwards throws TypeError. */
  dispose(): void {
    if (!this.#disposed) this.#run.delete();
    this.#disposed = true;
  }

  #core(place: string): CoreTrainer {
    if (this.#disposed) throw new TypeError(`[${place}] the run was disposed`);
    return this.#run;
  }
}
