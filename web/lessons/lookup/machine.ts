// Draws one of the two machines at a moment: W (or W.grad) with its integers beside it, and below
// it what comes out (or the gradient that comes in).

import { html, type TemplateResult } from 'lit';
import type { Explanation } from '../../components/inspector.ts';
import { emptyCell, numberCell, numberText, type Role } from '../../components/numberCell.ts';
import { range } from '../../components/numbers.ts';
import { rich, t } from '../../text/text.ts';
import * as explain from './inspect.ts';
import { gradOfRow, rowOf, type LookupRun } from './model.ts';
import { filmName } from '../../text/cast.ts';
import { COLS, lookupRow, oneHotRow, ROWS, type Moment, type RowLook } from './steps.ts';

/** The value at which a cell's colour, and a disc's area, are fullest. */
export const VALUE_RANGE = 1;
export const GRAD_RANGE = 1;

/** From this many lookups on, small screens show rows by number alone. */
const CROWDED = 3;

export interface MachineView {
  run: LookupRun;
  seed: number;
  moment: Moment;
  onLookup: (row: number) => void;
}

interface MachineText {
  kind: 'oneHot' | 'lookup';
  title: string;
  subtitle: TemplateResult;
}

/** A row of four numbers in a role; null draws their places. */
interface Cells {
  values: Float32Array | null;
  role: Role;
  name: string;
  dim?: boolean;
  explain: (col: number) => Explanation;
}

function cells({ values, role, name, dim, explain: why }: Cells): TemplateResult[] {
  return range(COLS).map((col) => {
    const content =
      values === null
        ? emptyCell(role)
        : numberCell({
            role,
            value: values[col] ?? NaN,
            label: `${name}[${col}]`,
            range: role === 'gradient' ? GRAD_RANGE : VALUE_RANGE,
            dim: dim ?? false,
            explain: () => why(col),
          });
    return html`<td>${content}</td>`;
  });
}

/** The machine that multiplies by one-hot. */
export function oneHotTable(view: MachineView): TemplateResult {
  const { run, moment } = view;
  const forward = moment.direction === 'forward';
  const indices = [...run.indices];
  const text: MachineText = {
    kind: 'oneHot',
    title: forward ? t('lookup.oneHot.forward') : t('lookup.oneHot.backward'),
    subtitle: rich(
      forward ? 'lookup.oneHot.forwardHow' : 'lookup.oneHot.backwardHow',
      {},
      { n: work(run, 'oneHot', moment.direction) },
    ),
  };
  const body = range(ROWS).map((row) => {
    const look = oneHotRow(row, indices, moment);
    const chips = indices.map((_, b) =>
      integerCell(run.oneHot.hot.value[b * ROWS + row] ?? NaN, `one_hot(x)[${b}][${row}]`, () =>
        explain.explainHot(run, b, row),
      ),
    );
    const numbers = forward
      ? weights(view, row, look)
      : cells({
          values: row < moment.done ? rowOf(run.oneHot.table.grad ?? run.table, row) : null,
          role: 'gradient',
          name: `W.grad[${row}]`,
          dim: look.dim,
          explain: (col) => explain.explainDenseGrad(run, row, col),
        });
    return tableRow(view, row, look, chips, forward ? '×' : '·', numbers);
  });
  const outputs = indices.map((_, b) =>
    forward
      ? outputRow(
          view,
          'a',
          b,
          moment.done > 0 ? rowOf(run.sumsSoFar[moment.done - 1] ?? run.table, b) : null,
          (col) => explain.explainProduct(run, moment.done, b, col),
        )
      : upstreamRow(view, 'oneHot', b),
  );
  return machine(view, text, body, outputs);
}

/** The machine that reads rows. */
export function lookupTable(view: MachineView): TemplateResult {
  const { run, moment } = view;
  const forward = moment.direction === 'forward';
  const indices = [...run.indices];
  const read = Math.min(moment.done, indices.length);
  const text: MachineText = {
    kind: 'lookup',
    title: forward ? t('lookup.rows.forward') : t('lookup.rows.backward'),
    subtitle: forward
      ? rich(
          'lookup.rows.forwardHow',
          { n: run.indices.length },
          {
            n: numberText(String(run.indices.length), () => explain.explainReads(run)),
            multiplyAdds: work(run, 'lookup', 'forward'),
          },
        )
      : rich(
          'lookup.rows.backwardHow',
          { n: run.lookup.output.backwardMultiplyAdds },
          { n: work(run, 'lookup', 'backward') },
        ),
  };
  const grads = read > 0 ? run.gradsSoFar[read - 1] : undefined;
  const body = range(ROWS).map((row) => {
    const look = lookupRow(row, indices, moment);
    const chips = indices.map((index, b) =>
      index === row
        ? integerCell(index, `x[${b}]`, () => explain.explainIndex(run, b), true)
        : html`<td></td>`,
    );
    const grad = grads ? gradOfRow(grads, row) : null;
    const numbers = forward
      ? weights(view, row, look)
      : grad === null
        ? html`<td colspan=${COLS} class="absent">${t('lookup.absent')}</td>`
        : cells({
            values: grad,
            role: 'gradient',
            name: `W.grad[${row}]`,
            explain: (col) => explain.explainRowGrad(run, read, grad[col] ?? NaN, row, col),
          });
    return tableRow(
      view,
      row,
      look,
      chips,
      indices.includes(row) ? (forward ? '→' : '←') : '',
      numbers,
    );
  });
  const outputs = indices.map((index, b) =>
    forward
      ? outputRow(
          view,
          'b',
          b,
          b < read ? rowOf(run.lookup.output.value, b) : null,
          (col) => explain.explainCopy(run, b, col),
          b === moment.done - 1 ? ROWS - index + b : 0,
        )
      : upstreamRow(view, 'lookup', b),
  );
  return machine(view, text, body, outputs);
}

