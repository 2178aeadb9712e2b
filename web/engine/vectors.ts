// Whether this browser, or Node, knows WebAssembly's vectors of 128 bits.
// https://webassembly.github.io/spec/core/binary/modules.html

/** A module with one function that gives a vector. */
const probe = Uint8Array.from([
  ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0], // "\0asm", version 1
  ...[1, 5, 1, 0x60, 0, 1, 0x7b], // types: () → v128
  ...[3, 2, 1, 0], // one function, of that type
  ...[10, 8, 1, 6, 0, 0x41, 0, 0xfd, 0x0f, 0x0b], // its code: i32.const 0, i8x16.splat, end
]);

export const hasVectors = (): boolean => WebAssembly.validate(probe);
