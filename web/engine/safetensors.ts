// Weights as a safetensors file, which PyTorch loads with safetensors.torch.load_file.
//
// Format: 8 bytes length of the header, little-endian; the header as JSON, padded with spaces to a
// multiple of 8; the matrices one after the other.

import { dataError } from './errors.ts';
import { littleEndianBytes, type Weights } from './sha256.ts';

/** `metadata` is kept under the header's "__metadata__": strings only, as the format has it. */
export function writeSafetensors(
  weights: readonly Weights[],
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  const header: Record<string, unknown> = { __metadata__: metadata };
  let end = 0;
  for (const { name, shape, value } of weights) {
    const begin = end;
    end += value.byteLength;
    header[name] = { dtype: 'F32', shape, data_offsets: [begin, end] };
  }
  const json = new TextEncoder().encode(JSON.stringify(header));
  const headerSize = Math.ceil(json.length / 8) * 8;
  const file = new Uint8Array(8 + headerSize + end).fill(0x20, 8, 8 + headerSize);
  new DataView(file.buffer).setBigUint64(0, BigInt(headerSize), true);
  file.set(json, 8);
  let place = 8 + headerSize;
  for (const { value } of weights) {
    file.set(littleEndianBytes(value), place);
    place += value.byteLength;
  }
  return file;
}

/** An entry of the header, once it is known to be one. */
interface Entry {
  dtype: 'F32';
  shape: [rows: number, cols: number];
  data_offsets: [begin: number, end: number];
}

const isPair = (value: unknown): value is [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every(Number.isSafeInteger);

/** Whether `value` describes a matrix that lies within `size` bytes. */
function isEntry(value: unknown, size: number): value is Entry {
  const { dtype, shape, data_offsets: offsets } = (value ?? {}) as Record<string, unknown>;
  if (dtype !== 'F32' || !isPair(shape) || !isPair(offsets)) return false;
  const [begin, end] = offsets;
  const [rows, cols] = shape;
  return rows >= 0 && cols >= 0 && begin >= 0 && end <= size && end - begin === 4 * rows * cols;
}

function readHeader(bytes: Uint8Array): { header: object; data: Uint8Array } | null {
  if (bytes.length < 8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = view.getBigUint64(0, true);
  if (size > BigInt(bytes.length - 8)) return null;
  const end = 8 + Number(size);
  try {
    const header: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(8, end)));
    if (typeof header !== 'object' || header === null) return null;
    return { header, data: bytes.subarray(end) };
  } catch {
    return null;
  }
}

/**
 * The matrices and the metadata of a safetensors file. Throws a DataError, naming the file, for
 * what is none and for tensors that are no matrices of 32-bit floats.
 */
export function readSafetensors(
  name: string,
  bytes: Uint8Array,
): { weights: Weights[]; metadata: Record<string, string> } {
  const file = readHeader(bytes);
  if (!file) throw dataError(`${name}: expected a safetensors file`);
  const { __metadata__: metadata = {}, ...entries } = file.header as Record<string, unknown>;
  const weights = Object.entries(entries).map(([tensor, entry]): Weights => {
    if (!isEntry(entry, file.data.length)) {
      throw dataError(`${name}: ${tensor} is no matrix of 32-bit floats within the file`);
    }
    const { shape, data_offsets: offsets } = entry;
    const data = file.data.subarray(...offsets);
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    const value = Float32Array.from({ length: data.length / 4 }, (_, i) =>
      view.getFloat32(4 * i, true),
    );
    return { name: tensor, shape, value };
  });
  return { weights, metadata: metadata as Record<string, string> };
}
