// The browser's storage: full, forbidden, silent, or shared by two tabs. What was kept stays, the page
// says what is not, and training goes on.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { startBrowser } from './browser.mjs';
import { faultTest, printFaults } from './faults.mjs';
import { openTrain, trainToTheEnd } from './trainPage.mjs';

let chromium;
before(async () => {
  chromium = await startBrowser();
});
after(() => chromium.close());
printFaults();

const STATE = '?v=1&epochs=1&factors=4';
const hashes = (page) =>
  page.evaluate(() => globalThis.embeddingLab.session.runs.map(({ sha256 }) => sha256));
const settled = (page) => page.evaluate(() => globalThis.embeddingLab.session.keeping.settled());
const summary = (page) => page.getByText(/ratings by\s+\S+\s+people of\s+\S+\s+films/).waitFor();

/** Opens the lesson where the worker of the shelf begins with `script`. */
async function openWith(script) {
  const opened = await chromium.open();
  await opened.page.route(/shelfWorker/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: script + (await response.text()) });
  });
  await opened.page.evaluate((state) => (location.hash = `#/train${state}`), STATE);
  await summary(opened.page);
  return opened;
}

faultTest('full', async () => {
  const { page, problems, close } = await openTrain(chromium, STATE);
  await trainToTheEnd(page);
  await settled(page);
  const kept = await hashes(page);
  const shelf = page.workers().find((worker) => worker.url().includes('shelfWorker'));
  await shelf.evaluate(() => {
    globalThis.IDBObjectStore.prototype.put = () => {
      throw new globalThis.DOMException('no room, for the test', 'QuotaExceededError');
    };
  });
  await trainToTheEnd(page);
  await page.getByText('There is no more room in this browser’s storage').waitFor();
  await trainToTheEnd(page);
  assert.equal((await hashes(page)).length, 3);
  await page.reload();
  await summary(page);
  assert.deepEqual(await hashes(page), kept);
  assert.deepEqual(problems, []);
  await close();
});

faultTest('forbidden', async () => {
  const { page, problems, close } = await openWith(`IDBFactory.prototype.open = () => {
    throw new DOMException('not here', 'SecurityError');
  };`);
  await page.getByText('does not let the page store anything').waitFor();
  await trainToTheEnd(page);
  assert.deepEqual(problems, []);
  await close();
});

faultTest('silent', async () => {
  const { page, problems, close } = await openWith('IDBFactory.prototype.open = () => ({});');
  await page.getByText('This browser’s storage does not answer').waitFor();
  await trainToTheEnd(page);
  assert.deepEqual(problems, []);
  await close();
});

faultTest('tabs', async () => {
  const { page: first, problems, close } = await openTrain(chromium, STATE);
  await trainToTheEnd(first);
  await settled(first);
  const second = await first.context().newPage();
  await second.goto(first.url());
  await summary(second);
  assert.deepEqual(await hashes(second), await hashes(first), 'it shows what is kept');
  await second.getByText('Another tab keeps its data and runs').waitFor();
  await trainToTheEnd(second);
  await second.evaluate(() => globalThis.embeddingLab.session.loadSimulated('another'));
  await settled(second);
  await trainToTheEnd(first);
  await settled(first);
  const kept = await hashes(first);
  assert.equal(kept.length, 2);
  await first.reload();
  await summary(first);
  assert.deepEqual(await hashes(first), kept);

  // Alone, the second keeps its own from then on, beside what it finds.
  await first.close();
  await second.reload();
  await summary(second);
  assert.deepEqual(await hashes(second), kept);
  await trainToTheEnd(second);
  await settled(second);
  await second.reload();
  await summary(second);
  assert.equal((await hashes(second)).length, 3);
  assert.deepEqual(problems, []);
  await close();
});
