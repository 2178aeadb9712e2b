// The lesson `explore` without a page: what it asks of a model, what the address holds, and the
// geometry of its map.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { URLSearchParams } from 'node:url';
import { startEngine } from '../../lib/engine/browser.js';
import { pageModule } from './pageModule.mjs';
import { generator } from './support.mjs';
import { ThreadWorker } from './threadWorker.mjs';

const [address, state, model, layout, source, predict, code, inspect] = await Promise.all(
  [
    'components/address',
    'lessons/explore/state',
    'lessons/explore/model',
    'lessons/explore/mapLayout',
    'lessons/explore/source',
    'lessons/explore/predict',
    'lessons/explore/code',
    'lessons/explore/inspect',
  ].map((name) => pageModule(`web/${name}.ts`)),
);

let engine;
let models;
let explored;
before(async () => {
  engine = startEngine(() => new ThreadWorker());
  const subject = await new Promise((resolve, reject) => {
    models = new source.ModelSource(engine, () => {
      if (models.failure) reject(new Error(models.failure));
      if (models.subject) resolve(models.subject);
    });
  });
  explored = await model.explore(subject);
});
after(() => {
  models.close();
  engine.close();
});

describe('the model', () => {
  test('is trained on the simulated world where there is none', () => {
    const { data, config, validLoss } = explored.subject;
    assert.equal(data.simulated, true);
    assert.equal(config.model, 'dot-bias');
    assert.ok(validLoss < 0.55, `${validLoss}`);
  });

  test('gives a map, biases, neighbours and the truth', async () => {
    assert.equal(explored.onMap.length, 240);
    assert.equal(explored.pca.places.length, 240);
    const { lowest, highest } = explored.biases;
    assert.ok(lowest[0].bias < lowest[1].bias && highest[0].bias > highest[1].bias);
    assert.ok(highest[0].bias > lowest[0].bias + 1);
    const facts = await model.filmFacts(explored, explored.byId.get('31').item);
    assert.equal(facts.row, 31);
    assert.equal(facts.neighbours.length, model.NEIGHBOURS);
    assert.ok(facts.neighbours.every(({ item }) => item.id !== '31'));
    assert.ok(explored.recovery.meanR2 >= 0.8 && explored.recovery.meanNoiseR2 <= 0.1);
    const { low, high } = model.extremes(explored, 0);
    const at = ({ id }) => explored.pca.places[explored.onMap.findIndex((one) => one.id === id)][0];
    const places = explored.pca.places.map(([x]) => x);
    assert.equal(at(low[0]), Math.min(...places));
    assert.equal(at(high[0]), Math.max(...places));
  });
});

