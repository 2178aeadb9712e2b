// What a run may be told: every combination that is allowed trains, every other one is refused.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { createLab, completeConfig, defaultConfig } from 'embedding-lab';
import {
  modelNames,
  optimizerNames,
  scheduleNames,
  suggestedRange,
} from '../../lib/engine/training.js';
import { madeUpCsv } from './support.mjs';

let lab;
before(async () => {
  lab = await createLab();
});

const ratings = { name: 'ratings.csv', bytes: madeUpCsv(20, 20) };
const small = { factors: 4, batchSize: 16, epochs: 1 };

function started(config = {}) {
  const trainer = lab.trainer({ ...small, ...config });
  trainer.load(ratings);
  return trainer;
}

describe('every combination', () => {
  const isNeural = (model) => model === 'collab-nn' || model === 'embedding-nn';
  for (const model of modelNames) {
    for (const optimizer of optimizerNames) {
      const config = { model, optimizer };
      if (isNeural(model) && optimizer === 'sparse-adam') {
        test(`${model} with ${optimizer} is refused`, () =>
          assert.throws(() => started(config), {
            name: 'TypeError',
            message: '[trainer] sparse-adam cannot train linear layers: their gradients are dense',
          }));
        continue;
      }
      for (const schedule of scheduleNames) {
        test(`${model} with ${optimizer}, ${schedule}`, async () => {
          const trainer = started({ ...config, schedule });
          const before = trainer.weightsSha256();
          const { phase, finishedEpochs } = await trainer.train();
          assert.equal(phase, 'done');
          assert.ok(Number.isFinite(finishedEpochs[0].validLoss));
          assert.notEqual(trainer.weightsSha256(), before);
          trainer.dispose();
        });
      }
    }
  }
});

describe('options', () => {
  test('that are left out have the course’s values', () => {
    assert.deepEqual(completeConfig(), defaultConfig);
    assert.deepEqual(completeConfig({ lr: undefined }), defaultConfig);
    assert.equal(completeConfig({ optimizer: 'sgd' }).wd, 0);
    assert.equal(completeConfig({ optimizer: 'sgd', wd: 0.5 }).wd, 0.5);
  });

  test('the range grows with the ratings, by half a step', () => {
    const given = (minRating, maxRating, ratingStep) =>
      suggestedRange({ minRating, maxRating, ratingStep });
    assert.deepEqual(given(0.5, 5, 0.5), { range: [0, 5.5], widened: false });
    assert.deepEqual(given(1, 10, 1), { range: [0.5, 10.5], widened: true });
    assert.deepEqual(given(-3, 3, 0.5), { range: [-3.25, 3.25], widened: true });
    assert.deepEqual(given(7, 7, 0), { range: [6.5, 7.5], widened: true });
  });

  const refusals = [
    [{ learningRate: 1 }, 'TypeError', '[trainer] there is no option "learningRate"'],
    [{ lr: NaN }, 'RangeError', '[trainer] lr must be a number, not NaN'],
    [{ lr: 0 }, 'RangeError', '[trainer] lr must be a number above 0, not 0'],
    [{ wd: -1 }, 'RangeError', '[trainer] wd must be 0 or more, not -1'],
    [{ epochs: 0 }, 'RangeError', '[trainer] epochs must lie in [1, 10000], not 0'],
    [
      { epochs: 1.5 },
      'RangeError',
      '[trainer] epochs must be a whole number up to 2147483647, not 1.5',
    ],
    [{ factors: 0 }, 'RangeError', '[model] factors must lie in [1, 4096], not 0'],
    [{ factors: 100_000 }, 'RangeError', '[model] factors must lie in [1, 4096], not 100000'],
    [{ batchSize: 0 }, 'RangeError', '[trainer] batchSize must lie in [1, 65536], not 0'],
    [
      { batchSize: 321 },
      'TypeError',
      '[trainer] the training part has 320 ratings, fewer than a batch of 321',
    ],
    [
      { seed: -1 },
      'RangeError',
      '[trainer] seed must be a whole number up to 9007199254740991, not -1',
    ],
    [{ validPct: 1 }, 'RangeError', '[split] validation part 1 is outside [0, 1)'],
    [
      { model: 'cnn' },
      'TypeError',
      '[trainer] "cnn" is none of dot, dot-bias, collab-nn, embedding-nn',
    ],
    [
      { optimizer: 'sparse-adam', wd: 0.1 },
      'TypeError',
      '[trainer] wd must be 0 with sparse-adam, which has no weight decay, not 0.1',
    ],
    [
      { yRange: [0, 4] },
      'DataError',
      '[data] ratings.csv, line 5: rating "5": expected a number in the range given, 0 to 4',
    ],
  ];
  for (const [config, name, message] of refusals) {
    test(message, () => assert.throws(() => started(config), { name, message }));
  }
});

test('nothing happens before data are loaded, or after they are gone', () => {
  const trainer = lab.trainer(small);
  const uses = {
    train: () => trainer.step(),
    evaluate: () => trainer.evaluate(),
    predict: () => trainer.predict([1], [1]),
    weights: () => trainer.weightsSha256(),
    snapshot: () => trainer.snapshot(),
    sizes: () => trainer.sizes,
  };
  const refused = () => {
    for (const [place, use] of Object.entries(uses)) {
      assert.throws(use, { name: 'TypeError', message: `[${place}] load data first` });
    }
  };
  refused();
  trainer.load(ratings);
  for (const use of Object.values(uses)) use();
  trainer.dispose();
  refused();
});

test('data that cannot be read leave the run as it is', async () => {
  const trainer = started();
  trainer.step();
  const weights = trainer.weightsSha256();
  const bad = { name: 'bad.csv', bytes: Buffer.from('userId,movieId,rating\n1,1,x\n') };
  assert.throws(() => trainer.load(bad), {
    name: 'DataError',
    message: '[data] bad.csv, line 2: rating "x": expected a finite number',
  });
  assert.throws(() => trainer.load(ratings, { valid: bad }), { name: 'DataError' });
  assert.equal(trainer.weightsSha256(), weights);
  assert.equal(trainer.step().step, 2);
});

test('there is nothing to evaluate without a validation part', () => {
  assert.throws(() => started({ validPct: 0 }).evaluate(), {
    name: 'TypeError',
    message: '[evaluate] there are no ratings to predict',
  });
});

describe('divergence', () => {
  test('names step and rate, and puts back the last good weights', async () => {
    const trainer = started({ lr: 1e9, schedule: 'constant', optimizer: 'sgd', yRange: null });
    const before = trainer.weightsSha256();
    const { phase, step, message } = await trainer.train();
    assert.equal(phase, 'diverged');
    assert.match(message, new RegExp(`^Training diverged at step ${step + 1} of 20, `));
    assert.match(message, /learning rate 1e\+09: .* put back to what they were before training\./);
    assert.equal(trainer.weightsSha256(), before);
    assert.equal(trainer.step().phase, 'diverged', 'and it stays ended');
  });
});
