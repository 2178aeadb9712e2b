// Dropout draws as the lab draws, so no file can hold PyTorch's numbers for it. Given the mask, which
// the output shows, output and gradient are PyTorch's: x · mask / (1 - p), g · mask / (1 - p).

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLab } from 'embedding-lab';

const lab = await createLab();

for (const [shape, p] of [
  [[100, 100], 0.3],
  [[1, 5000], 0.5],
  [[4000, 3], 0.9],
]) {
  test(`dropout of ${shape.join(' × ')} with p = ${p}, given its mask`, () => {
    const size = shape[0] * shape[1];
    const values = lab.uniform({ shape, seed: 1, low: 0.5, high: 2 }).value;
    const upstream = lab.uniform({ shape, seed: 2, low: -1, high: 1 }).value;
    const x = lab.tensor(values, { shape, requiresGrad: true });
    const y = lab.dropout(x, p, { seed: 7 });
    y.backward(upstream);
    const { value } = y;
    const { grad } = x;
    const factor = Math.fround(1 / (1 - p));
    let kept = 0;
    for (let i = 0; i < size; ++i) {
      const isKept = value[i] !== 0; // no input is 0
      kept += isKept;
      assert.equal(value[i], isKept ? Math.fround(values[i] * factor) : 0);
      // As numbers: a gradient that was dropped may be -0.
      assert.ok(grad[i] === (isKept ? Math.fround(upstream[i] * factor) : 0));
    }
    const deviation = Math.sqrt(size * p * (1 - p));
    assert.ok(Math.abs(kept - size * (1 - p)) < 4 * deviation, `${kept} of ${size} are kept`);
  });
}

test('the mask is the seed’s: drawn again the same, and another for another seed', () => {
  const x = lab.tensor(new Float32Array(64).fill(1), { shape: [8, 8] });
  const drawn = (seed) => lab.dropout(x, 0.5, { seed }).value;
  assert.deepEqual(drawn(3), drawn(3));
  assert.notDeepEqual(drawn(3), drawn(4));
});
