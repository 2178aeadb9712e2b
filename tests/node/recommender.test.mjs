// What was learnt, read through the API: from a trainer, and from the file that it saved.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { createLab, weightsSha256 } from 'embedding-lab';
import { movieLens, withMovieLens } from './support.mjs';

let lab;
let trainer;
let recommender;
before(async () => {
  lab = await createLab();
  trainer = lab.trainer({ factors: 8 });
  trainer.load({ kind: 'simulated', seed: 42 });
  await trainer.train();
  recommender = trainer.recommender();
});

const near = (actual, expected, tolerance) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);
const table = (name) => trainer.weights().find((part) => part.name === name);

/** The `count` most rated items of a genre. */
const mostRated = (items, count, genre) =>
  items
    .filter(({ genres }) => !genre || genres.includes(genre))
    .sort((a, b) => b.ratingCount - a.ratingCount)
    .slice(0, count);

describe('items', () => {
  test('come with what the data say about them', () => {
    assert.equal(recommender.items.length, 240);
    assert.deepEqual(recommender.items, trainer.items());
    const { id, title, year, genres, ratingCount, meanRating } = recommender.items[13];
    assert.deepEqual([id, title, year], ['14', 'Brainwave Bandits', 1956]);
    assert.deepEqual(genres, ['Sci-Fi', 'Crime']);
    assert.ok(ratingCount > 10 && meanRating > 0.5 && meanRating < 5);
    const ratings = recommender.items.reduce((sum, item) => sum + item.ratingCount, 0);
    assert.equal(ratings, trainer.sizes.train, 'the training part');
  });

  test('counts and means are those of the ratings', () => {
    const bytes = Buffer.from('userId,movieId,rating\n1,a,3\n2,a,4\n3,a,4.5\n1,b,1\n');
    const other = lab.trainer({ factors: 2, batchSize: 2, validPct: 0 });
    other.load({ name: 'ratings.csv', bytes });
    const unknown = { title: null, year: null, genres: [] };
    assert.deepEqual(other.items(), [
      { id: 'a', ...unknown, ratingCount: 3, meanRating: 11.5 / 3 },
      { id: 'b', ...unknown, ratingCount: 1, meanRating: 1 },
    ]);
  });

  test('are found by title, whatever its case', () => {
    const texts = ['the clockmaker of ganymede', ' The Clockmaker  of GANYMEDE (1967)'];
    texts.push('Clockmaker of Ganymede, The', '31', '#31');
    for (const text of texts) assert.equal(recommender.find(text).id, '31', text);
  });

  test('that nobody knows are refused, with the nearest titles', () => {
    assert.throws(() => recommender.find('the clockmaker'), {
      name: 'RangeError',
      message:
        '[find] "the clockmaker" is no title that the model knows: ' +
        "the nearest are The Clockmaker of Ganymede (1967), The Matchmaker's Parrot (1947)",
    });
    assert.throws(() => recommender.find('zzz'), {
      message: '[find] "zzz" is no title that the model knows',
    });
  });
});

