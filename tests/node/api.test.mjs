// The op level of the API, as somebody who imports the package uses it.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { createLab } from 'embedding-lab';

let lab;
before(async () => {
  lab = await createLab();
});

/** Compares float32 results to what double arithmetic says. */
function near(actual, expected) {
  assert.equal(actual.length, expected.length);
  expected.forEach((value, i) => {
    const error = Math.abs(actual[i] - value);
    assert.ok(error <= 1e-6 * Math.max(1, Math.abs(value)), `[${i}] ${actual[i]} is not ${value}`);
  });
}

const sigmoid = (x) => 1 / (1 + Math.exp(-x));

describe('the example of the README', () => {
  test('a lookup, its gradient by rows', () => {
    const W = lab.tensor(
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      { requiresGrad: true },
    );
    const e = lab.embedding([0, 2, 2], W, { sparse: true });
    e.mul(e).sum().backward();
    assert.deepEqual(W.shape, [3, 2]);
    assert.deepEqual(W.value, Float32Array.of(1, 2, 3, 4, 5, 6));
    assert.deepEqual(e.value, Float32Array.of(1, 2, 5, 6, 5, 6));
    assert.deepEqual(W.grad, Float32Array.of(2, 4, 0, 0, 20, 24));
    assert.deepEqual(W.gradRows.rows, Int32Array.of(0, 2));
    assert.deepEqual(W.gradRows.values, Float32Array.of(2, 4, 20, 24));
  });

  test('a dense lookup has a gradient of zeros where nothing was looked up', () => {
    const W = lab.tensor([[1], [2]], { requiresGrad: true });
    lab.embedding([1], W).sum().backward();
    assert.deepEqual(W.grad, Float32Array.of(0, 1));
    assert.equal(W.gradRows, null);
  });
});

