// The twin beside the network: its one-hot vectors, and every value and gradient of both held
// against each other by their bits.

import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { finding } from '../../components/finding.ts';
import { bitsOf } from '../../components/format.ts';
import { shapeText, written } from '../../components/formula.ts';
import { icon } from '../../components/icons.ts';
import type { Explanation } from '../../components/inspector.ts';
import { InstrumentElement } from '../../components/instrumentElement.ts';
import '../../components/matrixView.ts';
import type { MatrixModel } from '../../components/matrixView.ts';
import { numberText } from '../../components/numberCell.ts';
import { range } from '../../components/numbers.ts';
import { segmented } from '../../components/segmented.ts';
import { rich, t } from '../../text/text.ts';
import { columnNumber, columnOf, drawWeights } from './model.ts';
import { nameOf } from './shared.ts';
import { OPENING, ROWS_ASKED, type CollabState, type RowAsked } from './state.ts';
import { isTable, TABLES, type TableName } from './steps.ts';
import {
  allOf,
  placesOf,
  runTwin,
  same,
  type Compared,
  type TwinRow,
  type TwinRun,
} from './twin.ts';

/** Emits `edit` (detail: what of the state a person changed). */
@customElement('collabnn-twin')
export class TwinView extends InstrumentElement<CollabState, TwinRun> {
  protected readonly scales = null;

  constructor() {
    super(OPENING);
  }

  protected deciding({ samples, seed, optimizer, twin }: CollabState): unknown {
    return [samples, seed, optimizer, twin];
  }

  protected async compute({ samples, seed, optimizer, twin }: CollabState): Promise<TwinRun> {
    const weights = await drawWeights(this.engine, seed);
    return runTwin(this.engine, { samples, weights }, optimizer, twin);
  }

  protected content(run: TwinRun): TemplateResult {
    const { twin } = this.state;
    const all = allOf(run);
    const good = all.every(same);
    const floats = all.reduce((sum, { floats: n }) => sum + n, 0);
    const differ = all.reduce((sum, { differing }) => sum + differing, 0);
    return html`
      <div class="panel-part">
        ${segmented<RowAsked>({
          label: t('collabnn.twin.asked'),
          name: 'collabnn-twin',
          options: ROWS_ASKED.map((value) => ({ value, text: t(`collabnn.twin.asked.${value}`) })),
          value: twin,
          onChange: (value) =>
            this.dispatchEvent(
              new CustomEvent<Partial<CollabState>>('edit', { detail: { twin: value } }),
            ),
        })}
      </div>
      <div class="panel-part twin-inputs">${TABLES.map((table) => oneHot(run, table))}</div>
      <div class="panel-part">
        <div class="twin-scroll">${comparisons(run)}</div>
        ${finding({
          good,
          text: good
            ? rich(
                'collabnn.twin.same',
                {},
                { n: numberText(String(floats), () => counted(run, 'floats', floats)) },
              )
            : rich(
                'collabnn.twin.differs',
                { n: differ },
                {
                  n: numberText(String(differ), () => counted(run, 'differ', differ)),
                  all: numberText(String(floats), () => counted(run, 'floats', floats)),
                },
              ),
        })}
        <p class="panel-how collab-label">
          ${rich(twin === 'drawn' ? 'collabnn.twin.why' : 'collabnn.twin.zero')}
        </p>
      </div>
    `;
  }
}

/** The twin's inputs: vectors that the lookup never builds. */
function oneHot(run: TwinRun, table: TableName): TemplateResult {
  const node = run.oneHot[table];
  const [rows, cols] = node.shape;
  const column = columnNumber(table);
  const name = `one_hot(x[:,${column}], ${cols})`;
  const matrix: MatrixModel = {
    name,
    role: 'integer',
    shape: [rows, cols],
    range: 1,
    caption: t('collabnn.node.caption', { name }),
    rowName: (b) => t('collabnn.sample', { b }),
    numbered: false,
    columnNames: range(cols).map(String),
    value: (b, row) => node.value[b * cols + row] ?? NaN,
    explain: (b, row) => ({
      title: `${name}[${b}][${row}]`,
      lines: [`= x[${b}][${column}] == ${row} ? 1 : 0`, `= ${node.value[b * cols + row]}`],
      note: t('collabnn.twin.why.hot', { name: nameOf(table, row) }),
      shape: shapeText(node.shape),
      pytorch: `F.one_hot(x[:,${column}], ${cols}).float()[${b}, ${row}]`,
      bits: null,
    }),
  };
  return html`<section class="collab-node" style="--columns: ${cols}">
    <h3 class="panel-title collab-label"><code>${name}</code></h3>
    <p class="panel-how">
      <code
        >→ Linear(${cols}, ${run.rows.find((one) => one.name === table)?.shape[1]},
        bias=False)</code
      >
    </p>
    <lab-matrix .matrix=${matrix}></lab-matrix>
  </section>`;
}

