// Chromium, Firefox and WebKitGTK train the built site's models to the bits of Node and of the native
// core, and show every lesson. An engine that is not installed is skipped, unless this is CI.
//
//   node tests/engines/engines.test.mjs --write    writes the table into docs/RELIABILITY.md, too

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { states } from '../browser/states.mjs';
import { engines } from './drivers.mjs';
import { runs, trainInNode, trainInPage, trainNatively } from './runs.mjs';
import { serveSite } from './site.mjs';
import { record, recorded, tableOf } from './table.mjs';

/** What each page is about; `press` is what brings it there. */
const figures = {
  home: { figure: 'lookup-instrument .instrument' },
  lookup: { figure: 'lookup-instrument .instrument' },
  dot: { figure: 'dot-sheet .sheet' },
  gradient: { figure: 'gradient-instrument lab-tape' },
  optimizer: { figure: 'optimizer-instrument .ledger' },
  collabnn: { figure: 'collabnn-instrument lab-tape' },
  categories: { figure: 'categories-training .instrument' },
  train: {
    press: '.train-buttons .next',
    figure: '.training[data-status="done"] .curve-figure',
  },
  explore: { figure: 'explore-map .map-svg' },
  thread: { figure: 'lesson-thread lab-code' },
  teach: { figure: '.presets' },
  'take-away': { figure: '.take-away-code' },
};
const lessons = states
  .filter(({ route }) => /^#\/[a-z-]*$/.test(route))
  .map(({ name, route, ready }) => ({ name, route, ready, ...figures[name] }));

let site;
before(async () => {
  site = await serveSite();
});
after(() => site.close());

/** What each came to, in the order of `runs`; and which browsers they were. */
const columns = [];
const versions = [];

test('natively, and in Node with vectors and without, the weights are the same', async () => {
  columns.push(['native', trainNatively()]);
  columns.push(['Node', await trainInNode(true)]);
  columns.push(['Node without vectors', await trainInNode(false)]);
  const [[, native], [, node], [, scalar]] = columns;
  assert.deepEqual(node, native);
  assert.deepEqual(scalar, native);
  assert.equal(new Set(native).size, runs.length, 'no two runs come to the same');
});

/** In the page: waits until the lesson's figure is there and has a size; rejects where it stays away. */
async function figureIn({ ready, press, figure }) {
  const patience = Date.now() + 120_000;
  const there = async (selector, least = 0) => {
    while (Date.now() < patience) {
      const element = document.querySelector(selector);
      const { width, height } = element?.getBoundingClientRect() ?? { width: 0, height: 0 };
      if (element?.checkVisibility() && Math.min(width, height) >= least) return element;
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error(`${selector} is not there`);
  };
  await there(ready);
  if (press) (await there(press)).click();
  await there(figure, 40);
}

for (const { name, isHere, start } of engines) {
  const skip = isHere() || process.env.CI ? false : `${name} is not installed here`;
  if (skip) columns.push([name, null]);

  test(name, { skip }, async (t) => {
    const engine = await start(site);
    versions.push(`${name} ${engine.version}`);
    t.diagnostic(versions.at(-1));
    try {
      await t.test('trains to the weights of the native core', async () => {
        await engine.open('#/');
        const hashes = await trainInPage(engine.evaluate);
        columns.push([name, hashes]);
        assert.deepEqual(hashes, columns[0][1]);
        assert.deepEqual(await engine.problems(), []);
      });
      for (const lesson of lessons) {
        await t.test(`shows ${lesson.name}`, async () => {
          await engine.open(lesson.route);
          await engine.evaluate(figureIn, lesson);
          assert.deepEqual(await engine.problems(), []);
        });
      }
    } finally {
      await engine.close();
    }
  });
}

test('the document has these weights', () => {
  const table = tableOf(runs, columns);
  console.log(table);
  if (process.argv.includes('--write')) {
    assert.doesNotMatch(table, /not here|DIFFERENT/);
    record(table, versions);
  }
  const present = runs.map(({ model, config }, place) => [
    `${model} ${config.optimizer}`,
    columns[0][1][place],
  ]);
  assert.deepEqual(recorded(), Object.fromEntries(present));
});
