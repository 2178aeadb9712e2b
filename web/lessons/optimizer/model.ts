// The lesson's computation: a table of films, a viewer whose row is frozen, and an optimizer that
// takes a step after each batch. All of it is played by the core in one program; every number here
// is found in its trace and its ledgers. Any step can be shown again: nothing is computed anew.

import { twoDecimals } from '../../components/numbers.ts';
import type { Engine } from '../../engine/client.ts';
import {
  nodeOf,
  Program,
  type OptionArgument,
  type OptimizerName,
  type Ref,
} from '../../engine/program.ts';
import type { Ledger, RowLedger } from '../../engine/trace.ts';
import { COLS, ROWS, type Kind, type Lookups, type OptimizerState } from './state.ts';

/** What a run starts from. */
export interface Inputs {
  /** W, ROWS × COLS: a row for each film. */
  table: Float32Array;
  /** The viewer's row, COLS numbers: frozen, so that the films alone move. */
  viewer: Float32Array;
}

/** The viewer's ratings in stars above or below the middle, a film each. */
export const RATINGS: readonly number[] = [1.5, -1, 0.5, 2, -1.5, 1];

/** The betas and ε with which PyTorch's Adams come, and the usual momentum. */
export const BETAS: readonly [number, number] = [0.9, 0.999];
export const EPS = 1e-8;
export const MOMENTUM = 0.9;

/** How an optimizer of the lesson is made in the core, and whether lookups are sparse for it. */
export interface Recipe {
  name: OptimizerName;
  options: OptionArgument;
  sparse: boolean;
}

export type Setting = Pick<OptimizerState, 'optimizer' | 'lr' | 'wd'>;

/** SparseAdam knows no weight decay. */
export const decays = (kind: Kind): boolean => kind !== 'sparse-adam';

export function recipeOf({ optimizer, lr, wd }: Setting): Recipe {
  const adam = { lr, betas: BETAS, eps: EPS };
  switch (optimizer) {
    case 'sgd':
      return { name: 'sgd', options: { lr, weightDecay: wd }, sparse: false };
    case 'momentum':
      return { name: 'sgd', options: { lr, momentum: MOMENTUM, weightDecay: wd }, sparse: false };
    case 'adam':
    case 'adamw':
      return { name: optimizer, options: { ...adam, weightDecay: wd }, sparse: false };
    case 'sparse-adam':
      return { name: 'sparseAdam', options: adam, sparse: true };
  }
}

/** One step: what was looked up, how far off it was, what the optimizer did. */
export interface StepRecord {
  films: readonly number[];
  predictions: Float32Array;
  loss: number;
  ledger: Ledger;
}

export interface Run extends Inputs {
  setting: Setting;
  /** tables[t]: W after t steps. */
  tables: readonly Float32Array[];
  steps: readonly StepRecord[];
}

/**
 * Draws W and the viewer from the seed, uniform in (−1, 1) by the core's generator, kept to two
 * decimals so that the code beside the instrument can hold the very same floats.
 */
export async function drawInputs(engine: Engine, seed: number): Promise<Inputs> {
  const program = new Program();
  const shape = [ROWS + 1, COLS];
  const drawn = program.call('uniform', { shape, low: -1, high: 1, seed });
  const values = nodeOf(await engine.run(program), drawn).value.map(twoDecimals);
  return { table: values.slice(0, ROWS * COLS), viewer: values.slice(ROWS * COLS) };
}

/** W as a parameter of a program. */
export function tableOf(program: Program, values: Float32Array): Ref {
  return program.call('tensor', values, { shape: [ROWS, COLS], requiresGrad: true, name: 'W' });
}

interface Batch {
  predictions: Ref;
  loss: Ref;
}

/** The loss of one batch: ((W[x] * u).sum(1) - r)², its mean. */
export function lossOf(
  program: Program,
  W: Ref,
  viewer: Float32Array,
  films: readonly number[],
  sparse: boolean,
): Batch {
  const u = program.call('tensor', viewer, { shape: [1, COLS], name: 'u' });
  const ratings = Float32Array.from(films, (film) => RATINGS[film] ?? NaN);
  const r = program.call('tensor', ratings, { shape: [films.length, 1], name: 'r' });
  const rows = program.call('embedding', Int32Array.from(films), W, { sparse });
  const predictions = program.call('sum', program.call('mul', rows, u), 1);
  return { predictions, loss: program.call('mseLoss', predictions, r) };
}