function comparisons({ rows }: TwinRun): TemplateResult {
  return html`<table class="twin">
    <caption class="visually-hidden">
      ${t('collabnn.twin.caption')}
    </caption>
    <thead>
      <tr>
        <th scope="col">${t('collabnn.twin.lookup')}</th>
        <th scope="col">${t('collabnn.twin.product')}</th>
        <th scope="col">${t('collabnn.twin.value')}</th>
        <th scope="col">${t('collabnn.twin.gradient')}</th>
        <th scope="col">${t('collabnn.twin.after')}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr data-twin=${row.name}>
            <th scope="row"><code>${row.name}</code></th>
            <td><code>${twinName(row)}</code></td>
            <td>${cell(row, 'value', row.value)}</td>
            <td>${cell(row, 'gradient', row.grad)}</td>
            <td>${row.after === null ? '' : cell(row, 'after', row.after)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** What stands in its place there. */
function twinName({ name }: TwinRow): string {
  if (isTable(name)) return `${columnOf(name)}_linear.weight.T`;
  if (name === 'users') return 'user_linear(one_hot)';
  if (name === 'films') return 'film_linear(one_hot)';
  return name;
}

/** A mark and how many floats agree. */
function cell(
  row: TwinRow,
  what: 'value' | 'gradient' | 'after',
  compared: Compared,
): TemplateResult {
  const good = same(compared);
  const agree = compared.floats - compared.differing;
  return html`<span class="verdict ${good ? '' : 'bad'}" data-same=${good}
    >${icon(good ? 'check' : 'cross')}<span class="visually-hidden"
      >${t(good ? 'collabnn.sameBits' : 'collabnn.otherBits')}</span
    >
    ${numberText(t('collabnn.twin.of', { agree, floats: compared.floats }), () =>
      explainCompared(row, what, compared),
    )}</span
  >`;
}

const MOST_BITS = 3;

/** Some of the floats with their bits: where they differ, those that do. */
function explainCompared(
  row: TwinRow,
  what: 'value' | 'gradient' | 'after',
  compared: Compared,
): Explanation {
  const { ours, theirs, differing, floats } = compared;
  const [mine, other] = [bitsOf(ours), bitsOf(theirs)];
  const places = (differing > 0 ? placesOf(compared) : range(floats)).slice(0, MOST_BITS);
  return {
    title: `${row.name}, ${t(`collabnn.twin.${what}`)}`,
    lines: [
      ...places.map(
        (i) =>
          `[${Math.floor(i / row.shape[1])}][${i % row.shape[1]}]: ${written(ours[i] ?? NaN)} = ${mine[i]}, ${written(theirs[i] ?? NaN)} = ${other[i]}`,
      ),
      `= ${t('collabnn.twin.of', { agree: floats - differing, floats })}`,
    ],
    note: t(
      floats > places.length && differing === 0
        ? 'collabnn.twin.why.first'
        : 'collabnn.twin.why.bits',
    ),
    shape: shapeText(row.shape),
    pytorch: `torch.equal(a, b)`,
    bits: null,
  };
}

function counted({ rows }: TwinRun, what: 'floats' | 'differ', n: number): Explanation {
  return {
    title: t(`collabnn.twin.count.${what}`),
    lines: [`= ${n}`],
    note: t('collabnn.twin.why.counted', { n: rows.length }),
    shape: '',
    pytorch: 'torch.equal(a, b)',
    bits: null,
  };
}
