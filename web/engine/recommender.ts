// What a dot-product model has learnt, to look at and to recommend with: taken from a trainer, or
// read from a file.

import type { DotTables, LabModule, RankedRows } from '../../wasm/lab.d.ts';
import { ItemIndex, type Item } from './items.ts';
import { dataError, isInputError, messageOf } from './errors.ts';
import { excerptOfName } from './excerpt.ts';
import { readModel, type TrainedModel } from './modelFile.ts';
import { NewUser, type ItemRows } from './newUser.ts';
import { toSeed, toWhole } from './numbers.ts';
import { weightsSha256, type Weights } from './sha256.ts';
import type { TrainConfig } from './training.ts';

/** The ends from which a ranking can be read, as the core names them. */
export type RankingOrder = 'lowest' | 'highest';
export const orderNames: readonly RankingOrder[] = ['lowest', 'highest'];

/** An item with its bias: how far above or below others it is rated, whoever rates it. */
export interface ItemBias {
  item: Item;
  bias: number;
}

export interface Neighbour {
  item: Item;
  /** Of the angle between the factors of both, -1 … 1. */
  cosine: number;
}

export interface PcaOptions {
  /** Whose factors to look at. */
  of?: 'items' | 'users';
  /** Ids of those to look at; all where it is left out. */
  among?: readonly (string | number)[];
}

/** Principal components: the directions in which factors differ most. Names as scikit-learn's. */
export interface Pca {
  /** Of those that were looked at, in the order of `places`. */
  ids: string[];
  /** One row for each component, of as many numbers as there are factors; of length 1. */
  components: Float32Array[];
  /** Where each lies along the components, one row for each id. */
  places: Float32Array[];
  /** The mean of the factors, from which places are measured. */
  mean: Float64Array;
  /** The variance along each component, falling. */
  explainedVariance: Float64Array;
  /** Along all components, not these alone. */
  totalVariance: number;
  /** The same as parts of the variance along all components. */
  explainedVarianceRatio: Float64Array;
}

/** What was learnt of a simulated world, held against its truth, axis by axis of that. */
export interface Recovery {
  /** The true axes: "old – new". */
  axes: string[];
  /** The items' ids, in the order of `truth` and `predicted`. */
  ids: string[];
  /** Where each item truly is, one row for each id. */
  truth: Float32Array[];
  /**
   * Where the first components of the learnt factors, as many as there are axes, say that it is:
   * by a linear map that was fitted to other items.
   */
  predicted: Float32Array[];
  /** 1 - Σ error² / Σ deviation², for each axis, and their mean. */
  r2: Float64Array;
  meanR2: number;
  /** The same for random factors in place of the learnt ones. */
  noiseR2: Float64Array;
  meanNoiseR2: number;
  /** The part of the learnt factors' variance that those components hold. */
  explained: number;
}

function rowsOf(values: Float32Array, cols: number): Float32Array[] {
  return Array.from({ length: values.length / cols }, (_, row) =>
    values.slice(row * cols, (row + 1) * cols),
  );
}

/** Does not change when the trainer that it came from trains on. */
export class Recommender {
  readonly #config: TrainConfig;
  readonly #users: ReadonlyMap<string, number>;
  readonly #items: ItemRows;
  #index: ItemIndex | null = null;
  #tables: DotTables | null;

