// Ratings per second of training: dense AdamW and SparseAdam on the simulated world, and on
// MovieLens where it lies beside the project.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../tools/run.mjs';
import { engines, measure, median } from './engines.mjs';

const optimizers = ['adamw', 'sparse-adam'];

function datasets() {
  const movieLens = join(
    process.env.EMBEDDING_LAB_DATA ?? join(root, '..', 'shared', 'data'),
    'ml-latest-small',
    'ratings.csv',
  );
  const sets = [{ name: 'simulated', file: [] }];
  if (existsSync(movieLens)) sets.push({ name: 'ml-latest-small', file: [movieLens] });
  else console.log('MovieLens is not here: the simulated world alone is measured');
  return sets;
}

/** Rounds of every combination in turn; the median of each. */
export function measureTraining(rounds, seconds) {
  const rows = datasets().flatMap((data) =>
    optimizers.flatMap((optimizer) =>
      engines.map((engine) => ({ data, optimizer, engine, runs: [] })),
    ),
  );
  for (let round = 0; round < rounds; ++round) {
    for (const { data, optimizer, engine, runs } of rows) {
      runs.push(measure(engine, 'trainBench', optimizer, seconds, ...data.file));
    }
  }
  return rows.map(({ data, optimizer, engine, runs }) => ({
    data: data.name,
    rows: runs[0].rows,
    optimizer,
    engine,
    ratingsPerSecond: Math.round(median(runs.map((run) => run.ratingsPerSecond))),
    runs: runs.map((run) => Math.round(run.ratingsPerSecond)),
  }));
}

export function printTraining(results) {
  console.log('\ndata              optimizer     engine   ratings/s   of native');
  for (const row of results) {
    const native = results.find(
      (other) =>
        other.engine === 'native' && other.data === row.data && other.optimizer === row.optimizer,
    );
    const share = (row.ratingsPerSecond / native.ratingsPerSecond).toFixed(2);
    console.log(
      row.data.padEnd(18) +
        row.optimizer.padEnd(14) +
        row.engine.padEnd(7) +
        row.ratingsPerSecond.toLocaleString('en-US').padStart(11) +
        share.padStart(12),
    );
  }
}
