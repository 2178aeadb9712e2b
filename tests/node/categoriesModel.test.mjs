// The model of the lesson `categories`: sizes, a run of the passengers epoch by epoch, its one-hot
// twins, and the listings with its numbers.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { coreEngine, pageModule } from './pageModule.mjs';

const folder = 'web/lessons/categories';
let engine, model, twin, state, address, code;
before(async () => {
  [engine, model, twin, state, address, code] = await Promise.all([
    coreEngine(),
    pageModule(`${folder}/model.ts`),
    pageModule(`${folder}/twin.ts`),
    pageModule(`${folder}/state.ts`),
    pageModule('web/components/address.ts'),
    pageModule(`${folder}/code.ts`),
  ]);
});

const setting = (change = {}) => ({ age: false, missing: 0, seed: 7, ...change });

describe('a column that is typed', () => {
  test('has a row for each value and one for none', async () => {
    const { OPENING } = state;
    const run = await model.columnRun(engine, OPENING);
    assert.deepEqual(run.vocabulary, ['#na#', 'female', 'male']);
    assert.deepEqual(run.codes, [2, 1, 1, 2]);
    assert.equal(run.asked, 0, '“unknown” is not in it');
    assert.deepEqual([run.rule.rows, run.rule.width], [3, 3]);
    assert.equal(run.rule.product.toFixed(2), '2.96');
    assert.deepEqual([run.chosen.rows, run.chosen.width], [944, 74]);
  });

  test('a missing value falls on row 0, as an unseen one does', async () => {
    const values = ['a', '#na#', 'b'];
    for (const ask of ['#na#', '', 'c']) {
      const { vocabulary, codes, asked } = await model.columnRun(engine, { values, ask, n: 1 });
      assert.deepEqual([vocabulary.length, codes, asked], [3, [1, 0, 2], 0]);
    }
  });

  test('rows and columns differ for seven days; the curve is flat from 39,432', async () => {
    const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
    assert.deepEqual(await model.sizeOf(engine, days), [8, 5]);
    const { curve } = await model.columnRun(engine, { values: days, ask: 'Mon', n: 39_431 });
    const width = (n) => curve.find(({ rows }) => rows === n).width;
    assert.deepEqual([944, 1635, 39_432, 1_000_000].map(width), [74, 101, 600, 600]);
  });

  test('what cannot be taken is refused with a reason', () => {
    const { refusalOf, valuesIn } = state;
    assert.deepEqual(valuesIn(' male,female ,\n\nfemale, '), ['male', 'female', 'female']);
    assert.equal(refusalOf(['male']), '');
    assert.match(refusalOf([]), /one value or more/);
    assert.match(refusalOf(Array(41).fill('a')), /41 values.*40 at most/);
    assert.match(refusalOf(['x'.repeat(25)]), /longer than 24/);
    const read = (text) =>
      address.parseState(state.schema, new globalThis.URLSearchParams(`v=1&${text}`));
    assert.deepEqual(read('values=b,a&age=1').state.values, ['b', 'a']);
    assert.equal(read('values=').refused.length, 1);
    assert.equal(read('missing=51').refused.length, 1);
    assert.equal(read('class=5th').refused.length, 1);
  });
});

