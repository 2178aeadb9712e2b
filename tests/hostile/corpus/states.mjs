// What comes back from elsewhere: snapshots, what a learning platform kept, what lies in the browser's
// database, traces, and the clipboard.

/** FNV-1a, 64 bits, as snapshots carry it: a forger can compute it, too. */
function fingerprint(bytes) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash;
}

/** A snapshot with its state changed and its fingerprint made to fit. */
function forged(good, change) {
  const copy = Buffer.from(good);
  change(copy.subarray(24));
  copy.writeBigUInt64LE(fingerprint(copy.subarray(24)), 16);
  return copy;
}
const changed = (good, at, value) => {
  const copy = Buffer.from(good);
  copy[at] = value;
  return copy;
};

/** Each is given a good snapshot of the run that is to take it, and one of another. */
export const snapshots = {
  'no bytes': () => Buffer.alloc(0),
  'seven bytes': () => Buffer.alloc(7),
  zeros: () => Buffer.alloc(4096),
  'a text': () => Buffer.from('snapshot '.repeat(50)),
  'the first bytes alone': (good) => good.subarray(0, 8),
  'without its state': (good) => good.subarray(0, 24),
  'without its last byte': (good) => good.subarray(0, -1),
  'its first half': (good) => good.subarray(0, good.length >> 1),
  twice: (good) => Buffer.concat([good, good]),
  'with a byte changed': (good) => changed(good, good.length >> 1, good[good.length >> 1] ^ 1),
  'of another version': (good) => changed(good, 9, good[9] ^ 1),
  'of another run': (good, other) => other,
  'forged: a phase that there is none': (good) =>
    forged(good, (state) => state.writeInt32LE(99, 0)),
  'forged: a step below zero': (good) => forged(good, (state) => state.writeInt32LE(-5, 4)),
  'forged: a step beyond the end': (good) =>
    forged(good, (state) => state.writeInt32LE(2 ** 30, 4)),
  'forged: an epoch beyond the end': (good) =>
    forged(good, (state) => state.writeInt32LE(2 ** 30, 8)),
  'forged: a place in the validation below zero': (good) =>
    forged(good, (state) => state.writeInt32LE(-9, 12)),
  'forged: no state at all': (good) => {
    const copy = Buffer.from(good.subarray(0, 24));
    copy.writeBigUInt64LE(fingerprint([]), 16);
    return copy;
  },
};

const kept = (fields) => JSON.stringify({ v: 1, gates: 2, answers: [], state: '', ...fields });

/** What a learning platform may give back as `cmi.suspend_data`. */
export const suspended = {
  nothing: () => '',
  'what another program kept': () => 'page=3;score=7',
  'JSON that breaks off': () => kept({}).slice(0, -4),
  null: () => 'null',
  'a list': () => '[]',
  'of another version': () => kept({ v: 2 }),
  'a number of gates below zero': () => kept({ gates: -1 }),
  'a billion gates': () => kept({ gates: 1e9 }),
  'answers that are no list': () => kept({ answers: { length: 1 } }),
  'answers to gates that there are not': () =>
    kept({
      answers: [
        [0, 1],
        [1, 1],
        [2, 1],
        [3, 1],
      ],
    }),
  'an answer that is no pair': () => kept({ answers: [7] }),
  'the same gate a thousand times': () => kept({ answers: Array(1000).fill([0, 1]) }),
  'a hundred thousand levels': () =>
    `{"v":1,"gates":1,"answers":${'['.repeat(1e5)}${']'.repeat(1e5)}}`,
  'markup for a state': () => kept({ state: '"><img src=x onerror=alert(1)>' }),
  'a state of a million characters': () => kept({ state: 'x'.repeat(1e6) }),
  'a state that is no text': () => kept({ state: { toString: 1 } }),
  'names of every object': () => '{"v":1,"gates":1,"answers":[],"__proto__":{"state":"x"}}',
};

/** Traces as JSON. */
export const traces = {
  nothing: () => undefined,
  'a text': () => 'embedding-lab trace',
  'of another version': () => ({ format: 'embedding-lab trace', version: 2, trace: { nodes: [] } }),
  'without nodes': () => ({ format: 'embedding-lab trace', version: 1, trace: {} }),
  'nodes that are no list': () => ({
    format: 'embedding-lab trace',
    version: 1,
    trace: { nodes: { length: 1 } },
  }),
  'a value that is no number': () => ({
    format: 'embedding-lab trace',
    version: 1,
    trace: { nodes: [{ value: { float32: ['<b>'] } }] },
  }),
  'a hundred thousand levels': () => ({
    format: 'embedding-lab trace',
    version: 1,
    trace: JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`),
  }),
  'names of every object': () =>
    JSON.parse(
      '{"format":"embedding-lab trace","version":1,"trace":{"nodes":[],"__proto__":{"x":1}}}',
    ),
};

/** What a spreadsheet may put on the clipboard. */
export const pasted = {
  nothing: () => '',
  markup: () => '<script>alert(1)</script>\t1\n',
  'a formula': () => '=1+1\t2\n',
  NaN: () => 'NaN\t1\n',
  '1e999': () => '1e999\t1\n',
  'rows of different lengths': () => '1\t2\n3\n',
  'an empty cell': () => '1\t\n',
  'a cell of a million characters': () => `${'x'.repeat(1e6)}\t1\n`,
  'a million rows': () => '1\n'.repeat(1e6),
  'a million columns': () => '1\t'.repeat(1e6),
};
