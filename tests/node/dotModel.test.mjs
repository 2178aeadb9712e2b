// The model of the lesson `dot`: gradient descent in the sheet is the trainer's, bit for bit; an
// edit changes exactly its row or column; the address keeps what was typed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLab } from '../../lib/engine/index.js';
import { coreEngine, pageModule, pageModules } from './pageModule.mjs';

const { runSheet, numberAt } = await pageModule('web/lessons/dot/descent.ts');
const { runExample, FILMS } = await pageModule('web/lessons/dot/example.ts');
const { checkNumber } = await pageModule('web/lessons/dot/check.ts');
const { errorOf, explainCell, gradientAt } = await pageModule('web/lessons/dot/inspect.ts');
const [ratings, { sessionOf }] = await pageModules([
  'web/lessons/dot/ratings.ts',
  'web/engine/trainSession.ts',
]);
const { hiddenCount, knownOf, ratingOf, sheetFor } = ratings;
const { OPENING, schema } = await pageModule('web/lessons/dot/state.ts');
const { withEdits, MOST_EDITS } = await pageModule('web/lessons/dot/edits.ts');
const { BATCH, FACTORS, STEPS } = await pageModule('web/lessons/dot/shapes.ts');

const engine = await coreEngine();
const sheet = await sheetFor(engine, 'simulated');
const run = (change = {}) => runSheet(engine, sheet, { ...OPENING, ...change });
const SWITCHES = [
  { range: false, bias: false },
  { range: true, bias: false },
  { range: false, bias: true },
  { range: true, bias: true },
];

test('the worked example of the book: 2.142 and −1.611', async () => {
  const { dots, products } = await runExample(engine);
  assert.deepEqual(
    Array.from(dots, (dot) => dot.toFixed(3)),
    ['2.142', '-1.611'],
  );
  assert.equal(products.length, 6);
  assert.equal(FILMS.length, 2);
});

// ---- The trainer --------------------------------------------------------------------------------

/** The ratings that the model is shown, as a file: ids that sort as the sheet's rows do. */
function fileOf(played) {
  const id = (place) => String(1000 + place);
  const lines = played.known.map(({ user, item, rating }) => `${id(user)},${id(item)},${rating}`);
  const text = `user,item,rating\n${lines.join('\n')}\n`;
  return { name: 'sheet.csv', bytes: new TextEncoder().encode(text) };
}

/** A trainer on the sheet's ratings; its tables have a row for "#na#" before the sheet's. */
async function trainerOn(played, tables) {
  const lab = await createLab();
  const { range, bias, lr, seed } = played.setting;
  const trainer = lab.trainer({
    model: bias ? 'dot-bias' : 'dot',
    factors: FACTORS,
    yRange: range ? [0, 5.5] : null,
    optimizer: 'sgd',
    schedule: 'constant',
    lr,
    wd: 0,
    epochs: Math.ceil(STEPS / played.stepsPerEpoch),
    batchSize: BATCH,
    seed,
  });
  // With a file to validate on, all of this one is trained on, in its own order.
  trainer.load(fileOf(played), { valid: fileOf(played) });
  const given = trainer.weights().map(({ name, shape, value }) => {
    const filled = Float32Array.from(value);
    filled.set(tables[name], shape[1]);
    return { name, shape, value: filled };
  });
  trainer.setWeights(given);
  return trainer;
}

/** The rows of a trainer's table that the sheet has. */
const rowsOf = (trainer, name) => {
  const { shape, value } = trainer.weights().find((one) => one.name === name);
  return value.subarray(shape[1]);
};

/** One step of training; answers with its losses. */
function trainOnce(trainer) {
  let progress = trainer.step();
  while (progress.losses.length === 0) progress = trainer.step(); // parts of a validation
  return progress;
}

function assertSame(trainer, { tables }, where) {
  const names = trainer.weights().map(({ name }) => name);
  for (const name of names) {
    const bits = (values) => [...new Uint32Array(Float32Array.from(values).buffer)];
    assert.deepEqual(bits(rowsOf(trainer, name)), bits(tables[name]), `${name} ${where}`);
  }
  return names;
}

for (const switches of SWITCHES) {
  const { range, bias } = switches;
  test(`every step is the trainer's, bit for bit: range ${range}, bias ${bias}`, async () => {
    const played = await run(switches);
    const trainer = await trainerOn(played, played.drawn);
    const names = assertSame(trainer, played.moments[0], 'at the start');
    assert.equal(names.length, bias ? 4 : 2);
    for (let step = 1; step <= STEPS; ++step) {
      const progress = trainOnce(trainer);
      assert.equal(progress.step, step);
      assert.deepEqual([...progress.losses], [Math.fround(played.steps[step - 1].loss)]);
      assertSame(trainer, played.moments[step], `after step ${step}`);
    }
    assert.notDeepEqual(played.moments[STEPS].tables, played.moments[0].tables);
  });
}

