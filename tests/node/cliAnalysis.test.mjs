// lr-find and recommend as a person calls them.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { embeddingLab, madeUpCsv, temporaryFolder } from './support.mjs';

const folder = temporaryFolder();
after(() => folder.remove());

const titles = 'movieId,title,genres\n1,"Solaris, by sea (1972)",Sci-Fi\n2,A=B (2001),Drama\n';
const files = { 'ratings.csv': madeUpCsv(20, 20), 'movies.csv': strToU8(titles) };
const ratings = folder.write('titled.zip', zipSync(files));
const model = folder.path('model.safetensors');
const quick = ['--factors', 4, '--batch-size', 32];

async function output(...args) {
  const { code, stdout, stderr } = await embeddingLab(...args);
  assert.equal(code, 0, stderr);
  return stdout;
}

before(() => output('train', ratings, ...quick, '--epochs', 2, '--save', model));

test('lr-find draws the curve and marks its valley', async () => {
  const lines = (await output('lr-find', ratings, ...quick)).trimEnd().split('\n');
  assert.match(lines[1], /^learning_rate +train_loss$/);
  assert.match(lines[2], /^1\.00e-7 +\d+\.\d{4} +█+/);
  const [marked] = lines.filter((line) => line.endsWith('← valley'));
  const [, rate] = /^suggestion: --lr (\S+)$/.exec(lines.at(-1));
  assert.ok(marked.startsWith(rate));
  const told = JSON.parse(await output('lr-find', ratings, ...quick, '--json'));
  assert.equal(told.suggestion.toExponential(2), rate);
  assert.ok(told.learning_rates.includes(told.suggestion));
  assert.equal(told.learning_rates.length, told.train_losses.length);
  assert.deepEqual([told.model, told.config.factors, told.data.train], ['dot-bias', 4, 320]);
});

test('recommend works from the file alone, and says why', async () => {
  const rated = ['--ratings', 'solaris, BY sea=5, a=b=2', '--ratings', '#7=4'];
  const list = await output('recommend', model, ...rated, '--count', 2);
  const [first, , head, ...rest] = list.trimEnd().split('\n');
  assert.equal(first, 'rated: Solaris, by sea (1972) 5, A=B (2001) 2, 7 4');
  assert.match(head, /predicted +average +title/);
  assert.equal(rest.length, 6);
  assert.match(rest[0], /^ +1 +\d\.\d\d +\d\.\d\d {2}\S+/);
  assert.match(rest[1], /like .*Solaris, by sea \(1972\) \(5, cosine -?\d\.\d\d\)/);
  assert.match(rest[2], /score .*: factors .*, your bias .*, its own .*; most by factors/);

  const told = JSON.parse(await output('recommend', model, ...rated, '--count', 2, '--json'));
  assert.deepEqual(told.ratings[1], { id: '2', title: 'A=B', year: 2001, rating: 2 });
  assert.equal(told.recommendations.length, 2);
  for (const one of told.recommendations) {
    assert.equal(one.parts.length, 4);
    assert.equal(one.nearest.length, 3);
    const sum = one.parts.reduce((all, part) => all + part, one.user_bias + one.item_bias);
    assert.ok(Math.abs(sum - one.score) < 1e-12);
  }
  const lifted = JSON.parse(await output('recommend', model, ...rated, '--by', 'lift', '--json'));
  const lifts = lifted.recommendations.map((one) => one.prediction - one.average_prediction);
  assert.ok(lifts.length > 2);
  assert.deepEqual(
    lifts,
    lifts.toSorted((a, b) => b - a),
  );
  assert.match(await output('recommend', '--help'), /--ratings/);
  assert.match(await output('lr-find', '--help'), /--num-it/);
});
