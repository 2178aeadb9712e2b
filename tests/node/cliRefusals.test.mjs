// Bad input on the command line: exit code 2, one line that names file, line and what was expected,
// and nothing written.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { declareSize, embeddingLab, madeUpCsv, temporaryFolder } from './support.mjs';

const folder = temporaryFolder();
after(() => folder.remove());

const header = 'userId,movieId,rating\n';
const twoUsers = `${header}1,1,3\n2,1,4\n`;
const csv = madeUpCsv(20, 20);
const ratings = folder.write('ratings.csv', csv);
const weights = folder.path('weights.safetensors');

async function refuses(args, line) {
  const { code, stdout, stderr } = await embeddingLab(...args);
  assert.equal(stderr, `embedding-lab: ${line}\n`);
  assert.equal(code, 2);
  assert.equal(stdout, '');
}

describe('files', { concurrency: 2 }, () => {
  const files = [
    ['empty.csv', '', ', line 1: the file is empty: expected at least one line of data'],
    ['header.csv', header, ', line 1: no ratings: expected at least one line after the header'],
    [
      'columns.csv',
      'userId,movieId,when\n1,2,3\n',
      ', line 1: no rating column among "userId", "movieId", "when": ' +
        'expected a header line with a column such as "rating"',
    ],
    ['text.csv', `${twoUsers}3,1,good\n`, ', line 4: rating "good": expected a finite number'],
    ['nan.csv', `${twoUsers}3,1,NaN\n`, ', line 4: rating "NaN": expected a finite number'],
    ['short.csv', `${header}1,1\n`, ', line 2: 2 columns: expected 3, as the header has'],
    ['binary.csv', '\0\x01\x02\x03', ', line 1: binary data: expected text'],
    [
      'one.csv',
      `${header}1,1,3\n1,2,4\n`,
      ', line 3: only one user, "1", in the whole file: expected at least two',
    ],
  ];
  for (const [name, content, line] of files) {
    test(name, async () => {
      const path = folder.write(name, content);
      await refuses(['train', path, '--json', '--save', weights], name + line);
      await refuses(['inspect', path], name + line);
    });
  }
  test('a rating outside the range given', () =>
    refuses(
      ['train', ratings, '--y-range', '1,4'],
      'ratings.csv, line 5: rating "5": expected a number in the range given, 1 to 4',
    ));
  test('a validation file that cannot be read', () =>
    refuses(
      ['train', ratings, '--valid', folder.write('valid.csv', `${twoUsers}1,2,x\n`)],
      'valid.csv, line 4: rating "x": expected a finite number',
    ));
  test('no such file, or a folder', async () => {
    const absent = folder.path('absent.csv');
    await refuses(['train', absent], `${absent}: no such file`);
    await refuses(['inspect', absent], `${absent}: no such file`);
    await refuses(['train', ratings, '--valid', absent], `${absent}: no such file`);
    const place = folder.path('');
    await refuses(['train', place], `${place}: expected a file, not a folder`);
  });
});

describe('zips', { concurrency: 2 }, () => {
  const zip = (files) => Buffer.from(zipSync(files));
  const packed = zip({ 'ratings.csv': csv });
  const bomb = zip({ 'ratings.csv': new Uint8Array(2 ** 25) });
  const noRatings =
    ': no ratings in this zip: looked for ratings.csv, ratings.dat, u.data, ' +
    'or a single .csv file, among 2 files';
  const truncated = ': no directory at its end: the zip is truncated or damaged';
  const limits = 'expected at most 1024 MiB and 200 times its packed size';
  const files = [
    [
      'titles.zip',
      zip({ 'movies.csv': strToU8('movieId,title\n1,One\n'), README: strToU8('hello') }),
      noRatings,
    ],
    ['several.zip', zip({ 'a.csv': csv, 'b.csv': csv }), noRatings],
    ['cut.zip', packed.subarray(0, packed.length - 30), truncated],
    ['half.zip', packed.subarray(0, packed.length / 2), truncated],
    ['text.zip', 'not a zip at all, whatever its name', truncated],
    ['bomb.zip', bomb, `/ratings.csv: would unpack from 1 MiB to 32 MiB, ${limits}`],
    [
      'large.zip',
      declareSize(packed, 2 ** 31),
      `/ratings.csv: would unpack from 1 MiB to 2048 MiB, ${limits}`,
    ],
    [
      'lying.zip',
      declareSize(bomb, 50_000),
      '/ratings.csv: unpacks to more than the 50000 bytes declared',
    ],
  ];
  for (const [name, content, line] of files) {
    test(name, () => refuses(['train', folder.write(name, content), '--json'], name + line));
  }
});

