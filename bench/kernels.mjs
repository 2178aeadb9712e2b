// The kernels, and how fast a file of ratings is read.

import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engines, inTurns, measure, median, printTable, ratio } from './engines.mjs';

const names = {
  gemm: 'A · B, 128³, GFLOP/s',
  gemmTransposedA: 'Aᵀ · B, 128³, GFLOP/s',
  gemmTransposedB: 'A · Bᵀ, 128³, GFLOP/s',
  eigen: 'Eigen’s A · B, 128³, GFLOP/s',
  dot: 'dot products of 50, GFLOP/s',
  sigmoid: 'sigmoids, millions/s',
  loading: 'reading ratings, MB/s',
};

/** As MovieLens writes them: user, film, rating, time. */
function ratingsFile() {
  const lines = ['userId,movieId,rating,timestamp'];
  for (let i = 0; i < 200_000; ++i) {
    const rating = 0.5 * (1 + ((i * 7) % 10));
    lines.push(
      `${1 + ((i * 7919) % 6000)},${1 + ((i * 104_729) % 150_000)},${rating},${964_982_703 + i}`,
    );
  }
  const path = join(tmpdir(), `ratings-${process.pid}.csv`);
  writeFileSync(path, lines.join('\n') + '\n');
  return path;
}

export function measureKernels(rounds, seconds) {
  const file = ratingsFile();
  const rows = engines.map((engine) => ({ engine, runs: [] }));
  inTurns(rows, rounds, ({ engine }) => ({
    ...measure(engine, 'kernelBench', seconds),
    loading: measure(engine, 'loadBench', file, 5).megabytesPerSecond,
  }));
  rmSync(file);
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
