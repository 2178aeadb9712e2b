// One push, then nothing, and the closer looks of the lesson `optimizer`: what their sentences say
// holds of what the core computes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coreEngine, pageModule } from './pageModule.mjs';

const { PUSHED, PUSH_STEPS, runPush } = await pageModule('web/lessons/optimizer/push.ts');
const { BEATS } = await pageModule('web/lessons/optimizer/beats.ts');
const { predictTasks } = await pageModule('web/lessons/optimizer/predict.ts');
const engine = await coreEngine();

for (const [id, expected] of [
  ['momentum', 9.0],
  ['adam', 5.0],
  ['fastai', 8.4],
  ['sparse', 0],
]) {
  for (const lr of [0.1, 0.01]) {
    test(`one unit gradient, ${id}, lr ${lr}: a further ${expected} · lr`, async () => {
      const push = await runPush(
        engine,
        PUSHED.find((one) => one.id === id),
        lr,
      );
      assert.ok(Math.abs(push.first - 1) < 1e-4, `${push.first}`);
      assert.ok(Math.abs(push.after - expected) < 0.05, `${push.after}`);
      // The sum of the memory's shares is the distance that the weight went.
      const [first] = push.steps;
      const last = push.steps.findLast((row) => row !== null);
      const gone = (first.newValue[0] - last.newValue[0]) / lr;
      assert.ok(Math.abs(gone - push.after) < 1e-4, `${gone} and ${push.after}`);
      assert.equal(push.steps.length, PUSH_STEPS);
    });
  }
}

const outcome = async (id) => {
  const { table, answers } = await BEATS.find((beat) => beat.id === id).run(engine, 7);
  const written = table?.rows.map(({ values }) => values.map((value) => value.written));
  for (const { values } of table?.rows ?? []) {
    for (const { explain } of values) assert.ok(explain().lines.length > 0);
  }
  return { written, answers };
};
const number = (text) => Number(text.replaceAll('−', '-'));

test('Adam and SparseAdam agree to step 3, then one drifts and the other stays', async () => {
  const { written } = await outcome('paths'); // steps 1, 2, 3, 4, 6, 9, 12
  for (const [adam, sparse] of written.slice(0, 3)) assert.equal(adam, sparse);
  const stays = written.slice(2).map(([, sparse]) => sparse);
  assert.deepEqual(new Set(stays).size, 1);
  const drifts = written.slice(2).map(([adam]) => number(adam));
  for (let i = 1; i < drifts.length; ++i) assert.ok(drifts[i] < drifts[i - 1]);
});

test('decay of a row that is never looked up: a learning rate in Adam, a hundredth in AdamW', async () => {
  const { written } = await outcome('decay');
  for (const [adam, adamw] of written) {
    assert.equal(Math.abs(number(adam)), 0.1);
    assert.ok(Math.abs(number(adamw)) < 0.01);
    assert.equal(Math.sign(number(adam)), Math.sign(number(adamw)));
  }
});

test('after the last gradient the denominator shrinks slowly and m fast', async () => {
  const { written } = await outcome('denominator'); // g, m, denominator, data, memory
  const after = written.slice(3).map((row) => row.map(number));
  for (const [g, , , data, memory] of after) {
    assert.equal(g, 0);
    assert.equal(data, 0);
    assert.notEqual(memory, 0);
  }
  const shrunk = (place) => after.at(-1)[place] / after[0][place];
  assert.ok(shrunk(1) < 0.5 && shrunk(2) > 0.5, `${shrunk(1)}, ${shrunk(2)}`);
});

test('plain SGD moves the looked-up row alone; with decay all; with momentum those with memory', async () => {
  const { written } = await outcome('sgd');
  assert.deepEqual(written, [['4'], ['0', '1', '2', '3', '4', '5'], ['1', '2', '4']]);
});

test('what is refused, in the core’s words', async () => {
  const { answers } = await outcome('refused');
  assert.deepEqual(
    answers.map(({ words }) => words),
    [
      'TypeError: [sparseAdam] there is no weight decay: it would move every row',
      'TypeError: [sparseAdam] "W" has a dense gradient: look it up with sparse: true',
      'TypeError: [adamw] "W" has sparse gradients: use sparseAdam, or a lookup with sparse: false',
    ],
  );
});

test('the prediction’s truth: all rows under AdamW, the looked-up one under SparseAdam', async () => {
  const [adamw, sparse] = predictTasks(engine, 7);
  assert.deepEqual([...(await adamw.truth())], [0, 1, 2, 3, 4, 5]);
  assert.deepEqual([...(await sparse.truth())], [4]);
});
