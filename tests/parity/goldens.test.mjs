// The lab against PyTorch: goldens.json holds what PyTorch gave for the same calls (see
// makeGoldens.py). |a - b| <= 1e-6 + 1e-5 |b|, in float.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createLab } from 'embedding-lab';

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

function checkOp({ call, args, inputs, upstream, output, grads, inputsAfter, statisticsAfter }) {
  lab.scope(() => {
    const tensors = inputs.map(({ values, shape }) =>
      lab.tensor(Float32Array.from(values), { shape, requiresGrad: true }),
    );
    const given = args.map((argument) => toArgument(argument, tensors));
    const result = lab[call](...given);
    assert.deepEqual(result.shape, output.shape);
    assertClose(result.value, output.values, 'output');
    result.backward(Float32Array.from(upstream));
    tensors.forEach((tensor, i) => {
      const grad = tensor.grad ?? new Float32Array(grads[i].length);
      assertClose(grad, grads[i], `gradient of input ${i}`);
      if (inputsAfter) assertClose(tensor.value, inputsAfter[i], `input ${i} afterwards`);
    });
    if (statisticsAfter) {
      const { runningMean, runningVar } = given.at(-1);
      assertClose(runningMean, statisticsAfter[0], 'running mean');
      assertClose(runningVar, statisticsAfter[1], 'running variance');
    }
  });
}

for (const call of new Set(goldens.ops.map((one) => one.call))) {
  const cases = goldens.ops.filter((one) => one.call === call);
  test(`${call}: ${cases.length} cases, forward and backward`, () => {
    assert.ok(cases.length >= 3);
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

for (const { kind, options, sparse, table, steps } of goldens.optimizers) {
  const rows = sparse ? 'rows' : 'dense';
  test(`${kind} ${JSON.stringify(options)}, ${rows}: ${steps.length} steps`, () => {
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

const python = '/usr/bin/python3';
const hasTorch = spawnSync(python, ['-c', 'import torch']).status === 0;

test('the script still gives these goldens', { skip: !hasTorch && 'PyTorch is not here' }, () => {
  const script = fileURLToPath(new URL('makeGoldens.py', import.meta.url));
  const { status, stderr } = spawnSync(python, [script, '--check'], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
});
