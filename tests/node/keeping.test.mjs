// What outlives the page: a session kept on a shelf and taken up by another, over the real worker. The
// shelf is one in memory; the browser's own is tested in the browser.

import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { startEngine } from '../../lib/engine/browser.js';
import { completeConfig } from '../../lib/engine/training.js';
import { TrainSession } from '../../lib/engine/trainSession.js';
import { madeUpCsv } from './support.mjs';
import { ThreadWorker } from './threadWorker.mjs';

/** Copies what it is given, as a database does. */
class MemoryShelf {
  values = new Map();
  refuse = null;
  async all() {
    return structuredClone(this.values);
  }
  async write({ put = {}, remove = [] }) {
    if (this.refuse) throw this.refuse;
    for (const key of remove) this.values.delete(key);
    for (const [key, value] of Object.entries(put)) this.values.set(key, structuredClone(value));
  }
  async clear() {
    this.values.clear();
  }
}

const engines = [];
function open(shelf) {
  engines.push(startEngine(() => new ThreadWorker()));
  return new TrainSession(engines.at(-1), async () => shelf);
}
afterEach(() => engines.splice(0).forEach((engine) => engine.close()));

const csv = {
  kind: 'files',
  files: [{ name: 'made-up.csv', bytes: madeUpCsv(60, 50) }],
};
const quick = completeConfig({ epochs: 2, factors: 4 });
const long = completeConfig({ epochs: 40, factors: 8 });

const until = (session, condition) =>
  new Promise((resolve) => {
    const look = () => {
      if (!condition()) return;
      unwatch();
      resolve();
    };
    const unwatch = session.watch(look);
    look();
  });

test('data and runs are there for the next page, and a run goes on to the same weights', async () => {
  const shelf = new MemoryShelf();
  const session = open(shelf);
  assert.equal(await session.restore(), false, 'nothing was kept yet');
  await session.load(csv, 'made-up.csv');
  await session.start(quick, 'bias');
  session.rename(session.runs[0], 'mine');
  await session.start(long);
  const expected = session.current.sha256;

  await session.start(long);
  const running = session.start(long);
  await until(session, () => shelf.values.get('snapshot')?.run === session.current?.id);
  const copy = new MemoryShelf();
  copy.values = await shelf.all(); // the page closes here
  await session.stop();
  await running;

  const next = open(copy);
  assert.equal(await next.restore(), true);
  assert.deepEqual(next.data, session.data);
  const [first, second] = next.runs;
  assert.deepEqual(first.store(), session.runs[0].store());
  assert.equal(first.name, 'mine');
  assert.equal(second.sha256, expected);
  assert.equal(next.current.status, 'paused');
  const { finishedEpochs } = next.current.progress;
  assert.ok(finishedEpochs.length >= 1 && finishedEpochs.length < long.epochs);
  await next.resume();
  assert.equal(next.current.status, 'done');
  assert.equal(next.current.sha256, expected);
  assert.equal(next.current.valid.steps.length, long.epochs);
  await next.start(quick);
  assert.equal(new Set(next.runs.map(({ id }) => id)).size, next.runs.length);
});

test('to forget is to forget all of it, and to keep again keeps what there is', async () => {
  const shelf = new MemoryShelf();
  const session = open(shelf);
  await session.load(csv, 'made-up.csv');
  await session.start(quick);
  await until(session, () => shelf.values.has('run 1'));
  await until(session, () => session.keeping.bytes > csv.files[0].bytes.length);
  await session.setKeeping(false);
  assert.deepEqual([...shelf.values], [['off', true]]);
  assert.equal(session.keeping.bytes, 0);
  await session.start({ ...quick, seed: 1 });
  assert.deepEqual([...shelf.values.keys()], ['off']);
  const other = open(shelf);
  assert.equal(await other.restore(), false);
  assert.equal(other.keeping.on, false, 'the choice is remembered');

  await session.setKeeping(true);
  assert.deepEqual([...shelf.values.keys()].sort(), ['data', 'run 1', 'run 2', 'version']);
});

test('a run that was removed is not kept, and what another version wrote is not read', async () => {
  const shelf = new MemoryShelf();
  const session = open(shelf);
  await session.load(csv, 'made-up.csv');
  await session.start(quick);
  await until(session, () => shelf.values.has('run 1'));
  await session.remove(session.runs[0]);
  await until(session, () => !shelf.values.has('run 1'));
  shelf.values.set('version', 0);
  assert.equal(await open(shelf).restore(), false);
  assert.equal(shelf.values.size, 0);
});

for (const [problem, error] of [
  ['full', Object.assign(new Error('no room'), { name: 'QuotaExceededError' })],
  ['forbidden', Object.assign(new Error('not here'), { name: 'SecurityError' })],
]) {
  test(`a shelf that is ${problem} is said, and training goes on`, async () => {
    const shelf = new MemoryShelf();
    shelf.refuse = error;
    const session = open(shelf);
    assert.ok(await session.load(csv, 'made-up.csv'));
    await session.start(quick);
    assert.equal(session.current.status, 'done');
    assert.equal(session.keeping.problem, problem);
    assert.equal(shelf.values.size, 0);
  });
}

test('without any shelf too', async () => {
  engines.push(startEngine(() => new ThreadWorker()));
  const session = new TrainSession(engines[0], () => Promise.reject(new Error('none')));
  assert.equal(await session.restore(), false);
  assert.equal(session.keeping.problem, 'forbidden');
  await session.load(csv, 'made-up.csv');
  await session.start(quick);
  assert.equal(session.current.status, 'done');
});
