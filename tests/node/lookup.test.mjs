// The claim: a lookup is a one-hot multiplication. Both are carried out by the core, and every bit
// is compared, forward and backward.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLab } from 'embedding-lab';
import { generator } from './support.mjs';

const bits = (values) => new Uint32Array(values.buffer, values.byteOffset, values.length);

test('200 random tables and batches: the same bits both ways', async () => {
  const lab = await createLab();
  const { uniform, below } = generator(7);
  let duplicates = 0;
  for (let round = 0; round < 200; ++round) {
    lab.scope(() => {
      const [rows, cols, batch] = [1 + below(40), 1 + below(20), 1 + below(12)];
      const random = (count) => Float32Array.from({ length: count }, () => uniform() * 4 - 2);
      const values = random(rows * cols);
      const indices = Int32Array.from({ length: batch }, () => below(rows));
      const gradient = random(batch * cols);
      duplicates += batch - new Set(indices).size;

      const table = () => lab.tensor(values, { shape: [rows, cols], requiresGrad: true });
      const [looked, multiplied] = [table(), table()];
      const sparse = round % 2 === 0;
      const row = lab.embedding(indices, looked, { sparse });
      const product = lab.matmul(lab.oneHot(indices, rows), multiplied);
      row.backward(gradient);
      product.backward(gradient);

      assert.deepEqual(bits(row.value), bits(product.value));
      assert.deepEqual(bits(looked.grad), bits(multiplied.grad));
      const touched = new Set(indices);
      assert.equal(looked.gradRows !== null, sparse);
      if (sparse) assert.deepEqual([...looked.gradRows.rows], [...touched], 'as first touched');
      looked.grad.forEach((g, i) => {
        if (!touched.has(Math.floor(i / cols))) assert.ok(Object.is(g, 0));
      });
    });
  }
  assert.ok(duplicates > 100, `${duplicates} duplicates among the indices`);
});
