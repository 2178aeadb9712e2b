// The state of the lesson, and how it is written in the address.

import {
  choiceField,
  numberField,
  openingOf,
  wholeField,
  type Field,
  type Schema,
} from '../../components/address.ts';
import { seedField } from '../../components/seed.ts';
import { t } from '../../text/text.ts';

export const ROWS = 6;
export const COLS = 4;
/** Optimizer steps; the timeline has one state more, before the first of them. */
export const STEPS = 12;

export const KINDS = ['sgd', 'momentum', 'adam', 'adamw', 'sparse-adam'] as const;
export type Kind = (typeof KINDS)[number];

/** For each step, the rows that it looks up: at least one, none twice, in order. */
export type Lookups = readonly (readonly number[])[];

export interface OptimizerState {
  optimizer: Kind;
  lr: number;
  wd: number;
  x: Lookups;
  /** The row whose ledger is open. */
  row: number;
  /** Steps done. */
  step: number;
  seed: number;
}

export const LR_LIMITS = { low: 0.001, high: 1 };
export const WD_LIMITS = { low: 0, high: 1 };

/** Row 1 early and then no more; 0, 2 and 4 now and then; 3 and 5 never. */
const OPENING_LOOKUPS: Lookups = [
  [1, 4],
  [1],
  [1, 2],
  [4],
  [0, 2],
  [2],
  [4],
  [0],
  [2],
  [0, 4],
  [2],
  [0],
];

/** Written "14.1.12": a digit for each row, a dot between steps. */
function lookupsField(opening: Lookups): Field<Lookups> {
  const format = (lookups: Lookups) => lookups.map((rows) => rows.join('')).join('.');
  return {
    opening,
    format,
    parse: (text) => {
      const lookups = text.split('.').map((step) => [...new Set(step)].sort().map(Number));
      const allowed = lookups.every(
        (rows) => rows.length > 0 && rows.every((row) => row >= 0 && row < ROWS),
      );
      return allowed && lookups.length === STEPS && format(lookups) === text ? lookups : null;
    },
    refusal: (name, value) =>
      t('optimizer.refusedLookups', { name, value, steps: STEPS, last: ROWS - 1 }),
  };
}

export const schema: Schema<OptimizerState> = {
  optimizer: choiceField<Kind>('adamw', KINDS),
  lr: numberField(0.1, LR_LIMITS.low, LR_LIMITS.high),
  wd: numberField(0.1, WD_LIMITS.low, WD_LIMITS.high),
  x: lookupsField(OPENING_LOOKUPS),
  row: wholeField(1, 0, ROWS - 1),
  step: wholeField(4, 0, STEPS),
  seed: seedField(),
};

/** The first step in which row 1 is not looked up any more, and moves all the same. */
export const OPENING: OptimizerState = openingOf(schema);

/** `lookups` with row `row` of a step (from 1) looked up, or no longer; the last one stays. */
export function toggled(lookups: Lookups, step: number, row: number): Lookups {
  const rows = lookups[step - 1] ?? [];
  const others = rows.filter((one) => one !== row);
  if (others.length < rows.length) {
    return others.length === 0 ? lookups : lookups.with(step - 1, others);
  }
  return lookups.with(
    step - 1,
    [...rows, row].sort((a, b) => a - b),
  );
}
