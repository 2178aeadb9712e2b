// A trace written as JSON and read back is the same, bit for bit.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLab } from 'embedding-lab';
import { traceFromJson, traceToJson } from '../../lib/engine/traceJson.js';

const bits = (values) => new Uint8Array(values.buffer, values.byteOffset, values.byteLength);

/** Values with every typed array as its type and its bytes. */
function asBytes(value) {
  if (ArrayBuffer.isView(value)) return { type: value.constructor.name, bytes: [...bits(value)] };
  if (Array.isArray(value)) return value.map(asBytes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, asBytes(one)]));
}

test('a trace survives JSON bit for bit', async () => {
  const lab = await createLab();
  const odd = new Float32Array([NaN, -0, Infinity, -Infinity, 0.1, 1e-45, 3.4028235e38, 16777217]);
  new Uint32Array(odd.buffer)[7] = 0xffc12345; // a NaN of its own
  const W = lab.tensor(odd, { shape: [4, 2], requiresGrad: true, name: 'W' });
  const rows = lab.embedding([3, 0, 3], W, { sparse: true, maxNorm: 1, normType: Infinity });
  rows
    .mul(lab.uniform({ shape: [3, 2], seed: 1 }))
    .sum()
    .backward();
  const trace = { nodes: lab.trace() };
  const text = JSON.stringify(traceToJson(trace));
  assert.deepEqual(asBytes(traceFromJson(JSON.parse(text))), asBytes(trace));
  assert.match(text, /"-0"/);
  lab.dispose();
});

test('what is no trace is refused', () => {
  const refused = (json, message) =>
    assert.throws(() => traceFromJson(json), { name: 'TypeError', message });
  const format = 'embedding-lab trace';
  refused(null, '[trace] this is no trace of the lab');
  refused({ nodes: [] }, '[trace] this is no trace of the lab');
  refused({ format, version: 2 }, '[trace] version 2 is not 1');
  refused({ format, version: 1, trace: {} }, '[trace] it has no nodes');
  const value = { float32: ['x'] };
  refused(
    { format, version: 1, trace: { nodes: [{ value }] } },
    '[trace] value 0 of float32 is not a number',
  );
});
