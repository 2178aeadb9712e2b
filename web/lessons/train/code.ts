// The run's settings as fastai code.

import type { CodeListing } from '../../components/codePanel.ts';
import { exact } from '../../components/format.ts';
import type { TrainConfig } from '../../engine/training.ts';

const MODULE = { dot: 'DotProduct', 'dot-bias': 'DotProductBias' } as const;

/** fastai has no SparseAdam of its own; PyTorch's is wrapped. */
const OPTIMIZER: Record<TrainConfig['optimizer'], string> = {
  adamw: '',
  sgd: ', opt_func=SGD',
  'sparse-adam': ', opt_func=partial(OptimWrapper, opt=torch.optim.SparseAdam)',
};

function embeddings(config: TrainConfig): string[] {
  const sparse = config.optimizer === 'sparse-adam';
  const table = (rows: string, cols: number | string) =>
    sparse ? `nn.Embedding(${rows}, ${cols}, sparse=True)` : `Embedding(${rows}, ${cols})`;
  const lines = [
    `        self.user_factors = ${table('n_users', 'n_factors')}`,
    `        self.film_factors = ${table('n_films', 'n_factors')}`,
  ];
  if (config.model === 'dot') return lines;
  return [
    ...lines,
    `        self.user_bias = ${table('n_users', 1)}`,
    `        self.film_bias = ${table('n_films', 1)}`,
  ];
}

export function listings(config: TrainConfig): CodeListing[] {
  const { model, factors, yRange, optimizer, lr, wd, epochs, batchSize, seed, validPct } = config;
  const bias = model === 'dot-bias';
  const result = yRange === null ? 'r' : `sigmoid_range(r, ${yRange.map(exact).join(', ')})`;
  const decay = optimizer === 'sparse-adam' ? '' : `, wd=${exact(wd)}`;
  const text = [
    'from fastai.collab import *',
    'from fastai.tabular.all import *',
    '',
    `class ${MODULE[model]}(Module):`,
    `    def __init__(self, n_users, n_films, n_factors=${factors}):`,
    ...embeddings(config),
    '',
    '    def forward(self, x):',
    '        u = self.user_factors(x[:, 0])',
    '        f = self.film_factors(x[:, 1])',
    `        r = (u * f).sum(dim=1${bias ? ', keepdim=True' : ''})`,
    ...(bias ? ['        r += self.user_bias(x[:, 0]) + self.film_bias(x[:, 1])'] : []),
    `        return ${result}`,
    '',
    `dls = CollabDataLoaders.from_df(ratings, bs=${batchSize}, valid_pct=${exact(validPct)}, seed=${seed})`,
    'n_users, n_films = len(dls.classes[ratings.columns[0]]), len(dls.classes[ratings.columns[1]])',
    `learn = Learner(dls, ${MODULE[model]}(n_users, n_films), loss_func=MSELossFlat()${OPTIMIZER[optimizer]})`,
    `learn.fit_one_cycle(${epochs}, ${exact(lr)}${decay})`,
  ];
  return [{ name: 'fastai', lines: text.map((line) => ({ text: line })) }];
}
