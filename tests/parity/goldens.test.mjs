// The lab against PyTorch: goldens.json holds what PyTorch gave for the same calls (see
// makeGoldens.py). |a - b| <= 1e-6 + 1e-5 |b|, in float.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { createLab } from 'embedding-lab';
import { at } from '../node/support.mjs';
import { hasTorch, python } from './python.mjs';

const goldens = JSON.parse(readFileSync(new URL('goldens.json', import.meta.url), 'utf8'));
const lab = await createLab();
after(() => lab.dispose());

function assertClose(actual, expected, what) {
  assert.equal(actual.length, expected.length, what);
  for (let i = 0; i < expected.length; ++i) {
    const allowed = 1e-6 + 1e-5 * Math.abs(expected[i]);
    const distance = Math.abs(actual[i] - expected[i]);
    assert.ok(distance <= allowed, `${what}[${i}]: ${actual[i]} instead of ${expected[i]}`);
  }
}

// ---- Ops ----------------------------------------------------------------------------------------

/** An argument of a case as the lab takes it: {"input": n} is a tensor. */
function toArgument(argument, tensors) {
  if (Array.isArray(argument)) return argument.map((one) => toArgument(one, tensors));
  if (argument === null || typeof argument !== 'object') return argument;
  if ('input' in argument) return tensors[argument.input];
  const entries = Object.entries(argument).map(([name, value]) => [
    name,
    name.startsWith('running') ? Float32Array.from(value) : toArgument(value, tensors),
  ]);
  return Object.fromEntries(entries);
}

/** Rows of gradient in the order of the table: the lab keeps them in that of their first touch. */
function sorted({ rows, values }) {
  const cols = values.length / rows.length;
  const order = [...rows.keys()].sort((a, b) => rows[a] - rows[b]);
  return {
    rows: order.map((place) => rows[place]),
    values: order.flatMap((place) => [...values.subarray(place * cols, (place + 1) * cols)]),
  };
}

function checkGradients({ grads, gradRows }, tensors) {
  tensors.forEach((tensor, i) => {
    assert.equal(tensor.requiresGrad, grads[i] !== null);
    if (grads[i] === null) {
      assert.equal(tensor.grad, null);
    } else {
      // No gradient has arrived where PyTorch gives none or zeros.
      const grad = tensor.grad ?? new Float32Array(grads[i].length);
      assertClose(grad, grads[i], `gradient of input ${i}`);
    }
  });
  const [table] = tensors;
  if (!gradRows) return;
  // Rows that are padding: PyTorch keeps zeros for some, the lab leaves them out.
  const held = table.gradRows ? sorted(table.gradRows) : { rows: [], values: [] };
  const cols = table.shape[1];
  const isZero = (place) =>
    gradRows.values.slice(place * cols, (place + 1) * cols).every((g) => g === 0);
  const places = [...gradRows.rows.keys()].filter((place) => !isZero(place));
  assert.deepEqual(
    held.rows,
    places.map((place) => gradRows.rows[place]),
  );
  const values = places.flatMap((place) => gradRows.values.slice(place * cols, (place + 1) * cols));
  assertClose(held.values, values, 'rows of gradient');
}

function checkOp({ call, args, inputs, output, frozen, ...expected }) {
  lab.scope(() => {
    const isLearnt = (i) => !frozen || i === inputs.length - 1;
    const tensors = inputs.map(({ values, shape }, i) =>
      lab.tensor(Float32Array.from(values), { shape, requiresGrad: isLearnt(i) }),
    );
    const given = args.map((argument) => toArgument(argument, tensors));
    const result = lab[call](...given);
    assert.equal(lab.trace().at(-1).op, call);
    assert.deepEqual(result.shape, output.shape);
    assertClose(result.value, output.values, 'output');
    if (expected.upstream) {
      const end = frozen ? result.mul(tensors.at(-1)) : result;
      end.backward(Float32Array.from(expected.upstream));
      checkGradients(expected, tensors);
    }
    expected.inputsAfter?.forEach((values, i) =>
      assertClose(tensors[i].value, values, `input ${i} afterwards`),
    );
    if (expected.statisticsAfter) {
      const { runningMean, runningVar } = given.at(-1);
      assertClose(runningMean, expected.statisticsAfter[0], 'running mean');
      assertClose(runningVar, expected.statisticsAfter[1], 'running variance');
    }
  });
}

for (const call of new Set(goldens.ops.map((one) => one.call))) {
  const cases = goldens.ops.filter((one) => one.call === call);
  test(`${call}: ${cases.length} cases, forward and backward`, () => {
    const shapes = cases.map(({ inputs, output }) => [...inputs, output].map(({ shape }) => shape));
    assert.ok(new Set(shapes.map((one) => JSON.stringify(one))).size >= 3);
    for (const one of cases) {
      try {
        checkOp(one);
      } catch (error) {
        const shapes = one.inputs.map(({ shape }) => shape.join(' × ')).join(', ');
        error.message = `${JSON.stringify(one.args)} on ${shapes}: ${error.message}`;
        throw error;
      }
    }
  });
}

// ---- Optimizers ---------------------------------------------------------------------------------

for (const { kind, options, sparse, table, steps } of goldens.optimizers) {
  const rows = sparse ? 'rows' : 'dense';
  test(`${kind} ${JSON.stringify(options)}, ${rows}: ${steps.length} steps`, () => {
    assert.equal(steps.length, 20);
    lab.scope(() => {
      const weight = lab.tensor(Float32Array.from(table.values), {
        shape: table.shape,
        requiresGrad: true,
      });
      const optimizer = lab.optim[kind]([weight], options);
      steps.forEach((step, number) => {
        optimizer.zeroGrad();
        const looked = lab.embedding(step.rows, weight, { sparse });
        looked.backward(Float32Array.from(step.upstream));
        optimizer.step();
        assertClose(weight.value, step.value, `weight after step ${number + 1}`);
      });
    });
  });
}

test('every optimizer has goldens', () => {
  assert.deepEqual(
    new Set(goldens.optimizers.map(({ kind }) => kind)),
    new Set(Object.keys(lab.optim)),
  );
});

// ---- The scripts --------------------------------------------------------------------------------

for (const script of ['makeGoldens.py', 'makeModelGoldens.py', 'makeTabularGoldens.py']) {
  const skip = !hasTorch && 'PyTorch is not here';
  test(`${script} still gives what is committed`, { skip }, () => {
    const { status, stderr } = spawnSync(python, [at(`tests/parity/${script}`), '--check'], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
  });
}
