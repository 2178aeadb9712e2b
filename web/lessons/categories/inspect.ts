// For every number of the lesson: where it comes from, with the numbers in the formula.

import { bitsOfOne, fixed, percent, whole } from '../../components/format.ts';
import type { Explanation } from '../../components/inspector.ts';
import type { Agreement, PassengerState, TabularCell, WidthRule } from '../../engine/tables.ts';
import { t, type TextId } from '../../text/text.ts';
import {
  CONFIG,
  embSzs,
  rowOf,
  rowsOf,
  stateAt,
  survivalOf,
  tableAt,
  type ColumnRun,
  type TrainingRun,
} from './model.ts';
import type { CategoriesState } from './state.ts';

/** A weight of a table: small numbers, so four decimals. */
export const weight = (value: number): string => fixed(value, 4);

const SCALAR = { shape: '[]', bits: null } as const;

const note = (id: TextId, values: Record<string, string | number> = {}): string => t(id, values);

// ---- A column that was typed --------------------------------------------------------------------

export function explainRows({ vocabulary }: ColumnRun): Explanation {
  const n = vocabulary.length;
  return {
    ...SCALAR,
    title: t('categories.rows'),
    lines: [`= ${t('categories.valuesPlusOne')}`, `= ${n - 1} + 1`, `= ${n}`],
    note: note('categories.why.rows'),
    pytorch: "len(dls.classes['x'])",
  };
}

export function explainColumns({ rows, power, product, width }: WidthRule): Explanation {
  const n = whole(rows);
  return {
    ...SCALAR,
    title: t('categories.columnsFor', { n }),
    lines: [
      '= min(600, round(1.6 · n^0.56))',
      `= min(600, round(1.6 · ${n}^0.56))`,
      `= min(600, round(1.6 · ${fixed(power, 4)}))`,
      `= min(600, round(${fixed(product, 2)}))`,
      `= ${width}`,
    ],
    note: note(product > 600 ? 'categories.why.capped' : 'categories.why.columns'),
    pytorch: `emb_sz_rule(${rows})`,
  };
}

/** A column of categories: its name, and what its rows stand for. */
interface Vocabulary {
  column: string;
  vocabulary: readonly string[];
}

/** The row that a value is looked up at. `unseen`: why it is row 0 where the column has no such value. */
export function explainCode(
  { column, vocabulary }: Vocabulary,
  value: string,
  row: number,
  unseen: 'unseen' | 'unseenClass' = 'unseen',
): Explanation {
  const isMissing = value === '' || value === vocabulary[0];
  const shown = value === '' ? t('categories.nothing') : value;
  const why = row > 0 ? 'code' : isMissing ? 'missing' : unseen;
  return {
    ...SCALAR,
    title: t('categories.rowOf', { value: shown }),
    lines: [`vocabulary[${row}] = ${vocabulary[row] ?? ''}`, `= ${row}`],
    note: note(`categories.why.${why}`),
    pytorch: `dls.classes['${column}'].o2i['${value}']`,
  };
}

// ---- The model ----------------------------------------------------------------------------------

/** One number of a table, after an epoch. */
export function explainWeight(
  run: TrainingRun,
  epoch: number,
  place: { table: number; row: number; col: number },
): Explanation {
  const { table, row, col } = place;
  const state = stateAt(run, epoch);
  const column = tableAt(state, table);
  const value = rowOf(column, row)[col] ?? NaN;
  const received = state.received[table]?.[row] ?? 0;
  const before = rowOf(tableAt(stateAt(run, Math.max(0, epoch - 1)), table), row)[col] ?? NaN;
  const grad = gradientOf(column, row, col);
  const name = `${column.column}[${row}][${col}]`;
  return {
    title: name,
    lines: [
      ...(epoch === 0 ? [] : [`${t('categories.epochBefore')}: ${fixed(before, 6)}`]),
      ...(epoch === 0 || grad === null
        ? []
        : [`${t('categories.lastGradient')}: ${fixed(grad, 6)}`]),
      `= ${fixed(value, 6)}`,
    ],
    note:
      epoch === 0
        ? note('categories.why.drawn', { seed: run.setting.seed })
        : received === 0
          ? note('categories.why.decays', { wd: CONFIG.wd })
          : note('categories.why.trained', { n: received }),
    shape: `[${column.shape.join(', ')}]`,
    pytorch: `learn.model.embeds[${table}].weight[${row}, ${col}]`,
    bits: bitsOfOne(value),
  };
}

/** The gradient of the last step, or null where the row had none. */
function gradientOf(
  { gradRows, shape }: PassengerState['tables'][number],
  row: number,
  col: number,
): number | null {
  const place = gradRows === null ? -1 : gradRows.rows.indexOf(row);
  return place < 0 ? null : (gradRows?.values[place * shape[1] + col] ?? null);
}

export function explainReceived(state: PassengerState, table: number, row: number): Explanation {
  const { column, vocabulary } = tableAt(state, table);
  const count = state.received[table]?.[row] ?? 0;
  return {
    ...SCALAR,
    title: t('categories.receivedOf', { column, name: vocabulary[row] ?? '' }),
    lines: [t('categories.steps', { n: state.step }), `= ${count}`],
    note: note(count === 0 ? 'categories.why.noGradient' : 'categories.why.received'),
    pytorch: `learn.model.embeds[${table}].weight.grad[${row}].any()`,
  };
}