describe('tables', () => {
  test('biases are ranked from either end', () => {
    const biases = [...table('item_bias').value.slice(1)].sort((a, b) => a - b);
    const lowest = recommender.itemBias({ order: 'lowest', count: 3 });
    assert.deepEqual(
      lowest.map(({ bias }) => bias),
      biases.slice(0, 3),
    );
    const highest = recommender.itemBias({ count: 240 });
    assert.deepEqual(
      highest.map(({ bias }) => bias),
      biases.reverse(),
    );
    const [{ item, bias }] = highest;
    assert.equal(bias, table('item_bias').value[recommender.items.indexOf(item) + 1]);
  });

  test('neighbours have the largest cosines', () => {
    const { value, shape } = table('item_factors');
    const row = (i) => value.subarray(i * shape[1], (i + 1) * shape[1]);
    const dot = (u, v) => u.reduce((sum, x, i) => sum + x * v[i], 0);
    const cosine = (u, v) => dot(u, v) / Math.sqrt(dot(u, u) * dot(v, v));
    const expected = recommender.items
      .map((item, i) => ({ item, cosine: cosine(row(14), row(i + 1)) }))
      .filter(({ item }) => item.id !== '14')
      .sort((a, b) => b.cosine - a.cosine)
      .slice(0, 4);
    const found = recommender.neighbours(14, 4);
    assert.deepEqual(
      found.map(({ item }) => item.id),
      expected.map(({ item }) => item.id),
    );
    found.forEach((one, i) => near(one.cosine, expected[i].cosine, 1e-5));
    assert.throws(() => recommender.neighbours('nothing'), {
      name: 'RangeError',
      message: '[neighbours] the model was trained on no item "nothing"',
    });
  });

  test('principal components explain the variance, and give back the factors', () => {
    for (const of of ['items', 'users']) {
      const { value } = table(of === 'items' ? 'item_factors' : 'user_factors');
      const pca = recommender.pca(8, { of });
      assert.equal(pca.ids.length, value.length / 8 - 1);
      near(
        pca.explainedVarianceRatio.reduce((sum, part) => sum + part),
        1,
        1e-12,
      );
      pca.places.forEach((place, i) => {
        for (let factor = 0; factor < 8; ++factor) {
          const back = place.reduce((sum, at, c) => sum + at * pca.components[c][factor], 0);
          near(back + pca.mean[factor], value[(i + 1) * 8 + factor], 1e-5);
        }
      });
    }
    const among = recommender.pca(2, { among: [3, 1, 2] });
    assert.deepEqual(among.ids, ['3', '1', '2']);
    assert.equal(among.places.length, 3);
    assert.throws(() => recommender.pca(9), { message: '[pca] 9 components of 8 columns' });
  });

  test('only dot products have them, only dot-bias has biases', () => {
    const made = (model) => {
      const other = lab.trainer({ model, factors: 4 });
      other.load({ kind: 'simulated', seed: 1 });
      return other;
    };
    assert.throws(() => made('collab-nn').recommender(), {
      name: 'TypeError',
      message:
        '[analysis] only dot products of factors can be read this way: train dot or dot-bias',
    });
    const dot = made('dot').recommender();
    assert.throws(() => dot.itemBias(), {
      name: 'TypeError',
      message: '[itemBias] this model has no biases: train dot-bias',
    });
    assert.equal(dot.newUser().bias, 0);
  });

  test('are freed, and stay what they were while the trainer goes on', async () => {
    const other = lab.trainer({ factors: 4, epochs: 1 });
    other.load({ kind: 'simulated', seed: 1 });
    const early = other.recommender();
    const untrained = other.weightsSha256();
    await other.train();
    assert.notEqual(other.weightsSha256(), untrained);
    assert.equal(early.weightsSha256(), untrained);
    early.dispose();
    early.dispose();
    assert.throws(() => early.itemBias(), { message: '[itemBias] the recommender was disposed' });
  });
});

