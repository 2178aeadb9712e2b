// Misconceptions, run: gradients by a rule that is often believed, made by the core, laid into the
// parameters, and followed by steps of SGD. The right rule goes the same way.

import type { Engine } from '../../engine/client.ts';
import { nodeOf, Program, type Ref } from '../../engine/program.ts';
import type { TraceNode } from '../../engine/trace.ts';
import { checkTable, type TableCheck } from './check.ts';
import {
  indicesOf,
  LEARNING_RATE,
  recordModel,
  recordTables,
  TABLE_SHAPE,
  type Inputs,
  type Tables,
} from './model.ts';
import type { Rule } from './state.ts';
import { LOOKUP_OF, TABLES, type NodeName, type TableName } from './steps.ts';

/** The steps of SGD after which the losses are shown. */
export const SHOWN_STEPS = [0, 1, 2, 5, 10, 20] as const;
export const LAST_SHOWN = 20;

export interface RuleRun {
  rule: Rule | 'right';
  /** The gradients that the rule gives at the state on show, dense. */
  gradients: Tables;
  checks: Readonly<Record<TableName, TableCheck>>;
  /** losses[k]: after k steps of SGD. */
  losses: readonly TraceNode[];
}

/** Misconceptions know neither storage nor padding: the right rule is shown without them too. */
type Plain = Pick<Inputs, 'samples' | 'tables'>;
const plain = ({ samples, tables }: Plain): Inputs => ({
  samples,
  tables,
  storage: 'dense',
  padding: -1,
});

const eachTable = <T>(make: (table: TableName) => T): Record<TableName, T> =>
  Object.fromEntries(TABLES.map((table) => [table, make(table)])) as Record<TableName, T>;

/** The gradients of all tables by a rule. */
export async function gradientsBy(
  engine: Engine,
  rule: Rule | 'right',
  inputs: Plain,
): Promise<Tables> {
  const program = new Program();
  const { tables, nodes } = recordModel(program, plain(inputs));
  program.backward(rule === 'noTarget' ? squareWithoutTarget(program, nodes, inputs) : nodes.loss);
  const result = await engine.run(program);
  const lookups = eachTable((table) => nodeOf(result, nodes[LOOKUP_OF[table]]));
  if (rule === 'write') return eachTable((table) => lastWritten(lookups[table], table));
  if (rule === 'everyRow') return everyRow(engine, lookups);
  return eachTable((table) => nodeOf(result, tables[table]).grad ?? new Float32Array());
}

/** The mean of out², whose gradient is 2·out/B: the target is forgotten. */
function squareWithoutTarget(program: Program, nodes: Record<NodeName, Ref>, { samples }: Plain) {
  const zeros = program.call('tensor', new Float32Array(samples.length), {
    shape: [samples.length, 1],
  });
  return program.call('mseLoss', nodes.pred, zeros);
}

/** `=` in place of `+=`: every contribution overwrites the one before. */
function lastWritten(
  { contributions, shape: [, cols] }: TraceNode,
  table: TableName,
): Float32Array {
  const written = new Float32Array(TABLE_SHAPE[table][0] * cols);
  contributions?.rows.forEach((row, i) => {
    written.set(contributions.values.subarray(i * cols, (i + 1) * cols), row * cols);
  });
  return written;
}

/** Ones everywhere in place of a one-hot: every row receives what every position sends. */
async function everyRow(
  engine: Engine,
  lookups: Record<TableName, TraceNode>,
): Promise<Record<TableName, Float32Array>> {
  const program = new Program();
  const refs = eachTable((table) => {
    const { grad, shape } = lookups[table];
    const ones = [TABLE_SHAPE[table][0], shape[0]] as const;
    return program.call(
      'matmul',
      program.call('tensor', new Float32Array(ones[0] * ones[1]).fill(1), { shape: ones }),
      program.call('tensor', grad ?? new Float32Array(), { shape }),
    );
  });
  const result = await engine.run(program);
  return eachTable((table) => nodeOf(result, refs[table]).value);
}

/** One step of SGD along `gradients`, whatever rule they come from: the tables after it. */
async function stepAlong(engine: Engine, tables: Tables, gradients: Tables): Promise<Tables> {
  const program = new Program();
  const refs = recordTables(program, tables);
  for (const table of TABLES) program.backward(refs[table], gradients[table]);
  program.step(program.optimizer('sgd', Object.values(refs), { lr: LEARNING_RATE }));
  const result = await engine.run(program);
  return eachTable((table) => nodeOf(result, refs[table]).value);
}

async function lossOf(engine: Engine, inputs: Plain): Promise<TraceNode> {
  const program = new Program();
  const { loss } = recordModel(program, plain(inputs)).nodes;
  return nodeOf(await engine.run(program), loss);
}

/** Runs a rule from the state on show: its gradients, their checks, and where it leads. */
export async function runRule(
  engine: Engine,
  rule: Rule | 'right',
  inputs: Plain,
): Promise<RuleRun> {
  const gradients = await gradientsBy(engine, rule, inputs);
  const checks = {} as Record<TableName, TableCheck>;
  for (const table of TABLES) {
    checks[table] = await checkTable(engine, plain(inputs), table, gradients[table]);
  }
  const losses = [await lossOf(engine, inputs)];
  let tables = inputs.tables;
  while (losses.length <= LAST_SHOWN) {
    const along = await gradientsBy(engine, rule, { ...inputs, tables });
    tables = await stepAlong(engine, tables, along);
    losses.push(await lossOf(engine, { ...inputs, tables }));
  }
  return { rule, gradients, checks, losses };
}

/** Whether a row of a table holds a gradient that fails its check. */
export function failingRows({ checks }: RuleRun, table: TableName): number[] {
  const [rows, cols] = TABLE_SHAPE[table];
  const { agrees } = checks[table];
  return Array.from({ length: rows }, (_, row) => row).filter(
    (row) => !agrees.slice(row * cols, (row + 1) * cols).every(Boolean),
  );
}

export const passes = ({ checks }: RuleRun): boolean =>
  TABLES.every((table) => checks[table].agrees.every(Boolean));

/** The rows of a table that a batch reads more than once. */
export function duplicates({ samples }: Plain, table: TableName): number[] {
  const indices = indicesOf(samples, table);
  return [...new Set(indices.filter((row, i) => indices.indexOf(row) !== i))];
}