export function explainShrinkage(
  run: TrainingRun,
  epoch: number,
  table: number,
  col: number,
): Explanation {
  const now = rowOf(tableAt(stateAt(run, epoch), table), 0)[col] ?? NaN;
  const before = rowOf(tableAt(stateAt(run, 0), table), 0)[col] ?? NaN;
  const width = tableAt(stateAt(run, 0), table).shape[1];
  const ratio = run.shrinkage[table]?.[epoch * width + col] ?? NaN;
  return {
    ...SCALAR,
    title: t('categories.row0.ratio'),
    lines: [
      `= ${fixed(now, 7)} / ${fixed(before, 7)}`,
      `= ${fixed(ratio, 4)}`,
      `= ${percent(ratio)}`,
    ],
    note: note('categories.why.shrinkage', { wd: CONFIG.wd }),
    pytorch: 'now / before',
  };
}

export function explainShare(cell: TabularCell): Explanation {
  const [, survived = 0] = cell.counts;
  const [, share = NaN] = cell.shares;
  const all = cell.counts.reduce((sum, count) => sum + count, 0);
  return {
    ...SCALAR,
    title: t('categories.trueShare', { cell: cell.values.join(', ') }),
    lines: [`= ${survived} / ${all}`, `= ${fixed(share, 4)}`, `= ${percent(share)}`],
    note: note('categories.why.share', { n: all }),
    pytorch: 'people.survived.mean()',
  };
}

export function explainPredicted(cell: TabularCell): Explanation {
  const [died = NaN, survived = NaN] = cell.predicted;
  return {
    ...SCALAR,
    title: t('categories.predictedShare', { cell: cell.values.join(', ') }),
    lines: [
      'softmax(model(row))',
      `= [${fixed(died, 4)}, ${fixed(survived, 4)}]`,
      `= ${percent(survived)}`,
    ],
    note: note('categories.why.predicted'),
    pytorch: 'learn.model(x).softmax(1)[:, 1]',
  };
}

/** Of a run's state or of a rule: how many are right, or the share. */
export function explainRight(
  what: 'accuracy' | 'ceiling',
  { size, right, best, accuracy, ceiling, cells }: PassengerState['cells'],
): Explanation {
  const [count, share] = what === 'accuracy' ? [right, accuracy] : [best, ceiling];
  const parts = cells.map((cell) => (what === 'accuracy' ? cell.right : cell.best));
  return {
    ...SCALAR,
    title: t(`categories.${what}`),
    lines: [
      parts.join(' + '),
      `= ${whole(count)} ${t('categories.of')} ${whole(size)}`,
      `= ${fixed(share, 4)}`,
      `= ${percent(share)}`,
    ],
    note: note(`categories.why.${what}`),
    pytorch:
      what === 'accuracy'
        ? '(learn.model(x).argmax(1) == y).float().mean()'
        : 'df.groupby(cat_names).Fate.agg(lambda fate: fate.value_counts().max()).sum()',
  };
}

export function explainLoss({ score }: PassengerState): Explanation {
  return {
    ...SCALAR,
    title: t('categories.loss'),
    lines: [t('categories.line.loss'), `= ${fixed(score.loss, 6)}`],
    note: note('categories.why.loss'),
    pytorch: 'F.cross_entropy(learn.model(x), y)',
  };
}

export function explainSurvival(
  run: TrainingRun,
  epoch: number,
  asked: CategoriesState,
): Explanation {
  const state = stateAt(run, epoch);
  const p = survivalOf(state, asked);
  const rows = rowsOf(run, asked);
  return {
    ...SCALAR,
    title: t('categories.survival'),
    lines: [`softmax(model([${rows.join(', ')}]))[1]`, `= ${fixed(p, 6)}`, `= ${percent(p)}`],
    note: note('categories.why.survival'),
    pytorch: `learn.model(tensor([[${rows.join(', ')}]]), tensor([[]])).softmax(1)[0, 1]`,
  };
}

export function explainSizes(state: PassengerState): Explanation {
  return {
    ...SCALAR,
    title: 'get_emb_sz',
    lines: state.tables
      .map(({ column, shape }) => `${column}: (${shape.join(', ')})`)
      .concat(`= ${embSzs(state)}`),
    note: note('categories.why.sizes'),
    pytorch: 'get_emb_sz(dls.train_ds)',
  };
}

// ---- Beats --------------------------------------------------------------------------------------

/** What says the same in PyTorch. */
const COMPARED_BY: Readonly<Record<keyof Agreement, string>> = {
  differing: '(a != b).sum()',
  largest: '(a - b).abs().max()',
  ulps: '(a.view(torch.int32) - b.view(torch.int32)).abs().max()  # where their signs agree',
};

export function explainAgreement(
  what: keyof Agreement,
  size: number,
  written: string,
): Explanation {
  return {
    ...SCALAR,
    title: t(`categories.twin.${what}`),
    lines: [t('categories.twin.compared', { n: size }), `= ${written}`],
    note: note(`categories.why.${what}`),
    pytorch: COMPARED_BY[what],
  };
}
