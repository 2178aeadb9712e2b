// What the comparison on MovieLens is made of: splits that both sides read, a run of the lab's
// command line, a run of PyTorch.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ZipReader } from '../../lib/engine/zip.js';
import { at, embeddingLab, generator, movieLens } from '../node/support.mjs';
import { python } from './python.mjs';

/** The models compared, and how far the means of their validation losses may lie apart. */
export const tolerances = { 'dot-bias': 0.004, 'embedding-nn': 0.01 };

/** The header and the lines of ml-latest-small's ratings.csv. */
function readLines() {
  const zip = new ZipReader('ml-latest-small.zip', readFileSync(movieLens));
  const entry = zip.entries.find(({ name }) => name.endsWith('/ratings.csv'));
  const text = Buffer.from(zip.read(entry, entry.size)).toString();
  const [header, ...lines] = text.trimEnd().split(/\r?\n/);
  return { header, lines };
}

/** Writes split `number`, 80 % and 20 % of the ratings in a random order, below build/. */
export function writeSplit(number) {
  const folder = at(`build/parity/split-${number}`);
  mkdirSync(folder, { recursive: true });
  const { header, lines } = readLines();
  const { below } = generator(number);
  for (let last = lines.length - 1; last > 0; --last) {
    const other = below(last + 1);
    [lines[last], lines[other]] = [lines[other], lines[last]];
  }
  const held = Math.floor(lines.length / 5);
  const write = (name, part) => {
    writeFileSync(join(folder, name), `${[header, ...part].join('\n')}\n`);
    return join(folder, name);
  };
  return {
    number,
    train: write('train.csv', lines.slice(held)),
    valid: write('valid.csv', lines.slice(0, held)),
  };
}

/** The validation loss after each of five epochs, and the seconds that they took: the lab's. */
export async function trainHere({ train, valid, number }, model) {
  const { code, stdout, stderr } = await embeddingLab(
    ...['train', train, '--valid', valid, '--model', model, '--seed', number, '--json'],
    ...['--epochs', 5, '--lr', 5e-3, '--wd', 0.1, '--batch-size', 64, '--factors', 50],
  );
  if (code !== 0) throw new Error(stderr);
  const { epochs } = JSON.parse(stdout);
  return {
    valid: epochs.map((epoch) => epoch.valid_loss),
    seconds: epochs.reduce((sum, epoch) => sum + epoch.seconds, 0),
  };
}

/** The same of PyTorch. */
export function trainInPyTorch({ train, valid, number }, model) {
  const script = at('tests/parity/compareMovieLens.py');
  const { status, stdout, stderr } = spawnSync(
    python,
    [script, train, valid, model, String(number)],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
