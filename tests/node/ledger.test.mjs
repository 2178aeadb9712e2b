// Why a row moved: the ledger of a step, as JavaScript gets it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLab } from 'embedding-lab';

const adamNumbers = [
  ...['lr', 'beta1', 'beta2', 'eps', 'weightDecay', 'biasCorrection1', 'biasCorrection2'],
  ...['size', 'correction', 'keep'],
];
const cases = [
  ['sgd', { lr: 0.1 }, ['lr', 'momentum', 'weightDecay', 'nesterov']],
  ['sgd', { lr: 0.1, momentum: 0.9, weightDecay: 0.1, nesterov: true }, null],
  ['adam', { lr: 0.1, weightDecay: 0.1 }, adamNumbers],
  ['adamw', { lr: 0.1, weightDecay: 0.1 }, adamNumbers],
  ['sparseAdam', { lr: 0.1 }, adamNumbers],
  ['adagrad', { lr: 0.1 }, ['lr', 'lrDecay', 'weightDecay', 'eps', 'rate']],
];

for (const [kind, options, names] of cases) {
  test(`${kind} ${JSON.stringify(options)} explains every row that it went over`, async () => {
    const lab = await createLab();
    const W = lab.tensor(
      [
        [1, -2],
        [0.5, 4],
        [3, 0.25],
      ],
      { requiresGrad: true, name: 'W' },
    );
    const optimizer = lab.optim[kind]([W], options);
    const sparse = kind === 'sparseAdam';
    const everyRow = kind.startsWith('adam') || options.momentum !== undefined;
    for (let step = 1; step <= 3; ++step) {
      optimizer.zeroGrad();
      const looked = lab.embedding([2, 0, 2], W, { sparse });
      looked.mul(looked).mean().backward();
      const [before, grad] = [W.value, W.grad];
      const [ledger, ...others] = optimizer.explainedStep();
      assert.equal(others.length, 0);
      assert.deepEqual([ledger.parameter, ledger.optimizer, ledger.step], ['W', kind, step]);
      if (names) assert.deepEqual(Object.keys(ledger.coefficients), names);
      assert.equal(ledger.coefficients.lr, 0.1);
      assert.deepEqual(
        ledger.rows.map(({ row }) => row),
        everyRow ? [0, 1, 2] : [2, 0],
      );
      for (const row of ledger.rows) {
        const at = 2 * row.row;
        assert.equal(row.hasGradient, row.row !== 1);
        assert.deepEqual(row.oldValue, before.slice(at, at + 2));
        assert.deepEqual(row.newValue, W.value.slice(at, at + 2));
        assert.deepEqual(row.grad, grad.slice(at, at + 2));
        for (let c = 0; c < 2; ++c) {
          const parts = row.data[c] + row.memory[c] + row.decay[c] + row.rounding[c];
          assert.equal(Math.fround(row.oldValue[c] + parts), row.newValue[c]);
          assert.ok(Math.abs(row.rounding[c]) < 1e-6 * Math.abs(row.oldValue[c]));
          assert.ok(row.denominator[c] > 0);
          if (step === 1) assert.equal(row.momentBefore[c], 0);
        }
      }
    }
    lab.dispose();
  });
}
