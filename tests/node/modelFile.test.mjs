// Files of trained models: what is written can be read, and damage is named.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { createLab } from 'embedding-lab';
import { readModel } from '../../lib/engine/modelFile.js';
import { readSafetensors, writeSafetensors } from '../../lib/engine/safetensors.js';
import { madeUpCsv } from './support.mjs';

let model;
before(async () => {
  const lab = await createLab();
  const trainer = lab.trainer({ factors: 4, batchSize: 16, epochs: 1 });
  trainer.load({ name: 'ratings.csv', bytes: madeUpCsv(20, 20) });
  await trainer.train();
  model = trainer.save();
});

const weights = [
  { name: 'a', shape: [2, 2], value: Float32Array.of(1, -2, 3.5, 1e-30) },
  { name: 'b', shape: [1, 3], value: Float32Array.of(4, 5, 6) },
];
const small = writeSafetensors(weights, { made_by: 'somebody' });

/** A file with this header and so many bytes of data. */
function fileOf(header, dataBytes) {
  const json = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  return Buffer.concat([length, json, Buffer.alloc(dataBytes)]);
}

/** The length of its header. */
const headerSize = (file) => Number(Buffer.from(file).readBigUInt64LE(0));

describe('safetensors', () => {
  test('come back as they were written', () => {
    assert.deepEqual(readSafetensors('small', small), {
      weights,
      metadata: { made_by: 'somebody' },
    });
    assert.equal(headerSize(small) % 8, 0, 'the data are aligned');
    // At any place in memory.
    const shifted = new Uint8Array(small.length + 3);
    shifted.set(small, 3);
    assert.deepEqual(readSafetensors('small', shifted.subarray(3)).weights, weights);
  });

  test('that are damaged are refused: name, byte, what was expected', () => {
    const a = { dtype: 'F32', shape: [2, 2], data_offsets: [0, 16] };
    const start = (header) => 8 + Buffer.from(JSON.stringify(header)).length;
    const gap = { a, b: { dtype: 'F32', shape: [1, 1], data_offsets: [20, 24] } };
    const overlap = { a, b: { dtype: 'F32', shape: [1, 1], data_offsets: [12, 16] } };
    const end = small.length;
    const cases = [
      [Buffer.alloc(3), 'byte 0: 3 bytes in all: expected a safetensors file, at least 8 bytes'],
      [
        Buffer.from('PK\x03\x04 a zip, not weights', 'latin1'),
        'byte 0: a header of 8800140462016121680 bytes: expected at most the 15 bytes that follow',
      ],
      [
        fileOf('{"a": ', 0),
        'byte 8: no header: expected 6 bytes of JSON, an object with the tensors',
      ],
      [fileOf([a], 16), null],
      [
        fileOf({ __metadata__: { n: 1 } }, 0),
        'byte 8: "__metadata__" in the header: expected an object with texts',
      ],
      [
        fileOf({ a: { ...a, dtype: 'F16' } }, 16),
        'byte 8: "a" has the dtype "F16": expected "F32"',
      ],
      [
        fileOf({ a: { ...a, shape: [16] } }, 16),
        'byte 8: "a" has the shape [16]: expected [rows, columns]',
      ],
      [
        fileOf({ a: { ...a, shape: [2, 3] } }, 16),
        'byte 8: "a" has the data_offsets [0,16]: expected 24 bytes for the shape [2,3]',
      ],
      [
        fileOf({ a: { ...a, data_offsets: [-4, 12] } }, 16),
        'byte 8: "a" has the data_offsets [-4,12]: expected [begin, end]',
      ],
      [
        fileOf(gap, 24),
        `byte ${start(gap) + 16}: "b" begins at byte ${start(gap) + 20}: expected it here`,
      ],
      [
        fileOf(overlap, 16),
        `byte ${start(overlap) + 16}: "b" begins at byte ${start(overlap) + 12}: expected it here`,
      ],
      [
        small.subarray(0, end - 1),
        `byte ${end - 1}: the end of the file: expected 12 bytes of "b" from byte ${end - 12} on`,
      ],
      [
        Buffer.concat([small, Buffer.alloc(5)]),
        `byte ${end}: 5 bytes more: expected the end of the file`,
      ],
    ];
    for (const [bytes, message] of cases) {
      const refusal = { name: 'DataError' };
      if (message) refusal.message = `[data] bad.safetensors, ${message}`;
      assert.throws(() => readSafetensors('bad.safetensors', bytes), refusal);
    }
  });

  test('cut anywhere are refused, never read past', () => {
    for (let length = 0; length < small.length; ++length) {
      assert.throws(() => readSafetensors('cut', small.subarray(0, length)), { name: 'DataError' });
    }
  });
});

describe('models', () => {
  /** The model's file with some of its metadata or weights changed. */
  function changed({ metadata = {}, edit = (parts) => parts }) {
    const read = readSafetensors('model', model);
    const texts = Object.entries({ ...read.metadata, ...metadata }).filter(([, text]) => text);
    return writeSafetensors(edit(read.weights), Object.fromEntries(texts));
  }

  test('come back whole', () => {
    const { config, users, items, ratingRange } = readModel('model', model);
    assert.equal(config.factors, 4);
    assert.equal(users.length, 21);
    assert.deepEqual(ratingRange, [1, 5]);
    const { ratingCount, meanRating, ...rest } = items[1];
    assert.deepEqual(rest, { id: '1', title: null, year: null, genres: [] });
    assert.ok(ratingCount > 0 && meanRating >= 1);
    assert.deepEqual([items[0].id, items[0].meanRating], ['#na#', null]);
  });

  test('without titles, counts and range are read: files of before had none', () => {
    const absent = { titles: '', years: '', genres: '', rating_counts: '', mean_ratings: '' };
    const bytes = changed({ metadata: { ...absent, rating_range: '' } });
    const { items, ratingRange } = readModel('old', bytes);
    assert.equal(ratingRange, null);
    const unknown = { title: null, year: null, genres: [], ratingCount: null, meanRating: null };
    assert.deepEqual(items[5], { id: '5', ...unknown });
  });

  test('that do not hold together are refused', () => {
    const ids = JSON.stringify(['#na#', ...Array(20).fill('7')]);
    const cases = [
      [{ metadata: { made_by: '' } }, '"made_by" in the metadata: expected "embedding-lab"'],
      [{ metadata: { config: '{' } }, '"config" in the metadata: expected JSON'],
      [{ metadata: { config: '1' } }, '"config" in the metadata: expected options of training'],
      [
        { metadata: { config: '{"factor": 4}' } },
        '"config" in the metadata: expected options of training: ' +
          '[trainer] there is no option "factor"',
      ],
      [
        { metadata: { items: '["#na#","1"]' } },
        '"items" in the metadata: expected one for each of the 21 rows',
      ],
      [{ metadata: { items: ids } }, '"items" in the metadata: expected every id once'],
      [
        { metadata: { titles: '[1]' } },
        '"titles" in the metadata: expected one for each of the 21 rows',
      ],
      [
        { metadata: { rating_range: '[1]' } },
        '"rating_range" in the metadata: expected the lowest and the highest rating',
      ],
      [{ edit: (parts) => parts.slice(1) }, 'expected a tensor "user_factors"'],
      [
        {
          edit(parts) {
            parts[1].value[9] = NaN;
            return parts;
          },
        },
        '"item_factors" at [2, 1] is NaN: expected a number',
      ],
    ];
    for (const [change, message] of cases) {
      assert.throws(() => readModel('bad', changed(change)), {
        name: 'DataError',
        message: `[data] bad: ${message}`,
      });
    }
  });
});
