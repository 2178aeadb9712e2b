// Tables of any size in the engine: both ways to a row compared, counted and measured, and a clear
// refusal where memory ends.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Benches } from '../../lib/engine/benches.js';
import { loadModule } from '../../lib/engine/module.js';

const module = await loadModule();
const sizes = [1000, 3162, 10_000, 31_623, 100_000, 316_228, 1_000_000];

/** A bench for the time of `use`. */
function withBench(rows, cols, use) {
  const bench = new module.LookupBench(rows, cols, 7);
  try {
    return use(bench);
  } finally {
    bench.delete();
  }
}

test('a lookup costs the same in a table of any size, and gives the bits of the product', () => {
  for (const rows of sizes) {
    withBench(rows, 4, (bench) => {
      const indices = [rows - 1, 0, rows - 1];
      const both = bench.compare(indices);
      assert.deepEqual(both.forwardBits, { floats: 12, different: 0 });
      assert.deepEqual(both.backwardBits, { floats: rows * 4, different: 0 });
      assert.deepEqual(both.lookup.forward, { multiplyAdds: 0, bytes: 4 * (2 * 12 + 3) });
      assert.deepEqual(both.lookup.backward, { multiplyAdds: 12, bytes: 4 * (3 * 12 + 3) });
      assert.equal(both.oneHot.forward.multiplyAdds, 3 * rows * 4);
      assert.equal(both.oneHot.backward.multiplyAdds, 3 * rows * 4);
      assert.deepEqual([...both.gradRows.rows], [rows - 1, 0]);
      assert.deepEqual(both.output.slice(4, 8), bench.rows(0, 1));
      assert.deepEqual(both.output.slice(0, 4), bench.rows(rows - 1, 1));
    });
  }
});

test('measured slopes, printed: time depends on the machine', () => {
  const times = { oneHot: [], lookup: [] };
  for (const rows of sizes) {
    withBench(rows, 4, (bench) => {
      let now = bench.measure(1, 12);
      for (; !now.done; now = bench.measure(1, 12)) assert.ok(now.fraction < 1);
      for (const way of ['oneHot', 'lookup']) {
        assert.ok(now[way].forward > 0);
        assert.ok(now[way].forwardAndBackward > 0);
        times[way].push(now[way].forward);
      }
    });
  }
  const slope = (way) => module.logLogSlope(sizes, times[way]).toFixed(2);
  console.log(`slopes over rows: one-hot ${slope('oneHot')}, lookup ${slope('lookup')}`);
});

test('where memory ends, a table is refused and the others stay', (context) => {
  const benches = new Benches();
  benches.open(module, 1, { rows: 1000, cols: 4, seed: 7 });
  const row = benches.at(1).rows(500, 1);
  // As a device does that has no more to give.
  context.mock.method(WebAssembly.Memory.prototype, 'grow', () => {
    throw new RangeError('no more');
  });
  assert.throws(
    () => benches.open(module, 2, { rows: 1_000_000, cols: 64, seed: 7 }),
    /^RangeError: \[memory\] there is not enough memory for this$/,
  );
  assert.throws(() => benches.at(2), /^TypeError: \[lookupBench\] there is no bench 2$/);
  assert.deepEqual(benches.at(1).rows(500, 1), row);
  assert.equal(benches.at(1).compare([999]).forwardBits.different, 0);
  assert.equal(benches.close(1), null);
  assert.throws(() => benches.at(1), TypeError);
});

test('what is no table is refused', () => {
  const benches = new Benches();
  const open = (rows, cols, seed = 7) => benches.open(module, 1, { rows, cols, seed });
  assert.throws(() => open(1.5, 4), RangeError);
  assert.throws(() => open(10, -1), RangeError);
  assert.throws(() => open(10, 4, 0.5), RangeError);
  assert.throws(() => open(0, 4), /a table of \[0, 4\] has nothing to look up/);
});
