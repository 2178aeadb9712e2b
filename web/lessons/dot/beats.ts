// Closer looks: each case is run by the core when it is unfolded.

import type { Beat } from '../../components/beat.ts';
import type { Counter, Counters } from '../../components/counterTable.ts';
import { bitsOfOne, exact, fixed } from '../../components/format.ts';
import type { Explanation } from '../../components/inspector.ts';
import { range, twoDigits } from '../../components/numbers.ts';
import type { Engine } from '../../engine/client.ts';
import { nodeOf, Program } from '../../engine/program.ts';
import { t } from '../../text/text.ts';
import { runSheet, type Moment, type Run } from './descent.ts';
import { explainCell, explainLoss, explainRating } from './inspect.ts';
import { recordPrediction, recordTables, type Tables } from './model.ts';
import { filmName, viewerName } from './names.ts';
import { allCells, sheetFor, type Rating } from './ratings.ts';
import { FACTORS, STEPS } from './shapes.ts';
import { OPENING, type DotState } from './state.ts';

const SHOWN_HIDDEN = 6;
/** When the sheet has begun to learn. */
const SOON = 12;

async function play(engine: Engine, seed: number, change: Partial<DotState>): Promise<Run> {
  const sheet = await sheetFor(engine, OPENING.data);
  return runSheet(engine, sheet, { ...OPENING, seed, ...change });
}

const last = (run: Run): Moment => {
  const moment = run.moments.at(-1);
  if (moment === undefined) throw new Error('the run has no moments');
  return moment;
};

/** A cell of a run, which opens. */
function cellOf(run: Run, moment: Moment, cell: number) {
  const width = run.sheet.items.length;
  return {
    written: fixed(moment.cells.pred[cell] ?? NaN),
    explain: () => explainCell(run, moment, Math.floor(cell / width), cell % width, 'prediction'),
  };
}

async function ranges(engine: Engine, seed: number): Promise<Counters[]> {
  const runs = await Promise.all(
    [false, true].map((inRange) => play(engine, seed, { range: inRange })),
  );
  const ends = (pick: 'lowest' | 'highest', step: number): Counter => ({
    label: t(`dot.beat.range.${pick}`, { step }),
    values: runs.map((run) => {
      const moment = run.moments[step] ?? last(run);
      const { pred } = moment.cells;
      const end = pick === 'lowest' ? Math.min(...pred) : Math.max(...pred);
      return cellOf(run, moment, pred.indexOf(end));
    }),
  });
  return [
    {
      caption: t('dot.beat.range.caption'),
      columns: [t('dot.beat.range.without'), t('dot.beat.range.with')],
      rows: [0, SOON, STEPS].flatMap((step) => [ends('lowest', step), ends('highest', step)]),
    },
  ];
}

const lossOf = (run: Run, moment: Moment) => ({
  written: fixed(moment.loss, 3),
  explain: () => explainLoss(run, moment),
});

async function biases(engine: Engine, seed: number): Promise<Counters[]> {
  const runs = await Promise.all(
    [false, true].map((bias) => play(engine, seed, { range: true, bias })),
  );
  const rows = [0, 5, 15, 30, STEPS].map((step): Counter => ({
    label: t('dot.beat.after', { step }),
    values: runs.map((run) => lossOf(run, run.moments[step] ?? last(run))),
  }));
  return [
    {
      caption: t('dot.beat.bias.caption'),
      columns: [t('dot.beat.bias.without'), t('dot.beat.bias.with')],
      rows,
    },
  ];
}

async function blanks(engine: Engine, seed: number): Promise<Counters[]> {
  const run = await play(engine, seed, { range: true, bias: true });
  const width = run.sheet.items.length;
  const moment = last(run);
  const rows = run.hidden.slice(0, SHOWN_HIDDEN).map((one): Counter => ({
    label: `${viewerName(run.sheet, one.user)}, ${filmName(run.sheet, one.item)}`,
    values: [
      { written: exact(one.rating), explain: () => explainHidden(run, one) },
      cellOf(run, moment, one.user * width + one.item),
    ],
  }));
  return [
    {
      caption: t('dot.beat.blank.caption'),
      columns: [t('dot.beat.blank.rating'), t('dot.beat.blank.prediction')],
      rows,
    },
    {
      caption: t('dot.beat.blank.losses'),
      columns: [],
      rows: [
        {
          label: t('dot.beat.blank.loss', { n: run.hidden.length }),
          values: [hiddenLossOf(run, moment)],
        },
        {
          label: t('dot.beat.blank.lossTrain', { n: run.known.length }),
          values: [lossOf(run, moment)],
        },
      ],
    },
  ];
}

