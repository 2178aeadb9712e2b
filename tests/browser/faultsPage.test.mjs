// What happens to a tab: it has too little memory, is put to sleep, its clock jumps, its browser knows
// no SIMD.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createLab } from 'embedding-lab';
import { madeUpCsv } from '../node/support.mjs';
import { startBrowser } from './browser.mjs';
import { documented, engineWorker, faultTest, printFaults, table } from './faults.mjs';
import { states } from './states.mjs';
import { button, epochs, openTrain, status, trainToTheEnd } from './trainPage.mjs';

let chromium;
before(async () => {
  chromium = await startBrowser();
});
after(() => chromium.close());
printFaults();

const runs = (page) =>
  page.evaluate(() =>
    globalThis.embeddingLab.session.runs.map(({ status, sha256 }) => ({ status, sha256 })),
  );

/** The weights of the same run in Node. */
async function inNode(options) {
  const lab = await createLab();
  const trainer = lab.trainer({ factors: 4, ...options });
  trainer.load({ kind: 'simulated', seed: 42 });
  await trainer.train();
  const sha256 = trainer.weightsSha256();
  trainer.dispose();
  lab.dispose();
  return sha256;
}

/** From now on the core gets no more memory than it has, as on a small device. */
const withoutMoreMemory = async (page) =>
  (await engineWorker(page)).evaluate(() => {
    WebAssembly.Memory.prototype.grow = () => {
      throw new RangeError('no more, for the test');
    };
  });

faultTest('fileMemory', async () => {
  const { page, problems, close } = await openTrain(chromium, '?v=1&epochs=1&factors=4');
  await trainToTheEnd(page);
  const before = await runs(page);
  await withoutMoreMemory(page);
  const file = String(madeUpCsv(2000, 500));
  const loaded = await page.evaluate(
    (text) => globalThis.embeddingLab.session.loadFiles([new File([text], 'large.csv')]),
    file,
  );
  assert.equal(loaded, false);
  await page.locator('.message.bad', { hasText: 'not enough memory' }).first().waitFor();
  assert.match(await page.locator('.data-summary').textContent(), /simulated/);
  assert.deepEqual(await runs(page), before);
  await trainToTheEnd(page);
  const [first, second] = await runs(page);
  assert.equal(second.sha256, first.sha256);
  assert.deepEqual(problems, []);
  await close();
});

faultTest('modelMemory', async () => {
  const { page, problems, close } = await openTrain(chromium, '?v=1&epochs=1&factors=4');
  const people = Array.from({ length: 60_000 }, (_, i) => `${i + 1},${1 + (i % 9)},${1 + (i % 5)}`);
  await page.evaluate(
    (text) => globalThis.embeddingLab.session.loadFiles([new File([text], 'people.csv')]),
    ['userId,movieId,rating', ...people].join('\n'),
  );
  await trainToTheEnd(page);
  const before = await runs(page);
  await withoutMoreMemory(page);
  await page.getByLabel('factors', { exact: true }).fill('512');
  await page.locator('.train-buttons .next').click();
  await page.locator('.message.bad', { hasText: 'not enough memory' }).first().waitFor();
  assert.match(await page.locator('.data-summary').textContent(), /60,000/);
  assert.deepEqual(await runs(page), before);
  await page.getByLabel('factors', { exact: true }).fill('4');
  await trainToTheEnd(page);
  const [first, second] = await runs(page);
  assert.equal(second.sha256, first.sha256);
  assert.deepEqual(problems, []);
  await close();
});

faultTest('sleep', async () => {
  const { page, problems, close } = await openTrain(chromium, '?v=1&epochs=20&factors=4');
  await button(page, 'Train').click();
  await page.locator('.epochs tbody tr:not(.waiting)').nth(1).waitFor();
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Page.setWebLifecycleState', { state: 'frozen' });
  await devTools.send('Page.setWebLifecycleState', { state: 'active' });
  await status(page, 'done');
  assert.equal((await epochs(page)).length, 20);
  assert.equal((await runs(page))[0].sha256, await inNode({ epochs: 20 }));
  assert.deepEqual(problems, []);
  await close();
});

faultTest('clock', async () => {
  const { page, problems, close } = await openTrain(chromium, '?v=1&epochs=20&factors=4');
  /** Another day with each look at the clock. */
  const jump = () => {
    const now = Date.now;
    let looks = 0;
    Date.now = () => now() + (++looks % 2 === 0 ? 1 : -1) * 86_400_000;
  };
  await page.evaluate(jump);
  await (await engineWorker(page)).evaluate(jump);
  const start = performance.now();
  await trainToTheEnd(page);
  const took = (performance.now() - start) / 1000;
  const { progress, sha256 } = await page.evaluate(() => {
    const [{ progress, sha256 }] = globalThis.embeddingLab.session.runs;
    return { progress: { ...progress, losses: [] }, sha256 };
  });
  const seconds = progress.finishedEpochs.map((epoch) => epoch.seconds);
  assert.ok(
    seconds.every((time) => time >= 0),
    seconds.join(),
  );
  const sum = seconds.reduce((total, time) => total + time, 0);
  assert.ok(sum > 0 && sum <= took, `${sum} s of ${took} s`);
  assert.ok(progress.ratingsPerSecond > 0);
  assert.equal(sha256, await inNode({ epochs: 20 }));
  assert.deepEqual(problems, []);
  await close();
});

faultTest('noVectors', async () => {
  const { page, problems, requests, close } = await chromium.open({ route: '#/teach' });
  await page.route(/\/worker-[^/]+\.js$/, async (route) => {
    const response = await route.fetch();
    const without = 'WebAssembly.validate = () => false;';
    await route.fulfill({ response, body: without + (await response.text()) });
  });
  await page.goto(`${chromium.url}?#/train?v=1&epochs=1&factors=4`);
  await trainToTheEnd(page);
  const cores = requests.filter((url) => url.endsWith('.wasm')).map((url) => url.split('/').at(-1));
  assert.ok(
    cores.some((name) => name.startsWith('lab32Scalar')),
    cores.join(),
  );
  assert.equal((await runs(page))[0].sha256, await inNode({ epochs: 1 }));
  assert.deepEqual(problems, []);
  await close();
});

faultTest('noWebAssembly', async () => {
  const { page, problems, requests, close } = await chromium.open({
    init: () => delete globalThis.WebAssembly,
  });
  const pages = states.filter(({ route, act }) => /^#\/[a-z-]*$/.test(route) && !act);
  assert.ok(pages.length > 8);
  for (const { name, route } of pages) {
    await page.goto(chromium.url + route);
    await page.locator('.message.bad', { hasText: 'has no WebAssembly, or' }).waitFor();
    await page.locator('main h1').first().waitFor();
    const text = await page.locator('main').innerText();
    assert.ok(text.length > 600, `${name}: ${text}`);
  }
  assert.ok(!requests.some((url) => url.endsWith('.wasm')));
  assert.deepEqual(problems, []);
  await close();
});

test('the document lists the faults', () => {
  assert.ok(documented().includes(table()), table());
});
