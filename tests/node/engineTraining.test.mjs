// What the page asks of the engine about data and runs beyond training itself: files read where they
// lie, a loading that is cancelled, the search for a rate, the schedule, snapshots.

import assert from 'node:assert/strict';
import { Blob } from 'node:buffer';
import { afterEach, test } from 'node:test';
import { zipSync } from 'fflate';
import { startEngine } from '../../lib/engine/browser.js';
import { createLab } from '../../lib/engine/index.js';
import { completeConfig } from '../../lib/engine/training.js';
import { madeUpCsv } from './support.mjs';
import { ThreadWorker } from './threadWorker.mjs';

let engine;
const start = () => (engine = startEngine(() => new ThreadWorker()));
afterEach(() => engine.close());

// Enough for several slices on any machine.
const text = madeUpCsv(1000, 800);
const files = (...named) => ({
  kind: 'files',
  files: named.map(([name, bytes]) => ({ name, bytes })),
});
const csv = files(['made-up.csv', text]);
const config = completeConfig({ epochs: 4, factors: 8, batchSize: 1024 });

test('a Blob is read in pieces, as the same ratings, with the bytes told', async () => {
  start();
  const expected = await engine.load(csv);
  const reports = [];
  const blob = new Blob([text]);
  const info = await engine.load(files(['made-up.csv', blob]), (report) => reports.push(report));
  assert.deepEqual(info, expected);
  assert.ok(reports.length > 0);
  for (const [i, { read, size }] of reports.entries()) {
    assert.equal(size, text.length);
    assert.ok(read > (reports[i - 1]?.read ?? -1) && read <= size);
  }
  const zip = zipSync({
    'a/ratings.csv': text,
    'a/movies.csv': Buffer.from('movieId,title\n1,One\n'),
  });
  const zipped = await engine.load(files(['made-up.zip', new Blob([zip])]));
  assert.deepEqual(
    { ...zipped, name: '', titles: 0, remarks: [] },
    { ...expected, name: '', titles: 0, remarks: [] },
  );
  const empty = files(['empty.csv', new Blob([])]);
  await assert.rejects(engine.load(empty), { name: 'DataError', message: /empty\.csv, line 1/ });
});

test('a loading that is cancelled leaves the data before in place', async () => {
  start();
  const before = await engine.load(csv);
  const large = new Blob([text, ...Array(10).fill(text.subarray(text.indexOf(10) + 1))]);
  let cancelled = null;
  const loading = engine.load(files(['large.csv', large]), () => {
    cancelled ??= engine.cancelLoad();
  });
  await assert.rejects(loading, { name: 'AbortError' });
  await cancelled;
  const run = await engine.createRun(config);
  const last = await run.train(() => {});
  assert.equal(last.phase, 'done');
  assert.ok(last.totalSteps * config.batchSize <= before.ratings * config.epochs);
  await engine.cancelLoad(); // there is none: nothing happens
});

test('data that come later win', async () => {
  start();
  const both = [engine.load(csv), engine.load({ kind: 'simulated', seed: 1 })];
  const [first, second] = await Promise.allSettled(both);
  assert.ok(first.status === 'rejected' ? first.reason.name === 'AbortError' : true);
  assert.equal(second.value.simulated, true);
  assert.equal((await engine.firstRatings(3)).length, 3);
});

test('the first ratings come as they were understood', async () => {
  start();
  await engine.load(
    files(
      ['ratings.csv', Buffer.from('userId,movieId,rating\nb,7,4.5\na,7,2\n')],
      ['movies.csv', Buffer.from('movieId,title\n7,"Seven, the (1999)"\n')],
    ),
  );
  assert.deepEqual(await engine.firstRatings(5), [
    { user: 'b', item: '7', title: 'Seven, the', rating: 4.5 },
    { user: 'a', item: '7', title: 'Seven, the', rating: 2 },
  ]);
});

test('a header that is not understood comes with the first lines', async () => {
  start();
  const source = files(['odd.csv', Buffer.from('who,what,how\r\na,x,1\r\nb,y,2\r\n')]);
  await assert.rejects(engine.load(source), (error) => {
    assert.deepEqual(error.columns, ['who', 'what', 'how']);
    assert.deepEqual(error.lines, ['who,what,how', 'a,x,1', 'b,y,2', '']);
    return true;
  });
});

