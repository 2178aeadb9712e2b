// Closer looks: each case is run by the core when it is unfolded.

import type { Beat } from '../../components/beat.ts';
import type { Counter, Counters } from '../../components/counterTable.ts';
import { bitsOfOne } from '../../components/format.ts';
import type { Explanation } from '../../components/inspector.ts';
import { range } from '../../components/numbers.ts';
import { refusal } from '../../components/outcomes.ts';
import type { Engine } from '../../engine/client.ts';
import { Program } from '../../engine/program.ts';
import { t, type TextId } from '../../text/text.ts';
import { entry, figure } from './digits.ts';
import { explainNew, explainPart, explainWeight } from './inspect.ts';
import {
  drawInputs,
  ledgerOf,
  lossOf,
  recipeOf,
  rowOf,
  rowsOf,
  runSteps,
  tableOf,
  type Inputs,
  type Recipe,
  type Run,
  type Setting,
} from './model.ts';
import { COLS, OPENING, ROWS, STEPS } from './state.ts';

/** What a case shows: numbers in a table, or what the core answered. */
export interface Outcome {
  table?: Counters;
  answers?: readonly { label: string; words: string }[];
}

/** The film that is looked up early and then no more, one that never is, the column looked at. */
const EARLY = 1;
const NEVER = 3;
const COL = 1;
const SHOWN_STEPS = [1, 2, 3, 4, 6, 9, STEPS];

const play = async (engine: Engine, seed: number, change: Partial<Setting>): Promise<Run> =>
  runSteps(engine, await drawInputs(engine, seed), OPENING.x, { ...OPENING, ...change });

async function paths(engine: Engine, seed: number): Promise<Outcome> {
  const runs = [
    await play(engine, seed, { optimizer: 'adam', wd: 0 }),
    await play(engine, seed, { optimizer: 'sparse-adam' }),
  ];
  const rows = SHOWN_STEPS.map((step): Counter => ({
    label: t('optimizer.beat.step', { step }),
    values: runs.map((run) => ({
      written: entry(rowOf(run.tables[step] ?? run.table, EARLY)[COL] ?? NaN, false),
      explain: () => explainWeight({ run, step, row: EARLY, col: COL }, seed),
    })),
  }));
  const columns = [t('optimizer.kind.adam'), t('optimizer.kind.sparse-adam')];
  return { table: { caption: t('optimizer.beat.paths.caption', { col: COL }), columns, rows } };
}

async function decay(engine: Engine, seed: number): Promise<Outcome> {
  const runs = [
    await play(engine, seed, { optimizer: 'adam' }),
    await play(engine, seed, { optimizer: 'adamw' }),
  ];
  const rows = range(COLS).map((col): Counter => ({
    label: t('optimizer.column', { row: NEVER, col }),
    values: runs.map((run) => ({
      written: entry(ledgerOf(run, 1, NEVER)?.decay[col] ?? NaN),
      explain: () => explainPart({ run, step: 1, row: NEVER, col }, 'decay'),
    })),
  }));
  const columns = [t('optimizer.kind.adam'), t('optimizer.kind.adamw')];
  return { table: { caption: t('optimizer.beat.decay.caption'), columns, rows } };
}

async function denominator(engine: Engine, seed: number): Promise<Outcome> {
  const run = await play(engine, seed, { optimizer: 'adam', wd: 0 });
  const rows = SHOWN_STEPS.map((step): Counter => {
    const place = { run, step, row: EARLY, col: COL };
    const of = ledgerOf(run, step, EARLY);
    const plain = (name: 'grad' | 'momentBefore' | 'denominator', title: string) => ({
      written: figure(of?.[name][COL] ?? NaN),
      explain: (): Explanation => plainNumber(name, title, of?.[name][COL] ?? NaN),
    });
    return {
      label: t('optimizer.beat.step', { step }),
      values: [
        plain('grad', 'g'),
        plain('momentBefore', 'm'),
        plain('denominator', '√v̂ + ε'),
        ...(['data', 'memory'] as const).map((part) => ({
          written: entry(of?.[part][COL] ?? NaN),
          explain: () => explainPart(place, part),
        })),
      ],
    };
  });
  const columns = [
    t('optimizer.beat.g'),
    t('optimizer.beat.m'),
    t('optimizer.beat.denominatorName'),
    t('optimizer.part.data'),
    t('optimizer.part.memory'),
  ];
  const caption = t('optimizer.beat.denominator.caption', { col: COL });
  return { table: { caption, columns, rows } };
}

