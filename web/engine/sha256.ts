// SHA-256 of weights: what two runs compare to say that they came to the same.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** A weight matrix by the name that its model gives it; row-major. */
export interface Weights {
  name: string;
  shape: readonly [rows: number, cols: number];
  value: Float32Array;
}

/** Little-endian float32 bytes, on any machine. */
export function littleEndianBytes(values: Float32Array): Uint8Array {
  const bytes = new Uint8Array(values.byteLength);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => view.setFloat32(4 * i, value, true));
  return bytes;
}

/** In hexadecimal, over the matrices' bytes in the order given. */
export function weightsSha256(weights: readonly Weights[]): string {
  const hash = sha256.create();
  for (const { value } of weights) hash.update(littleEndianBytes(value));
  return bytesToHex(hash.digest());
}
