// The kernels.

import { engines, inTurns, measure, median, printTable, ratio } from './engines.mjs';

const names = {
  gemm: 'A · B, 128³, GFLOP/s',
  gemmTransposedA: 'Aᵀ · B, 128³, GFLOP/s',
  gemmTransposedB: 'A · Bᵀ, 128³, GFLOP/s',
  eigen: 'Eigen’s A · B, 128³, GFLOP/s',
  dot: 'dot products of 50, GFLOP/s',
  sigmoid: 'sigmoids, millions/s',
  rest: 'steps of four numbers without gradient, Adam, millions/s',
  quotient: 'quotients of four numbers alone, millions/s',
};

export function measureKernels(rounds, seconds) {
  const rows = engines.map((engine) => ({ engine, runs: [] }));
  inTurns(rows, rounds, ({ engine }) => measure(engine, 'kernelBench', seconds));
  return Object.keys(names).map((name) => {
    const of = (engine) =>
      median(rows.find((row) => row.engine === engine).runs.map((run) => run[name]));
    return { name, native: of('native'), wasm: of('wasm') };
  });
}

export function printKernels(results) {
  const cells = results.map(({ name, native, wasm }) => [
    names[name],
    native.toFixed(1),
    wasm.toFixed(1),
    ratio(wasm, native),
  ]);
  printTable('Kernels', ['what', 'native', 'wasm', 'wasm / native'], cells);
}
