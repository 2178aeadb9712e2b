// Under the policy of a strict host, sent as a header, every lesson works and violates nothing.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from './browser.mjs';
import { settled } from './instruments.mjs';
import { states } from './states.mjs';
import { openTrain, trainToTheEnd } from './trainPage.mjs';

const POLICY =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'";

let chromium;
before(async () => {
  chromium = await startBrowser({ headers: { 'Content-Security-Policy': POLICY } });
});
after(() => chromium.close());

/** Keeps what is reported, from before the page's first script. */
const listen = () => {
  window.violations = [];
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    window.violations.push(`${violatedDirective}: ${blockedURI}`),
  );
};
const violations = (page) => page.evaluate(() => window.violations);
const shown = states.filter(({ route, act }) => /^#\/[a-z-]*$/.test(route) && !act);

test('every lesson', async () => {
  const { page, problems, close } = await chromium.open({ init: listen });
  for (const { name, route, ready } of shown) {
    await page.evaluate((hash) => (location.hash = hash), route);
    await page.locator(ready).first().waitFor();
    await settled(page);
    assert.deepEqual([await violations(page), problems], [[], []], name);
  }
  await close();
});

test('training, and taking the model along', async () => {
  const state = '?v=1&epochs=1&factors=4';
  const { page, problems, close } = await openTrain(chromium, state, { init: listen });
  await trainToTheEnd(page);
  await page.evaluate(() => (location.hash = '#/take-away'));
  const download = page.waitForEvent('download');
  await page.locator('.take-away[data-status="ready"] button.next').click();
  await download;
  assert.deepEqual([await violations(page), problems], [[], []]);
  await close();
});

test('a lesson in a frame', async () => {
  const base = `${chromium.url}embed.html`;
  const { page, problems, close } = await chromium.open({
    base,
    route: '#/gradient',
    init: listen,
  });
  await page.locator('.gradient-losses').waitFor();
  await settled(page, '.lesson-host');
  assert.deepEqual([await violations(page), problems], [[], []]);
  await close();
});

test('the policy does forbid: what a page must not do is reported', async () => {
  const { page, close } = await chromium.open({ init: listen });
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.head.append(script);
  });
  assert.equal((await violations(page)).length > 0, true);
  assert.equal(await page.evaluate(() => window.ran), undefined);
  await close();
});
