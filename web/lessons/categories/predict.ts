// Predict, reveal, explain: a size where rows and columns differ, and the rows that are trained.

import type { ChoosingTask } from '../../components/gate.ts';
import { range } from '../../components/numbers.ts';
import type { Engine } from '../../engine/client.ts';
import { rich, t } from '../../text/text.ts';
import { sizeOf, tableAt, trainOn } from './model.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const SIZES = [
  [12, 12],
  [12, 7],
  [13, 13],
  [13, 7],
] as const;

export function sizeTask(engine: Engine): ChoosingTask {
  return {
    kind: 'choose',
    question: rich('categories.predict.months'),
    label: t('categories.predict.sizes'),
    options: SIZES.map((size, number) => ({ number, name: `(${size.join(', ')})` })),
    truth: async () => {
      const [rows, columns] = await sizeOf(engine, MONTHS);
      return new Set(
        range(SIZES.length).filter((i) => SIZES[i]?.[0] === rows && SIZES[i][1] === columns),
      );
    },
    outcome: (isIt) => (isIt ? t('categories.predict.isIt') : ''),
    why: () => rich('categories.predict.monthsWhy'),
  };
}

/** Which rows of Sex's table a run without missing values gives gradient to. */
export function rowsTask(engine: Engine, seed: number): ChoosingTask {
  return {
    kind: 'choose',
    question: rich('categories.predict.rows'),
    label: t('categories.predict.rowsLabel'),
    options: ['#na#', 'female', 'male'].map((name, number) => ({ number, name })),
    truth: async () => {
      const states = await trainOn(engine, { age: false, missing: 0, seed });
      const [received = new Int32Array()] = states.at(-1)?.received ?? [];
      const [first] = states;
      if (first === undefined) throw new Error('the run has no states');
      const { shape } = tableAt(first, 0);
      return new Set(range(shape[0]).filter((row) => (received[row] ?? 0) > 0));
    },
    outcome: (receives) =>
      t(receives ? 'categories.predict.receives' : 'categories.predict.receivesNot'),
    why: () => rich('categories.predict.rowsWhy'),
  };
}
