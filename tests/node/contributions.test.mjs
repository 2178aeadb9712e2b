// The trace as JavaScript gets it: what each lookup sent to its row, and what ops were given.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLab } from 'embedding-lab';

/** The contributions summed in order, as the core's floats would be. */
function summed({ rows, values }, [count, cols]) {
  const table = new Float32Array(count * cols);
  rows.forEach((row, i) => {
    for (let c = 0; c < cols; ++c) table[row * cols + c] += values[i * cols + c];
  });
  return table;
}

const lookups = {
  plain: (lab, W) => lab.embedding([2, 0, 2, 3], W),
  padding: (lab, W) => lab.embedding([2, 0, 2, 3], W, { paddingIdx: -2 }),
  sparse: (lab, W) => lab.embedding([2, 0, 2, 3], W, { sparse: true }),
  byFrequency: (lab, W) => lab.embedding([2, 0, 2, 3, 2], W, { scaleGradByFreq: true }),
  sum: (lab, W) => lab.embeddingBag([2, 0, 2, 3], [0, 2, 2], W, { mode: 'sum' }),
  mean: (lab, W) => lab.embeddingBag([2, 0, 2, 3, 1], [0, 2], W),
  max: (lab, W) => lab.embeddingBag([2, 0, 2, 3, 1], [0, 2], W, { mode: 'max' }),
};

for (const [name, lookup] of Object.entries(lookups)) {
  test(`what lookups send sums to the gradient: ${name}`, async () => {
    const lab = await createLab();
    const W = lab.tensor(lab.uniform({ shape: [4, 3], seed: 5 }).value, {
      shape: [4, 3],
      requiresGrad: true,
    });
    const out = lookup(lab, W);
    const [rows, cols] = out.shape;
    const before = lab.trace()[lab.nodeOf(out)];
    assert.equal(before.contributions, null);
    out.backward(lab.uniform({ shape: [rows, cols], seed: 6, low: -1 }).value);
    const { contributions, indices } = lab.trace()[lab.nodeOf(out)];
    assert.deepEqual(summed(contributions, W.shape), W.grad);
    contributions.positions.forEach((position, i) =>
      assert.equal(contributions.rows[i], indices[position]),
    );
    if (name === 'padding') assert.deepEqual([...contributions.positions], [1, 3]);
    lab.dispose();
  });
}

test('a scope that ends takes the contributions of its backward pass with it', async () => {
  const lab = await createLab();
  const W = lab.tensor([[1], [2]], { requiresGrad: true });
  const rows = lab.embedding([1, 1], W);
  lab.scope(() => rows.sum().backward());
  assert.equal(lab.trace()[lab.nodeOf(rows)].contributions, null);
});

test('the trace says what ops were given', async () => {
  const lab = await createLab();
  const x = lab.tensor([
    [1, 2],
    [3, 4],
  ]);
  const options = (tensor) => lab.trace()[lab.nodeOf(tensor)].options;
  assert.deepEqual(options(x), {});
  assert.deepEqual(options(lab.embedding([1], x, { paddingIdx: -1, maxNorm: 10 })), {
    paddingIdx: 1,
    maxNorm: 10,
    normType: 2,
    scaleGradByFreq: false,
    sparse: false,
  });
  assert.deepEqual(options(lab.embeddingBag([1, 0], [0, 1], x, { mode: 'sum' })), {
    mode: 'sum',
    offsets: [0, 1],
    paddingIdx: null,
    maxNorm: null,
    normType: 2,
    scaleGradByFreq: false,
    sparse: false,
  });
  assert.deepEqual(options(x.sigmoidRange(0, 5.5)), { low: 0, high: 5.5 });
  assert.deepEqual(options(x.sum()), { dim: null });
  assert.deepEqual(options(x.mean(1)), { dim: 1 });
  assert.deepEqual(options(lab.concat([x, x], 0)), { dim: 0 });
  assert.deepEqual(options(lab.oneHot([1], 3)), { numClasses: 3 });
  assert.deepEqual(options(lab.crossEntropy(x, [1, 0])), { classes: [1, 0] });
  const { p, seed, factors } = options(lab.dropout(x, 0.5, { seed: 3 }));
  assert.deepEqual([p, seed, factors.length], [0.5, 3, 4]);
  lab.dispose();
});
