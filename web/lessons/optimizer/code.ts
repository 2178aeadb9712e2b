// The same in PyTorch and in fastai, with the numbers on the screen in it.

import type { CodeLine, CodeListing } from '../../components/codePanel.ts';
import { exact, pythonFloat } from '../../components/format.ts';
import { range } from '../../components/numbers.ts';
import { BETAS, EPS, MOMENTUM, RATINGS, rowOf, type Run } from './model.ts';
import { COLS, ROWS, STEPS } from './state.ts';

const lines = (...texts: string[]): CodeLine[] => texts.map((text) => ({ text }));

const list = (values: Iterable<number>): string =>
  `[${Array.from(values, (value) => pythonFloat(value).padStart(5)).join(', ')}]`;

/** The lines of `head` + a nested list, a line for each row, + `tail`. */
function matrixLines(head: string, rows: readonly string[], tail: string): CodeLine[] {
  return rows.map((row, i) => {
    const start = i === 0 ? `${head}[` : ' '.repeat(head.length + 1);
    return { text: `${start}${row}${i === rows.length - 1 ? `]${tail}` : ','}` };
  });
}

/** The optimizer's line in PyTorch. */
function torchOptimizer({ setting: { optimizer, lr, wd } }: Run): string {
  const decay = `, weight_decay=${exact(wd)}`;
  const [name, options] = {
    sgd: ['SGD', decay],
    momentum: ['SGD', `, momentum=${MOMENTUM}${decay}`],
    adam: ['Adam', decay],
    adamw: ['AdamW', decay],
    'sparse-adam': ['SparseAdam', ''],
  }[optimizer];
  return `opt = torch.optim.${name}(films.parameters(), lr=${exact(lr)}${options})`;
}

/** The optimizer's line in fastai, whose own defaults are others. */
function fastaiOptimizer({ setting: { optimizer, lr, wd } }: Run): string {
  const rates = `lr=${exact(lr)}`;
  const adam = `${rates}, mom=${BETAS[0]}, sqr_mom=${BETAS[1]}, eps=${EPS}, wd=${exact(wd)}`;
  const call = {
    sgd: `SGD(films.parameters(), ${rates}, wd=${exact(wd)}, decouple_wd=False)`,
    momentum: `SGD(films.parameters(), ${rates}, mom=${MOMENTUM}, wd=${exact(wd)}, decouple_wd=False)`,
    adam: `Adam(films.parameters(), ${adam}, decouple_wd=False)`,
    adamw: `Adam(films.parameters(), ${adam})`,
    'sparse-adam': `OptimWrapper(films.parameters(), torch.optim.SparseAdam, ${rates})`,
  }[optimizer];
  return `opt = ${call}`;
}

export function listings(run: Run, step: number, row: number): CodeListing[] {
  const sparse = run.setting.optimizer === 'sparse-adam';
  const weights = matrixLines(
    'films.weight.data = torch.tensor(',
    range(ROWS).map((one) => list(rowOf(run.table, one))),
    ')',
  );
  const batches = run.steps.map(({ films }) => `[${films.join(', ')}]`);
  const inputs = [
    ...weights,
    ...lines(`u = torch.tensor(${list(run.viewer)})  # the viewer, frozen`),
    ...lines(`ratings = torch.tensor(${list(RATINGS)})`),
    ...matrixLines(
      'steps = ',
      range(Math.ceil(batches.length / 6)).map((i) => batches.slice(6 * i, 6 * i + 6).join(', ')),
      '',
    ),
    ...lines(''),
  ];
  const loop: CodeLine[] = [
    { text: `for x in steps[:${step}]:` },
    ...lines(
      '    x = torch.tensor(x)',
      '    loss = (((films(x) * u).sum(1) - ratings[x])**2).mean()',
      '    opt.zero_grad()',
      '    loss.backward()',
    ),
    { text: '    opt.step()', steps: [1, STEPS] },
    ...lines('', `print(films.weight[${row}])`),
  ];
  return [
    {
      name: 'PyTorch',
      lines: [
        ...lines('import torch', 'from torch import nn', ''),
        ...lines(`films = nn.Embedding(${ROWS}, ${COLS}${sparse ? ', sparse=True' : ''})`),
        ...inputs,
        ...lines(torchOptimizer(run)),
        ...loop,
      ],
    },
    {
      name: 'fastai',
      lines: [
        ...lines('import torch', 'from fastai.layers import Embedding'),
        ...lines(`from fastai.optimizer import ${fastaiImport(run)}`, ''),
        ...lines(`films = Embedding(${ROWS}, ${COLS})`),
        ...(sparse ? lines('films.sparse = True') : []),
        ...inputs,
        ...lines(fastaiOptimizer(run)),
        ...loop,
      ],
    },
  ];
}

function fastaiImport({ setting: { optimizer } }: Run): string {
  if (optimizer === 'sparse-adam') return 'OptimWrapper';
  return optimizer.startsWith('adam') ? 'Adam' : 'SGD';
}
