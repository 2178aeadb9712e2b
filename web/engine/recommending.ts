// What a page asks a trained model, and what comes back: plain data. `engine.openModel(file)`
// gives a `ModelReader`; the worker's side is recommenders.ts.

import type { Item } from './items.ts';
import type { FitResult, RankBy, Rating, Recommendation } from './newUser.ts';
import type { ItemBias, Neighbour, Pca, RankingOrder, Recovery } from './recommender.ts';
import type { TrainConfig } from './training.ts';

export { itemName, searchItems, type Item } from './items.ts';
export type { RankBy, Rating, Recommendation, Share } from './newUser.ts';
export type { ItemBias, Neighbour, Pca, RankingOrder, Recovery } from './recommender.ts';

/** A model's file, as `TrainingRun.save` gives it. */
export interface ModelBytes {
  name: string;
  bytes: Uint8Array;
}

/** What a model has learnt about items; arrays are in the order of `items`. */
export interface LearntItems {
  config: TrainConfig;
  items: Item[];
  /** A row of `config.factors` numbers each. */
  factors: Float32Array[];
  /** Null for a model without biases. */
  biases: Float32Array | null;
  /** Over all tables, as the run that trained them has it. */
  sha256: string;
}

/** Fingerprints of what the core holds: of the tables that a fit must leave alone, and of the row. */
export interface Fingerprints {
  tables: { name: string; sha256: string }[];
  /** The items' factors and biases that the fit itself reads. */
  frozen: string;
  /** The user's factors, and the bias after them. */
  row: string;
}

/** Somebody new, after their ratings. */
export interface FittedUser {
  fit: FitResult;
  factors: Float32Array;
  bias: number;
  /** The average user's row, where the fit began. */
  averageFactors: Float32Array;
  averageBias: number;
  before: Fingerprints;
  after: Fingerprints;
  recommendations: Recommendation[];
  /** What is predicted for the items rated, in the order given. */
  predictions: number[];
  /** What is predicted for an item that nobody rated: it is looked up in row 0. */
  unknownPrediction: number;
}

/** The questions, each with its answer. */
export interface Questions {
  biases: { asked: { order: RankingOrder; count: number }; answer: ItemBias[] };
  neighbours: { asked: { item: string; count: number }; answer: Neighbour[] };
  pca: { asked: { count: number; among: readonly string[] }; answer: Pca };
  recovery: { asked: { seed: number }; answer: Recovery };
  fit: { asked: { ratings: readonly Rating[]; by: RankBy; count: number }; answer: FittedUser };
}

export type Asked = { [K in keyof Questions]: { ask: K } & Questions[K]['asked'] }[keyof Questions];
export type Answered = Questions[keyof Questions]['answer'];

/** A model that the worker holds open. Rejects with the core's own errors. */
export interface ModelReader {
  readonly learnt: LearntItems;
  /** Items by their bias, from one end. */
  biases(order: RankingOrder, count: number): Promise<ItemBias[]>;
  /** The items whose factors point most nearly the way that those of `item`, an id, do. */
  neighbours(item: string, count: number): Promise<Neighbour[]>;
  /** Principal components of the factors of the items `among`, ids. */
  pca(count: number, among: readonly string[]): Promise<Pca>;
  /** Against the truth of the simulated world of `seed`. */
  recovery(seed: number): Promise<Recovery>;
  /**
   * Somebody new: the average user, fitted to these ratings alone, and what they are recommended.
   * Rejects where a rating cannot be.
   */
  fit(ratings: readonly Rating[], by: RankBy, count: number): Promise<FittedUser>;
  close(): void;
}
