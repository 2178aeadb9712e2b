// Rows of tables in the trace: their gradients, and what the lookups of a batch sent to them.

import type { Engine } from '../engine/client.ts';
import { nodeOf, Program, type OptionArgument } from '../engine/program.ts';
import type { Shape, TraceNode } from '../engine/trace.ts';

/** The gradient of one row of a table's node, or null where that row has none. */
export function gradOfRow(node: TraceNode, row: number): Float32Array | null {
  const cols = node.shape[1];
  if (node.gradRows === null) return node.grad?.subarray(row * cols, (row + 1) * cols) ?? null;
  const place = node.gradRows.rows.indexOf(row);
  return place < 0 ? null : node.gradRows.values.subarray(place * cols, (place + 1) * cols);
}

/** What one position of a batch sent to the row that it had looked up. */
export interface Sent {
  position: number;
  values: Float32Array;
}

/** What the lookups of a table sent to one of its rows. */
export function contributionsTo({ contributions, shape }: TraceNode, row: number): Sent[] {
  if (contributions === null) return []; // nothing has come back
  return Array.from(contributions.positions, (position, i) => ({
    position,
    row: contributions.rows[i],
    values: contributions.values.subarray(i * shape[1], (i + 1) * shape[1]),
  })).filter((one) => one.row === row);
}

/** A table, and the gradient of what was looked up in it. */
export interface Scatter {
  values: Float32Array;
  shape: Shape;
  indices: Int32Array;
  /** Of the lookup. */
  options: OptionArgument;
  /** A row for each index; null where none has arrived. */
  grad: Float32Array | null;
}

/** For each table its node after none, one, two, … positions were scatter-added; [0]: no gradient. */
export async function scatterOneByOne(
  engine: Engine,
  tables: readonly Scatter[],
): Promise<TraceNode[][]> {
  const program = new Program();
  const refs = tables.map(({ values, shape, indices, options, grad }) =>
    Array.from({ length: indices.length + 1 }, (_, count) => {
      const leaf = program.call('tensor', values, { shape, requiresGrad: true });
      if (count === 0 || grad === null) return leaf;
      const output = program.call('embedding', indices.slice(0, count), leaf, options);
      program.backward(output, grad.slice(0, count * shape[1]));
      return leaf;
    }),
  );
  const result = await engine.run(program);
  return refs.map((counts) => counts.map((ref) => nodeOf(result, ref)));
}

/** For each lookup, by row: what was sent to the row, added up by `add` in the batch's order. */
export async function sumsByRow(
  engine: Engine,
  lookups: readonly TraceNode[],
): Promise<ReadonlyMap<number, Float32Array>[]> {
  const program = new Program();
  const refs = lookups.map((lookup) =>
    [...new Set(lookup.contributions?.rows ?? [])].map((row) => {
      const [first, ...others] = contributionsTo(lookup, row).map(({ values }) =>
        program.call('tensor', values, { shape: [1, values.length] }),
      );
      return { row, sum: others.reduce((sum, one) => program.call('add', sum, one), first) };
    }),
  );
  const result = await engine.run(program);
  return refs.map((rows) => new Map(rows.map(({ row, sum }) => [row, nodeOf(result, sum).value])));
}
