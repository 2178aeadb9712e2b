// The lesson's computation: CollabNN on a few ratings, run by the core. Nothing is worked out here;
// this file says what is to be computed and finds it in the trace. A test holds it against the
// core's own CollabNN (core/nn/collab.cpp), bit for bit.

import { twoDecimals } from '../../components/numbers.ts';
import type { Sample } from '../../components/samples.ts';
import type { Engine } from '../../engine/client.ts';
import { nodeOf, Program, type Capture, type Ref } from '../../engine/program.ts';
import type { Ledger, Shape, TraceNode } from '../../engine/trace.ts';
import { scatterOneByOne, sumsByRow } from '../../components/traceRows.ts';
import {
  FILM_COLS,
  FILMS,
  HIDDEN,
  USER_COLS,
  USERS,
  type CollabState,
  type OptimizerKind,
} from './state.ts';
import {
  LOOKUP_OF,
  NODES,
  PARAMETERS,
  TABLES,
  type NodeName,
  type ParameterName,
  type TableName,
} from './steps.ts';

export const LOW = 0;
export const HIGH = 5.5;
/** Of the one step that ends the walk. */
export const STEP_OPTIONS = {
  sgd: { lr: 0.05 },
  adamw: { lr: 0.05, weightDecay: 0.1 },
} as const satisfies Record<OptimizerKind, object>;

/** A parameter's values. */
export interface Weight {
  shape: Shape;
  values: Float32Array;
}
export type Weights = Readonly<Record<ParameterName, Weight>>;

/** What the lesson computes from. */
export interface Inputs {
  samples: readonly Sample[];
  weights: Weights;
}

export const SHAPE: Readonly<Record<ParameterName, Shape>> = {
  user_factors: [USERS, USER_COLS],
  film_factors: [FILMS, FILM_COLS],
  'linear1.weight': [HIDDEN, USER_COLS + FILM_COLS],
  'linear1.bias': [1, HIDDEN],
  'linear2.weight': [1, HIDDEN],
  'linear2.bias': [1, 1],
};

/** Which column of x a table is looked up by. */
export const columnOf = (table: TableName): 'user' | 'film' =>
  table === 'user_factors' ? 'user' : 'film';

/** That column's place in x. */
export const columnNumber = (table: TableName): 0 | 1 => (columnOf(table) === 'user' ? 0 : 1);

export const indicesOf = (samples: readonly Sample[], table: TableName): Int32Array =>
  Int32Array.from(samples, (sample) => sample[columnOf(table)]);

export const eachParameter = <T>(make: (name: ParameterName) => T): Record<ParameterName, T> =>
  Object.fromEntries(PARAMETERS.map((name) => [name, make(name)])) as Record<ParameterName, T>;
const eachTable = <T>(make: (name: TableName) => T): Record<TableName, T> =>
  Object.fromEntries(TABLES.map((name) => [name, make(name)])) as Record<TableName, T>;
const eachNode = <T>(make: (name: NodeName) => T): Record<NodeName, T> =>
  Object.fromEntries(NODES.map((name) => [name, make(name)])) as Record<NodeName, T>;

/** Where each parameter is drawn from. With a bias above 0, most units of the ReLU are awake. */
const drawnFrom = (name: ParameterName): { low: number; high: number } =>
  name === 'linear1.bias' ? { low: 0.2, high: 1.2 } : { low: -1, high: 1 };

/**
 * Draws the parameters from a seed: the core's generator, uniform, kept to two decimals so that the
 * code beside the instrument can hold the very same floats.
 */
export async function drawWeights(engine: Engine, seed: number): Promise<Weights> {
  const program = new Program();
  const drawn = eachParameter((name) => {
    // A seed of its own for each of them.
    const own = seed * PARAMETERS.length + PARAMETERS.indexOf(name);
    return program.call('uniform', { shape: SHAPE[name], ...drawnFrom(name), seed: own });
  });
  const result = await engine.run(program);
  return eachParameter((name) => ({
    shape: SHAPE[name],
    values: nodeOf(result, drawn[name]).value.map(twoDecimals),
  }));
}

// ---- Recording ----------------------------------------------------------------------------------

export interface Recorded {
  parameters: Record<ParameterName, Ref>;
  ratings: Ref;
  nodes: Record<NodeName, Ref>;
}

/** A node that stands for itself: a leaf with these values instead of what it is computed from. */
export interface Stand {
  node: NodeName;
  shape: Shape;
  values: Float32Array;
}

export function recordParameters(program: Program, weights: Weights): Recorded['parameters'] {
  return eachParameter((name) => {
    const { shape, values } = weights[name];
    return program.call('tensor', values, { shape, requiresGrad: true, name });
  });
}

/** How the rows of the table called `name` are taken. */
export type Lookup = (program: Program, indices: Int32Array, table: Ref, name: TableName) => Ref;

const lookUp: Lookup = (program, indices, table) => program.call('embedding', indices, table);

