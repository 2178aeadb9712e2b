// Weights: safetensors whose header lies, and models that are not what they say.

import { latin1, model, safetensors } from './build.mjs';

const four = Buffer.alloc(16);
const tensor = (entry) =>
  safetensors({ w: { dtype: 'F32', shape: [2, 2], data_offsets: [0, 16], ...entry } }, four);
const metadata = (change) => model((made) => change(made.metadata));
const nested = (depth) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

export const weights = {
  // ---- The header ---------------------------------------------------------------------------------
  'no bytes': () => Buffer.alloc(0),
  'seven bytes': () => Buffer.alloc(7),
  'a header of no bytes': () => Buffer.alloc(8),
  'a header of 2^63 bytes': () => safetensors('{}', four, 2n ** 63n),
  'a header of 2^64 - 1 bytes': () => safetensors('{}', four, 2n ** 64n - 1n),
  'a header of one byte more than there are': () => safetensors('{}', Buffer.alloc(0), 3n),
  'a header that is no JSON': () => safetensors('weights = 1'),
  'a header that breaks off': () => safetensors('{"w": {"dtype": "F32"'),
  'a header in wrong UTF-8': () => safetensors(latin1('{"\xff": 1}')),
  'a header in UTF-16': () => safetensors(Buffer.from('{}', 'utf16le')),
  'a header that is a list': () => safetensors('[]'),
  'a header that is null': () => safetensors('null'),
  'a header that is a number': () => safetensors('1e999'),
  'a header nested a hundred thousand times': () => safetensors(`{"w": ${nested(1e5)}}`),
  'a header with the same tensor twice': () =>
    safetensors(
      '{"w":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]},"w":{"dtype":"F32","shape":[1,1],"data_offsets":[4,8]}}',
      Buffer.alloc(8),
    ),
  'a tensor named __proto__': () =>
    safetensors(
      '{"__proto__":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]}}',
      Buffer.alloc(4),
    ),
  'a tensor whose name is markup': () =>
    safetensors({ '<img src=x onerror=alert(1)>': { dtype: 'F64' } }),
  'a tensor whose name has a hundred thousand characters': () =>
    safetensors({ ['x'.repeat(1e5)]: { dtype: 'F64' } }),
  'metadata that are a list': () => safetensors({ __metadata__: [] }),
  'metadata that are no texts': () => safetensors({ __metadata__: { users: ['a'] } }),

  // ---- Tensors ------------------------------------------------------------------------------------
  'no tensors': () => safetensors({}),
  'another dtype': () => tensor({ dtype: 'F16' }),
  'a dtype that nobody knows': () => tensor({ dtype: 'F4_E2M1' }),
  'a dtype that is no text': () => tensor({ dtype: { toString: 'F32' } }),
  'a tensor that is null': () => safetensors({ w: null }, four),
  'a tensor that is a text': () => safetensors({ w: 'F32' }, four),
  'a shape of one length': () => tensor({ shape: [4] }),
  'a shape of three lengths': () => tensor({ shape: [2, 2, 1] }),
  'a shape below zero': () => tensor({ shape: [-2, -2] }),
  'a shape that is not whole': () => tensor({ shape: [0.5, 8] }),
  'a shape of 2^53': () => tensor({ shape: [2 ** 53, 2] }),
  'a shape whose product overflows 32 bits': () => tensor({ shape: [65_536, 65_536] }),
  'a shape whose product overflows 64 bits': () => tensor({ shape: [2 ** 40, 2 ** 40] }),
  'a shape of a million lengths': () => tensor({ shape: Array(1e6).fill(1) }),
  'no shape': () => tensor({ shape: undefined }),
  'no offsets': () => tensor({ data_offsets: undefined }),
  'offsets that run backwards': () => tensor({ data_offsets: [16, 0] }),
  'offsets below zero': () => tensor({ data_offsets: [-16, 0] }),
  'offsets of 2^53': () => tensor({ data_offsets: [2 ** 53 - 17, 2 ** 53 - 1] }),
  'offsets as texts': () => tensor({ data_offsets: ['0', '16'] }),
  'offsets beyond the end': () => tensor({ shape: [4, 2], data_offsets: [0, 32] }),
  'a gap before the first tensor': () =>
    safetensors({ w: { dtype: 'F32', shape: [1, 1], data_offsets: [4, 8] } }, Buffer.alloc(8)),
  'tensors that overlap': () =>
    safetensors(
      {
        v: { dtype: 'F32', shape: [2, 2], data_offsets: [0, 16] },
        w: { dtype: 'F32', shape: [2, 2], data_offsets: [8, 24] },
      },
      Buffer.alloc(24),
    ),
  'bytes behind the last tensor': () =>
    safetensors({ w: { dtype: 'F32', shape: [2, 2], data_offsets: [0, 16] } }, Buffer.alloc(20)),

  // ---- Models -------------------------------------------------------------------------------------
  'a good model': () => model(),
  'weights that another program wrote': () => tensor({}),
  'a model without its users’ table': () => model(({ tensors }) => delete tensors.user_factors),
  'a model without biases': () =>
    model(({ tensors }) => (delete tensors.user_bias, delete tensors.item_bias)),
  'a model of another kind': () => metadata((texts) => (texts.config.model = 'collab-nn')),
  'a model that nobody knows': () => metadata((texts) => (texts.config.model = 'transformer')),
  'a tensor too many': () =>
    model(({ tensors }) => (tensors.extra = { shape: [1, 1], values: [1] })),
  'factors of another number': () => metadata((texts) => (texts.config.factors = 50)),
  'a million factors': () => metadata((texts) => (texts.config.factors = 1e6)),
  'biases of another number of rows': () =>
    model(({ tensors }) => (tensors.item_bias = { shape: [2, 1], values: [0, 1] })),
  'tables without rows': () =>
    model(({ tensors, metadata: texts }) => {
      for (const name of Object.keys(tensors))
        tensors[name] = { shape: [0, tensors[name].shape[1]], values: [] };
      for (const name of [
        'users',
        'items',
        'titles',
        'years',
        'genres',
        'rating_counts',
        'mean_ratings',
      ])
        texts[name] = [];
    }),
  'NaN among the weights': () => model(({ tensors }) => (tensors.item_factors.values[3] = NaN)),
  'infinity among the weights': () =>
    model(({ tensors }) => (tensors.user_bias.values[1] = Infinity)),
  'weights as large as floats can be': () =>
    model(({ tensors }) => tensors.item_factors.values.fill(3e38)),
  'a user too few': () => metadata((texts) => texts.users.pop()),
  'the same user twice': () => metadata((texts) => (texts.users = ['#na#', '1', '1'])),
  'ids that are numbers': () => metadata((texts) => (texts.items = [0, 1, 2])),
  'ids that are names of every object': () =>
    metadata((texts) => (texts.items = ['#na#', '__proto__', 'constructor'])),
  'users that are no JSON': () => metadata((texts) => (texts.users = '[')),
  'users nested a hundred thousand times': () => metadata((texts) => (texts.users = nested(1e5))),
  'titles that are markup': () =>
    metadata((texts) => (texts.titles = [null, '<script>alert(1)</script>', '<b>'])),
  'titles that are no texts': () => metadata((texts) => (texts.titles = [null, {}, 7])),
  'a year that is no number': () => metadata((texts) => (texts.years = '[null, 1e999, 1985]')),
  'genres that are texts': () => metadata((texts) => (texts.genres = ['', 'Horror', 'Drama'])),
  'no options': () => metadata((texts) => delete texts.config),
  'options that are a list': () => metadata((texts) => (texts.config = [])),
  'options that nobody knows': () => metadata((texts) => (texts.config.__proto_ = 1)),
  'an option named __proto__': () =>
    metadata((texts) => (texts.config = '{"__proto__":{"model":"dot"}}')),
  'a learning rate that is no number': () => metadata((texts) => (texts.config.lr = 'fast')),
  'a range that runs backwards': () => metadata((texts) => (texts.config.yRange = [5, 1])),
  'a range that is no range': () => metadata((texts) => (texts.config.yRange = { low: 0 })),
  'ratings that ran backwards': () => metadata((texts) => (texts.rating_range = [4, 3])),
  'ratings that are no range': () => metadata((texts) => (texts.rating_range = 'all')),
  'of another lab': () => metadata((texts) => (texts.made_by = 'somebody')),
};
