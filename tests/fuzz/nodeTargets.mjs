// What targets.h is for C++: the readers in TypeScript, each with valid files to begin from. A target
// throws whatever its reader should not have thrown, or where a property fails.

import assert from 'node:assert/strict';
import { zipSync } from 'fflate';
import { readModel, writeModel } from '../../lib/engine/modelFile.js';
import { readSafetensors, writeSafetensors } from '../../lib/engine/safetensors.js';
import { completeConfig } from '../../lib/engine/training.js';
import { ZipReader } from '../../lib/engine/zip.js';

/** What `read` answers with; nothing where it refuses its bytes as it should. */
function unlessRefused(read, message) {
  try {
    return read();
  } catch (error) {
    if (error.name !== 'DataError') throw error;
    assert.match(error.message, message);
    return undefined;
  }
}

/** As `assert.deepEqual`, but NaNs with the same bits are equal too, and only those. */
function assertSameBits(weights, others) {
  const bits = (list) => list.map((one) => ({ ...one, value: Buffer.from(one.value.buffer) }));
  assert.deepEqual(bits(weights), bits(others));
}

const weights = [
  { name: 'user_factors', shape: [3, 2], value: Float32Array.of(0, 1, -2, 3.5, 1e-30, 4) },
  { name: 'item_factors', shape: [2, 2], value: Float32Array.of(4, 5, 6, 7) },
  { name: 'user_bias', shape: [3, 1], value: Float32Array.of(0, 0.5, -0.5) },
  { name: 'item_bias', shape: [2, 1], value: Float32Array.of(0, 1) },
];

const item = { title: null, year: null, genres: [], ratingCount: null, meanRating: null };
const model = {
  config: completeConfig({ factors: 2 }),
  weights,
  users: ['#na#', 'ann', 'bob'],
  items: [
    { id: '#na#', ...item },
    { id: '7', title: 'Tin Roof', year: 1979, genres: ['Drama'], ratingCount: 2, meanRating: 3.5 },
  ],
  ratingRange: [1, 5],
};

const text = Buffer.from('userId,movieId,rating\n1,31,2.5\n2,31,4\n'.repeat(9));

export const nodeTargets = {
  safetensors: {
    seeds: [
      writeSafetensors(weights, { made_by: 'somebody' }),
      writeSafetensors([]),
      writeSafetensors([{ name: '__proto__', shape: [0, 3], value: new Float32Array() }]),
      writeModel(model),
    ],
    run(bytes) {
      const refusal = /^\[data\] x, byte (\d+): .+: expected /s;
      const file = unlessRefused(() => readSafetensors('x', bytes), refusal);
      if (!file) return;
      for (const { shape, value } of file.weights) assert.equal(value.length, shape[0] * shape[1]);
      const again = readSafetensors('x', writeSafetensors(file.weights, file.metadata));
      assertSameBits(again.weights.toSorted(byName), file.weights.toSorted(byName));
      assert.deepEqual(again.metadata, file.metadata);
    },
  },

  model: {
    seeds: [writeModel(model), writeModel({ ...model, ratingRange: null })],
    run(bytes) {
      const read = unlessRefused(() => readModel('x', bytes), /^\[data\] x[,:] .*expected /s);
      if (!read) return;
      const rows = (name) => read.weights.find((one) => one.name === name).shape[0];
      assert.equal(read.users.length, rows('user_factors'));
      assert.equal(read.items.length, rows('item_factors'));
      for (const { value } of read.weights) assert.ok(value.every(Number.isFinite));
      assert.deepEqual(readModel('x', writeModel(read)), read);
    },
  },

  zip: {
    seeds: [
      zipSync({ 'ml/ratings.csv': text, 'ml/movies.csv': Buffer.from('movieId,title\n31,Tin\n') }),
      zipSync({ 'ratings.csv': text }, { level: 0 }),
      zipSync({ 'folder/': new Uint8Array(), empty: new Uint8Array() }),
    ],
    run(bytes) {
      const limits = { maxSize: 4096, maxRatio: 100 };
      const zip = unlessRefused(() => new ZipReader('x', bytes), /^\[data\] x: .+/s);
      for (const entry of zip?.entries ?? []) {
        const unpack = () => {
          let size = 0;
          for (const piece of zip.pieces(entry, limits)) {
            size += piece.length;
            assert.ok(size <= entry.size && size <= limits.maxSize);
          }
          assert.equal(size, entry.size);
        };
        unlessRefused(unpack, /^\[data\] x\/.*: .+/s);
      }
    },
  },
};

const byName = (a, b) => (a.name < b.name ? -1 : 1);

/** One of `seeds` with one to four changes, drawn by `below`. */
export function changedBytes(seeds, below) {
  let bytes = Buffer.from(seeds[below(seeds.length)]);
  for (let change = 1 + below(4); change > 0; --change) {
    const at = below(bytes.length + 1);
    const end = Math.min(bytes.length, at + 1 + below(8));
    const [head, part, tail] = [
      bytes.subarray(0, at),
      bytes.subarray(at, end),
      bytes.subarray(end),
    ];
    switch (below(6)) {
      case 0:
        bytes = Buffer.concat([head, Buffer.of(below(256)), bytes.subarray(at)]);
        break;
      case 1: // A digit, as lengths and offsets in JSON have them.
        bytes = Buffer.concat([head, Buffer.from(String(below(10))), bytes.subarray(at + 1)]);
        break;
      case 2:
        if (at < bytes.length) bytes[at] ^= 1 << below(8);
        break;
      case 3:
        bytes = Buffer.concat([head, tail]);
        break;
      case 4:
        bytes = Buffer.concat([head, part, part, tail]);
        break;
      default:
        if (at < bytes.length) bytes[at] = [0, 0xff, 0x80, 0x7f][below(4)];
    }
  }
  return bytes;
}
