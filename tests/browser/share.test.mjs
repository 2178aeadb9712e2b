// "Share or embed": the panel gives what leads back to the very state on show.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violationsOn } from './axe.mjs';
import { startBrowser } from './browser.mjs';
import { measure } from './geometry.mjs';
import { tabTo } from './instruments.mjs';

let chromium;
before(async () => {
  chromium = await startBrowser();
});
after(() => chromium.close());

const snippet = (page) => page.locator('.share .code-lines').innerText();
const opener = (page) => page.locator('.site-header .share-icon');
const choose = (page, name) => page.locator('.share').getByText(name, { exact: true }).click();
const decide = (page, part, fate) =>
  page
    .locator('.share-fates label')
    .filter({ has: page.getByText(part, { exact: true }) })
    .locator('select')
    .selectOption(fate);

async function openPanel(options) {
  const opened = await chromium.open({ route: '#/gradient?v=1&seed=9', ...options });
  await opened.page.locator('.gradient-losses').waitFor();
  await opener(opened.page).click();
  await opened.page.locator('dialog.share[open]').waitFor();
  return opened;
}

test('by keyboard: the link to this very state is copied, and the focus comes back', async () => {
  const { page, problems, close } = await chromium.open({ route: '#/lookup?seed=5' });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('.verdict').first().waitFor();
  await page.locator('.transport-buttons').getByLabel('One step forward').click();
  const state = new URL(page.url()).hash;
  assert.match(state, /v=1.*seed=5/);

  await tabTo(page, '.share-line button');
  await page.keyboard.press('Enter');
  await page.locator('dialog.share[open]').waitFor();
  await tabTo(page, '.share .code-head > button');
  await page.keyboard.press('Enter');
  await page.locator('.share [role=status]').filter({ hasText: 'copied' }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied.trim(), chromium.url + state);
  // What changes is no longer what was copied.
  await tabTo(page, '.share input[name=share-size]');
  await page.keyboard.press('ArrowRight');
  assert.match(await snippet(page), /&projector=1$/);
  assert.equal((await page.locator('.share .code-copied').textContent()).trim(), '');

  await page.keyboard.press('Escape');
  await page.locator('dialog.share').waitFor({ state: 'hidden' });
  assert.ok(await page.evaluate(() => document.activeElement.matches('.share-line button')));
  assert.equal(new URL(page.url()).hash, state, 'the page itself stays as it was');
  assert.deepEqual(problems, []);
  await close();
});

test('the choices are in the snippet, and the preview shows what it shows', async () => {
  const { page, problems, requests, close } = await openPanel();
  const framed = () => requests.filter((url) => url.includes('embed.html')).length;
  await choose(page, 'Web page, frame');
  await choose(page, 'dark');
  await choose(page, 'Deutsch');
  await page.locator('.share-parts summary').click();
  await decide(page, 'Code', 'hidden');
  await decide(page, 'Seed', 'locked');
  const text = await snippet(page);
  assert.match(text, /embed\.html#\/gradient\?v=1[^"]*seed=9[^"]*&amp;hide=code&amp;lock=seed/);
  assert.match(text, /&amp;theme=dark&amp;lang=de"/);

  assert.equal(framed(), 0, 'nothing is loaded before it is wanted');
  const before = await page.evaluate(() => window.history.length);
  await page.locator('.share-preview summary').click();
  const frame = page.frameLocator('.share-preview iframe');
  await frame.getByRole('heading', { name: 'Wohin geht der Gradient?' }).waitFor();
  await frame.locator('.seed-controls button:disabled').first().waitFor();
  assert.equal(framed(), 1);
  assert.equal(await frame.locator('html').getAttribute('data-theme'), 'dark');
  assert.equal(await frame.locator('.section > lab-code').first().isVisible(), false);
  // It follows a change, and leaves no trail in the history.
  await choose(page, 'English');
  await decide(page, 'Seed', 'as it is');
  await frame.getByRole('heading', { name: 'Where does the gradient go?' }).waitFor();
  await frame.locator('.seed-controls button:enabled').first().waitFor();
  assert.equal(await page.evaluate(() => window.history.length), before);

  // A link has ways around the lesson to hide, too.
  await choose(page, 'Link');
  await decide(page, 'Ways to other lessons', 'hidden');
  assert.match(await snippet(page), /hide=code,nav&theme=dark&lang=en$/);
  await choose(page, 'Web page, element');
  assert.match(await snippet(page), /lesson="gradient" state="v=1[^"]*" hide="code" theme="dark"/);
  await page.locator('.share').getByLabel('Close').click();
  await page.waitForFunction(() => window.length === 0);
  assert.deepEqual(problems, []);
  await close();
});

test('where the clipboard is refused, the older way copies, or the text is marked', async () => {
  const { page, close } = await openPanel({
    init: () => {
      window.kept = navigator.clipboard;
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
    },
  });
  await page.context().grantPermissions(['clipboard-read']);
  const copy = page.locator('.share .code-head > button');
  await copy.click();
  await page.locator('.share [role=status]').filter({ hasText: 'copied' }).waitFor();
  const link = await snippet(page);
  assert.equal((await page.evaluate(() => window.kept.readText())).trim(), link);

  await page.evaluate(() => {
    document.execCommand = () => false;
  });
  await copy.click();
  await page.locator('.share [role=status]').filter({ hasText: 'Ctrl C' }).waitFor();
  assert.equal(await page.evaluate(() => window.getSelection().toString().trim()), link);
  await close();
});

test('hide=share takes it away, and lessons in other pages have none', async () => {
  const hidden = await chromium.open({ route: '#/gradient?v=1&hide=share' });
  await hidden.page.locator('.gradient-losses').waitFor();
  for (const trigger of ['.share-icon', '.share-line']) {
    assert.equal(await hidden.page.locator(trigger).count(), 1);
    assert.equal(await hidden.page.locator(trigger).isVisible(), false, trigger);
  }
  await hidden.close();
  const framed = await chromium.open({ route: 'embed.html#/gradient' });
  await framed.page.locator('.gradient-losses').waitFor();
  assert.equal(await framed.page.locator('.share-line, lab-share').count(), 0);
  await framed.close();
});

test('lock=share leaves the link as it is; lock=settings leaves the panel free', async () => {
  const locked = await openPanel({ route: '#/gradient?v=1&lock=share' });
  assert.equal(await locked.page.locator('.share input:enabled, .share select:enabled').count(), 0);
  await locked.close();
  const free = await openPanel({ route: '#/gradient?v=1&lock=settings' });
  assert.equal(await free.page.locator('.share input:disabled, .share select:disabled').count(), 0);
  await free.close();
});

for (const [theme, locale] of [
  ['light', 'de-DE'],
  ['dark', 'en-US'],
]) {
  test(`axe, and nothing sticks out on a phone: ${theme}, ${locale}`, async () => {
    const { page, problems, close } = await openPanel({ theme, locale, width: 360 });
    await page.locator('.share-parts summary').click();
    for (const place of await page.locator('input[name=share-place]').all()) {
      await place.check({ force: true });
      const { stickingOut, small } = await measure(page);
      assert.deepEqual({ stickingOut, small }, { stickingOut: 0, small: [] });
      const widths = await page
        .locator('dialog.share')
        .evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth]);
      assert.equal(...widths);
    }
    assert.deepEqual(await violationsOn(page), []);
    assert.deepEqual(problems, []);
    await close();
  });
}
