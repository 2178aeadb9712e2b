// The programs that toPyTorch writes: for every op and option of the goldens they run in PyTorch and
// find their own numbers right, |a - b| <= 1e-6 + 1e-5 |b|.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createLab, pytorchLine } from 'embedding-lab';
import { hasTorch, python } from './python.mjs';

const goldens = JSON.parse(readFileSync(new URL('goldens.json', import.meta.url), 'utf8'));

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

async function programOf({ call, args, inputs, upstream, frozen }) {
  const lab = await createLab();
  const tensors = inputs.map(({ shape, values }, i) =>
    lab.tensor(Float32Array.from(values), {
      shape,
      requiresGrad: !frozen || i === inputs.length - 1,
    }),
  );
  const output = lab[call](...args.map((argument) => toArgument(argument, tensors)));
  const end = frozen ? output.mul(tensors.at(-1)) : output;
  if (upstream) end.backward(Float32Array.from(upstream));
  const program = lab.toPyTorch();
  lab.dispose();
  return program;
}

/** Runs them in one Python; answers with those that failed, and why. */
function failuresOf(programs) {
  const run = `
import contextlib, io, json, sys, traceback
failures = []
for name, program in json.load(sys.stdin):
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(program, {})
    except Exception:
        failures.append([name, traceback.format_exc(), program])
print(json.dumps(failures))`;
  const { stdout, stderr, status } = spawnSync(python, ['-c', run], {
    input: JSON.stringify(programs),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

const needTorch = { skip: hasTorch ? false : 'PyTorch is not installed' };

test('every op and option of the goldens reproduces its numbers', needTorch, async () => {
  const programs = [];
  for (const [i, golden] of goldens.ops.entries()) {
    programs.push([`${golden.call} ${i}`, await programOf(golden)]);
  }
  const failures = failuresOf(programs);
  assert.equal(failures.length, 0, failures.slice(0, 3).flat().join('\n'));
});

test('a program whose numbers are wrong fails', needTorch, async () => {
  const program = await programOf(goldens.ops[0]);
  const wrong = program.replace(/(check\("\w+", \w+, \[)[^,\]]+/, '$17.5');
  assert.equal(failuresOf([['wrong', wrong]]).length, 1);
});

/** The thread's DotProductBias on a batch with a duplicate. */
async function dotProductBias() {
  const lab = await createLab();
  const table = (values, name) => lab.tensor(values, { requiresGrad: true, name });
  const users = table(
    [
      [1, 0.5],
      [0.25, -1],
    ],
    'user_factors',
  );
  const bias = table([[0.1], [-0]], 'user_bias');
  const items = table(
    [
      [2, 1],
      [NaN, 1],
      [0.3, 1e-8],
    ],
    'item_factors',
  );
  const x = lab.rowDot(lab.embedding([0, 1, 0], users), lab.embedding([0, 0, 2], items));
  const y = lab.sigmoidRange(x.add(lab.embedding([0, 1, 0], bias)), 0, 5.5);
  const loss = lab.mseLoss(y, lab.tensor([[4], [1], [5]], { name: 'ratings' })).mul(2);
  loss.backward();
  return lab;
}

test('the listing of a recommender reads as one would write it', async () => {
  const lab = await dotProductBias();
  const [forward] = lab.toPyTorch().split('\n\ndef check');
  assert.equal(
    forward.trim(),
    `import torch
import torch.nn.functional as F
from torch import inf, nan

user_factors = torch.tensor([
    [1.0, 0.5],
    [0.25, -1.0],
], requires_grad=True)
embedding_1 = F.embedding(torch.tensor([0, 1, 0]), user_factors)
item_factors = torch.tensor([
    [2.0, 1.0],
    [nan, 1.0],
    [0.3, 1e-8],
], requires_grad=True)
embedding_3 = F.embedding(torch.tensor([0, 0, 2]), item_factors)
row_dot_4 = (embedding_1 * embedding_3).sum(dim=1, keepdim=True)
user_bias = torch.tensor([
    [0.1],
    [-0.0],
], requires_grad=True)
embedding_6 = F.embedding(torch.tensor([0, 1, 0]), user_bias)
add_7 = row_dot_4 + embedding_6
sigmoid_range_8 = torch.sigmoid(add_7) * (5.5 - 0.0) + 0.0
ratings = torch.tensor([
    [4.0],
    [1.0],
    [5.0],
])
mse_loss_10 = F.mse_loss(sigmoid_range_8, ratings)
mul_12 = mse_loss_10 * 2.0

mul_12.backward()`,
  );
  const [, rows] = lab.trace();
  assert.equal(pytorchLine(rows, ['W', 'e']), 'e = F.embedding(torch.tensor([0, 1, 0]), W)');
  lab.dispose();
});

test('the listing runs', needTorch, async () => {
  const lab = await dotProductBias();
  assert.deepEqual(failuresOf([['dot-bias', lab.toPyTorch()]]), []);
});
