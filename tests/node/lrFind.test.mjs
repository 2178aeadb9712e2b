// The learning-rate finder through the API. What its curve and its suggestion are is tested in
// tests/core/lrFindTest.cpp.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createLab } from 'embedding-lab';

let lab;
before(async () => {
  lab = await createLab();
});

function started() {
  const trainer = lab.trainer({ factors: 8, batchSize: 256, epochs: 1 });
  trainer.load({ kind: 'simulated', seed: 42 });
  return trainer;
}

test('suggests a rate of its curve, and leaves the run as it is', async () => {
  const trainer = started();
  trainer.step();
  const before = trainer.weightsSha256();
  const seen = [];
  const { lrs, losses, suggestion } = await trainer.lrFind({
    sliceMs: 0,
    onProgress: ({ lrs: soFar, numIt }) => seen.push([soFar.length, numIt]),
  });
  assert.equal(trainer.weightsSha256(), before);
  assert.equal(lrs.length, losses.length);
  assert.equal(lrs[0], 1e-7);
  assert.ok(lrs.every((lr, i) => i === 0 || Math.abs(lr / lrs[i - 1] - 10 ** 0.08) < 1e-6));
  assert.ok(losses.every(Number.isFinite));
  assert.ok(lrs.includes(suggestion), `${suggestion} is a rate of the curve`);
  assert.ok(suggestion > 1e-5 && suggestion < 1);
  // One step a slice, whatever the last one found.
  assert.ok(seen.length >= lrs.length);
  seen.forEach(([count, numIt], i) =>
    assert.deepEqual([count, numIt], [Math.min(i + 1, lrs.length), 100]),
  );
  assert.deepEqual(await trainer.lrFind(), { lrs, losses, suggestion }, 'however it is sliced');
});

test('has options of its own, ends when it is told to, and refuses what cannot be', async () => {
  const trainer = started();
  const short = await trainer.lrFind({ startLr: 1e-4, endLr: 1e-2, numIt: 20 });
  assert.equal(short.lrs.length, 20);
  assert.equal(short.lrs[0], 1e-4);
  assert.ok(short.lrs[19] < 1e-2);

  const controller = new AbortController();
  const ended = await trainer.lrFind({
    sliceMs: 0,
    signal: controller.signal,
    onProgress: () => controller.abort(),
  });
  assert.deepEqual([ended.lrs.length, ended.suggestion], [1, null]);

  await assert.rejects(trainer.lrFind({ numIt: 5 }), {
    name: 'RangeError',
    message: '[lrFind] steps must lie in [6, 10000], not 5',
  });
  await assert.rejects(trainer.lrFind({ startLr: 1, endLr: 0.1 }), {
    message: '[lrFind] the rate must grow from above 0, not from 1 to 0.1',
  });
  await assert.rejects(lab.trainer().lrFind(), { message: '[lrFind] load data first' });
});
