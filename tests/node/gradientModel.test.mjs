// The lesson `gradient` without its page: its model runs the core and computes nothing itself.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { before, test } from 'node:test';
import { URLSearchParams } from 'node:url';
import { coreEngine, pageModule } from './pageModule.mjs';
import { generator } from './support.mjs';

const lesson = (name) => pageModule(`web/lessons/gradient/${name}.ts`);

let engine, check, code, model, rules, batch, state, steps;
before(async () => {
  engine = await coreEngine();
  batch = await pageModule('web/components/samples.ts');
  [check, code, model, rules, state, steps] = await Promise.all(
    ['check', 'code', 'model', 'rules', 'state', 'steps'].map(lesson),
  );
});

const bits = (values) => [...new Uint32Array(values.slice().buffer)];
const runWith = (change) => model.runState(engine, { ...state.OPENING, ...change });

/** Batches of every size, with duplicates among them, and the presets. */
function batches() {
  const { below } = generator(3);
  const random = Array.from({ length: 12 }, (_, i) =>
    Array.from({ length: 1 + (i % state.MAX_BATCH) }, () => ({
      user: below(state.USERS),
      film: below(4),
      rating: batch.RATINGS[below(batch.RATINGS.length)],
    })),
  );
  return [...Object.values(state.PRESETS), ...random];
}

test('only rows that were looked up have a gradient; what was sent to them sums to it, bit for bit', async () => {
  let duplicates = 0;
  for (const [seed, samples] of batches().entries()) {
    const run = await runWith({ samples, seed });
    for (const table of steps.TABLES) {
      const { gradRows, grad, shape } = run.tableNodes[table];
      const looked = new Set(model.indicesOf(samples, table));
      assert.deepEqual(new Set(gradRows.rows), looked, table);
      duplicates += samples.length - looked.size;
      for (let row = 0; row < shape[0]; ++row) {
        const dense = grad.slice(row * shape[1], (row + 1) * shape[1]);
        const sum = run.sums[table].get(row);
        if (!looked.has(row)) {
          assert.ok(dense.every((value) => Object.is(value, 0)));
          assert.equal(sum, undefined);
          continue;
        }
        const sent = model.contributionsTo(run.nodes[steps.LOOKUP_OF[table]], row);
        assert.equal(
          sent.length,
          samples.filter((one) => one[model.columnOf(table)] === row).length,
        );
        assert.deepEqual(bits(sum), bits(dense));
        assert.deepEqual(bits(model.gradOfRow(run.soFar[table].at(-1), row)), bits(dense));
      }
      assert.equal(run.soFar[table][0].grad, null);
    }
  }
  assert.ok(duplicates > 10, `${duplicates} duplicates`);
});

test('a parameter is said to be drawn from the seed of its run', async () => {
  const { explainParameter } = await lesson('inspect');
  for (const seed of [3, 8]) {
    const run = await runWith({ seed });
    const { note } = explainParameter({ engine, run }, 'film_factors', 1, 2);
    assert.match(note, new RegExp(`from seed ${seed}\\b`));
  }
});

test('every gradient on the way agrees with its finite difference', async () => {
  const run = await runWith({ samples: state.PRESETS.three });
  let checked = 0;
  for (const name of [...steps.NODES, ...steps.TABLES]) {
    if (name === 'loss') continue;
    const { grad } = run.nodes[name] ?? run.tableNodes[name];
    for (const [element, value] of grad.entries()) {
      const { agrees, difference } = await check.checkElement(engine, run, name, element, value);
      assert.ok(agrees, `${name}[${element}]: ${value}, difference ${difference}`);
      ++checked;
    }
  }
  assert.equal(checked, 3 * (3 * 4 + 6) + 60);
});

test('each wrong rule fails its check and leads elsewhere; the right one passes', async () => {
  const run = await runWith({ samples: state.PRESETS.three });
  const right = await rules.runRule(engine, 'right', run);
  assert.ok(rules.passes(right));
  assert.equal(right.losses[0].value[0], run.nodes.loss.value[0]);
  assert.equal(right.losses[1].value[0], run.updated.loss.value[0]);
  assert.ok(right.losses.at(-1).value[0] < right.losses[0].value[0] / 10, 'it learns');
  const failing = { write: [1], everyRow: [0, 1, 2, 3, 4, 5], noTarget: [1, 4] };
  for (const rule of state.RULES) {
    const wrong = await rules.runRule(engine, rule, run);
    assert.ok(!rules.passes(wrong), rule);
    assert.deepEqual(rules.failingRows(wrong, 'film_factors'), failing[rule], rule);
    assert.notEqual(wrong.losses.at(-1).value[0], right.losses.at(-1).value[0], rule);
  }
});

test('where a wrong rule happens to be right, that is found too', async () => {
  const one = await runWith({ samples: state.PRESETS.one });
  const write = await rules.runRule(engine, 'write', one);
  assert.ok(rules.passes(write), 'nothing is looked up twice');
  const right = await rules.runRule(engine, 'right', one);
  assert.deepEqual(
    write.losses.map(({ value }) => value[0]),
    right.losses.map(({ value }) => value[0]),
  );
  const everyRow = await rules.runRule(engine, 'everyRow', one);
  assert.deepEqual(rules.failingRows(everyRow, 'film_factors'), [0, 2, 3, 4, 5]);
  assert.equal(
    everyRow.losses.at(-1).value[0],
    right.losses.at(-1).value[0],
    'the loss cannot tell',
  );
});

