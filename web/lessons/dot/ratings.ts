// The ratings of the sheet: which there are, which the model is shown, and in which order.

import { range } from '../../components/numbers.ts';
import type { Engine } from '../../engine/client.ts';
import type { Sheet, SheetRequest } from '../../engine/sheet.ts';
import type { DatasetInfo } from '../../engine/training.ts';
import { sessionOf, simulatedWorld } from '../../engine/trainSession.ts';
import { BATCH, FILMS, STEPS, USERS } from './shapes.ts';
import type { SourceName } from './state.ts';

export interface Rating {
  user: number;
  item: number;
  rating: number;
}

function sheetRequest(data: SourceName): SheetRequest {
  const from = data === 'loaded' ? ({ kind: 'loaded' } as const) : simulatedWorld;
  return { from, users: USERS, items: FILMS };
}

interface Sheets {
  loaded: DatasetInfo | null;
  of: Map<SourceName, Promise<Sheet>>;
}

/** Those that an engine was asked for since its data were loaded. */
const asked = new WeakMap<Engine, Sheets>();

/**
 * The sheet of some data, read once; of loaded data, when they have arrived. Rejects where loaded
 * data are asked for and there are none.
 */
export async function sheetFor(engine: Engine, data: SourceName): Promise<Sheet> {
  const session = sessionOf(engine);
  if (data === 'loaded') await session.lastLoad;
  const loaded = session.data;
  let sheets = asked.get(engine);
  if (sheets === undefined || sheets.loaded !== loaded) {
    asked.set(engine, (sheets = { loaded, of: new Map() }));
  }
  const { of } = sheets;
  const known = of.get(data);
  if (known !== undefined) return known;
  const sheet = engine.sheet(sheetRequest(data));
  of.set(data, sheet);
  sheet.catch(() => of.delete(data));
  return sheet;
}

/** The cells that somebody rated, row by row. */
export function knownOf({ items, ratings }: Sheet): Rating[] {
  return Array.from(ratings, (rating, cell) => ({
    user: Math.floor(cell / items.length),
    item: cell % items.length,
    rating,
  })).filter(({ rating }) => !Number.isNaN(rating));
}

/** Where fewer cells are blank than this share, ratings are hidden from the model until they are. */
const BLANK_SHARE = 0.2;

export function hiddenCount(sheet: Sheet): number {
  const rated = knownOf(sheet).length;
  return Math.max(0, rated - Math.round((1 - BLANK_SHARE) * sheet.ratings.length));
}

/** The sheet without `count` of its ratings, drawn from the seed, and what was hidden. */
export async function hide(
  engine: Engine,
  sheet: Sheet,
  count: number,
  seed: number,
): Promise<{ sheet: Sheet; hidden: Rating[] }> {
  const all = knownOf(sheet);
  const [order] = await engine.epochOrders({ examples: all.length, epochs: 1, seed });
  const hidden = Array.from(order?.subarray(0, count) ?? [], (at) => ratingAt(all, at));
  const ratings = Float32Array.from(sheet.ratings);
  for (const { user, item } of hidden) ratings[user * sheet.items.length + item] = NaN;
  return { sheet: { ...sheet, ratings }, hidden };
}

/** The ratings that each of the `STEPS` steps takes, in the order in which the trainer draws them. */
export async function batchesOf(
  engine: Engine,
  known: readonly Rating[],
  seed: number,
): Promise<{ batches: Rating[][]; stepsPerEpoch: number }> {
  const size = Math.min(BATCH, known.length);
  if (size === 0) return { batches: [], stepsPerEpoch: 1 };
  const stepsPerEpoch = Math.floor(known.length / size); // the incomplete last batch is dropped
  const epochs = Math.ceil(STEPS / stepsPerEpoch);
  const orders = await engine.epochOrders({ examples: known.length, epochs, seed });
  const batches = orders.flatMap((order) =>
    range(stepsPerEpoch).map((batch) =>
      Array.from(order.subarray(batch * size, (batch + 1) * size), (at) => ratingAt(known, at)),
    ),
  );
  return { batches: batches.slice(0, STEPS), stepsPerEpoch };
}

function ratingAt(known: readonly Rating[], at: number): Rating {
  const rating = known[at];
  if (rating === undefined) throw new Error(`there is no rating ${at}`);
  return rating;
}

/** Every pair of the sheet, row by row. */
export const allCells = ({ users, items }: Sheet): { user: number; item: number }[] =>
  users.flatMap((_, user) => items.map((__, item) => ({ user, item })));

/** The rating of a cell, or null where there is none. */
export function ratingOf({ ratings, items }: Sheet, user: number, item: number): number | null {
  const rating = ratings[user * items.length + item] ?? NaN;
  return Number.isNaN(rating) ? null : rating;
}