describe('your ratings', () => {
  const fit = (ratings, by = 'lift') => model.fitYou(explored, { ...state.OPENING, ratings, by });
  const ids = ({ user }) => user.recommendations.map(({ item }) => item.id);

  test('move your row and no table', async () => {
    for (const ratings of ['example', [{ item: '14', rating: 1 }]]) {
      assert.deepEqual(model.movedBy((await fit(ratings)).user), { tables: [], row: true });
    }
    assert.deepEqual(model.movedBy((await fit([])).user), { tables: [], row: false });
  });

  test('what was before is the average viewer’s, whatever was fitted meanwhile', async () => {
    const { user: first } = await fit('example');
    const { user: second } = await fit([{ item: '14', rating: 1 }]);
    const { user: nobody } = await fit([]);
    assert.deepEqual(second.before, first.before);
    assert.deepEqual(nobody.after, nobody.before);
    assert.deepEqual(nobody.factors, second.averageFactors);
  });

  test('a table that moved would be noticed', async () => {
    const { user } = await fit('example');
    const [first, ...others] = user.after.tables;
    const tables = [{ ...first, sha256: 'other' }, ...others];
    const after = { ...user.after, tables, frozen: 'other' };
    assert.deepEqual(model.movedBy({ ...user, after }).tables, ['user_factors', 'frozen']);
  });

  test('change the list, and the shares add up to the taste', async () => {
    const liked = await fit('example');
    const disliked = await fit(liked.ratings.map(({ item }) => ({ item, rating: 0.5 })));
    assert.notDeepEqual(ids(liked), ids(disliked));
    const inBoth = ids(liked).filter((id) => ids(disliked).includes(id));
    assert.ok(inBoth.length < 5, `${inBoth.length} of 20 in both lists`);
    for (const { shares, taste } of liked.user.recommendations) {
      const sum = shares.reduce((all, { share }) => all + share, 0);
      assert.ok(Math.abs(sum - taste) < 2e-3, `${sum} is not ${taste}`);
    }
  });

  test('the formula of a share holds what its rating was and what is predicted for it', async () => {
    const fits = await Promise.all([5, 1].map((rating) => fit([{ item: '31', rating }])));
    const [liked] = fits;
    const one = liked.user.recommendations[0];
    const { lines } = inspect.explainShare(explored, liked, one, one.shares[0]);
    const p = liked.user.predictions[0].toFixed(3);
    assert.ok(p > liked.user.unknownPrediction && p < 5, p);
    assert.equal(lines.length, 3);
    assert.equal(lines[1], `(5 − ${p}) · (${p} − 0) · (5.5 − ${p}) / 5.5 / 0.7563 · x Σ v`);
    assert.equal(lines[2].replace('−', '-'), `= ${one.shares[0].share.toFixed(3)}`);
    // What is left of a share, x Σ v, does not depend on the rating.
    const all = await Promise.all(
      fits.map(({ ratings }) => explored.reader.fit(ratings, 'prediction', 1000)),
    );
    const [rest, other] = all.map(
      ({ fit: { noise }, predictions: [prediction], recommendations }, i) => {
        const slope = (prediction * (5.5 - prediction)) / 5.5;
        const pull = ((fits[i].ratings[0].rating - prediction) * slope) / noise;
        return new Map(
          recommendations.map(({ item, shares }) => [item.id, shares[0].share / pull]),
        );
      },
    );
    assert.equal(rest.size, 239);
    for (const [id, value] of rest) {
      assert.ok(Math.abs(other.get(id) - value) < 1e-4, `${other.get(id)} and ${value}`);
    }
  });

  test('the steps of a fit that did not come to rest are not said to have', async () => {
    const run = await fit('example');
    const written = (converged) => {
      const user = { ...run.user, fit: { ...run.user.fit, converged } };
      return inspect.explainSteps({ ...run, user }).lines[0];
    };
    assert.match(written(true), /until no slope is above/);
    assert.match(written(false), /some slope is still above/);
  });

  test('where no genres are known, the example loves no genre', () => {
    assert.equal(model.likesGenre(explored), true);
    const popular = explored.popular.map((item) => ({ ...item, genres: [] }));
    const bare = { ...explored, popular };
    assert.equal(model.likesGenre(bare), false);
    assert.deepEqual(
      model.exampleRatings(bare).map(({ item }) => item),
      popular.slice(0, 5).map(({ id }) => id),
    );
  });

  test('without any, the list is by prediction and the same as everybody’s', async () => {
    const run = await fit([]);
    assert.equal(run.by, 'prediction');
    for (const { prediction, averagePrediction } of run.user.recommendations) {
      assert.equal(prediction, averagePrediction);
    }
    const runs = await model.coldStart(explored, model.exampleRatings(explored));
    assert.deepEqual(
      runs.map(({ ratings }) => ratings.length),
      [0, 1, 3],
    );
    assert.ok(runs[0].user.unknownPrediction > 0);
    for (const given of [0, 1, 2]) {
      const few = await model.coldStart(explored, model.exampleRatings(explored).slice(0, given));
      const counts = few.map(({ ratings }) => ratings.length);
      assert.deepEqual(counts, [0, 1, 2].slice(0, given + 1));
    }
  });

  test('what the model does not know is left out', () => {
    const given = [
      { item: '14', rating: 5 },
      { item: 'nothing', rating: 5 },
      { item: '15', rating: 7 },
    ];
    assert.deepEqual(model.ratingsOf(explored, given), given.slice(0, 1));
    let ratings = [];
    for (let item = 1; item < 30; ++item) ratings = model.withRating(ratings, String(item), 3);
    assert.equal(ratings.length, state.MOST_RATINGS);
    ratings = model.withRating(ratings, '2', 1);
    assert.deepEqual(ratings[1], { item: '2', rating: 1 });
    assert.equal(model.withRating(ratings, '2', null).length, state.MOST_RATINGS - 1);
  });

  test('the gate’s answer is what the fingerprints say', async () => {
    const task = predict.predictTask(explored);
    assert.deepEqual(await task.truth(), new Set([0]));
  });

  test('the code holds the numbers of the screen', async () => {
    const item = explored.byId.get('31').item;
    const facts = await model.filmFacts(explored, item);
    const run = await fit([{ item: '14', rating: 4.5 }], 'prediction');
    const [pytorch] = code.listings(explored, facts, run);
    const text = pytorch.lines.map((line) => line.text).join('\n');
    assert.match(text, /rows = torch.tensor\(\[14\]/);
    assert.match(text, /ratings = torch.tensor\(\[4.5\]\)/);
    assert.ok(text.includes(run.user.recommendations[0].prediction.toFixed(2)));
  });
});

describe('the address', () => {
  const parse = (text) => address.parseState(state.schema, new URLSearchParams(text));

  test('holds film, map and ratings, and gives them back', () => {
    const shown = {
      of: 'my ratings.csv',
      film: 'a b~_%',
      axes: '2-3',
      tint: 'Sci-Fi',
      view: { x: -0.125, y: 2, zoom: 4 },
      by: 'prediction',
      ratings: [
        { item: 'x~_y z', rating: 4.5 },
        { item: '31', rating: 1 },
      ],
    };
    const text = address.formatState(state.schema, shown).toString();
    assert.deepEqual(parse(text), { state: shown, refused: [] });
    assert.deepEqual(parse('v=1&ratings=').state.ratings, []);
    assert.deepEqual(parse('v=1').state, state.OPENING);
  });

  test('what is none of it is refused with a message', () => {
    const many = Array.from({ length: 16 }, (_, i) => `${i}~3`).join('_');
    const cases = ['31~5_31~4', '31', '31~x', '~5', many, '%E0%A4%A~5'];
    for (const ratings of cases) {
      const { state: read, refused } = parse(`v=1&${new URLSearchParams({ ratings })}`);
      assert.equal(read.ratings, 'example', ratings);
      assert.equal(refused.length, 1, ratings);
    }
    for (const view of ['0,0', '0,0,0.5', '0,0,64', '1e9,0,1', 'a,b,c']) {
      assert.equal(parse(`v=1&view=${view}`).refused.length, 1, view);
    }
    assert.equal(parse('v=1&axes=1-4').refused.length, 1);
  });
});

describe('the map', () => {
  const size = { width: 600, height: 400 };
  const whole = { x: 0, y: 0, zoom: 1 };
  const near = (a, b) => assert.ok(Math.hypot(a.x - b.x, a.y - b.y) < 1e-9, JSON.stringify([a, b]));
  const { uniform } = generator(3);
  const points = Array.from({ length: 300 }, () => ({ x: 3 * uniform() - 1, y: uniform() }));

  test('holds all points, on one scale', () => {
    const projection = new layout.Projection(points, size, whole);
    for (const point of points) assert.ok(projection.holds(projection.toScreen(point)));
    const [a, b] = [projection.toScreen({ x: 0, y: 0 }), projection.toScreen({ x: 1, y: 1 })];
    assert.ok(Math.abs(b.x - a.x - (a.y - b.y)) < 1e-9);
  });

  test('enlarges about the place pointed at, and moves with the pointer', () => {
    const about = { x: 123, y: 77 };
    const first = new layout.Projection(points, size, whole);
    const closer = layout.zoomed(first, 4, about, 32);
    const second = new layout.Projection(points, size, closer);
    near(second.fromScreen(about), first.fromScreen(about));
    const moved = layout.moved(second, { x: 30, y: -20 });
    const third = new layout.Projection(points, size, moved);
    near(third.fromScreen({ x: 153, y: 57 }), second.fromScreen(about));
    assert.deepEqual(layout.zoomed(second, 1e-6, about, 32), whole);
    assert.equal(layout.zoomed(second, 1e6, about, 32).zoom, 32);
    const far = layout.moved(second, { x: 1e6, y: 1e6 });
    const inside = points.filter((point) => {
      const projection = new layout.Projection(points, size, far);
      return projection.holds(projection.toScreen(point));
    });
    assert.ok(inside.length > 0, 'one cannot lose the films');
    const [point] = points;
    const centred = new layout.Projection(points, size, layout.centredOn(points, point, closer));
    near(centred.toScreen(point), { x: 300, y: 200 });
  });

  test('labels lie on no other label and within the frame, wanted ones first', () => {
    const projection = new layout.Projection(points, size, whole);
    const wishes = points.map((point, index) => ({
      index,
      at: projection.toScreen(point),
      text: `film number ${index}`,
      radius: 4,
    }));
    const corner = { left: 450, top: 0, right: 600, bottom: 60 };
    const widthOf = (text) => text.length * 6;
    const labels = layout.placeLabels(wishes, size, widthOf, 80, [corner]);
    assert.ok(labels.length > 20, `${labels.length} labels`);
    assert.equal(labels[0].index, 0);
    labels.forEach(({ box }, i) => {
      assert.ok(box.left >= 0 && box.right <= size.width && box.top >= 0);
      assert.ok(box.bottom <= size.height);
      assert.ok(box.right <= corner.left || box.top >= corner.bottom, 'under the buttons');
      for (const other of labels.slice(i + 1)) {
        const apart =
          box.right <= other.box.left ||
          other.box.right <= box.left ||
          box.bottom <= other.box.top ||
          other.box.bottom <= box.top;
        assert.ok(apart, `${labels[i].text} and ${other.text}`);
      }
    });
  });

  test('arrows go to the next film in their direction', () => {
    const places = [
      { x: 0, y: 0 },
      { x: 50, y: 5 },
      { x: 20, y: 60 },
      { x: -10, y: 2 },
    ];
    assert.equal(layout.towards(places, 0, { x: 1, y: 0 }), 1);
    assert.equal(layout.towards(places, 0, { x: -1, y: 0 }), 3);
    assert.equal(layout.towards(places, 0, { x: 0, y: 1 }), 2);
    assert.equal(layout.towards(places, 0, { x: 0, y: -1 }), null);
    assert.equal(layout.nearest(places, { x: 48, y: 5 }, 10), 1);
    assert.equal(layout.nearest(places, { x: 300, y: 5 }, 10), null);
  });
});