describe('a new user', () => {
  const ratings = [
    { item: 14, rating: 5 },
    { item: 31, rating: 4.5 },
    { item: '33', rating: 0.5 },
  ];

  test('is the average one, until there are ratings', () => {
    const user = recommender.newUser();
    const { value } = table('user_factors');
    for (let factor = 0; factor < 8; ++factor) {
      let sum = 0;
      for (let row = 1; row <= 600; ++row) sum += value[row * 8 + factor];
      near(user.factors[factor], sum / 600, 1e-5);
    }
    const before = user.factors;
    assert.equal(user.fit(ratings).converged, true);
    assert.notDeepEqual(user.factors, before);
    const { noise, ...outcome } = user.fit([]);
    assert.deepEqual(outcome, { steps: 0, converged: true, squaredError: 0 });
    near(noise, 0.025 * 5.5 ** 2, 1e-12); // the range is 0 to 5.5
    assert.deepEqual(user.factors, before);
  });

  test('alone moves: the hash of everything else stays', () => {
    const user = recommender.newUser();
    const others = trainer.weightsSha256();
    const items = weightsSha256([table('item_factors'), table('item_bias')]);
    assert.equal(user.frozenSha256(), items);
    const { factors, bias } = user;
    user.fit(ratings);
    user.recommend(20);
    assert.notDeepEqual(user.factors, factors);
    assert.notEqual(user.bias, bias);
    assert.equal(user.frozenSha256(), items);
    assert.equal(recommender.weightsSha256(), others);
    assert.equal(trainer.weightsSha256(), others);
  });

  test('is recommended what the numbers say, with the reasons', () => {
    const user = recommender.newUser();
    const average = user.predict(recommender.items.map(({ id }) => id));
    user.fit(ratings);
    const predictions = user.predict(recommender.items.map(({ id }) => id));
    const rated = ratings.map(({ item }) => String(item));
    const best = recommender.items
      .map(({ id }, i) => ({ id, prediction: predictions[i], average: average[i] }))
      .filter(({ id }) => !rated.includes(id))
      .sort((a, b) => b.prediction - a.prediction);
    const recommended = user.recommend(7, { nearest: 2 });
    assert.equal(recommended.length, 7);
    recommended.forEach((one, i) => {
      assert.equal(one.item.id, best[i].id);
      assert.equal(one.prediction, best[i].prediction);
      assert.equal(one.averagePrediction, best[i].average);
      const { parts, userBias, itemBias, score } = one;
      near(
        parts.reduce((sum, part) => sum + part, userBias + itemBias),
        score,
        1e-12,
      );
      near(5.5 / (1 + Math.exp(-score)), one.prediction, 1e-5);
      assert.equal(userBias, user.bias);
      near(one.averageScore + one.mood + one.taste, score, 1e-5);
      near(
        one.tasteParts.reduce((sum, part) => sum + part, 0),
        one.taste,
        1e-12,
      );
      assert.deepEqual(
        one.shares.map(({ item, rating }) => [item.id, rating]),
        ratings.map(({ item, rating }) => [String(item), rating]),
      );
      near(
        one.shares.reduce((sum, { share }) => sum + share, 0),
        one.taste,
        2e-3,
      );
      assert.equal(one.nearest.length, 2);
      for (const { item, rating } of one.nearest) {
        assert.equal(rating, ratings.find((given) => String(given.item) === item.id).rating);
      }
      assert.ok(one.nearest[0].cosine >= one.nearest[1].cosine);
    });
  });

  test('is recommended by lift what others would like less', () => {
    const user = recommender.newUser();
    user.fit(ratings);
    const recommended = user.recommend(237, { by: 'lift' });
    const lifts = recommended.map(
      ({ prediction, averagePrediction }) => prediction - averagePrediction,
    );
    assert.deepEqual(
      recommended.map(({ lift }) => lift),
      lifts,
    );
    assert.equal(lifts.length, 237);
    assert.deepEqual(
      lifts,
      lifts.toSorted((a, b) => b - a),
    );
    assert.throws(() => user.recommend(3, { by: 'chance' }), {
      name: 'TypeError',
      message: '[recommend] "chance" is none of prediction, lift',
    });
  });

  test('is refused what cannot be, and nothing has changed then', () => {
    const user = recommender.newUser();
    user.fit(ratings);
    const before = user.factors;
    const cases = [
      [[{ item: 999, rating: 3 }], '[fit] the model was trained on no item "999"'],
      [[{ item: '#na#', rating: 3 }], '[fit] the model was trained on no item "#na#"'],
      [
        [{ item: 14, rating: 5.5 }],
        '[fit] Brainwave Bandits (1956): rating 5.5: expected a number from 0.5 to 5',
      ],
      [
        [{ item: 14, rating: NaN }],
        '[fit] Brainwave Bandits (1956): rating NaN: expected a number from 0.5 to 5',
      ],
      [[...ratings, { item: 14, rating: 3 }], '[fit] Brainwave Bandits (1956) is rated twice'],
    ];
    for (const [given, message] of cases) assert.throws(() => user.fit(given), { message });
    assert.throws(() => user.recommend(-1), { name: 'RangeError' });
    assert.deepEqual(user.factors, before);
    user.dispose();
    user.dispose();
    assert.throws(() => user.fit([]), { message: '[fit] the user was disposed' });
  });
});

