// Where gradients come from, and what the step did with them.

import { bitsOfOne, fixed } from '../../components/format.ts';
import { at, factor, gradAt, param, shapeText, written } from '../../components/formula.ts';
import type { Explanation } from '../../components/inspector.ts';
import { range } from '../../components/numbers.ts';
import { contributionsTo } from '../../components/traceRows.ts';
import { t } from '../../text/text.ts';
import { checkElement } from './check.ts';
import { indexOf, parameterPlace, placeOf, pythonName, rowNamed, type Context } from './inspect.ts';
import { HIGH, ledgerOf, STEP_OPTIONS } from './model.ts';
import {
  INPUTS,
  LAYER_OF,
  LOOKUP_OF,
  type NodeName,
  type ParameterName,
  type TableName,
  type WeightName,
} from './steps.ts';

const sum = (terms: readonly string[]): string => terms.join(' + ');

// ---- Nodes --------------------------------------------------------------------------------------

/** ∂L/∂node: what its consumer passed on, in names, then with numbers. */
function backwardLines({ run }: Context, node: NodeName, b: number, col: number): string[] {
  const { nodes, parameterNodes, ratings } = run;
  const grad = (name: NodeName, c = 0): string => factor(written(gradAt(nodes[name], b, c)));
  const weight = (name: ParameterName, row: number, c: number): string =>
    factor(param(at(parameterNodes[name], row, c)));
  switch (node) {
    case 'loss':
      return ['= ∂L/∂L'];
    case 'pred':
      return [
        `= 2/B · (pred[${b}] − ratings[${b}])`,
        `= 2/${ratings.value.length} · (${written(at(nodes.pred, b, 0))} − ${fixed(at(ratings, b, 0), 1)})`,
      ];
    case 'res':
      return [
        `= ∂L/∂pred[${b}] · ${HIGH} · s · (1 − s), s = sigmoid(res[${b}])`,
        `= ${grad('pred')} · ${HIGH} · s · (1 − s), s = sigmoid(${written(at(nodes.res, b, 0))})`,
      ];
    case 'act':
      return [
        `= ∂L/∂res[${b}] · linear2.weight[0][${col}]`,
        `= ${grad('res')} · ${weight('linear2.weight', 0, col)}`,
      ];
    case 'hidden': {
      const awake = at(nodes.hidden, b, col) > 0;
      return [
        `= ∂L/∂act[${b}][${col}] · (hidden[${b}][${col}] > 0 ? 1 : 0)`,
        `= ${grad('act', col)} · ${awake ? 1 : 0}`,
      ];
    }
    case 'both':
      return [
        `= Σ ∂L/∂hidden[${b}][j] · linear1.weight[j][${col}]`,
        `= ${sum(
          range(nodes.hidden.shape[1]).map(
            (j) => `${grad('hidden', j)} · ${weight('linear1.weight', j, col)}`,
          ),
        )}`,
      ];
    case 'users':
      return [`= ∂L/∂both[${b}][${col}]`];
    case 'films':
      return [`= ∂L/∂both[${b}][${nodes.users.shape[1] + col}]`];
  }
}

export function explainGrad(context: Context, node: NodeName, b: number, col: number): Explanation {
  const { run, engine } = context;
  const traced = run.nodes[node];
  const value = gradAt(traced, b, col);
  const check = () => checkElement(engine, run, node, b * traced.shape[1] + col, value);
  return {
    title: `∂L/∂${placeOf(run, node, b, col)}`,
    lines: [...backwardLines(context, node, b, col), `= ${written(value)}`],
    note: t(`collabnn.whyGrad.${node}`),
    shape: shapeText(traced.shape),
    pytorch:
      node === 'loss'
        ? 'loss.backward()'
        : `${node}.grad[${b}, ${col}]  # after ${node}.retain_grad()`,
    bits: bitsOfOne(value),
    // The loss is no leaf of its own: its gradient is 1 by definition.
    ...(node === 'loss' ? {} : { check }),
  };
}

// ---- Weights, which a Linear layer uses whole ------------------------------------------------------

export function explainWeightGrad(
  { run, engine }: Context,
  name: WeightName,
  row: number,
  col: number,
): Explanation {
  const traced = run.parameterNodes[name];
  const value = gradAt(traced, row, col);
  const layer = LAYER_OF[name];
  const [input] = INPUTS[layer];
  const unit = name.endsWith('bias') ? col : row;
  const samples = range(run.samples.length);
  const sent = (b: number): string => factor(written(gradAt(run.nodes[layer], b, unit)));
  const from = layer === 'hidden' ? `∂L/∂hidden[b][${unit}]` : '∂L/∂res[b]';
  const lines = name.endsWith('bias')
    ? [`= Σ ${from}`, `= ${sum(samples.map(sent))}`]
    : [
        `= Σ ${from} · ${input}[b][${col}]`,
        `= ${sum(samples.map((b) => `${sent(b)} · ${factor(written(at(run.nodes[input], b, col)))}`))}`,
      ];
  return {
    title: gradPlace(name, row, col),
    lines: [...lines, `= ${written(value)}`],
    note: t('collabnn.whyGrad.weight'),
    shape: shapeText(traced.shape),
    pytorch: `model.${name}.grad[${indexOf(name, row, col)}]`,
    bits: bitsOfOne(value),
    check: () => checkElement(engine, run, name, row * traced.shape[1] + col, value),
  };
}

