// The lesson `collabnn` without its page: its model runs the core, and is the core's own CollabNN.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createLab } from '../../lib/engine/index.js';
import { coreEngine, pageModule } from './pageModule.mjs';
import { generator } from './support.mjs';

const lesson = (name) => pageModule(`web/lessons/collabnn/${name}.ts`);

let engine, check, code, learning, model, rows, state, steps, twin;
before(async () => {
  engine = await coreEngine();
  [check, code, learning, model, rows, state, steps, twin] = await Promise.all(
    ['check', 'code', 'learning', 'model', 'exact', 'state', 'steps', 'twin'].map(lesson),
  );
});

const bits = (values) => [...new Uint32Array(values.slice().buffer)];
const runWith = (change) => model.runState(engine, { ...state.OPENING, ...change });

/** Batches of every size, with duplicates among them, and the presets. */
function batches() {
  const { below } = generator(5);
  const random = Array.from({ length: 12 }, (_, i) =>
    Array.from({ length: 1 + (i % state.LIMITS.most) }, () => ({
      user: below(state.USERS),
      film: below(4),
      rating: 0.5 + 0.5 * below(10),
    })),
  );
  return [...Object.values(state.PRESETS), ...random];
}

// ---- The real CollabNN ----------------------------------------------------------------------------

/** Four ratings, and a trainer of the core's CollabNN that takes all of them in a step. */
async function coreModel(optimizer) {
  const lab = await createLab();
  const ratings = [
    ['a', 'p', 4.5],
    ['b', 'p', 2],
    ['a', 'q', 1],
    ['c', 'r', 5],
  ];
  const text = `user,item,rating\n${ratings.map((one) => one.join(',')).join('\n')}\n`;
  const trainer = lab.trainer({
    model: 'collab-nn',
    optimizer,
    schedule: 'constant',
    lr: 0.05,
    wd: optimizer === 'adamw' ? 0.1 : 0,
    epochs: 1,
    batchSize: ratings.length,
    validPct: 0,
    seed: 3,
  });
  trainer.load({ name: 'ratings.csv', bytes: new TextEncoder().encode(text) });
  const { users, items } = trainer.names();
  const samples = ratings.map(([user, item, rating]) => ({
    user: users.indexOf(user),
    film: items.indexOf(item),
    rating,
  }));
  return { lab, trainer, ratings, samples };
}

/** The trainer's weights under the names that the lesson has for them. */
function weightsOf(trainer) {
  const matrices = trainer.weights();
  return Object.fromEntries(
    steps.PARAMETERS.map((name, i) => [
      name,
      { shape: matrices[i].shape, values: matrices[i].value },
    ]),
  );
}

function permutations(list) {
  if (list.length < 2) return [list];
  return list.flatMap((one, i) => permutations(list.toSpliced(i, 1)).map((rest) => [one, ...rest]));
}

test('it is the core’s CollabNN: the same predictions from the same weights, bit for bit', async () => {
  const { lab, trainer, ratings, samples } = await coreModel('sgd');
  const names = trainer.weights().map(({ name }) => name);
  assert.deepEqual(names, [
    'user_factors',
    'item_factors',
    'layers.0.weight',
    'layers.0.bias',
    'layers.1.weight',
    'layers.1.bias',
  ]);
  const weights = weightsOf(trainer);
  assert.equal(weights['linear1.weight'].shape[0], 100);
  const { nodes } = await model.runModel(engine, { samples, weights }, 'sgd');
  const expected = trainer.predict(
    ratings.map(([user]) => user),
    ratings.map(([, item]) => item),
  );
  assert.equal(expected.length, 4);
  assert.deepEqual(bits(nodes.pred.value), bits(expected));
  trainer.dispose();
  lab.dispose();
});

test('its step of SGD is the one that the core’s trainer takes, bit for bit', async () => {
  const { lab, trainer, samples } = await coreModel('sgd');
  const weights = weightsOf(trainer);
  trainer.step();
  const expected = weightsOf(trainer);
  // The trainer shuffles its batch, and sums keep the batch's order: one of the orders it must be.
  let found = 0;
  for (const order of permutations(samples)) {
    const { updated } = await model.runModel(engine, { samples: order, weights }, 'sgd');
    const same = steps.PARAMETERS.every(
      (name) => String(bits(updated.values[name])) === String(bits(expected[name].values)),
    );
    if (same) ++found;
  }
  assert.ok(found > 0, 'no order of the batch leads to the weights of the trainer');
  assert.notDeepEqual(bits(expected.user_factors.values), bits(weights.user_factors.values));
  trainer.dispose();
  lab.dispose();
});

