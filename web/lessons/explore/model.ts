// What the page asks of a model, and how its answers are put together. The core computes and ranks;
// here items are chosen, paired and counted.

import type {
  FittedUser,
  Item,
  ItemBias,
  ModelReader,
  Neighbour,
  Pca,
  RankBy,
  Rating,
  Recovery,
} from '../../engine/recommending.ts';
import { simulatedWorld } from '../../engine/trainSession.ts';
import type { Subject } from './source.ts';
import { AXES, MOST_RATINGS, type Axes, type ExploreState, type Ratings } from './state.ts';

/** Components that are asked for: what any pair of axes needs. */
const COMPONENTS = 3;
/** The map shows the films rated most: of the others too little was learnt. */
const MOST_ON_MAP = 600;
export const NEIGHBOURS = 8;
const RECOMMENDED = 20;
const BIASES = 7;

/** What is read of a model once. */
export interface Explored {
  subject: Subject;
  reader: ModelReader;
  items: readonly Item[];
  byId: ReadonlyMap<string, { item: Item; row: number }>;
  /** From the one rated most. */
  popular: readonly Item[];
  /** Those on the map, in the order of `pca.places`. */
  onMap: readonly Item[];
  pca: Pca;
  /** Null for a model without biases. */
  biases: { lowest: ItemBias[]; highest: ItemBias[] } | null;
  genres: readonly string[];
  hasYears: boolean;
  /** In the simulated world. */
  recovery: Recovery | null;
}

const countOf = ({ ratingCount }: Item): number => ratingCount ?? 0;

export async function explore(subject: Subject): Promise<Explored> {
  const { reader, data } = subject;
  const { items, biases } = reader.learnt;
  const popular = items.toSorted((a, b) => countOf(b) - countOf(a));
  const onMap = popular.slice(0, MOST_ON_MAP);
  const components = Math.min(COMPONENTS, subject.config.factors);
  const pca = await reader.pca(
    components,
    onMap.map(({ id }) => id),
  );
  const ends =
    biases === null
      ? null
      : {
          lowest: await reader.biases('lowest', BIASES),
          highest: await reader.biases('highest', BIASES),
        };
  const recoverable = data.simulated && simulatedWorld.kind === 'simulated';
  return {
    subject,
    reader,
    items,
    byId: new Map(items.map((item, i) => [item.id, { item, row: i + 1 }])),
    popular,
    onMap,
    pca,
    biases: ends,
    genres: genresOf(onMap),
    hasYears: onMap.some(({ year }) => year !== null),
    recovery: recoverable ? await recovered(subject) : null,
  };
}

/** Null where the model has fewer factors than the world has axes: nothing can follow then. */
async function recovered({ reader }: Subject): Promise<Recovery | null> {
  if (simulatedWorld.kind !== 'simulated') return null;
  return reader.recovery(simulatedWorld.seed).catch(() => null);
}

