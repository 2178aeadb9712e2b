// The two tables of one side, viewers or films: factors with the biases beside them. Parameters
// going forward, gradients coming back, parameters again after the update.

import { html, type TemplateResult } from 'lit';
import type { Explanation } from '../../components/inspector.ts';
import '../../components/matrixView.ts';
import type { MatrixModel, RowState } from '../../components/matrixView.ts';
import { numberText } from '../../components/numberCell.ts';
import { range } from '../../components/numbers.ts';
import { filmName, viewerName } from '../../text/cast.ts';
import { rich, t } from '../../text/text.ts';
import * as explain from './inspect.ts';
import {
  gradOfRow,
  indicesOf,
  isFactors,
  LEARNING_RATE,
  memoryOf,
  type Memory,
  TABLE_SHAPE,
} from './model.ts';
import type { Storage } from './state.ts';
import { LOOKUP_OF, type Moment, type TableName } from './steps.ts';

/** The values at which a cell's colour, and a disc's area, are fullest. */
export const VALUE_RANGE = 1;
export const GRAD_RANGE = 2;

export type Side = 'user' | 'film';
export const factorsOf = (side: Side): TableName => `${side}_factors`;
export const biasOf = (side: Side): TableName => `${side}_bias`;
export const nameOf = (side: Side, row: number): string =>
  side === 'user' ? viewerName(row) : filmName(row);

export interface TablesView {
  context: explain.Context;
  moment: Moment;
  side: Side;
  /** The row whose contributions are shown, or null. */
  chosen: number | null;
  onRow: (row: number) => void;
}

export function tables(view: TablesView): TemplateResult {
  const { moment, side } = view;
  const [factors, bias] = [factorsOf(side), biasOf(side)];
  const backward = moment.direction === 'backward' && moment.step.kind !== 'update';
  return html`<section class="gradient-tables" aria-label=${factors}>
    <div class="gradient-tables-head">
      <h2 class="panel-title"><code>${factors}${backward ? '.grad' : ''}</code></h2>
      <p class="panel-how">${subtitle(view)}</p>
    </div>
    <div class="gradient-pair">
      <lab-matrix
        class="gradient-factors"
        data-table=${factors}
        .matrix=${model(view, factors)}
        @row=${(event: CustomEvent<number>) => view.onRow(event.detail)}
      ></lab-matrix>
      <lab-matrix
        class="gradient-bias"
        data-table=${bias}
        .matrix=${model(view, bias)}
      ></lab-matrix>
    </div>
  </section>`;
}

function subtitle({ context, moment, side }: TablesView): TemplateResult | string {
  const { run } = context;
  const table = factorsOf(side);
  const shape = `[${TABLE_SHAPE[table].join(', ')}]`;
  if (moment.step.kind === 'update')
    return html`<span class="gradient-label"
      >${t('gradient.tables.updated', { lr: LEARNING_RATE })}</span
    >`;
  if (moment.direction === 'forward')
    return html`<span class="gradient-label">${shape}</span> ${t('gradient.tables.forward')}`;
  const count = moment.received(table);
  if (count === 0)
    return html`<span class="gradient-label">${shape}</span> ${t('gradient.notYet')}`;
  const node = run.soFar[table][count];
  if (node === undefined) return '';
  const now = memory(table, run.storage, memoryOf(node));
  if (count < run.samples.length) return now;
  const other = run.storage === 'sparse' ? 'dense' : 'sparse';
  const instead = memory(table, other, run.memories[other][table]);
  return html`${now}, ${t('gradient.memory.instead')} ${instead}`;
}

/** What a gradient takes as it is kept. */
function memory(table: TableName, storage: Storage, { rows, values, indices }: Memory) {
  const [all, cols] = TABLE_SHAPE[table];
  const number = (written: string, lines: string[]): TemplateResult =>
    numberText(written, () => ({
      title: `${table}.grad, ${t(`gradient.storage.${storage}`)}`,
      lines: [...lines, `= ${written}`],
      note: t(`gradient.memory.why.${storage}`),
      shape: `[${all}, ${cols}]`,
      pytorch: storage === 'sparse' ? 'F.embedding(…, sparse=True)' : `${table}[…]`,
      bits: null,
    }));
  const bytes = number(t('gradient.memory.bytes', { values }), [`= ${rows} · ${cols} · 4`]);
  const stored = {
    n: number(String(rows), []),
    rows: number(String(all), []),
  };
  if (storage === 'dense')
    return html`${rich('gradient.memory.dense', { n: rows }, stored)}: ${bytes}`;
  const ofRows = { indices: number(String(indices), [`= ${rows} · 4`]) };
  return html`${rich('gradient.memory.rows', { n: rows }, stored)}: ${bytes}
  ${rich('gradient.memory.indices', {}, ofRows)}`;
}

