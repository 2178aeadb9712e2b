// What outlives the page: a session kept on a shelf and taken up by another, over the real worker. The
// shelf is one in memory; the browser's own is tested in the browser.

import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { startEngine } from '../../lib/engine/browser.js';
import { Keeping } from '../../lib/engine/keeping.js';
import { SessionRun } from '../../lib/engine/sessionRun.js';
import { completeConfig } from '../../lib/engine/training.js';
import { TrainSession } from '../../lib/engine/trainSession.js';
import { MemoryShelf } from './memoryShelf.mjs';
import { madeUpCsv } from './support.mjs';
import { ThreadWorker } from './threadWorker.mjs';

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
// Long enough to be interrupted on any machine.
const long = completeConfig({ epochs: 400, factors: 8 });

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
  assert.equal(first.data, next.data, 'the same data, not a copy');
  assert.equal(first.sample.users.length, 1000, 'it can be taken along');
  assert.deepEqual(first.sample, session.runs[0].sample);
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

test('a run that was stored without a sample of predictions has none', () => {
  const { sample, columns, ...older } = new SessionRun(1, quick, null, null).store();
  assert.deepEqual([sample, columns], [null, null]);
  const run = SessionRun.from(older, null);
  assert.deepEqual([run.sample, run.columns], [null, null]);
});

test('which columns a person chose is kept with the run', async () => {
  const shelf = new MemoryShelf();
  const session = open(shelf);
  const columns = { userColumn: 'userId', itemColumn: 'movieId', ratingColumn: 'rating' };
  await session.load({ ...csv, columns }, 'made-up.csv');
  await session.start(quick);
  await session.keeping.settled();
  const next = open(shelf);
  await next.restore();
  assert.deepEqual(next.runs[0].columns, columns);
});

test('a lesson trains on what was kept, and keeps what else was there', async () => {
  const shelf = new MemoryShelf();
  const session = open(shelf);
  await session.load(csv, 'made-up.csv');
  await session.start({ ...quick, model: 'collab-nn' });
  await session.keeping.settled();

  const next = open(shelf);
  await Promise.all([next.open('the world'), next.trainDefault('the world')]);
  assert.deepEqual(next.data, session.data);
  assert.deepEqual(
    next.runs.map(({ id, status, config }) => [id, status, config.model]),
    [
      [1, 'done', 'collab-nn'],
      [2, 'done', 'dot-bias'],
    ],
  );
  assert.deepEqual(next.runs[1].config.yRange, [0, 5.5]);
  await next.keeping.settled();
  assert.deepEqual(shelf.values.get('data').name, 'made-up.csv');
  assert.equal(shelf.values.get('run 1').config.model, 'collab-nn');
  assert.ok(shelf.values.has('run 2'));

  const dot = next.newest(({ config }) => config.model === 'collab-nn');
  assert.equal(dot, next.runs[0]);
  assert.equal(
    next.newest(() => false),
    null,
  );
});

test('a file that somebody chooses while the page opens is what stays', async () => {
  const session = open(new MemoryShelf());
  const opening = session.open('the world');
  const loading = session.load(csv, 'made-up.csv'); // the shelf has not answered yet
  assert.deepEqual(await Promise.all([opening, loading]), [true, true]);
  assert.equal(session.data.name, 'made-up.csv');
});

test('who said that nothing is kept is asked before anything is', async () => {
  const shelf = new MemoryShelf();
  shelf.values.set('off', true);
  const session = open(shelf);
  await session.trainDefault('the world');
  assert.equal(session.current.status, 'done');
  await session.keeping.settled();
  assert.deepEqual([...shelf.values], [['off', true]]);
});

test('what a run writes while all is forgotten does not come back', async () => {
  const shelf = new MemoryShelf();
  const session = open(shelf);
  await session.load(csv, 'made-up.csv');
  const running = session.start(long);
  await until(session, () => shelf.values.has('snapshot'));
  const forgotten = session.setKeeping(false);
  void session.keeping.run(session.current, Uint8Array.of(1)); // an epoch ends now
  await forgotten;
  await session.stop();
  await running;
  await session.keeping.settled();
  assert.deepEqual([...shelf.values], [['off', true]]);
});

test('a full shelf can be emptied, and filled again', async () => {
  const shelf = new MemoryShelf();
  const session = open(shelf);
  await session.load(csv, 'made-up.csv');
  await session.keeping.settled();
  shelf.refuse = Object.assign(new Error('no room'), { name: 'QuotaExceededError' });
  await session.start(quick);
  await session.keeping.settled();
  assert.equal(session.keeping.problem, 'full');
  shelf.refuse = null;
  await session.setKeeping(false);
  assert.equal(session.keeping.problem, null);
  assert.deepEqual([...shelf.values], [['off', true]]);
  await session.setKeeping(true);
  assert.deepEqual([...shelf.values.keys()].sort(), ['data', 'run 1', 'version']);
});

test('a shelf that proves full while it waits to be emptied is emptied all the same', async () => {
  const shelf = new MemoryShelf();
  const session = open(shelf);
  await session.load(csv, 'made-up.csv');
  await session.start(quick);
  await session.keeping.settled();
  shelf.refuse = Object.assign(new Error('no room'), { name: 'QuotaExceededError' });
  shelf.clear = async () => {
    shelf.values.clear();
    shelf.refuse = null;
  };
  session.rename(session.runs[0], 'mine');
  await session.setKeeping(false);
  assert.equal(session.keeping.problem, null);
  assert.deepEqual([...shelf.values], [['off', true]]);
});

test('of snapshots that come faster than they are written, the newest waits', async () => {
  const shelf = new MemoryShelf();
  let letGo;
  const held = new Promise((resolve) => (letGo = resolve));
  const written = [];
  shelf.write = async ({ put = {}, remove = [] }) => {
    await held;
    written.push([...Object.keys(put), ...remove.map((key) => `no ${key}`), put.snapshot?.bytes]);
  };
  const keeping = new Keeping(
    async () => shelf,
    () => {},
  );
  const [one, two] = [1, 2].map((id) => new SessionRun(id, quick, null, null));
  for (const byte of [1, 2, 3]) void keeping.run(one, Uint8Array.of(byte));
  await Promise.resolve();
  void keeping.run(one, null);
  for (const byte of [4, 5]) void keeping.run(two, Uint8Array.of(byte));
  letGo();
  await keeping.settled();
  assert.deepEqual(written, [
    ['run 1', 'snapshot', Uint8Array.of(3)],
    ['run 1', 'no snapshot', undefined],
    ['run 2', 'snapshot', Uint8Array.of(5)],
  ]);
});

test('a run that was removed is not written back by its last snapshot', async () => {
  const shelf = new MemoryShelf();
  const session = open(shelf);
  await session.load(csv, 'made-up.csv');
  const running = session.start(long);
  await until(session, () => shelf.values.has('snapshot'));
  await session.remove(session.current);
  await running;
  await session.keeping.settled();
  assert.deepEqual([...shelf.values.keys()].sort(), ['data', 'version']);
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
