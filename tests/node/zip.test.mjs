// Zips that strangers made: never more is unpacked than was declared and allowed, and whatever is
// wrong with one comes out as a DataError that names it.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { zipSync } from 'fflate';
import { defaultLimits, ZipReader } from '../../lib/engine/zip.js';
import { declareSize, generator, madeUpCsv } from './support.mjs';

const csv = madeUpCsv(20, 20);
const packed = Buffer.from(zipSync({ 'a/ratings.csv': csv }));
const kept = Buffer.from(zipSync({ 'a/ratings.csv': csv }, { level: 0 }));
const directoryOf = (zip) => zip.indexOf(Buffer.from('PK\x01\x02', 'latin1'));

/** Unpacks the first file; what comes out and how much of it, however it ends. */
function unpack(bytes, limits) {
  const zip = new ZipReader('x.zip', bytes);
  return Buffer.concat([...zip.pieces(zip.entries[0], limits)]);
}

/** A copy with `change` made to it. */
function changed(bytes, change) {
  const copy = Buffer.from(bytes);
  change(copy, directoryOf(copy));
  return copy;
}

const refused = (message) => ({ name: 'DataError', message: `[data] ${message}` });

test('gives back what was packed, in pieces', () => {
  for (const bytes of [packed, kept]) {
    const [entry, ...others] = new ZipReader('x.zip', bytes).entries;
    assert.equal(others.length, 0);
    assert.deepEqual([entry.name, entry.size], ['a/ratings.csv', csv.length]);
    assert.deepEqual(unpack(bytes), csv);
  }
  const empty = Buffer.from(zipSync({ 'folder/': new Uint8Array(), empty: new Uint8Array() }));
  assert.deepEqual(
    new ZipReader('x.zip', empty).entries.map(({ name }) => name),
    ['empty'],
  );
  assert.equal(unpack(empty).length, 0);
});

test('a comment at its end does not confuse', () => {
  const comment = Buffer.from('made by hand');
  const commented = changed(Buffer.concat([packed, comment]), (bytes) =>
    bytes.writeUInt16LE(comment.length, packed.length - 2),
  );
  assert.deepEqual(unpack(commented), csv);
});

describe('bombs', () => {
  const size = 2 ** 24;
  const bomb = Buffer.from(zipSync({ 'bomb.csv': new Uint8Array(size) }));
  const tried = (bytes, limits) => {
    const zip = new ZipReader('x.zip', bytes);
    let taken = 0;
    const count = () => {
      for (const { length } of zip.pieces(zip.entries[0], limits)) taken += length;
    };
    assert.throws(count, { name: 'DataError' });
    return taken;
  };

  test('that say how large they are, are not begun', () => {
    assert.equal(tried(bomb), 0);
    assert.equal(tried(declareSize(packed, defaultLimits.maxSize + 1)), 0);
    assert.equal(tried(packed, { maxSize: csv.length - 1, maxRatio: 200 }), 0);
  });
  test('that lie are given up at the size that they declare', () => {
    for (const declared of [0, 1, 60_000])
      assert.ok(tried(declareSize(bomb, declared)) <= declared);
  });
});

describe('damage', () => {
  const cases = {
    'a wrong byte': [
      changed(kept, (bytes, directory) => (bytes[directory - 5] ^= 1)),
      'x.zip/a/ratings.csv: damaged, its checksum does not fit',
    ],
    'a file shorter than declared': [
      declareSize(packed, csv.length + 1),
      `x.zip/a/ratings.csv: ends after ${csv.length} bytes, expected ${csv.length + 1}: ` +
        'the zip is truncated',
    ],
    encryption: [
      changed(packed, (bytes, directory) => bytes.writeUInt16LE(1, directory + 8)),
      'x.zip/a/ratings.csv: the file is encrypted',
    ],
    'another method': [
      changed(packed, (bytes, directory) => bytes.writeUInt16LE(14, directory + 10)),
      'x.zip/a/ratings.csv: packed with method 14, expected deflate',
    ],
    'a file that is elsewhere': [
      changed(packed, (bytes, directory) => bytes.writeUInt32LE(7, directory + 42)),
      'x.zip/a/ratings.csv: is not where the directory says: the zip is truncated or damaged',
    ],
    'a file that goes on beyond the end': [
      changed(packed, (bytes, directory) => bytes.writeUInt32LE(packed.length, directory + 20)),
      'x.zip/a/ratings.csv: is cut off: the zip is truncated',
    ],
    'a directory with fewer files than it says': [
      changed(packed, (bytes) => bytes.writeUInt16LE(2, packed.length - 12)),
      'x.zip: its directory breaks off: the zip is truncated or damaged',
    ],
    'a Zip64 archive': [
      changed(packed, (bytes) => bytes.writeUInt32LE(0xffffffff, packed.length - 6)),
      'x.zip: a Zip64 archive, expected a zip below 4 GiB',
    ],
    'nothing at all': [
      Buffer.alloc(0),
      'x.zip: no directory at its end: the zip is truncated or damaged',
    ],
  };
  for (const [what, [bytes, message]] of Object.entries(cases)) {
    test(what, () => assert.throws(() => unpack(bytes), refused(message)));
  }

  test('wherever it is cut off, and wherever bits flip', () => {
    const answer = (bytes) => {
      try {
        return unpack(bytes);
      } catch (error) {
        assert.equal(error.name, 'DataError', error.stack);
        return null;
      }
    };
    for (let end = 0; end < packed.length; ++end) {
      assert.equal(answer(packed.subarray(0, end)), null);
    }
    const { below } = generator(3);
    let refusals = 0;
    for (let i = 0; i < 3000; ++i) {
      const bytes = changed(packed, (copy) => (copy[below(copy.length)] ^= 1 << below(8)));
      const whole = answer(bytes);
      if (whole === null) refusals += 1;
      else assert.deepEqual(whole, csv);
    }
    assert.ok(refusals > 2000, `${refusals} of 3000 refused`);
  });
});
