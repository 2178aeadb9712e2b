// The first page: the claim stands on numbers of the core, and nothing goes anywhere.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from './browser.mjs';

let chromium;
before(async () => {
  chromium = await startBrowser();
});
after(() => chromium.close());

test('home shows a live lookup, the lessons, and no request after it opened', async () => {
  const { page, problems, close } = await chromium.open();
  await page.locator('.verdict:has-text("same bits")').waitFor();
  assert.equal(await page.locator('.machine').count(), 2);
  const named = await page.locator('.site-nav a').count();
  assert.ok(named > 1);
  assert.equal(await page.locator('.lessons li').count(), named);

  await page.getByRole('button', { name: 'Look up 5 Zero Garden' }).first().click();
  const lit = page.locator('.machine.lookup tr.lit .row-film');
  await lit.getByText('Zero Garden').waitFor();
  assert.equal(
    await page.locator('.site-header .local').textContent(),
    'everything runs in this tab · 0 requests since it opened',
  );

  await page.getByRole('link', { name: 'Step through it, forward and backward' }).click();
  await page.getByRole('heading', { level: 1, name: 'What has one-hot to do with it?' }).waitFor();
  assert.match(page.url(), /#\/lookup\?v=1&x=5&/);
  assert.deepEqual(problems, []);
  await close();
});

test('an unknown page says so', async () => {
  const { page, problems, close } = await chromium.open({ route: '#/nowhere' });
  await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
  await page.getByRole('link', { name: 'Go to the start' }).click();
  await page.getByRole('heading', { name: 'An embedding is a row that you look up' }).waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('the theme can be chosen and is remembered', async () => {
  const { page, close } = await chromium.open({ theme: 'light' });
  const background = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await background();
  const button = page.locator('.theme');
  await button.click();
  assert.equal(await button.getAttribute('aria-label'), 'Colours: light');
  await button.click();
  assert.equal(await button.getAttribute('aria-label'), 'Colours: dark');
  assert.notEqual(await background(), light);
  await page.reload();
  assert.equal(await button.getAttribute('aria-label'), 'Colours: dark');
  assert.notEqual(await background(), light);
  await close();
});

test('whoever is on the way to another lesson is not called back by the one they leave', async () => {
  const { page, problems, close } = await chromium.open({ route: '#/gradient?v=1&seed=5' });
  await page.locator('lesson-gradient .panel').first().waitFor();
  await page.evaluate(() => {
    globalThis.location.hash = '#/dot';
    // As data do that arrive just now: the page has not heard of its new address yet.
    const detail = new globalThis.URLSearchParams('v=1&seed=6');
    globalThis.document
      .querySelector('lesson-gradient')
      .dispatchEvent(new globalThis.CustomEvent('state', { detail }));
  });
  await page.locator('lesson-dot').waitFor();
  assert.match(page.url(), /#\/dot/);
  assert.deepEqual(problems, []);
  await close();
});

test('another lesson goes on where it was left, and the link of the one on show begins it anew', async () => {
  const { page, problems, close } = await chromium.open({
    route: '#/gradient?v=1&seed=5&hide=code',
  });
  const link = (name) => page.locator('.site-nav').getByRole('link', { name, exact: true });
  const address = () => page.evaluate(() => globalThis.location.hash);
  await page.getByRole('button', { name: 'A fresh seed' }).first().click();
  await page.waitForFunction(() => !/seed=5\b/.test(globalThis.location.hash));
  const [, seed] = /seed=(\d+)/.exec(await address());
  await link('Dot product').click();
  await page.locator('lesson-dot h1').waitFor();
  await link('Gradient').click();
  await page.locator('lesson-gradient h1').waitFor();
  assert.match(await address(), new RegExp(`seed=${seed}\\b`));
  await page.locator('lesson-gradient').getByText(`seed ${seed}`).first().waitFor();
  assert.doesNotMatch(await address(), /hide/); // how a link shows a lesson is that link's affair
  await link('Gradient').click();
  await page.waitForFunction(() => globalThis.location.hash === '#/gradient');
  await page.locator('lesson-gradient').getByText('seed 7', { exact: true }).first().waitFor();
  assert.deepEqual(problems, []);
  await close();
});
