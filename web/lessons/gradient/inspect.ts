// For every number of the lesson: where it comes from, with the numbers in the formula. All of them
// are read from the trace.

import { bitsOfOne, fixed } from '../../components/format.ts';
import { at, factor, gradAt, param, shapeText, written } from '../../components/formula.ts';
import type { Explanation } from '../../components/inspector.ts';
import type { Engine } from '../../engine/client.ts';
import { t } from '../../text/text.ts';
import { checkElement } from './check.ts';
import {
  columnOf,
  contributionsTo,
  HIGH,
  LEARNING_RATE,
  LOW,
  TABLE_SHAPE,
  type StateRun,
} from './model.ts';
import { LOOKUP_OF, type NodeName, type TableName } from './steps.ts';

/** How each node is written in code. */
export const CODE: Readonly<Record<NodeName, string>> = {
  users: 'users',
  films: 'films',
  products: '(users * films)',
  dots: 'dot',
  userBias: 'user_bias[x[:,0]]',
  filmBias: 'film_bias[x[:,1]]',
  biases: 'biases',
  res: 'res',
  pred: 'pred',
  loss: 'loss',
};

export interface Context {
  engine: Engine;
  run: StateRun;
}

// ---- Forward ------------------------------------------------------------------------------------

export function explainParameter(
  { run }: Context,
  table: TableName,
  row: number,
  col: number,
): Explanation {
  const value = at(run.tableNodes[table], row, col);
  return {
    title: `${table}[${row}][${col}]`,
    lines: [`= ${param(value)}`],
    note: t('gradient.why.parameter', { seed: run.seed }),
    shape: shapeText(TABLE_SHAPE[table]),
    pytorch: `model.${table}[${row}, ${col}]`,
    bits: bitsOfOne(value),
  };
}

/** The formula of one value in names, then with numbers. */
function forwardLines({ run }: Context, node: NodeName, b: number, col: number): string[] {
  const { nodes, ratings, samples } = run;
  const value = (name: NodeName, c = 0): string => written(at(nodes[name], b, c));
  const copy = (table: TableName): string[] => {
    const row = samples[b]?.[columnOf(table)] ?? -1;
    return [
      `= ${table}[x[${b}][${columnOf(table) === 'user' ? 0 : 1}]][${col}]`,
      `= ${table}[${row}][${col}]`,
    ];
  };
  const rows = Array.from(ratings.value, (_, i) => i);
  switch (node) {
    case 'users':
      return copy('user_factors');
    case 'films':
      return copy('film_factors');
    case 'userBias':
      return copy('user_bias');
    case 'filmBias':
      return copy('film_bias');
    case 'products':
      return [
        `= users[${b}][${col}] · films[${b}][${col}]`,
        `= ${param(at(nodes.users, b, col))} · ${factor(param(at(nodes.films, b, col)))}`,
      ];
    case 'dots':
      return [
        `= Σ users[${b}][k] · films[${b}][k]`,
        `= ${Array.from({ length: nodes.products.shape[1] }, (_, k) => factor(value('products', k))).join(' + ')}`,
      ];
    case 'biases':
      return [
        `= user_bias[${samples[b]?.user}] + film_bias[${samples[b]?.film}]`,
        `= ${param(at(nodes.userBias, b, 0))} + ${factor(param(at(nodes.filmBias, b, 0)))}`,
      ];
    case 'res':
      return [`= dot[${b}] + biases[${b}]`, `= ${value('dots')} + ${factor(value('biases'))}`];
    case 'pred':
      return [
        `= sigmoid(res[${b}]) · (${HIGH} − ${LOW}) + ${LOW}`,
        `= sigmoid(${value('res')}) · ${HIGH}`,
      ];
    case 'loss':
      return [
        `= 1/B · Σ (pred[b] − ratings[b])²`,
        `= 1/${rows.length} · (${rows
          .map((i) => `(${written(at(nodes.pred, i, 0))} − ${fixed(at(ratings, i, 0), 1)})²`)
          .join(' + ')})`,
      ];
  }
}

export function explainValue(
  context: Context,
  node: NodeName,
  b: number,
  col: number,
): Explanation {
  const traced = context.run.nodes[node];
  const value = at(traced, b, col);
  const place = node === 'loss' ? '' : traced.shape[1] === 1 ? `[${b}]` : `[${b}][${col}]`;
  return {
    title: `${CODE[node]}${place}`,
    lines: [...forwardLines(context, node, b, col), `= ${written(value)}`],
    note: t(`gradient.why.${node}`),
    shape: shapeText(traced.shape),
    pytorch: node === 'loss' ? 'loss' : `${pythonOf(node)}[${b}, ${col}]`,
    bits: bitsOfOne(value),
  };
}

/** What computes a node in the learner's notebook. */
function pythonOf(node: NodeName): string {
  if (node === 'dots') return '(users * films).sum(dim=1, keepdim=True)';
  if (node === 'biases') return '(user_bias[x[:,0]] + film_bias[x[:,1]])';
  return CODE[node];
}