describe('values of ops', () => {
  const x = [-1.5, 0, 0.5, 2];
  const elementwise = {
    neg: (v) => -v,
    relu: (v) => Math.max(0, v),
    sigmoid,
    tanh: Math.tanh,
    exp: Math.exp,
  };
  for (const [op, expected] of Object.entries(elementwise)) {
    test(op, () => near(lab[op](lab.tensor(x)).value, x.map(expected)));
  }
  for (const op of ['log', 'sqrt']) {
    test(op, () => near(lab[op](lab.tensor([0.25, 1, 9])).value, [0.25, 1, 9].map(Math[op])));
  }
  test('sigmoidRange', () =>
    near(
      lab.tensor(x).sigmoidRange(0, 5.5).value,
      x.map((v) => 5.5 * sigmoid(v)),
    ));

  const a = [
    [1, 2, 3],
    [4, 5, 6],
  ];
  test('numbers, rows and columns are repeated', () => {
    const A = lab.tensor(a);
    near(A.mul(2).value, [2, 4, 6, 8, 10, 12]);
    near(lab.sub(1, A).value, [0, -1, -2, -3, -4, -5]);
    near(A.add(lab.tensor([10, 20, 30])).value, [11, 22, 33, 14, 25, 36]);
    near(A.div(lab.tensor([[1], [2]])).value, [1, 2, 3, 2, 2.5, 3]);
  });
  test('sums and means keep a dimension of length 1', () => {
    const A = lab.tensor(a);
    assert.equal(A.sum().item(), 21);
    near(A.sum(0).value, [5, 7, 9]);
    assert.deepEqual(A.sum(1).shape, [2, 1]);
    near(A.mean(1).value, [2, 5]);
    near(A.mean(-2).value, [2.5, 3.5, 4.5]);
  });
  test('matmul, transpose, rowDot, linear, concat', () => {
    const A = lab.tensor(a);
    near(A.matmul(A.transpose()).value, [14, 32, 32, 77]);
    near(A.rowDot(A).value, [14, 77]);
    const W = lab.tensor([[1, 0, -1]]);
    near(lab.linear(A, W, lab.tensor([0.5])).value, [-1.5, -1.5]);
    near(lab.linear(A, W).value, [-2, -2]);
    assert.deepEqual(lab.concat([A, A]).shape, [2, 6]);
    assert.deepEqual(lab.concat([A, A], 0).shape, [4, 3]);
  });
  test('oneHot, embeddingBag', () => {
    near(lab.oneHot([2, 0], 3).value, [0, 0, 1, 1, 0, 0]);
    const W = lab.tensor([[1], [2], [4]]);
    const bag = (options) => lab.embeddingBag([0, 1, 2, 2], [0, 2, 4], W, options).value;
    near(bag(), [1.5, 4, 0]);
    near(bag({ mode: 'max' }), [2, 4, 0]);
    const perSampleWeights = lab.tensor([1, 10, 100, 0]);
    near(bag({ mode: 'sum', perSampleWeights }), [21, 400, 0]);
  });
  test('uniform: the seed decides, within the bounds', () => {
    const options = { shape: [50, 20], seed: 3, low: -1, high: 2 };
    const first = lab.uniform(options);
    assert.deepEqual(first.shape, [50, 20]);
    assert.deepEqual(lab.uniform(options).value, first.value);
    assert.notDeepEqual(lab.uniform({ ...options, seed: 4 }).value, first.value);
    assert.ok(first.value.every((v) => v >= -1 && v < 2));
    assert.ok(Math.min(...first.value) < -0.9 && Math.max(...first.value) > 1.9);
    assert.equal(first.requiresGrad, false);
  });
  test('dropout keeps the expectation and the seed decides', () => {
    const ones = lab.tensor(new Float32Array(1000).fill(1));
    const first = lab.dropout(ones, 0.5, { seed: 3 }).value;
    assert.deepEqual(lab.dropout(ones, 0.5, { seed: 3 }).value, first);
    assert.notDeepEqual(lab.dropout(ones, 0.5).value, lab.dropout(ones, 0.5).value);
    assert.ok(first.every((v) => v === 0 || v === 2));
    const kept = first.filter((v) => v === 2).length;
    assert.ok(kept > 400 && kept < 600, `${kept} of 1000 kept`);
  });
  test('batchNorm1d normalises and keeps statistics', () => {
    const runningMean = new Float32Array(1);
    const runningVar = Float32Array.of(1);
    const parts = [lab.tensor([[1], [3]]), lab.tensor([2]), lab.tensor([10])];
    near(lab.batchNorm1d(...parts, { runningMean, runningVar, eps: 0 }).value, [8, 12]);
    near(runningMean, [0.2]);
    near(runningVar, [0.9 + 0.1 * 2]);
    const still = { runningMean, runningVar, training: false, eps: 0 };
    near(
      lab.batchNorm1d(...parts, still).value,
      [1, 3].map((v) => 10 + (2 * (v - 0.2)) / Math.sqrt(1.1)),
    );
  });
  test('losses', () => {
    near(lab.mseLoss(lab.tensor([1, 2]), lab.tensor([0, 4])).value, [2.5]);
    near(lab.bceWithLogits(lab.tensor([2]), lab.tensor([1])).value, [-Math.log(sigmoid(2))]);
    near(lab.crossEntropy(lab.tensor([[1, 1, 1]]), [0]).value, [Math.log(3)]);
  });
});

describe('gradients', () => {
  test('of a tensor between, and with a gradient given', () => {
    const x = lab.tensor([1, 2], { requiresGrad: true });
    const y = x.mul(3);
    y.mul(y).backward([1, 0.5]);
    near(x.grad, [18, 18]);
    near(y.grad, [6, 6]);
    x.zeroGrad();
    assert.equal(x.grad, null);
  });
  test('accumulate until they are forgotten', () => {
    const x = lab.tensor([2], { requiresGrad: true });
    for (let i = 0; i < 2; ++i) x.mul(x).backward();
    near(x.grad, [8]);
  });
});

