// The model's code, whose lines are steps; and the whole as PyTorch and fastai, with the numbers on
// the screen in it.

import type { CodeLine, CodeListing } from '../../components/codePanel.ts';
import { pythonFloat } from '../../components/format.ts';
import { HIGH, LOW, range, TABLE_SHAPE, type Inputs } from './model.ts';
import { FACTORS, FILMS, NO_PADDING, USERS } from './state.ts';
import { TABLES, type NodeName, type Step, type TableName } from './steps.ts';

/** The model as the learner writes it, line by line, with the nodes that each line makes. */
const MODEL: readonly {
  text: string;
  nodes: readonly NodeName[];
  kinds?: readonly Step['kind'][];
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
  { text: 'loss.backward()', nodes: [], kinds: ['seed', 'end'] },
  { text: 'opt.step()', nodes: [], kinds: ['update'] },
];

/**
 * The model's lines, each with the steps that it is under way in: of the direction at hand, where
 * it has some in both.
 */
export function modelListing(
  steps: readonly Step[],
  direction: 'forward' | 'backward',
): CodeLine[] {
  return MODEL.map(({ text, nodes, kinds = [] }) => {
    const places = (wanted: (step: Step) => boolean): number[] =>
      steps.flatMap((step, place) => (wanted(step) ? [place] : []));
    const own = places((step) => kinds.includes(step.kind));
    if (own.length > 0) return { text, steps: [own[0] ?? 0, own[0] ?? 0] as const };
    const of = places(
      (step) =>
        'node' in step &&
        nodes.includes(step.node) &&
        (direction === 'forward') === (step.kind === 'forward'),
    );
    const [first, last] = [of.at(0), of.at(-1)];
    return first === undefined || last === undefined
      ? { text }
      : { text, steps: [first, last] as const };
  });
}

const lines = (...texts: string[]): CodeLine[] => texts.map((text) => ({ text }));

/** The lines of `head` + a nested list of floats, a line for each row of factors, + `tail`. */
function matrixLines(head: string, values: Float32Array, cols: number, tail: string): CodeLine[] {
  const rows = range(values.length / cols).map((row) => {
    const numbers = [...values.subarray(row * cols, (row + 1) * cols)].map(pythonFloat);
    return cols === 1
      ? `[${numbers.join('')}]`
      : `[${numbers.map((n) => n.padStart(5)).join(', ')}]`;
  });
  if (cols === 1) return lines(`${head}[${rows.join(', ')}]${tail}`);
  return rows.map((row, i) => {
    const start = i === 0 ? `${head}[` : ' '.repeat(head.length + 1);
    return { text: `${start}${row}${i === rows.length - 1 ? `]${tail}` : ','}` };
  });
}

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