// ---- Backward -----------------------------------------------------------------------------------

/** ∂L/∂node: what its consumer passed on, in names, then with numbers. */
function backwardLines({ run }: Context, node: NodeName, b: number, col: number): string[] {
  const { nodes, ratings } = run;
  const grad = (name: NodeName, c = 0): string => factor(written(gradAt(nodes[name], b, c)));
  const batch = ratings.value.length;
  switch (node) {
    case 'loss':
      return ['= ∂L/∂L'];
    case 'pred':
      return [
        `= 2/B · (pred[${b}] − ratings[${b}])`,
        `= 2/${batch} · (${written(at(nodes.pred, b, 0))} − ${fixed(at(ratings, b, 0), 1)})`,
      ];
    case 'res': {
      const res = written(at(nodes.res, b, 0));
      return [
        `= ∂L/∂pred[${b}] · ${HIGH} · s · (1 − s), s = sigmoid(res[${b}])`,
        `= ${grad('pred')} · ${HIGH} · s · (1 − s), s = sigmoid(${res})`,
      ];
    }
    case 'dots':
    case 'biases':
      return [`= ∂L/∂res[${b}] · 1`];
    case 'userBias':
    case 'filmBias':
      return [`= ∂L/∂biases[${b}] · 1`];
    case 'products':
      return [`= ∂L/∂dot[${b}] · 1`];
    case 'users':
      return [
        `= ∂L/∂(users * films)[${b}][${col}] · films[${b}][${col}]`,
        `= ${grad('products', col)} · ${factor(param(at(nodes.films, b, col)))}`,
      ];
    case 'films':
      return [
        `= ∂L/∂(users * films)[${b}][${col}] · users[${b}][${col}]`,
        `= ${grad('products', col)} · ${factor(param(at(nodes.users, b, col)))}`,
      ];
  }
}

export function explainGrad(context: Context, node: NodeName, b: number, col: number): Explanation {
  const { run, engine } = context;
  const traced = run.nodes[node];
  const value = gradAt(traced, b, col);
  const place = node === 'loss' ? '' : traced.shape[1] === 1 ? `[${b}]` : `[${b}][${col}]`;
  const check = () => checkElement(engine, run, node, b * traced.shape[1] + col, value);
  return {
    title: `∂L/∂${CODE[node]}${place}`,
    lines: [...backwardLines(context, node, b, col), `= ${written(value)}`],
    note: t(`gradient.whyGrad.${node}`),
    shape: shapeText(traced.shape),
    pytorch:
      node === 'loss'
        ? 'loss.backward()'
        : `${pythonOf(node)}.grad[${b}, ${col}]  # after .retain_grad()`,
    bits: bitsOfOne(value),
    // The loss is no leaf of its own: its gradient is 1 by definition.
    ...(node === 'loss' ? {} : { check }),
  };
}

/** The factor that a sample's ∂L/∂res is multiplied by on its way into a factor table. */
function otherFactor({ run }: Context, table: TableName, b: number, col: number) {
  const other = table === 'film_factors' ? 'users' : 'films';
  const sample = run.samples[b];
  const row = table === 'film_factors' ? sample?.user : sample?.film;
  const name = table === 'film_factors' ? 'user_factors' : 'film_factors';
  return { name: `${name}[${row}][${col}]`, value: param(at(run.nodes[other], b, col)) };
}

const SUBSCRIPTS = '₀₁₂₃';

/** What one position sent: ∂L/∂res times the other factor, in names and in numbers. */
function term(context: Context, table: TableName, b: number, col: number) {
  const res = `∂L/∂res${SUBSCRIPTS[b] ?? `[${b}]`}`;
  const grad = written(gradAt(context.run.nodes.res, b, 0));
  if (table.endsWith('bias')) return { names: res, numbers: factor(grad) };
  const other = otherFactor(context, table, b, col);
  return { names: `${res} · ${other.name}`, numbers: `${factor(grad)} · ${factor(other.value)}` };
}

export function explainContribution(
  context: Context,
  table: TableName,
  b: number,
  col: number,
  value: number,
): Explanation {
  const lookup = LOOKUP_OF[table];
  const row = context.run.samples[b]?.[columnOf(table)] ?? -1;
  const { names, numbers } = term(context, table, b, col);
  const element = b * context.run.nodes[lookup].shape[1] + col;
  return {
    title: t('gradient.contributionTitle', { place: `${table}.grad[${row}][${col}]`, b }),
    lines: [`= ${names}`, `= ${numbers}`, `= ${written(value)}`],
    note: t('gradient.why.contribution', { b, row }),
    shape: `[${TABLE_SHAPE[table][1]}]`,
    pytorch: `${pythonOf(lookup)}.grad[${b}, ${col}]  # after .retain_grad()`,
    bits: bitsOfOne(value),
    check: () => checkElement(context.engine, context.run, lookup, element, value),
  };
}

