// The model of the lesson `optimizer`: its ledgers sum, rows without gradient move where its claims
// say so, and every step is the same however it is come by.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coreEngine, pageModule } from './pageModule.mjs';
import { generator } from './support.mjs';

const { drawInputs, runSteps, ledgerOf, moved, moversOf, rowOf, rowsOf } = await pageModule(
  'web/lessons/optimizer/model.ts',
);
const { OPENING, KINDS, ROWS, COLS, STEPS, toggled, schema } = await pageModule(
  'web/lessons/optimizer/state.ts',
);
const engine = await coreEngine();
const inputs = await drawInputs(engine, OPENING.seed);
const run = (change = {}, lookups = OPENING.x) =>
  runSteps(engine, inputs, lookups, { ...OPENING, ...change });

const ulp = (value) => {
  const bits = new Uint32Array(Float32Array.of(Math.abs(value)).buffer);
  const [next] = new Float32Array(Uint32Array.of(bits[0] + 1).buffer);
  return next - Math.abs(value);
};
const steps = Array.from({ length: STEPS }, (_, i) => i + 1);
const rows = Array.from({ length: ROWS }, (_, i) => i);

for (const optimizer of KINDS) {
  for (const wd of [0, 0.1, 1]) {
    test(`${optimizer}, wd ${wd}: the ledger sums to the change, rounding within 2 ulp`, async () => {
      const played = await run({ optimizer, wd });
      for (const step of steps) {
        for (const row of rows) {
          const before = rowOf(played.tables[step - 1], row);
          const after = rowOf(played.tables[step], row);
          const ledger = ledgerOf(played, step, row);
          if (ledger === null) {
            assert.deepEqual(after, before);
            continue;
          }
          assert.deepEqual(ledger.oldValue, before);
          assert.deepEqual(ledger.newValue, after);
          for (let col = 0; col < COLS; ++col) {
            const { oldValue, data, memory, decay, rounding, newValue } = ledger;
            const parts = data[col] + memory[col] + decay[col] + rounding[col];
            const error = Math.abs(oldValue[col] + parts - newValue[col]);
            const entries = [oldValue, data, memory, decay, newValue];
            const scale = Math.max(...entries.map((entry) => Math.abs(entry[col])));
            assert.ok(error <= 1e-6 * ulp(scale), `${error}`);
            assert.ok(Math.abs(rounding[col]) <= 2 * ulp(scale), `${rounding[col]} of ${scale}`);
          }
        }
      }
    });
  }
}

test('exactly the rows that were looked up receive gradient', async () => {
  for (const optimizer of KINDS) {
    const played = await run({ optimizer });
    for (const step of steps) {
      assert.deepEqual(rowsOf(played, step).received.toSorted(), [...OPENING.x[step - 1]]);
    }
  }
});

test('AdamW moves every row in every step; SparseAdam and plain SGD those looked up alone', async () => {
  const adamw = await run();
  for (const step of steps) assert.deepEqual(rowsOf(adamw, step).moved, rows);
  for (const change of [{ optimizer: 'sparse-adam' }, { optimizer: 'sgd', wd: 0 }]) {
    const played = await run(change);
    for (const step of steps) {
      const looked = OPENING.x[step - 1];
      assert.deepEqual(rowsOf(played, step).moved.toSorted(), [...looked]);
      for (const row of rows.filter((one) => !looked.includes(one))) {
        assert.deepEqual(
          rowOf(played.tables[step], row),
          rowOf(played.tables[step - 1], row),
          `row ${row} in step ${step}`,
        );
      }
    }
  }
});

test('a row that once received gradient keeps moving under Adam and momentum, by memory alone', async () => {
  for (const optimizer of ['adam', 'momentum']) {
    const played = await run({ optimizer, wd: 0 });
    for (let step = 4; step <= STEPS; ++step) {
      assert.deepEqual(moversOf(ledgerOf(played, step, 1)), ['memory']);
      assert.ok(moved(ledgerOf(played, step, 1)));
    }
    for (const never of [3, 5]) {
      assert.deepEqual(rowOf(played.tables[STEPS], never), rowOf(inputs.table, never));
    }
  }
});

test('a row that is never looked up only decays', async () => {
  for (const optimizer of ['sgd', 'momentum', 'adam', 'adamw']) {
    const played = await run({ optimizer, wd: 0.1 });
    assert.deepEqual(moversOf(ledgerOf(played, 1, 3)), ['decay'], optimizer);
    rowOf(played.tables[STEPS], 3).forEach((end, col) => {
      const start = rowOf(inputs.table, 3)[col];
      assert.ok(Math.abs(end) < Math.abs(start), `${start} → ${end}`);
    });
  }
});

test('a shorter run is the beginning of a longer one, bit for bit', async () => {
  const long = await run();
  for (const count of [1, 4, 9]) {
    const short = await run({}, OPENING.x.slice(0, count));
    assert.deepEqual(short.tables, long.tables.slice(0, count + 1));
    assert.deepEqual(
      short.steps.map(({ ledger }) => ledger),
      long.steps.slice(0, count).map(({ ledger }) => ledger),
    );
  }
});

test('learning rate, weight decay and seed each change the numbers', async () => {
  const opening = await run();
  for (const change of [{ lr: 0.2 }, { wd: 0.5 }, { optimizer: 'adam' }]) {
    assert.notDeepEqual((await run(change)).tables[STEPS], opening.tables[STEPS]);
  }
  assert.notDeepEqual((await drawInputs(engine, 8)).table, inputs.table);
});

test('the loss of the looked-up films goes down', async () => {
  const played = await run();
  assert.ok(played.steps.at(-1).loss < played.steps[0].loss);
});

test('lookups are written in the address and read back; what is none is refused', () => {
  const { uniform, below } = generator(3);
  for (let round = 0; round < 200; ++round) {
    const lookups = steps.map(() => {
      const some = rows.filter(() => uniform() < 0.4);
      return some.length > 0 ? some : [below(ROWS)];
    });
    assert.deepEqual(schema.x.parse(schema.x.format(lookups)), lookups);
  }
  const opening = schema.x.format(OPENING.x);
  assert.equal(opening, '14.1.12.4.02.2.4.0.2.04.2.0');
  for (const text of ['', '1', opening.replace('14', '41'), `${opening}.0`, opening.slice(0, -1)]) {
    assert.equal(schema.x.parse(text), null, text);
  }
  for (const step of ['6', 'a', '11', '-1', ' ']) {
    assert.equal(schema.x.parse(opening.replace('14', step)), null, step);
  }
});

test('toggling a lookup: on, off, and the last of a step stays', () => {
  assert.deepEqual(toggled(OPENING.x, 1, 0)[0], [0, 1, 4]);
  assert.deepEqual(toggled(OPENING.x, 1, 4)[0], [1]);
  assert.equal(toggled(OPENING.x, 2, 1), OPENING.x);
});
