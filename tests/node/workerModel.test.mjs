// A trained model in the worker, asked through messages: the same answers as in this thread, also
// after a crash.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createLab } from 'embedding-lab';
import { startEngine } from '../../lib/engine/browser.js';
import { searchItems } from '../../lib/engine/recommending.js';
import { ThreadWorker } from './threadWorker.mjs';

let engine;
let file;
let model;
let expected;
const workers = [];
before(async () => {
  const lab = await createLab();
  const trainer = lab.trainer({ factors: 8, epochs: 2 });
  trainer.load({ kind: 'simulated', seed: 42 });
  await trainer.train();
  file = { name: 'model.safetensors', bytes: trainer.save() };
  expected = lab.recommender(file);
  engine = startEngine(() => {
    workers.push(new ThreadWorker());
    return workers.at(-1);
  });
  model = await engine.openModel(file);
});
after(() => engine.close());

const ratings = [
  { item: '14', rating: 5 },
  { item: '31', rating: 4.5 },
  { item: '33', rating: 0.5 },
];

test('what was learnt comes along, item by item', () => {
  const { learnt } = model;
  const table = (name) => expected.weights().find((one) => one.name === name).value;
  assert.deepEqual(learnt.items, expected.items);
  assert.equal(learnt.sha256, expected.weightsSha256());
  assert.equal(learnt.factors.length, 240);
  assert.deepEqual(learnt.factors[13], table('item_factors').slice(14 * 8, 15 * 8));
  assert.deepEqual(learnt.biases, table('item_bias').slice(1));
});

test('questions are answered as in this thread', async () => {
  assert.deepEqual(
    await model.biases('lowest', 3),
    expected.itemBias({ order: 'lowest', count: 3 }),
  );
  assert.deepEqual(await model.neighbours('14', 4), expected.neighbours('14', 4));
  assert.deepEqual(await model.pca(3, ['1', '2', '9']), expected.pca(3, { among: [1, 2, 9] }));
  assert.deepEqual(await model.recovery(42), expected.recovery(42));
  await assert.rejects(model.neighbours('nobody', 3), { name: 'RangeError' });
});

test('a fit moves the row alone, and does not remember the one before', async () => {
  const user = expected.newUser();
  const average = user.factors;
  user.fit(ratings);
  await model.fit([{ item: '1', rating: 1 }], 'lift', 3);
  const fitted = await model.fit(ratings, 'lift', 12);
  assert.deepEqual(fitted.factors, user.factors);
  assert.equal(fitted.bias, user.bias);
  assert.deepEqual(fitted.averageFactors, average);
  assert.deepEqual(fitted.recommendations, user.recommend(12, { by: 'lift' }));
  const { before: old, after: now } = fitted;
  const names = ['user_factors', 'item_factors', 'user_bias', 'item_bias'];
  assert.deepEqual(
    now.tables.map(({ name }) => name),
    names,
  );
  assert.deepEqual(now.tables, old.tables);
  assert.equal(now.frozen, old.frozen);
  assert.equal(now.frozen, user.frozenSha256());
  assert.notEqual(now.row, old.row);
  const nothing = await model.fit([], 'prediction', 1);
  assert.equal(nothing.after.row, nothing.before.row);
  assert.equal(nothing.after.row, old.row, 'the average user again');
  await assert.rejects(model.fit([{ item: '14', rating: 9 }], 'lift', 1), { name: 'RangeError' });
});

test('after a crash the next worker is given the model again', async () => {
  const lost = model.neighbours('14', 4);
  workers.at(-1).postMessage('crash');
  await lost.catch(() => null);
  await new Promise((done) => setTimeout(done, 300));
  assert.deepEqual(await model.neighbours('14', 4), expected.neighbours('14', 4));
  assert.equal(workers.length, 2);
});

test('closed, it answers no more; what is no model is refused', async () => {
  const other = await engine.openModel(file);
  other.close();
  await assert.rejects(other.neighbours('14', 1), { message: /there is no model/ });
  const bytes = new Uint8Array(20);
  await assert.rejects(engine.openModel({ name: 'x.bin', bytes }), { name: 'DataError' });
});

test('a search finds what one types: what begins with it first, then what is rated most', () => {
  const { items } = model.learnt;
  const found = searchItems(items, 'THE clock', 5);
  assert.equal(found[0].title, 'The Clockmaker of Ganymede');
  const moons = searchItems(items, 'moon', 50);
  assert.ok(moons.length > 0);
  assert.ok(moons.every(({ title }) => /moon/i.test(title)));
  const scifi = searchItems(items, 'sci-f', 50);
  assert.ok(scifi.length > 10);
  assert.ok(scifi.every(({ genres }) => genres.includes('Sci-Fi')));
  assert.deepEqual(searchItems(items, '  ', 5), []);
  assert.deepEqual(searchItems(items, 'zzz', 5), []);
});
