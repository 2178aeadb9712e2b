// The newest question's answer, one computation at a time.

import assert from 'node:assert/strict';
import test from 'node:test';
import { pageModule } from './pageModule.mjs';

const { Latest } = await pageModule('web/components/latest.ts');

/** Questions whose answers the test gives when it likes. */
function questions() {
  const asked = [];
  const told = [];
  const latest = new Latest((value) => told.push(value));
  const ask = (key) =>
    latest.ask(key, () => {
      const { promise, resolve, reject } = withResolvers();
      asked.push({ key, resolve, reject });
      return promise;
    });
  const keys = () => asked.map(({ key }) => key);
  return { asked, told, latest, ask, keys };
}

function withResolvers() {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('the same question is asked once', () => {
  const { ask, keys } = questions();
  ask('a');
  ask('a');
  assert.deepEqual(keys(), ['a']);
});

test('while one is computed, only the newest of the others waits', async () => {
  const { asked, told, latest, ask, keys } = questions();
  for (const key of ['a', 'b', 'c', 'd']) ask(key);
  assert.deepEqual(keys(), ['a']);
  asked[0].resolve('A');
  await settled();
  assert.deepEqual(keys(), ['a', 'd']);
  asked[1].resolve('D');
  await settled();
  assert.deepEqual(told, ['A', 'D']);
  assert.equal(latest.value, 'D');
});

test('a failure shows where it is the newest question’s, and no later than that', async () => {
  const { asked, told, latest, ask } = questions();
  ask('a');
  ask('b');
  asked[0].reject(new RangeError('[a] no'));
  await settled();
  assert.equal(latest.failure, '');
  asked[1].reject(new RangeError('[b] no'));
  await settled();
  assert.equal(latest.failure, '[b] no');
  ask('c');
  asked[2].resolve('C');
  await settled();
  assert.deepEqual([latest.failure, latest.value], ['', 'C']);
  assert.deepEqual(told, [null, 'C']);
});

test('a computation is told when something else is asked for', async () => {
  const signals = [];
  const latest = new Latest(() => {});
  const ask = (key) =>
    latest.ask(key, async (signal) => {
      signals.push(signal);
      await settled();
      signal.throwIfAborted();
      return key;
    });
  ask('a');
  assert.equal(signals[0].aborted, false);
  ask('a');
  assert.equal(signals[0].aborted, false, 'the same is no other question');
  ask('b');
  assert.equal(signals[0].aborted, true);
  await settled();
  await settled();
  assert.deepEqual([latest.value, latest.failure], ['b', '']);
  assert.equal(signals[1].aborted, false);
});
