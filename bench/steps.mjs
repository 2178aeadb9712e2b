// One step on one table, batch 64, 50 factors, from a thousand rows to a million: SparseAdam on the
// same rows again and on random ones, beside the dense way and the one-hot way.

import { count, engines, inTurns, measure, median, printTable } from './engines.mjs';

const sizes = [1_000, 10_000, 100_000, 1_000_000];
/** Each with the most rows that it is asked for: beyond, a step takes seconds or its memory is gone. */
const ways = [
  { way: 'repeated', most: 1_000_000 },
  { way: 'random', most: 1_000_000 },
  { way: 'dense', most: 1_000_000 },
  { way: 'one-hot', most: 100_000 },
];

/** Rounds of every combination in turn; the median of each. */
export function measureSteps(rounds, seconds) {
  const rows = ways.flatMap(({ way, most }) =>
    sizes
      .filter((size) => size <= most)
      .flatMap((size) => engines.map((engine) => ({ way, size, engine, runs: [] }))),
  );
  inTurns(rows, rounds, ({ way, size, engine }) =>
    measure(engine, 'stepBench', way, size, seconds),
  );
  return rows.map(({ way, size, engine, runs }) => {
    const { rowsUpdated, multiplyAdds, bytes } = runs[0];
    const microseconds = runs.map((run) => run.microseconds);
    return {
      way,
      rows: size,
      engine,
      microseconds: median(microseconds),
      runs: microseconds,
      rowsUpdated,
      multiplyAdds,
      bytes,
    };
  });
}

export function printSteps(results) {
  const cells = results.map((row) => [
    `${row.way}, ${row.engine}`,
    count(row.rows),
    row.microseconds.toFixed(1),
    count(row.rowsUpdated),
    count(row.multiplyAdds),
    count(row.bytes),
  ]);
  const head = ['step', 'table rows', 'µs a step', 'rows moved', 'multiply-adds', 'bytes'];
  printTable('One step on one table', head, cells);
}
