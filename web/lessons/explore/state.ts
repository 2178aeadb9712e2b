// What a person can set on the page, as the address holds it.

import { choiceField, openingOf, type Field, type Schema } from '../../components/address.ts';
import { exact } from '../../components/format.ts';
import type { RankBy, Rating } from '../../engine/recommending.ts';
import { t, type TextId } from '../../text/text.ts';

/** The pair of principal components that the map shows, from 1. */
export const AXES = ['1-2', '1-3', '2-3'] as const;
export type Axes = (typeof AXES)[number];

export const RANKINGS: readonly RankBy[] = ['lift', 'prediction'];

/**
 * The centre of what is shown of the map, from the map's middle in units of the components, and how
 * much it is enlarged.
 */
export interface View {
  x: number;
  y: number;
  zoom: number;
}

export const MOST_ZOOM = 32;
const FARTHEST = 1000;

const EXAMPLE = 'example';
/** What somebody has rated; until they do, an example. */
export type Ratings = readonly Rating[] | typeof EXAMPLE;
export const MOST_RATINGS = 15;

export interface ExploreState {
  /** The data that ids are of; "" before anything was chosen. */
  of: string;
  /** The chosen film's id; "" for the one rated most. */
  film: string;
  axes: Axes;
  /** "none", "year", or a genre. */
  tint: string;
  view: View;
  by: RankBy;
  ratings: Ratings;
}

/** Any short text; ids and names are checked where the data are known. */
function textField(opening: string): Field<string> {
  return {
    opening,
    format: (value) => value,
    parse: (text) => (text.length <= 200 ? text : null),
    refusal: (name) => t('explore.refused.text', { name }),
  };
}

/** A field whose text is read by `parse`, which answers null to what it does not take. */
function field<T>(
  opening: T,
  format: (value: T) => string,
  parse: (text: string) => T | null,
  refusal: TextId,
): Field<T> {
  return {
    opening,
    format,
    parse,
    refusal: (name, value) => t(refusal, { name, value, most: MOST_RATINGS }),
  };
}

const NUMBER = /^-?\d{1,4}(\.\d{1,4})?$/;

function parseView(text: string): View | null {
  const parts = text.split(',');
  if (parts.length !== 3 || !parts.every((part) => NUMBER.test(part))) return null;
  const [x = 0, y = 0, zoom = 1] = parts.map(Number);
  const fits = Math.max(Math.abs(x), Math.abs(y)) <= FARTHEST && zoom >= 1 && zoom <= MOST_ZOOM;
  return fits ? { x, y, zoom } : null;
}

/** Three decimals, never with an exponent: `parseView` takes none. */
const short = (value: number): string => String(Number(value.toFixed(3)) + 0);

/** Ids may hold anything; "~" and "_" are kept for what stands between. */
const formatId = (id: string): string =>
  encodeURIComponent(id).replace(/[~_]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);

function formatRatings(ratings: Ratings): string {
  if (ratings === EXAMPLE) return EXAMPLE;
  return ratings.map(({ item, rating }) => `${formatId(String(item))}~${exact(rating)}`).join('_');
}

function parseRatings(text: string): Ratings | null {
  if (text === EXAMPLE) return EXAMPLE;
  if (text === '') return [];
  const ratings: Rating[] = [];
  for (const part of text.split('_')) {
    const [, id = '', rating = ''] = /^([^~]+)~(\d{1,4}(?:\.\d{1,2})?)$/.exec(part) ?? [];
    if (id === '') return null;
    try {
      ratings.push({ item: decodeURIComponent(id), rating: Number(rating) });
    } catch {
      return null;
    }
  }
  const once = new Set(ratings.map(({ item }) => item)).size === ratings.length;
  return once && ratings.length <= MOST_RATINGS ? ratings : null;
}

export const schema: Schema<ExploreState> = {
  of: textField(''),
  film: textField(''),
  axes: choiceField<Axes>('1-2', AXES),
  tint: textField('none'),
  view: field(
    { x: 0, y: 0, zoom: 1 },
    ({ x, y, zoom }) => [x, y, zoom].map(short).join(','),
    parseView,
    'explore.refused.view',
  ),
  by: choiceField<RankBy>('lift', RANKINGS),
  ratings: field<Ratings>(EXAMPLE, formatRatings, parseRatings, 'explore.refused.ratings'),
};

export const OPENING: ExploreState = openingOf(schema);