  /** @internal Use `trainer.recommender` or `lab.recommender`. */
  constructor(module: LabModule, { config, weights, users, items, ratingRange }: TrainedModel) {
    this.#config = config;
    this.#tables = new module.DotTables(config, weights);
    this.#users = new Map(users.map((id, row) => [id, row]));
    this.#items = {
      all: items,
      ratingRange,
      rowOf: new Map(items.map(({ id }, row) => [id, row])),
    };
  }

  /** The options that the model was trained with. */
  get config(): TrainConfig {
    return this.#config;
  }

  /** All items that the model was trained on. */
  get items(): Item[] {
    return this.#items.all.slice(1); // row 0 stands for those that it was not trained on
  }

  /**
   * The item of a title, whatever its case, with the year or without; or of an id ("#260" where
   * that is a title too). Throws RangeError naming the nearest titles.
   */
  find(text: string): Item {
    this.#index ??= new ItemIndex(this.items);
    return this.#index.find('find', text);
  }

  // ---- Reading the tables ------------------------------------------------------------------------

  /** Items by their bias, from one end. */
  itemBias(options: { order?: RankingOrder; count?: number } = {}): ItemBias[] {
    const { order = 'highest', count = 10 } = options;
    const ranked = this.#use('itemBias').itemBias(order, toWhole('itemBias', 'count', count));
    return this.#ranked(ranked, (item, bias) => ({ item, bias }));
  }

  /** The items whose factors point most nearly the way that those of `item`, an id, do. */
  neighbours(item: string | number, count = 10): Neighbour[] {
    const tables = this.#use('neighbours');
    const row = this.#rowOf('neighbours', 'item', this.#items.rowOf, item);
    const ranked = tables.neighbours(row, toWhole('neighbours', 'count', count));
    return this.#ranked(ranked, (other, cosine) => ({ item: other, cosine }));
  }

  /** Principal components of the factors of items or of users. */
  pca(count = 3, { of = 'items', among }: PcaOptions = {}): Pca {
    const tables = this.#use('pca');
    const known = of === 'users' ? this.#users : this.#items.rowOf;
    const ids = among ? among.map(String) : [...known.keys()].slice(1);
    const rows = ids.map((id) => this.#rowOf('pca', of === 'users' ? 'user' : 'item', known, id));
    const pca = tables.pca(of, rows, toWhole('pca', 'count', count));
    return {
      ids,
      components: rowsOf(pca.components as Float32Array, this.#config.factors),
      places: rowsOf(pca.places as Float32Array, count),
      mean: pca.mean,
      explainedVariance: pca.variance,
      totalVariance: pca.totalVariance,
      explainedVarianceRatio: pca.explained,
    };
  }

  /**
   * The items' factors held against the true ones of the simulated world of `seed`, which the model
   * must have been trained on: throws RangeError where an item is none of that world's films.
   */
  recovery(seed: number): Recovery {
    const tables = this.#use('recovery');
    const ids = this.items.map(({ id }) => id);
    const rows = ids.map((_, i) => i + 1);
    const films = ids.map((id) => Number(id) - 1);
    const strange = ids.find((id) => !/^[1-9]\d*$/.test(id));
    if (strange !== undefined) {
      throw new RangeError(`[recovery] item "${strange}" is no film of the simulated world`);
    }
    const found = tables.recovery(rows, films, toSeed('recovery', seed));
    const { names, truth, predicted, ...numbers } = found;
    return {
      ...numbers,
      axes: names,
      ids,
      truth: rowsOf(truth as Float32Array, names.length),
      predicted: rowsOf(predicted as Float32Array, names.length),
    };
  }

  // ---- Somebody new ------------------------------------------------------------------------------

  /**
   * A user whom training never saw, as yet the average one. Their row is fitted to their ratings;
   * everything else stays as it was learnt.
   */
  newUser(): NewUser {
    return new NewUser(this.#use('newUser').newUser(), this.#items);
  }

  /** Copies of the tables as the core holds them. */
  weights(): Weights[] {
    return this.#use('weights').weights() as Weights[];
  }

  /** Over the tables as the core holds them: as `trainer.weightsSha256` of the trained model. */
  weightsSha256(): string {
    return weightsSha256(this.weights());
  }

  /** Frees its memory in the core. New users have a `dispose` of their own. */
  dispose(): void {
    this.#tables?.delete();
    this.#tables = null;
  }

  #use(place: string): DotTables {
    if (!this.#tables) throw new TypeError(`[${place}] the recommender was disposed`);
    return this.#tables;
  }

  #rowOf(
    place: string,
    kind: 'item' | 'user',
    rows: ReadonlyMap<string, number>,
    id: string | number,
  ): number {
    const row = rows.get(String(id));
    if (!row) throw new RangeError(`[${place}] the model was trained on no ${kind} "${id}"`);
    return row;
  }

  #ranked<T>({ rows, scores }: RankedRows, make: (item: Item, score: number) => T): T[] {
    return Array.from(rows, (row, i) => make(this.#items.all[row], scores[i]));
  }
}

/**
 * What a file that `writeModel` made has learnt. Throws a DataError that names the file where it is
 * damaged, or holds tables that do not fit together or are of a model that is no dot product.
 */
export function openRecommender(
  module: LabModule,
  name: string,
  bytes: Uint8Array,
): { model: Recommender; file: TrainedModel } {
  const file = readModel(name, bytes);
  try {
    return { model: new Recommender(module, file), file };
  } catch (error) {
    if (!isInputError(error)) throw error;
    throw dataError(`${excerptOfName(name)}: ${messageOf(error).replace(/^\[\w+\] /, '')}`);
  }
}