// ---- Forward a copy, backward a scatter-add ---------------------------------------------------------

test('looked-up rows are copies; concat’s halves are what the tables receive, bit for bit', async () => {
  let duplicates = 0;
  for (const [seed, samples] of batches().entries()) {
    const run = await runWith({ samples, seed });
    for (const table of steps.TABLES) {
      assert.ok(rows.copiedExactly(run, table), table);
      assert.ok(rows.splitExactly(run, table), table);
      assert.ok(rows.sentExactly(run, table), table);
      const { grad, shape } = run.parameterNodes[table];
      const looked = new Set(model.indicesOf(samples, table));
      duplicates += samples.length - looked.size;
      for (let row = 0; row < shape[0]; ++row) {
        const mine = grad.slice(row * shape[1], (row + 1) * shape[1]);
        const sum = run.sums[table].get(row);
        if (looked.has(row)) assert.deepEqual(bits(mine), bits(sum));
        else assert.ok(sum === undefined && mine.every((value) => Object.is(value, 0)));
      }
      assert.deepEqual(bits(run.soFar[table].at(-1).grad), bits(grad));
      assert.equal(run.soFar[table][0].grad, null);
    }
  }
  assert.ok(duplicates > 8, `${duplicates} duplicates`);
});

test('a difference of one bit is found', async () => {
  const run = await runWith({ samples: state.PRESETS.four });
  const flipped = (node) => {
    const grad = node.grad.slice();
    new Uint32Array(grad.buffer)[1] ^= 1;
    return { ...node, grad };
  };
  const nodes = { ...run.nodes, both: flipped(run.nodes.both) };
  assert.ok(!rows.splitExactly({ ...run, nodes }, 'user_factors'));
  assert.ok(!rows.sentExactly({ ...run, nodes }, 'user_factors'));
  assert.ok(rows.splitExactly({ ...run, nodes }, 'film_factors'), 'the other half is untouched');
});

test('no gradient exists at the integers: a lookup has the table as its one input', async () => {
  const run = await runWith({ samples: state.PRESETS.four });
  for (const table of steps.TABLES) {
    const lookup = run.nodes[steps.LOOKUP_OF[table]];
    assert.deepEqual(lookup.inputs, [run.parameterNodes[table].id]);
    assert.ok(lookup.indices instanceof Int32Array);
  }
});

test('a parameter is said to be drawn from the seed of its run', async () => {
  const { explainParameter } = await lesson('inspect');
  for (const seed of [3, 8]) {
    const run = await runWith({ seed });
    const { note } = explainParameter({ engine, run }, 'film_factors', 1, 2);
    assert.match(note, new RegExp(`from seed ${seed}\\b`));
  }
});

test('every gradient on the way agrees with its finite difference', async () => {
  const run = await runWith({ samples: state.PRESETS.four });
  let checked = 0;
  for (const name of [...steps.NODES, ...steps.PARAMETERS]) {
    if (name === 'loss') continue;
    const { grad } = run.nodes[name] ?? run.parameterNodes[name];
    for (const [element, value] of grad.entries()) {
      const { agrees, difference } = await check.checkElement(engine, run, name, element, value);
      assert.ok(agrees, `${name}[${element}]: ${value}, difference ${difference}`);
      ++checked;
    }
  }
  assert.equal(checked, 4 * (3 + 4 + 7 + 4 + 4 + 1 + 1) + 15 + 24 + 28 + 4 + 4 + 1);
});