/** "linear1.weight.grad[2][3]" */
const gradPlace = (name: ParameterName, row: number, col: number): string =>
  parameterPlace(name, row, col).replace(name, `${name}.grad`);

// ---- Tables, into whose rows copies' gradients are added ---------------------------------------------

/** The gradient of a table's element once `count` positions have sent theirs. */
export function explainTableGrad(
  { run, engine }: Context,
  table: TableName,
  row: number,
  col: number,
  { value, count }: { value: number; count: number },
): Explanation {
  const traced = run.parameterNodes[table];
  const lookup = LOOKUP_OF[table];
  const sent = contributionsTo(run.nodes[lookup], row);
  const arrived = sent.filter(({ position }) => position < count);
  const whole = arrived.length === sent.length;
  const lines =
    arrived.length === 0
      ? []
      : [
          `= ${sum(arrived.map(({ position }) => `∂L/∂${lookup}[${position}][${col}]`))}`,
          ...(arrived.length > 1
            ? [`= ${sum(arrived.map(({ values }) => factor(written(values[col] ?? NaN))))}`]
            : []),
        ];
  const note =
    sent.length === 0
      ? t('collabnn.whyGrad.notLooked', { row })
      : whole
        ? t('collabnn.whyGrad.table', { n: sent.length, row })
        : t('collabnn.whyGrad.soFar', { n: sent.length, done: arrived.length });
  return {
    title: gradPlace(table, row, col),
    lines: [...lines, `= ${written(value)}`],
    note,
    shape: shapeText(traced.shape),
    pytorch: `model.${pythonName(table)}.grad[${row}, ${col}]`,
    bits: bitsOfOne(value),
    // A part of a sum is not yet the derivative of anything.
    ...(whole
      ? { check: () => checkElement(engine, run, table, row * traced.shape[1] + col, value) }
      : {}),
  };
}

/** What one sample's copy sent to its row. */
export function explainSent(
  context: Context,
  table: TableName,
  b: number,
  col: number,
): Explanation {
  const row = rowNamed(context.run, table, b);
  const explained = explainGrad(context, LOOKUP_OF[table], b, col);
  return { ...explained, note: t('collabnn.whyGrad.sent', { b, row, table }) };
}

// ---- The step -----------------------------------------------------------------------------------

/** One element after the step, in the parts that the core's ledger gives. */
export function explainUpdated(
  { run }: Context,
  name: ParameterName,
  row: number,
  col: number,
): Explanation {
  const { shape } = run.parameterNodes[name];
  const { optimizer, values } = run.updated;
  const value = values[name][row * shape[1] + col] ?? NaN;
  const ledger = ledgerOf(run, name, row);
  const part = (which: 'data' | 'decay' | 'rounding'): string =>
    factor(
      which === 'rounding'
        ? exponent(ledger?.rounding[col] ?? NaN)
        : written(ledger?.[which][col] ?? NaN),
    );
  const adamw = optimizer === 'adamw';
  const old = param(ledger?.oldValue[col] ?? at(run.parameterNodes[name], row, col));
  const lines =
    ledger === null
      ? ['= old', `= ${old}`]
      : adamw
        ? [
            '= old + data + decay + rounding',
            `= ${old} + ${part('data')} + ${part('decay')} + ${part('rounding')}`,
          ]
        : [
            '= old − lr · grad, + rounding',
            `= ${old} − ${STEP_OPTIONS.sgd.lr} · ${factor(written(ledger.grad[col] ?? NaN))} + ${part('rounding')}`,
          ];
  const received = ledger?.hasGradient === true;
  const id = received
    ? 'collabnn.why.moved'
    : adamw && ledger !== null
      ? 'collabnn.why.decayed'
      : 'collabnn.why.unmoved';
  return {
    title: parameterPlace(name, row, col),
    lines: [...lines, `= ${written(value)}`],
    note: t(id),
    shape: shapeText(shape),
    pytorch: `model.${pythonName(name)}[${indexOf(name, row, col)}]  # after opt.step()`,
    bits: bitsOfOne(value),
  };
}

/** "−1.8e-8": what floats lose is too small for fixed decimals. */
const exponent = (value: number): string =>
  value === 0 ? '0' : value.toExponential(1).replaceAll('-', '−');

export function explainLossAfter({ run }: Context): Explanation {
  const { loss, optimizer } = run.updated;
  const value = at(loss, 0, 0);
  return {
    title: 'loss',
    lines: [`= ${written(value)}`],
    note: t('collabnn.why.lossAfter', { lr: STEP_OPTIONS[optimizer].lr }),
    shape: '[1, 1]',
    pytorch: 'F.mse_loss(model(x), ratings)  # after opt.step()',
    bits: bitsOfOne(value),
  };
}
