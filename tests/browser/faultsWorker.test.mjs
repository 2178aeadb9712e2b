// The worker dies of a trap in the middle of each kind of request: what was asked is answered by the
// next one or rejected with a clear error, data and runs stay, and the page goes on.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { startBrowser } from './browser.mjs';
import { armed, faultTest, printFaults, RESTARTED, unexpected } from './faults.mjs';
import { states } from './states.mjs';
import { button, openTrain, status, trainToTheEnd } from './trainPage.mjs';

let chromium;
before(async () => {
  chromium = await startBrowser();
});
after(() => chromium.close());
printFaults();

/** What the page asks of the worker is kept, by its kind, so that it can be asked again. */
const keepAsked = () => {
  globalThis.asked = {};
  const post = globalThis.Worker.prototype.postMessage;
  globalThis.Worker.prototype.postMessage = function (message, ...rest) {
    globalThis.asked[message.call] = message;
    return post.call(this, message, ...rest);
  };
};

/** In the page: asks the engine one question of each kind; answers as plain text. */
async function ask(kind) {
  const { engine, session } = globalThis.embeddingLab;
  const { asked } = globalThis;
  const model = session.runs[0].model;
  const config = { ...session.runs[0].config, epochs: 1 };
  const passengers = { columns: ['Sex', 'Class'], hide: null };
  const people = { Sex: ['male'], Class: ['3rd'] };
  const opened = {
    reader: () => engine.openModel({ name: 'model.safetensors', bytes: model }),
    bench: () => engine.openLookupBench({ rows: 500, cols: 4, seed: 1 }),
  };
  const questions = {
    run: () => engine.run({ calls: asked.run.calls }),
    differences: () => engine.differences({ ...asked.differences, program: asked.differences }),
    logLogSlope: () => engine.logLogSlope([1, 2, 4], [1, 4, 16]),
    tables: () => engine.tables.train({ passengers, people, config: { epochs: 2 } }),
    openBench: async () => (await opened.bench()).compare([1, 2]),
    compareLookups: async () => (await opened.bench()).compare([1, 2]),
    benchRows: async () => (await opened.bench()).rows(3, 2),
    openModel: async () => (await opened.reader()).learnt.sha256,
    askModel: async () => (await opened.reader()).biases('lowest', 3),
    firstRatings: () => engine.firstRatings(3),
    sheet: () => engine.sheet({ from: { kind: 'loaded' }, users: 3, items: 3 }),
    epochOrders: () => engine.epochOrders({ examples: 9, epochs: 2, seed: 1 }),
    schedule: () => engine.schedule(config, 100, 5),
    createRun: async () => (await engine.createRun(config)).weightsSha256(),
    weightsSha256: async () => (await engine.createRun(config)).weightsSha256(),
    save: async () => (await engine.createRun(config)).save(),
    samplePredictions: async () => (await engine.createRun(config)).samplePredictions(5),
    weightTables: async () => (await engine.weightTables(model)).length, // a zip has the time in it
    ratingsFile: () => engine.ratingsFile(),
    zip: async () => (await engine.zip([{ name: 'a.txt', bytes: new Uint8Array(9) }])).length,
  };
  const plain = (key, value) =>
    ArrayBuffer.isView(value) || value instanceof globalThis.Map ? [...value] : value;
  const timeless = (key, value) => (key === 'seconds' ? 0 : plain(key, value));
  return JSON.stringify(await questions[kind](), timeless);
}

const KINDS = [
  ...['run', 'differences', 'logLogSlope', 'tables', 'openBench', 'compareLookups', 'benchRows'],
  ...['openModel', 'askModel', 'firstRatings', 'sheet', 'epochOrders', 'schedule', 'createRun'],
  ...['weightsSha256', 'save', 'samplePredictions', 'weightTables', 'ratingsFile', 'zip'],
];

const runs = (page) =>
  page.evaluate(() =>
    globalThis.embeddingLab.session.runs.map(({ status, sha256, model, error }) => {
      return { status, sha256, size: model?.length ?? null, error };
    }),
  );

faultTest('question', async () => {
  const { page, problems, close } = await openTrain(chromium, '?v=1&epochs=1&factors=4', {
    init: keepAsked,
  });
  await trainToTheEnd(page);
  const before = await runs(page);
  await page.evaluate(() => (location.hash = '#/gradient'));
  await page.locator('.gradient-losses').waitFor();
  await page.waitForFunction(() => globalThis.asked.differences !== undefined);
  for (const kind of KINDS) {
    const undisturbed = await page.evaluate(ask, kind);
    await armed(page, kind);
    assert.equal(await page.evaluate(ask, kind), undisturbed, kind);
    await page.getByText(RESTARTED).waitFor();
  }
  assert.deepEqual(await runs(page), before);
  assert.deepEqual(unexpected(problems), []);
  await close();
});

