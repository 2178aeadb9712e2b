// The same in PyTorch and in fastai, with the numbers on the screen in it: the sheet as it stands,
// and the next step with the ratings that it will take.

import type { CodeLine, CodeListing } from '../../components/codePanel.ts';
import { exact } from '../../components/format.ts';
import { range } from '../../components/numbers.ts';
import { shortestFloat } from '../../engine/shortestFloat.ts';
import type { Moment, Run } from './descent.ts';
import { rowOf } from './model.ts';
import { FACTORS, HIGH, LOW } from './shapes.ts';

const lines = (...texts: string[]): CodeLine[] => texts.map((text) => ({ text }));

function pythonNumber(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const text = String(shortestFloat(value));
  return /[.e]/.test(text) ? text : `${text}.0`;
}

const list = (values: ArrayLike<number>): string =>
  `[${Array.from(values, pythonNumber).join(', ')}]`;

/** `head` + rows + `tail`, a line for each row. */
function matrix(head: string, rows: readonly string[], tail: string): CodeLine[] {
  return [{ text: head }, ...rows.map((row) => ({ text: `    ${row},` })), { text: tail }];
}

/** The model, as the course writes it. */
function model({ sheet, setting }: Run, embedding: string): CodeLine[] {
  const [users, films] = [sheet.users.length, sheet.items.length];
  const { bias, range: inRange } = setting;
  return lines(
    `class DotProduct${bias ? 'Bias' : ''}(nn.Module):`,
    '    def __init__(self):',
    '        super().__init__()',
    `        self.user_factors = ${embedding}(${users}, ${FACTORS})`,
    `        self.item_factors = ${embedding}(${films}, ${FACTORS})`,
    ...(bias
      ? [
          `        self.user_bias = ${embedding}(${users}, 1)`,
          `        self.item_bias = ${embedding}(${films}, 1)`,
        ]
      : []),
    '',
    '    def forward(self, x):',
    '        users = self.user_factors(x[:, 0])',
    '        films = self.item_factors(x[:, 1])',
    '        res = (users * films).sum(dim=1)',
    ...(bias
      ? ['        res = res + self.user_bias(x[:, 0])[:, 0] + self.item_bias(x[:, 1])[:, 0]']
      : []),
    inRange
      ? `        return torch.sigmoid(res) * (${HIGH} - ${LOW}) + ${LOW}`
      : '        return res',
    '',
  );
}

function values({ sheet, setting }: Run, { tables }: Moment): CodeLine[] {
  const rows = (table: Float32Array, count: number): string[] =>
    range(count).map((row) => list(rowOf(table, row)));
  const bias = (name: 'user_bias' | 'item_bias'): CodeLine => ({
    text: `model.${name}.weight.data = torch.tensor(${list(tables[name])}).reshape(-1, 1)`,
  });
  return [
    ...matrix(
      'model.user_factors.weight.data = torch.tensor([',
      rows(tables.user_factors, sheet.users.length),
      '])',
    ),
    ...matrix(
      'model.item_factors.weight.data = torch.tensor([',
      rows(tables.item_factors, sheet.items.length),
      '])',
    ),
    ...(setting.bias ? [bias('user_bias'), bias('item_bias')] : []),
  ];
}

export function listings(run: Run, step: number): CodeListing[] {
  const moment = run.moments[step];
  if (moment === undefined) return [];
  const { sheet, setting } = run;
  const width = sheet.items.length;
  const ratings = range(sheet.users.length).map((user) =>
    list(sheet.ratings.subarray(user * width, (user + 1) * width)),
  );
  const batch = run.steps[step]?.batch ?? [];
  const next = step + 1;
  /** The last lines take the step after the one on show: a click on one goes there. */
  const stepping = (text: string): CodeLine => ({ text, steps: [next, next] });
  const body: CodeLine[] = [
    ...lines(`model = DotProduct${setting.bias ? 'Bias' : ''}()`),
    ...values(run, moment),
    ...lines(''),
    ...matrix('ratings = torch.tensor([  # nan: blank', ratings, '])'),
    ...lines(
      `everyone = torch.cartesian_prod(torch.arange(${sheet.users.length}), torch.arange(${width}))`,
    ),
    {
      text: `print(model(everyone).reshape(${sheet.users.length}, ${width}))`,
      steps: [step, step],
    },
  ];
  const learn: CodeLine[] =
    batch.length === 0
      ? []
      : [
          ...lines(
            '',
            `# step ${next}: the rows of x are viewer, film`,
            `x = torch.tensor([${batch.map(({ user, item }) => `[${user}, ${item}]`).join(', ')}])`,
            `opt = torch.optim.SGD(model.parameters(), lr=${exact(setting.lr)})`,
          ),
          stepping('loss = F.mse_loss(model(x), ratings[x[:, 0], x[:, 1]])'),
          stepping('loss.backward()'),
          stepping('opt.step()'),
        ];
  const imports = ['import torch', 'import torch.nn.functional as F', 'from torch import nan, nn'];
  const fastai = learn.map((line) => ({
    ...line,
    text: line.text.replace('torch.optim.SGD(', 'SGD('),
  }));
  return [
    {
      name: 'PyTorch',
      lines: [...lines(...imports, ''), ...model(run, 'nn.Embedding'), ...body, ...learn],
    },
    {
      name: 'fastai',
      lines: [
        ...lines(
          ...imports,
          'from fastai.layers import Embedding',
          'from fastai.optimizer import SGD',
          '',
        ),
        ...model(run, 'Embedding'),
        ...body,
        ...fastai,
      ],
    },
  ];
}
