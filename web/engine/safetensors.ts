// Weights as a safetensors file, which PyTorch loads with safetensors.torch.load_file.
//
// Format: 8 bytes length of the header, little-endian; the header as JSON, padded with spaces to a
// multiple of 8; the matrices one after the other, without gaps.

import { dataError } from './errors.ts';
import { excerpt, excerptOfName } from './excerpt.ts';
import { isObject } from './isObject.ts';
import { littleEndianBytes, type Weights } from './sha256.ts';

const lengthBytes = 8;

/** `metadata` is kept under the header's "__metadata__": strings only, as the format has it. */
export function writeSafetensors(
  weights: readonly Weights[],
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  let end = 0;
  const entries = weights.map(({ name, shape, value }) => {
    const begin = end;
    end += value.byteLength;
    return [name, { dtype: 'F32', shape, data_offsets: [begin, end] }];
  });
  // Even a matrix called "__proto__" is one of the header's own.
  const header: unknown = Object.fromEntries([['__metadata__', metadata], ...entries]);
  const json = new TextEncoder().encode(JSON.stringify(header));
  const headerSize = Math.ceil(json.length / 8) * 8;
  const file = new Uint8Array(lengthBytes + headerSize + end).fill(
    0x20,
    lengthBytes,
    lengthBytes + headerSize,
  );
  new DataView(file.buffer).setBigUint64(0, BigInt(headerSize), true);
  file.set(json, lengthBytes);
  let place = lengthBytes + headerSize;
  for (const { value } of weights) {
    file.set(littleEndianBytes(value), place);
    place += value.byteLength;
  }
  return file;
}

// ---- Reading --------------------------------------------------------------------------------------

interface Entry {
  name: string;
  shape: [rows: number, cols: number];
  begin: number;
  end: number;
}

/** What a file is, and how it is refused: by its name, the byte, and what was expected. */
class Source {
  readonly #name: string;
  readonly bytes: Uint8Array;
  readonly view: DataView;

  constructor(name: string, bytes: Uint8Array) {
    this.#name = excerptOfName(name);
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  refuse(byte: number, found: string, expected: string): never {
    throw dataError(`${this.#name}, byte ${byte}: ${found}: expected ${expected}`);
  }
}

/** Lengths and offsets: two of them, neither below 0. */
const isPair = (value: unknown): value is [number, number] =>
  Array.isArray(value) &&
  value.length === 2 &&
  value.every((one) => Number.isSafeInteger(one) && one >= 0);

/** A part of the header in a message: what is nested, as nothing in it is, may be so without end. */
function written(found: unknown): string {
  const isNested = (value: unknown): boolean => typeof value === 'object' && value !== null;
  const nested = Array.isArray(found) ? found.some(isNested) : isNested(found);
  return nested ? 'of another kind' : excerpt(JSON.stringify(found) ?? 'that is missing');
}

/** The header, and where the matrices begin. */
function readHeader(source: Source): { header: Record<string, unknown>; start: number } {
  const { bytes, view } = source;
  if (bytes.length < lengthBytes) {
    source.refuse(0, `${bytes.length} bytes in all`, 'a safetensors file, at least 8 bytes');
  }
  const size = view.getBigUint64(0, true);
  const left = bytes.length - lengthBytes;
  if (size > BigInt(left)) {
    source.refuse(0, `a header of ${size} bytes`, `at most the ${left} bytes that follow`);
  }
  const start = lengthBytes + Number(size);
  let header: unknown;
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    header = JSON.parse(decoder.decode(bytes.subarray(lengthBytes, start)));
  } catch {
    header = null;
  }
  if (!isObject(header)) {
    source.refuse(lengthBytes, 'no header', `${size} bytes of JSON, an object with the tensors`);
  }
  return { header, start };
}

function readMetadata(source: Source, metadata: unknown): Record<string, string> {
  if (metadata === undefined) return {};
  if (isObject(metadata) && Object.values(metadata).every((text) => typeof text === 'string')) {
    return metadata as Record<string, string>;
  }
  source.refuse(lengthBytes, '"__metadata__" in the header', 'an object with texts');
}

function readEntry(source: Source, name: string, entry: unknown): Entry {
  const { dtype, shape, data_offsets: offsets } = isObject(entry) ? entry : {};
  const refuse = (what: string, found: unknown, expected: string): never =>
    source.refuse(lengthBytes, `"${excerpt(name)}" has ${what} ${written(found)}`, expected);
  if (dtype !== 'F32') return refuse('the dtype', dtype, '"F32"');
  if (!isPair(shape)) return refuse('the shape', shape, '[rows, columns]');
  if (!isPair(offsets)) return refuse('the data_offsets', offsets, '[begin, end]');
  const [begin, end] = offsets;
  const size = 4 * shape[0] * shape[1];
  if (end - begin !== size) {
    refuse('the data_offsets', offsets, `${size} bytes for the shape ${written(shape)}`);
  }
  return { name, shape, begin, end };
}

/**
 * The matrices, in the order of their bytes, and the metadata of a safetensors file. Throws a
 * DataError, naming file, byte and what was expected, for one that is damaged or holds other
 * tensors than matrices of 32-bit floats.
 */
export function readSafetensors(
  name: string,
  bytes: Uint8Array,
): { weights: Weights[]; metadata: Record<string, string> } {
  const source = new Source(name, bytes);
  const { header, start } = readHeader(source);
  const { __metadata__: metadata, ...tensors } = header;
  const texts = readMetadata(source, metadata);
  const entries = Object.entries(tensors).map(([tensor, entry]) =>
    readEntry(source, tensor, entry),
  );
  entries.sort((a, b) => a.begin - b.begin || a.end - b.end);

  let place = 0;
  const weights = entries.map(({ name: tensor, shape, begin, end }): Weights => {
    if (begin !== place) {
      source.refuse(
        start + place,
        `"${excerpt(tensor)}" begins at byte ${start + begin}`,
        'it here',
      );
    }
    if (start + end > bytes.length) {
      const wanted = `${end - begin} bytes of "${excerpt(tensor)}" from byte ${start + begin} on`;
      source.refuse(bytes.length, 'the end of the file', wanted);
    }
    place = end;
    const value = Float32Array.from({ length: (end - begin) / 4 }, (_, i) =>
      source.view.getFloat32(start + begin + 4 * i, true),
    );
    return { name: tensor, shape, value };
  });
  if (start + place !== bytes.length) {
    const more = bytes.length - start - place;
    source.refuse(start + place, `${more} bytes more`, 'the end of the file');
  }
  return { weights, metadata: texts };
}

/** How many floats a file holds, by the length of its header; it is not read. */
export function floatsIn(bytes: Uint8Array): number {
  const { byteOffset, byteLength } = bytes;
  const header = new DataView(bytes.buffer, byteOffset, byteLength).getBigUint64(0, true);
  return (byteLength - lengthBytes - Number(header)) / 4;
}