faultTest('lesson', async () => {
  const { page, problems, close } = await chromium.open();
  await page.locator('.verdict').waitFor();
  const lessons = states.filter(({ route, act }) => /^#\/[a-z-]+$/.test(route) && !act);
  for (const { route, ready } of lessons) {
    await armed(page);
    await page.evaluate((hash) => (location.hash = hash), route);
    await page.locator(ready).first().waitFor({ timeout: 120_000 });
  }
  await page.getByText(RESTARTED).waitFor();
  assert.deepEqual(unexpected(problems), []);
  await close();
});

const loadFile = (page) =>
  page.evaluate(() =>
    globalThis.embeddingLab.session.loadFiles([
      new File(['userId,movieId,rating\n1,1,3\n1,2,4\n2,1,5\n'], 'ratings.csv'),
    ]),
  );

/** Workers that are made from now on die of a message for which `fatal`, an expression, holds. */
const fatalFor = (page, fatal) =>
  page.route(WORKER, async (route) => {
    const response = await route.fetch();
    const trap = `self.addEventListener('message', ({ data }) => {
      if (${fatal}) throw new WebAssembly.RuntimeError('again, for the test');
    });`;
    await route.fulfill({ response, body: trap + (await response.text()) });
  });
const WORKER = /\/worker-[^/]+\.js$/;

faultTest('loading', async () => {
  const { page, problems, close } = await openTrain(chromium, '?v=1&epochs=1&factors=4');
  await trainToTheEnd(page);
  const before = await runs(page);
  await fatalFor(page, "data.call === 'load' && data.source.kind === 'files'");
  await armed(page, 'load');
  assert.equal(await loadFile(page), false);
  await page.locator('.message.bad', { hasText: 'the engine crashed' }).first().waitFor();
  assert.match(await page.locator('.data-summary').textContent(), /simulated/);
  assert.deepEqual(await runs(page), before);
  await trainToTheEnd(page);
  const both = await runs(page);
  assert.equal(both[1].sha256, both[0].sha256);

  await page.unroute(WORKER); // the present one dies as well, the next does not
  assert.equal(await loadFile(page), true);
  assert.match(await page.locator('.data-summary').textContent(), /3\s+ratings/);
  assert.deepEqual(await runs(page), both);
  assert.deepEqual(unexpected(problems), []);
  await close();
});

faultTest('training', async () => {
  const { page, problems, close } = await openTrain(chromium, '?v=1&epochs=3&factors=4');
  await trainToTheEnd(page);
  await armed(page, 'train', true);
  await button(page, 'Train again').click();
  await status(page, 'paused');
  await page.getByText(RESTARTED).waitFor();
  await button(page, 'Resume').click();
  await status(page, 'done');
  const [whole, resumed] = await runs(page);
  assert.equal(resumed.sha256, whole.sha256);
  assert.deepEqual(unexpected(problems), []);
  await close();
});

faultTest('trial', async () => {
  const { page, problems, close } = await openTrain(chromium, '?v=1&epochs=1&factors=4');
  await trainToTheEnd(page);
  const before = await runs(page);
  const attempt = (name) =>
    page.evaluate(async (trial) => {
      const { session } = globalThis.embeddingLab;
      await session[trial].start(session.runs[0].config);
      const { error, result } = session[trial];
      return { error, found: result?.suggestion ?? result?.scalar.weightsSha256 ?? null };
    }, name);
  for (const [name, call] of [
    ['search', 'lrFind'],
    ['race', 'compareBuilds'],
  ]) {
    const undisturbed = await attempt(name);
    await armed(page, call, true);
    const { error, found } = await attempt(name);
    assert.match(error, /^the engine crashed: /, name);
    assert.equal(found, null, name);
    assert.deepEqual(await attempt(name), undisturbed, name);
  }
  assert.deepEqual(await runs(page), before);
  assert.deepEqual(unexpected(problems), []);
  await close();
});

faultTest('ending', async () => {
  const { page, problems, close } = await openTrain(chromium, '?v=1&epochs=200&factors=4');
  await button(page, 'Train').click();
  await page.locator('.epochs tbody tr:not(.waiting)').nth(1).waitFor();
  await armed(page, 'weightsSha256');
  await button(page, 'Stop').click();
  await status(page, 'stopped');
  await page.getByText(RESTARTED).waitFor();
  const [{ sha256, size, error }] = await runs(page);
  assert.equal(error, null);
  assert.ok(size > 0);
  const ofModel = await page.evaluate(async () => {
    const { engine, session } = globalThis.embeddingLab;
    const reader = await engine.openModel({ name: 'm', bytes: session.runs[0].model });
    return { sha256: reader.learnt.sha256, step: session.runs[0].progress.step };
  });
  assert.equal(ofModel.sha256, sha256);
  // The worker's run is at the step at which it was stopped.
  const again = await page.evaluate(() =>
    globalThis.embeddingLab.session.runs[0].live.weightsSha256(),
  );
  assert.equal(again, sha256);
  assert.deepEqual(unexpected(problems), []);
  await close();
});

faultTest('twice', async () => {
  const { page, problems, close } = await openTrain(chromium, '?v=1&epochs=2&factors=4');
  await trainToTheEnd(page);
  const before = await runs(page);
  // The first worker dies of a question; the second of loading the data again.
  await fatalFor(page, "data.call === 'load'");
  await armed(page, 'logLogSlope');
  const slope = () => globalThis.embeddingLab.engine.logLogSlope([1, 2], [1, 2]);
  await page.evaluate(slope).catch(() => null);
  await page.unroute(WORKER);
  assert.equal(await page.evaluate(slope), 1);
  await trainToTheEnd(page);
  const [first, second] = await runs(page);
  assert.deepEqual(first, before[0]);
  assert.equal(second.sha256, first.sha256);
  assert.deepEqual(unexpected(problems), []);
  await close();
});
