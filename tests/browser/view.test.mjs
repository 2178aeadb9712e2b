// What an address hides, locks and sets beside the lesson's state, and what it asks in vain.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from './browser.mjs';

let chromium;
before(async () => {
  chromium = await startBrowser();
});
after(() => chromium.close());

test('an address hides parts, locks others, and chooses colours and size', async () => {
  const { page, problems, close } = await chromium.open({
    route:
      '#/gradient?v=1&seed=9&hide=title,code,beats,nav&lock=seed,settings,transport&theme=dark&projector',
  });
  await page.locator('.gradient-losses').waitFor();
  for (const hidden of ['.site-header', 'h1', '.turn', '.section > lab-code', 'lab-beat']) {
    assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
  }
  assert.deepEqual(await page.evaluate(() => ({ ...document.documentElement.dataset })), {
    theme: 'dark',
    projector: '',
  });
  assert.equal(await page.evaluate(() => localStorage.length), 0, 'a link changes no choice');

  const disabled = (selector) =>
    page
      .locator(selector)
      .evaluateAll((all) => all.length > 0 && all.every((one) => one.matches(':disabled')));
  for (const locked of [
    '.seed-controls button',
    '.timeline',
    '.index-chip select',
    '[data-control=settings] .segment input',
  ])
    assert.ok(await disabled(locked), locked);
  // Numbers still say where they come from.
  await page.locator('.instrument [data-number]').first().click();
  await page.locator('.inspector:popover-open').waitFor();
  await page.keyboard.press('Escape');

  // A line of the code is a way to another step, too: it is locked with the steps.
  const before = page.url();
  await page.locator('.instrument button.code-line').first().click();
  await page.locator('.lock-hit').waitFor();
  assert.equal(page.url(), before);

  // Unlocked, the same page answers again; and what is written keeps what is hidden.
  await page.evaluate(() => {
    location.hash = '#/gradient?v=1&seed=9&hide=title';
  });
  await page.locator('.seed-controls button:enabled').last().click();
  await page.waitForFunction(() => !/seed=9\b/.test(location.hash));
  assert.match(page.url(), /&hide=title$/);
  assert.equal(await page.locator('.site-header').isVisible(), true);
  assert.deepEqual(problems, []);
  await close();
});

test('a cell of a locked table stays as it is, and the page says so', async () => {
  const { page, problems, close } = await chromium.open({ route: '#/lookup?v=1&lock=settings' });
  await page.locator('.verdict').first().waitFor();
  await page.getByRole('button', { name: 'Look up 5 Zero Garden' }).first().click();
  await page.getByRole('status').filter({ hasText: 'locked' }).waitFor();
  assert.equal(
    await page
      .locator('.batch .chip')
      .textContent()
      .then((text) => text.trim()),
    '3',
  );
  await page.locator('.transport-buttons .next').click();
  await page.locator('.lock-hit').waitFor({ state: 'detached' });
  assert.deepEqual(problems, []);
  await close();
});

test('every listing goes with hide=code; how things are shown stays free under lock=settings', async () => {
  for (const [name, ready] of [
    ['take-away', '.take-away'],
    ['thread', '.thread-question'],
  ]) {
    const { page, close } = await chromium.open({ route: `#/${name}?hide=code` });
    await page.locator(ready).first().waitFor();
    const codes = page.locator(`lesson-${name} lab-code`);
    assert.ok((await codes.count()) > 0);
    for (const code of await codes.all()) assert.equal(await code.isVisible(), false, name);
    await close();
  }
  for (const [name, choice] of [
    ['take-away', 'take-away-show'],
    ['dot', 'dot-show'],
    ['collabnn', 'collabnn-lens'],
  ]) {
    const { page, problems, close } = await chromium.open({ route: `#/${name}?lock=settings` });
    const last = page.locator(`input[name="${choice}"]`).last();
    await last.waitFor({ state: 'attached' });
    await last.check({ force: true });
    const value = await last.inputValue();
    await page.waitForFunction((wanted) => location.hash.includes(`=${wanted}&`), value);
    assert.equal(await page.locator('.lock-hit').count(), 0, name);
    assert.deepEqual(problems, []);
    await close();
  }
});

test('what an address asks in vain is said on the page, a message for each', async () => {
  const { page, problems, close } = await chromium.open({
    route: '#/optimizer?v=1&lr=7&row=x&colour=red&hide=everything',
  });
  await page.locator('.ledger').waitFor();
  const messages = await page.locator('.message.bad').allTextContents();
  assert.equal(messages.length, 4);
  for (const word of ['lr “7”', 'row “x”', '“colour”', 'hide “everything”'])
    assert.ok(
      messages.some((message) => message.includes(word)),
      word,
    );
  assert.deepEqual(problems, []);
  await close();
});
