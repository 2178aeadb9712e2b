// A lesson's state in the address: one schema says for each field how it is written, which values
// it takes, and what it is when nothing is asked for. Limits hold for the address as for the page.

import { excerpt } from '../engine/excerpt.ts';
import { t } from '../text/text.ts';
import { exact } from './format.ts';

/** How one field of a state is written and read. */
export interface Field<T> {
  opening: T;
  format: (value: T) => string;
  /** The value, or null where the text is none that the field takes. */
  parse: (text: string) => T | null;
  /** Says what was expected instead of `value`. */
  refusal: (name: string, value: string) => string;
}

/** A field for every part of the state, under the name that it has in the address. */
export type Schema<S> = { readonly [K in keyof S]: Field<S[K]> };

/** What fields must have in common: a state that fits, and a sentence for all that was refused. */
export type Fit<S> = (state: S) => { state: S; refused: string[] };

const VERSION = '1';
/** How many names that mean nothing are cited. */
const MOST_CITED = 3;

/** Whole numbers only: "3", not "3.0", "1e2" or "". */
function wholeNumber(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : NaN;
}

/** A whole number from `low` to `high`. */
export function wholeField(opening: number, low: number, high: number): Field<number> {
  return {
    opening,
    format: String,
    parse: (text) => {
      const value = wholeNumber(text);
      return value >= low && value <= high ? value : null;
    },
    refusal: (name, value) => t('address.whole', { name, value, low, high }),
  };
}

/** Any number from `low` to `high`. */
export function numberField(opening: number, low: number, high: number): Field<number> {
  return {
    opening,
    format: exact,
    parse: (text) => {
      const value = /^-?(\d+\.?\d*|\.\d+)(e-?\d+)?$/i.test(text) ? Number(text) : NaN;
      return value >= low && value <= high ? value + 0 : null; // -0 is 0
    },
    refusal: (name, value) => t('address.number', { name, value, low, high }),
  };
}

/** One of some names. */
export function choiceField<T extends string>(opening: T, choices: readonly T[]): Field<T> {
  return {
    opening,
    format: (value) => value,
    parse: (text) => choices.find((choice) => choice === text) ?? null,
    refusal: (name, value) => t('address.choice', { name, value, choices: choices.join(', ') }),
  };
}

/** On or off, written 1 or 0. */
export function flagField(opening: boolean): Field<boolean> {
  const choice = choiceField(opening ? '1' : '0', ['0', '1']);
  return {
    opening,
    format: (value) => (value ? '1' : '0'),
    parse: (text) => (choice.parse(text) === null ? null : text === '1'),
    refusal: choice.refusal,
  };
}

/** One to `most` whole numbers from `low` to `high`, with commas between. */
export function listField(
  opening: readonly number[],
  { low, high, most }: { low: number; high: number; most: number },
): Field<readonly number[]> {
  return {
    opening,
    format: (values) => values.join(','),
    parse: (text) => {
      const values = text.split(',').map(wholeNumber);
      const fits = values.length <= most && values.every((one) => one >= low && one <= high);
      return fits ? values : null;
    },
    refusal: (name, value) => t('address.list', { name, value, low, high, most }),
  };
}

const namesOf = <S>(schema: Schema<S>): (keyof S & string)[] =>
  Object.keys(schema) as (keyof S & string)[];

export function openingOf<S>(schema: Schema<S>): S {
  return Object.fromEntries(namesOf(schema).map((name) => [name, schema[name].opening])) as S;
}

/** A step that lies on the timeline of its state; for one beyond, the last takes its place. */
export const stepWithin =
  <S extends { step: number }>(lastOf: (state: S) => number): Fit<S> =>
  (state) => {
    const last = lastOf(state);
    if (state.step <= last) return { state, refused: [] };
    const refused = [t('address.step', { step: state.step, last })];
    return { state: { ...state, step: last }, refused };
  };

/** A sentence for each name of an address that is not among `known`, or stands there twice. */
export function refusedNames(query: URLSearchParams, known: readonly string[]): string[] {
  const names = [...new Set(query.keys())];
  const isKnown = (name: string): boolean => name === 'v' || known.includes(name);
  const unknown = names.filter((name) => !isKnown(name));
  const more = unknown.length - MOST_CITED;
  return [
    ...names
      .filter((name) => isKnown(name) && query.getAll(name).length > 1)
      .map((name) => t('address.twice', { name })),
    ...unknown
      .slice(0, MOST_CITED)
      .map((name) => t('address.unknown', { name: excerpt(name), known: known.join(', ') })),
    ...(more > 0 ? [t('address.more', { n: more })] : []),
  ];
}

/** A sentence where an address was written for another version of the page, else null. */
export function refusedVersion(query: URLSearchParams): string | null {
  const version = query.get('v') ?? VERSION;
  return version === VERSION ? null : t('address.version', { version: excerpt(version) });
}

/**
 * Reads a state. What a field does not take is refused: its opening value takes its place, and
 * `refused` says why, a sentence for each.
 */
export function parseState<S>(
  schema: Schema<S>,
  query: URLSearchParams,
  fit: Fit<S> = (state) => ({ state, refused: [] }),
): { state: S; refused: string[] } {
  const state = openingOf(schema);
  const otherVersion = refusedVersion(query);
  if (otherVersion !== null) return { state, refused: [otherVersion] };
  const refused = refusedNames(query, namesOf(schema));
  for (const name of namesOf(schema)) {
    const text = query.get(name);
    if (text === null) continue;
    const value = schema[name].parse(text);
    if (value === null) refused.push(schema[name].refusal(name, excerpt(text)));
    else state[name] = value;
  }
  const fitted = fit(state);
  return { state: fitted.state, refused: [...refused, ...fitted.refused] };
}

/** All fields in the schema's order, behind the version. */
export function formatState<S>(schema: Schema<S>, state: S): URLSearchParams {
  const fields = namesOf(schema).map((name) => [name, schema[name].format(state[name])]);
  return new URLSearchParams([['v', VERSION], ...fields]);
}