describe('a saved model', () => {
  test('recommends what the trained one does, bit by bit', () => {
    const again = lab.recommender({ name: 'model.safetensors', bytes: trainer.save() });
    assert.equal(again.weightsSha256(), trainer.weightsSha256());
    assert.deepEqual(again.config, trainer.config);
    assert.deepEqual(again.items, recommender.items);
    const results = [again, recommender].map((one) => {
      const user = one.newUser();
      user.fit([
        { item: one.find('brainwave bandits').id, rating: 5 },
        { item: 31, rating: 1 },
      ]);
      return user.recommend(10);
    });
    assert.deepEqual(results[0], results[1]);
    assert.deepEqual(again.pca(2), recommender.pca(2));
  });
});

/** How many of 20 are of a genre, for somebody who gave 5 stars to its five most rated films. */
function ofGenre(model, genre) {
  const isOfIt = ({ genres }) => genres.includes(genre);
  const liked = mostRated(model.items, 5, genre);
  const others = model.items.filter((item) => !liked.includes(item));
  const user = model.newUser();
  user.fit(liked.map(({ id }) => ({ item: id, rating: 5 })));
  const count = (by) => user.recommend(20, { by }).filter(({ item }) => isOfIt(item)).length;
  return {
    popular: mostRated(others, 20).filter(isOfIt).length,
    lift: count('lift'),
    prediction: count('prediction'),
  };
}

test('who likes five films of science fiction is recommended more than the popular ones', () => {
  const { popular, lift, prediction } = ofGenre(recommender, 'Sci-Fi');
  assert.ok(lift > popular && prediction > popular, `${lift}, ${prediction}, popular ${popular}`);
});

test(
  '… and on MovieLens by lift: what everybody rates high is the same for all',
  withMovieLens,
  async () => {
    const other = lab.trainer();
    other.load({ name: 'ml-latest-small.zip', bytes: readFileSync(movieLens) });
    await other.train();
    const { popular, lift } = ofGenre(other.recommender(), 'Sci-Fi');
    assert.ok(lift > popular, `${lift} of 20, ${popular} among the most rated`);
  },
);

describe('the simulated world', () => {
  test('is recovered: true factors of other films follow from what was learnt', () => {
    const found = recommender.recovery(42);
    assert.deepEqual(found.axes, [
      'old – new',
      'light – dark',
      'intimate – spectacular',
      'realistic – fantastic',
    ]);
    assert.equal(found.ids.length, 240);
    found.r2.forEach((r2, axis) => {
      const column = (places) => places.map((place) => place[axis]);
      const [truth, predicted] = [column(found.truth), column(found.predicted)];
      const mean = truth.reduce((sum, value) => sum + value, 0) / truth.length;
      const square = (values) => values.reduce((sum, value) => sum + value * value, 0);
      const errors = square(truth.map((value, i) => value - predicted[i]));
      near(r2, 1 - errors / square(truth.map((value) => value - mean)), 1e-5);
    });
    assert.ok(found.meanR2 >= 0.8, `${found.meanR2}`);
    assert.ok(found.meanNoiseR2 <= 0.1, `${found.meanNoiseR2}`);
    assert.ok(found.explained > 0.5 && found.explained <= 1);
  });

  test('is not what other items are of', () => {
    const other = lab.trainer({ factors: 4, batchSize: 2, validPct: 0 });
    other.load({ name: 'a.csv', bytes: Buffer.from('userId,movieId,rating\n1,a,3\n2,a,4\n') });
    assert.throws(() => other.recommender().recovery(42), {
      name: 'RangeError',
      message: '[recovery] item "a" is no film of the simulated world',
    });
  });
});
