// The thread's questions in their order, each with where its answer is seen. Sentences are found by
// id: `thread.<id>.question`, `.answer`, and for each place `thread.to.<place>`.

import type { TextId } from '../../text/text.ts';

/** The states of lessons that answers lead to. */
export const PLACES = {
  twoMachines: '#/lookup?v=1&x=3&step=7',
  backward: '#/lookup?v=1&x=3,1,3&step=15',
  transposed: '#/lookup?v=1&x=3&ask=transposed',
  largeTable: '#/lookup?v=1&x=3&ask=transposed&rows=1000000&factors=6&at=2,77777,2',
  dotProduct: '#/dot',
  rows: '#/categories',
  withAge: '#/categories?v=1&age=1',
  missing: '#/categories?v=1&missing=20&sex=%23na%23',
  micro: '#/collabnn',
  concat: '#/collabnn?v=1&lens=gradient',
  integers: '#/collabnn?v=1&lens=integer',
  notParameter: '#/collabnn?v=1&made=tensor',
  scatter: '#/gradient?v=1&samples=4-1-4.5,0-1-2,2-4-5&step=25',
  padding: '#/gradient?v=1&padding=1',
  ledger: '#/optimizer?v=1&optimizer=adamw',
  sparseAdam: '#/optimizer?v=1&optimizer=sparse-adam',
  training: '#/train',
  learned: '#/explore',
  files: '#/take-away',
} as const satisfies Readonly<Record<string, `#/${string}`>>;

export type Place = keyof typeof PLACES;

export interface Question {
  id: string;
  question: TextId;
  answer: TextId;
  to: readonly Place[];
}

export interface Thread {
  id: 'oneHot' | 'sizes' | 'inputs' | 'more';
  title: TextId;
  /** The model code that it is about. */
  code: readonly string[];
  questions: readonly Question[];
}

const asked = <Id extends string>(
  id: Id & (`thread.${Id}.question` extends TextId ? Id : never),
  ...to: Place[]
): Question => ({
  id,
  question: `thread.${id}.question` as TextId,
  answer: `thread.${id}.answer` as TextId,
  to,
});

export const THREADS: readonly Thread[] = [
  {
    id: 'oneHot',
    title: 'thread.oneHot.title',
    code: [
      'class DotProductBias(Module):',
      '    def __init__(self, n_users, n_films, n_factors):',
      '        self.user_factors = create_params([n_users, n_factors])',
      '        self.user_bias = create_params([n_users])',
      '        self.film_factors = create_params([n_films, n_factors])',
      '        self.film_bias = create_params([n_films])',
      '',
      '    def forward(self, x):',
      '        users = self.user_factors[x[:,0]]   # and where is the one-hot?',
      '        films = self.film_factors[x[:,1]]',
      '        r = (users * films).sum(dim=1)',
      '        return r + self.user_bias[x[:,0]] + self.film_bias[x[:,1]]',
    ],
    questions: [
      asked('metaphor', 'twoMachines', 'backward'),
      asked('unseen', 'transposed'),
      asked('cost', 'largeTable'),
      asked('linear', 'twoMachines', 'micro'),
      asked('dot', 'dotProduct'),
    ],
  },
  {
    id: 'sizes',
    title: 'thread.sizes.title',
    code: [
      "dls = TabularDataLoaders.from_df(df, cat_names=['Sex', 'Pclass'], …)",
      'get_emb_sz(dls.train_ds)',
      '# [(3, 3), (4, 3)]   but Sex has two values, and Pclass three',
    ],
    questions: [
      asked('plusOne', 'rows'),
      asked('columns', 'rows', 'withAge'),
      asked('rowZero', 'missing'),
      asked('three', 'rows'),
    ],
  },
  {
    id: 'inputs',
    title: 'thread.inputs.title',
    code: [
      'class CollabNN(Module):',
      '    def __init__(self, user_sz, film_sz, n_act=100):',
      '        self.user_factors = Embedding(*user_sz)',
      '        self.film_factors = Embedding(*film_sz)',
      '        self.layers = nn.Sequential(',
      '            nn.Linear(user_sz[1] + film_sz[1], n_act), nn.ReLU(), nn.Linear(n_act, 1))',
      '',
      '    def forward(self, x):',
      '        rows = self.user_factors(x[:,0]), self.film_factors(x[:,1])',
      '        return self.layers(torch.cat(rows, dim=1))   # rows go in. Do inputs learn?',
    ],
    questions: [
      asked('input', 'micro'),
      asked('change', 'notParameter'),
      asked('special', 'backward', 'concat'),
      asked('twice', 'scatter'),
      asked('discrete', 'integers'),
    ],
  },
  {
    id: 'more',
    title: 'thread.more.title',
    code: [],
    questions: [
      asked('moves', 'ledger', 'sparseAdam'),
      asked('padding', 'padding'),
      asked('real', 'training'),
      asked('meaning', 'learned'),
      asked('take', 'files'),
    ],
  },
];
