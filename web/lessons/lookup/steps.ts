// What the two machines do at each step. Both advance together: while one-hot @ W goes through the
// rows of W one by one, the lookup goes through the positions of the batch.
//
//   step 0              nothing is done yet
//   step 1 … 6          forward: row 0 … 5 is multiplied; position 0 … is read
//   step 7              the outputs are compared
//   step 8              the gradient of the output arrives
//   step 9 … 14         backward: row 0 … 5 of W.grad is computed; position 0 … is added
//   step 15             the gradients are compared

export const ROWS = 6;
export const COLS = 4;

/** Steps of one direction: before anything, each row, the comparison. */
const HALF = ROWS + 2;
export const FORWARD_END = HALF - 1;
export const BACKWARD_START = HALF;
export const LAST_STEP = 2 * HALF - 1;

export interface Moment {
  direction: 'forward' | 'backward';
  /** How many rows of W the one-hot machine is through with: 0 … ROWS. */
  done: number;
  /** Both machines are through, and what they hold is compared. */
  compared: boolean;
}

export function momentAt(step: number): Moment {
  const within = step % HALF;
  return {
    direction: step < HALF ? 'forward' : 'backward',
    done: Math.min(within, ROWS),
    compared: within > ROWS,
  };
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
  const current = row === moment.done - 1 && !moment.compared;
  return { lit: reached && hot, current, dim: reached && !hot };
}

/** Row `row` of the machine that looks up. */
export function lookupRow(row: number, indices: readonly number[], moment: Moment): RowLook {
  const lit = indices.slice(0, moment.done).includes(row);
  const current = indices[moment.done - 1] === row && !moment.compared;
  return { lit, current, dim: moment.done > 0 && !lit };
}
