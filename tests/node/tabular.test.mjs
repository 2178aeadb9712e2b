// Tabular models through the API: Titanic, columns of both kinds, what a learner asks of them.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { createLab } from 'embedding-lab';

let lab;
before(async () => {
  lab = await createLab();
});

/** A run on the passengers with the columns named. */
function titanic(columns, config = {}) {
  const { categories, target } = lab.titanic();
  const chosen = Object.fromEntries(columns.map((name) => [name, categories[name]]));
  return lab.tabular(
    { categories: chosen, target },
    { layers: [20, 10], lr: 0.01, epochs: 10, validPct: 0, ...config },
  );
}

test('embSzRule sizes embeddings as fastai does', () => {
  const widths = [3, 4, 8, 944, 1635, 39_431, 39_432, 1e9].map((rows) => lab.embSzRule(rows));
  assert.deepEqual(widths, [3, 3, 5, 74, 101, 599, 600, 600]);
  assert.throws(() => lab.embSzRule(0), {
    name: 'RangeError',
    message: '[embeddingWidth] rows must be 1 or more, not 0',
  });
  assert.throws(() => lab.embSzRule(2.5), { name: 'RangeError', message: /whole number/ });
});

test('categorify puts #na# first, sorts, and lets what it does not know fall on row 0', () => {
  assert.deepEqual(lab.categorify(['male', 'female', null, 'male']), {
    vocabulary: ['#na#', 'female', 'male'],
    codes: Int32Array.of(2, 1, 0, 2),
  });
  assert.deepEqual(lab.categorify([10, 9, NaN], [9, '10', 11, undefined]), {
    vocabulary: ['#na#', '9', '10'],
    codes: Int32Array.of(1, 2, 0, 0),
  });
  assert.throws(() => lab.categorify('male'), {
    name: 'TypeError',
    message: '[categorify] expected an array of categories',
  });
});

test('titanic gives the people aboard', () => {
  const passengers = lab.titanic();
  const aboard = lab.titanic({ crew: true });
  const survivors = ({ target }) => target.filter((fate) => fate === 'survived').length;
  assert.deepEqual([passengers.target.length, survivors(passengers)], [1316, 499]);
  assert.deepEqual([aboard.target.length, survivors(aboard)], [2201, 711]);
  assert.deepEqual(Object.keys(aboard.categories), ['Sex', 'Class', 'Age']);
});

describe('a model of the Titanic', () => {
  test('has the sizes that learners ask about', () => {
    const two = titanic(['Sex', 'Class']);
    assert.deepEqual(two.embSzs, [
      [3, 3],
      [4, 3],
    ]);
    const [sex, shipClass] = two.tables();
    assert.deepEqual(sex.vocabulary, ['#na#', 'female', 'male']);
    assert.deepEqual(shipClass.vocabulary, ['#na#', '1st', '2nd', '3rd']);
    assert.equal(sex.value.length, 9);
    assert.equal(sex.gradRows, null);
    const three = titanic(['Sex', 'Class', 'Age'], { embSzs: { Age: 2 } });
    assert.deepEqual(three.embSzs[2], [3, 2]);
    for (const run of [two, three]) run.dispose();
  });

  test('learns as much as there is to learn', async () => {
    const ceiling = 1050 / 1316;
    for (const loss of ['bce-with-logits', 'cross-entropy']) {
      const run = titanic(['Sex', 'Class', 'Age'], { loss });
      const start = run.evaluate('train');
      const losses = [];
      const end = await run.train({ onProgress: (progress) => losses.push(...progress.losses) });
      assert.deepEqual([end.phase, end.step, end.message], ['done', 200, null]);
      assert.equal(losses.length, 200);
      const { loss: reached, accuracy } = run.evaluate('train');
      assert.ok(accuracy <= ceiling && accuracy >= ceiling - 0.01, `accuracy ${accuracy}`);
      assert.ok(reached < 0.8 * start.loss, `loss ${start.loss} became ${reached}`);
      assert.deepEqual(run.classes, ['died', 'survived']);

      const asked = { Sex: ['female', 'male', 'hen'], Class: ['1st', '3rd', null], Age: [1, 2, 3] };
      const p = run.predict({ categories: { ...asked, Age: ['adult', 'adult', 'adult'] } });
      const survives = loss === 'cross-entropy' ? [p[1], p[3]] : [p[0], p[1]];
      assert.ok(Math.abs(survives[0] - 140 / 144) < 0.06, `women of the 1st class: ${survives[0]}`);
      assert.ok(Math.abs(survives[1] - 75 / 462) < 0.06, `men of the 3rd class: ${survives[1]}`);
      run.dispose();
    }
  });

  test('gives row 0 no gradient until a value is missing', () => {
    const run = titanic(['Sex', 'Class']);
    run.step();
    for (const { gradRows, shape } of run.tables()) {
      assert.ok(!gradRows.rows.includes(0));
      assert.equal(gradRows.values.length, gradRows.rows.length * shape[1]);
    }
    const row0 = () => Math.abs(run.tables()[0].value[0]);
    const before = row0();
    for (let i = 0; i < 20; ++i) run.step();
    assert.ok(row0() < before && row0() > 0.9 * before, 'it only decays');

    const { categories, target } = lab.titanic();
    const Sex = categories.Sex.map((sex, person) => (person % 5 ? sex : null));
    const hidden = lab.tabular({ categories: { Sex, Class: categories.Class }, target });
    hidden.step();
    const [sex, shipClass] = hidden.tables();
    assert.ok(sex.gradRows.rows.includes(0));
    assert.ok(!shipClass.gradRows.rows.includes(0));
    for (const made of [run, hidden]) made.dispose();
  });

  test('is the same for the same seed', () => {
    const weights = (seed) => {
      const run = titanic(['Sex', 'Class'], { seed, embedP: 0.1, ps: 0.2 });
      while (run.step().phase !== 'done');
      const values = run.weights().map(({ value }) => value);
      run.dispose();
      return values;
    };
    assert.deepEqual(weights(1), weights(1));
    assert.notDeepEqual(weights(1), weights(2));
  });
});

