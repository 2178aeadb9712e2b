// The page's side of the engine with the real worker, in a thread of Node: programs, training in
// slices, pause, stop, and what happens when the worker dies.

import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { startEngine } from '../../lib/engine/browser.js';
import { Program } from '../../lib/engine/program.js';
import { completeConfig } from '../../lib/engine/training.js';
import { madeUpCsv } from './support.mjs';
import { ThreadWorker } from './threadWorker.mjs';

let engine;
let workers;
function start(make = () => new ThreadWorker()) {
  workers = [];
  engine = startEngine(() => {
    workers.push(make());
    return workers.at(-1);
  });
  return engine;
}
afterEach(() => engine.close());

const csv = { kind: 'files', files: [{ name: 'made-up.csv', bytes: madeUpCsv(120, 100) }] };
// Long enough for several slices on any machine.
const config = completeConfig({ epochs: 300, factors: 16, optimizer: 'sparse-adam' });
const ignore = () => {};

/** The weights of a run that nothing disturbed. */
async function undisturbed() {
  await engine.load(csv);
  const run = await engine.createRun(config);
  assert.equal((await run.train(ignore)).phase, 'done');
  return run.weightsSha256();
}

test('a program comes back as its trace', async () => {
  start();
  const program = new Program();
  const W = program.call('tensor', Float32Array.of(1, 2, 3, 4), {
    shape: [2, 2],
    requiresGrad: true,
    name: 'W',
  });
  const rows = program.call('embedding', Int32Array.of(1, 1), W, { sparse: true });
  const both = program.call('concat', [rows, rows]);
  program.backward(both, new Float32Array(8).fill(0.5));
  const { trace, nodeOfRef } = await engine.run(program);
  const node = (ref) => trace.nodes[nodeOfRef[ref.ref]];
  assert.equal(node(W).name, 'W');
  assert.equal(node(rows).op, 'embedding');
  assert.deepEqual(node(both).shape, [2, 4]);
  assert.deepEqual(node(W).gradRows, {
    rows: Int32Array.of(1),
    values: Float32Array.of(2, 2),
  });
});

test('the core’s errors arrive as what they are', async () => {
  start();
  const outside = new Program();
  outside.call('oneHot', Int32Array.of(7), 3);
  await assert.rejects(engine.run(outside), (error) => {
    assert.equal(error.constructor, RangeError);
    assert.equal(error.message, '[oneHot] class 7 is outside [0, 3)');
    return true;
  });
  const unknown = new Program();
  unknown.call('dispose');
  await assert.rejects(engine.run(unknown), {
    name: 'TypeError',
    message: '[program] there is no call "dispose"',
  });
  await assert.rejects(engine.createRun(config), { message: '[run] load data first' });
});

test('data that cannot be read leave those before in place', async () => {
  start();
  const info = await engine.load(csv);
  assert.equal(info.ratings, 12_000);
  const empty = { kind: 'files', files: [{ name: 'empty.csv', bytes: new Uint8Array() }] };
  await assert.rejects(engine.load(empty), { name: 'DataError', message: /empty\.csv, line 1/ });
  const run = await engine.createRun(config);
  assert.equal((await run.train(ignore)).phase, 'done');
});

test('training comes in slices, with a report after each', async (t) => {
  start();
  await engine.load(csv);
  const run = await engine.createRun(config);
  const slices = [];
  const steps = [];
  await run.train(({ sliceMs, step }) => {
    slices.push(sliceMs);
    steps.push(step);
  });
  assert.ok(slices.length >= 2, `${slices.length} slices`);
  assert.ok(
    steps.every((step, i) => i === 0 || step >= steps[i - 1]),
    'in order',
  );
  slices.sort((a, b) => a - b);
  const [median, longest] = [slices[slices.length >> 1], slices.at(-1)].map((ms) => ms.toFixed(1));
  t.diagnostic(
    `${slices.length} slices, half of them up to ${median} ms, the longest ${longest} ms`,
  );
});

test('a run that was paused comes to the same weights', async (t) => {
  start();
  const expected = await undisturbed();
  const run = await engine.createRun(config);
  let pausing = null;
  let slices = 0;
  const first = await run.train(() => {
    if (++slices === 2) pausing = run.pause();
  });
  const delay = await pausing;
  assert.ok(first.phase === 'training' || first.phase === 'validating', first.phase);
  assert.ok(first.step < first.totalSteps, 'the pause came before the end');
  assert.equal((await run.train(ignore)).phase, 'done');
  assert.equal(await run.weightsSha256(), expected);
  t.diagnostic(`paused after ${delay.toFixed(1)} ms, in slice ${slices}`);
});

test('a run that was stopped keeps its weights and trains no more', async () => {
  start();
  await engine.load(csv);
  const run = await engine.createRun(config);
  let stopping = null;
  await run.train(() => (stopping ??= run.stop()));
  await stopping;
  assert.match(await run.weightsSha256(), /^[0-9a-f]{64}$/);
  await assert.rejects(run.train(ignore), { message: '[train] the run was stopped' });
  run.dispose();
  await assert.rejects(run.weightsSha256(), { message: /^\[run\] there is no run \d+$/ });
});

test('a worker that crashes is replaced, and the run goes on from the last epoch', async () => {
  start();
  const expected = await undisturbed();
  const run = await engine.createRun(config);
  const restarted = new Promise((resolve) => (engine.onRestart = resolve));
  let crashed = false;
  const training = run.train(({ finishedEpochs }) => {
    if (crashed || finishedEpochs.length < 2) return;
    crashed = true;
    // A message later, so that the snapshot of this epoch has arrived.
    setTimeout(() => workers.at(-1).postMessage('crash'));
  });
  await assert.rejects(training, { message: 'the engine crashed: crashed on request' });
  assert.equal(await restarted, 'crashed on request');
  assert.equal(workers.length, 2);

  const steps = [];
  const progress = await run.train(({ step }) => steps.push(step));
  assert.equal(progress.phase, 'done');
  assert.ok(steps[0] > progress.totalSteps / config.epochs, `went on at step ${steps[0]}`);
  assert.equal(await run.weightsSha256(), expected);
});

test('a worker that never answers is not replaced for ever', async () => {
  start(() => new ThreadWorker('./no-such-worker.mjs'));
  let restarts = 0;
  engine.onRestart = () => ++restarts;
  await assert.rejects(engine.run(new Program()), { message: /^the engine crashed: / });
  assert.equal(restarts, 0);
  assert.equal(workers.length, 1);
  await assert.rejects(engine.run(new Program()), { message: /^the engine crashed: / });
  assert.equal(workers.length, 2, 'the next request tries again');
});

test('closing rejects what is pending', async () => {
  start();
  const loading = engine.load(csv);
  engine.close();
  await assert.rejects(loading, { message: 'the engine was closed' });
});
