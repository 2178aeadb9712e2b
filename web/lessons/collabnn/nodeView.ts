// The node under way: its value going forward; coming back, what it passed on to its inputs and to
// its weights. At concat: the gradient whole, and the two halves into which it splits.

import { html, type TemplateResult } from 'lit';
import { finding } from '../../components/finding.ts';
import { shapeText } from '../../components/formula.ts';
import '../../components/matrixView.ts';
import type { MatrixModel } from '../../components/matrixView.ts';
import { numberCell } from '../../components/numberCell.ts';
import type { Shape } from '../../engine/trace.ts';
import { range } from '../../components/numbers.ts';
import { contributionsTo, gradOfRow } from '../../components/traceRows.ts';
import { rich, t } from '../../text/text.ts';
import { sentExactly, splitExactly } from './exact.ts';
import * as explain from './inspect.ts';
import * as back from './inspectBack.ts';
import { columnNumber } from './model.ts';
import { GRAD_RANGE, nameOf, VALUE_RANGE } from './shared.ts';
import {
  INPUTS,
  LAYER_OF,
  LOOKUP_OF,
  tableOf,
  TABLES,
  WEIGHTS,
  type Moment,
  type NodeName,
  type TableName,
  type WeightName,
} from './steps.ts';

export interface NodeView {
  context: explain.Context;
  moment: Moment;
  table: TableName;
  row: number;
}

export function nodeView(view: NodeView): TemplateResult {
  const { step } = view.moment;
  switch (step.kind) {
    case 'start':
      return html`<p class="panel-how collab-label">${t('collabnn.node.start')}</p>`;
    case 'forward':
      return nodes(matrix(view, step.node, 'activation'));
    case 'seed':
      return nodes(matrix(view, 'loss', 'gradient'));
    case 'backward':
      return step.node === 'both' ? split(view) : passedOn(view, step.node);
    case 'scatter':
      return received(view, tableOf(step.node) ?? view.table, step.position + 1);
    case 'end':
      return stopped(view);
    case 'update':
      return lossBeforeAndAfter(view);
  }
}

const nodes = (...content: TemplateResult[]): TemplateResult =>
  html`<div class="collab-nodes">${content}</div>`;

function titled(title: string, shape: Shape, content: TemplateResult): TemplateResult {
  return html`<div class="collab-node" data-node=${title} style="--columns: ${shape[1]}">
    <h3 class="panel-title">
      <code>${title}</code>
      <span class="collab-shape collab-label">${shapeText(shape)}</span>
    </h3>
    ${content}
  </div>`;
}

/** A matrix with a row for each sample. */
function matrix(
  { context }: NodeView,
  name: NodeName,
  role: 'activation' | 'gradient',
): TemplateResult {
  const { shape, value, grad } = context.run.nodes[name];
  const values = role === 'gradient' ? (grad ?? value) : value;
  const title = role === 'gradient' ? `∂L/∂${name}` : name;
  const model: MatrixModel = {
    name: title,
    role,
    shape,
    range: role === 'gradient' ? GRAD_RANGE : VALUE_RANGE,
    caption: t('collabnn.node.caption', { name: title }),
    ...(name === 'loss' ? {} : { rowName: (b: number) => t('collabnn.sample', { b }) }),
    numbered: false,
    value: (row, col) => values[row * shape[1] + col] ?? NaN,
    explain: (row, col) =>
      role === 'gradient'
        ? back.explainGrad(context, name, row, col)
        : explain.explainValue(context, name, row, col),
  };
  return titled(title, shape, html`<lab-matrix .matrix=${model}></lab-matrix>`);
}

/** What a node passed on: to its input, and where it is a Linear layer to weight and bias. */
function passedOn(view: NodeView, node: NodeName): TemplateResult {
  const weights = WEIGHTS.filter((weight) => LAYER_OF[weight] === node);
  return nodes(
    ...INPUTS[node].map((input) => matrix(view, input, 'gradient')),
    ...weights.map((weight) => weightGrad(view, weight)),
  );
}

function weightGrad({ context }: NodeView, name: WeightName): TemplateResult {
  const { shape, grad } = context.run.parameterNodes[name];
  const model: MatrixModel = {
    name: `${name}.grad`,
    role: 'gradient',
    shape,
    range: GRAD_RANGE,
    caption: t('collabnn.tables.caption', { name: `${name}.grad` }),
    rowName: (unit) => (shape[0] > 1 ? t('collabnn.unit', { unit }) : t('collabnn.oneRow')),
    numbered: false,
    value: (row, col) => grad?.[row * shape[1] + col] ?? NaN,
    explain: (row, col) => back.explainWeightGrad(context, name, row, col),
  };
  return titled(`${name}.grad`, shape, html`<lab-matrix .matrix=${model}></lab-matrix>`);
}

