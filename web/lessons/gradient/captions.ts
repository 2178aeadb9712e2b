// What happens at a step, and what is found at the end, in a sentence.

import { sameBits } from '../../components/format.ts';
import type { Sample } from '../../components/samples.ts';
import { t, type TextId } from '../../text/text.ts';
import { columnOf, gradOfRow, TABLE_SHAPE, type GradientRun } from './model.ts';
import { LOOKUP_OF, TABLES, type Step } from './steps.ts';
import { nameOf } from './tables.ts';

/** Text ids of what a node's pullback does; the lookups have sentences of their own. */
const BACK = {
  loss: 'gradient.step.back.loss',
  pred: 'gradient.step.back.pred',
  res: 'gradient.step.back.res',
  biases: 'gradient.step.back.biases',
  dots: 'gradient.step.back.dots',
  products: 'gradient.step.back.products',
} as const satisfies Record<string, TextId>;

export interface Captioned {
  samples: readonly Sample[];
  padding: number;
}

/** The sentence of a step; with _stress_ marked in it. */
export function captionOf(
  step: Step,
  { samples, padding }: Captioned,
): { id: TextId; values: Record<string, string | number> } {
  switch (step.kind) {
    case 'start':
    case 'seed':
    case 'update':
      return { id: `gradient.step.${step.kind}`, values: {} };
    case 'forward':
      return { id: `gradient.step.${step.node}`, values: {} };
    case 'backward':
      return { id: BACK[step.node as keyof typeof BACK], values: {} };
    case 'scatter': {
      const table = TABLES.find((one) => LOOKUP_OF[one] === step.node) ?? 'film_factors';
      const column = columnOf(table);
      const row = samples[step.position]?.[column] ?? 0;
      const padded = column === 'film' && row === padding;
      return {
        id: padded ? 'gradient.step.padded' : 'gradient.step.scatter',
        values: { b: step.position, row, table, name: nameOf(column, row) },
      };
    }
    case 'end': {
      const films = new Set(samples.map(({ film }) => film));
      films.delete(padding);
      return {
        id: 'gradient.step.end',
        values: { n: films.size, rows: TABLE_SHAPE.film_factors[0] },
      };
    }
  }
}

export function captionText(step: Step, state: Captioned): string {
  const { id, values } = captionOf(step, state);
  return t(id, values).replaceAll('_other_', 'other');
}

/** Whether a row's gradient is the sum of what was sent to it, to the bit. */
export function sumsUp(
  run: GradientRun,
  table: 'user_factors' | 'film_factors',
  row: number,
): boolean {
  const sum = run.sums[table].get(row);
  const grad = gradOfRow(run.tableNodes[table], row);
  return sum !== undefined && grad !== null && sameBits(sum, grad);
}
