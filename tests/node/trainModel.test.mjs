// The model of the lesson `train`: a run stands on a rung only with the settings on the page.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SessionRun } from '../../lib/engine/sessionRun.js';
import { defaultConfig } from '../../lib/engine/training.js';
import { pageModule } from './pageModule.mjs';

const { bestRungs, doneRun, ladderPlans, pairPlans, rungPlan, runOf } = await pageModule(
  'web/lessons/train/model.ts',
);

const data = { name: 'made-up.csv', ratings: 100, minRating: 0.5, maxRating: 5 };

/** A run of such a plan that has come to its end, or to another. */
function ran({ config, rung }, validLoss, status = 'done', on = data) {
  // Settings may come back from the browser's storage in another order.
  const reversed = Object.fromEntries(Object.entries(config).reverse());
  const run = new SessionRun(1, reversed, on, rung);
  run.status = status;
  run.progress = { finishedEpochs: [{ epoch: 0, smoothTrainLoss: 0.5, validLoss }] };
  return run;
}

test('a rung’s run is the newest with these settings on these data', () => {
  const plan = rungPlan('bias', defaultConfig, data);
  const runs = [ran(plan, 0.9), ran(plan, 0.8), ran(rungPlan('dot', defaultConfig, data), 0.7)];
  assert.equal(runOf(runs, plan, data), runs[1]);
  assert.equal(doneRun(runs, plan, data).result.validLoss, 0.8);
  for (const change of [{ epochs: 6 }, { seed: 1 }, { lr: 1e-3 }, { factors: 4 }]) {
    const other = rungPlan('bias', { ...defaultConfig, ...change }, data);
    assert.equal(runOf(runs, other, data), null, JSON.stringify(change));
  }
  assert.equal(runOf(runs, plan, { ...data, ratings: 99 }), null);
  const tenStars = { ...data, maxRating: 10 };
  assert.equal(runOf(runs, rungPlan('bias', defaultConfig, tenStars), data), null);
  assert.equal(runOf(runs, pairPlans(defaultConfig, data)[0], data), null);
});

test('what a rung decides by itself does not count: model, range, optimizer, weight decay', () => {
  const plan = rungPlan('range', defaultConfig, data);
  const base = { ...defaultConfig, model: 'collab-nn', yRange: null, optimizer: 'sgd', wd: 0 };
  const run = ran(plan, 0.9);
  assert.equal(runOf([run], rungPlan('range', base, data), data), run);
});

test('losses are those of runs that came to their end', () => {
  const plan = rungPlan('bias', defaultConfig, data);
  for (const status of ['training', 'paused', 'stopped', 'diverged']) {
    assert.equal(doneRun([ran(plan, 0.9, status)], plan, data), null, status);
  }
});

test('the best rung is known when all of them ran with the same settings', () => {
  const runs = ladderPlans(defaultConfig, data).map((plan, place) => ran(plan, 1 - place / 10));
  assert.deepEqual(bestRungs(runs, defaultConfig, data), new Set([6]));
  assert.equal(bestRungs(runs.slice(1), defaultConfig, data), null);
  assert.equal(bestRungs(runs, { ...defaultConfig, epochs: 1 }, data), null);
  const [first] = ladderPlans({ ...defaultConfig, seed: 1 }, data);
  assert.equal(bestRungs([ran(first, 0), ...runs.slice(1)], defaultConfig, data), null);
});