/** Concat on the way back: columns part where they were joined. */
function split(view: NodeView): TemplateResult {
  const { run } = view.context;
  const exact = TABLES.every((table) => splitExactly(run, table));
  const { users, both } = run.nodes;
  return html`${nodes(matrix(view, 'both', 'gradient'))}
    <div class="collab-halves">
      ${matrix(view, 'users', 'gradient')}${matrix(view, 'films', 'gradient')}
    </div>
    ${finding({
      good: exact,
      text: t(exact ? 'collabnn.split.same' : 'collabnn.split.differs'),
      detail: html`<span class="collab-label"
        >${rich('collabnn.split.how', {
          first: `0 … ${users.shape[1] - 1}`,
          second: `${users.shape[1]} … ${both.shape[1] - 1}`,
        })}</span
      >`,
    })}`;
}

/** What the first `count` samples sent to the row of the last of them, and what it comes to. */
function received({ context }: NodeView, table: TableName, count: number): TemplateResult {
  return sentTo(context, table, explain.rowNamed(context.run, table, count - 1), count);
}

function sentTo(
  context: explain.Context,
  table: TableName,
  row: number,
  count: number,
): TemplateResult {
  const { run } = context;
  const lookup = run.nodes[LOOKUP_OF[table]];
  const title = `${table}.grad[${row}]`;
  const sent = contributionsTo(lookup, row).filter(({ position }) => position < count);
  const shape: Shape = [sent.length + 1, lookup.shape[1]];
  if (sent.length === 0) {
    const name = nameOf(table, row);
    return titled(
      title,
      [1, shape[1]],
      html`<p class="panel-how collab-label">${t('collabnn.node.none', { row, name, table })}</p>`,
    );
  }
  const node = run.soFar[table][count];
  const grad = node === undefined ? null : gradOfRow(node, row);
  const model: MatrixModel = {
    name: title,
    role: 'gradient',
    shape,
    range: GRAD_RANGE,
    caption: t('collabnn.node.caption', { name: title }),
    rowName: (place) => {
      const one = sent[place];
      return one === undefined
        ? t('collabnn.node.sum')
        : t('collabnn.node.sent', { b: one.position });
    },
    numbered: false,
    row: (place) => ({ lit: true, current: place === sent.length }),
    value: (place, col) => (sent[place]?.values ?? grad)?.[col] ?? NaN,
    explain: (place, col) => {
      const one = sent[place];
      return one === undefined
        ? back.explainTableGrad(context, table, row, col, { value: grad?.[col] ?? NaN, count })
        : back.explainSent(context, table, one.position, col);
    },
  };
  return titled(title, [1, shape[1]], html`<lab-matrix .matrix=${model}></lab-matrix>`);
}

/** The end of the walk: what came to the chosen row, and that nothing goes on to the integers. */
function stopped({ context, table, row }: NodeView): TemplateResult {
  const { run } = context;
  const exact = TABLES.every((one) => sentExactly(run, one));
  return html`${nodes(sentTo(context, table, row, run.samples.length))}
    <div class="collab-stop" data-stop>
      ${TABLES.map(
        (one) =>
          html`<div>
            <code>${`x[:,${columnNumber(one)}].grad`}</code>
            ${range(run.samples.length).map(
              (b) =>
                html`<span class="chip collab-no-grad" title=${t('collabnn.stop.chip', { b })}
                  >${t('collabnn.stop.none')}</span
                >`,
            )}
          </div>`,
      )}
      <p class="panel-how collab-label">${rich('collabnn.stop.why')}</p>
    </div>
    ${finding({
      good: exact,
      text: t(exact ? 'collabnn.halves.same' : 'collabnn.halves.differ'),
      detail: t('collabnn.halves.how'),
    })}`;
}

function lossBeforeAndAfter({ context }: NodeView): TemplateResult {
  const { nodes: traced, updated } = context.run;
  const cell = (label: string, value: number, why: () => ReturnType<typeof explain.explainValue>) =>
    html`<div class="collab-loss">
      <span>${label}</span>
      ${numberCell({ role: 'activation', value, label, range: VALUE_RANGE, explain: why })}
    </div>`;
  return html`<div class="collab-node" data-node="loss">
    <h3 class="panel-title"><code>loss</code></h3>
    ${cell(t('collabnn.node.before'), traced.loss.value[0] ?? NaN, () =>
      explain.explainValue(context, 'loss', 0, 0),
    )}
    ${cell(t('collabnn.node.after'), updated.loss.value[0] ?? NaN, () =>
      back.explainLossAfter(context),
    )}
  </div>`;
}
