// What a page asks about tables: sizes, cells and ceilings, runs whose states show which rows are
// trained. The desk is the worker's, on a core in this thread.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { createLab } from 'embedding-lab';
import { coreEngine } from './pageModule.mjs';

let tables;
before(async () => {
  ({ tables } = await coreEngine());
});

const two = { columns: ['Sex', 'Class'], hide: null };
const three = { columns: ['Sex', 'Class', 'Age'], hide: null };
const hidden = (share) => ({ ...two, hide: { column: 'Sex', share, seed: 7 } });
const config = { layers: [20, 10], lr: 0.01, epochs: 3, validPct: 0, seed: 7 };
const people = { Sex: ['female', 'male', ''], Class: ['1st', '3rd', '4th'] };

test('the rule comes with its steps', async () => {
  const rules = await tables.widthRules([3, 8, 944, 1635, 39_431, 39_432, 1_000_000]);
  assert.deepEqual(
    rules.map(({ width }) => width),
    [3, 5, 74, 101, 599, 600, 600],
  );
  const [{ power, product }] = rules;
  assert.ok(Math.abs(power - 3 ** 0.56) < 1e-12);
  assert.equal(product, 1.6 * power);
  assert.equal(product.toFixed(2), '2.96');
  await assert.rejects(() => tables.widthRules([0]), { name: 'RangeError' });
});

test('cells say what the best rule gets right', async () => {
  const cells = await tables.cells(three);
  assert.deepEqual([cells.size, cells.best, cells.cells.length], [1316, 1050, 12]);
  assert.equal((100 * cells.ceiling).toFixed(1), '79.8');
  assert.deepEqual(cells.classes, ['died', 'survived']);
  const [first] = cells.cells;
  assert.deepEqual(first.values, ['female', '1st', 'adult']);
  assert.deepEqual([...first.counts], [4, 140]);
  assert.equal(first.shares[1], 140 / 144);
  assert.deepEqual((await tables.cells(two)).best, 1034);
  assert.deepEqual((await tables.cells({ columns: ['Sex'], hide: null })).best, 1018);
  await assert.rejects(() => tables.cells({ columns: ['Fare'], hide: null }), {
    name: 'TypeError',
    message: '[titanic] there is no column "Fare"',
  });
});

test('hidden values are cells of their own, and lower the ceiling', async () => {
  const { cells, size, best } = await tables.cells(hidden(0.25));
  const missing = cells.filter(({ values }) => values[0] === '#na#');
  const count = missing.reduce((sum, { counts }) => sum + counts[0] + counts[1], 0);
  assert.deepEqual([size, count], [1316, 329]);
  assert.ok(best < 1034);
});

test('agreement counts bits, distances and floats between', async () => {
  const a = Float32Array.of(1, -2, 0);
  const b = Float32Array.of(Math.fround(1 + 2 ** -23), -2, -0);
  assert.deepEqual(await tables.agreement(a, a), { differing: 0, largest: 0, ulps: 0 });
  assert.deepEqual(await tables.agreement(a, b), { differing: 2, largest: 2 ** -23, ulps: 1 });
  await assert.rejects(() => tables.agreement(a, Float32Array.of(1)), { name: 'TypeError' });
});

describe('a run', () => {
  test('has a state before training and one after every epoch, and is the same again', async () => {
    const seen = [];
    const run = { passengers: two, config, people };
    const states = await tables.train(run, { onState: (state) => seen.push(state) });
    assert.deepEqual(states, seen);
    assert.deepEqual(
      states.map(({ phase, step, epoch }) => [phase, step, epoch]),
      [
        ['training', 0, 0],
        ['training', 20, 1],
        ['training', 40, 2],
        ['done', 60, 3],
      ],
    );
    assert.deepEqual(await tables.train(run), states);
    assert.equal(states[3].cells.accuracy, states[3].score.accuracy);
    assert.ok(states[3].score.loss < states[0].score.loss);
    assert.equal(states[3].predictions.length, 6);
  });

  test('gives row 0 gradient in no step, unless values are hidden', async () => {
    const last = async (passengers) =>
      (await tables.train({ passengers, config, people })).at(-1).received;
    const [sex, shipClass] = await last(two);
    assert.deepEqual([...sex], [0, 60, 60]);
    assert.deepEqual([...shipClass], [0, 60, 60, 60]);
    const [withHidden, others] = await last(hidden(0.25));
    assert.deepEqual([...withHidden], [60, 60, 60]);
    assert.equal(others[0], 0);
  });

  test('ends after the epoch under way where it is told to', async () => {
    const controller = new AbortController();
    const states = await tables.train(
      { passengers: two, config, people },
      { onState: ({ epoch }) => epoch === 1 && controller.abort(), signal: controller.signal },
    );
    assert.deepEqual([states.length, states.at(-1).phase], [2, 'training']);
  });

  test('says why it cannot be', async () => {
    const wrong = { passengers: two, config: { ...config, epochs: 0 }, people };
    await assert.rejects(() => tables.train(wrong), /epochs must lie in \[1, 10000\], not 0/);
  });
});

test('the API gives a run’s cells', async () => {
  const lab = await createLab();
  const { categories, target } = lab.titanic();
  const run = lab.tabular({ categories: { Sex: categories.Sex }, target }, { validPct: 0 });
  run.step();
  const { cells, right, best, accuracy } = run.cells();
  assert.equal(best, 1018);
  assert.equal(accuracy, run.evaluate('train').accuracy);
  assert.equal(right, Math.round(accuracy * 1316));
  assert.deepEqual(
    cells.map(({ values }) => values),
    [['female'], ['male']],
  );
  run.dispose();
});
