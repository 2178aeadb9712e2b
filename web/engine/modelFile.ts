// A trained model as a file: its weights as safetensors, and in the file's metadata, which is texts
// only, all that is needed to recommend with it. Lists are JSON, by the rows of a table.

import { dataError } from './errors.ts';
import { excerpt, excerptOfName } from './excerpt.ts';
import type { Item } from './items.ts';
import { readSafetensors, writeSafetensors } from './safetensors.ts';
import type { Weights } from './sha256.ts';
import { completeConfig, type TrainConfig } from './training.ts';

/** All that was learnt, apart from the run that learnt it. */
export interface TrainedModel {
  config: TrainConfig;
  weights: Weights[];
  /** Ids by row; row 0 is "#na#". */
  users: string[];
  /** By row too. */
  items: Item[];
  /** The lowest and the highest rating that it was trained on; null where that is not known. */
  ratingRange: readonly [low: number, high: number] | null;
}

/** The bytes of the file. */
export function writeModel(model: TrainedModel): Uint8Array {
  const { config, weights, users, items, ratingRange } = model;
  const column = <T>(of: (item: Item) => T): string => JSON.stringify(items.map(of));
  return writeSafetensors(weights, {
    made_by: 'embedding-lab',
    config: JSON.stringify(config),
    users: JSON.stringify(users),
    items: column(({ id }) => id),
    titles: column(({ title }) => title),
    years: column(({ year }) => year),
    genres: column(({ genres }) => genres),
    rating_counts: column(({ ratingCount }) => ratingCount),
    mean_ratings: column(({ meanRating }) => meanRating),
    rating_range: JSON.stringify(ratingRange),
  });
}

// ---- Reading --------------------------------------------------------------------------------------

type Check<T> = (value: unknown) => value is T;

const isText = (value: unknown): value is string => typeof value === 'string';
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isNumber = (value: unknown): value is number => Number.isFinite(value);
const orNull =
  <T>(check: Check<T>): Check<T | null> =>
  (value): value is T | null =>
    value === null || check(value);

/** The metadata of a file, field by field. Refuses what is not as `writeModel` writes it. */
class Metadata {
  readonly #file: string;
  readonly #texts: Readonly<Record<string, string>>;

  /** `file` is its name as messages have it. */
  constructor(file: string, texts: Readonly<Record<string, string>>) {
    this.#file = file;
    this.#texts = texts;
  }

  refuse(field: string, expected: string): never {
    throw dataError(`${this.#file}: "${field}" in the metadata: expected ${expected}`);
  }

  /** Undefined where the file has no such field. */
  json(field: string): unknown {
    if (!Object.hasOwn(this.#texts, field)) return undefined;
    try {
      return JSON.parse(this.#texts[field]);
    } catch {
      return this.refuse(field, 'JSON');
    }
  }

  /** One value for each row, `count` of them. */
  list<T>(field: string, count: number, check: Check<T>): T[] {
    const list = this.json(field);
    if (!Array.isArray(list) || list.length !== count || !list.every(check)) {
      this.refuse(field, `one for each of the ${count} rows`);
    }
    return list;
  }

  /** As `list`; `fallback` for every row where there is no such field. */
  listOr<T>(field: string, count: number, check: Check<T>, fallback: T): T[] {
    if (!Object.hasOwn(this.#texts, field)) return Array<T>(count).fill(fallback);
    return this.list(field, count, check);
  }

  ratingRange(): TrainedModel['ratingRange'] {
    const range = this.json('rating_range') ?? null;
    if (range === null) return null;
    if (
      !Array.isArray(range) ||
      range.length !== 2 ||
      !range.every(isNumber) ||
      range[0] > range[1]
    ) {
      this.refuse('rating_range', 'the lowest and the highest rating');
    }
    return [range[0], range[1]];
  }

  config(): TrainConfig {
    const config = this.json('config');
    if (typeof config !== 'object' || config === null || Array.isArray(config)) {
      this.refuse('config', 'options of training');
    }
    try {
      return completeConfig(config);
    } catch (error) {
      return this.refuse(
        'config',
        `options of training: ${excerpt((error as Error).message, 120)}`,
      );
    }
  }
}

const distinct = (list: readonly string[]): boolean => new Set(list).size === list.length;

/**
 * A model from the bytes of a file that `writeModel` made. Throws a DataError, naming the file and
 * what was expected, where it is damaged or of another kind.
 */
export function readModel(name: string, bytes: Uint8Array): TrainedModel {
  const { weights, metadata } = readSafetensors(name, bytes);
  const file = excerptOfName(name);
  const fields = new Metadata(file, metadata);
  if (metadata.made_by !== 'embedding-lab') fields.refuse('made_by', '"embedding-lab"');

  for (const { name: tensor, value, shape } of weights) {
    const bad = value.findIndex((one) => !Number.isFinite(one));
    if (bad < 0) continue;
    const place = `[${Math.floor(bad / shape[1])}, ${bad % shape[1]}]`;
    throw dataError(
      `${file}: "${excerpt(tensor)}" at ${place} is ${value[bad]}: expected a number`,
    );
  }
  const rowsOf = (table: string): number => {
    const found = weights.find((one) => one.name === table);
    if (!found) throw dataError(`${file}: expected a tensor "${table}"`);
    return found.shape[0];
  };
  const config = fields.config();
  const users = fields.list('users', rowsOf('user_factors'), isText);
  const count = rowsOf('item_factors');
  const ids = fields.list('items', count, isText);
  if (!distinct(users)) fields.refuse('users', 'every id once');
  if (!distinct(ids)) fields.refuse('items', 'every id once');

  const titles = fields.listOr('titles', count, orNull(isText), null);
  const years = fields.listOr('years', count, orNull(isNumber), null);
  const genres = fields.listOr('genres', count, isTexts, []);
  const counts = fields.listOr('rating_counts', count, orNull(isNumber), null);
  const means = fields.listOr('mean_ratings', count, orNull(isNumber), null);
  const items = ids.map((id, row): Item => ({
    id,
    title: titles[row],
    year: years[row],
    genres: genres[row],
    ratingCount: counts[row],
    meanRating: means[row],
  }));
  return { config, weights, users, items, ratingRange: fields.ratingRange() };
}
