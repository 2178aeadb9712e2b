// The lesson's computation: one matrix, two machines, both run by the core on a tape. Nothing is
// worked out here; this file says what is to be computed and finds it in the trace.

import { range, twoDecimals } from '../../components/numbers.ts';
import type { Engine } from '../../engine/client.ts';
import { nodeOf, Program, type Ref } from '../../engine/program.ts';
import type { GradRows, TraceNode } from '../../engine/trace.ts';
import { COLS, ROWS } from './steps.ts';
import { MAX_BATCH } from './state.ts';

/** The numbers that the lesson starts from. */
export interface Inputs {
  indices: Int32Array;
  /** W, ROWS × COLS. */
  table: Float32Array;
  /** g = ∂loss/∂output, one row for each index: what the rest of a network would send back. */
  upstream: Float32Array;
}

/** Both machines' traces, and what they hold on the way. */
export interface LookupRun extends Inputs {
  oneHot: { table: TraceNode; hot: TraceNode; output: TraceNode };
  lookup: { table: TraceNode; output: TraceNode };
  /** soFar[r]: the product over rows 0 … r of W alone, B × COLS. */
  sumsSoFar: Float32Array[];
  /** gradsSoFar[b]: W.grad after positions 0 … b were added. */
  gradsSoFar: GradRows[];
}

/**
 * Draws W and g from the seed: the core's generator, kept to two decimals so that the code beside
 * the machines can hold the very same floats. W takes the first rows of a draw in (−1, 1), g the
 * last ones of a draw in (−½, ½), so that neither repeats the other.
 */
export async function drawInputs(
  engine: Engine,
  seed: number,
  indices: readonly number[],
): Promise<Inputs> {
  const program = new Program();
  const shape = [ROWS + MAX_BATCH, COLS];
  const wide = program.call('uniform', { shape, low: -1, high: 1, seed });
  const narrow = program.call('uniform', { shape, low: -0.5, high: 0.5, seed });
  const result = await engine.run(program);
  const rowsOf = (drawn: Ref, first: number, count: number) =>
    nodeOf(result, drawn)
      .value.slice(first * COLS, (first + count) * COLS)
      .map(twoDecimals);
  return {
    indices: Int32Array.from(indices),
    table: rowsOf(wide, 0, ROWS),
    upstream: rowsOf(narrow, ROWS, indices.length),
  };
}

/** W as a parameter of a program. */
export function tableOf(program: Program, values: Float32Array): Ref {
  return program.call('tensor', values, { shape: [ROWS, COLS], requiresGrad: true, name: 'W' });
}

export function oneHotMachine(program: Program, { indices, table }: Inputs) {
  const W = tableOf(program, table);
  const hot = program.call('oneHot', indices, ROWS);
  return { W, hot, output: program.call('matmul', hot, W) };
}

export function lookupMachine(
  program: Program,
  { indices, table }: Inputs,
  options: { paddingIdx?: number } = {},
) {
  const W = tableOf(program, table);
  return { W, output: program.call('embedding', indices, W, { sparse: true, ...options }) };
}

/** Runs both machines, forward and backward, each on a tape of its own. */
export async function runMachines(engine: Engine, inputs: Inputs): Promise<LookupRun> {
  const hotProgram = new Program();
  const hotMachine = oneHotMachine(hotProgram, inputs);
  hotProgram.backward(hotMachine.output, inputs.upstream);

  const lookupProgram = new Program();
  const machine = lookupMachine(lookupProgram, inputs);
  lookupProgram.backward(machine.output, inputs.upstream);

  const [hotResult, lookupResult, gradsSoFar] = await Promise.all([
    engine.run(hotProgram),
    engine.run(lookupProgram),
    scatterStepByStep(engine, inputs),
  ]);
  const hot = nodeOf(hotResult, hotMachine.hot);
  return {
    ...inputs,
    oneHot: {
      table: nodeOf(hotResult, hotMachine.W),
      hot,
      output: nodeOf(hotResult, hotMachine.output),
    },
    lookup: {
      table: nodeOf(lookupResult, machine.W),
      output: nodeOf(lookupResult, machine.output),
    },
    sumsSoFar: await multiplyStepByStep(engine, hot.value, inputs),
    gradsSoFar,
  };
}

/** The product after each row of W: the first r columns of the one-hot times the first r rows. */
async function multiplyStepByStep(
  engine: Engine,
  hot: Float32Array,
  { indices, table }: Inputs,
): Promise<Float32Array[]> {
  const program = new Program();
  const sums = range(ROWS).map((row) => {
    const count = row + 1;
    const left = range(indices.length).flatMap((b) => [
      ...hot.subarray(b * ROWS, b * ROWS + count),
    ]);
    return program.call(
      'matmul',
      program.call('tensor', Float32Array.from(left), { shape: [indices.length, count] }),
      program.call('tensor', table.slice(0, count * COLS), { shape: [count, COLS] }),
    );
  });
  const result = await engine.run(program);
  return sums.map((sum) => nodeOf(result, sum).value);
}

/** The scatter-add after each position of the batch: lookups of the first b indices alone. */
async function scatterStepByStep(engine: Engine, inputs: Inputs): Promise<GradRows[]> {
  const program = new Program();
  const tables = range(inputs.indices.length).map((b) => {
    const indices = inputs.indices.slice(0, b + 1);
    const { W, output } = lookupMachine(program, { ...inputs, indices });
    program.backward(output, inputs.upstream.slice(0, indices.length * COLS));
    return W;
  });
  const result = await engine.run(program);
  return tables.map((W) => gradRowsOf(nodeOf(result, W)));
}

export function gradRowsOf(table: TraceNode): GradRows {
  return table.gradRows ?? { rows: new Int32Array(), values: new Float32Array() };
}

/** The gradient of one row, or null where that row received none. */
export function gradOfRow({ rows, values }: GradRows, row: number): Float32Array | null {
  const place = rows.indexOf(row);
  return place < 0 ? null : rowOf(values, place);
}

export function rowOf(values: Float32Array, row: number): Float32Array {
  return values.subarray(row * COLS, (row + 1) * COLS);
}
