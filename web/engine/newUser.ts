// A user whom training never saw: one row is fitted, and recommendations come with their reasons.

import type { NewUser as CoreUser } from '../../wasm/lab.d.ts';
import { itemName, type Item } from './items.ts';
import { toWhole } from './numbers.ts';
import { weightsSha256, type Weights } from './sha256.ts';

/** Items by the rows of the model's table; row 0 stands for those that it was not trained on. */
export interface ItemRows {
  all: readonly Item[];
  rowOf: ReadonlyMap<string, number>;
  /** The lowest and the highest rating that the model was trained on; null where not known. */
  ratingRange: readonly [low: number, high: number] | null;
}

export interface Rating {
  /** The item's id. */
  item: string | number;
  rating: number;
}

/** How a fit went. */
export interface FitResult {
  steps: number;
  /** False where the steps ran out first. */
  converged: boolean;
  /** Mean over the ratings given; 0 without any. */
  squaredError: number;
  /** The variance of ratings about predictions that the fit reckons with. */
  noise: number;
}

/** A rated item that is like the one recommended. */
export interface Reason {
  item: Item;
  rating: number;
  /** Of the angle between the factors of both, -1 … 1. */
  cosine: number;
}

/** What recommendations can be ranked by, as the core names it. */
export type RankBy = 'prediction' | 'lift';
export const rankingNames: readonly RankBy[] = ['prediction', 'lift'];

/** What one of the ratings did for an item. */
export interface Share {
  item: Item;
  rating: number;
  /** Its part of the item's `taste`. */
  share: number;
}

/**
 * An item with the reasons for it. The score can be read in two ways: Σ parts + userBias + itemBias,
 * or averageScore + mood + taste.
 */
export interface Recommendation {
  item: Item;
  /** The score brought into the model's range. */
  prediction: number;
  /** What the average user is predicted to give it. */
  averagePrediction: number;
  /** By how much the prediction is above that. */
  lift: number;
  score: number;
  /** Factor by factor, the user's times the item's. */
  parts: Float64Array;
  userBias: number;
  itemBias: number;
  /** The average user's score. */
  averageScore: number;
  /** How much more kindly this user rates than the average one: the difference of their biases. */
  mood: number;
  /** What this user's factors add to the average user's: Σ tasteParts. */
  taste: number;
  /** Factor by factor, the user's less the average user's, times the item's. */
  tasteParts: Float64Array;
  /** `taste` again, by the ratings that made it, in the order given; as exact as the fit is. */
  shares: Share[];
  /** Of the items rated, those most like it, the nearest first. */
  nearest: Reason[];
}

export class NewUser {
  readonly #items: ItemRows;
  readonly #ratings = new Map<number, number>(); // by row
  #core: CoreUser | null;

  /** @internal Use `recommender.newUser`. */
  constructor(core: CoreUser, items: ItemRows) {
    this.#core = core;
    this.#items = items;
  }

  /**
   * Fits the row to these ratings alone; without any it is the average user's again. Throws
   * RangeError for an item that the model was not trained on and for a rating outside the range of
   * those that it was, TypeError for an item rated twice; then nothing has changed.
   */
  fit(ratings: readonly Rating[]): FitResult {
    const core = this.#use('fit');
    const given = new Map<number, number>();
    for (const { item, rating } of ratings) {
      const row = this.#rowOf('fit', item);
      this.#check(row, rating);
      if (given.has(row)) throw new TypeError(`[fit] ${this.#name(row)} is rated twice`);
      given.set(row, rating);
    }
    const result = core.fit([...given.keys()], [...given.values()]);
    this.#ratings.clear();
    for (const [row, rating] of given) this.#ratings.set(row, rating);
    return result;
  }

  /**
   * The first `count` of the items not rated, with their reasons: by the rating predicted, which
   * favours what everybody rates high, or by its lift over the average user's, which is what this
   * user likes more than others do.
   */
  recommend(
    count = 10,
    { nearest = 3, by = 'prediction' }: { nearest?: number; by?: RankBy } = {},
  ): Recommendation[] {
    const recommended = this.#use('recommend').recommend(
      by,
      toWhole('recommend', 'count', count),
      toWhole('recommend', 'nearest', nearest),
    );
    const rated = [...this.#ratings];
    return recommended.map(({ item, shares, nearest: { rows, scores }, ...numbers }) => ({
      ...numbers,
      item: this.#items.all[item],
      shares: rated.map(([row, rating], i) => ({
        item: this.#items.all[row],
        rating,
        share: shares[i],
      })),
      nearest: Array.from(rows, (row, i) => ({
        item: this.#items.all[row],
        rating: this.#ratings.get(row)!,
        cosine: scores[i],
      })),
    }));
  }

  /** Predicted ratings for ids of items; row 0 stands in for those that training never saw. */
  predict(items: readonly (string | number)[]): Float32Array {
    const all = this.#use('predict').predict() as Float32Array;
    return Float32Array.from(items, (item) => all[this.#items.rowOf.get(String(item)) ?? 0]);
  }

  /** The fitted row: the user's factors. */
  get factors(): Float32Array {
    return this.#use('factors').row().factors as Float32Array;
  }

  /** The user's bias, 0 in a model without biases. */
  get bias(): number {
    return this.#use('bias').row().bias;
  }

  /**
   * Over all that stays as it was learnt, as the core holds it now: the items' factors and biases.
   * The same before and after a fit, and the same as over those of `trainer.weights()`.
   */
  frozenSha256(): string {
    return weightsSha256(this.#use('frozenSha256').frozen() as Weights[]);
  }

  /** Frees its memory in the core. */
  dispose(): void {
    this.#core?.delete();
    this.#core = null;
  }

  #use(place: string): CoreUser {
    if (!this.#core) throw new TypeError(`[${place}] the user was disposed`);
    return this.#core;
  }

  #rowOf(place: string, item: string | number): number {
    const row = this.#items.rowOf.get(String(item));
    if (!row) throw new RangeError(`[${place}] the model was trained on no item "${item}"`);
    return row;
  }

  #name = (row: number): string => itemName(this.#items.all[row]);

  /** What the core cannot know: which ratings there were. Limits of the model's own it checks. */
  #check(row: number, rating: number): void {
    const range = this.#items.ratingRange;
    if (Number.isFinite(rating) && (!range || (rating >= range[0] && rating <= range[1]))) return;
    const expected = range ? `a number from ${range[0]} to ${range[1]}` : 'a number';
    throw new RangeError(`[fit] ${this.#name(row)}: rating ${rating}: expected ${expected}`);
  }
}
