// The model's code, whose lines are steps; and the whole as PyTorch and fastai, with the numbers on
// the screen in it.

import type { CodeLine, CodeListing } from '../../components/codePanel.ts';
import { codeLines } from '../../components/codeSteps.ts';
import { matrixLines } from '../../components/pythonMatrix.ts';
import { HIGH, LOW, TABLE_SHAPE, type Inputs } from './model.ts';
import { FACTORS, FILMS, NO_PADDING, USERS } from './state.ts';
import { TABLES, type Moment, type NodeName, type Step, type TableName } from './steps.ts';

/** The model as the learner writes it, line by line, with the nodes that each line makes. */
const MODEL: readonly {
  text: string;
  nodes: readonly NodeName[];
  kind?: Step['kind'];
}[] = [
  { text: 'def forward(self, x):', nodes: [] },
  { text: '    users = self.user_factors[x[:,0]]', nodes: ['users'] },
  { text: '    films = self.film_factors[x[:,1]]', nodes: ['films'] },
  { text: '    res = (users * films).sum(dim=1, keepdim=True)', nodes: ['products', 'dots'] },
  {
    text: '    res += self.user_bias[x[:,0]] + self.film_bias[x[:,1]]',
    nodes: ['userBias', 'filmBias', 'biases', 'res'],
  },
  { text: `    return sigmoid_range(res, ${LOW}, ${HIGH})`, nodes: ['pred'] },
  { text: '', nodes: [] },
  { text: 'loss = F.mse_loss(model(x), ratings)', nodes: ['loss'] },
  { text: 'loss.backward()', nodes: [], kind: 'seed' },
  { text: 'opt.step()', nodes: [], kind: 'update' },
];

/**
 * The model's lines, each with the steps that it is under way in: of the direction at hand, where
 * it has some in both.
 */
export const modelListing = (steps: readonly Step[], direction: Moment['direction']): CodeLine[] =>
  codeLines(
    MODEL.map(({ text, nodes, kind }) => ({
      text,
      of: (step: Step) =>
        step.kind === kind ||
        ('node' in step &&
          nodes.includes(step.node) &&
          (direction === 'forward') === (step.kind === 'forward')),
    })),
    steps,
  );

const lines = (...texts: string[]): CodeLine[] => texts.map((text) => ({ text }));

const tableLines = (head: (table: TableName) => string, tail: string, inputs: Inputs): CodeLine[] =>
  TABLES.flatMap((table) =>
    matrixLines(head(table), inputs.tables[table], TABLE_SHAPE[table][1], tail),
  );

const dataLines = ({ samples }: Inputs): CodeLine[] =>
  lines(
    `x = torch.tensor([${samples.map(({ user, film }) => `[${user}, ${film}]`).join(', ')}])`,
    `ratings = torch.tensor([${samples.map(({ rating }) => `[${rating.toFixed(1)}]`).join(', ')}])`,
  );

/** `self.film_factors[x[:,1]]`, or the function that it stands for where it has options. */
function lookupCode(table: TableName, { storage, padding }: Inputs): string {
  const film = table.startsWith('film');
  const index = `x[:,${film ? 1 : 0}]`;
  const options = [
    ...(film && padding !== NO_PADDING ? [`padding_idx=${padding}`] : []),
    ...(storage === 'sparse' ? ['sparse=True'] : []),
  ];
  if (options.length === 0) return `self.${table}[${index}]`;
  return `F.embedding(${index}, self.${table}, ${options.join(', ')})`;
}

function forwardLines(inputs: Inputs): CodeLine[] {
  const lookup = (table: TableName): string => lookupCode(table, inputs);
  return lines(
    '    def forward(self, x):',
    `        users = ${lookup('user_factors')}`,
    `        films = ${lookup('film_factors')}`,
    '        res = (users * films).sum(dim=1, keepdim=True)',
    `        res += ${lookup('user_bias')} + ${lookup('film_bias')}`,
    `        return sigmoid_range(res, ${LOW}, ${HIGH})`,
  );
}

function pytorch(inputs: Inputs): CodeLine[] {
  return [
    ...lines('import torch', 'import torch.nn.functional as F', 'from torch import nn', ''),
    ...lines(
      'def sigmoid_range(x, low, high):',
      '    return torch.sigmoid(x) * (high - low) + low',
      '',
      'class DotProductBias(nn.Module):',
      '    def __init__(self):',
      '        super().__init__()',
    ),
    ...tableLines((table) => `        self.${table} = nn.Parameter(torch.tensor(`, '))', inputs),
    ...lines(''),
    ...forwardLines(inputs),
    ...lines('', 'model = DotProductBias()'),
    ...dataLines(inputs),
    ...lines('loss = F.mse_loss(model(x), ratings)', 'loss.backward()', ''),
    ...lines('print(loss.item())', 'print(model.film_factors.grad)'),
  ];
}

function fastai(inputs: Inputs): CodeLine[] {
  return [
    ...lines(
      'from fastai.collab import *',
      '',
      'def create_params(size):',
      '    return nn.Parameter(torch.zeros(*size).normal_(0, 0.01))',
      '',
      'class DotProductBias(Module):',
      '    def __init__(self, n_users, n_films, n_factors):',
      '        self.user_factors = create_params([n_users, n_factors])',
      '        self.film_factors = create_params([n_films, n_factors])',
      '        self.user_bias = create_params([n_users, 1])',
      '        self.film_bias = create_params([n_films, 1])',
      '',
    ),
    ...forwardLines(inputs),
    ...lines('', `model = DotProductBias(${USERS}, ${FILMS}, ${FACTORS})`),
    ...lines('# the numbers on the screen, in place of the random ones'),
    ...tableLines((table) => `model.${table}.data = torch.tensor(`, ')', inputs),
    ...dataLines(inputs),
    ...lines('loss = MSELossFlat()(model(x), ratings)', 'loss.backward()', ''),
    ...lines('print(loss.item())', 'print(model.film_factors.grad)'),
  ];
}

export const listings = (inputs: Inputs): CodeListing[] => [
  { name: 'PyTorch', lines: pytorch(inputs) },
  { name: 'fastai', lines: fastai(inputs) },
];
