// Predict, reveal, explain: the belief "rows without gradient do not move", run on two optimizers.

import type { ChoosingTask } from '../../components/gate.ts';
import { range } from '../../components/numbers.ts';
import type { Engine } from '../../engine/client.ts';
import { filmName } from '../../text/cast.ts';
import { rich, t, type TextId } from '../../text/text.ts';
import { drawInputs, rowsOf, runSteps } from './model.ts';
import { OPENING, ROWS, type Kind } from './state.ts';

/** The step that is asked about, and the optimizers that are asked one after the other. */
const STEP = 4;
const ASKED: readonly { kind: Kind; question: TextId; why: TextId }[] = [
  { kind: 'adamw', question: 'optimizer.predict.adamw', why: 'optimizer.predict.adamwWhy' },
  {
    kind: 'sparse-adam',
    question: 'optimizer.predict.sparse',
    why: 'optimizer.predict.sparseWhy',
  },
];

export function predictTasks(engine: Engine, seed: number): ChoosingTask[] {
  return ASKED.map(({ kind, question, why }) => ({
    kind: 'choose',
    question: rich(question),
    label: t('optimizer.predict.rows'),
    options: range(ROWS).map((row) => ({ number: row, name: filmName(row) })),
    truth: async () => {
      const inputs = await drawInputs(engine, seed);
      const setting = { ...OPENING, optimizer: kind };
      const run = await runSteps(engine, inputs, OPENING.x.slice(0, STEP), setting);
      return new Set(rowsOf(run, STEP).moved);
    },
    outcome: (moves) => t(moves ? 'optimizer.predict.moves' : 'optimizer.predict.stays'),
    why: (rows) => rich(why, { rows: [...rows].sort((a, b) => a - b).join(', ') }),
  }));
}
