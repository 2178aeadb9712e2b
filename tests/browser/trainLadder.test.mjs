// The ladder in the page: every rung is the run that the command line makes; the pair, the search for
// a rate, the runs side by side.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { embeddingLab, movieLens, withMovieLens } from '../node/support.mjs';
import { startBrowser } from './browser.mjs';
import { button, openTrain as openTrainIn, status, trainToTheEnd } from './trainPage.mjs';

let chromium;
before(async () => {
  chromium = await startBrowser();
});
after(() => chromium.close());

const openTrain = (state) => openTrainIn(chromium, state);
const PATIENCE = 600_000;

/** What the session says of its runs. */
const runs = (page) =>
  page.evaluate(() =>
    globalThis.embeddingLab.session.runs.map(({ rung, status, sha256, result }) => ({
      rung,
      status,
      sha256,
      validLoss: result?.validLoss ?? null,
    })),
  );

test(
  'ml-latest-small.zip: every rung has the weights that the command line trains',
  withMovieLens,
  async () => {
    const { page, problems, close } = await openTrain('?v=1&epochs=1&factors=8&seed=5');
    await page.locator('input[type=file]').setInputFiles(movieLens);
    await page.getByText('100,836 ratings by 610 people of 9,724 films').waitFor();
    await button(page, 'Train all six').click();
    await page.waitForFunction(
      () => document.querySelectorAll('.rung[data-state="done"]').length === 6,
      null,
      { timeout: PATIENCE },
    );
    const inPage = await runs(page);
    const cells = await page
      .locator('.comparison tr[data-rung]')
      .evaluateAll((rows) => rows.map((row) => row.cells[2].textContent.trim()));
    const { code, stdout, stderr } = await embeddingLab(
      ...['ladder', movieLens, '--epochs', 1, '--factors', 8, '--seed', 5, '--json'],
    );
    assert.equal(code, 0, stderr);
    const { rungs } = JSON.parse(stdout);
    assert.deepEqual(
      inPage.map(({ sha256 }) => sha256),
      rungs.map(({ weights_sha256: sha256 }) => sha256),
    );
    assert.deepEqual(
      cells,
      rungs.map(({ epochs }) => epochs.at(-1).valid_loss.toFixed(4)),
    );
    await page.getByText('The book trained on other ratings').waitFor();
    assert.deepEqual(problems, []);
    await close();
  },
);

test('the search suggests a rate, and one click takes it', async () => {
  const { page, problems, close } = await openTrain('?v=1&epochs=1&factors=4');
  await page.getByText('Which learning rate?').click();
  await button(page, 'Find a rate for dot + bias').click();
  const take = page.getByRole('button', { name: /^Set the rate to / });
  await take.waitFor({ timeout: PATIENCE });
  const suggested = (await take.textContent()).replace(/^\s*Set the rate to\s*/, '').trim();
  await page.locator('.small-plot .mark-text').first().waitFor();
  await page.getByText('The valley of this curve, of dot + bias:').waitFor();
  await take.click();
  const field = page.getByLabel('learning rate', { exact: true });
  assert.equal(await field.inputValue(), suggested);
  await page.waitForFunction((lr) => location.hash.includes(`lr=${lr}&`), suggested);
  assert.deepEqual(problems, []);
  await close();
});

test('both builds of the core train to the same weights, and their ratio is shown', async () => {
  const { page, problems, close } = await openTrain('?v=1&epochs=3&factors=8');
  await page.getByText('What does it bring to work on four numbers').click();
  await button(page, 'Train an epoch with both').click();
  await page
    .getByText(/The same weights, and\s+[\d.]+\s+times the speed/)
    .waitFor({ timeout: PATIENCE });
  const { result: found, config } = await page.evaluate(() => globalThis.embeddingLab.session.race);
  assert.equal(config.epochs, 3);
  assert.equal(found.ratio, found.vectors.ratingsPerSecond / found.scalar.ratingsPerSecond);
  const cells = await page.locator('.builds tbody tr').allInnerTexts();
  const written = [found.vectors, found.scalar].map(({ ratingsPerSecond, weightsSha256 }) => [
    Math.round(ratingsPerSecond).toLocaleString('en-US'),
    weightsSha256,
  ]);
  assert.deepEqual(
    cells.map((text) => text.trim().split(/\s+/).slice(-2)),
    written,
  );
  assert.deepEqual(await runs(page), []); // no run of the table
  assert.deepEqual(problems, []);
  await close();
});

test('the pair shows what weight decay does; runs are renamed, hidden and deleted', async () => {
  const { page, problems, close } = await openTrain('?v=1&epochs=1&factors=4');
  await page.getByText('When does it learn by heart?').click();
  await button(page, 'Train the pair').click();
  await page
    .getByText(/Without weight decay/)
    .last()
    .waitFor({ timeout: PATIENCE });
  await page.waitForFunction(
    () => globalThis.embeddingLab.session.runs.filter((run) => run.ended).length === 2,
    null,
    { timeout: PATIENCE },
  );
  const rows = page.locator('.runs tbody tr');
  assert.equal(await rows.count(), 2);
  await page.locator('.runs thead').getByText('weight decay').waitFor();
  const name = page.getByLabel('Name of run 1');
  await name.fill('bare');
  await name.blur();
  await page.getByLabel('Name of run 2').fill('');
  await page.getByLabel('Name of run 2').blur();
  assert.equal(await page.getByLabel('Name of run 2').inputValue(), 'decay 0.1');
  await page.getByLabel('Draw the curve of bare').uncheck();
  await page.getByRole('button', { name: 'Delete: bare' }).click();
  await page.waitForFunction(() => document.querySelectorAll('.runs tbody tr').length === 1);
  await page.getByRole('button', { name: /^Use settings/ }).click();
  assert.equal(await page.getByLabel('weight decay', { exact: true }).inputValue(), '0.1');
  assert.deepEqual(problems, []);
  await close();
});