const explainHidden = (run: Run, rating: Rating): Explanation =>
  explainRating(run.sheet, rating, `[${run.hidden.length}, 1]`, 'hidden');

function hiddenLossOf(run: Run, moment: Moment) {
  const loss = moment.hiddenLoss ?? NaN;
  return {
    written: fixed(loss, 3),
    explain: (): Explanation => ({
      title: t('dot.hiddenLoss'),
      lines: ['= ((pred − hidden)²).mean()', `= ${fixed(loss, 4)}`],
      note: t('dot.why.hiddenLoss', { n: run.hidden.length }),
      shape: '[1, 1]',
      pytorch: 'F.mse_loss(model(x_hidden), hidden)',
      bits: bitsOfOne(loss),
    }),
  };
}

// ---- What a factor means ------------------------------------------------------------------------

const CHANGES = {
  sign: (tables: Tables): Tables => ({
    ...tables,
    user_factors: mapRows(tables.user_factors, negateFirst),
    item_factors: mapRows(tables.item_factors, negateFirst),
  }),
  swap: (tables: Tables): Tables => ({
    ...tables,
    user_factors: mapRows(tables.user_factors, swapFirst),
    item_factors: mapRows(tables.item_factors, swapFirst),
  }),
  half: (tables: Tables): Tables => ({
    ...tables,
    user_factors: mapRows(tables.user_factors, negateFirst),
  }),
} as const;

const negateFirst = ([first = 0, ...rest]: number[]): number[] => [-first, ...rest];
const swapFirst = ([first = 0, second = 0, ...rest]: number[]): number[] => [
  second,
  first,
  ...rest,
];

function mapRows(table: Float32Array, change: (row: number[]) => number[]): Float32Array {
  const rows = range(table.length / FACTORS).map((row) =>
    change([...table.subarray(row * FACTORS, (row + 1) * FACTORS)]),
  );
  return Float32Array.from(rows.flat());
}

async function meaning(engine: Engine, seed: number): Promise<Counters[]> {
  const run = await play(engine, seed, {});
  const { tables, cells } = last(run);
  const program = new Program();
  const before = program.call('tensor', cells.pred, { shape: [cells.pred.length, 1] });
  const changes = Object.entries(CHANGES).map(([name, change]) => {
    const refs = recordTables(program, change(tables), run.setting);
    const { pred } = recordPrediction(program, refs, allCells(run.sheet), run.setting);
    return { name: name as keyof typeof CHANGES, difference: program.call('sub', pred, before) };
  });
  const result = await engine.run(program);
  const rows = changes.map(({ name, difference }): Counter => {
    const { value } = nodeOf(result, difference);
    const largest = value.reduce((most, one) => (Math.abs(one) > Math.abs(most) ? one : most), 0);
    return {
      label: t(`dot.beat.meaning.${name}`),
      values: [
        {
          written: exact(twoDigits(Math.abs(largest))),
          explain: () => explainChange(largest, value.length),
        },
      ],
    };
  });
  const caption = t('dot.beat.meaning.caption', { n: cells.pred.length });
  return [{ caption, columns: [], rows }];
}

function explainChange(largest: number, cells: number): Explanation {
  const size = exact(twoDigits(Math.abs(largest)));
  return {
    title: '|after − before|',
    lines: ['= (after − before).abs().max()', `= ${size}`],
    note: t('dot.why.change', { n: cells }),
    shape: `[${cells}, 1]`,
    pytorch: '(after - before).abs().max()',
    bits: bitsOfOne(Math.abs(largest)),
  };
}

const beat = (
  id: 'range' | 'bias' | 'blank' | 'meaning',
  run: Beat<Counters[]>['run'],
): Beat<Counters[]> => ({
  id,
  title: `dot.beat.${id}.title`,
  text: `dot.beat.${id}.text`,
  run,
});

export const BEATS: readonly Beat<Counters[]>[] = [
  beat('range', ranges),
  beat('bias', biases),
  beat('blank', blanks),
  beat('meaning', meaning),
];
