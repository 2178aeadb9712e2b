// What lessons know of data and runs: the session over the real worker, in a thread of Node.

import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { createLab } from '../../lib/engine/index.js';
import { startEngine } from '../../lib/engine/browser.js';
import { completeConfig } from '../../lib/engine/training.js';
import { sessionOf } from '../../lib/engine/trainSession.js';
import { madeUpCsv } from './support.mjs';
import { ThreadWorker } from './threadWorker.mjs';

let engine;
let workers;
async function start({ users = 60, items = 50 } = {}) {
  workers = [];
  engine = startEngine(() => {
    workers.push(new ThreadWorker());
    return workers.at(-1);
  });
  const session = sessionOf(engine);
  assert.ok(await session.load(csv(users, items), 'made-up.csv'), session.loadError);
  return session;
}
afterEach(() => engine.close());

const csv = (users, items) => ({
  kind: 'files',
  files: [{ name: 'made-up.csv', bytes: madeUpCsv(users, items) }],
});
const quick = completeConfig({ epochs: 2, factors: 4 });
const long = completeConfig({ epochs: 200, factors: 16 });

/** The fingerprint of the same run in this thread. */
async function inNode(config, users = 60, items = 50) {
  const lab = await createLab();
  const trainer = lab.trainer(config);
  trainer.load({ name: 'made-up.csv', bytes: madeUpCsv(users, items) });
  await trainer.train();
  const sha256 = trainer.weightsSha256();
  lab.dispose();
  return sha256;
}

/** Resolves when `condition` holds, which is looked at whenever something changes. */
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

const underWay = (session) =>
  until(session, () => session.busy && session.current.progress?.step > 0);

test('runs are kept side by side, with curves, result, fingerprint and model', async () => {
  const session = await start();
  await session.start(quick);
  const other = { ...quick, seed: 7 };
  await session.start(other, 'dot-bias');
  assert.equal(session.runs.length, 2);
  const [first, second] = session.runs;
  assert.equal(session.current, second);
  assert.equal(
    session.newest(() => true),
    second,
  );
  assert.equal(second.rung, 'dot-bias');
  for (const run of [first, second]) {
    assert.equal(run.status, 'done');
    assert.equal(run.data, session.data);
    assert.equal(run.sha256, await inNode(run.config));
    assert.equal(run.valid.values.at(-1), run.result.validLoss);
    assert.equal(run.valid.steps.at(-1), run.progress.totalSteps);
    assert.equal(run.smooth.values.at(-1), run.progress.smoothTrainLoss);
    assert.equal(run.touched.values.at(-1), run.progress.rowsTouched);
  }
  assert.equal(first.live, null, 'the worker keeps the last one only');
  assert.notEqual(second.live, null);

  const lab = await createLab();
  const recommender = lab.recommender({ name: 'model', bytes: first.model });
  assert.equal(recommender.weightsSha256(), first.sha256);
  lab.dispose();
});

test('several watchers are told, and one that leaves is not', async () => {
  const session = await start();
  const told = [0, 0];
  const unwatch = session.watch(() => ++told[0]);
  session.watch(() => ++told[1]);
  await session.start(quick);
  assert.ok(told[0] > 3);
  assert.equal(told[0], told[1]);
  unwatch();
  session.rename(session.runs[0], ' mine ');
  assert.equal(session.runs[0].name, 'mine');
  assert.equal(told[0] + 1, told[1]);
});

test('pause, resume and stop', async () => {
  const session = await start();
  let training = session.start(long);
  await underWay(session);
  await session.pause();
  await training;
  const run = session.current;
  assert.equal(run.status, 'paused');
  assert.equal(run.model, null);
  const { step } = run.progress;
  training = session.resume();
  await until(session, () => run.progress.step > step);
  await session.stop();
  await training;
  assert.equal(run.status, 'stopped');
  assert.match(run.sha256, /^[0-9a-f]{64}$/);
  assert.ok(run.model.length > 0);
});

test('a run that was paused can be stopped', async () => {
  const session = await start();
  const training = session.start(long);
  await underWay(session);
  await session.pause();
  await training;
  await session.stop();
  assert.equal(session.current.status, 'stopped');
  assert.match(session.current.sha256, /^[0-9a-f]{64}$/);
});

test('several in a row: a pause holds the row, a stop ends it', async () => {
  const session = await start();
  await session.startAll([{ config: quick, rung: 'a' }, { config: { ...quick, seed: 2 } }]);
  assert.deepEqual(
    session.runs.map(({ status, rung }) => [status, rung]),
    [
      ['done', 'a'],
      ['done', null],
    ],
  );
  const row = session.startAll([{ config: long }, { config: quick }]);
  await underWay(session);
  await session.pause();
  await row;
  assert.equal(session.queue.length, 1);
  const resumed = session.resume();
  await until(session, () => session.busy);
  await session.stop();
  await resumed;
  assert.equal(session.queue.length, 0);
  assert.deepEqual(
    session.runs.map(({ status }) => status),
    ['done', 'done', 'stopped'],
  );
});