describe('a model of the passengers', () => {
  test('has the sizes that learners ask about, with and without Age', async () => {
    const two = await model.trainingRun(engine, setting());
    assert.equal(model.embSzs(two.states[0]), '[(3, 3), (4, 3)]');
    const three = await model.trainingRun(engine, setting({ age: true }));
    assert.equal(model.embSzs(three.states[0]), '[(3, 3), (4, 3), (3, 3)]');
    assert.equal(two.states.length, state.EPOCHS + 1);
    assert.deepEqual([three.three.best, three.three.size], [1050, 1316]);
  });

  test('reaches what its columns allow within a point, for many seeds', async () => {
    for (const age of [false, true]) {
      for (const seed of [7, 1, 2, 3, 123_456]) {
        const { states, three } = await model.trainingRun(engine, setting({ age, seed }));
        const { cells } = states.at(-1);
        assert.ok(model.reaches(states.at(-1)), `seed ${seed}: ${cells.right} of ${cells.best}`);
        assert.ok(cells.accuracy <= cells.ceiling);
        if (age) assert.ok(cells.accuracy >= three.ceiling - 0.01);
        assert.ok(!model.reaches(states[0]), 'before training it does not');
      }
    }
  });

  test('is calibrated: each cell’s probability is near its true share', async () => {
    const { states } = await model.trainingRun(engine, setting());
    for (const { values, shares, predicted } of states.at(-1).cells.cells) {
      assert.ok(Math.abs(shares[1] - predicted[1]) < 0.06, `${values}: ${predicted[1]}`);
    }
  });

  test('shrinks row 0 by one factor while nothing is missing, and trains it once values are', async () => {
    const plain = await model.trainingRun(engine, setting());
    const last = plain.states.at(-1);
    assert.ok(!model.learns(last, 0));
    const factors = plain.shrinkage[0].slice(-3);
    for (const factor of factors) assert.ok(Math.abs(factor - factors[0]) < 1e-5 && factor < 1);
    assert.deepEqual([...plain.shrinkage[0].slice(0, 3)], [1, 1, 1]);

    const hidden = await model.trainingRun(engine, setting({ missing: 20 }));
    assert.ok(model.learns(hidden.states.at(-1), 0));
    assert.ok(!model.learns(hidden.states.at(-1), 1), 'Class hides nothing');
    const moved = hidden.shrinkage[0].slice(-3);
    assert.ok(Math.abs(moved[0] - moved[1]) > 0.01, `${moved}`);
  });

  test('ends after the epoch in which it is no longer wanted', async () => {
    const controller = new AbortController();
    const epochs = [];
    const onState = ({ epoch }) => {
      epochs.push(epoch);
      if (epoch === 2) controller.abort();
    };
    const { signal } = controller;
    await assert.rejects(model.trainingRun(engine, setting(), { onState, signal }), {
      name: 'AbortError',
    });
    assert.deepEqual(epochs, [0, 1, 2]);
  });

  test('an unseen class predicts with row 0, as a missing one would', async () => {
    const run = await model.trainingRun(engine, setting());
    const last = run.states.at(-1);
    const column = model.tableAt(last, 1);
    assert.deepEqual([...(await model.codesOf(engine, column, ['4th', '#na#', '1st']))], [0, 0, 1]);
    const asked = { sex: 'female', grown: 'adult' };
    const rows = (change) => model.rowsOf(run, { ...asked, ...change });
    assert.deepEqual(rows({ class: '4th' }), [1, 0]);
    assert.deepEqual(rows({ class: '1st' }), [1, 1]);
    assert.deepEqual(rows({ class: '3rd', sex: '#na#' }), [0, 3]);
    const survival = (shipClass) => model.survivalOf(last, { ...asked, class: shipClass });
    const states = await engine.tables.train({
      passengers: model.passengersOf(setting()),
      config: { ...model.CONFIG, seed: 7 },
      people: { Sex: ['female', 'female'], Class: ['', '1st'] },
    });
    const [, missing, , first] = states.at(-1).predictions;
    assert.equal(survival('4th'), missing, 'the same bits');
    assert.equal(survival('1st'), first);
    assert.notEqual(survival('4th'), survival('1st'));
  });

  test('a width is kept, and the accuracy with it', async () => {
    for (const width of [1, 8]) {
      const sizes = { Sex: width, Class: width, Age: width };
      const states = await model.trainOn(engine, setting({ age: true }), sizes);
      assert.deepEqual(states[0].tables[0].shape, [3, width]);
      assert.ok(model.reaches(states.at(-1)), `width ${width}`);
    }
  });
});

describe('with one-hot vectors', () => {
  test('a layer of its own has the same bits; folded, the last digits differ', async () => {
    const { states } = await model.trainingRun(engine, setting({ age: true }));
    const { oneHot, folded, trainer, sizes } = await twin.compareTwins(engine, states.at(-1));
    assert.deepEqual(sizes, { hidden: 240, predictions: 24 });
    const none = { differing: 0, largest: 0, ulps: 0 };
    assert.deepEqual(oneHot, { hidden: none, predictions: none });
    assert.ok(folded.hidden.differing > 0, 'rounding shows somewhere');
    assert.ok(folded.hidden.largest < 1e-6 && folded.predictions.largest < 1e-6);
    assert.ok(trainer.largest < 1e-6, 'the ops played here are the trainer’s model');
  });
});

test('the listings hold the numbers on the screen', async () => {
  const run = await model.trainingRun(engine, setting({ age: true }));
  const [fastai, pytorch] = code.listings(run, { ...state.OPENING, age: true, epoch: 3 });
  const textOf = ({ lines }) => lines.map(({ text }) => text).join('\n');
  assert.match(textOf(fastai), /\('female', '1st', 'adult', 4, 140\)/);
  assert.match(textOf(fastai), /get_emb_sz\(data\)\) {2}# \[\(3, 3\), \(4, 3\), \(3, 3\)\]/);
  const [first] = model.rowOf(model.tableAt(run.states[3], 0), 1);
  assert.ok(textOf(pytorch).includes(first.toFixed(4)));
  assert.match(textOf(pytorch), /print\(x\) {2}# \[1, 0, 1\]/);
});
