// For every number of the lesson: where it comes from, with the numbers in the formula. All of them
// are read from the trace.

import { bitsOfOne, fixed } from '../../components/format.ts';
import { at, factor, param, shapeText, written } from '../../components/formula.ts';
import type { Explanation } from '../../components/inspector.ts';
import { range } from '../../components/numbers.ts';
import type { Engine } from '../../engine/client.ts';
import { t } from '../../text/text.ts';
import { columnNumber, columnOf, HIGH, type CollabRun, type StateRun } from './model.ts';
import { LOOKUP_OF, type NodeName, type ParameterName, type TableName } from './steps.ts';

export interface Context {
  engine: Engine;
  run: StateRun;
}

/** "both[0][3]", "pred[0]", "loss". */
export function placeOf({ nodes }: CollabRun, node: NodeName, b: number, col: number): string {
  if (node === 'loss') return node;
  return nodes[node].shape[1] === 1 ? `${node}[${b}]` : `${node}[${b}][${col}]`;
}

/** "linear1.weight[2][3]"; of a single row, "linear1.bias[2]". */
export function parameterPlace(name: ParameterName, row: number, col: number): string {
  if (name === 'linear2.bias') return `${name}[0]`;
  return name === 'linear1.bias' ? `${name}[${col}]` : `${name}[${row}][${col}]`;
}

/** The row of x that a sample names in a table. */
export const rowNamed = ({ samples }: CollabRun, table: TableName, b: number): number =>
  samples[b]?.[columnOf(table)] ?? -1;

/** Where a column of `both` came from: a table, and its column there. */
function sourceOf({ nodes }: CollabRun, col: number): { table: TableName; col: number } {
  const first = nodes.users.shape[1];
  return col < first ? { table: 'user_factors', col } : { table: 'film_factors', col: col - first };
}

// ---- Parameters ---------------------------------------------------------------------------------

export function explainParameter(
  { run }: Context,
  name: ParameterName,
  row: number,
  col: number,
): Explanation {
  const node = run.parameterNodes[name];
  const value = at(node, row, col);
  return {
    title: parameterPlace(name, row, col),
    lines: [`= ${param(value)}`],
    note: t('collabnn.why.parameter', { seed: run.seed }),
    shape: shapeText(node.shape),
    pytorch: `model.${pythonName(name)}[${indexOf(name, row, col)}]`,
    bits: bitsOfOne(value),
  };
}

/** An nn.Embedding holds its table as `weight`. */
export const pythonName = (name: ParameterName): string =>
  name.endsWith('factors') ? `${name}.weight` : name;

/** Biases have one dimension in PyTorch. */
export const indexOf = (name: ParameterName, row: number, col: number): string =>
  name.endsWith('bias') ? String(col) : `${row}, ${col}`;

// ---- Forward ------------------------------------------------------------------------------------

/** The formula of one value in names, then with numbers. */
function forwardLines({ run }: Context, node: NodeName, b: number, col: number): string[] {
  const { nodes, parameterNodes, ratings } = run;
  const value = (name: NodeName, c = 0): string => written(at(nodes[name], b, c));
  const weight = (name: ParameterName, row: number, c: number): string =>
    factor(param(at(parameterNodes[name], row, c)));
  /** Σ input · weight + bias. */
  const linear = (input: NodeName, layer: 'linear1' | 'linear2', unit: number): string[] => {
    const bias = layer === 'linear1' ? `${layer}.bias[${unit}]` : `${layer}.bias[0]`;
    const terms = range(nodes[input].shape[1]).map(
      (k) => `${factor(value(input, k))} · ${weight(`${layer}.weight`, unit, k)}`,
    );
    return [
      `= Σ ${input}[${b}][k] · ${layer}.weight[${unit}][k] + ${bias}`,
      `= ${terms.join(' + ')} + ${weight(`${layer}.bias`, 0, unit)}`,
    ];
  };
  const copy = (table: TableName): string[] => [
    `= ${table}[x[${b}][${columnNumber(table)}]][${col}]`,
    `= ${table}[${rowNamed(run, table, b)}][${col}]`,
  ];
  switch (node) {
    case 'users':
      return copy('user_factors');
    case 'films':
      return copy('film_factors');
    case 'both': {
      const { table, col: from } = sourceOf(run, col);
      return [`= ${placeOf(run, LOOKUP_OF[table], b, from)}`];
    }
    case 'hidden':
      return linear('both', 'linear1', col);
    case 'act':
      return [`= max(0, hidden[${b}][${col}])`, `= max(0, ${value('hidden', col)})`];
    case 'res':
      return linear('act', 'linear2', 0);
    case 'pred':
      return [`= sigmoid(res[${b}]) · ${HIGH}`, `= sigmoid(${value('res')}) · ${HIGH}`];
    case 'loss': {
      const errors = [...ratings.value].map(
        (rating, i) => `(${written(at(nodes.pred, i, 0))} − ${fixed(rating, 1)})²`,
      );
      return [
        '= 1/B · Σ (pred[b] − ratings[b])²',
        `= 1/${errors.length} · (${errors.join(' + ')})`,
      ];
    }
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
  return {
    title: placeOf(context.run, node, b, col),
    lines: [...forwardLines(context, node, b, col), `= ${written(value)}`],
    note: t(`collabnn.why.${node}`),
    shape: shapeText(traced.shape),
    pytorch: node === 'loss' ? 'loss' : `${node}[${b}, ${col}]`,
    bits: bitsOfOne(value),
  };
}

// ---- The integers -------------------------------------------------------------------------------

export function explainInteger({ run }: Context, table: TableName, b: number): Explanation {
  const column = columnNumber(table);
  const row = rowNamed(run, table, b);
  return {
    title: `x[${b}][${column}]`,
    lines: [`= ${row}`],
    note: t('collabnn.why.integer', { table, row }),
    shape: `[${run.samples.length}, 2]`,
    pytorch: `x[${b}, ${column}]  # torch.int64`,
    bits: null,
  };
}