test('after an edit in the middle too: the trainer goes on from the same weights', async () => {
  const edits = [
    { side: 'user', row: 3, col: 1, step: 7, value: 0.5 },
    { side: 'film', row: 2, col: FACTORS, step: 7, value: -1.25 },
  ];
  const played = await run({ range: true, bias: true, edits });
  const trainer = await trainerOn(played, played.drawn);
  for (let step = 1; step <= 7; ++step) trainOnce(trainer);
  const before = trainer.weights();
  const set = (name, place, value) => {
    const table = before.find((one) => one.name === name);
    table.value[table.shape[1] + place] = value;
  };
  set('user_factors', 3 * FACTORS + 1, 0.5);
  set('item_bias', 2, -1.25);
  trainer.setWeights(before);
  for (let step = 8; step <= STEPS; ++step) {
    assertSame(trainer, played.moments[step - 1], `before step ${step}`);
    trainOnce(trainer);
  }
  assertSame(trainer, played.moments[STEPS], 'at the end');
});

test('weights that do not fit a trainer are refused, and the order of epochs is public', async () => {
  const played = await run();
  const trainer = await trainerOn(played, played.drawn);
  const before = trainer.weights();
  assert.throws(() => trainer.setWeights(before.slice(1)), {
    name: 'TypeError',
    message: '[setWeights] 1 matrices for a model of 2',
  });
  assert.deepEqual(trainer.weights(), before);
  const lab = await createLab();
  const orders = lab.epochOrders({ examples: played.known.length, epochs: 2, seed: OPENING.seed });
  assert.equal(orders.length, 2);
  assert.notDeepEqual(orders[0], orders[1]);
  assert.deepEqual(
    played.steps[0].batch,
    Array.from(orders[0].subarray(0, BATCH), (at) => played.known[at]),
  );
  assert.deepEqual(
    played.steps[played.stepsPerEpoch].batch,
    Array.from(orders[1].subarray(0, BATCH), (at) => played.known[at]),
  );
});

// ---- Descent ------------------------------------------------------------------------------------

test('gradient descent lowers the loss, with every switch', async () => {
  for (const switches of SWITCHES) {
    const { moments, diverged } = await run(switches);
    assert.equal(moments.length, STEPS + 1);
    assert.equal(diverged, null);
    assert.ok(moments[STEPS].loss < moments[0].loss / 4, `${moments[STEPS].loss}`);
  }
});

test('a step moves the rows that it looks up and no others', async () => {
  const { moments, steps } = await run({ bias: true });
  for (const [i, { batch }] of steps.entries()) {
    const users = new Set(batch.map(({ user }) => user));
    const items = new Set(batch.map(({ item }) => item));
    for (let row = 0; row < 15; ++row) {
      for (let col = 0; col <= FACTORS; ++col) {
        for (const [side, looked] of [
          ['user', users],
          ['film', items],
        ]) {
          const place = { side, row, col };
          const moved = numberAt(moments[i], place) !== numberAt(moments[i + 1], place);
          assert.equal(moved, looked.has(row), `${side} ${row} ${col} in step ${i + 1}`);
        }
      }
    }
  }
});

test('a rate that is too high diverges, and it is said where', async () => {
  const { diverged, moments } = await run({ lr: 3 });
  assert.ok(diverged > 0);
  assert.ok(Number.isFinite(moments[diverged - 1].loss));
  assert.ok(!Number.isFinite(moments[diverged].loss));
});

test('gradients agree with finite differences', async () => {
  const played = await run({ range: true, bias: true });
  const { user, item } = played.steps[4].batch[0];
  for (const place of [
    { side: 'user', row: user, col: 2 },
    { side: 'film', row: item, col: 0 },
    { side: 'user', row: user, col: FACTORS },
  ]) {
    const { agrees, difference } = await checkNumber(engine, played, 5, place);
    assert.ok(agrees, `${difference} and ${gradientAt(played, 5, place)}`);
    assert.notEqual(gradientAt(played, 5, place), 0);
  }
});

test('a fifth of the cells is blank; what is hidden is not trained on', async () => {
  assert.equal(hiddenCount(sheet), knownOf(sheet).length - 180);
  const played = await run();
  assert.equal(played.hidden.length, 45);
  assert.equal(played.known.length, 180);
  for (const { user, item, rating } of played.hidden) {
    assert.equal(ratingOf(played.sheet, user, item), null);
    assert.equal(ratingOf(sheet, user, item), rating);
  }
  const cellOf = ({ user, item }) => `${user},${item}`;
  const trained = new Set(played.steps.flatMap(({ batch }) => batch.map(cellOf)));
  assert.equal(trained.size, 180);
  assert.ok(played.hidden.every((one) => !trained.has(cellOf(one))));
  assert.ok(played.moments[STEPS].hiddenLoss > 0);
});

