// What a page asks about tables of categories: vocabularies, sizes of embeddings, and tabular models
// trained on the Titanic's passengers. Plain data; tableDesk.ts answers in the worker.

import type { Again } from './again.ts';
import type { Weights } from './sha256.ts';
import type { EmbeddingColumn, TabularCells, TabularConfig, TabularScore } from './tabular.ts';
import type { TrainPhase } from './training.ts';

export type { EmbeddingColumn, TabularCell, TabularCells, TabularConfig } from './tabular.ts';
export type { Weights } from './sha256.ts';

export interface Categorified {
  /** Names by row; the first is "#na#". */
  vocabulary: string[];
  /** The row of each value that was asked about. */
  codes: Int32Array;
}

/** The rule for an embedding's columns, step by step: width = min(600, round(product)). */
export interface WidthRule {
  rows: number;
  /** rows^0.56 */
  power: number;
  /** 1.6 · rows^0.56 */
  product: number;
  width: number;
}

/** How nearly two computations of the same numbers agree. */
export interface Agreement {
  /** Places whose bits differ. */
  differing: number;
  /** The largest distance. */
  largest: number;
  /** The largest distance in steps from a float to the next, perhaps of another pair. */
  ulps: number;
}

export type PassengerColumn = 'Sex' | 'Class' | 'Age';

/** The Titanic's passengers, some of whose values may be hidden. */
export interface Passengers {
  columns: readonly PassengerColumn[];
  /** A share of a column's values made missing, drawn from the seed; null for none. */
  hide: { column: PassengerColumn; share: number; seed: number } | null;
}

export interface PassengerRun {
  passengers: Passengers;
  config: Partial<TabularConfig>;
  /** Of whom the model is asked after every epoch: a list of values for each column. */
  people: Readonly<Record<string, readonly string[]>>;
}

/** A model as it is before training, or after an epoch. */
export interface PassengerState {
  phase: TrainPhase;
  /** Steps and epochs done. */
  step: number;
  epoch: number;
  /** Why it diverged, or null. */
  message: string | null;
  /** Over all passengers. */
  score: TabularScore;
  cells: TabularCells;
  /** The tables, each with the gradient of the last step. */
  tables: EmbeddingColumn[];
  /** For each table and row, the steps so far in which the row received gradient. */
  received: Int32Array[];
  /** For each of `people`, the probability of every class. */
  predictions: Float32Array;
  weights: Weights[];
}

export interface PassengerTraining {
  /** Called with the state before training and with that after every epoch. */
  onState?: (state: PassengerState) => void;
  /** Ends training after the epoch under way. */
  signal?: AbortSignal;
}

export interface Tables {
  /** fastai's Categorify: the vocabulary of `values`, and the rows of `asked`. */
  categorify(values: readonly string[], asked: readonly string[]): Promise<Categorified>;
  /** The rule for each number of rows. */
  widthRules(rows: readonly number[]): Promise<WidthRule[]>;
  /** The passengers by cells, and what the best rule over the columns gets right. */
  cells(passengers: Passengers): Promise<TabularCells>;
  agreement(a: Float32Array, b: Float32Array): Promise<Agreement>;
  /** All states of a run. The same run gives the same bits. */
  train(run: PassengerRun, training?: PassengerTraining): Promise<PassengerState[]>;
}

/** `run` is a number that the page chose. */
export type TablesRequest =
  | { ask: 'categorify'; values: readonly string[]; asked: readonly string[] }
  | { ask: 'widthRules'; rows: readonly number[] }
  | { ask: 'cells'; passengers: Passengers }
  | { ask: 'agreement'; a: Float32Array; b: Float32Array }
  | ({ ask: 'open'; run: number } & PassengerRun)
  /** Trains an epoch. */
  | { ask: 'advance'; run: number }
  | { ask: 'close'; run: number };

export interface TablesAnswers {
  categorify: Categorified;
  widthRules: WidthRule[];
  cells: TabularCells;
  agreement: Agreement;
  open: PassengerState;
  advance: PassengerState;
  close: null;
}

export type TablesAnswer = TablesAnswers[keyof TablesAnswers];

/** Asks by messages that `send` carries; where the worker crashes, once more, a run from its start. */
export class TablesClient implements Tables {
  readonly #send: (request: TablesRequest) => Promise<TablesAnswer>;
  readonly #again: Again;
  #nextRun = 0;

  constructor(send: (request: TablesRequest) => Promise<TablesAnswer>, again: Again) {
    this.#send = send;
    this.#again = again;
  }

  categorify(values: readonly string[], asked: readonly string[]): Promise<Categorified> {
    return this.#askAgain({ ask: 'categorify', values, asked });
  }

  widthRules(rows: readonly number[]): Promise<WidthRule[]> {
    return this.#askAgain({ ask: 'widthRules', rows });
  }

  cells(passengers: Passengers): Promise<TabularCells> {
    return this.#askAgain({ ask: 'cells', passengers });
  }

  agreement(a: Float32Array, b: Float32Array): Promise<Agreement> {
    return this.#askAgain({ ask: 'agreement', a, b });
  }

  train(asked: PassengerRun, training: PassengerTraining = {}): Promise<PassengerState[]> {
    return this.#again.ask(() => this.#train(asked, training));
  }

  async #train(
    asked: PassengerRun,
    { onState, signal }: PassengerTraining,
  ): Promise<PassengerState[]> {
    const run = this.#nextRun++;
    const states = [await this.#ask({ ask: 'open', run, ...asked })];
    try {
      for (;;) {
        const state = states.at(-1)!;
        onState?.(state);
        if (state.phase !== 'training' || signal?.aborted) return states;
        states.push(await this.#ask({ ask: 'advance', run }));
      }
    } finally {
      await this.#ask({ ask: 'close', run }).catch(() => null);
    }
  }

  #askAgain<R extends TablesRequest>(request: R): Promise<TablesAnswers[R['ask']]> {
    return this.#again.ask(() => this.#ask(request));
  }

  async #ask<R extends TablesRequest>(request: R): Promise<TablesAnswers[R['ask']]> {
    return (await this.#send(request)) as TablesAnswers[R['ask']];
  }
}