/** How many multiply-adds the core counted. */
function work(
  run: LookupRun,
  kind: MachineText['kind'],
  direction: Moment['direction'],
): TemplateResult {
  const { output } = run[kind];
  const count = output[direction === 'forward' ? 'multiplyAdds' : 'backwardMultiplyAdds'];
  return numberText(String(count), () => explain.explainCount(run, kind, direction, count));
}

function weights(view: MachineView, row: number, look: RowLook): TemplateResult[] {
  return cells({
    values: rowOf(view.run.table, row),
    role: 'parameter',
    name: `W[${row}]`,
    dim: look.dim,
    explain: (col) => explain.explainTable(view.run, view.seed, row, col),
  });
}

function integerCell(
  value: number,
  label: string,
  why: () => Explanation,
  hot = value === 1,
): TemplateResult {
  return html`<td class="chip-place ${hot ? 'hot-place' : ''}">
    ${numberCell({
      role: 'integer',
      value,
      label,
      range: 1,
      dim: !hot,
      explain: why,
    })}
  </td>`;
}

function tableRow(
  view: MachineView,
  row: number,
  look: RowLook,
  chips: TemplateResult[],
  operator: string,
  numbers: TemplateResult | TemplateResult[],
): TemplateResult {
  const name = filmName(row);
  const onRow = (event: Event) => {
    if (!(event.target as Element).closest('button')) view.onLookup(row);
  };
  return html`<tr
    class="${look.lit ? 'lit' : ''} ${look.current ? 'current' : ''} ${look.dim ? 'dim' : ''}"
    @click=${onRow}
  >
    <th scope="row">
      <button type="button" class="row-name" title=${name} @click=${() => view.onLookup(row)}>
        <span class="visually-hidden">${t('lookup.lookUp')}</span>
        <span class="row-number">${row}</span> <span class="row-film">${name}</span>
      </button>
    </th>
    ${chips}
    <td class="operator" aria-hidden="true">${operator}</td>
    ${numbers}
  </tr>`;
}

/** `lift`: how many rows above its place the row was read, where it was read at this step. */
function outputRow(
  view: MachineView,
  name: string,
  b: number,
  values: Float32Array | null,
  why: (col: number) => Explanation,
  lift = 0,
): TemplateResult {
  return html`<tr class=${lift > 0 ? 'arriving' : ''} style=${`--lift: ${lift}`}>
    ${outputHead(view, `${name}[${b}]`)}
    ${cells({ values, role: 'activation', name: `${name}[${b}]`, explain: why })}
  </tr>`;
}

function upstreamRow(
  view: MachineView,
  machineName: 'oneHot' | 'lookup',
  b: number,
): TemplateResult {
  const { run, seed } = view;
  const grad = run[machineName].output.grad ?? run.upstream;
  return html`<tr>
    ${outputHead(view, `g[${b}]`)}
    ${cells({
      values: rowOf(grad, b),
      role: 'gradient',
      name: `g[${b}]`,
      explain: (col) => explain.explainUpstream(run, machineName, seed, b, col),
    })}
  </tr>`;
}

function outputHead(view: MachineView, name: string): TemplateResult {
  return html`<th scope="row" class="output-name"><code>${name}</code></th>
    <td colspan=${view.run.indices.length}></td>
    <td class="operator" aria-hidden="true">=</td>`;
}

function machine(
  view: MachineView,
  { kind, title, subtitle }: MachineText,
  body: TemplateResult[],
  outputs: TemplateResult[],
): TemplateResult {
  const forward = view.moment.direction === 'forward';
  const crowded = view.run.indices.length >= CROWDED ? 'crowded' : '';
  return html`<section class="machine ${kind} ${crowded}" aria-label=${title}>
    <h2 class="panel-title"><code>${title}</code></h2>
    <p class="machine-how">${subtitle}</p>
    <table>
      <caption class="visually-hidden">
        ${t(forward ? 'lookup.table.forward' : 'lookup.table.backward')}
      </caption>
      <colgroup>
        <col class="col-name" />
        ${range(view.run.indices.length).map(() => html`<col class="col-chip" />`)}
        <col class="col-operator" />
        ${range(COLS).map(() => html`<col class="col-number" />`)}
      </colgroup>
      <tbody>
        ${body}
      </tbody>
      <tfoot>
        ${outputs}
      </tfoot>
    </table>
  </section>`;
}
