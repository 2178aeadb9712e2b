// Predict, reveal, explain: which rows receive a gradient?

import type { ChoosingTask } from '../../components/gate.ts';
import { range } from '../../components/numbers.ts';
import type { Engine } from '../../engine/client.ts';
import { rich, t } from '../../text/text.ts';
import { drawInputs, gradRowsOf, runMachines } from './model.ts';
import { filmName } from '../../text/cast.ts';
import { ROWS } from './steps.ts';

/** The batch that is asked about: one row twice. */
const BATCH = [4, 1, 4];

const inOrder = (rows: ReadonlySet<number>): string => [...rows].sort((a, b) => a - b).join(', ');

export function predictTask(engine: Engine, seed: number): ChoosingTask {
  return {
    kind: 'choose',
    question: rich('predict.question', { batch: BATCH.join(', ') }),
    label: t('predict.rows'),
    options: range(ROWS).map((row) => ({ number: row, name: filmName(row) })),
    truth: async () => {
      const run = await runMachines(engine, await drawInputs(engine, seed, BATCH));
      return new Set(gradRowsOf(run.lookup.table).rows);
    },
    outcome: (received) => t(received ? 'predict.gradient' : 'predict.noGradient'),
    why: (rows) => rich('predict.why', { rows: inOrder(rows) }),
  };
}
