// The lookup lesson's models, on the core: the table of any size, the curve, the learner's own
// expressions, and where equality breaks.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadModule } from '../../lib/engine/module.js';
import { coreEngine, pageModule } from './pageModule.mjs';

const { nextRun, RowsInView, TableRefused } = await pageModule('web/lessons/lookup/bigTable.ts');
const { CURVE_ROWS, measureCurve, slopesOf } = await pageModule('web/lessons/lookup/curve.ts');
const { workOut } = await pageModule('web/lessons/lookup/notation.ts');
const { BEATS } = await pageModule('web/lessons/lookup/beats.ts');

const module = await loadModule();
let open = 0;
/** The engine's benches on a core in this thread; `most` rows fit, as if memory ended there. */
async function engine(most = Infinity) {
  return {
    ...(await coreEngine()),
    async openLookupBench({ rows, cols, seed }) {
      if (rows > most) throw new RangeError('[memory] there is not enough memory for this');
      const bench = new module.LookupBench(rows, cols, seed);
      ++open;
      return {
        shape: [rows, cols],
        rows: async (first, count) => bench.rows(first, count),
        compare: async (indices) => bench.compare(indices),
        measure: async (batch) => bench.measure(batch, 12),
        close: async () => {
          --open;
          bench.delete();
        },
      };
    },
    logLogSlope: async (x, y) => module.logLogSlope(x, y),
  };
}

test('another table takes the place of the one before; the rows in view are fetched', async () => {
  const core = await engine();
  const first = await nextRun(core, { rows: 1000, factors: 4, seed: 7 }, [2], null);
  const run = await nextRun(core, { rows: 5000, factors: 4, seed: 7 }, [4999, 0], first);
  assert.equal(open, 1);
  assert.equal(run.comparison.backwardBits.floats, 20_000);
  await new Promise((resolve) => {
    const view = new RowsInView(run, () => {
      assert.equal(view.value(4999, 3), run.comparison.output[3]);
      resolve();
    });
    assert.equal(view.value(4999, 3), null, 'on the way');
  });
  const same = await nextRun(core, { rows: 5000, factors: 4, seed: 7 }, [1], run);
  assert.equal(same.bench, run.bench, 'other indices need no other table');
  await same.bench.close();
});

test('where memory ends, what was on show is there again', async () => {
  const core = await engine(10_000);
  const before = await nextRun(core, { rows: 1000, factors: 4, seed: 7 }, [2, 2], null);
  const refused = await nextRun(core, { rows: 1e6, factors: 64, seed: 7 }, [2], before).catch(
    (error) => error,
  );
  assert.ok(refused instanceof TableRefused);
  assert.match(refused.message, /not enough memory/);
  assert.deepEqual(refused.run.comparison.output, before.comparison.output);
  assert.equal(open, 1);
  const wrong = await nextRun(core, { rows: 1000, factors: 4, seed: 7 }, [1000], refused.run).catch(
    (error) => error,
  );
  assert.match(wrong.message, /row 1000 is outside \[0, 1000\)/);
  assert.equal(wrong.run, refused.run);
  await wrong.run.bench.close();
});

test('the curve tells each table as it is measured, and stops when told', async () => {
  assert.equal(CURVE_ROWS[0], 1000);
  assert.equal(CURVE_ROWS.at(-1), 1_000_000);
  const core = await engine();
  const points = [];
  const stop = new AbortController();
  const onPoint = (point) => {
    points.push(point);
    if (points.length === 3) stop.abort();
  };
  await measureCurve(core, { factors: 4, seed: 7 }, onPoint, stop.signal);
  assert.deepEqual(
    points.map(({ rows }) => rows),
    CURVE_ROWS.slice(0, 3),
  );
  assert.equal(new Set(points.map(({ work }) => JSON.stringify(work.lookup))).size, 1);
  assert.equal(await slopesOf(core, points.slice(0, 1), 'forward'), null);
  const { oneHot, lookup } = await slopesOf(core, points, 'forward');
  assert.ok(Number.isFinite(oneHot) && Number.isFinite(lookup));
  assert.equal(open, 0, 'every table gave its memory back');
});

test('the learner’s own expressions give the row, as a column and as a row', async () => {
  const core = await engine();
  const column = await workOut(core, 'transposed', { seed: 7, factors: 4 });
  assert.deepEqual(column.result.shape, [4, 1]);
  assert.deepEqual(column.result.value, column.lookup.value);
  assert.deepEqual(column.result.value, column.table.value.slice(12, 16));
  const row = await workOut(core, 'float', { seed: 7, factors: 5 });
  assert.deepEqual(row.result.shape, [1, 5]);
  assert.deepEqual(row.table.shape, [1000, 5]);
  assert.deepEqual(row.result.value, row.table.value.slice(10, 15));
});

test('where the two part: every number of a case has a formula that ends in it', async () => {
  const core = await engine();
  for (const beat of BEATS) {
    const outcomes = await beat.run(core, 7);
    assert.ok(outcomes.length >= 3, beat.id);
    for (const { values, words, label, explain } of outcomes) {
      if (values === null) assert.notEqual(words, '');
      else
        values.forEach((value, col) => {
          const { title, lines } = explain(col);
          assert.equal(title, `${label}[${col}]`);
          const shown = Number.isNaN(value) ? /NaN$/ : value === Infinity ? /∞$/ : /\d$/;
          assert.match(lines.at(-1), shown);
        });
    }
  }
  const [nan] = BEATS;
  const [, product, copy] = await nan.run(core, 7);
  assert.ok(Number.isNaN(product.values[0]) && Number.isNaN(product.values[2]));
  assert.ok(copy.values.every((value) => Number.isFinite(value)));
});