/** The gradient of a table's element once `count` positions have sent theirs. */
export function explainTableGrad(
  context: Context,
  table: TableName,
  row: number,
  col: number,
  { value, count }: { value: number; count: number },
): Explanation {
  const { run, engine } = context;
  const [, cols] = TABLE_SHAPE[table];
  const sent = contributionsTo(run.nodes[LOOKUP_OF[table]], row);
  const arrived = sent.filter(({ position }) => position < count);
  const terms = arrived.map(({ position }) => term(context, table, position, col));
  const whole = arrived.length === sent.length;
  const padded = columnOf(table) === 'film' && run.padding === row;
  const sums =
    terms.length === 0
      ? []
      : [
          `= ${terms.map(({ names }) => names).join(' + ')}`,
          `= ${terms.map(({ numbers }) => numbers).join(' + ')}`,
        ];
  const note = padded
    ? t('gradient.why.padded', { row })
    : terms.length === 0
      ? t('gradient.why.zero', { row })
      : whole
        ? t('gradient.why.sum', { n: terms.length, row, batch: run.samples.length })
        : t('gradient.why.soFar', { n: sent.length, done: arrived.length });
  return {
    title: `${table}.grad[${row}][${col}]`,
    lines: [...sums, `= ${written(value)}`],
    note,
    shape: shapeText(TABLE_SHAPE[table]),
    pytorch: `model.${table}.grad${run.storage === 'sparse' ? '.to_dense()' : ''}[${row}, ${col}]`,
    bits: bitsOfOne(value),
    // A part of a sum is not yet the derivative of anything.
    ...(whole ? { check: () => checkElement(engine, run, table, row * cols + col, value) } : {}),
  };
}

// ---- The update ---------------------------------------------------------------------------------

export function explainUpdated(
  { run }: Context,
  table: TableName,
  row: number,
  col: number,
): Explanation {
  const [, cols] = TABLE_SHAPE[table];
  const old = at(run.tableNodes[table], row, col);
  const value = run.updated.tables[table][row * cols + col] ?? NaN;
  const grad = gradAt(run.tableNodes[table], row, col);
  const received = contributionsTo(run.nodes[LOOKUP_OF[table]], row).length > 0;
  return {
    title: `${table}[${row}][${col}]`,
    lines: received
      ? [
          '= old − lr · grad',
          `= ${param(old)} − ${LEARNING_RATE} · ${factor(written(grad))}`,
          `= ${written(value)}`,
        ]
      : ['= old', `= ${written(value)}`],
    note: t(received ? 'gradient.why.moved' : 'gradient.why.unmoved'),
    shape: shapeText(TABLE_SHAPE[table]),
    pytorch: `model.${table}[${row}, ${col}]  # after opt.step()`,
    bits: bitsOfOne(value),
  };
}

export function explainLossAfter({ run }: Context): Explanation {
  const value = at(run.updated.loss, 0, 0);
  return {
    title: 'loss',
    lines: [`= ${written(value)}`],
    note: t('gradient.why.lossAfter', { lr: LEARNING_RATE }),
    shape: '[1, 1]',
    pytorch: 'F.mse_loss(model(x), ratings)  # after opt.step()',
    bits: bitsOfOne(value),
  };
}

// ---- Counts -------------------------------------------------------------------------------------

/** How many rows of a table were sent a gradient, or how many it has. */
export function explainRows(
  { run }: Context,
  table: TableName,
  which: 'sent' | 'all',
): Explanation {
  const all = Array.from({ length: TABLE_SHAPE[table][0] }, (_, row) => row);
  const rows = which === 'all' ? all : [...run.sums[table].keys()];
  return {
    title: t(which === 'all' ? 'gradient.rows.all' : 'gradient.rows.sent', { table }),
    lines: [`= len([${rows.join(', ')}])`, `= ${rows.length}`],
    note: t(which === 'all' ? 'gradient.why.rowsAll' : 'gradient.why.rowsSent'),
    shape: shapeText(TABLE_SHAPE[table]),
    pytorch:
      which === 'all'
        ? `len(model.${table})`
        : `len(x[:,${columnOf(table) === 'user' ? 0 : 1}].unique())`,
    bits: null,
  };
}

/** How many contributions a row was sent. */
export function explainSent({ run }: Context, table: TableName, row: number): Explanation {
  const sent = contributionsTo(run.nodes[LOOKUP_OF[table]], row);
  const column = columnOf(table) === 'user' ? 0 : 1;
  return {
    title: t('gradient.rows.contributions', { table, row }),
    lines: [
      `= len([${sent.map(({ position }) => t('gradient.node.sample', { b: position })).join(', ')}])`,
      `= ${sent.length}`,
    ],
    note: '',
    shape: shapeText(TABLE_SHAPE[table]),
    pytorch: `(x[:,${column}] == ${row}).sum()`,
    bits: null,
  };
}