describe('options', { concurrency: 2 }, () => {
  const options = [
    ['--bogus', "Unknown option '--bogus'"],
    ['--epochs', "Option '--epochs <value>' argument missing"],
    ['--json=1', "Option '--json' does not take an argument"],
    ['--epochs=0', 'epochs must lie in [1, 10000], not 0'],
    ['--epochs=1.5', '--epochs: expected a whole number, not "1.5"'],
    ['--epochs=9999999999', 'epochs must be a whole number up to 2147483647, not 9999999999'],
    ['--factors=0', 'factors must lie in [1, 4096], not 0'],
    ['--factors=100000', 'factors must lie in [1, 4096], not 100000'],
    ['--batch-size=0', 'batchSize must lie in [1, 65536], not 0'],
    ['--batch-size=500', 'the training part has 320 ratings, fewer than a batch of 500'],
    ['--lr=0', 'lr must be a number above 0, not 0'],
    ['--lr=fast', '--lr: expected a number, not "fast"'],
    ['--lr -1', '--lr: for a value that begins with a dash write --lr=VALUE'],
    ['--wd=-1', 'wd must be 0 or more, not -1'],
    ['--valid-pct=1', 'validation part 1 is outside [0, 1)'],
    ['--seed=-1', 'seed must be a whole number up to 9007199254740991, not -1'],
    ['--y-range=5', '--y-range: expected low,high, not "5"'],
    ['--y-range=6,1', '--y-range: 6 is not below 1'],
    ['--y-range=0,6 --no-y-range', '--y-range and --no-y-range exclude each other'],
    ['--valid=x --valid-pct=0.1', '--valid and --valid-pct exclude each other'],
    ['--model=cnn', '--model: expected dot, dot-bias, collab-nn, embedding-nn, not "cnn"'],
    ['--optimizer=best', '--optimizer: expected sgd, adam, adamw, sparse-adam, not "best"'],
    ['--schedule=linear', '--schedule: expected one-cycle, constant, not "linear"'],
    [
      '--optimizer=sparse-adam --wd=0.1',
      'wd must be 0 with sparse-adam, which has no weight decay, not 0.1',
    ],
    [
      '--optimizer=sparse-adam --model=collab-nn',
      'sparse-adam cannot train linear layers: their gradients are dense',
    ],
    ['another.csv', 'train: expected one file, also got another.csv'],
    ['--save=/nowhere/at/all', '/nowhere/at/all: no such folder to write to'],
  ];
  for (const [given, line] of options) {
    test(given, () => refuses(['train', ratings, '--json', ...given.split(' ')], line));
  }
  test('no file, no command of that name', async () => {
    await refuses(['train'], 'train: expected a file of ratings');
    await refuses(['inspect', '--bogus'], "Unknown option '--bogus'");
    await refuses(
      ['constructor'],
      '"constructor" is no command: expected train, ladder, lr-find, recommend, inspect',
    );
  });
});

describe('recommend', { concurrency: 2 }, () => {
  const movies = 'movieId,title,genres\n1,Emma (1996),Drama\n2,"Matrix, The (1999)",Sci-Fi\n';
  const titles = `${movies}3,Emma (2020),Drama\n`;
  const path = folder.path('model.safetensors');
  before(async () => {
    const zip = folder.write(
      'titled.zip',
      zipSync({ 'ratings.csv': csv, 'movies.csv': strToU8(titles) }),
    );
    const quick = ['--factors', 4, '--epochs', 1, '--batch-size', 32];
    const { code, stderr } = await embeddingLab('train', zip, ...quick, '--save', path);
    assert.equal(code, 0, stderr);
  });
  const ratings = [
    ['', 'no ratings: expected --ratings "TITLE=RATING,…"'],
    ['Matrix', '--ratings: expected TITLE=RATING, not "Matrix"'],
    ['Matrix=4,5', '--ratings: expected TITLE=RATING, not "5"'],
    ['=4', '--ratings: expected TITLE=RATING, not "=4"'],
    ['Matrix=good', '--ratings: Matrix: expected a number, not "good"'],
    ['Matrix=6', 'Matrix, The (1999): rating 6: expected a number from 1 to 5'],
    ['Matrix=4,the matrix=5', 'Matrix, The (1999) is rated twice'],
    ['Matrx=4', '"Matrx" is no title that the model knows: the nearest are Matrix, The (1999)'],
    [
      'emma=4',
      '"emma" may be Emma (1996) #1, Emma (2020) #3: expected a title with its year, or # and an id',
    ],
  ];
  for (const [given, line] of ratings) {
    test(given, () => refuses(['recommend', path, '--ratings', given], line));
  }
  test('files, counts, and none at all', async () => {
    await refuses(['recommend'], 'recommend: expected a model that train saved');
    await refuses(['recommend', path], 'no ratings: expected --ratings "TITLE=RATING,…"');
    const rated = ['--ratings', '2=4'];
    await refuses(['recommend', path, ...rated, '--count=0'], '--count: expected 1 or more, not 0');
    const cut = folder.write('cut.safetensors', 'abc');
    const expected = 'expected a safetensors file, at least 8 bytes';
    await refuses(
      ['recommend', cut, ...rated],
      `cut.safetensors, byte 0: 3 bytes in all: ${expected}`,
    );
    const absent = folder.path('absent');
    await refuses(['recommend', absent, ...rated], `${absent}: no such file`);
  });
});

test('lr-find takes no rate, and a growing one', async () => {
  await refuses(['lr-find', ratings, '--lr=1'], "Unknown option '--lr'");
  await refuses(['lr-find', ratings, '--num-it=2'], 'steps must lie in [6, 10000], not 2');
  await refuses(
    ['lr-find', ratings, '--start-lr=2', '--end-lr=1'],
    'the rate must grow from above 0, not from 2 to 1',
  );
});

test('a rate at which training diverges is named, with its step', async () => {
  const args = ['train', ratings, '--lr', '1e9', '--json', '--save', weights];
  const { code, stdout, stderr } = await embeddingLab(...args);
  assert.equal(code, 2);
  assert.equal(stdout, '');
  assert.match(
    stderr,
    /^embedding-lab: Training diverged at step \d+ of 25, learning rate \d\.\d+e\+08: [^\n]+\. The weights were put back to what they were before training\. Try a lower learning rate\.\n$/,
  );
  assert.ok(!existsSync(weights), 'nothing was written');
});
