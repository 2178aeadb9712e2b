// The run's settings as fastai code.

import type { CodeListing } from '../../components/codePanel.ts';
import { exact } from '../../components/format.ts';
import type { TrainConfig } from '../../engine/training.ts';

/** fastai has no SparseAdam of its own; PyTorch's is wrapped. */
const OPTIMIZER: Record<TrainConfig['optimizer'], string> = {
  adamw: '',
  adam: ', opt_func=partial(Adam, decouple_wd=False)',
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

/** What every model does with its result. */
const inRange = ({ yRange }: TrainConfig, result: string): string =>
  yRange === null ? result : `sigmoid_range(${result}, ${yRange.map(exact).join(', ')})`;

function dotProduct(config: TrainConfig): string[] {
  const bias = config.model === 'dot-bias';
  return [
    `class ${bias ? 'DotProductBias' : 'DotProduct'}(Module):`,
    `    def __init__(self, n_users, n_films, n_factors=${config.factors}):`,
    ...embeddings(config),
    '',
    '    def forward(self, x):',
    '        u = self.user_factors(x[:, 0])',
    '        f = self.film_factors(x[:, 1])',
    `        r = (u * f).sum(dim=1${bias ? ', keepdim=True' : ''})`,
    ...(bias ? ['        r += self.user_bias(x[:, 0]) + self.film_bias(x[:, 1])'] : []),
    `        return ${inRange(config, 'r')}`,
  ];
}

function collabNN(config: TrainConfig): string[] {
  return [
    'class CollabNN(Module):',
    '    def __init__(self, n_users, n_films, n_act=100):',
    '        n_u, n_f = emb_sz_rule(n_users), emb_sz_rule(n_films)',
    '        self.user_factors = Embedding(n_users, n_u)',
    '        self.film_factors = Embedding(n_films, n_f)',
    '        self.layers = nn.Sequential(',
    '            nn.Linear(n_u + n_f, n_act), nn.ReLU(), nn.Linear(n_act, 1))',
    '',
    '    def forward(self, x):',
    '        e = torch.cat([self.user_factors(x[:, 0]), self.film_factors(x[:, 1])], dim=1)',
    `        return ${inRange(config, 'self.layers(e)')}`,
  ];
}

/** The lines of the model itself; fastai has EmbeddingNN ready. */
function modelLines(config: TrainConfig): string[] {
  if (config.model === 'embedding-nn') return [];
  return [...(config.model === 'collab-nn' ? collabNN(config) : dotProduct(config)), ''];
}

function learner(config: TrainConfig): string {
  const optimizer = OPTIMIZER[config.optimizer];
  if (config.model === 'embedding-nn') {
    const range =
      config.yRange === null ? '' : `, y_range=(${config.yRange.map(exact).join(', ')})`;
    return `learn = collab_learner(dls, use_nn=True, layers=[100, 50]${range}${optimizer})`;
  }
  const name = { dot: 'DotProduct', 'dot-bias': 'DotProductBias', 'collab-nn': 'CollabNN' }[
    config.model
  ];
  return `learn = Learner(dls, ${name}(n_users, n_films), loss_func=MSELossFlat()${optimizer})`;
}

export function listings(config: TrainConfig): CodeListing[] {
  const { optimizer, lr, wd, epochs, batchSize, seed, validPct } = config;
  const decay = optimizer === 'sparse-adam' ? '' : `, wd=${exact(wd)}`;
  const text = [
    'from fastai.collab import *',
    'from fastai.tabular.all import *',
    '',
    ...modelLines(config),
    `dls = CollabDataLoaders.from_df(ratings, bs=${batchSize}, valid_pct=${exact(validPct)}, seed=${seed})`,
    'n_users, n_films = len(dls.classes[ratings.columns[0]]), len(dls.classes[ratings.columns[1]])',
    learner(config),
    `learn.fit_one_cycle(${epochs}, ${exact(lr)}${decay})`,
  ];
  return [{ name: 'fastai', lines: text.map((line) => ({ text: line })) }];
}
