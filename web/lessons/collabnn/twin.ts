// The same network with its one-hot vectors built: one_hot(x) → Linear(bias=False), whose weight is
// the table transposed. Compared with the lookups node by node, every float by its bits: by the core.

import { bitsOf } from '../../components/format.ts';
import { range } from '../../components/numbers.ts';
import type { Engine } from '../../engine/client.ts';
import { Program } from '../../engine/program.ts';
import type { Shape, TraceNode } from '../../engine/trace.ts';
import {
  find,
  recordModel,
  STEP_OPTIONS,
  type CollabRun,
  type Found,
  type Inputs,
  type Lookup,
  type Weight,
  type Weights,
} from './model.ts';
import type { OptimizerKind, RowAsked } from './state.ts';
import {
  isParameter,
  isTable,
  NODES,
  PARAMETERS,
  TABLES,
  type NodeName,
  type ParameterName,
  type TableName,
} from './steps.ts';

/** Two lists of floats, held against each other. */
export interface Compared {
  floats: number;
  /** How many of them have other bits. */
  differing: number;
  ours: Float32Array;
  theirs: Float32Array;
}

export interface TwinRow {
  name: NodeName | ParameterName;
  shape: Shape;
  value: Compared;
  grad: Compared;
  /** Of parameters: their values after one step. */
  after: Compared | null;
}

export interface TwinRun {
  /** The one-hot vectors, as the core built them. */
  oneHot: Readonly<Record<TableName, TraceNode>>;
  rows: readonly TwinRow[];
}

/** Moves numbers to where the transpose has them; none changes. */
function transposed({ shape: [rows, cols], values }: Weight): Weight {
  const moved = values.map((_, i) => values[(i % rows) * cols + Math.floor(i / rows)] ?? NaN);
  return { shape: [cols, rows], values: moved };
}

/** The rows by a product: Linear's weight is Wᵀ, so that one_hot @ (Wᵀ)ᵀ = one_hot @ W. */
const multiply =
  (weights: Weights): Lookup =>
  (program, indices, transpose, table) => {
    const hot = program.call('oneHot', indices, weights[table].shape[0]);
    return program.call('linear', hot, transpose);
  };

/** Puts −0 where a first number of a film's row was: zero, with a sign. */
function withNegativeZero({ samples, weights }: Inputs): Inputs {
  const table = weights.film_factors;
  const place = (samples[0]?.film ?? 0) * table.shape[1];
  const values = table.values.with(place, -0);
  return { samples, weights: { ...weights, film_factors: { ...table, values } } };
}

export async function runTwin(
  engine: Engine,
  { samples, weights }: Pick<CollabRun, 'samples' | 'weights'>,
  optimizer: OptimizerKind,
  asked: RowAsked,
): Promise<TwinRun> {
  const given = { samples, weights };
  const inputs = asked === 'negativeZero' ? withNegativeZero(given) : given;
  const [ours, theirs] = await Promise.all([
    walk(engine, inputs, optimizer),
    walk(engine, inputs, optimizer, true),
  ]);
  const oneHot = (table: TableName): TraceNode => {
    const node = theirs.oneHot[TABLES.indexOf(table)];
    if (node === undefined) throw new Error(`the trace has no one-hot vectors for ${table}`);
    return node;
  };
  return {
    oneHot: { user_factors: oneHot('user_factors'), film_factors: oneHot('film_factors') },
    rows: await Promise.all(
      [...NODES, ...PARAMETERS].map((name) => rowOf(engine, name, ours, theirs)),
    ),
  };
}

interface Walked extends Found {
  after: Readonly<Record<ParameterName, TraceNode>>;
  oneHot: TraceNode[];
}

/** Forward, backward, a step: by lookups, or by products with one-hot vectors. */
async function walk(
  engine: Engine,
  { samples, weights }: Inputs,
  optimizer: OptimizerKind,
  byProducts = false,
): Promise<Walked> {
  const program = new Program();
  const recorded = byProducts
    ? recordModel(
        program,
        {
          samples,
          weights: {
            ...weights,
            user_factors: transposed(weights.user_factors),
            film_factors: transposed(weights.film_factors),
          },
        },
        { lookup: multiply(weights) },
      )
    : recordModel(program, { samples, weights });
  program.backward(recorded.nodes.loss);
  program.capture();
  const parameters = Object.values(recorded.parameters);
  program.step(program.optimizer(optimizer, parameters, STEP_OPTIONS[optimizer]));
  const result = await engine.run(program);
  const [before = result] = result.captures;
  return {
    ...find(before, recorded),
    after: find(result, recorded).parameterNodes,
    oneHot: before.trace.nodes.filter(({ op }) => op === 'oneHot'),
  };
}

async function rowOf(
  engine: Engine,
  name: TwinRow['name'],
  ours: Walked,
  theirs: Walked,
): Promise<TwinRow> {
  const of = (walked: Walked): TraceNode =>
    isParameter(name) ? walked.parameterNodes[name] : walked.nodes[name];
  const [mine, other] = [of(ours), of(theirs)];
  const straight = (values: Float32Array): Float32Array =>
    isTable(name) ? transposed({ shape: other.shape, values }).values : values;
  const compare = (a: Float32Array | null, b: Float32Array | null): Promise<Compared> =>
    compared(engine, a ?? new Float32Array(), straight(b ?? new Float32Array()));
  return {
    name,
    shape: mine.shape,
    value: await compare(mine.value, other.value),
    grad: await compare(mine.grad, other.grad),
    after: isParameter(name)
      ? await compare(ours.after[name].value, theirs.after[name].value)
      : null,
  };
}

async function compared(
  { tables }: Engine,
  ours: Float32Array,
  theirs: Float32Array,
): Promise<Compared> {
  const { differing } = await tables.agreement(ours, theirs);
  return { floats: ours.length, differing, ours, theirs };
}

/** The places where the bits differ. */
export function placesOf({ ours, theirs }: Compared): number[] {
  const [mine, other] = [bitsOf(ours), bitsOf(theirs)];
  return range(mine.length).filter((i) => mine[i] !== other[i]);
}

/** Whether everything was there, and the same on both sides. */
export const same = ({ floats, differing }: Compared): boolean => floats > 0 && differing === 0;

export const allOf = ({ rows }: TwinRun): Compared[] =>
  rows.flatMap(({ value, grad, after }) => (after === null ? [value, grad] : [value, grad, after]));