test('the step moves rows with a gradient; SGD leaves the others, AdamW’s decay does not', async () => {
  for (const optimizer of state.OPTIMIZERS) {
    const run = await runWith({ samples: state.PRESETS.filmTwice, optimizer });
    for (const table of steps.TABLES) {
      const looked = new Set(model.indicesOf(run.samples, table));
      const { shape, value } = run.parameterNodes[table];
      for (let row = 0; row < shape[0]; ++row) {
        const [old, now] = [value, run.updated.values[table]].map((values) =>
          bits(model.rowOf({ shape }, values, row)),
        );
        const ledger = model.ledgerOf(run, table, row);
        if (looked.has(row)) {
          assert.ok(ledger.hasGradient);
          assert.notDeepEqual(now, old);
        } else if (optimizer === 'sgd') assert.deepEqual(now, old);
        else {
          assert.ok(!ledger.hasGradient && ledger.data.every((part) => part === 0));
          assert.ok(ledger.decay.some((part) => part !== 0));
        }
      }
    }
    assert.ok(run.updated.loss.value[0] < run.nodes.loss.value[0], optimizer);
  }
});

// ---- The twin, and the switch -----------------------------------------------------------------------

test('the one-hot twin has the same bits in every value, every gradient and after the step', async () => {
  for (const [seed, samples] of batches().entries()) {
    const weights = await model.drawWeights(engine, seed);
    for (const optimizer of state.OPTIMIZERS) {
      const run = await twin.runTwin(engine, { samples, weights }, optimizer, 'drawn');
      assert.equal(run.rows.length, 14);
      for (const one of twin.allOf(run)) assert.ok(twin.same(one));
      assert.deepEqual(run.oneHot.film_factors.shape, [samples.length, state.FILMS]);
    }
  }
});

test('a −0 in the row is the one difference: the product drops its sign, nothing behind it differs', async () => {
  for (const samples of Object.values(state.PRESETS)) {
    const weights = await model.drawWeights(engine, 7);
    const run = await twin.runTwin(engine, { samples, weights }, 'sgd', 'negativeZero');
    const looked = samples.filter(({ film }) => film === samples[0].film).length;
    for (const { name, value, grad, after } of run.rows) {
      const differs = name === 'films' || name === 'both';
      assert.equal(value.differing, differs ? looked : 0, name);
      const places = twin.placesOf(value);
      assert.equal(places.length, value.differing, name);
      for (const i of places) {
        assert.ok(Object.is(value.ours[i], -0) && Object.is(value.theirs[i], 0), name);
      }
      assert.ok(twin.same(grad), name);
      assert.ok(after === null || twin.same(after), name);
    }
  }
});

test('a plain tensor is no parameter: its table never changes while the loss falls', async () => {
  for (const seed of [0, 7, 11, 42]) {
    const { parameter, tensor } = await learning.learnBoth(engine, seed);
    const losses = (run) => run.losses.map(({ value }) => value[0]);
    for (const run of [parameter, tensor]) {
      assert.equal(run.losses.length, learning.LEARNING_STEPS + 1);
      assert.ok(losses(run).at(-1) < losses(run)[0] * 0.7, `${run.made}: ${losses(run)}`);
      assert.equal(new Set(run.fingerprints.user_factors).size, learning.LEARNING_STEPS + 1);
    }
    assert.deepEqual(parameter.parameters, steps.PARAMETERS);
    assert.deepEqual(
      tensor.parameters,
      steps.PARAMETERS.filter((name) => name !== 'film_factors'),
    );
    assert.ok(learning.stayed(tensor, 'film_factors'));
    assert.equal(new Set(parameter.fingerprints.film_factors).size, learning.LEARNING_STEPS + 1);
    assert.equal(parameter.fingerprints.film_factors[0], tensor.fingerprints.film_factors[0]);
    assert.equal(losses(parameter)[0], losses(tensor)[0]);
  }
});

// ---- Steps and code ---------------------------------------------------------------------------------

test('every step but the first and the last of the backward has its line of code', () => {
  for (const batch of [1, 2, 3, 4]) {
    const all = steps.stepsOf(batch);
    assert.equal(all.length, 18 + 2 * batch);
    all.forEach((step, place) => {
      const { direction } = steps.momentAt(all, place);
      const lines = code.modelListing(all, direction);
      const lit = lines.filter(({ steps: s }) => s && s[0] <= place && place <= s[1]);
      const none = ['start', 'end'].includes(step.kind);
      assert.equal(lit.length, none ? 0 : 1, `${batch}: ${JSON.stringify(step)}`);
    });
  }
});