/** Records the model of the lesson, line by line, and its loss. */
export function recordModel(
  program: Program,
  { samples, weights }: Inputs,
  {
    parameters = recordParameters(program, weights),
    stand = null,
    lookup = lookUp,
  }: { parameters?: Recorded['parameters']; stand?: Stand | null; lookup?: Lookup } = {},
): Recorded {
  const made = (node: NodeName, compute: () => Ref): Ref =>
    stand?.node === node
      ? program.call('tensor', stand.values, { shape: stand.shape, requiresGrad: true, name: node })
      : compute();
  const rowsOf = (table: TableName): Ref =>
    made(LOOKUP_OF[table], () =>
      lookup(program, indicesOf(samples, table), parameters[table], table),
    );
  const linear = (x: Ref, layer: 'linear1' | 'linear2'): Ref =>
    program.call('linear', x, parameters[`${layer}.weight`], parameters[`${layer}.bias`]);
  const ratings = program.call(
    'tensor',
    Float32Array.from(samples, ({ rating }) => rating),
    { shape: [samples.length, 1], name: 'ratings' },
  );
  const users = rowsOf('user_factors');
  const films = rowsOf('film_factors');
  const both = made('both', () => program.call('concat', [users, films], 1));
  const hidden = made('hidden', () => linear(both, 'linear1'));
  const act = made('act', () => program.call('relu', hidden));
  const res = made('res', () => linear(act, 'linear2'));
  const pred = made('pred', () => program.call('sigmoidRange', res, LOW, HIGH));
  const loss = program.call('mseLoss', pred, ratings);
  return { parameters, ratings, nodes: { users, films, both, hidden, act, res, pred, loss } };
}

/** The recorded nodes in a look at the tape. */
export interface Found {
  parameterNodes: Readonly<Record<ParameterName, TraceNode>>;
  ratings: TraceNode;
  nodes: Readonly<Record<NodeName, TraceNode>>;
}

export const find = (capture: Capture, { parameters, ratings, nodes }: Recorded): Found => ({
  parameterNodes: eachParameter((name) => nodeOf(capture, parameters[name])),
  ratings: nodeOf(capture, ratings),
  nodes: eachNode((name) => nodeOf(capture, nodes[name])),
});

// ---- Running ------------------------------------------------------------------------------------

/** The parameters after one step of an optimizer, why they moved, and the loss that they then give. */
export interface Update {
  optimizer: OptimizerKind;
  values: Readonly<Record<ParameterName, Float32Array>>;
  ledgers: readonly Ledger[];
  loss: TraceNode;
}

/** What the core answers to the lesson's state. */
export interface CollabRun extends Inputs, Found {
  /** soFar[table][count]: the table with what the first `count` positions sent; [0]: no gradient. */
  soFar: Readonly<Record<TableName, readonly TraceNode[]>>;
  /** sums[table].get(row): what was sent to the row, added up by `add` in the batch's order. */
  sums: Readonly<Record<TableName, ReadonlyMap<number, Float32Array>>>;
  updated: Update;
}

/** Forward, loss, backward, one step of the optimizer; then the contributions one by one. */
export async function runModel(
  engine: Engine,
  inputs: Inputs,
  optimizer: OptimizerKind,
): Promise<CollabRun> {
  const program = new Program();
  const recorded = recordModel(program, inputs);
  program.backward(recorded.nodes.loss);
  program.capture();
  const parameters = Object.values(recorded.parameters);
  program.step(program.optimizer(optimizer, parameters, STEP_OPTIONS[optimizer]));
  const after = recordModel(program, inputs, { parameters: recorded.parameters });
  const result = await engine.run(program);
  const [before = result] = result.captures;
  const found = find(before, recorded);
  const [soFar, sums] = await Promise.all([
    scatterOneByOne(
      engine,
      TABLES.map((table) => ({
        ...inputs.weights[table],
        indices: indicesOf(inputs.samples, table),
        options: {},
        grad: found.nodes[LOOKUP_OF[table]].grad,
      })),
    ),
    sumsByRow(
      engine,
      TABLES.map((table) => found.nodes[LOOKUP_OF[table]]),
    ),
  ]);
  const place = (table: TableName): number => TABLES.indexOf(table);
  return {
    ...inputs,
    ...found,
    soFar: eachTable((table) => soFar[place(table)] ?? []),
    sums: eachTable((table) => sums[place(table)] ?? new Map<number, Float32Array>()),
    updated: {
      optimizer,
      values: eachParameter((name) => nodeOf(result, recorded.parameters[name]).value),
      ledgers: result.ledgers[0] ?? [],
      loss: nodeOf(result, after.nodes.loss),
    },
  };
}

/** The run of a state of the lesson. */
export interface StateRun extends CollabRun {
  /** What its parameters were drawn from. */
  seed: number;
}

export async function runState(
  engine: Engine,
  { samples, seed, optimizer }: Pick<CollabState, 'samples' | 'seed' | 'optimizer'>,
): Promise<StateRun> {
  const weights = await drawWeights(engine, seed);
  return { ...(await runModel(engine, { samples, weights }, optimizer)), seed };
}

// ---- Finding things in the trace ----------------------------------------------------------------

export const rowOf = ({ shape }: { shape: Shape }, values: Float32Array, row: number) =>
  values.subarray(row * shape[1], (row + 1) * shape[1]);

/** The part of a matrix's row that came from a table: where concat put it. */
export function partOf(run: CollabRun, table: TableName, b: number, values: Float32Array) {
  const { both, users } = run.nodes;
  const whole = rowOf(both, values, b);
  const first = users.shape[1];
  return table === 'user_factors' ? whole.subarray(0, first) : whole.subarray(first);
}

/** The ledger of one row in the step, or null where the step left the row out. */
export const ledgerOf = ({ updated }: CollabRun, name: ParameterName, row: number) =>
  updated.ledgers
    .find(({ parameter }) => parameter === name)
    ?.rows.find((one) => one.row === row) ?? null;