function model(view: TablesView, table: TableName): MatrixModel {
  const { context, moment, side } = view;
  const { run } = context;
  const [, cols] = TABLE_SHAPE[table];
  const factors = isFactors(table);
  const looked = [...indicesOf(run.samples, table)];
  const common = {
    shape: TABLE_SHAPE[table],
    caption: t('gradient.tables.caption', { name: table }),
    columnNames: factors ? range(cols).map(String) : [t('gradient.bias')],
    ...(factors ? { rowName: (row: number) => nameOf(side, row), choose: true } : {}),
  };
  if (moment.step.kind === 'update') {
    return {
      ...common,
      name: table,
      role: 'parameter',
      range: VALUE_RANGE,
      value: (row, col) => run.updated.tables[table][row * cols + col] ?? NaN,
      explain: (row, col) => explain.explainUpdated(context, table, row, col),
      row: (row) => movedRow(context, table, row),
    };
  }
  if (moment.direction === 'forward') {
    const read = moment.hasValue(LOOKUP_OF[table]);
    return {
      ...common,
      name: table,
      role: 'parameter',
      range: VALUE_RANGE,
      value: (row, col) => run.tableNodes[table].value[row * cols + col] ?? NaN,
      explain: (row, col) => explain.explainParameter(context, table, row, col),
      row: (row) => ({
        lit: read && looked.includes(row),
        dim: read && !looked.includes(row),
        current: moment.node === LOOKUP_OF[table] && looked.includes(row),
      }),
    };
  }
  return { ...common, ...gradients(view, table) };
}

const movedRow = ({ run }: explain.Context, table: TableName, row: number): RowState => {
  const moved = run.sums[table].has(row);
  return { lit: moved, dim: !moved };
};

/** What has arrived of a table's gradient. */
function gradients(
  { context, moment, chosen }: TablesView,
  table: TableName,
): Pick<MatrixModel, 'name' | 'role' | 'range' | 'value' | 'explain' | 'row'> {
  const { run } = context;
  const count = moment.received(table);
  const node = run.soFar[table][count];
  const whole = count === run.samples.length;
  const gradOf = (row: number): Float32Array | null =>
    count === 0 || node === undefined ? null : gradOfRow(node, row);
  const { step } = moment;
  const arriving = (row: number): boolean =>
    step.kind === 'scatter' &&
    step.node === LOOKUP_OF[table] &&
    indicesOf(run.samples, table)[step.position] === row &&
    gradOf(row) !== null;
  const why = (row: number, col: number): Explanation =>
    explain.explainTableGrad(context, table, row, col, {
      value: gradOf(row)?.[col] ?? NaN,
      count,
    });
  return {
    name: `${table}.grad`,
    role: 'gradient',
    range: GRAD_RANGE,
    value: (row, col) => gradOf(row)?.[col] ?? null,
    explain: why,
    row: (row): RowState => {
      const received = run.sums[table].has(row) && gradOf(row) !== null;
      const current = arriving(row) || (isFactors(table) && chosen === row && moment.node === null);
      return {
        lit: received && sentBy(context, table, row, count),
        dim: whole && !received,
        current,
        lift: arriving(row) ? row + 1 : 0,
        ...(whole && gradOf(row) === null
          ? { absent: t(isFactors(table) ? 'gradient.absent' : 'gradient.absentShort') }
          : {}),
      };
    },
  };
}

/** Whether one of the first `count` positions looked the row up. */
const sentBy = ({ run }: explain.Context, table: TableName, row: number, count: number): boolean =>
  indicesOf(run.samples, table).subarray(0, count).includes(row);
