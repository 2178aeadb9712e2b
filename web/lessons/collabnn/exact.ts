// What the page says to be the same, held against each other by the bits.

import { sameBits } from '../../components/format.ts';
import { indicesOf, partOf, rowOf, type CollabRun } from './model.ts';
import { LOOKUP_OF, type TableName } from './steps.ts';

/** Whether each looked-up row arrived unchanged. */
export function copiedExactly(run: CollabRun, table: TableName): boolean {
  const lookup = run.nodes[LOOKUP_OF[table]];
  const node = run.parameterNodes[table];
  return indicesOf(run.samples, table).every((row, b) =>
    sameBits(rowOf(lookup, lookup.value, b), rowOf(node, node.value, row)),
  );
}

/** Whether what concat handed to a table's lookup is what the lookup has. */
export function splitExactly(run: CollabRun, table: TableName): boolean {
  const lookup = run.nodes[LOOKUP_OF[table]];
  const [mine, whole] = [lookup.grad, run.nodes.both.grad];
  if (mine === null || whole === null) return false;
  return run.samples.every((_, b) =>
    sameBits(rowOf(lookup, mine, b), partOf(run, table, b, whole)),
  );
}

/** Whether what each sample sent to a table is concat's part of it; and that each sent something. */
export function sentExactly(run: CollabRun, table: TableName): boolean {
  const { contributions, shape } = run.nodes[LOOKUP_OF[table]];
  const { grad } = run.nodes.both;
  if (contributions === null || grad === null) return false;
  const { positions, values } = contributions;
  return (
    positions.length === run.samples.length &&
    positions.every((b, i) => sameBits(rowOf({ shape }, values, i), partOf(run, table, b, grad)))
  );
}