test('after a divergence a lower rate is one click away', async () => {
  const { page, problems, close } = await openTrain(
    '?v=1&lr=1e9&epochs=1&optimizer=sgd&range=none',
  );
  await button(page, 'Train').click();
  await status(page, 'diverged');
  await button(page, 'Set the rate to 1e8').click();
  assert.equal(await page.getByLabel('learning rate', { exact: true }).inputValue(), '1e8');
  assert.deepEqual(problems, []);
  await close();
});

test('a reload in the midst of training goes on from the last epoch, to the same weights', async () => {
  const { page, problems, close } = await openTrain('?v=1&epochs=200&factors=4');
  await trainToTheEnd(page);
  await button(page, 'Train again').click();
  // The page itself reloads once an epoch has been kept: the end is far then, on any machine.
  await page.evaluate(() => {
    const { session } = globalThis.embeddingLab;
    const timer = globalThis.setInterval(async () => {
      if (session.runs.length < 2 || session.runs[1].result === null) return;
      globalThis.clearInterval(timer);
      await session.keeping.settled();
      location.reload();
    });
  });
  await status(page, 'paused');
  await button(page, 'Resume').click();
  await status(page, 'done');
  const [whole, resumed] = await runs(page);
  assert.equal(whole.status, 'done');
  assert.equal(resumed.sha256, whole.sha256);

  // Forgotten, nothing is there after the next reload.
  await page.getByLabel('Keep data and runs in this browser').uncheck();
  await page.evaluate(() => globalThis.embeddingLab.session.keeping.settled());
  await page.reload();
  await page.getByText(/ratings by\s+\S+\s+people of\s+\S+\s+films/).waitFor();
  assert.deepEqual(await runs(page), []);
  assert.deepEqual(problems, []);
  await close();
});

test('what is kept is kept by a worker: the page itself writes nothing', async () => {
  const { page, problems, close } = await chromium.open({
    route: '#/train?v=1&epochs=3&factors=4',
    init: () => {
      globalThis.IDBFactory.prototype.open = () => {
        throw new globalThis.DOMException('the page would wait for it', 'SecurityError');
      };
    },
  });
  await page.getByText(/ratings by\s+\S+\s+people of\s+\S+\s+films/).waitFor();
  await trainToTheEnd(page);
  await page.evaluate(() => globalThis.embeddingLab.session.keeping.settled());
  const before = await runs(page);
  await page.reload();
  await page.getByText(/ratings by\s+\S+\s+people of\s+\S+\s+films/).waitFor();
  assert.deepEqual(await runs(page), before);
  assert.deepEqual(problems, []);
  await close();
});

test('a browser that stores nothing says so, and trains', async () => {
  const { page, problems, close } = await chromium.open();
  const forbid = `IDBFactory.prototype.open = () => {
    throw new DOMException('not here', 'SecurityError');
  };`;
  await page.route(/shelfWorker/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: forbid + (await response.text()) });
  });
  await page.evaluate(() => {
    globalThis.location.hash = '#/train?v=1&epochs=1&factors=4';
  });
  await page.getByText(/ratings by\s+\S+\s+people of\s+\S+\s+films/).waitFor();
  await page.getByText('does not let the page store anything').waitFor();
  await trainToTheEnd(page);
  assert.deepEqual(problems, []);
  await close();
});

test('a large file loads with progress, can be cancelled, and leaves the page free', async (t) => {
  const { page, problems, close } = await openTrain();
  // Made in the page: to send it there would take longer than to read it.
  await page.evaluate(async () => {
    const parts = ['userId,movieId,rating\n'];
    for (let i = 0; i < 1_000_000; ++i) {
      parts.push(`${i % 4999},${(i * 7) % 9973},${1 + (i % 9) / 2}\n`);
    }
    globalThis.large = new File(parts, 'large.csv');
    await new Promise((resolve) => setTimeout(resolve, 100));
    globalThis.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        globalThis.longest = Math.max(globalThis.longest, duration);
      }
    }).observe({ type: 'longtask' });
  });
  const drop = () =>
    page.evaluate(() => {
      const dataTransfer = new globalThis.DataTransfer();
      dataTransfer.items.add(globalThis.large);
      const event = new globalThis.DragEvent('drop', { dataTransfer, bubbles: true });
      document.querySelector('.drop-zone').dispatchEvent(event);
    });
  await drop();
  // Within the page, since it is read before a click from outside arrives.
  await page.waitForFunction(() => {
    const cancel = document.querySelector('.data-loading ~ button');
    if (cancel === null || !/ of [\d.]+ MB read/.test(document.body.textContent)) return false;
    cancel.click();
    return true;
  });
  await page.waitForFunction(() => globalThis.embeddingLab.session.loading === null);
  assert.match(await page.locator('.data-summary h2').textContent(), /Simulated/);
  await drop();
  await page.getByText('1,000,000 ratings by 4,999 people').waitFor({ timeout: PATIENCE });
  t.diagnostic(
    `longest task on the main thread: ${await page.evaluate(() => globalThis.longest)} ms`,
  );
  assert.deepEqual(problems, []);
  await close();
});
