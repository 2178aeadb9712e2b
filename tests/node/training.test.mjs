// Training through the API: slices, interruption, snapshots, predictions, refusals.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { createLab } from 'embedding-lab';
import { madeUpCsv } from './support.mjs';

let lab;
before(async () => {
  lab = await createLab();
});

const csv = madeUpCsv(20, 20);
const file = { name: 'ratings.csv', bytes: csv };
const small = { factors: 4, batchSize: 16, epochs: 3 };

/** A run on the made-up ratings. */
function started(config = {}, options = {}) {
  const trainer = lab.trainer({ ...small, ...config });
  trainer.load(file, options);
  return trainer;
}

test('the simulated world is there at once, and can be learnt', async () => {
  const trainer = lab.trainer({ factors: 8, batchSize: 256, epochs: 2 });
  const info = trainer.load({ kind: 'simulated', seed: 42 });
  assert.equal(info.simulated, true);
  assert.deepEqual([info.users, info.items, info.titles], [600, 240, 240]);
  assert.ok(info.ratings > 50_000 && info.ratings < 70_000);
  assert.ok(info.noiseRmse > 0);
  const before = trainer.evaluate();
  const progress = await trainer.train();
  const { phase, step, totalSteps, fraction, finishedEpochs, message } = progress;
  assert.deepEqual([phase, step, fraction, message], ['done', totalSteps, 1, null]);
  assert.equal(totalSteps, 2 * Math.floor(trainer.sizes.train / 256));
  assert.deepEqual(
    finishedEpochs.map(({ epoch }) => epoch),
    [0, 1],
  );
  const after = finishedEpochs[1].validLoss;
  assert.ok(after < 0.8 * before, `${before} became only ${after}`);
  assert.ok(after > info.noiseMse, 'nothing can predict the noise');
  assert.ok(Math.abs(trainer.evaluate() - after) < 1e-9);
  trainer.dispose();
});

describe('slices', () => {
  test('end after the step at which their time is over, and let others have their turn', async (t) => {
    const trainer = lab.trainer({ factors: 64, batchSize: 512, epochs: 1 });
    trainer.load({ kind: 'simulated', seed: 1 });
    const slices = [];
    let steps = 0;
    let turns = 0;
    let training = true;
    const takeTurns = () => {
      turns += 1;
      if (training) setImmediate(takeTurns);
    };
    setImmediate(takeTurns);
    await trainer.train({
      sliceMs: 0,
      onProgress({ sliceMs, step }) {
        slices.push(sliceMs);
        assert.ok(step <= steps + 1, 'no more than one step in a slice without time');
        steps = step;
      },
    });
    training = false;
    trainer.dispose();
    assert.ok(slices.length > steps, 'validation comes in slices too');
    assert.ok(turns >= slices.length - 1, `${turns} turns in ${slices.length} slices`);
    t.diagnostic(`the longest of ${slices.length} took ${Math.max(...slices).toFixed(1)} ms`);
  });

  test('report every loss once, in order', async () => {
    const trainer = started();
    let next = 0;
    await trainer.train({
      sliceMs: 0,
      onProgress({ losses, firstLossStep, step, fraction }) {
        assert.equal(firstLossStep, next);
        next += losses.length;
        assert.equal(step, next);
        assert.ok(losses.every(Number.isFinite));
        assert.ok(fraction > 0 && fraction <= 1);
      },
    });
    assert.equal(next, 3 * (320 / 16));
  });

  test('one step is one batch', () => {
    const trainer = started();
    const { step, losses, rowsTouched, rowsTotal, learningRate } = trainer.step();
    assert.equal(step, 1);
    assert.equal(losses.length, 1);
    assert.equal(rowsTotal, 4 * 21);
    assert.ok(rowsTouched > 0 && rowsTouched <= 4 * 16, 'only rows of the batch');
    assert.ok(Math.abs(learningRate - 5e-3 / 25) < 1e-9, 'one-cycle begins at lr / 25');
  });
});

