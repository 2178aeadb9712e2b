// Writes weights as a safetensors file, which PyTorch loads with safetensors.torch.load_file.
//
// Format: 8 bytes length of the header, little-endian; the header as JSON, padded with spaces to a
// multiple of 8; the matrices one after the other.

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
