// The thread's answers lead into states that there are: no address is refused, no lesson missing.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from './browser.mjs';

let chromium;
before(async () => {
  chromium = await startBrowser();
});
after(() => chromium.close());

test('every button leads into a state that its lesson takes', async () => {
  const { page, problems, close } = await chromium.open({ route: '#/thread' });
  await page.locator('.thread-question').first().waitFor();
  const links = await page
    .locator('.thread-to a')
    .evaluateAll((all) => [...new Set(all.map((link) => link.getAttribute('href')))]);
  assert.ok(links.length > 15);
  for (const link of links) {
    const [, name, query = ''] = /^#\/([\w-]+)(?:\?(.*))?$/.exec(link);
    await page.evaluate((hash) => (location.hash = hash), link);
    const lesson = page.locator(`lesson-${name}`);
    await lesson.locator('h1').waitFor();
    assert.equal(await lesson.locator('> [role="alert"]').count(), 0, link);
    // What the address asked for is what the lesson shows: each lesson knows the fields.
    const asked = query.split('&').map((part) => part.split('=')[0]);
    const shown = await lesson.evaluate((element) => ({ ...(element.shown ?? {}) }));
    for (const field of asked.filter((one) => one !== ''))
      assert.ok(field === 'v' || field in shown, `${link}: ${field}`);
  }
  assert.deepEqual(problems, []);
  await close();
});

test('every question has its answer, and the map leads to every lesson', async () => {
  const { page, close } = await chromium.open({ route: '#/thread' });
  await page.locator('.thread-question').first().waitFor();
  const empty = await page
    .locator('.thread-question')
    .evaluateAll(
      (all) =>
        all.filter(
          (one) => !one.querySelector('dd p')?.textContent.trim() || !one.querySelector('a'),
        ).length,
    );
  assert.equal(empty, 0);
  const nav = await page.locator('.site-nav a').count();
  assert.equal(await page.locator('.thread-map a').count(), nav - 1);
  await close();
});

test('at the end of a lesson stands the way to the next', async () => {
  const { page, close } = await chromium.open({ route: '#/lookup' });
  await page.locator('.turn-next').click();
  await page.locator('lesson-lookup').waitFor({ state: 'detached' });
  assert.equal(await page.locator('.site-nav [aria-current="page"]').count(), 1);
  assert.equal(await page.locator('.turn-previous').getAttribute('href'), '#/lookup');
  await close();
});