describe('the same bits', () => {
  const wholeRun = async () => {
    const trainer = started();
    await trainer.train();
    return trainer.weightsSha256();
  };

  test('whether in one go or interrupted after every slice', async () => {
    const trainer = started();
    let interruptions = 0;
    for (let phase = ''; phase !== 'done'; ++interruptions) {
      const controller = new AbortController();
      const progress = await trainer.train({
        sliceMs: 0,
        signal: controller.signal,
        onProgress: () => controller.abort(),
      });
      phase = progress.phase;
    }
    assert.ok(interruptions > 60);
    assert.equal(trainer.weightsSha256(), await wholeRun());
  });

  test('from a snapshot, in the same run and in another', async () => {
    const trainer = started();
    for (let step = 0; step < 25; ++step) trainer.step();
    const snapshot = trainer.snapshot();
    const there = trainer.weightsSha256();
    await trainer.train();
    const end = trainer.weightsSha256();
    assert.notEqual(there, end);
    assert.equal(end, await wholeRun());
    for (const run of [trainer, started()]) {
      run.restore(snapshot);
      assert.equal(run.weightsSha256(), there);
      await run.train();
      assert.equal(run.weightsSha256(), end);
    }
  });

  test('a snapshot that does not fit is refused, and changes nothing', () => {
    const trainer = started();
    trainer.step();
    const before = trainer.weightsSha256();
    const damaged = trainer.snapshot();
    damaged[damaged.length - 1] ^= 1;
    const cases = [
      [new Uint8Array(3), '[snapshot] it ends too early'],
      [new Uint8Array(300), '[snapshot] these bytes are not a snapshot'],
      [damaged, '[snapshot] it is damaged'],
      [
        started({ seed: 7 }).snapshot(),
        '[snapshot] it is of a run with other data or another configuration, or of another version',
      ],
    ];
    for (const [bytes, message] of cases) {
      assert.throws(() => trainer.restore(bytes), { name: 'DataError', message });
    }
    assert.equal(trainer.weightsSha256(), before);
  });
});

describe('predictions', () => {
  test('are what the validation part is measured with', async () => {
    const rows = [
      [1, 1, 3],
      [2, 7, 5],
      ['nobody', 1, 4],
    ];
    const lines = ['userId,movieId,rating', ...rows.map((row) => row.join())];
    const valid = { name: 'valid.csv', bytes: Buffer.from(lines.join('\n')) };
    const trainer = started({}, { valid });
    await trainer.train();
    const predicted = trainer.predict(
      rows.map(([user]) => user),
      rows.map(([, item]) => item),
    );
    const squares = rows.map(([, , rating], i) => (predicted[i] - rating) ** 2);
    const expected = squares.reduce((sum, square) => sum + square) / rows.length;
    assert.ok(Math.abs(trainer.evaluate('valid') - expected) < 1e-9);
    assert.deepEqual(trainer.sizes, { train: 400, valid: 3, userRows: 21, itemRows: 21 });
  });

  test('ids that training never saw use row 0; ids are text', () => {
    const trainer = started();
    const predict = (user, item) => trainer.predict([user], [item])[0];
    assert.equal(predict('nobody', 3), predict('#na#', 3));
    assert.equal(predict(3, 'nothing'), predict(3, '#na#'));
    assert.equal(predict(3, 4), predict('3', '4'));
    assert.equal(trainer.predict([], []).length, 0);
    assert.throws(() => trainer.predict([1], []), {
      name: 'TypeError',
      message: '[predict] 1 users do not pair with 0 items',
    });
  });

  test('stay in the range given', () => {
    const trainer = started({ yRange: [0.9, 5.1] });
    assert.ok(trainer.predict([1, 2], [1, 2]).every((rating) => rating > 0.9 && rating < 5.1));
  });
});