/** From the most frequent one. */
function genresOf(items: readonly Item[]): string[] {
  const counts = new Map<string, number>();
  for (const { genres } of items) {
    for (const genre of genres) counts.set(genre, (counts.get(genre) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([genre]) => genre);
}

// ---- The map --------------------------------------------------------------------------------------

/** Components, from 0, along which the map lies; those that a small model lacks are left out. */
export function axesOf(axes: Axes, { pca }: Pick<Explored, 'pca'>): [number, number] {
  const [x = 0, y = 1] = axes.split('-').map((number) => Number(number) - 1);
  const last = pca.components.length - 1;
  return [Math.min(x, last), Math.min(y, last)];
}

export const axesThere = ({ pca }: Pick<Explored, 'pca'>): Axes[] =>
  AXES.filter((axes) => Number(axes.at(-1)) <= Math.max(2, pca.components.length));

const AT_EACH_END = 3;

/** The films that lie farthest out along a component. */
export function extremes(
  { pca, onMap }: Explored,
  component: number,
): { low: Item[]; high: Item[] } {
  const along = onMap
    .map((item, i) => ({ item, at: pca.places[i]?.[component] ?? 0 }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
  return { low: along.slice(0, AT_EACH_END), high: along.slice(-AT_EACH_END).toReversed() };
}

// ---- The chosen film ------------------------------------------------------------------------------

/** The chosen film; the one rated most where there is none of that id. */
export function chosenItem(explored: Explored, { film }: ExploreState): Item {
  const chosen = explored.byId.get(film)?.item ?? explored.popular[0];
  if (chosen === undefined) throw new Error('a model of no items');
  return chosen;
}

export interface FilmFacts {
  item: Item;
  row: number;
  bias: number | null;
  factors: Float32Array;
  neighbours: Neighbour[];
}

export async function filmFacts(explored: Explored, item: Item): Promise<FilmFacts> {
  const { reader, byId } = explored;
  const row = byId.get(item.id)?.row ?? 0;
  const { factors, biases } = reader.learnt;
  return {
    item,
    row,
    bias: biases?.[row - 1] ?? null,
    factors: factors[row - 1] ?? new Float32Array(),
    neighbours: await reader.neighbours(item.id, NEIGHBOURS),
  };
}

// ---- Your ratings ---------------------------------------------------------------------------------

const EXAMPLE_GENRE = 'Sci-Fi';
const EXAMPLE_SIZE = 5;

const ofGenre = ({ popular }: Explored): readonly Item[] =>
  popular.filter(({ genres }) => genres.includes(EXAMPLE_GENRE)).slice(0, EXAMPLE_SIZE);

/** Whether there are enough films of the kind that the example is of. */
export const likesGenre = (explored: Explored): boolean =>
  ofGenre(explored).length === EXAMPLE_SIZE;

/** Somebody who gave the highest rating to the five best-known films of a kind, or of all kinds. */
export function exampleRatings(explored: Explored): Rating[] {
  const { popular, subject } = explored;
  const liked = likesGenre(explored) ? ofGenre(explored) : popular.slice(0, EXAMPLE_SIZE);
  return liked.map(({ id }) => ({ item: id, rating: subject.data.maxRating }));
}

/** The ratings that can be fitted: of films that the model knows, within its range. */
export function ratingsOf(explored: Explored, ratings: Ratings): readonly Rating[] {
  if (ratings === 'example') return exampleRatings(explored);
  const { minRating, maxRating } = explored.subject.data;
  return ratings.filter(
    ({ item, rating }) =>
      explored.byId.has(String(item)) && rating >= minRating && rating <= maxRating,
  );
}

/** `ratings` with one more, another value for one, or (null) without it; the oldest stay. */
export function withRating(
  ratings: readonly Rating[],
  item: string,
  rating: number | null,
): readonly Rating[] {
  const at = ratings.findIndex((one) => one.item === item);
  if (rating === null) return ratings.filter((one) => one.item !== item);
  if (at >= 0) return ratings.with(at, { item, rating });
  return ratings.length >= MOST_RATINGS ? ratings : [...ratings, { item, rating }];
}

/** Without ratings nothing is anybody's own: what is left is the average viewer's list. */
const rankingFor = (ratings: readonly Rating[], by: RankBy): RankBy =>
  ratings.length === 0 ? 'prediction' : by;

export interface YourRun {
  /** Of the model that was asked. */
  sha256: string;
  ratings: readonly Rating[];
  by: RankBy;
  user: FittedUser;
}

export async function fitYou(explored: Explored, state: ExploreState): Promise<YourRun> {
  const ratings = ratingsOf(explored, state.ratings);
  const by = rankingFor(ratings, state.by);
  const { sha256 } = explored.subject;
  return { sha256, ratings, by, user: await explored.reader.fit(ratings, by, RECOMMENDED) };
}

/** Which tables a fit changed, and whether it changed the row, by their fingerprints. */
export function movedBy({ before, after }: FittedUser): { tables: string[]; row: boolean } {
  const sha256Of = new Map(after.tables.map(({ name, sha256 }) => [name, sha256]));
  const tables = before.tables.filter(({ name, sha256 }) => sha256Of.get(name) !== sha256);
  const names = tables.map(({ name }) => name);
  if (before.frozen !== after.frozen) names.push('frozen');
  return { tables: names, row: before.row !== after.row };
}

// ---- With few ratings -----------------------------------------------------------------------------

/** Numbers of ratings after which the list is looked at. */
const COLD_COUNTS = [0, 1, 3] as const;
const COLD_LIST = 5;

/** The ratings that the lists depend on. */
export const coldRatings = (ratings: readonly Rating[]): readonly Rating[] =>
  ratings.slice(0, Math.max(...COLD_COUNTS));

/** What is recommended after the first so many of the ratings, or after all where there are fewer. */
export async function coldStart(
  explored: Explored,
  ratings: readonly Rating[],
): Promise<YourRun[]> {
  const runs: YourRun[] = [];
  for (const count of new Set(COLD_COUNTS.map((most) => Math.min(most, ratings.length)))) {
    const first = ratings.slice(0, count);
    const by = rankingFor(first, 'lift');
    const user = await explored.reader.fit(first, by, COLD_LIST);
    runs.push({ sha256: explored.subject.sha256, ratings: first, by, user });
  }
  return runs;
}
