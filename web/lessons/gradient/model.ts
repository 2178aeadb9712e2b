// The lesson's computation: DotProductBias on a few ratings, run by the core. Nothing is worked out
// here; this file says what is to be computed and finds it in the trace.

import { twoDecimals } from '../../components/numbers.ts';
import type { Sample } from '../../components/samples.ts';
import { scatterOneByOne, sumsByRow } from '../../components/traceRows.ts';
import type { Engine } from '../../engine/client.ts';
import { nodeOf, Program, type Capture, type Ref } from '../../engine/program.ts';
import type { GradRows, Shape, TraceNode } from '../../engine/trace.ts';
import { FACTORS, FILMS, NO_PADDING, USERS, type GradientState, type Storage } from './state.ts';
import { LOOKUP_OF, TABLES, type NodeName, type TableName } from './steps.ts';

export const LOW = 0;
export const HIGH = 5.5;
/** Of the one step of SGD that ends the lesson, and of those of the misconceptions. */
export const LEARNING_RATE = 0.05;

export type Tables = Readonly<Record<TableName, Float32Array>>;

/** What the lesson computes from. */
export interface Inputs {
  samples: readonly Sample[];
  /** The parameters' values. */
  tables: Tables;
  storage: Storage;
  padding: number;
}

export const TABLE_SHAPE: Readonly<Record<TableName, Shape>> = {
  user_factors: [USERS, FACTORS],
  film_factors: [FILMS, FACTORS],
  user_bias: [USERS, 1],
  film_bias: [FILMS, 1],
};

/** Which column of x a table is looked up by. */
export const columnOf = (table: TableName): 'user' | 'film' =>
  table.startsWith('user') ? 'user' : 'film';

export const isFactors = (table: TableName): boolean => table.endsWith('factors');

export const indicesOf = (samples: readonly Sample[], table: TableName): Int32Array =>
  Int32Array.from(samples, (sample) => sample[columnOf(table)]);

export const shapeOf = (node: NodeName, batch: number): Shape => {
  if (node === 'loss') return [1, 1];
  return [batch, node === 'users' || node === 'films' || node === 'products' ? FACTORS : 1];
};

/**
 * Draws the four tables from a seed: the core's generator, uniform in (−1, 1), kept to two decimals
 * so that the code beside the instrument can hold the very same floats.
 */
export async function drawTables(engine: Engine, seed: number): Promise<Tables> {
  const program = new Program();
  const width = 2 * (FACTORS + 1);
  const drawn = program.call('uniform', { shape: [USERS, width], low: -1, high: 1, seed });
  const { value } = nodeOf(await engine.run(program), drawn);
  const columns = (first: number, count: number): Float32Array =>
    value.filter((_, i) => i % width >= first && i % width < first + count).map(twoDecimals);
  return {
    user_factors: columns(0, FACTORS),
    film_factors: columns(FACTORS, FACTORS),
    user_bias: columns(2 * FACTORS, 1),
    film_bias: columns(2 * FACTORS + 1, 1),
  };
}

export interface Recorded {
  tables: Record<TableName, Ref>;
  ratings: Ref;
  nodes: Record<NodeName, Ref>;
}

/** A node that stands for itself: a leaf with these values instead of what it is computed from. */
export interface Stand {
  node: NodeName;
  values: Float32Array;
}

const ratingsOf = (samples: readonly Sample[]): Float32Array =>
  Float32Array.from(samples, ({ rating }) => rating);

/** Options of a table's lookups. */
function lookupOptions(table: TableName, { storage, padding }: Inputs) {
  const paddingIdx = columnOf(table) === 'film' && padding !== NO_PADDING ? padding : null;
  return { sparse: storage === 'sparse', paddingIdx };
}

export function recordTables(program: Program, tables: Tables): Record<TableName, Ref> {
  const record = (name: TableName): Ref =>
    program.call('tensor', tables[name], { shape: TABLE_SHAPE[name], requiresGrad: true, name });
  return {
    user_factors: record('user_factors'),
    film_factors: record('film_factors'),
    user_bias: record('user_bias'),
    film_bias: record('film_bias'),
  };
}

/** Records the model of the lesson, line by line, and its loss. */
export function recordModel(
  program: Program,
  inputs: Inputs,
  tables = recordTables(program, inputs.tables),
  stand: Stand | null = null,
): Recorded {
  const { samples } = inputs;
  const column = { shape: [samples.length, 1] as const };
  const made = (node: NodeName, compute: () => Ref): Ref =>
    stand?.node === node
      ? program.call('tensor', stand.values, {
          shape: shapeOf(node, samples.length),
          requiresGrad: true,
          name: node,
        })
      : compute();
  const lookup = (table: TableName): Ref =>
    made(LOOKUP_OF[table], () =>
      program.call(
        'embedding',
        indicesOf(samples, table),
        tables[table],
        lookupOptions(table, inputs),
      ),
    );
  const ratings = program.call('tensor', ratingsOf(samples), { ...column, name: 'ratings' });
  const users = lookup('user_factors');
  const films = lookup('film_factors');
  const products = made('products', () => program.call('mul', users, films));
  const dots = made('dots', () => program.call('sum', products, 1));
  const userBias = lookup('user_bias');
  const filmBias = lookup('film_bias');
  const biases = made('biases', () => program.call('add', userBias, filmBias));
  const res = made('res', () => program.call('add', dots, biases));
  const pred = made('pred', () => program.call('sigmoidRange', res, LOW, HIGH));
  const loss = program.call('mseLoss', pred, ratings);
  const nodes = { users, films, products, dots, userBias, filmBias, biases, res, pred, loss };
  return { tables, ratings, nodes };
}

