// One row as all that it is: an integer names it, a parameter in its table, an activation after the
// lookup, a gradient on the way back; and the row again after the step.

import { html, type TemplateResult } from 'lit';
import { sameBits } from '../../components/format.ts';
import { icon } from '../../components/icons.ts';
import type { Explanation } from '../../components/inspector.ts';
import '../../components/matrixView.ts';
import type { MatrixModel } from '../../components/matrixView.ts';
import { numberText, type Role } from '../../components/numberCell.ts';
import { contributionsTo, gradOfRow } from '../../components/traceRows.ts';
import { rich, t } from '../../text/text.ts';
import * as explain from './inspect.ts';
import * as back from './inspectBack.ts';
import { columnNumber, rowOf } from './model.ts';
import type { Lens } from './state.ts';
import { LOOKUP_OF, type Moment, type TableName } from './steps.ts';
import { GRAD_RANGE, nameOf, VALUE_RANGE } from './shared.ts';

export interface RowView {
  context: explain.Context;
  moment: Moment;
  lens: Lens;
  table: TableName;
  /** The sample whose row it is. */
  b: number;
}

/** One of the things that the row is. */
interface Line {
  id: 'parameter' | 'activation' | 'upstream' | 'gradient' | 'updated';
  name: string;
  role: Role;
  /** null: not there yet. */
  values: Float32Array | null;
  explain: (col: number) => Explanation;
  /** Whether its bits are those of the line that it came from; null: nothing to hold against. */
  same: boolean | null;
}

function linesOf({ context, moment, table, b }: RowView): Line[] {
  const { run } = context;
  const lookup = LOOKUP_OF[table];
  const node = run.nodes[lookup];
  const row = explain.rowNamed(run, table, b);
  const count = moment.received(table);
  const soFar = run.soFar[table][count];
  const arrived = contributionsTo(node, row).filter(({ position }) => position < count);
  const grad = arrived.length === 0 || soFar === undefined ? null : gradOfRow(soFar, row);
  const whole = count === run.samples.length;
  const sum = run.sums[table].get(row);
  const parameter = rowOf(run.parameterNodes[table], run.parameterNodes[table].value, row);
  const copied = rowOf(node, node.value, b);
  const upstream = node.grad === null ? null : rowOf(node, node.grad, b);
  const updated = rowOf(run.parameterNodes[table], run.updated.values[table], row);
  return [
    {
      id: 'parameter',
      name: `${table}[${row}]`,
      role: 'parameter',
      values: parameter,
      explain: (col) => explain.explainParameter(context, table, row, col),
      same: null,
    },
    {
      id: 'activation',
      name: `${lookup}[${b}]`,
      role: 'activation',
      values: moment.hasValue(lookup) ? copied : null,
      explain: (col) => explain.explainValue(context, lookup, b, col),
      same: sameBits(copied, parameter),
    },
    {
      id: 'upstream',
      name: `∂L/∂${lookup}[${b}]`,
      role: 'gradient',
      values: moment.hasGrad(lookup) ? upstream : null,
      explain: (col) => back.explainGrad(context, lookup, b, col),
      same: null,
    },
    {
      id: 'gradient',
      name: `${table}.grad[${row}]`,
      role: 'gradient',
      values: grad,
      explain: (col) =>
        back.explainTableGrad(context, table, row, col, { value: grad?.[col] ?? NaN, count }),
      same: whole && grad !== null && sum !== undefined ? sameBits(sum, grad) : null,
    },
    {
      id: 'updated',
      name: `${table}[${row}]`,
      role: 'parameter',
      values: moment.step.kind === 'update' ? updated : null,
      explain: (col) => back.explainUpdated(context, table, row, col),
      same: null,
    },
  ];
}

export function rowView(view: RowView): TemplateResult {
  const { context, lens, table, b, moment } = view;
  const { run } = context;
  const lines = linesOf(view);
  const line = (place: number): Line => {
    const found = lines[place];
    if (found === undefined) throw new Error(`the row has no line ${place}`);
    return found;
  };
  const row = explain.rowNamed(run, table, b);
  const column = columnNumber(table);
  const lookedUp = moment.hasValue(LOOKUP_OF[table]);
  const matrix: MatrixModel = {
    name: table,
    role: 'parameter',
    shape: [lines.length, run.parameterNodes[table].shape[1]],
    range: VALUE_RANGE,
    caption: t('collabnn.row.caption', { table, row }),
    rowName: (place) => line(place).name,
    numbered: false,
    value: (place, col) => line(place).values?.[col] ?? null,
    explain: (place, col) => line(place).explain(col),
    row: (place) => {
      const { role, name, id } = line(place);
      return {
        role,
        name,
        range: role === 'gradient' ? GRAD_RANGE : VALUE_RANGE,
        lit: lookedUp && (id === 'parameter' || id === 'activation'),
        dim: lens !== 'all' && lens !== role,
        lift: id === 'activation' && moment.node === LOOKUP_OF[table] ? 1 : 0,
      };
    },
    before: (place) => form(line(place).role),
  };
  return html`<section class="one-row" aria-label=${t('collabnn.row.title')}>
    <h2 class="panel-title">${t('collabnn.row.title')}</h2>
    <p class="panel-how">
      ${rich(
        'collabnn.row.how',
        { b, column, name: nameOf(table, row) },
        { row: numberText(String(row), () => explain.explainInteger(context, table, b)) },
      )}
    </p>
    <lab-matrix .matrix=${matrix}></lab-matrix>
    ${said(view, lines)}
  </section>`;
}

/** The form of a role, as the legend has it. */
const form = (role: Role): TemplateResult =>
  html`<span class="legend-form ${role}" title=${t(`role.${role}`)}></span
    ><span class="visually-hidden">${t(`role.${role}`)}</span>`;

/** The two sentences that the learner asked for, each when it has been seen. */
function said({ context, moment, table, b }: RowView, lines: readonly Line[]): TemplateResult {
  const { run } = context;
  const of = (id: Line['id']): Line | undefined => lines.find((line) => line.id === id);
  const [activation, gradient] = [of('activation'), of('gradient')];
  const row = explain.rowNamed(run, table, b);
  const n = contributionsTo(run.nodes[LOOKUP_OF[table]], row).length;
  const names = { table, row, b, lookup: LOOKUP_OF[table], n };
  return html`<ul class="row-said">
    ${verdict(activation?.values ? activation.same : null, 'copy', names)}
    ${verdict(gradient?.values ? gradient.same : null, 'scatter', names)}
    ${
      moment.step.kind === 'update'
        ? html`<li class="row-ahead">${rich('collabnn.said.update', names)}</li>`
        : ''
    }
  </ul>`;
}

function verdict(
  same: boolean | null,
  what: 'copy' | 'scatter',
  names: Record<string, string | number>,
): TemplateResult {
  if (same === null) return html`<li class="row-ahead">${rich(`collabnn.said.${what}.ahead`)}</li>`;
  return html`<li data-said=${what}>
    <span class="verdict ${same ? '' : 'bad'}"
      >${icon(same ? 'check' : 'cross')}<span
        >${t(same ? 'collabnn.sameBits' : 'collabnn.otherBits')}</span
      ></span
    >
    <span class="collab-label">${rich(`collabnn.said.${what}`, names)}</span>
  </li>`;
}
