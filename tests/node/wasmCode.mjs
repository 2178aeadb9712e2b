// Reads the instructions of a WebAssembly binary: how often each occurs. An instruction that is not
// known, or a function whose last one is not where its body ends, is an error: nothing is guessed.

class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }
  byte() {
    return this.bytes[this.at++];
  }
  skip(count) {
    this.at += count;
  }
  /** LEB128; signed ones are only passed over. */
  u32() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }
}

const none = () => {};
const index = (reader) => reader.u32();
const twoIndices = (reader) => (reader.u32(), reader.u32());
const list = (reader) => {
  for (let left = reader.u32(); left > 0; --left) reader.u32();
};
const bytes = (count) => (reader) => reader.skip(count);
const inOrder =
  (...parts) =>
  (reader) =>
    parts.forEach((part) => part(reader));

/** What follows an opcode, by ranges of opcodes. */
const plain = [
  [0x00, 0x01, none],
  [0x02, 0x04, index], // block, loop, if: their type
  [0x05, 0x05, none],
  [0x06, 0x09, index], // try, catch, throw, rethrow
  [0x0b, 0x0b, none],
  [0x0c, 0x0d, index],
  [0x0e, 0x0e, inOrder(list, index)], // br_table
  [0x0f, 0x0f, none],
  [0x10, 0x10, index],
  [0x11, 0x11, twoIndices], // call_indirect
  [0x18, 0x18, index], // delegate
  [0x19, 0x1b, none], // catch_all, drop, select
  [0x1c, 0x1c, list],
  [0x20, 0x26, index], // locals, globals, tables
  [0x28, 0x3e, twoIndices], // loads and stores
  [0x3f, 0x42, index], // memory.size, memory.grow, i32.const, i64.const
  [0x43, 0x43, bytes(4)],
  [0x44, 0x44, bytes(8)],
  [0x45, 0xc4, none], // arithmetic
  [0xd0, 0xd0, index],
  [0xd1, 0xd1, none],
  [0xd2, 0xd2, index],
];
const bulk = [
  [0, 7, none],
  [8, 8, twoIndices],
  [9, 9, index],
  [10, 10, twoIndices],
  [11, 11, index],
  [12, 12, twoIndices],
  [13, 13, index],
  [14, 14, twoIndices],
  [15, 17, index],
];
const simd = [
  [0, 11, twoIndices], // loads and stores
  [12, 13, bytes(16)], // v128.const, i8x16.shuffle
  [14, 20, none],
  [21, 34, bytes(1)], // lanes
  [35, 83, none],
  [84, 91, inOrder(twoIndices, bytes(1))],
  [92, 93, twoIndices],
  [94, 255, none],
];

function passImmediates(table, opcode, reader, name) {
  const entry = table.find(([first, last]) => opcode >= first && opcode <= last);
  if (!entry) throw new Error(`${name}: the instruction ${opcode} is not known`);
  entry[2](reader);
}

function countBody(reader, end, counts) {
  for (let groups = reader.u32(); groups > 0; --groups) twoIndices(reader); // locals
  let last = -1;
  while (reader.at < end) {
    last = reader.byte();
    let key = `${last}`;
    if (last === 0xfc || last === 0xfd) {
      const second = reader.u32();
      key = `${last === 0xfd ? 'simd' : 'bulk'} ${second}`;
      passImmediates(last === 0xfd ? simd : bulk, second, reader, key);
    } else {
      passImmediates(plain, last, reader, 'plain');
    }
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  if (reader.at !== end || last !== 0x0b) throw new Error('a function does not end with its body');
}

/** How often each instruction occurs: keys "103" (plain), "simd 230", "bulk 10". */
export function countInstructions(wasm) {
  const reader = new Reader(wasm, 8);
  const counts = new Map();
  while (reader.at < wasm.length) {
    const section = reader.byte();
    const size = reader.u32();
    const end = reader.at + size;
    if (section === 10) {
      for (let left = reader.u32(); left > 0; --left) {
        const bodySize = reader.u32();
        countBody(reader, reader.at + bodySize, counts);
      }
    }
    reader.at = end;
  }
  return counts;
}
