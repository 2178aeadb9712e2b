// What the two machines do at each step. Both advance together: while one-hot @ W goes through the
// rows of W one by one, the lookup goes through the positions of the batch.
//
//   step 0              nothing is done yet
//   step 1 … 6          forward: row 0 … 5 is multiplied; position 0 … is read
//   step 7              the gradient of the output arrives
//   step 8 … 13         backward: row 0 … 5 of W.grad is computed; position 0 … is added

export const ROWS = 6;
export const COLS = 4;
export const UPSTREAM_STEP = ROWS + 1;
export const LAST_STEP = 2 * ROWS + 1;

export interface Moment {
  direction: 'forward' | 'backward';
  /** How many rows of W the one-hot machine is through with: 0 … ROWS. */
  done: number;
}

export function momentAt(step: number): Moment {
  return step <= ROWS
    ? { direction: 'forward', done: step }
    : { direction: 'backward', done: step - UPSTREAM_STEP };
}

/** How a row of a machine looks at a moment. */
export interface RowLook {
  /** Looked up by now, which amber shows. */
  lit: boolean;
  /** Worked on at this very step. */
  current: boolean;
  /** Plays no part any more, or never will. */
  dim: boolean;
}

/** Row `row` of the machine that multiplies. */
export function oneHotRow(row: number, indices: readonly number[], moment: Moment): RowLook {
  const reached = row < moment.done;
  const hot = indices.includes(row);
  return { lit: reached && hot, current: row === moment.done - 1, dim: reached && !hot };
}

/** Row `row` of the machine that looks up. */
export function lookupRow(row: number, indices: readonly number[], moment: Moment): RowLook {
  const lit = indices.slice(0, moment.done).includes(row);
  return { lit, current: indices[moment.done - 1] === row, dim: moment.done > 0 && !lit };
}