/** Plays all steps. Rejects with the core's error. */
export async function runSteps(
  engine: Engine,
  inputs: Inputs,
  lookups: Lookups,
  setting: Setting,
): Promise<Run> {
  const { name, options, sparse } = recipeOf(setting);
  const program = new Program();
  const W = tableOf(program, inputs.table);
  const optimizer = program.optimizer(name, [W], options);
  const batches: Batch[] = [];
  for (const films of lookups) {
    program.within(() => {
      program.zeroGrad(optimizer);
      const batch = lossOf(program, W, inputs.viewer, films, sparse);
      program.backward(batch.loss);
      program.capture();
      program.step(optimizer);
      batches.push(batch);
    });
  }
  const { captures, ledgers } = await engine.run(program);
  const steps = lookups.map((films, i): StepRecord => {
    const [capture, batch, [ledger] = []] = [captures[i], batches[i], ledgers[i]];
    if (!capture || !batch || !ledger) throw new Error(`step ${i + 1} left no ledger`);
    const predictions = nodeOf(capture, batch.predictions).value;
    return { films, predictions, loss: nodeOf(capture, batch.loss).value[0] ?? NaN, ledger };
  });
  return { ...inputs, setting, steps, tables: tablesAfter(inputs.table, steps) };
}

/** W before the first step and after each: a row that a step did not go over stays as it was. */
function tablesAfter(table: Float32Array, steps: readonly StepRecord[]): Float32Array[] {
  const tables = [table];
  for (const { ledger } of steps) {
    const next = Float32Array.from(tables.at(-1) ?? table);
    for (const { row, newValue } of ledger.rows) next.set(newValue, row * COLS);
    tables.push(next);
  }
  return tables;
}

/** Why `row` moved in a step (from 1), or null where the step did not go over that row. */
export function ledgerOf(run: Run, step: number, row: number): RowLedger | null {
  return run.steps[step - 1]?.ledger.rows.find((one) => one.row === row) ?? null;
}

export function rowOf(values: Float32Array, row: number): Float32Array {
  return values.subarray(row * COLS, (row + 1) * COLS);
}

/** The parts of a change, in the order in which the ledger adds them. */
export const PARTS = ['data', 'memory', 'decay', 'rounding'] as const;
export type Part = (typeof PARTS)[number];

/** What moved a row: its parts that are not zero everywhere, rounding left out. */
export function moversOf(ledger: RowLedger | null): Part[] {
  if (ledger === null) return [];
  return PARTS.filter((part) => part !== 'rounding' && ledger[part].some((share) => share !== 0));
}

/** Whether the step changed any bit of the row. */
export function moved(ledger: RowLedger | null): boolean {
  return ledger !== null && !ledger.oldValue.every((old, i) => Object.is(old, ledger.newValue[i]));
}

/** Whether old value and entries make the new value, as far as the rounding entry, a float, can say. */
export function sums(ledger: RowLedger): boolean {
  return ledger.oldValue.every((old, i) => {
    const entries = [old, ...PARTS.map((part) => ledger[part][i] ?? NaN)];
    const total = entries.reduce((sum, one) => sum + one, 0);
    const largest = Math.max(...entries.map(Math.abs));
    const allowed = 1e-6 * Math.abs(ledger.rounding[i] ?? 0) + 1e-14 * largest;
    return Math.abs(total - (ledger.newValue[i] ?? NaN)) <= allowed;
  });
}

/** The rows that moved in a step, and those that had received gradient. */
export function rowsOf(run: Run, step: number): { moved: number[]; received: number[] } {
  const rows = run.steps[step - 1]?.ledger.rows ?? [];
  return {
    moved: rows.filter(moved).map(({ row }) => row),
    received: rows.filter(({ hasGradient }) => hasGradient).map(({ row }) => row),
  };
}
