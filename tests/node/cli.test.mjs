// The command line as a person calls it.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { ProgressBar } from '../../lib/cli/progressBar.js';
import { at, embeddingLab, madeUpCsv, temporaryFolder } from './support.mjs';

const folder = temporaryFolder();
after(() => folder.remove());

const ratings = folder.write('ratings.csv', madeUpCsv(20, 20));
const columns = 'Columns: user from "userId", item from "movieId", rating from "rating".';
const quick = ['--factors', 4, '--batch-size', 32, '--epochs', 2];

/** What a command that succeeds wrote on stdout. */
async function output(...args) {
  const { code, stdout, stderr } = await embeddingLab(...args);
  assert.equal(code, 0, stderr);
  return stdout;
}
const trained = async (...args) => JSON.parse(await output('train', ...args, '--json'));

test('help names every option', async () => {
  assert.match(await output(), /train RATINGS[^]*ladder RATINGS[^]*inspect RATINGS/);
  assert.equal(await output('--help'), await output('help'));
  const help = await output('train', '--help');
  const named = ['valid', 'valid-pct', 'model', 'factors', 'y-range', 'no-y-range', 'optimizer'];
  named.push('lr', 'wd', 'epochs', 'batch-size', 'schedule', 'seed', 'save', 'json', 'help');
  const found = [...help.matchAll(/^ {2}--([\w-]+)/gm)].map(([, name]) => name);
  assert.deepEqual(found, named);
  assert.match(await output('inspect', '--help'), /--json/);
});

describe('train', () => {
  test('--json prints one document, with the defaults of the course', async () => {
    const { code, stdout, stderr } = await embeddingLab('train', ratings, '--json');
    assert.equal(code, 0);
    assert.equal(stderr, `ratings.csv: ${columns}\n`);
    assert.equal(stdout.trimEnd().split('\n').length, 1);
    const { epochs, ratings_per_second, weights_sha256, ...told } = JSON.parse(stdout);
    assert.deepEqual(told, {
      model: 'dot-bias',
      config: {
        factors: 50,
        yRange: [0, 5.5],
        optimizer: 'adamw',
        lr: 5e-3,
        wd: 0.1,
        epochs: 5,
        batchSize: 64,
        schedule: 'one-cycle',
        seed: 42,
        validPct: 0.2,
      },
      data: { ratings: 400, users: 20, items: 20, train: 320, valid: 80 },
    });
    assert.equal(epochs.length, 5);
    for (const epoch of epochs) {
      assert.deepEqual(Object.keys(epoch), ['train_loss', 'valid_loss', 'seconds']);
      assert.ok(Object.values(epoch).every((value) => Number.isFinite(value) && value > 0));
    }
    assert.ok(ratings_per_second > 0);
    assert.match(weights_sha256, /^[0-9a-f]{64}$/);
  });

  test('every option arrives', async () => {
    const { model, config, data, epochs } = await trained(
      ...[ratings, '--model', 'dot', '--factors', 3, '--y-range', '0.5,6', '--optimizer', 'sgd'],
      ...['--lr', '1e-2', '--wd', '1e-3', '--epochs', 2, '--batch-size', 8],
      ...['--schedule', 'constant', '--seed', 9, '--valid-pct', 0.25],
    );
    assert.equal(model, 'dot');
    assert.deepEqual(config, {
      factors: 3,
      yRange: [0.5, 6],
      optimizer: 'sgd',
      lr: 0.01,
      wd: 0.001,
      epochs: 2,
      batchSize: 8,
      schedule: 'constant',
      seed: 9,
      validPct: 0.25,
    });
    assert.deepEqual([data.train, data.valid], [300, 100]);
    assert.equal(epochs.length, 2);
  });

  test('only AdamW decays by default, and the range can be left out', async () => {
    const { config } = await trained(ratings, ...quick, '--optimizer', 'adam', '--no-y-range');
    assert.equal(config.wd, 0);
    assert.equal(config.yRange, null);
  });

  test('the seed decides the weights, bit by bit', async () => {
    const hash = async (seed) => (await trained(ratings, ...quick, '--seed', seed)).weights_sha256;
    const first = await hash(1);
    assert.equal(await hash(1), first);
    assert.notEqual(await hash(2), first);
  });

  test('--valid: ids that training never saw count, and use row 0', async () => {
    const lines = 'userId,movieId,rating\n1,1,3\n999,1,4\n1,999,5\n';
    const valid = folder.write('valid.csv', lines);
    const { data, epochs } = await trained(ratings, ...quick, '--valid', valid);
    assert.deepEqual(data, { ratings: 400, users: 20, items: 20, train: 400, valid: 3 });
    assert.ok(epochs.every(({ valid_loss }) => valid_loss > 0));
  });

  test('without a validation part there is no loss over it', async () => {
    const { data, epochs } = await trained(ratings, ...quick, '--valid-pct', 0);
    assert.equal(data.valid, 0);
    assert.ok(epochs.every(({ valid_loss }) => valid_loss === null));
  });

  test('ratings beyond the range widen it, and it is said', async () => {
    const wide = folder.write('wide.csv', 'user,item,rating\n1,1,1\n2,1,9\n1,2,10\n2,2,2\n');
    const { stdout, stderr } = await embeddingLab(
      ...['train', wide, '--json', '--batch-size', 1, '--epochs', 1, '--valid-pct', 0],
    );
    assert.deepEqual(JSON.parse(stdout).config.yRange, [0.5, 10.5]);
    assert.match(stderr, /ratings go from 1 to 10: the range of predictions is 0\.5 to 10\.5\n$/);
  });

  test('a zip gives what the file in it gives', async () => {
    const zip = zipSync({ 'any/ratings.csv': readFileSync(ratings) });
    const packed = await trained(folder.write('any.zip', zip), ...quick);
    assert.equal(packed.weights_sha256, (await trained(ratings, ...quick)).weights_sha256);
  });

  test('prints the table that fastai prints', async () => {
    const { stdout, stderr } = await embeddingLab('train', ratings, ...quick);
    const [remark, head, first, second, gap, last] = stdout.split('\n');
    assert.equal(stderr, '', 'no progress bar where there is no terminal');
    assert.equal(remark, `ratings.csv: ${columns}`);
    assert.match(head, /^epoch +train_loss +valid_loss +time$/);
    assert.match(first, /^0 +\d\.\d{6} +\d\.\d{6} +00:0\d$/);
    assert.match(second, /^1 +\d\.\d{6} +\d\.\d{6} +00:0\d$/);
    assert.equal(gap, '');
    assert.match(last, /^[\d,]+ ratings\/s, weights sha256 [0-9a-f]{64}$/);
  });

  for (const model of ['dot-bias', 'collab-nn']) {
    test(`--save keeps the weights of ${model} as they are hashed`, async () => {
      const file = folder.path(`${model}.safetensors`);
      const told = await trained(ratings, ...quick, '--model', model, '--save', file);
      const bytes = readFileSync(file);
      const headerSize = Number(bytes.readBigUInt64LE(0));
      const header = JSON.parse(bytes.toString('utf8', 8, 8 + headerSize));
      const { __metadata__: metadata, ...tensors } = header;
      const hash = createHash('sha256');
      let end = 0;
      for (const { dtype, shape, data_offsets: offsets } of Object.values(tensors)) {
        assert.equal(dtype, 'F32');
        assert.equal(offsets[0], end, 'one after the other');
        assert.equal(offsets[1] - offsets[0], 4 * shape[0] * shape[1]);
        end = offsets[1];
        hash.update(bytes.subarray(8 + headerSize + offsets[0], 8 + headerSize + end));
      }
      assert.equal(bytes.length, 8 + headerSize + end);
      assert.equal(hash.digest('hex'), told.weights_sha256);
      assert.equal(JSON.parse(metadata.config).model, model);
      const users = JSON.parse(metadata.users);
      assert.equal(users[0], '#na#');
      assert.equal(users.length, 21);
      assert.deepEqual(Object.values(tensors)[0].shape[0], users.length);
    });
  }
});