test('the search for a rate is the one of Node, and leaves runs alone', async () => {
  start();
  await engine.load(csv);
  const reports = [];
  const found = await engine.findLearningRate(config, (report) => reports.push(report));
  const lab = await createLab();
  const trainer = lab.trainer(config);
  trainer.load({ name: 'made-up.csv', bytes: text });
  const expected = await trainer.lrFind();
  lab.dispose();
  assert.deepEqual(found, expected);
  assert.deepEqual(reports.at(-1).losses, expected.losses);

  let cancelled = null;
  const slow = engine.findLearningRate({ ...config, batchSize: 4096, factors: 256 }, () => {
    cancelled ??= engine.cancelLrFind();
  });
  assert.equal((await slow).suggestion, null);
  await cancelled;
});

test('both builds train an epoch to the same weights, and leave runs alone', async () => {
  start();
  await engine.load(csv);
  const parts = [];
  const { vectors, scalar, ratio } = await engine.compareBuilds({ ...config, epochs: 7 }, (part) =>
    parts.push(part),
  );
  const lab = await createLab();
  const trainer = lab.trainer({ ...config, epochs: 1 });
  trainer.load({ name: 'made-up.csv', bytes: text });
  await trainer.train();
  assert.equal(vectors.weightsSha256, trainer.weightsSha256());
  assert.equal(scalar.weightsSha256, vectors.weightsSha256);
  lab.dispose();
  assert.equal(ratio, vectors.ratingsPerSecond / scalar.ratingsPerSecond);
  assert.ok(scalar.ratingsPerSecond > 0);
  assert.equal(parts.at(-1), 1);

  let cancelled = null;
  const slow = engine.compareBuilds({ ...config, batchSize: 1, factors: 256 }, () => {
    cancelled ??= engine.cancelComparison();
  });
  await assert.rejects(slow, { name: 'AbortError' });
  await cancelled;

  const left = engine.compareBuilds({ ...config, batchSize: 1, factors: 256 });
  const ended = assert.rejects(left, { name: 'AbortError' });
  await engine.load(csv); // of other data nobody asked for it
  await ended;
});

test('the schedule is fastai’s one-cycle', async () => {
  start();
  const { steps, lrs, momenta } = await engine.schedule({ ...config, lr: 0.1 }, 1001, 101);
  assert.deepEqual([steps[0], steps[25], steps[100]], [0, 250, 1000]);
  assert.ok(Math.abs(lrs[0] - 0.1 / 25) < 1e-12);
  assert.ok(Math.abs(Math.max(...lrs) - 0.1) < 1e-5);
  assert.ok(Math.abs(momenta[0] - 0.95) < 1e-12);
  assert.ok(Math.abs(Math.min(...momenta) - 0.85) < 1e-4);
  const constant = await engine.schedule({ ...config, schedule: 'constant' }, 10, 2);
  assert.deepEqual([...constant.lrs, ...constant.momenta], [config.lr, config.lr, 0.9, 0.9]);
  await assert.rejects(engine.schedule({ ...config, lr: -1 }, 10, 2), { name: 'RangeError' });
});

test('a run goes on from a snapshot in another engine, to the same weights', async () => {
  start();
  await engine.load(csv);
  const whole = await engine.createRun(config);
  await whole.train(() => {});
  const expected = await whole.weightsSha256();
  const run = await engine.createRun(config);
  const snapshots = [];
  let pausing = null;
  await run.train(
    ({ finishedEpochs }) => {
      if (finishedEpochs.length === 2) pausing ??= run.pause();
    },
    (snapshot) => snapshots.push(snapshot),
  );
  await pausing;
  assert.ok(snapshots.length >= 3, 'after two epochs, and in the pause');
  engine.close();
  start();
  await engine.load(csv);
  for (const snapshot of [snapshots[0], snapshots.at(-1)]) {
    const again = await engine.createRun(config, snapshot);
    assert.equal((await again.train(() => {})).phase, 'done');
    assert.equal(await again.weightsSha256(), expected);
  }
  const other = engine.createRun({ ...config, seed: 1 }, snapshots[0]);
  await assert.rejects(other, { name: 'DataError' });
});
