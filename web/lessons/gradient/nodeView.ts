// The node under way: its value going forward, what arrived at its inputs coming back; and where
// gradients reach a row, what each sample sent.

import { html, type TemplateResult } from 'lit';
import { shapeText } from '../../components/formula.ts';
import '../../components/matrixView.ts';
import type { MatrixModel } from '../../components/matrixView.ts';
import { numberCell } from '../../components/numberCell.ts';
import { t } from '../../text/text.ts';
import * as explain from './inspect.ts';
import { columnOf, contributionsTo, gradOfRow } from './model.ts';
import { INPUTS, LOOKUP_OF, TABLES, type Moment, type NodeName, type TableName } from './steps.ts';
import { factorsOf, GRAD_RANGE, nameOf, VALUE_RANGE, type Side } from './tables.ts';

export interface NodeView {
  context: explain.Context;
  moment: Moment;
  side: Side;
  chosen: number;
}

export function nodeView(view: NodeView): TemplateResult {
  const { step } = view.moment;
  switch (step.kind) {
    case 'start':
      return words(t('gradient.node.start'));
    case 'forward':
      return matrices(view, [step.node], 'activation');
    case 'seed':
      return matrices(view, ['loss'], 'gradient');
    case 'backward':
      return matrices(view, INPUTS[step.node], 'gradient');
    case 'scatter': {
      const table = TABLES.find((one) => LOOKUP_OF[one] === step.node) ?? 'film_factors';
      const row = view.context.run.samples[step.position]?.[columnOf(table)] ?? 0;
      return received(view, table, row, step.position + 1);
    }
    case 'end':
      return html`${received(view, factorsOf(view.side), view.chosen, view.context.run.samples.length)}
        <p class="gradient-words">${t('gradient.node.choose')}</p>`;
    case 'update':
      return lossBeforeAndAfter(view);
  }
}

const words = (text: string): TemplateResult =>
  html`<p class="gradient-words gradient-label">${text}</p>`;

/** A matrix with a row for each sample, of every node named. */
function matrices(
  { context }: NodeView,
  names: readonly NodeName[],
  role: 'activation' | 'gradient',
): TemplateResult {
  const { nodes } = context.run;
  return html`<div class="gradient-nodes">
    ${names.map((name) => {
      const { shape, value, grad } = nodes[name];
      const values = role === 'gradient' ? (grad ?? value) : value;
      const title = role === 'gradient' ? `∂L/∂${explain.CODE[name]}` : explain.CODE[name];
      const matrix: MatrixModel = {
        name: title,
        role,
        shape,
        range: role === 'gradient' ? GRAD_RANGE : VALUE_RANGE,
        caption: t('gradient.node.caption', { name: title }),
        ...(name === 'loss' ? {} : { rowName: (b: number) => t('gradient.node.sample', { b }) }),
        numbered: false,
        value: (row, col) => values[row * shape[1] + col] ?? NaN,
        explain: (row, col) =>
          role === 'gradient'
            ? explain.explainGrad(context, name, row, col)
            : explain.explainValue(context, name, row, col),
      };
      return html`<div class="gradient-node" data-node=${name} style="--columns: ${shape[1]}">
        <h3 class="panel-title">
          <code>${title}</code>
          <span class="gradient-shape gradient-label">${shapeText(shape)}</span>
        </h3>
        <lab-matrix .matrix=${matrix}></lab-matrix>
      </div>`;
    })}
  </div>`;
}

/** What the first `count` samples sent to a row, and what it comes to. */
function received(
  { context }: NodeView,
  table: TableName,
  row: number,
  count: number,
): TemplateResult {
  const { run } = context;
  const lookup = run.nodes[LOOKUP_OF[table]];
  const all = contributionsTo(lookup, row);
  const sent = all.filter(({ position }) => position < count);
  const name = nameOf(columnOf(table), row);
  const title = html`<h3 class="panel-title">
    <code>${`${table}.grad[${row}]`}</code>
    <span class="gradient-shape gradient-label">${t('gradient.node.received', { row, name })}</span>
  </h3>`;
  if (sent.length === 0) {
    const padded = columnOf(table) === 'film' && run.padding === row;
    const looked = run.samples.some((sample) => sample[columnOf(table)] === row);
    return html`<div class="gradient-node">
      ${title}${words(t(padded && looked ? 'gradient.node.padded' : 'gradient.node.none', { row }))}
    </div>`;
  }
  const whole = sent.length === all.length;
  const node = run.soFar[table][count];
  const sum = whole ? run.sums[table].get(row) : node && gradOfRow(node, row);
  const matrix: MatrixModel = {
    name: t('gradient.node.sent', { place: `${table}.grad[${row}]` }),
    role: 'gradient',
    shape: [sent.length + 1, lookup.shape[1]],
    range: GRAD_RANGE,
    caption: t('gradient.node.received', { row, name }),
    rowName: (place) => {
      const one = sent[place];
      if (one !== undefined) return t('gradient.node.sample', { b: one.position });
      return t(whole ? 'gradient.node.sum' : 'gradient.node.soFar');
    },
    numbered: false,
    row: (place) => ({ lit: true, current: place === sent.length }),
    value: (place, col) => (sent[place]?.values ?? sum)?.[col] ?? NaN,
    explain: (place, col) => {
      const one = sent[place];
      return one !== undefined
        ? explain.explainContribution(context, table, one.position, col, one.values[col] ?? NaN)
        : explain.explainTableGrad(context, table, row, col, {
            value: sum?.[col] ?? NaN,
            count,
          });
    },
  };
  return html`<div class="gradient-node gradient-received" style="--columns: ${lookup.shape[1]}">
    ${title}<lab-matrix .matrix=${matrix}></lab-matrix>
  </div>`;
}

function lossBeforeAndAfter({ context }: NodeView): TemplateResult {
  const { nodes, updated } = context.run;
  const cell = (
    label: string,
    value: number,
    why: () => ReturnType<typeof explain.explainLossAfter>,
  ) =>
    html`<div class="gradient-loss">
      <span>${label}</span>
      ${numberCell({ role: 'activation', value, label, range: VALUE_RANGE, explain: why })}
    </div>`;
  return html`<div class="gradient-node">
    <h3 class="panel-title"><code>loss</code></h3>
    ${cell(t('gradient.node.before'), nodes.loss.value[0] ?? NaN, () =>
      explain.explainValue(context, 'loss', 0, 0),
    )}
    ${cell(t('gradient.node.after'), updated.loss.value[0] ?? NaN, () =>
      explain.explainLossAfter(context),
    )}
  </div>`;
}
