// What the tests of the built package share.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generator } from '../../tools/random.mjs';

export { generator };

const root = new URL('../../', import.meta.url);

/** Path of a file of the repository. */
export const at = (path) => fileURLToPath(new URL(path, root));

/** MovieLens is never in the repository: tests that need it skip where it is not beside it. */
export const movieLens = join(
  process.env.EMBEDDING_LAB_DATA ?? at('../shared/data'),
  'ml-latest-small.zip',
);
export const withMovieLens = existsSync(movieLens) ? {} : { skip: `needs ${movieLens}` };

/** Runs the command line; answers with its exit code and what it wrote. */
export function embeddingLab(...args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [at('lib/cli/main.js'), ...args.map(String)]);
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (text) => (stdout += text));
    child.stderr.on('data', (text) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** A folder for the time of a test file: `path(name)` in it, `write(name, content)` gives the path. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'embedding-lab-'));
  const path = (name) => join(folder, name);
  return {
    path,
    write(name, content) {
      writeFileSync(path(name), content);
      return path(name);
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
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

/** The same zip whose directory and first file say that it unpacks to `size` bytes. */
export function declareSize(zip, size) {
  const lying = Buffer.from(zip);
  const directory = lying.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
  lying.writeUInt32LE(size, 22);
  lying.writeUInt32LE(size, directory + 24);
  return lying;
}
