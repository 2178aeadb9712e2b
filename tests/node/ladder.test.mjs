// embedding-lab ladder: what train gives, model after model.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { embeddingLab, madeUpCsv, temporaryFolder } from './support.mjs';

const folder = temporaryFolder();
after(() => folder.remove());
const ratings = folder.write('ratings.csv', madeUpCsv(20, 20));
const quick = ['--factors', 4, '--batch-size', 32, '--epochs', 2, '--seed', 3];

async function output(...args) {
  const { code, stdout, stderr } = await embeddingLab(...args);
  assert.equal(code, 0, stderr);
  return stdout;
}

const rungs = [
  ['DotProduct', ['--model', 'dot', '--no-y-range', '--wd', 0.01]],
  ['+ y_range', ['--model', 'dot', '--wd', 0.01]],
  ['+ bias', ['--model', 'dot-bias', '--wd', 0.01]],
  ['+ weight decay', ['--model', 'dot-bias', '--wd', 0.1]],
  ['CollabNN', ['--model', 'collab-nn', '--wd', 0.01]],
  ['EmbeddingNN', ['--model', 'embedding-nn', '--wd', 0.1]],
];

test('every rung is the run that train makes of the same options', async () => {
  const document = JSON.parse(await output('ladder', ratings, ...quick, '--json'));
  assert.deepEqual(
    document.rungs.map(({ name }) => name),
    rungs.map(([name]) => name),
  );
  for (const [place, [, options]] of rungs.entries()) {
    const alone = JSON.parse(await output('train', ratings, ...quick, ...options, '--json'));
    const { model, config, data, weights_sha256 } = document.rungs[place];
    assert.deepEqual(
      { model, config, data, weights_sha256 },
      {
        model: alone.model,
        config: alone.config,
        data: alone.data,
        weights_sha256: alone.weights_sha256,
      },
    );
  }
});

test('the table has a line for each, after what the loader remarked', async () => {
  const [remark, head, ...lines] = (await output('ladder', ratings, ...quick))
    .trimEnd()
    .split('\n');
  assert.match(remark, /^ratings\.csv: Columns: /);
  assert.match(head, /^model +wd +train_loss +valid_loss +valid_rmse +time$/);
  assert.equal(lines.length, rungs.length);
  for (const [place, line] of lines.entries()) {
    const [name, , , valid, rmse] = line.split(/ {2,}/);
    assert.equal(name, rungs[place][0]);
    assert.ok(Math.abs(Number(rmse) ** 2 - Number(valid)) < 1e-4);
  }
});

test('what the rungs decide is no option, and help names the others', async () => {
  for (const option of ['--model', '--wd', '--optimizer', '--no-y-range', '--save']) {
    const { code, stderr } = await embeddingLab('ladder', ratings, option);
    assert.equal(code, 2);
    assert.match(stderr, new RegExp(`Unknown option '${option}'`));
  }
  const named = [...(await output('ladder', '--help')).matchAll(/^ {2}--([\w-]+)/gm)];
  assert.deepEqual(
    named.map(([, name]) => name),
    [
      'valid',
      'valid-pct',
      'factors',
      'y-range',
      'lr',
      'epochs',
      'batch-size',
      'schedule',
      'seed',
    ].concat(['json', 'help']),
  );
});
