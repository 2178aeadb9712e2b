// What is trained in every engine: each model with each optimizer that takes it, on little data. And
// how the same is done in Node and natively. A run's result is the SHA-256 of its weights.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Lab } from '../../lib/engine/lab.js';
import { loadModule } from '../../lib/engine/module.js';
import { weightsSha256 } from '../../lib/engine/sha256.js';
import { completeConfig, modelNames, optimizerNames } from '../../lib/engine/training.js';
import { root } from '../../tools/run.mjs';
import { madeUpCsv } from '../node/support.mjs';

const EPOCHS = 2;
const file = { name: 'ratings.csv', bytes: madeUpCsv(30, 20) };

const looksUpOnly = ['dot', 'dot-bias']; // SparseAdam takes no other
const ofRatings = modelNames.flatMap((model) =>
  optimizerNames
    .filter((optimizer) => optimizer !== 'sparse-adam' || looksUpOnly.includes(model))
    .map((optimizer) => ({ model, config: completeConfig({ model, optimizer, epochs: EPOCHS }) })),
);
const ofPassengers = optimizerNames
  .filter((optimizer) => optimizer !== 'sparse-adam')
  .map((optimizer) => ({ model: 'tabular', config: { optimizer, wd: 0.01, epochs: EPOCHS } }));

/** `config` is what the engine takes, for a recommender or for a table. */
export const runs = [...ofRatings, ...ofPassengers];

/** In a page of the site, by its own engine and worker: `evaluate` runs a function there. */
export const trainInPage = (evaluate) => evaluate(inPage, { csv: String(file.bytes), runs });

/** No free variables: it runs in the page. */
async function inPage({ csv, runs: asked }) {
  while (!window.embeddingLab) await new Promise((done) => setTimeout(done, 50));
  const { engine } = window.embeddingLab;
  const sha256 = async (parts) => {
    const bytes = await new window.Blob(parts).arrayBuffer();
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  };
  const passengers = { columns: ['Sex', 'Class', 'Age'], hide: null };
  const people = { Sex: ['female'], Class: ['1st'], Age: ['child'] };
  await engine.load({
    kind: 'files',
    files: [{ name: 'ratings.csv', bytes: new TextEncoder().encode(csv) }],
  });
  const hashes = [];
  for (const { model, config } of asked) {
    if (model === 'tabular') {
      const states = await engine.tables.train({ passengers, people, config });
      hashes.push(await sha256(states.at(-1).weights.map(({ value }) => value)));
    } else {
      const run = await engine.createRun(config);
      await run.train(() => {});
      hashes.push(await run.weightsSha256());
      run.dispose();
    }
  }
  return hashes;
}

/** In Node, by the core with `vectors` or by that without. */
export async function trainInNode(vectors) {
  const lab = new Lab(await loadModule({ vectors }));
  const hashes = [];
  for (const { model, config } of runs) {
    const tabular = model === 'tabular';
    const trainer = tabular ? lab.tabular(lab.titanic(), config) : lab.trainer(config);
    if (!tabular) trainer.load({ kind: 'files', files: [file] });
    await trainer.train();
    hashes.push(weightsSha256(trainer.weights()));
    trainer.dispose();
  }
  lab.dispose();
  return hashes;
}

/** By the native program beside this file, which writes down the weights. */
export function trainNatively() {
  const program = join(root, 'build', 'native', 'trainedWeights');
  const folder = mkdtempSync(join(tmpdir(), 'embedding-lab-'));
  const ratings = join(folder, file.name);
  writeFileSync(ratings, file.bytes);
  try {
    return runs.map(({ model, config: { optimizer, wd, epochs } }) => {
      const data = model === 'tabular' ? [] : [ratings];
      const args = [model, optimizer, String(wd), String(epochs), ...data];
      const weights = execFileSync(program, args, { maxBuffer: 2 ** 26 });
      return createHash('sha256').update(weights).digest('hex');
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