test('dense and sparse: the same gradient, zeros for what is absent, and the memory of both', async () => {
  const samples = state.PRESETS.three;
  const [sparse, dense] = [
    await runWith({ samples }),
    await runWith({ samples, storage: 'dense' }),
  ];
  for (const table of steps.TABLES) {
    assert.deepEqual(bits(dense.tableNodes[table].grad), bits(sparse.tableNodes[table].grad));
    assert.equal(dense.tableNodes[table].gradRows, null);
  }
  assert.equal(model.gradOfRow(sparse.tableNodes.film_factors, 0), null);
  assert.deepEqual([...model.gradOfRow(dense.tableNodes.film_factors, 0)], [0, 0, 0, 0]);
  const expected = {
    sparse: { rows: 2, values: 2 * 4 * 4, indices: 2 * 4 },
    dense: { rows: 6, values: 6 * 4 * 4, indices: 0 },
  };
  for (const run of [sparse, dense]) {
    assert.deepEqual(run.memories.sparse.film_factors, expected.sparse);
    assert.deepEqual(run.memories.dense.film_factors, expected.dense);
  }
});

test('paddingIdx: the same forward, and its row receives nothing', async () => {
  const samples = state.PRESETS.three;
  const [plain, padded] = [await runWith({ samples }), await runWith({ samples, padding: 1 })];
  assert.deepEqual(bits(padded.nodes.pred.value), bits(plain.nodes.pred.value));
  assert.deepEqual([...model.rowsOf(padded.tableNodes.film_factors)], [4]);
  assert.deepEqual(model.contributionsTo(padded.nodes.films, 1), []);
  assert.deepEqual(
    bits(model.gradOfRow(padded.tableNodes.film_factors, 4)),
    bits(model.gradOfRow(plain.tableNodes.film_factors, 4)),
  );
  assert.deepEqual([...model.rowsOf(padded.tableNodes.user_factors)], [4, 0, 2]);
});

test('the same state gives the same bits, and its address reads back', async () => {
  const address = await pageModule('web/components/address.ts');
  const asked = {
    ...state.OPENING,
    samples: state.PRESETS.three,
    seed: 99,
    step: 17,
    storage: 'dense',
    padding: 4,
    rule: 'everyRow',
  };
  const written = address.formatState(state.schema, asked);
  assert.match(written.toString(), /samples=4-1-4.5%2C0-1-2%2C2-4-5/);
  const { state: read, refused } = address.parseState(state.schema, written);
  assert.deepEqual([read, refused], [asked, []]);
  const [first, again] = [await runWith(asked), await runWith(read)];
  assert.deepEqual(first, again);
});

for (const [query, expected] of [
  ['samples=4-1', /samples “4-1”: expected 1 to 4/],
  ['samples=6-1-4.5', /samples “6-1-4.5”/],
  ['samples=4-1-4.7', /ratings from 0.5 to 5 in halves/],
  ['samples=0-0-1,0-0-1,0-0-1,0-0-1,0-0-1', /expected 1 to 4/],
  ['padding=6', /padding “6”: expected “none” or a row from 0 to 5/],
  ['rule=magic', /expected one of write, everyRow, noTarget/],
]) {
  test(`the address ${query} is refused`, async () => {
    const { parseState } = await pageModule('web/components/address.ts');
    const { state: read, refused } = parseState(state.schema, new URLSearchParams(query));
    assert.deepEqual(read, state.OPENING);
    assert.match(refused.join(), expected);
  });
}

test('steps: the walk back is the tape in reverse, lookups sample by sample', () => {
  const walk = steps
    .stepsOf(2)
    .map((step) => [step.kind, step.node, step.position].join(' ').trim());
  assert.deepEqual(walk.slice(0, 3), ['start', 'forward users', 'forward films']);
  assert.deepEqual(walk.slice(11, 17), [
    'seed',
    'backward loss',
    'backward pred',
    'backward res',
    'backward biases',
    'scatter filmBias 0',
  ]);
  assert.deepEqual(walk.slice(-6), [
    'scatter films 0',
    'scatter films 1',
    'scatter users 0',
    'scatter users 1',
    'end',
    'update',
  ]);
});

// ---- The listings ---------------------------------------------------------------------------------

const python = '/usr/bin/python3';
const hasTorch = (() => {
  if (!existsSync(python)) return false;
  try {
    execFileSync(python, ['-c', 'import torch'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

const report = `
import json
print(json.dumps({name: p.grad.to_dense().flatten().tolist() for name, p in model.named_parameters()}))
`;

for (const change of [
  { storage: 'dense' },
  { storage: 'sparse', padding: 1 },
  { storage: 'sparse', samples: 'one' },
]) {
  const title = `the PyTorch listing gives these gradients: ${JSON.stringify(change)}`;
  test(title, hasTorch ? {} : { skip: 'needs python3-torch' }, async () => {
    const samples = state.PRESETS[change.samples ?? 'three'];
    const run = await runWith({ ...change, samples });
    const [{ lines }] = code.listings(run);
    const program = lines.map(({ text }) => text).join('\n');
    const output = execFileSync(python, ['-c', program + report], { encoding: 'utf8' });
    const printed = output.trim().split('\n');
    const near = (a, b) => Math.abs(a - b) <= 1e-6 + 1e-5 * Math.abs(b);
    assert.ok(near(Number(printed[0]), run.nodes.loss.value[0]), printed[0]);
    const grads = JSON.parse(printed.at(-1));
    for (const table of steps.TABLES) {
      const own = run.tableNodes[table].grad ?? new Float32Array(grads[table].length);
      grads[table].forEach((value, i) => assert.ok(near(own[i], value), `${table}[${i}]`));
    }
  });
}
