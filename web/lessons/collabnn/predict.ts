// Predict, reveal, explain: what receives a gradient; and the thread's slip with two tuples.

import type { ChoosingTask, NumberTask } from '../../components/gate.ts';
import type { Engine } from '../../engine/client.ts';
import { rich, t, type TextId } from '../../text/text.ts';
import { drawWeights, runModel, type CollabRun } from './model.ts';
import type { Sample } from '../../components/samples.ts';

/** The batch that is asked about. */
const ASKED: readonly Sample[] = [{ user: 2, film: 5, rating: 3 }];

export const runAsked = async (engine: Engine, seed: number): Promise<CollabRun> =>
  runModel(engine, { samples: ASKED, weights: await drawWeights(engine, seed) }, 'sgd');

/** Whether row `row` of a table received something. */
const received = ({ sums }: CollabRun, table: 'user_factors' | 'film_factors', row: number) =>
  sums[table].has(row);

/** What may receive a gradient, and how the trace says whether it does. */
const CANDIDATES: readonly { name: TextId; receives: (run: CollabRun) => boolean }[] = [
  {
    name: 'collabnn.predict.integer',
    // What a lookup was computed from, as the tape has it: tables alone.
    receives: ({ nodes, parameterNodes }) =>
      nodes.films.inputs.some((id) => id !== parameterNodes.film_factors.id),
  },
  { name: 'collabnn.predict.named', receives: (run) => received(run, 'film_factors', 5) },
  { name: 'collabnn.predict.other', receives: (run) => received(run, 'film_factors', 2) },
  { name: 'collabnn.predict.copy', receives: ({ nodes }) => nodes.films.grad !== null },
  {
    name: 'collabnn.predict.linear',
    receives: ({ parameterNodes }) => parameterNodes['linear1.weight'].grad !== null,
  },
];

export function receiversTask(engine: Engine, seed: number): ChoosingTask {
  return {
    kind: 'choose',
    question: rich('collabnn.predict.question'),
    label: t('collabnn.predict.label'),
    numbered: false,
    options: CANDIDATES.map(({ name }, number) => ({ number, name: t(name) })),
    truth: async () => {
      const run = await runAsked(engine, seed);
      return new Set(CANDIDATES.flatMap(({ receives }, i) => (receives(run) ? [i] : [])));
    },
    outcome: (isTrue) => t(isTrue ? 'collabnn.predict.receives' : 'collabnn.predict.none'),
    why: () => rich('collabnn.predict.why'),
  };
}

// ---- user_sz + film_sz --------------------------------------------------------------------------

/** What (5, 3) + (6, 4) may be in Python; the one that it is, as a test with Python confirms. */
export const TUPLE_SUMS = ['7', '(11, 7)', '(5, 3, 6, 4)', 'TypeError'] as const;
export const TUPLE_SUM = 2;

export const tuplesTask = (): ChoosingTask => ({
  kind: 'choose',
  question: rich('collabnn.tuples.question'),
  label: t('collabnn.tuples.label'),
  numbered: false,
  options: TUPLE_SUMS.map((name, number) => ({ number, name })),
  truth: () => Promise.resolve(new Set([TUPLE_SUM])),
  outcome: (isTrue) => t(isTrue ? 'collabnn.tuples.is' : 'collabnn.tuples.isNot'),
  why: () => rich('collabnn.tuples.why'),
});

/** How many inputs the first Linear layer was meant to have: as many as concat puts side by side. */
export const inputsTask = ({ nodes }: CollabRun): NumberTask => ({
  kind: 'number',
  question: rich('collabnn.inputs.question'),
  label: t('collabnn.inputs.label'),
  digits: 0,
  truth: () => Promise.resolve(nodes.both.shape[1]),
  why: () => rich('collabnn.inputs.why'),
});

/** PyTorch 1.13's own words on nn.Linear((5, 3) + (6, 4), 4); a test asks PyTorch. */
export const PYTORCH_SAYS =
  "TypeError: empty(): argument 'size' must be tuple of SymInts, but found element of type tuple at pos 2";
/** Its words on a gradient for integers: x.requires_grad_(). */
export const PYTORCH_ON_INTEGERS =
  'RuntimeError: only Tensors of floating point dtype can require gradients';
