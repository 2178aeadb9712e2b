// The state of the lesson, and how it is written in the address.

import { listField, openingOf, wholeField, type Schema } from '../../components/address.ts';
import { seedField } from '../../components/seed.ts';
import { FORWARD_END, LAST_STEP, ROWS } from './steps.ts';

export interface LookupState {
  /** The rows looked up, in order; duplicates are welcome. */
  x: readonly number[];
  seed: number;
  step: number;
}

export const MAX_BATCH = 4;

export const schema: Schema<LookupState> = {
  x: listField([3], { low: 0, high: ROWS - 1, most: MAX_BATCH }),
  seed: seedField(),
  step: wholeField(FORWARD_END, 0, LAST_STEP),
};

/** One lookup, forward done: the state in which the page already says what it has to say. */
export const OPENING: LookupState = openingOf(schema);