test('columns of numbers are normalised, and a number is learnt', async () => {
  const x = Array.from({ length: 500 }, (_, i) => i % 50);
  const kind = x.map((_, i) => (i % 3 ? 'b' : 'a'));
  const target = x.map((value, i) => value / 50 + (kind[i] === 'a' ? 1 : 3));
  const run = lab.tabular(
    { categories: { kind }, continuous: { x }, target },
    { layers: [30], yRange: [0, 5], lr: 0.02, epochs: 20 },
  );
  assert.equal(run.config.loss, 'mse');
  assert.equal(run.classes, null);
  assert.deepEqual(run.sizes, { train: 400, valid: 100 });
  const [{ column, mean, std }] = run.normalization();
  assert.equal(column, 'x');
  assert.ok(Math.abs(mean - 24.5) < 2 && Math.abs(std - 14.4) < 1);
  const { finishedEpochs } = await run.train();
  const { valid } = finishedEpochs.at(-1);
  assert.ok(valid.loss < 0.05, `loss ${valid.loss}`);
  assert.equal(valid.accuracy, null);
  assert.deepEqual(valid, run.evaluate());
  const names = run.weights().map(({ name }) => name);
  for (const name of ['embeds.0.weight', 'bn_cont.running_mean', 'norms.0.weight']) {
    assert.ok(names.includes(name), name);
  }
  run.dispose();
});

test('refusals name what is wrong', () => {
  const table = { categories: { Sex: ['m', 'f'] }, target: ['a', 'b'] };
  const refusal = (options, name, message, changed = table) =>
    assert.throws(() => lab.tabular(changed, options), { name, message });
  refusal({}, 'TypeError', /has 2 rows, fewer than a batch of 64$/);
  refusal({ depth: 3 }, 'TypeError', '[tabular] there is no option "depth"');
  refusal({ lr: NaN }, 'RangeError', '[tabular] lr must be a number, not NaN');
  refusal({ embSzs: { Age: 3 } }, 'TypeError', '[tabular] embSzs: there is no column "Age"');
  refusal({ loss: 'hinge' }, 'TypeError', /"hinge" is none of mse, bce-with-logits, cross-entropy/);
  refusal({ loss: 'mse', validPct: 1 }, 'RangeError', /outside \[0, 1\)/);
  refusal({ optimizer: 'sparse-adam', wd: 0 }, 'TypeError', /cannot train linear layers/);
  const short = { ...table, continuous: { x: [1] } };
  refusal({}, 'TypeError', '[table] "x" has 1 rows, not 2', short);
  const hole = { ...table, continuous: { x: [1, NaN] } };
  refusal({ validPct: 0 }, 'DataError', /"x" has a value that is no number/, hole);
  const run = titanic(['Sex']);
  assert.throws(() => run.predict({ categories: { Class: ['1st'] } }), {
    name: 'TypeError',
    message: '[table] there is no column "Sex"',
  });
  run.dispose();
  run.dispose();
  assert.throws(() => run.step(), {
    name: 'TypeError',
    message: '[train] the run was disposed',
  });
});
