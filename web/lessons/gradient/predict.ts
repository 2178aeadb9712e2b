// Predict, reveal, explain: which rows receive a gradient, and how much one of them receives.

import type { ChoosingTask, NumberTask } from '../../components/gate.ts';
import { fixed } from '../../components/format.ts';
import { range } from '../../components/numbers.ts';
import type { Sample } from '../../components/samples.ts';
import type { Engine } from '../../engine/client.ts';
import { filmName } from '../../text/cast.ts';
import { rich, t } from '../../text/text.ts';
import { drawTables, rowsOf, runModel, type GradientRun } from './model.ts';
import { FACTORS, FILMS, NO_PADDING } from './state.ts';

/** The batch that is asked about: a film twice. */
export const ASKED: readonly Sample[] = [
  { user: 2, film: 3, rating: 1.5 },
  { user: 5, film: 3, rating: 5 },
  { user: 0, film: 5, rating: 4 },
];
const FILM = 3;

export async function runAsked(engine: Engine, seed: number): Promise<GradientRun> {
  const tables = await drawTables(engine, seed);
  return runModel(engine, { samples: ASKED, tables, storage: 'sparse', padding: NO_PADDING });
}

const inOrder = (rows: ReadonlySet<number>): string => [...rows].sort((a, b) => a - b).join(', ');

export function rowsTask(engine: Engine, seed: number): ChoosingTask {
  return {
    kind: 'choose',
    question: rich('gradient.predict.rows'),
    label: t('gradient.predict.rowsLabel'),
    options: range(FILMS).map((row) => ({ number: row, name: filmName(row) })),
    truth: async () => new Set(rowsOf((await runAsked(engine, seed)).tableNodes.film_factors)),
    outcome: (received) =>
      t(received ? 'gradient.predict.gradient' : 'gradient.predict.noGradient'),
    why: (rows) => rich('gradient.predict.rowsWhy', { rows: inOrder(rows) }),
  };
}

/** `run`: of the batch asked about, whose numbers stand in the question. */
export function numberTask(run: GradientRun): NumberTask {
  const { nodes, tableNodes } = run;
  const grad = (b: number): string => fixed(nodes.res.grad?.[b] ?? NaN, 3);
  const factor = (b: number): string =>
    fixed(tableNodes.user_factors.value[(ASKED[b]?.user ?? 0) * FACTORS] ?? NaN);
  const given = { g0: grad(0), g1: grad(1), u0: factor(0), u1: factor(1) };
  return {
    kind: 'number',
    question: rich('gradient.predict.number', given),
    label: t('gradient.predict.numberLabel'),
    digits: 2,
    truth: () => Promise.resolve(tableNodes.film_factors.grad?.[FILM * FACTORS] ?? NaN),
    why: () => rich('gradient.predict.numberWhy', given),
  };
}
