// How fast ratings are read: a small file by the core, natively and as wasm, and one of 25 million
// ratings as a page's worker reads it, with an epoch of training on it and the memory that takes.

import { closeSync, existsSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generator } from '../tools/random.mjs';
import { root } from '../tools/run.mjs';
import { count, engines, inTurns, measure, median, printTable } from './engines.mjs';

/** The shapes of ml-latest-small and of ml-25m. */
const small = { ratings: 100_836, users: 610, items: 9_724 };
const large = { ratings: 25_000_000, users: 162_541, items: 59_047 };

/**
 * Writes a file as MovieLens does: user by user, ids of items with gaps, ratings in halves, times,
 * lines that end in CRLF. Few items are rated often and many seldom.
 */
function writeRatings(path, { ratings, users, items }) {
  const { uniform: draw } = generator(1);
  const file = openSync(path, 'w');
  let block = 'userId,movieId,rating,timestamp\r\n';
  for (let i = 0; i < ratings; ++i) {
    const user = 1 + Math.floor((i * users) / ratings);
    const item = 1 + Math.floor(3.5 * Math.floor(items * draw() ** 2));
    const rating = (0.5 + 0.5 * Math.floor(10 * draw())).toFixed(1);
    block += `${user},${item},${rating},${1e9 + Math.floor(5e8 * draw())}\r\n`;
    if (block.length > 2 ** 20) {
      writeSync(file, block);
      block = '';
    }
  }
  writeSync(file, block);
  closeSync(file);
}

/** ml-latest-small where it is at hand, as in the core's tests; or null. */
function movieLens() {
  const folder = process.env.EMBEDDING_LAB_DATA ?? join(root, '..', 'shared', 'data');
  const path = join(folder, 'ml-latest-small', 'ratings.csv');
  return existsSync(path) ? path : null;
}

function measureSmall(path, generated, rounds) {
  const rows = engines.map((engine) => ({ engine, runs: [] }));
  inTurns(rows, rounds, ({ engine }) => measure(engine, 'loadBench', path, 20).megabytesPerSecond);
  const [native, wasm] = rows.map(({ runs }) => median(runs));
  return { generated, bytes: statSync(path).size, native, wasm };
}

/** In a process of its own, so that the peak of its memory is of this work alone. */
function measureLarge(path) {
  writeRatings(path, large);
  return measure('node', 'largeFile', path);
}

export function measureLoading(rounds) {
  const folder = mkdtempSync(join(tmpdir(), 'ratings-'));
  try {
    const generated = join(folder, 'small.csv');
    writeRatings(generated, small);
    const original = movieLens();
    return {
      small: [
        ...(original ? [measureSmall(original, false, rounds)] : []),
        measureSmall(generated, true, rounds),
      ],
      large: measureLarge(join(folder, 'ratings.csv')),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const megabytes = (bytes) => count(bytes / 1e6);

export function printLoading({ small: files, large: run }) {
  printTable(
    'Reading a file of ratings, MB/s of CPU time',
    ['file', 'MB', 'native', 'wasm'],
    files.map(({ generated, bytes, native, wasm }) => [
      generated ? 'generated, of the shape of ml-latest-small' : 'ml-latest-small, ratings.csv',
      ...[bytes / 1e6, native, wasm].map((value) => value.toFixed(1)),
    ]),
  );
  const epoch = `one epoch, ${run.model}, ${run.optimizer}, ${run.factors} factors`;
  printTable(
    `${count(run.ratings)} ratings in Node, by the clock on the wall`,
    ['what', 'value'],
    [
      ['size of the file, MB', megabytes(run.bytes)],
      ['reading, s', run.loadSeconds.toFixed(1)],
      ['reading, MB/s', megabytes(run.bytes / run.loadSeconds)],
      ['splitting and first weights, s', run.splitSeconds.toFixed(1)],
      [`${epoch}, s`, run.epochSeconds.toFixed(1)],
      ['trained ratings per second', count(run.ratingsPerSecond)],
      ['peak memory of the process, MB', megabytes(run.peakBytes)],
      ['the core’s memory, reserved, MB', megabytes(run.coreBytes)],
    ],
  );
}
