// Measures how fast the core trains: dense AdamW and SparseAdam, natively and as wasm in Node, in
// turns within one run, so that the ratios hold on a busy machine.
//
//   npm run bench [-- --rounds 3 --seconds 2]
//
// Prints a table and writes it, with machine, compiler and commit, to bench/results/.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cmakeBuild } from '../tools/cmake.mjs';
import { Failure, main, output, root } from '../tools/run.mjs';
import { setup } from '../tools/setup.mjs';

const engines = {
  native: [join(root, 'build', 'native', 'trainBench')],
  wasm: [
    process.execPath,
    '--no-experimental-fetch',
    join(root, 'build', 'wasm', 'trainBench.cjs'),
  ],
};
const optimizers = ['adamw', 'sparse-adam'];

/** The simulated world always; MovieLens where it lies beside the project. */
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

function measure(engine, optimizer, seconds, file) {
  const [command, ...args] = [...engines[engine], optimizer, String(seconds), ...file];
  const printed = output(command, args);
  if (printed === null)
    throw new Failure(`${engine} ${optimizer} failed: ${[command, ...args].join(' ')}`);
  return JSON.parse(printed);
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Rounds of every combination in turn; the median of each. */
function measureAll(rounds, seconds) {
  const rows = datasets().flatMap((data) =>
    optimizers.flatMap((optimizer) =>
      Object.keys(engines).map((engine) => ({ data, optimizer, engine, runs: [] })),
    ),
  );
  for (let round = 0; round < rounds; ++round) {
    for (const row of rows) {
      row.runs.push(measure(row.engine, row.optimizer, seconds, row.data.file));
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

function printTable(results) {
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

const firstLine = (text) => text?.split('\n')[0] ?? 'unknown';

await main(async () => {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '2' },
    },
  });
  await setup('test');
  for (const preset of ['native', 'wasm']) await cmakeBuild(preset, ['trainBench']);
  const results = measureAll(Number(values.rounds), Number(values.seconds));
  printTable(results);

  const commit = output('git', ['rev-parse', '--short', 'HEAD']) ?? 'unknown';
  const changed = output('git', ['status', '--porcelain', 'core', 'bench/trainBench.cpp']);
  const report = {
    date: new Date().toISOString(),
    commit: commit + (changed ? ' with changes' : ''),
    machine: `${cpus()[0].model}, ${cpus().length} cores, shared`,
    compilers: {
      native: firstLine(output('c++', ['--version'])),
      wasm: firstLine(output('emcc', ['--version'])),
      node: process.version,
    },
    batchSize: 64,
    factors: 50,
    model: 'dot-bias',
    results,
  };
  const folder = join(root, 'bench', 'results');
  const file = join(folder, `training-${report.date.slice(0, 10)}-${commit}.json`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(report, null, 2) + '\n');
  console.log(`\nwritten to ${file.slice(root.length + 1)}`);
});
