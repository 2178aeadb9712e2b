// What the op level of the API refuses: a RangeError or TypeError that names the op and the numbers.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { createLab } from 'embedding-lab';

let lab;
before(async () => {
  lab = await createLab();
});

describe('errors name the op and the numbers', () => {
  const W = () => lab.tensor(new Float32Array(30), { shape: [10, 3] });
  const cases = [
    [RangeError, '[embedding] row 99 is outside [0, 10)', () => lab.embedding([99], W())],
    [RangeError, '[oneHot] class 3 is outside [0, 3)', () => lab.oneHot([3], 3)],
    [
      RangeError,
      '[oneHot] numClasses must be a whole number up to 2147483647, not 2.5',
      () => lab.oneHot([0], 2.5),
    ],
    [
      RangeError,
      '[tensor] rows must be a whole number up to 2147483647, not -1',
      () => lab.tensor([1], { shape: [-1, -1] }),
    ],
    [
      RangeError,
      '[uniform] low 2 is not below high 1',
      () => lab.uniform({ shape: [1, 1], seed: 1, low: 2, high: 1 }),
    ],
    [TypeError, '[embedding] index 1.5 is not a whole number', () => lab.embedding([1.5], W())],
    [
      RangeError,
      '[embedding] index 1e+100 is outside any table',
      () => lab.embedding([1e100], W()),
    ],
    [TypeError, '[embedding] expected an array of indices', () => lab.embedding(undefined, W())],
    [TypeError, '[matmul] [10, 3] @ [10, 3]: 3 columns do not meet 10 rows', () => W().matmul(W())],
    [TypeError, '[matmul] expected a tensor, not undefined', () => W().matmul(undefined)],
    [
      TypeError,
      '[add] shapes [10, 3] and [1, 2] do not fit together',
      () => W().add(lab.tensor([1, 2])),
    ],
    [
      TypeError,
      '[tensor] row 1 does not have 2 numbers as row 0 has',
      () => lab.tensor([[1, 2], [3]]),
    ],
    [TypeError, '[tensor] value 1 is not a number: a', () => lab.tensor([1, 'a'])],
    [
      TypeError,
      '[tensor] 3 values do not fill the shape [2, 2]',
      () => lab.tensor([1, 2, 3], { shape: [2, 2] }),
    ],
    [RangeError, '[dim] dimension 2 is outside [-2, 1]', () => W().sum(2)],
    [TypeError, '[item] a tensor of 30 values is not one number', () => W().item()],
    [
      TypeError,
      '[embeddingBag] "most" is none of sum, mean, max',
      () => lab.embeddingBag([0], [0], W(), { mode: 'most' }),
    ],
    [
      TypeError,
      '[optim] only tensors made with requiresGrad can be optimized',
      () => lab.optim.sgd([W()]),
    ],
    [
      RangeError,
      '[embedding] maxNorm -1 is not 0 or more',
      () => lab.embedding([0], W(), { maxNorm: -1 }),
    ],
    [
      TypeError,
      '[backward] the output does not depend on any tensor that requires a gradient',
      () => W().sum().backward(),
    ],
  ];
  for (const [type, message, work] of cases) {
    test(message, () => {
      assert.throws(work, (error) => {
        assert.equal(error.message, message);
        assert.equal(error.constructor, type);
        return true;
      });
    });
  }

  test('tensors beyond the memory that there is', () => {
    const noMemory = {
      name: 'RangeError',
      message: '[memory] there is not enough memory for this',
    };
    const column = lab.tensor(new Float32Array(65_536), { shape: [65_536, 1] });
    const nodes = lab.trace().length;
    assert.throws(() => lab.oneHot([0], 2 ** 31 - 1), noMemory);
    assert.throws(() => lab.oneHot([0, 1, 2, 3], 2 ** 30), noMemory);
    assert.throws(() => lab.uniform({ shape: [65_536, 65_536], seed: 1 }), noMemory);
    assert.throws(() => lab.matmul(column, lab.transpose(column)), noMemory);
    assert.equal(lab.trace().length, nodes + 1, 'only the transpose was made');
  });

  test('after them the lab goes on working', () => {
    // A call that did not give back its stack would have used it up.
    let refusals = 0;
    for (let i = 0; i < 100_000; ++i) {
      try {
        lab.oneHot([9], 3);
      } catch {
        refusals += 1;
      }
    }
    assert.equal(refusals, 100_000);
    assert.deepEqual(lab.oneHot([1], 3).value, Float32Array.of(0, 1, 0));
  });
});