const PLAIN = {
  grad: { note: 'optimizer.how.grad', pytorch: `films.weight.grad[${EARLY}, ${COL}]` },
  momentBefore: {
    note: 'optimizer.why.m',
    pytorch: `opt.state[films.weight]["exp_avg"][${EARLY}, ${COL}]  # before the step`,
  },
  denominator: {
    note: 'optimizer.why.denominator',
    pytorch: '(exp_avg_sq / (1 - beta2**t)).sqrt() + eps',
  },
} as const;

function plainNumber(name: keyof typeof PLAIN, title: string, value: number): Explanation {
  return {
    title,
    lines: [`= ${figure(value)}`],
    note: t(PLAIN[name].note),
    shape: `[${ROWS}, ${COLS}]`,
    pytorch: PLAIN[name].pytorch,
    bits: bitsOfOne(value),
  };
}

async function sgd(engine: Engine, seed: number): Promise<Outcome> {
  const step = 4;
  const cases: [TextId, Partial<Setting>][] = [
    ['optimizer.beat.sgd.plain', { optimizer: 'sgd', wd: 0 }],
    ['optimizer.beat.sgd.decay', { optimizer: 'sgd', wd: 0.1 }],
    ['optimizer.beat.sgd.momentum', { optimizer: 'momentum', wd: 0 }],
  ];
  const rows: Counter[] = [];
  for (const [label, change] of cases) {
    const run = await play(engine, seed, change);
    const { moved } = rowsOf(run, step);
    const values = moved.map((row) => ({
      written: String(row),
      explain: () => explainNew({ run, step, row, col: 0 }),
    }));
    rows.push({ label: t(label), values });
  }
  return { table: { caption: t('optimizer.beat.sgd.caption'), columns: [], rows } };
}

async function refused(engine: Engine, seed: number): Promise<Outcome> {
  const inputs = await drawInputs(engine, seed);
  const [dense, sparse] = [recipeOf(OPENING), recipeOf({ ...OPENING, optimizer: 'sparse-adam' })];
  const cases: [TextId, Recipe][] = [
    [
      'optimizer.beat.refused.decay',
      { ...sparse, options: { ...sparse.options, weightDecay: OPENING.wd } },
    ],
    ['optimizer.beat.refused.dense', { ...sparse, sparse: false }],
    ['optimizer.beat.refused.sparse', { ...dense, sparse: true }],
  ];
  const answers: { label: string; words: string }[] = [];
  for (const [label, recipe] of cases) {
    answers.push({ label: t(label), words: await answerTo(engine, inputs, recipe) });
  }
  return { answers };
}

/** The error with which the core answers to one step of an optimizer. */
async function answerTo(
  engine: Engine,
  { table, viewer }: Inputs,
  { name, options, sparse }: Recipe,
): Promise<string> {
  const program = new Program();
  const W = tableOf(program, table);
  const optimizer = program.optimizer(name, [W], options);
  program.backward(lossOf(program, W, viewer, [EARLY], sparse).loss);
  program.step(optimizer);
  return refusal(engine, program, t('optimizer.beat.refused.not'));
}

const beat = (
  id: 'paths' | 'decay' | 'denominator' | 'sgd' | 'refused',
  run: Beat<Outcome>['run'],
): Beat<Outcome> => ({
  id,
  title: `optimizer.beat.${id}.title`,
  text: `optimizer.beat.${id}.text`,
  run,
});

export const BEATS: readonly Beat<Outcome>[] = [
  beat('paths', paths),
  beat('decay', decay),
  beat('denominator', denominator),
  beat('sgd', sgd),
  beat('refused', refused),
];
