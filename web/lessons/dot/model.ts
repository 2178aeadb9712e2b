// Two lookups and a dot product: the model's tables, and how its predictions are computed on the
// tape, with the ops of the trainer's model (lab.trainer: dot or dot-bias) in their order.

import { twoDecimals } from '../../components/numbers.ts';
import type { Engine } from '../../engine/client.ts';
import { nodeOf, Program, type Ref } from '../../engine/program.ts';
import type { Sheet } from '../../engine/sheet.ts';
import type { Shape } from '../../engine/trace.ts';
import type { Place } from './edits.ts';
import type { Rating } from './ratings.ts';
import { FACTORS, HIGH, LOW, type Side } from './shapes.ts';
import type { Setting } from './state.ts';

/** The model's tables, named as the trainer's. */
export const TABLES = ['user_factors', 'item_factors', 'user_bias', 'item_bias'] as const;
export type TableName = (typeof TABLES)[number];
export type Tables = Readonly<Record<TableName, Float32Array>>;

export const tableOf = ({ side, col }: Place): TableName => {
  if (col === FACTORS) return side === 'user' ? 'user_bias' : 'item_bias';
  return side === 'user' ? 'user_factors' : 'item_factors';
};

export const isBias = (table: TableName): boolean => table.endsWith('bias');

/** Where a number stands in its table. */
export const elementOf = ({ row, col }: Place): number =>
  col === FACTORS ? row : row * FACTORS + col;

/**
 * Draws the numbers that a run begins with: uniform in (−1, 1) by the core's generator, kept to two
 * decimals so that the code beside the sheet can hold the very same floats.
 */
export async function drawTables(engine: Engine, sheet: Sheet, seed: number): Promise<Tables> {
  const program = new Program();
  const width = FACTORS + 1;
  const rows = sheet.users.length + sheet.items.length;
  const drawn = program.call('uniform', { shape: [rows, width], low: -1, high: 1, seed });
  const { value } = nodeOf(await engine.run(program), drawn);
  const pick = (side: Side, first: number, last: number): Float32Array =>
    value
      .filter((_, i) => {
        const isUser = i < sheet.users.length * width;
        return isUser === (side === 'user') && i % width >= first && i % width <= last;
      })
      .map(twoDecimals);
  return {
    user_factors: pick('user', 0, FACTORS - 1),
    item_factors: pick('film', 0, FACTORS - 1),
    user_bias: pick('user', FACTORS, FACTORS),
    item_bias: pick('film', FACTORS, FACTORS),
  };
}

// ---- The model on the tape ----------------------------------------------------------------------

type Switches = Pick<Setting, 'range' | 'bias'>;
export type TableRefs = Partial<Record<TableName, Ref>>;

/** The tables that a model with or without biases has. */
const tablesWith = ({ bias }: Switches): TableName[] =>
  TABLES.filter((table) => bias || !isBias(table));

export function recordTables(program: Program, tables: Tables, switches: Switches): TableRefs {
  return Object.fromEntries(
    tablesWith(switches).map((name) => {
      const cols = isBias(name) ? 1 : FACTORS;
      const shape: Shape = [tables[name].length / cols, cols];
      return [name, program.call('tensor', tables[name], { shape, requiresGrad: true, name })];
    }),
  );
}

/** The nodes that predict some cells, each with a row for every cell. */
export interface Predicted {
  dot: Ref;
  /** The dot product and the biases. */
  res: Ref;
  /** `res`, brought into the range where that is switched on. */
  pred: Ref;
}

/** Two lookups and a dot product, for every pair; the ops of the trainer's model, in its order. */
export function recordPrediction(
  program: Program,
  tables: TableRefs,
  pairs: readonly { user: number; item: number }[],
  { range, bias }: Switches,
): Predicted {
  const users = Int32Array.from(pairs, ({ user }) => user);
  const items = Int32Array.from(pairs, ({ item }) => item);
  const lookup = (indices: Int32Array, name: TableName): Ref => {
    const table = tables[name];
    if (table === undefined) throw new Error(`the model has no table ${name}`);
    return program.call('embedding', indices, table, { sparse: false });
  };
  const userRows = lookup(users, 'user_factors');
  const itemRows = lookup(items, 'item_factors');
  const biases = bias
    ? program.call('add', lookup(users, 'user_bias'), lookup(items, 'item_bias'))
    : null;
  const dot = program.call('rowDot', userRows, itemRows);
  const res = biases === null ? dot : program.call('add', dot, biases);
  const pred = range ? program.call('sigmoidRange', res, LOW, HIGH) : res;
  return { dot, res, pred };
}

export function recordLoss(program: Program, pred: Ref, ratings: readonly Rating[]): Ref {
  const values = Float32Array.from(ratings, ({ rating }) => rating);
  const shape: Shape = [values.length, 1];
  return program.call('mseLoss', pred, program.call('tensor', values, { shape, name: 'ratings' }));
}

export function rowOf(values: Float32Array, row: number): Float32Array {
  return values.subarray(row * FACTORS, (row + 1) * FACTORS);
}
