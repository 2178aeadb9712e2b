// What the tests of the built package share.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);

/** Path of a file of the repository. */
export const at = (path) => fileURLToPath(new URL(path, root));

/** MovieLens is never in the repository: tests that need it skip where it is not beside it. */
export const movieLens = at('../shared/data/ml-latest-small.zip');
export const withMovieLens = existsSync(movieLens)
  ? {}
  : { skip: 'needs ../shared/data/ml-latest-small.zip' };

/** Runs the command line; answers with its exit code and what it wrote. */
export function embeddingLab(...args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [at('lib/cli/main.js'), ...args]);
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (text) => (stdout += text));
    child.stderr.on('data', (text) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** A small generator (mulberry32), so that random cases are the same every time. */
export function generator(seed) {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { uniform, below: (bound) => Math.floor(uniform() * bound) };
}

/** A ratings.csv of `users` × `items` made-up ratings from 1 to 5. */
export function madeUpCsv(users, items) {
  const { below } = generator(1);
  const lines = ['userId,movieId,rating'];
  for (let user = 1; user <= users; ++user) {
    for (let item = 1; item <= items; ++item) lines.push(`${user},${item},${1 + below(5)}`);
  }
  return Buffer.from(`${lines.join('\n')}\n`);
}
