// A table of any size: it lives in the worker, the page holds the rows in view and what both ways
// made of the batch.

import type { Engine } from '../../engine/client.ts';
import { messageOf } from '../../engine/errors.ts';
import type { LookupBench, LookupComparison, LookupTimes } from '../../engine/lookupBench.ts';

export interface TableSize {
  rows: number;
  factors: number;
  seed: number;
}

/** A table on show, and both ways carried out on it for `indices`. */
export interface TableRun extends TableSize {
  bench: LookupBench;
  indices: readonly number[];
  comparison: LookupComparison;
}

/** Rows that are fetched together. */
const BLOCK = 64;

/** Bytes of W and of a dense gradient, which the way by one-hot needs as well. */
export const bytesNeeded = ({ rows, factors }: TableSize): number => 2 * rows * factors * 4;

const sameSize = (a: TableSize, b: TableSize): boolean =>
  a.rows === b.rows && a.factors === b.factors && a.seed === b.seed;

async function openRun(
  engine: Engine,
  size: TableSize,
  indices: readonly number[],
): Promise<TableRun> {
  const { rows, factors, seed } = size;
  const bench = await engine.openLookupBench({ rows, cols: factors, seed });
  try {
    return { ...size, indices, bench, comparison: await bench.compare(indices) };
  } catch (error) {
    await bench.close();
    throw error;
  }
}

/** What was on show could be kept: `run` is it again. */
export class TableRefused extends Error {
  readonly run: TableRun | null;

  constructor(reason: unknown, run: TableRun | null) {
    super(messageOf(reason));
    this.run = run;
  }
}

/**
 * Both ways on another table, or for other indices. The table before makes room first; where the
 * new one is refused, it is drawn again from its seed. Rejects with TableRefused.
 */
export async function nextRun(
  engine: Engine,
  size: TableSize,
  indices: readonly number[],
  before: TableRun | null,
): Promise<TableRun> {
  if (before !== null && sameSize(before, size)) {
    try {
      return { ...before, indices, comparison: await before.bench.compare(indices) };
    } catch (error) {
      throw new TableRefused(error, before);
    }
  }
  await before?.bench.close();
  try {
    return await openRun(engine, size, indices);
  } catch (error) {
    const again = before && (await openRun(engine, before, before.indices));
    throw new TableRefused(error, again);
  }
}

/** The rows that were asked for so far, a block at a time. */
export class RowsInView {
  readonly #run: TableRun;
  readonly #onRows: () => void;
  readonly #blocks = new Map<number, Float32Array | null>();

  /** `onRows` is called when rows have come that were asked for. */
  constructor(run: TableRun, onRows: () => void) {
    this.#run = run;
    this.#onRows = onRows;
  }

  /** W[row][col], or null while its block is on the way. */
  value(row: number, col: number): number | null {
    const block = Math.floor(row / BLOCK);
    const values = this.#blocks.get(block);
    if (values === undefined) void this.#fetch(block);
    return values?.[(row - block * BLOCK) * this.#run.factors + col] ?? null;
  }

  async #fetch(block: number): Promise<void> {
    this.#blocks.set(block, null);
    const first = block * BLOCK;
    const count = Math.min(BLOCK, this.#run.rows - first);
    try {
      this.#blocks.set(block, await this.#run.bench.rows(first, count));
      this.#onRows();
    } catch {
      this.#blocks.delete(block); // the table was closed meanwhile, another takes its place
    }
  }
}

/** Measures until done or stopped; `onTimes` hears of every slice. */
export async function measureRun(
  { bench, indices }: TableRun,
  onTimes: (times: LookupTimes) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const times = await bench.measure(indices.length);
    if (signal.aborted) return;
    onTimes(times);
    if (times.done) return;
  }
}
