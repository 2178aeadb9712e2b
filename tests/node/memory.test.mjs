// Who owns what: scopes, disposal, and a heap that stays as large as it is.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLab } from 'embedding-lab';
import { Lab } from '../../lib/engine/lab.js';
import { loadModule } from '../../lib/engine/module.js';
import { madeUpCsv } from './support.mjs';

const gone = (place) => ({
  name: 'TypeError',
  message: `[${place}] used after the end of the scope that made it`,
});

test('a scope frees what was made in it, and only that', async () => {
  const lab = await createLab();
  const W = lab.tensor([[1], [2]], { requiresGrad: true });
  const doubled = W.mul(2);
  const nodes = lab.trace().length;
  let inner, optimizer;
  const sum = lab.scope(() => {
    inner = lab.embedding([1], W);
    optimizer = lab.optim.sgd([W], { lr: 1 });
    inner.sum().backward();
    return inner.add(1).item();
  });
  assert.equal(sum, 3);
  assert.equal(lab.trace().length, nodes);
  assert.deepEqual(doubled.value, Float32Array.of(2, 4));
  assert.deepEqual(W.grad, Float32Array.of(0, 1), 'parameters keep the gradient');
  assert.throws(() => inner.value, gone('value'));
  assert.throws(() => inner.sum(), gone('sum'));
  assert.throws(() => optimizer.step(), gone('step'));
});

test('tensors that outlive a scope do not keep a gradient that the scope freed', async () => {
  const lab = await createLab();
  const x = lab.tensor([1, 2], { requiresGrad: true });
  const y = x.mul(3);
  lab.scope(() => y.sum().backward());
  lab.tensor([7, 7, 7, 7]); // would take the place of the gradient
  assert.equal(y.grad, null);
  assert.deepEqual(x.grad, Float32Array.of(3, 3));
});

test('scopes nest, and end when their function throws', async () => {
  const lab = await createLab();
  let outer, inner;
  assert.throws(
    () =>
      lab.scope(() => {
        outer = lab.tensor([1]);
        lab.scope(() => (inner = lab.tensor([2])));
        assert.throws(() => inner.value, gone('value'));
        assert.deepEqual(outer.value, Float32Array.of(1));
        throw new Error('mine');
      }),
    { message: 'mine' },
  );
  assert.throws(() => outer.value, gone('value'));
  assert.equal(lab.trace().length, 0);
  assert.throws(() => lab.scope(async () => {}), /must not be async/);
});

test('after dispose everything says so', async () => {
  const lab = await createLab();
  const x = lab.tensor([1], { requiresGrad: true });
  const optimizer = lab.optim.sgd([x]);
  lab.dispose();
  lab.dispose();
  const uses = [
    () => lab.tensor([1]),
    () => lab.trace(),
    () => lab.trainer(),
    () => lab.recommender({ name: 'x', bytes: new Uint8Array(8) }),
    () => lab.scope(() => {}),
    () => x.value,
    () => x.neg(),
    () => lab.mul(x, x),
    () => optimizer.step(),
  ];
  for (const use of uses) {
    assert.throws(use, { name: 'TypeError', message: '[lab] the lab was disposed' });
  }
});

test('a tensor of another lab is refused', async () => {
  const [a, b] = [await createLab(), await createLab()];
  assert.throws(() => a.add(a.tensor([1]), b.tensor([1])), {
    name: 'TypeError',
    message: '[add] the tensor belongs to another lab',
  });
});

function work(lab) {
  const W = lab.tensor(new Float32Array(64_000), { shape: [1000, 64], requiresGrad: true });
  const optimizer = lab.optim.adamw([W]);
  const rows = lab.embedding([1, 2, 3, 3], W);
  rows.mul(rows).mean().backward();
  optimizer.step();
  return W.value.length;
}

/** While `cycle` is repeated, the core's memory does not grow, nor do its handles of JavaScript. */
function staysFlat(module, times, cycle) {
  const held = () => ({ bytes: module.HEAPU8.length, handles: module.count_emval_handles?.() });
  for (let i = 0; i < 20; ++i) cycle();
  const before = held();
  for (let i = 0; i < times; ++i) cycle();
  assert.deepEqual(held(), before);
}

test('the heap stays flat over 2,000 labs, and over 2,000 scopes', async () => {
  const module = await loadModule();
  staysFlat(module, 2000, () => {
    const lab = new Lab(module);
    work(lab);
    lab.dispose();
  });
  const lab = new Lab(module);
  staysFlat(module, 2000, () => lab.scope(() => work(lab)));
});

test('the heap stays flat over 1,000 runs: load, train, dispose', async () => {
  const module = await loadModule();
  const lab = new Lab(module);
  const ratings = { name: 'ratings.csv', bytes: madeUpCsv(8, 8) };
  const bad = { name: 'bad.csv', bytes: Buffer.from(`${ratings.bytes}1,2,x\n`) };
  // 64 kB of weights in a run, so that a run that is not freed shows.
  const config = { factors: 512, batchSize: 25, epochs: 1 };
  staysFlat(module, 1000, () => {
    const trainer = lab.trainer(config);
    trainer.load(ratings);
    trainer.step();
    trainer.restore(trainer.snapshot());
    trainer.load(ratings);
    trainer.step();
    assert.throws(() => trainer.load(bad), { name: 'DataError' });
    trainer.dispose();
  });
});

test('the heap stays flat over 500 recommenders and new users', async () => {
  const module = await loadModule();
  const lab = new Lab(module);
  const trainer = lab.trainer({ factors: 64, batchSize: 25 });
  trainer.load({ name: 'ratings.csv', bytes: madeUpCsv(8, 8) });
  staysFlat(module, 500, () => {
    const recommender = trainer.recommender();
    const user = recommender.newUser();
    user.fit([{ item: 1, rating: 3 }]);
    user.recommend(2);
    assert.throws(() => user.fit([{ item: 1, rating: 9 }]), { name: 'RangeError' });
    recommender.pca(2);
    recommender.itemBias();
    user.dispose();
    recommender.dispose();
  });
});

test('the heap is found to grow where runs are kept', async () => {
  const module = await loadModule();
  const lab = new Lab(module);
  const ratings = { name: 'ratings.csv', bytes: madeUpCsv(8, 8) };
  const kept = [];
  const keep = () => {
    kept.push(lab.trainer({ factors: 512, batchSize: 25 }));
    kept.at(-1).load(ratings);
  };
  assert.throws(() => staysFlat(module, 1000, keep), { name: 'AssertionError' });
});
