// What a trained model becomes when it is taken along.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { unzipSync } from 'fflate';
import { createLab } from '../../lib/engine/index.js';
import { samplePredictions } from '../../lib/engine/samplePredictions.js';
import {
  commandLine,
  notebookOf,
  predictionsCsv,
  weightTables,
  zipOf,
} from '../../lib/engine/takeAway.js';
import { defaultConfig } from '../../lib/engine/training.js';
import { at } from './support.mjs';

const text = (bytes) => Buffer.from(bytes).toString();
const lab = await createLab();

async function trained(options = {}) {
  const trainer = lab.trainer({ epochs: 1, factors: 3, ...options });
  trainer.load({ kind: 'simulated', seed: 42 });
  await trainer.train();
  return trainer;
}

test('every table becomes a CSV file that holds the same floats, ids and titles beside them', async () => {
  const trainer = await trained();
  const files = weightTables(trainer.save());
  const names = trainer.names();
  assert.deepEqual(
    files.map(({ name }) => name),
    ['user_factors.csv', 'item_factors.csv', 'user_bias.csv', 'item_bias.csv'],
  );
  for (const [place, { shape, value, name }] of trainer.weights().entries()) {
    const [header, ...rows] = text(files[place].bytes).trimEnd().split('\n');
    const user = name.startsWith('user');
    assert.equal(header.split(',')[0], user ? 'user' : 'item');
    assert.equal(rows.length, shape[0]);
    const cells = rows.map((row) => row.match(/("([^"]|"")*"|[^,]*)(,|$)/g).slice(0, -1));
    const ids = cells.map(([id]) => id.replace(/,$/, ''));
    assert.deepEqual(ids, user ? names.users : names.items);
    const numbers = rows.flatMap((row) => row.split(',').slice(-shape[1]).map(Number));
    assert.deepEqual(Float32Array.from(numbers), value);
  }
  trainer.dispose();
});

test('a sample of predictions is spread over users and items and is what the trainer predicts', async () => {
  const trainer = await trained();
  const sample = samplePredictions(trainer, 1000);
  assert.ok(new Set(sample.users).size > 500 && new Set(sample.items).size > 200);
  assert.ok(sample.users.includes('#na#'));
  assert.deepEqual(sample.predictions, trainer.predict(sample.users, sample.items));
  const [header, ...rows] = text(predictionsCsv(sample)).trimEnd().split('\n');
  assert.equal(header, 'user,item,prediction');
  assert.deepEqual(
    Float32Array.from(rows, (row) => Number(row.split(',')[2])),
    sample.predictions,
  );
  trainer.dispose();
});

test('the notebook has the cells of the script, prose as prose', () => {
  const script = readFileSync(at('web/python/notebook.py'), 'utf8');
  const notebook = JSON.parse(text(notebookOf(script)));
  assert.equal(notebook.nbformat, 4);
  const kinds = notebook.cells.map(({ cell_type: kind }) => kind);
  assert.equal(kinds.length, script.match(/^# %%/gm).length);
  assert.ok(kinds.includes('code') && kinds[0] === 'markdown');
  assert.match(notebook.cells[0].source[0], /^# A recommender/);
  const code = notebook.cells.filter(({ cell_type: kind }) => kind === 'code');
  assert.match(code[0].source.join(''), /^from embedding_lab import/);
  assert.equal(new Set(notebook.cells.map(({ id }) => id)).size, kinds.length);
});

test('the zip holds every file', () => {
  const files = [
    { name: 'a.txt', bytes: Uint8Array.of(1, 2) },
    { name: 'b.txt', bytes: Uint8Array.of(3) },
  ];
  assert.deepEqual(Object.keys(unzipSync(zipOf(files))), ['a.txt', 'b.txt']);
});

test('what is packed is not packed again', () => {
  const bytes = new Uint8Array(10_000);
  const size = (name) => zipOf([{ name, bytes }]).length;
  assert.ok(size('tables.zip') > 10_000);
  assert.ok(size('tables.csv') < 1000);
});

test('−0 keeps its sign in a file', () => {
  const sample = { users: ['a', 'b'], items: ['x', 'y'], predictions: Float32Array.of(-0, 0) };
  assert.equal(text(predictionsCsv(sample)), 'user,item,prediction\na,x,-0\nb,y,0\n');
});

test('no id or title is a formula for a spreadsheet', () => {
  const users = [
    '=1+1',
    '+cmd',
    '-x',
    '@SUM(1)',
    '\t=1',
    '\r=1',
    "'=1",
    "''@x",
    '-7',
    '+3',
    '-1e5',
  ];
  const sample = { users, items: users.map(() => 'a=b'), predictions: new Float32Array(11) };
  const rows = text(predictionsCsv(sample)).split('\n').slice(1, -1);
  const ids = rows.map((row) => row.slice(0, row.lastIndexOf(',a=b,')).replace(/^"|"$/g, ''));
  assert.deepEqual(
    ids.slice(0, 8),
    users.slice(0, 8).map((id) => `'${id}`),
  );
  assert.deepEqual(ids.slice(8), users.slice(8), 'numbers stay numbers');
});

test('the command line says what is not the default, and quotes what the shell would split', () => {
  assert.equal(
    commandLine(defaultConfig, 'ml-latest-small.zip'),
    'npx embedding-lab train ml-latest-small.zip --wd 0.1 --y-range 0,5.5',
  );
  const config = { ...defaultConfig, model: 'dot', optimizer: 'sparse-adam', wd: 0, yRange: null };
  assert.equal(
    commandLine(config, "my ratings'.csv"),
    "npx embedding-lab train 'my ratings'\\''.csv' --model dot --optimizer sparse-adam --no-y-range",
  );
  for (const [name, word] of [
    ['--help', './--help'],
    ['$(reboot).csv', "'$(reboot).csv'"],
    ['a\n; reboot', "'a\n; reboot'"],
    ['-`reboot`', "'./-`reboot`'"],
  ]) {
    assert.ok(commandLine(defaultConfig, name).startsWith(`npx embedding-lab train ${word} --wd`));
  }
});
