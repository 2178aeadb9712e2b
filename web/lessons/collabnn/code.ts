// The model's code, whose lines are steps; and the whole as PyTorch and fastai, with the numbers on
// the screen in it.

import type { CodeLine, CodeListing } from '../../components/codePanel.ts';
import { codeLines, type SteppedLine } from '../../components/codeSteps.ts';
import { matrixLines } from '../../components/pythonMatrix.ts';
import { HIGH, LOW, STEP_OPTIONS, type Inputs } from './model.ts';
import type { OptimizerKind } from './state.ts';
import { TABLES, WEIGHTS, type Moment, type NodeName, type Step } from './steps.ts';

/** The model as the learner writes it, line by line, with the nodes that each line makes. */
const FORWARD: readonly { text: string; nodes: readonly NodeName[] }[] = [
  { text: 'def forward(self, x):', nodes: [] },
  { text: '    users = self.user_factors(x[:,0])', nodes: ['users'] },
  { text: '    films = self.film_factors(x[:,1])', nodes: ['films'] },
  { text: '    both = torch.cat([users, films], dim=1)', nodes: ['both'] },
  { text: '    hidden = self.linear1(both)', nodes: ['hidden'] },
  { text: '    act = F.relu(hidden)', nodes: ['act'] },
  { text: '    res = self.linear2(act)', nodes: ['res'] },
  { text: `    return sigmoid_range(res, ${LOW}, ${HIGH})`, nodes: ['pred'] },
  { text: '', nodes: [] },
  { text: 'loss = F.mse_loss(model(x), ratings)', nodes: ['loss'] },
];

/** The lines, each with the steps that it is under way in: of the direction at hand. */
export function modelListing(steps: readonly Step[], direction: Moment['direction']): CodeLine[] {
  const lines: SteppedLine<Step>[] = FORWARD.map(({ text, nodes }) => ({
    text,
    of: (step) =>
      'node' in step &&
      nodes.includes(step.node) &&
      (direction === 'forward') === (step.kind === 'forward'),
  }));
  return codeLines(
    [
      ...lines,
      { text: 'loss.backward()', of: ({ kind }) => kind === 'seed' },
      { text: 'opt.step()', of: ({ kind }) => kind === 'update' },
    ],
    steps,
  );
}

const lines = (...texts: string[]): CodeLine[] => texts.map((text) => ({ text }));

const sizesOf = ({ weights }: Inputs) => ({
  user: weights.user_factors.shape,
  film: weights.film_factors.shape,
  units: weights['linear1.weight'].shape[0],
});

const sizeLines = (inputs: Inputs): CodeLine[] => {
  const { user, film } = sizesOf(inputs);
  return lines(`user_sz, film_sz = (${user.join(', ')}), (${film.join(', ')})`);
};

const forwardLines = (): CodeLine[] =>
  FORWARD.slice(0, 8).map(({ text }) => ({ text: `    ${text}` }));

const initLines = (embedding: string): CodeLine[] =>
  lines(
    `        self.user_factors = ${embedding}(*user_sz)`,
    `        self.film_factors = ${embedding}(*film_sz)`,
    '        self.linear1 = nn.Linear(user_sz[1] + film_sz[1], n_act)',
    '        self.linear2 = nn.Linear(n_act, 1)',
    '',
  );

/** The numbers on the screen, in place of the random ones. */
function numberLines({ weights }: Inputs): CodeLine[] {
  const matrix = (name: string, of: keyof Inputs['weights']): CodeLine[] => {
    const { values, shape } = weights[of];
    return matrixLines(`model.${name}.data = torch.tensor(`, values, shape[1], ')');
  };
  const bias = (of: 'linear1.bias' | 'linear2.bias'): CodeLine[] => {
    const { values } = weights[of];
    return matrixLines(`model.${of}.data = torch.tensor(`, values, values.length, '[0])');
  };
  return [
    ...lines('# the numbers on the screen, in place of the random ones'),
    ...TABLES.flatMap((table) => matrix(`${table}.weight`, table)),
    ...WEIGHTS.flatMap((name) =>
      name === 'linear1.bias' || name === 'linear2.bias' ? bias(name) : matrix(name, name),
    ),
  ];
}

const dataLines = ({ samples }: Inputs): CodeLine[] =>
  lines(
    `x = torch.tensor([${samples.map(({ user, film }) => `[${user}, ${film}]`).join(', ')}])`,
    `ratings = torch.tensor([${samples.map(({ rating }) => `[${rating.toFixed(1)}]`).join(', ')}])`,
  );

const printLines = (): CodeLine[] =>
  lines(
    'print(loss.item())',
    'print(model.user_factors.weight.grad)',
    'print(model.film_factors.weight.grad)',
    'print(model.linear1.weight.grad)',
    'opt.step()',
    'print(model.film_factors.weight.data)',
  );

const optimizerLine = (optimizer: OptimizerKind): string =>
  optimizer === 'sgd'
    ? `opt = torch.optim.SGD(model.parameters(), lr=${STEP_OPTIONS.sgd.lr})`
    : `opt = torch.optim.AdamW(model.parameters(), lr=${STEP_OPTIONS.adamw.lr}, weight_decay=${STEP_OPTIONS.adamw.weightDecay})`;

function pytorch(inputs: Inputs, optimizer: OptimizerKind): CodeLine[] {
  const { units } = sizesOf(inputs);
  return [
    ...lines('import torch', 'import torch.nn.functional as F', 'from torch import nn', ''),
    ...lines(
      'def sigmoid_range(x, low, high):',
      '    return torch.sigmoid(x) * (high - low) + low',
      '',
      'class CollabNN(nn.Module):',
      '    def __init__(self, user_sz, film_sz, n_act):',
      '        super().__init__()',
    ),
    ...initLines('nn.Embedding'),
    ...forwardLines(),
    ...lines(''),
    ...sizeLines(inputs),
    ...lines(`model = CollabNN(user_sz, film_sz, ${units})`),
    ...numberLines(inputs),
    ...dataLines(inputs),
    ...lines(
      optimizerLine(optimizer),
      '',
      'loss = F.mse_loss(model(x), ratings)',
      'loss.backward()',
    ),
    ...printLines(),
  ];
}

function fastai(inputs: Inputs, optimizer: OptimizerKind): CodeLine[] {
  const { units } = sizesOf(inputs);
  return [
    ...lines(
      'from fastai.collab import *',
      'from fastai.tabular.all import *',
      '',
      'class CollabNN(Module):',
      '    def __init__(self, user_sz, film_sz, n_act):',
    ),
    ...initLines('Embedding'),
    ...forwardLines(),
    ...lines(''),
    ...sizeLines(inputs),
    ...lines(`model = CollabNN(user_sz, film_sz, ${units})`),
    ...numberLines(inputs),
    ...dataLines(inputs),
    ...lines(
      optimizerLine(optimizer),
      '',
      'loss = MSELossFlat()(model(x), ratings)',
      'loss.backward()',
    ),
    ...printLines(),
  ];
}

export const listings = (inputs: Inputs, optimizer: OptimizerKind): CodeListing[] => [
  { name: 'PyTorch', lines: pytorch(inputs, optimizer) },
  { name: 'fastai', lines: fastai(inputs, optimizer) },
];
