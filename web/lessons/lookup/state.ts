// The state of the lesson, and how it is written in the address.

import {
  choiceField,
  listField,
  openingOf,
  wholeField,
  type Schema,
} from '../../components/address.ts';
import { seedField } from '../../components/seed.ts';
import { COLS, FORWARD_END, LAST_STEP, ROWS } from './steps.ts';

export interface LookupState {
  /** The rows looked up, in order; duplicates are welcome. */
  x: readonly number[];
  seed: number;
  step: number;
  /** The second instrument's table, and the rows looked up in it. */
  rows: number;
  factors: number;
  at: readonly number[];
  /** Which of the learner's own expressions is worked out. */
  ask: Ask;
}

export const ASKS = ['none', 'transposed', 'float'] as const;
export type Ask = (typeof ASKS)[number];

export const MAX_BATCH = 4;
export const MAX_ROWS = 1_000_000;
export const MAX_FACTORS = 64;

export const schema: Schema<LookupState> = {
  x: listField([3], { low: 0, high: ROWS - 1, most: MAX_BATCH }),
  seed: seedField(),
  step: wholeField(FORWARD_END, 0, LAST_STEP),
  rows: wholeField(1000, 1, MAX_ROWS),
  factors: wholeField(COLS, 1, MAX_FACTORS),
  at: listField([2], { low: 0, high: MAX_ROWS - 1, most: MAX_BATCH }),
  ask: choiceField<Ask>('none', ASKS),
};

/** One lookup, forward done: the state in which the page already says what it has to say. */
export const OPENING: LookupState = openingOf(schema);