describe('inspect', () => {
  const movies = 'movieId,title,genres\n1,"One, two (1999)",Drama\n3,Three (2001),Comedy\n';
  const lines = 'userId,movieId,rating\n1,1,3.5\n2,1,4\n1,1,5\n2,4,0.5\n';
  const zip = zipSync({ 'small/movies.csv': strToU8(movies), 'small/ratings.csv': strToU8(lines) });
  const path = folder.write('small.zip', zip);
  const remarks = [
    columns,
    'Ratings of a pair of user and item that had come before: 1. All are kept.',
  ];

  test('says what the loader saw', async () => {
    assert.equal(
      await output('inspect', path),
      [
        'file        small.zip',
        'ratings     4',
        'users       2',
        'items       2',
        'range       0.5 to 5, in steps of 0.5',
        'titles      1 of 2 items',
        'duplicates  1 ratings of a pair rated before',
        `remarks     ${remarks[0]}`,
        `            ${remarks[1]}`,
        '',
      ].join('\n'),
    );
  });

  test('as JSON', async () => {
    assert.deepEqual(JSON.parse(await output('inspect', path, '--json')), {
      name: 'small.zip',
      simulated: false,
      ratings: 4,
      users: 2,
      items: 2,
      minRating: 0.5,
      maxRating: 5,
      ratingStep: 0.5,
      duplicatePairs: 1,
      titles: 1,
      remarks,
      noiseMse: null,
      noiseRmse: null,
    });
  });
});

test('the progress bar draws on one line of a terminal, and clears it', () => {
  const progress = { fraction: 0.5, epoch: 1, epochs: 4, secondsLeft: 61.2, ratingsPerSecond: 1e6 };
  let written = '';
  const stream = { isTTY: true, columns: 100, write: (text) => (written += text) };
  const bar = new ProgressBar(stream);
  bar.draw(progress);
  const half = `${'█'.repeat(16)}${'░'.repeat(16)}`;
  assert.equal(written, `\repoch 2/4 ${half}  50 %  1:02 left  1,000,000 ratings/s\x1b[K`);
  written = '';
  bar.clear();
  bar.clear();
  assert.equal(written, '\r\x1b[K');
  stream.columns = 20;
  written = '';
  bar.draw(progress);
  assert.equal(written, `\repoch 2/4 ${'█'.repeat(9)}\x1b[K`, 'no wider than the terminal');
});

test('the command is executable', () => {
  const path = at('lib/cli/main.js');
  assert.match(readFileSync(path, 'utf8'), /^#!\/usr\/bin\/env node\n/);
  assert.equal(statSync(path).mode & 0o111, 0o111);
});
