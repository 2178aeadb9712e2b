// The Python files that are taken along, run where PyTorch is: they predict what the lab predicts,
// train on, and train the same with two processes as with one.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { createLab } from 'embedding-lab';
import { samplePredictions } from '../../lib/engine/samplePredictions.js';
import { predictionsCsv } from '../../lib/engine/takeAway.js';
import { at, temporaryFolder } from '../node/support.mjs';
import { hasTorch, python } from './python.mjs';

const withTorch = hasTorch ? {} : { skip: `needs python3-torch for ${python}` };
const folder = temporaryFolder();
after(() => folder.remove());
for (const name of ['embedding_lab.py', 'train_distributed.py', 'notebook.py']) {
  copyFileSync(at(`web/python/${name}`), folder.path(name));
}
/** Ratings that can be learnt: some users rate higher, some items are better. */
function learnableCsv(users, items) {
  const lines = ['userId,movieId,rating'];
  for (let user = 0; user < users; ++user) {
    for (let item = 0; item < items; ++item) {
      lines.push(`${user},${item},${1 + (user % 3) + (item % 3)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
const ratings = folder.write('ratings.csv', learnableCsv(100, 100));
const lab = await createLab();

function run(...args) {
  const { status, stdout, stderr } = spawnSync(python, args, {
    cwd: folder.path(''),
    encoding: 'utf8',
    env: { ...process.env, OMP_NUM_THREADS: '1' },
  });
  assert.equal(status, 0, stderr);
  return stdout;
}

async function takeAlong(options) {
  const trainer = lab.trainer({ epochs: 1, ...options });
  trainer.load({ name: 'ratings.csv', bytes: readFileSync(ratings) });
  await trainer.train();
  folder.write('model.safetensors', trainer.save());
  folder.write('predictions.csv', predictionsCsv(samplePredictions(trainer, 1000)));
  trainer.dispose();
}

for (const [name, options] of Object.entries({
  'dot without a range': { model: 'dot', yRange: null },
  'dot-bias': { model: 'dot-bias' },
  'collab-nn': { model: 'collab-nn' },
  'embedding-nn': { model: 'embedding-nn' },
})) {
  test(`${name}: 1,000 predictions of PyTorch agree to 1e-5`, withTorch, async () => {
    await takeAlong(options);
    const stdout = run('embedding_lab.py', 'model.safetensors', 'predictions.csv');
    const [, count, difference] = /^(\d+) predictions, largest difference (\S+)$/m.exec(stdout);
    assert.equal(Number(count), 1000);
    assert.ok(Number(difference) <= 1e-5, stdout);
  });
}

const ratingsLines = (header, separator) =>
  [header, ...['ann 7 4', 'Zoë 8 3.5', 'bob 7 1']]
    .filter((line) => line !== null)
    .map((line) => line.split(' ').join(separator));
const shuffled = ['stars,when,Movie ID,"User, name"', '4,1,7,"O""Hara, Zoë"', '3.5,2,"é",ann'];
for (const [form, bytes] of Object.entries({
  'ratings.csv': `${ratingsLines('userId movieId rating', ',').join('\r\n')}\r\n`,
  'a mark of UTF-8 before it': `\ufeff${ratingsLines('user item rating', ',').join('\n')}`,
  semicolons: `${ratingsLines('user item rating', ';').join('\n')}\n`,
  'u.data': ratingsLines(null, '\t').join('\n'),
  'tabs and a header': ratingsLines('user film rating', '\t').join('\n'),
  'ratings.dat': ratingsLines(null, '::').join('\n'),
  'columns in another order': `${shuffled.join('\n')}\n\n`,
  'Latin-1': Buffer.from(`${shuffled.join('\n')}\n`, 'latin1'),
})) {
  test(`ratings are read as the lab reads them: ${form}`, withTorch, () => {
    const trainer = lab.trainer({ batchSize: 1, validPct: 0 });
    const info = trainer.load({ name: 'form.csv', bytes: Buffer.from(bytes) });
    const { users, items } = trainer.names();
    trainer.dispose();
    folder.write('form.csv', bytes);
    const code =
      'import json, embedding_lab as lab; print(json.dumps(lab.read_ratings("form.csv")))';
    const [user, item, rating] = JSON.parse(run('-c', code));
    assert.deepEqual([...new Set(user)].sort(), users.slice(1).sort());
    assert.deepEqual([...new Set(item)].sort(), items.slice(1).sort());
    assert.equal(rating.length, info.ratings);
    assert.deepEqual([Math.min(...rating), Math.max(...rating)], [info.minRating, info.maxRating]);
  });
}

test('ids that a spreadsheet would compute come back as they are', withTorch, () => {
  const users = ['=1+1', "'=1", '-x', '-7', "'quoted'", "''@x"];
  const predictions = new Float32Array(users.length);
  folder.write('formulas.csv', predictionsCsv({ users, items: users, predictions }));
  const code =
    'import csv, json, embedding_lab as lab\n' +
    'lines = csv.DictReader(open("formulas.csv", newline=""))\n' +
    'print(json.dumps([lab.plain(line["user"]) for line in lines]))';
  assert.deepEqual(JSON.parse(run('-c', code)), users);
});

test(
  'without names that tell its columns, a table has user, item and rating first',
  withTorch,
  () => {
    folder.write('form.csv', 'who,what,how\nann,7,4\nbob,8,3.5\n');
    const code =
      'import json, embedding_lab as lab; print(json.dumps(lab.read_ratings("form.csv")))';
    assert.deepEqual(JSON.parse(run('-c', code)), [
      ['ann', 'bob'],
      ['7', '8'],
      [4, 3.5],
    ]);
  },
);

test('predictions that are not the model’s are refused', withTorch, async () => {
  await takeAlong({});
  const lines = readFileSync(folder.path('predictions.csv'), 'utf8').split('\n');
  const [user, item] = lines[1].split(',');
  folder.write('predictions.csv', [lines[0], `${user},${item},9`, ...lines.slice(2)].join('\n'));
  const args = ['embedding_lab.py', 'model.safetensors', 'predictions.csv'];
  const { status, stderr } = spawnSync(python, args, { cwd: folder.path(''), encoding: 'utf8' });
  assert.equal(status, 1);
  assert.match(stderr, /not the same predictions/);
});

test('training on several processes takes the range of predictions', withTorch, () => {
  const loss = (...flags) => {
    const stdout = run('train_distributed.py', 'ratings.csv', '--epochs', '1', ...flags);
    return Number(/loss (\S+),/.exec(stdout)[1]);
  };
  assert.ok(loss() < 2);
  assert.ok(loss('--y-range', '0,1') > 5, 'ratings go to 5, predictions to 1');
});

test('the notebook runs from its first cell to its last', withTorch, async () => {
  await takeAlong({});
  const stdout = run('notebook.py');
  assert.match(stdout, /1000 predictions, largest difference/);
  assert.match(stdout, /epoch 1: loss \d/);
  const losses = [...stdout.matchAll(/epoch (\d): loss (\S+), (\d) process/g)];
  const of = (processes) =>
    losses.filter((one) => one[3] === processes).map((one) => Number(one[2]));
  const [alone, together] = [of('1'), of('2')];
  assert.equal(alone.length, 2);
  assert.ok(alone[1] < 0.9 * alone[0] && together[1] < 0.9 * together[0], stdout);
  for (const [epoch, loss] of alone.entries()) {
    assert.ok(Math.abs(loss - together[epoch]) < 2e-3, stdout);
  }
});