describe('optimizers', () => {
  const descend = (make) => {
    const x = lab.tensor([[1], [1]], { requiresGrad: true });
    const optimizer = make([x]);
    for (let i = 0; i < 2; ++i) {
      optimizer.zeroGrad();
      const loss = lab.embedding([0], x, { sparse: make === sparse }).sum();
      loss.backward();
      optimizer.step();
    }
    return x.value;
  };
  const sparse = (parameters) => lab.optim.sparseAdam(parameters, { lr: 0.1 });

  test('sgd with momentum', () =>
    near(
      descend((p) => lab.optim.sgd(p, { lr: 0.1, momentum: 0.9 })),
      [1 - 0.1 - 0.19, 1],
    ));
  test('adamw decays rows without gradient', () => {
    const [first, second] = descend((p) => lab.optim.adamw(p, { lr: 0.1, weightDecay: 0.5 }));
    near([second], [0.95 * 0.95]);
    near([first], [(0.95 - 0.1) * 0.95 - 0.1]);
  });
  test('sparseAdam leaves them alone', () => near(descend(sparse), [0.8, 1]));
  test('a sparse step costs the same whatever the rows of the table, a dense one does not', () => {
    const workOf = (rows, sparse) =>
      lab.scope(() => {
        const W = lab.tensor(new Float32Array(rows * 4), { shape: [rows, 4], requiresGrad: true });
        const optimizer = lab.optim[sparse ? 'sparseAdam' : 'adam']([W]);
        lab.embedding([7, 3, 7], W, { sparse }).sum().backward();
        optimizer.step();
        return optimizer.work;
      });
    const { rows, multiplyAdds, bytes } = workOf(10, true);
    assert.equal(rows, 2, 'a row looked up twice moves once');
    assert.ok(multiplyAdds > 8 && bytes > 2 * 16);
    assert.deepEqual(workOf(100_000, true), { rows, multiplyAdds, bytes });
    assert.equal(workOf(10, false).rows, 10);
    assert.equal(workOf(100_000, false).rows, 100_000);
  });
  test('the rate can be changed', () => {
    const x = lab.tensor([1], { requiresGrad: true });
    const optimizer = lab.optim.sgd([x], { lr: 1 });
    assert.equal(optimizer.lr, 1);
    optimizer.lr = 0.25;
    x.sum().backward();
    optimizer.step();
    near(x.value, [0.75]);
  });
});

test('trace tells what happened', () => {
  lab.scope(() => {
    const before = lab.trace().length;
    const W = lab.tensor([[1], [2]], { requiresGrad: true, name: 'W' });
    const row = lab.embedding([1], W);
    const loss = row.mul(row).sum();
    loss.backward();
    const trace = lab.trace().slice(before);
    assert.deepEqual(
      trace.map(({ op }) => op),
      ['tensor', 'embedding', 'mul', 'sum'],
    );
    const [leaf, lookup, product] = trace;
    assert.equal(leaf.name, 'W');
    assert.deepEqual(leaf.grad, Float32Array.of(0, 4));
    assert.deepEqual(lookup.indices, Int32Array.of(1));
    assert.deepEqual(lookup.inputs, [lab.nodeOf(W)]);
    assert.deepEqual(product.inputs, [lookup.id, lookup.id]);
    assert.deepEqual(product.grad, Float32Array.of(1));
    assert.equal(product.id, lab.nodeOf(row) + 1);
    assert.ok(lookup.bytes > 0 && lookup.backwardBytes > 0);
    assert.equal(lookup.multiplyAdds, 0);
    assert.equal(product.multiplyAdds, 1);
    assert.deepEqual(
      trace.map(({ shape }) => shape),
      [
        [2, 1],
        [1, 1],
        [1, 1],
        [1, 1],
      ],
    );
    assert.deepEqual(
      trace.map(({ value }) => [...value]),
      [[1, 2], [2], [4], [4]],
    );
    assert.ok(trace.every(({ requiresGrad }) => requiresGrad));
    assert.equal(leaf.gradRows, null);
    assert.equal(product.indices, null);
  });
});

test('trace counts the work of both machines, forward and backward', () => {
  lab.scope(() => {
    const [rows, cols, indices] = [6, 4, [3, 0, 3]];
    const table = () => lab.uniform({ shape: [rows, cols], seed: 1 }).value;
    const W = () => lab.tensor(table(), { shape: [rows, cols], requiresGrad: true });
    const [sparse, dense] = [W(), W()];
    const row = lab.embedding(indices, sparse, { sparse: true });
    const product = lab.matmul(lab.oneHot(indices, rows), dense);
    row.sum().backward();
    product.sum().backward();
    const trace = lab.trace();
    const [lookup, multiplied] = [row, product].map((tensor) => trace[lab.nodeOf(tensor)]);
    const all = indices.length * rows * cols;
    assert.deepEqual([lookup.multiplyAdds, multiplied.multiplyAdds], [0, all]);
    assert.equal(lookup.backwardMultiplyAdds, indices.length * cols);
    assert.equal(multiplied.backwardMultiplyAdds, all);
    assert.ok(lookup.bytes < multiplied.bytes);
    const { grad, gradRows } = trace[lab.nodeOf(sparse)];
    assert.deepEqual(gradRows.rows, Int32Array.of(3, 0));
    assert.deepEqual(gradRows.values, Float32Array.of(2, 2, 2, 2, 1, 1, 1, 1));
    assert.deepEqual(grad, trace[lab.nodeOf(dense)].grad);
  });
});
