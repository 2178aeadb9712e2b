// dist/embedding-lab.html, alone in a folder and opened from there: every lesson works, nothing is
// asked of anybody.

import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { root } from '../../tools/run.mjs';
import { startBrowser } from './browser.mjs';
import { openState, settled } from './instruments.mjs';
import { states } from './states.mjs';
import { epochs, trainToTheEnd } from './trainPage.mjs';

const BYTES_AT_MOST = 1_500_000;
const built = join(root, 'dist', 'embedding-lab.html');

let chromium;
let folder;
let base;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'one file '));
  copyFileSync(built, join(folder, 'lab.html'));
  base = pathToFileURL(join(folder, 'lab.html')).href;
  chromium = await startBrowser();
});
after(async () => {
  await chromium.close();
  rmSync(folder, { recursive: true });
});

/** What was asked for besides what the file itself holds. */
const asked = (requests) => requests.filter((url) => !/^(?:data|blob):/.test(url));

test('is small enough to be sent around', () => {
  const { size } = statSync(built);
  console.log(`embedding-lab.html: ${size} bytes`);
  assert.ok(size <= BYTES_AT_MOST, `${size} bytes, at most ${BYTES_AT_MOST}`);
});

/** What there is to see on the first page and in each lesson; what takes long is tested below. */
const shown = states.filter(({ route, act }) => /^#\/[a-z-]*$/.test(route) && !act);

test('opens at the first page, and every lesson works', async () => {
  const { page, problems, requests, close } = await chromium.open({ base });
  for (const { name, route, ready } of shown) {
    await page.evaluate((hash) => (location.hash = hash), route);
    await page.locator(ready).first().waitFor();
    await settled(page);
    assert.deepEqual(problems, [], name);
  }
  assert.deepEqual(asked(requests), [base]);
  await close();
});

test('gradients are held against the core of doubles', async () => {
  const route = '#/gradient?v=1&samples=4-1-4.5,0-1-2,2-4-5&step=30';
  const { page, problems, requests, close } = await openState(
    chromium,
    { route, ready: '.gradient-losses' },
    { base },
  );
  await page.locator('[data-table="film_factors"] tr[data-row="1"] .cell').nth(2).click();
  await page.locator('.inspector-check .verdict').waitFor();
  assert.equal(await page.locator('.inspector-check .verdict.bad').count(), 0);
  assert.deepEqual([problems, asked(requests)], [[], [base]]);
  await close();
});

test('trains, in German, hands the model over to the other lessons, and keeps it', async () => {
  const route = '#/train?v=1&epochs=1&factors=4&lang=de';
  const { page, problems, requests, close } = await chromium.open({ base, route });
  await page.getByText('simulierte Welt').first().waitFor();
  await trainToTheEnd(page);
  const [[, trainLoss, validLoss]] = await epochs(page);
  assert.match(trainLoss, /^[01]\.\d+$/);
  assert.match(validLoss, /^[01]\.\d+$/);
  // The core without vectors is left out of the file, and so is what compares it.
  assert.equal(await page.locator('.beats summary', { hasText: 'vier Zahlen' }).count(), 0);

  await page.evaluate(() => (location.hash = '#/explore'));
  await page.locator('.recommended').waitFor();
  await page.evaluate(() => (location.hash = '#/take-away'));
  await page.locator('.take-away[data-status="ready"]').waitFor();
  const download = page.waitForEvent('download');
  await page.locator('.take-away button.next').click();
  assert.equal((await download).suggestedFilename(), 'embedding-lab.zip');

  await page.reload();
  await page.locator('.take-away[data-status="ready"]').waitFor();
  assert.deepEqual(problems, []);
  assert.deepEqual(asked(requests), [base, base]); // opened, and opened again
  await close();
});

test('shows one lesson alone in a frame of a page beside it', async () => {
  writeFileSync(
    join(folder, 'course.html'),
    `<!doctype html><title>A course</title><script>
      window.said = [];
      addEventListener('message', ({ data }) => window.said.push(data));
    </script>
    <iframe src="lab.html?embed#/lookup?v=1&x=2&seed=4" width="800" height="600"></iframe>`,
  );
  const { page, problems, close } = await chromium.open({
    base: pathToFileURL(join(folder, 'course.html')).href,
    route: '',
  });
  const frame = page.frameLocator('iframe');
  await frame.locator('.verdict').first().waitFor();
  assert.equal(await frame.locator('.site-header').count(), 0);
  await page.waitForFunction(() => window.said.some(({ event }) => event === 'ready'));
  const link = frame.locator('.lesson-host-foot a');
  assert.equal((await link.getAttribute('href')).split('?')[0], `${base}#/lookup`);
  assert.deepEqual(problems, []);
  await close();
});

test('served over http, it offers its link and nothing to embed', async () => {
  const { page, problems, close } = await chromium.open({ route: 'embedding-lab.html#/gradient' });
  await page.getByRole('button', { name: 'Share or embed' }).first().click();
  await page.locator('.share-body', { hasText: 'the whole lab in one file' }).waitFor();
  assert.equal(await page.locator('[name="share-place"]').count(), 0);
  assert.deepEqual(problems, []);
  await close();
});
