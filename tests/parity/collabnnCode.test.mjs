// The PyTorch code that the lesson `collabnn` shows, run: it prints what the page shows. And
// PyTorch's own words on the slips that the lesson is about.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { coreEngine, pageModule } from '../node/pageModule.mjs';
import { hasTorch, python } from './python.mjs';

const { runState } = await pageModule('web/lessons/collabnn/model.ts');
const { OPENING, OPTIMIZERS, PRESETS } = await pageModule('web/lessons/collabnn/state.ts');
const { listings } = await pageModule('web/lessons/collabnn/code.ts');
const predict = await pageModule('web/lessons/collabnn/predict.ts');

const skip = hasTorch ? false : 'needs PyTorch';

function run(code) {
  const { status, stdout, stderr } = spawnSync(python, ['-c', code], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout;
}

const numbersOf = (text) => [...text.matchAll(/-?\d+\.\d*(?:e[-+]\d+)?/g)].map(Number);

test(
  'the code prints the loss, the gradients and the moved table of the page',
  { skip },
  async () => {
    const engine = await coreEngine();
    for (const optimizer of OPTIMIZERS) {
      for (const samples of Object.values(PRESETS)) {
        const shown = await runState(engine, { ...OPENING, samples, seed: 11, optimizer });
        const [{ name, lines }] = listings(shown, optimizer);
        assert.equal(name, 'PyTorch');
        const code = lines.map(({ text }) => text);
        const printed = numbersOf(
          run([code[0], 'torch.set_printoptions(precision=8)', ...code.slice(1)].join('\n')),
        );
        const expected = [
          ...shown.nodes.loss.value,
          ...shown.parameterNodes.user_factors.grad,
          ...shown.parameterNodes.film_factors.grad,
          ...shown.parameterNodes['linear1.weight'].grad,
          ...shown.updated.values.film_factors,
        ];
        assert.equal(printed.length, expected.length);
        expected.forEach((value, i) => {
          const distance = Math.abs(value - printed[i]);
          const most = 3e-6 * Math.max(1, Math.abs(value));
          assert.ok(distance <= most, `${optimizer}, number ${i}: ${value}, not ${printed[i]}`);
        });
      }
    }
  },
);

/** What a line of Python raises: its name and its words. */
const raised = (line) =>
  run(
    [
      'import torch',
      'from torch import nn',
      'try:',
      `    ${line}`,
      'except Exception as error:',
      '    print(f"{type(error).__name__}: {error}", end="")',
    ].join('\n'),
  );

test('Python joins the two tuples, and PyTorch 1.13 says what the page quotes', { skip }, () => {
  assert.equal(run('print((5, 3) + (6, 4), end="")'), predict.TUPLE_SUMS[predict.TUPLE_SUM]);
  if (!run('import torch; print(torch.__version__)').startsWith('1.13')) return;
  assert.equal(raised('nn.Linear((5, 3) + (6, 4), 4)'), predict.PYTORCH_SAYS);
  assert.equal(raised('torch.tensor([[4, 1]]).requires_grad_()'), predict.PYTORCH_ON_INTEGERS);
});

test('a plain tensor is not among PyTorch’s parameters either', { skip }, () => {
  const code = [
    'import torch',
    'from torch import nn',
    'class Model(nn.Module):',
    '    def __init__(self, make):',
    '        super().__init__()',
    '        self.film_factors = make(torch.randn(6, 4))',
    '        self.linear1 = nn.Linear(7, 4)',
    'for make in (nn.Parameter, lambda x: x):',
    '    print([name for name, _ in Model(make).named_parameters()])',
  ];
  const [parameter, tensor] = run(code.join('\n')).trim().split('\n');
  assert.match(parameter, /'film_factors'/);
  assert.doesNotMatch(tensor, /'film_factors'/);
  assert.match(tensor, /'linear1.weight'/);
});
