// What the cases are made of: texts as bytes, zips whose every field can lie, safetensors written by
// hand. Nothing large is kept: it is made when it is wanted.

import { deflateRawSync } from 'node:zlib';

/** UTF-8, or other bytes as they are. */
export const bytes = (content) =>
  typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content);
export const latin1 = (text) => Buffer.from(text, 'latin1');
export const utf16 = (text) => Buffer.from(text, 'utf16le');
export const swapped = (text) => utf16(text).swap16();

/** What a person drops: one file, or several as [name, content]. */
export const file = (name, content) => ({ files: [{ name, bytes: bytes(content) }] });
export const files = (...list) => ({
  files: list.map(([name, content]) => ({ name, bytes: bytes(content) })),
});

// ---- Zips -----------------------------------------------------------------------------------------

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; ++bit) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});
const crc32 = (data) =>
  ~data.reduce((crc, byte) => crcTable[(crc ^ byte) & 0xff] ^ (crc >>> 8), -1) >>> 0;

/** Bytes of numbers, little-endian: pairs of a size in bytes and a value. */
function fields(...pairs) {
  const out = Buffer.alloc(pairs.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of pairs) {
    out.writeUIntLE(value, at, size);
    at += size;
  }
  return out;
}

/**
 * A zip of entries { name, content }. Whatever else an entry has takes the place of what is true:
 * method, flags, crc, size, packedSize, offset, packed, and `tail` (bytes behind its name in the
 * directory); `end` likewise for the record at the end: count, size, begin, comment.
 */
export function zip(entries, end = {}) {
  const locals = [];
  const directory = [];
  let at = 0;
  for (const entry of entries) {
    const content = bytes(entry.content ?? '');
    const name = bytes(entry.name);
    const packed = entry.packed ?? deflateRawSync(content);
    const { method = 8, flags = 0, crc = crc32(content), size = content.length } = entry;
    const { packedSize = packed.length, offset = at, tail = Buffer.alloc(0) } = entry;
    const common = [
      [2, flags],
      [2, method],
      [4, 0],
      [4, crc],
      [4, packedSize],
      [4, size],
      [2, name.length],
    ];
    const local = [fields([4, 0x04034b50], [2, 20], ...common, [2, 0]), name, packed];
    locals.push(...local);
    at += local.reduce((sum, part) => sum + part.length, 0);
    const rest = [
      [2, tail.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, offset],
    ];
    directory.push(fields([4, 0x02014b50], [2, 20], [2, 20], ...common, ...rest), name, tail);
  }
  const listed = Buffer.concat(directory);
  const { count = entries.length, size = listed.length, begin = at } = end;
  const comment = bytes(end.comment ?? '');
  const last = [
    [4, 0],
    [2, count],
    [2, count],
    [4, size],
    [4, begin],
    [2, comment.length],
  ];
  return Buffer.concat([...locals, listed, fields([4, 0x06054b50], ...last), comment]);
}

/** The table that most cases change in one place. */
export const good = 'user,item,rating\n1,a,3\n2,b,4\n';

// ---- Safetensors ----------------------------------------------------------------------------------

/** A file of a header, which may be any text or bytes, and data; `length` may lie. */
export function safetensors(header, data = Buffer.alloc(0), length = undefined) {
  const json = bytes(
    typeof header === 'object' && !Buffer.isBuffer(header) ? JSON.stringify(header) : header,
  );
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(length ?? BigInt(json.length));
  return Buffer.concat([size, json, bytes(data)]);
}

const floats = (list) => Buffer.from(Float32Array.from(list).buffer);

/**
 * A small model, dot-bias with 2 factors, of 2 users and 2 items beside "#na#". `change` may alter
 * metadata and tensors before it is written.
 */
export function model(change = () => {}) {
  const config = {
    ...{ model: 'dot-bias', factors: 2, yRange: [0, 5.5], optimizer: 'adamw', lr: 5e-3, wd: 0.1 },
    ...{ epochs: 1, batchSize: 1, schedule: 'one-cycle', seed: 42, validPct: 0.2 },
  };
  const made = {
    tensors: {
      user_factors: { shape: [3, 2], values: [0, 0, 0.1, 0.2, 0.3, 0.4] },
      item_factors: { shape: [3, 2], values: [0, 0, 0.5, 0.6, 0.7, 0.8] },
      user_bias: { shape: [3, 1], values: [0, 0.1, 0.2] },
      item_bias: { shape: [3, 1], values: [0, 0.3, 0.4] },
    },
    metadata: {
      made_by: 'embedding-lab',
      config,
      users: ['#na#', '1', '2'],
      items: ['#na#', 'a', 'b'],
      titles: [null, 'Alien', 'Brazil'],
      years: [null, 1979, 1985],
      genres: [[], ['Horror'], ['Sci-Fi']],
      rating_counts: [0, 1, 1],
      mean_ratings: [null, 3, 4],
      rating_range: [3, 4],
    },
    header: {},
    data: null,
  };
  change(made);
  let end = 0;
  const header = {};
  for (const [name, { shape, values, ...more }] of Object.entries(made.tensors)) {
    const begin = end;
    end += 4 * values.length;
    header[name] = { dtype: 'F32', shape, data_offsets: [begin, end], ...more };
  }
  const texts = Object.entries(made.metadata).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  header.__metadata__ = Object.fromEntries(texts);
  Object.assign(header, made.header);
  const data = Buffer.concat(Object.values(made.tensors).map(({ values }) => floats(values)));
  return safetensors(header, made.data ?? data);
}
