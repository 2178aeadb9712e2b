// What PyTorch refuses, the lab refuses: goldens.json holds PyTorch's words (see goldenOps.py and
// goldenOptimizers.py), this file the lab's for the same attempts.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createLab } from 'embedding-lab';

const { refusals } = JSON.parse(readFileSync(new URL('goldens.json', import.meta.url), 'utf8'));
const lab = await createLab();

const table = () => lab.tensor([1, 1, 1, 1, 1, 1, 1, 1], { shape: [4, 2], requiresGrad: true });

const embedding = (options, rows = [0, 1, 1]) =>
  lab.embedding(rows, table(), options).sum().backward();

function bag(options, { rows = [0, 1, 1], offsets = [0, 2], weights } = {}) {
  const perSampleWeights = weights && lab.tensor([weights]);
  lab
    .embeddingBag(rows, offsets, table(), { ...options, perSampleWeights })
    .sum()
    .backward();
}

function step(kind, options, sparse) {
  const weight = lab.tensor([[1], [2]], { requiresGrad: true, name: 'W' });
  const optimizer = lab.optim[kind]([weight], options);
  lab.embedding([0, 1], weight, { sparse }).sum().backward();
  optimizer.step();
}

const attempts = {
  'oneHot: an index below 0': [
    RangeError,
    '[oneHot] class -1 is outside [0, 3)',
    () => lab.oneHot([-1], 3),
  ],
  'oneHot: an index beyond numClasses': [
    RangeError,
    '[oneHot] class 3 is outside [0, 3)',
    () => lab.oneHot([3], 3),
  ],
  'embedding: an index below 0': [
    RangeError,
    '[embedding] row -1 is outside [0, 4)',
    () => embedding({}, [-1]),
  ],
  'embedding: an index beyond the table': [
    RangeError,
    '[embedding] row 4 is outside [0, 4)',
    () => embedding({}, [4]),
  ],
  'embedding: paddingIdx below -rows': [
    RangeError,
    '[embedding] paddingIdx -5 is outside [-4, 4)',
    () => embedding({ paddingIdx: -5 }),
  ],
  'embedding: paddingIdx beyond the table': [
    RangeError,
    '[embedding] paddingIdx 4 is outside [-4, 4)',
    () => embedding({ paddingIdx: 4 }),
  ],
  'embedding: sparse with scaleGradByFreq': [
    TypeError,
    '[embedding] scaleGradByFreq is not supported with sparse gradients',
    () => embedding({ sparse: true, scaleGradByFreq: true }),
  ],
  'embeddingBag: an index beyond the table': [
    RangeError,
    '[embeddingBag] row 4 is outside [0, 4)',
    () => bag({ mode: 'sum' }, { rows: [4, 0, 0] }),
  ],
  'embeddingBag: the first offset is not 0': [
    RangeError,
    '[embeddingBag] offsets[0] is 1: the first bag starts at 0',
    () => bag({ mode: 'sum' }, { offsets: [1, 2] }),
  ],
  'embeddingBag: offsets that fall': [
    RangeError,
    '[embeddingBag] offsets[1] is 2, beyond 1',
    () => bag({ mode: 'sum' }, { offsets: [0, 2, 1] }),
  ],
  'embeddingBag: an offset beyond the indices': [
    RangeError,
    '[embeddingBag] offsets[1] is 4, beyond 3',
    () => bag({ mode: 'sum' }, { offsets: [0, 4] }),
  ],
  'embeddingBag: an unknown mode': [
    TypeError,
    '[embeddingBag] "min" is none of sum, mean, max',
    () => bag({ mode: 'min' }),
  ],
  'embeddingBag: paddingIdx below -rows': [
    RangeError,
    '[embeddingBag] paddingIdx -5 is outside [-4, 4)',
    () => bag({ mode: 'sum', paddingIdx: -5 }),
  ],
  'embeddingBag: paddingIdx beyond the table': [
    RangeError,
    '[embeddingBag] paddingIdx 4 is outside [-4, 4)',
    () => bag({ mode: 'sum', paddingIdx: 4 }),
  ],
  'embeddingBag: perSampleWeights with mean': [
    TypeError,
    '[embeddingBag] perSampleWeights are supported in sum mode only',
    () => bag({ mode: 'mean' }, { weights: [1, 1, 1] }),
  ],
  'embeddingBag: perSampleWeights with max': [
    TypeError,
    '[embeddingBag] perSampleWeights are supported in sum mode only',
    () => bag({ mode: 'max' }, { weights: [1, 1, 1] }),
  ],
  'embeddingBag: fewer perSampleWeights than indices': [
    TypeError,
    '[embeddingBag] perSampleWeights [1, 2] are not one for each of 3 indices',
    () => bag({ mode: 'sum' }, { weights: [1, 1] }),
  ],
  'embeddingBag: scaleGradByFreq with max': [
    TypeError,
    '[embeddingBag] max mode does not support scaleGradByFreq',
    () => bag({ mode: 'max', scaleGradByFreq: true }),
  ],
  'embeddingBag: sparse with max': [
    TypeError,
    '[embeddingBag] max mode does not support sparse gradients',
    () => bag({ mode: 'max', sparse: true }),
  ],
  'embeddingBag: sparse with scaleGradByFreq, sum': [
    TypeError,
    '[embeddingBag] scaleGradByFreq is not supported with sparse gradients',
    () => bag({ mode: 'sum', sparse: true, scaleGradByFreq: true }),
  ],
  'embeddingBag: sparse with scaleGradByFreq, mean': [
    TypeError,
    '[embeddingBag] scaleGradByFreq is not supported with sparse gradients',
    () => bag({ mode: 'mean', sparse: true, scaleGradByFreq: true }),
  ],
  'dropout: a probability above 1': [
    RangeError,
    '[dropout] probability 1.5 is outside [0, 1]',
    () => lab.dropout(table(), 1.5),
  ],
  'batchNorm1d: training on a batch of one': [
    TypeError,
    '[batchNorm1d] a batch of 1 has no variance to train with',
    () => {
      const row = lab.tensor([[1, 1]]);
      const statistics = { runningMean: new Float32Array(2), runningVar: Float32Array.of(1, 1) };
      lab.batchNorm1d(row, row, row, statistics);
    },
  ],
  'crossEntropy: a class beyond the columns': [
    RangeError,
    '[crossEntropy] class 2 is outside [0, 2)',
    () => lab.crossEntropy(lab.tensor([[1, 1]]), [2]),
  ],
  'backward: from more than one number': [
    TypeError,
    '[backward] the output is [4, 2], not [1, 1]: give its gradient',
    () => table().mul(2).backward(),
  ],
  'backward: from what needs no gradient': [
    TypeError,
    '[backward] the output does not depend on any tensor that requires a gradient',
    () => lab.tensor([1]).sum().backward(),
  ],
  'sgd: rows of gradient with weight decay': [
    TypeError,
    '[sgd] "W" has sparse gradients: they take no weight decay',
    () => step('sgd', { weightDecay: 0.1 }, true),
  ],
  'sgd: nesterov without momentum': [
    RangeError,
    '[sgd] nesterov needs a momentum above 0',
    () => step('sgd', { nesterov: true }, false),
  ],
  'adam: rows of gradient': [
    TypeError,
    '[adam] "W" has sparse gradients: use sparseAdam, or a lookup with sparse: false',
    () => step('adam', {}, true),
  ],
  'adamw: rows of gradient': [
    TypeError,
    '[adamw] "W" has sparse gradients: use sparseAdam, or a lookup with sparse: false',
    () => step('adamw', {}, true),
  ],
  'sparseAdam: a dense gradient': [
    TypeError,
    '[sparseAdam] "W" has a dense gradient: look it up with sparse: true',
    () => step('sparseAdam', {}, false),
  ],
  'sparseAdam: weight decay': [
    TypeError,
    '[sparseAdam] there is no weight decay: it would move every row',
    () => step('sparseAdam', { weightDecay: 0.1 }, true),
  ],
  'adagrad: rows of gradient with weight decay': [
    TypeError,
    '[adagrad] "W" has sparse gradients: they take no weight decay',
    () => step('adagrad', { weightDecay: 0.1 }, true),
  ],
  ...Object.fromEntries(
    Object.keys(lab.optim).map((kind) => [
      `${kind}: a learning rate below 0`,
      [RangeError, `[${kind}] lr -1 is not 0 or more`, () => step(kind, { lr: -1 }, false)],
    ]),
  ),
  ...Object.fromEntries(
    ['adam', 'adamw', 'sparseAdam'].map((kind) => [
      `${kind}: a beta of 1`,
      [
        RangeError,
        `[${kind}] beta 1 is outside [0, 1)`,
        () => step(kind, { betas: [1, 0.9] }, false),
      ],
    ]),
  ),
};

test('what PyTorch refuses is what is tried here', () => {
  assert.deepEqual(refusals.map(({ what }) => what).sort(), Object.keys(attempts).sort());
});

for (const { what, torch } of refusals) {
  test(`${what} (PyTorch: ${torch})`, () => {
    const [type, message, attempt] = attempts[what];
    assert.throws(attempt, { constructor: type, message });
  });
}
