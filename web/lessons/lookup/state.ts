// The state of the lesson, and how it is written in the address.

import { t, type TextId } from '../../text/text.ts';
import { FORWARD_END, LAST_STEP, ROWS } from './steps.ts';

export interface LookupState {
  /** The rows looked up, in order; duplicates are welcome. */
  indices: readonly number[];
  seed: number;
  step: number;
}

export const MAX_BATCH = 4;
export const MAX_SEED = 999_999;

/** One lookup, forward done: the state in which the page already says what it has to say. */
export const OPENING: LookupState = { indices: [3], seed: 7, step: FORWARD_END };

export const FILM_IDS: readonly TextId[] = [
  'film.0',
  'film.1',
  'film.2',
  'film.3',
  'film.4',
  'film.5',
];

export const filmName = (row: number): string => t(FILM_IDS[row] ?? 'film.0');

/** Whole numbers only: "3", not "3.0", "1e2" or "". */
function wholeNumber(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : NaN;
}

const within = (value: number, last: number): boolean => value >= 0 && value <= last;

/**
 * Reads a state from the address. What lies outside its limits is refused: the opening value takes
 * its place, and `refused` says why, a sentence for each.
 */
export function parseState(query: URLSearchParams): { state: LookupState; refused: string[] } {
  const refused: string[] = [];
  const version = query.get('v') ?? '1';
  if (version !== '1') {
    return { state: OPENING, refused: [t('address.version', { version })] };
  }
  function read<T>(name: string, opening: T, parse: (text: string) => T | null, id: TextId): T {
    const text = query.get(name);
    if (text === null) return opening;
    const value = parse(text);
    if (value !== null) return value;
    refused.push(
      t(id, { value: text, rows: ROWS - 1, batch: MAX_BATCH, max: MAX_SEED, last: LAST_STEP }),
    );
    return opening;
  }
  const limited = (last: number) => (text: string) => {
    const value = wholeNumber(text);
    return within(value, last) ? value : null;
  };
  const indices = read('x', OPENING.indices, parseIndices, 'address.x');
  const seed = read('seed', OPENING.seed, limited(MAX_SEED), 'address.seed');
  const step = read('step', OPENING.step, limited(LAST_STEP), 'address.step');
  return { state: { indices, seed, step }, refused };
}

function parseIndices(text: string): number[] | null {
  const indices = text.split(',').map(wholeNumber);
  const fits = indices.length <= MAX_BATCH && indices.every((index) => within(index, ROWS - 1));
  return fits ? indices : null;
}

export function formatState(state: LookupState): URLSearchParams {
  return new URLSearchParams({
    v: '1',
    x: state.indices.join(','),
    seed: String(state.seed),
    step: String(state.step),
  });
}