test('a pause after the last step of a run holds the next one', async () => {
  const session = await start();
  const row = session.startAll([{ config: quick }, { config: { ...quick, seed: 2 } }]);
  await until(session, () => session.current?.progress?.phase === 'done');
  assert.equal(session.current.status, 'training');
  await session.pause();
  await row;
  const [first, second] = session.runs;
  assert.deepEqual([first.status, second.status], ['done', 'paused']);
  assert.equal(second.progress, null);
  await session.resume();
  assert.equal(second.status, 'done');
  assert.equal(second.sha256, await inNode(second.config));

  const alone = session.start(quick);
  await until(session, () => session.current?.progress?.phase === 'done');
  await session.pause();
  await alone;
  await session.start(quick);
  assert.equal(session.current.status, 'done', 'no pause is left over');
});

test('what a search for a rate still finds on data that have gone is not shown', async () => {
  const session = await start();
  const { search } = session;
  const searching = search.start(quick);
  await until(session, () => search.found !== null);
  await session.load(csv(40, 40), 'made-up.csv');
  await searching;
  const { config, found, suggestion, error, busy } = search;
  assert.deepEqual([config, found, suggestion, error, busy], [null, null, null, null, false]);
});

test('what is started later stops what was started before, and no run is lost', async () => {
  const session = await start();
  const first = session.start(long);
  await underWay(session);
  const second = session.startAll([{ config: quick }, { config: { ...quick, seed: 3 } }]);
  await Promise.all([first, second]);
  assert.deepEqual(
    session.runs.map(({ status }) => status),
    ['stopped', 'done', 'done'],
  );
  assert.match(session.runs[0].sha256, /^[0-9a-f]{64}$/);
  const both = [session.start(long), session.start(quick)];
  await Promise.all(both);
  assert.equal(session.current.config.epochs, quick.epochs);
  assert.equal(session.current.status, 'done');
});

test('other data: the run under way is stopped and kept, and told apart', async () => {
  const session = await start();
  const training = session.start(long);
  await underWay(session);
  const before = session.data;
  await Promise.all([session.load(csv(40, 40), 'made-up.csv'), training]);
  assert.equal(session.current, null);
  assert.notEqual(session.data, before);
  const [run] = session.runs;
  assert.equal(run.status, 'stopped');
  assert.equal(run.data, before);
  assert.equal(
    session.newest(() => true),
    run,
    'of other data, where there is none of these',
  );
  await session.start(quick);
  assert.equal(
    session.newest(() => true),
    session.runs[1],
  );
  assert.equal(session.runs[1].sha256, await inNode(quick, 40, 40));
});

test('data that cannot be read, and a run that cannot be made, leave everything in place', async () => {
  const session = await start();
  await session.start(quick);
  const { data, current } = session;
  const empty = { kind: 'files', files: [{ name: 'empty.csv', bytes: new Uint8Array() }] };
  assert.equal(await session.load(empty, 'empty.csv'), false);
  assert.match(session.loadError, /^empty\.csv, line 1/);
  assert.equal(session.data, data);
  assert.equal(session.current, current);
  await session.start({ ...quick, batchSize: 1e6 });
  assert.match(session.startError, /batch/);
  assert.deepEqual(session.runs, [current]);
  assert.equal(session.busy, false);
});

test('a header that nobody knows asks for its columns', async () => {
  const session = await start();
  const bytes = new TextEncoder().encode('who,what,how\na,x,1\nb,y,2\na,y,3\n');
  const source = { kind: 'files', files: [{ name: 'odd.csv', bytes }] };
  assert.equal(await session.load(source, 'odd.csv'), false);
  assert.deepEqual(session.unclear.columns, ['who', 'what', 'how']);
  assert.ok(
    await session.loadColumns({ userColumn: 'who', itemColumn: 'what', ratingColumn: 'how' }),
  );
  assert.equal(session.data.ratings, 3);
  assert.equal(session.unclear, null);
});

test('a run can be removed, also while it trains', async () => {
  const session = await start();
  await session.start(quick);
  const training = session.start(long);
  await underWay(session);
  await session.remove(session.current);
  await training;
  assert.equal(session.runs.length, 1);
  assert.equal(session.current, null);
  await session.remove(session.runs[0]);
  assert.deepEqual(session.runs, []);
  await session.start(quick);
  assert.equal(session.current.status, 'done');
});

/** A run in whose third epoch the worker crashes. */
async function crashedRun(session, config) {
  const training = session.start(config);
  await until(session, () => session.current?.result?.epoch >= 2);
  workers.at(-1).postMessage('crash');
  await training;
  const run = session.current;
  assert.equal(run.status, 'paused');
  return run;
}

test('a run goes on after a crash of the worker, and the others stay', async () => {
  const session = await start();
  await session.start(quick);
  const config = { ...quick, epochs: 60, factors: 8 };
  const run = await crashedRun(session, config);
  assert.match(run.error, /crashed on request/);
  await session.resume();
  assert.equal(run.status, 'done');
  assert.equal(run.error, null);
  assert.equal(run.sha256, await inNode(config));
  assert.equal(session.runs[0].status, 'done');
});

test('a run that a second crash lost for good can be left for another', async () => {
  const session = await start();
  const run = await crashedRun(session, { ...quick, epochs: 60, factors: 8 });
  run.live.stop = () => Promise.reject(new Error('there is no such run'));
  await session.start(quick);
  assert.equal(run.status, 'stopped');
  assert.equal(session.current.status, 'done');
});