/** What the core answers to the lesson's state. */
export interface GradientRun extends Inputs {
  tableNodes: Readonly<Record<TableName, TraceNode>>;
  ratings: TraceNode;
  nodes: Readonly<Record<NodeName, TraceNode>>;
  /** soFar[table][count]: the table with what the first `count` positions sent; [0]: no gradient. */
  soFar: Readonly<Record<TableName, readonly TraceNode[]>>;
  /** sums[table].get(row): what was sent to the row, added up by `add` in the batch's order. */
  sums: Readonly<Record<TableName, ReadonlyMap<number, Float32Array>>>;
  /** What each gradient takes, kept in either way. */
  memories: Readonly<Record<Storage, Readonly<Record<TableName, Memory>>>>;
  /** The tables after one step of SGD, and the loss that they then give. */
  updated: { tables: Tables; loss: TraceNode };
}

const eachTable = <T>(make: (table: TableName, place: number) => T): Record<TableName, T> =>
  Object.fromEntries(TABLES.map((table, place) => [table, make(table, place)])) as Record<
    TableName,
    T
  >;

const eachNode = (capture: Capture, refs: Record<NodeName, Ref>) =>
  Object.fromEntries(
    Object.entries(refs).map(([name, ref]) => [name, nodeOf(capture, ref)]),
  ) as Record<NodeName, TraceNode>;

/** Forward, loss, backward, one step of SGD; then the contributions one by one. */
export async function runModel(engine: Engine, inputs: Inputs): Promise<GradientRun> {
  const program = new Program();
  const recorded = recordModel(program, inputs);
  program.backward(recorded.nodes.loss);
  program.capture();
  program.step(program.optimizer('sgd', Object.values(recorded.tables), { lr: LEARNING_RATE }));
  const after = recordModel(program, inputs, recorded.tables);
  const result = await engine.run(program);
  const [before = result] = result.captures;
  const nodes = eachNode(before, recorded.nodes);
  const [soFar, sums, sparse, dense] = await Promise.all([
    scatterOneByOne(
      engine,
      TABLES.map((table) => ({
        values: inputs.tables[table],
        shape: TABLE_SHAPE[table],
        indices: indicesOf(inputs.samples, table),
        options: lookupOptions(table, inputs),
        grad: nodes[LOOKUP_OF[table]].grad,
      })),
    ),
    sumsByRow(
      engine,
      TABLES.map((table) => nodes[LOOKUP_OF[table]]),
    ),
    memoriesOf(engine, { ...inputs, storage: 'sparse' }),
    memoriesOf(engine, { ...inputs, storage: 'dense' }),
  ]);
  return {
    ...inputs,
    tableNodes: eachTable((table) => nodeOf(before, recorded.tables[table])),
    ratings: nodeOf(before, recorded.ratings),
    nodes,
    soFar: eachTable((_, place) => soFar[place] ?? []),
    sums: eachTable((_, place) => sums[place] ?? new Map<number, Float32Array>()),
    memories: { sparse, dense },
    updated: {
      tables: eachTable((table) => nodeOf(result, recorded.tables[table]).value),
      loss: nodeOf(result, after.nodes.loss),
    },
  };
}

async function memoriesOf(engine: Engine, inputs: Inputs): Promise<Record<TableName, Memory>> {
  const program = new Program();
  const { tables, nodes } = recordModel(program, inputs);
  program.backward(nodes.loss);
  const result = await engine.run(program);
  return eachTable((table) => memoryOf(nodeOf(result, tables[table])));
}

/** The run of a state of the lesson. */
export interface StateRun extends GradientRun {
  /** What its tables were drawn from. */
  seed: number;
}

export async function runState(
  engine: Engine,
  { samples, seed, storage, padding }: GradientState,
): Promise<StateRun> {
  const tables = await drawTables(engine, seed);
  return { ...(await runModel(engine, { samples, tables, storage, padding })), seed };
}

// ---- Finding things in the trace ----------------------------------------------------------------

export { contributionsTo, gradOfRow } from '../../components/traceRows.ts';

/** Bytes that a gradient takes as the core keeps it. */
export interface Memory {
  rows: number;
  values: number;
  indices: number;
}

export function memoryOf({ grad, gradRows, shape }: TraceNode): Memory {
  if (gradRows !== null) {
    const { rows, values } = gradRows;
    return { rows: rows.length, values: values.byteLength, indices: rows.byteLength };
  }
  return { rows: grad === null ? 0 : shape[0], values: grad?.byteLength ?? 0, indices: 0 };
}

export const rowsOf = (node: TraceNode): GradRows['rows'] =>
  node.gradRows?.rows ?? new Int32Array();
