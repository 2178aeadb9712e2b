// Ratings per second of training: every model and optimizer on a table of ml-100k's size, the tables'
// scaling with rows and factors, natively, as wasm in Node, and in PyTorch.

import {
  count,
  engines,
  hasPyTorch,
  inTurns,
  measure,
  median,
  printTable,
  ratio,
} from './engines.mjs';

/** 943 users, 1,682 films and 80,000 ratings, drawn at random: the shape of ml-100k's training part. */
const usual = '943x1682x80000';

const runs = [
  ['dot-bias', 'adamw', usual],
  ['dot-bias', 'sparse-adam', usual],
  ['dot-bias', 'sgd', usual],
  ['dot', 'sgd', usual],
  ['embedding-nn', 'adamw', usual],
  ['dot-bias', 'adamw', '610x9724x100000'],
  ['dot-bias', 'sparse-adam', '610x9724x100000'],
  ['dot-bias', 'sparse-adam', '50000x20000x400000'],
];

/** Rounds of every combination in turn; the median of each. */
export function measureTraining(rounds, seconds) {
  if (!hasPyTorch) console.log('PyTorch is not here: the core alone is measured');
  const on = [...engines, 'scalar', ...(hasPyTorch ? ['pytorch'] : [])];
  const rows = runs.flatMap(([model, optimizer, data]) =>
    on.map((engine) => ({ model, optimizer, data, engine, runs: [] })),
  );
  inTurns(rows, rounds, ({ model, optimizer, data, engine }) =>
    Math.round(measure(engine, 'trainBench', model, optimizer, seconds, data).ratingsPerSecond),
  );
  return rows.map((row) => ({ ...row, ratingsPerSecond: median(row.runs) }));
}

export function printTraining(results) {
  const cells = runs.map(([model, optimizer, data]) => {
    const of = (engine) =>
      results.find(
        (row) =>
          row.engine === engine &&
          row.model === model &&
          row.optimizer === optimizer &&
          row.data === data,
      )?.ratingsPerSecond;
    const [native, wasm, scalar, pytorch] = ['native', 'wasm', 'scalar', 'pytorch'].map(of);
    return [
      `${model}, ${optimizer}`,
      data,
      count(native),
      count(wasm),
      count(scalar),
      pytorch ? count(pytorch) : '',
      ratio(wasm, native),
      ratio(wasm, scalar),
      ratio(wasm, pytorch),
    ];
  });
  const speeds = ['native', 'wasm', 'without vectors', 'PyTorch'];
  const ratios = ['wasm / native', 'wasm / without', 'wasm / PyTorch'];
  const head = ['model, optimizer', 'users x items x ratings', ...speeds, ...ratios];
  printTable('Training, ratings per second', head, cells);
}
