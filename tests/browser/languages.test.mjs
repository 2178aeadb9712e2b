// German: the page opens in the language that the address, the person or the browser asks for;
// switching loses nothing; every lesson speaks it, and its longer words fit.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violationsOn } from './axe.mjs';
import { startBrowser } from './browser.mjs';
import { measure, NOTHING_STICKS, RIGHT } from './geometry.mjs';
import { openState, settled, unfold } from './instruments.mjs';
import { states } from './states.mjs';

let chromium;
before(async () => {
  chromium = await startBrowser();
});
after(() => chromium.close());

const languageOf = (page) => page.evaluate(() => document.documentElement.lang);
const switchTo = (page, name) => page.getByRole('button', { name, exact: true }).click();
const germanFiles = (requests) => requests.filter((url) => /\/de-[\w-]+\.js$/.test(url));

test('the address asks first, then the person, then the browser', async () => {
  const english = await chromium.open({ route: '#/' });
  await english.page.locator('.verdict').first().waitFor();
  assert.equal(await languageOf(english.page), 'en');
  assert.deepEqual(germanFiles(english.requests), [], 'German is not loaded for an English page');
  await english.close();

  const asked = await chromium.open({ route: '#/gradient?lang=de' });
  await asked.page.getByRole('heading', { name: 'Wohin geht der Gradient?' }).waitFor();
  assert.equal(await languageOf(asked.page), 'de');
  assert.equal(await asked.page.evaluate(() => localStorage.length), 0, 'a link changes no choice');
  assert.match(await asked.page.title(), /^Wohin geht der Gradient\?/);
  // Whoever switches on such a page is no longer bound by its address.
  await switchTo(asked.page, 'English');
  await asked.page.getByRole('heading', { name: 'Where does the gradient go?' }).waitFor();
  assert.doesNotMatch(asked.page.url(), /lang=/);
  assert.deepEqual(asked.problems, []);
  await asked.close();

  const browser = await chromium.open({ route: '#/nowhere', locale: 'de-AT' });
  await browser.page.getByRole('heading', { name: 'Diese Seite gibt es nicht' }).waitFor();
  assert.equal(await languageOf(browser.page), 'de');
  await switchTo(browser.page, 'English');
  await browser.page.getByRole('heading', { name: 'There is no such page' }).waitFor();
  await browser.page.reload();
  await browser.page.getByRole('heading', { name: 'There is no such page' }).waitFor();
  assert.equal(await languageOf(browser.page), 'en', 'the choice is kept');
  assert.deepEqual(browser.problems, []);
  await browser.close();
});

test('an address that asks for what cannot be is told so in its own language', async () => {
  const { page, close } = await chromium.open({ route: '#/optimizer?v=1&lr=7&lang=de&hide=x' });
  await page.getByText('Die Adresse verlangt lr „7“').waitFor();
  await page.getByText('Die Adresse verlangt hide „x“').waitFor();
  await close();
});

test('switching keeps the state of the lesson, and a run goes on', async () => {
  const { page, problems, close } = await chromium.open({ route: '#/optimizer?v=1&seed=9' });
  await page.locator('.ledger').waitFor();
  await page.getByRole('button', { name: 'One step forward' }).click();
  await page.waitForURL(/&step=5&/);
  const before = page.url();
  await switchTo(page, 'Deutsch');
  await page.getByRole('heading', { name: 'Warum hat sich diese Zeile bewegt?' }).waitFor();
  assert.equal(page.url(), before);
  assert.equal(
    await page.evaluate(() => document.activeElement.textContent.trim()),
    'English',
    'the focus stays on the switch',
  );

  await page.evaluate(() => {
    location.hash = '#/train?v=1&epochs=100&factors=20'; // long enough to be met under way
  });
  await page.locator('.train-buttons .next').click();
  await page.locator('.training[data-status="training"]').waitFor();
  await switchTo(page, 'English');
  await page.getByRole('heading', { name: 'Train the real thing' }).waitFor();
  await page.locator('.training[data-status="done"]').waitFor({ timeout: 120_000 });
  assert.equal(
    await page.evaluate(() => globalThis.embeddingLab.session.runs.length),
    1,
    'the same run',
  );
  assert.deepEqual(problems, []);
  await close();
});

test('a frame speaks as its address asks', async () => {
  const route = 'embed.html#/lookup?v=1&seed=9&lang=de';
  const { page, problems, close } = await chromium.open({ route });
  await page.getByRole('heading', { name: 'Was hat One-hot damit zu tun?' }).waitFor();
  await page.getByRole('link', { name: 'In Embedding Lab öffnen ↗' }).waitFor();
  assert.equal(await languageOf(page), 'de');
  await page.evaluate(() => {
    location.hash = '#/lookup?v=1&seed=9&lang=en';
  });
  await page.getByRole('heading', { name: 'What has one-hot to do with it?' }).waitFor();
  assert.equal(await languageOf(page), 'en');
  assert.deepEqual(problems, []);
  await close();
});

/** One state for each lesson, as it opens. */
const lessons = states.filter(({ name, route }) => route === `#/${name === 'home' ? '' : name}`);

for (const { name, route, ready } of lessons) {
  test(`in German: ${name}`, async () => {
    const { page, problems, close } = await openState(
      chromium,
      { route, ready },
      {
        locale: 'de-DE',
        theme: 'dark', // English is seen in both
        reducedMotion: 'reduce',
      },
    );
    await unfold(page);
    await page.addStyleTag({ content: NOTHING_STICKS });
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 800 });
      await settled(page);
      assert.deepEqual(await measure(page), RIGHT, `at ${width}`);
      assert.deepEqual(await page.evaluate(cutSelects), [], `at ${width}`);
    }
    assert.deepEqual(await page.evaluate(englishOnShow), []);
    assert.deepEqual(await violationsOn(page), []);
    assert.deepEqual(problems, []);
    await close();
  });
}

/** What is chosen in a list, where its text is wider than the list shows. */
function cutSelects() {
  const ARROW = 20;
  const context = document.createElement('canvas').getContext('2d');
  return [...document.querySelectorAll('main select')]
    .filter((select) => select.checkVisibility({ opacityProperty: true }))
    .filter((select) => {
      const { font, paddingLeft, paddingRight } = getComputedStyle(select);
      context.font = font;
      const room = select.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) - ARROW;
      return context.measureText(select.selectedOptions[0]?.text ?? '').width > room;
    })
    .map((select) => select.selectedOptions[0].text);
}

/**
 * Texts of the page with a word that only English has. Code, what the core refuses, and the titles of
 * films are English everywhere; a title writes nearly every word with a capital.
 */
function englishOnShow() {
  const ENGLISH =
    /(?<!\p{L})(?:the|of|and|which|with|is|are|were|has|have|been|here|this|that|you|your)(?!\p{L})/u;
  const APART = 'code, pre, lab-code, script, style, noscript, [lang="en"]';
  const REFUSAL = /^(?:Type|Range|Index|Runtime)?Error: /;
  const isTitle = (text) =>
    text
      .split(/\s+/)
      .every((word) => /^(?:[\p{Lu}\d(]|(?:a|an|and|at|by|for|in|of|on|the|to|with)$)/u.test(word));
  const found = new Set();
  const walker = document.createTreeWalker(document.body, window.NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.data.trim();
    if (
      !ENGLISH.test(text) ||
      REFUSAL.test(text) ||
      isTitle(text) ||
      node.parentElement.closest(APART)
    )
      continue;
    found.add(text);
  }
  return [...found];
}
