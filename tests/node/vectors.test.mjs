// The core without vectors: for browsers that have none, with the same bits.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createLab } from '../../lib/engine/index.js';
import { modelNames, optimizerNames } from '../../lib/engine/training.js';
import { hasVectors } from '../../lib/engine/vectors.js';
import { at } from './support.mjs';
import { countInstructions } from './wasmCode.mjs';

for (const name of ['lab32Scalar', 'lab64']) {
  test(`${name}.wasm runs where there are no vectors`, () => {
    const counts = countInstructions(readFileSync(at(`lib/wasm/${name}.wasm`)));
    assert.deepEqual(
      [...counts.keys()].filter((key) => key.startsWith('simd')),
      [],
    );
  });
}

test('Node knows vectors', () => assert.equal(hasVectors(), true));

test('an engine without vectors is known by what it refuses', (t) => {
  t.mock.method(WebAssembly, 'validate', () => false);
  assert.equal(hasVectors(), false);
});

/** The weights of an epoch on the simulated world. */
async function weights(vectors, config) {
  const lab = await createLab({ vectors });
  const trainer = lab.trainer({ epochs: 1, factors: 10, seed: 3, ...config });
  await trainer.load({ kind: 'simulated', seed: 7 });
  await trainer.train();
  const sha256 = await trainer.weightsSha256();
  trainer.dispose();
  lab.dispose();
  return sha256;
}

const configs = [
  ...modelNames.map((model) => ({ model })),
  ...optimizerNames.filter((name) => name !== 'adamw').map((optimizer) => ({ optimizer })),
];
for (const config of configs) {
  const [named] = Object.values(config);
  test(`${named} trains to the same bits with vectors and without`, async () => {
    assert.equal(await weights(false, config), await weights(true, config));
  });
}