test('the error of a cell is the core’s, and its inspector holds its bits', async () => {
  const played = await run({ range: true });
  const moment = played.moments[20];
  const [{ user, item, rating }] = played.known;
  const error = errorOf(played, moment, user, item);
  const pred = moment.cells.pred[user * 15 + item];
  assert.equal(error, Math.fround(pred - rating));
  const explained = explainCell(played, moment, user, item, 'error');
  const [word] = new Uint32Array(Float32Array.of(error).buffer);
  assert.ok(explained.bits.includes(word.toString(16).padStart(8, '0')), explained.bits);
  assert.equal(explained.pytorch, 'pred - ratings');
  const [hidden] = played.hidden;
  assert.equal(errorOf(played, moment, hidden.user, hidden.item), null);
});

test('a sheet is read once, and again when other data were loaded', async () => {
  let reads = 0;
  let loaded = null;
  const counting = {
    load: async () => (loaded = { name: 'mine.csv' }),
    sheet: async ({ from }) => {
      ++reads;
      if (from.kind === 'loaded' && loaded === null) throw new TypeError('[sheet] load data first');
      return { reads };
    },
  };
  const [first, again] = [sheetFor(counting, 'simulated'), sheetFor(counting, 'simulated')];
  assert.deepEqual(await Promise.all([first, again]), [{ reads: 1 }, { reads: 1 }]);
  await assert.rejects(sheetFor(counting, 'loaded'), TypeError);
  await assert.rejects(sheetFor(counting, 'loaded'), TypeError);
  assert.equal(reads, 3);
  await sessionOf(counting).load({ kind: 'files', files: [] }, 'mine.csv', false);
  assert.deepEqual(await sheetFor(counting, 'loaded'), { reads: 4 });
  assert.deepEqual(await sheetFor(counting, 'loaded'), { reads: 4 });
  assert.deepEqual(await sheetFor(counting, 'simulated'), { reads: 5 });
});

// ---- Edits --------------------------------------------------------------------------------------

const predictions = ({ moments }, step) => moments[step].cells.pred;

test('an edited number changes exactly its row or its column', async () => {
  const before = await run({ bias: true });
  for (const [side, row, col] of [
    ['user', 4, 2],
    ['film', 9, 0],
    ['user', 0, FACTORS],
    ['film', 14, FACTORS],
  ]) {
    const edits = [{ side, row, col, step: 3, value: 1.75 }];
    const after = await run({ bias: true, edits });
    assert.deepEqual(after.moments.slice(0, 3), before.moments.slice(0, 3));
    predictions(before, 3).forEach((old, cell) => {
      const place = side === 'user' ? Math.floor(cell / 15) : cell % 15;
      assert.equal(predictions(after, 3)[cell] !== old, place === row, `${side} ${row}: ${cell}`);
    });
    assert.equal(numberAt(after.moments[3], edits[0]), 1.75);
  }
});

test('the same number typed again is the same run, bit for bit', async () => {
  const before = await run();
  const place = { side: 'user', row: 3, col: 1 };
  const value = numberAt(before.moments[12], place);
  const after = await run({ edits: [{ ...place, step: 12, value }] });
  assert.deepEqual(after.moments, before.moments);
});

test('a later edit is forgotten where an earlier step is edited; the same place is typed over', () => {
  const at = (step, value, row = 0) => ({ side: 'user', row, col: 0, step, value });
  const both = withEdits(withEdits([], [at(2, 1)]), [at(9, 2)]);
  assert.deepEqual(both, [at(2, 1), at(9, 2)]);
  assert.deepEqual(withEdits(both, [at(5, 3)]), [at(2, 1), at(5, 3)]);
  assert.deepEqual(withEdits(both, [at(9, 4)]), [at(2, 1), at(9, 4)]);
  assert.deepEqual(withEdits(both, [at(9, 4, 1)]), [at(2, 1), at(9, 2), at(9, 4, 1)]);
});

test('edits are written in the address and read back; what is none is refused', () => {
  const { format, parse } = schema.edits;
  const edits = [
    { side: 'user', row: 3, col: 1, step: 0, value: 0.5 },
    { side: 'film', row: 14, col: FACTORS, step: 0, value: -1 },
    { side: 'film', row: 0, col: 0, step: 12, value: 1e-7 },
  ];
  assert.equal(format(edits), 's0_u3.1_0.5_f14.b_-1_s12_f0.0_1e-7');
  assert.deepEqual(parse(format(edits)), edits);
  assert.deepEqual(parse(''), []);
  assert.equal(format([]), '');
  for (const bad of [
    'u3.1_0.5', // no step
    's0_u3.1', // no number
    's0_u3.1_x',
    's0_u3.1_101', // too large
    's0_u15.1_1', // no such viewer
    's0_u3.6_1', // no such factor
    's61_u3.1_1',
    's5_u3.1_1_s2_u3.1_1', // steps out of order
    's0_u3.1_0.50', // not as it is written
    's0_u3.1_1_s0_u3.2_1',
    's0',
  ]) {
    assert.equal(parse(bad), null, bad);
  }
  const many = Array.from({ length: MOST_EDITS + 1 }, (_, i) => ({
    ...edits[0],
    step: Math.floor(i / 75),
    row: Math.floor((i % 75) / 5),
    col: i % 5,
  }));
  assert.equal(parse(format(many)), null);
  assert.deepEqual(parse(format(many.slice(1))), many.slice(1));
});
