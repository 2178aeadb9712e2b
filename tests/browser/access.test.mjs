// For everyone: axe finds nothing in either theme, the keyboard reaches what matters, nothing
// sticks out of a small screen.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../tools/run.mjs';
import { startBrowser } from './browser.mjs';
import { states } from './states.mjs';

const axe = readFileSync(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

let chromium;
before(async () => {
  chromium = await startBrowser();
});
after(() => chromium.close());

for (const theme of ['light', 'dark']) {
  for (const { name, route, ready, act } of states) {
    test(`axe: ${name}, ${theme}`, async () => {
      const { page, problems, close } = await chromium.open({
        route,
        theme,
        reducedMotion: 'reduce',
      });
      await page.locator(ready).first().waitFor();
      await act?.(page);
      for (const fold of await page.locator('details > summary').all()) await fold.click();
      await page.waitForTimeout(100);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      assert.deepEqual(
        violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map((node) => node.html)]),
        [],
      );
      assert.deepEqual(problems, []);
      await close();
    });
  }
}

for (const width of [360, 390, 768, 1280]) {
  test(`nothing sticks out at ${width}, and targets are large enough`, async () => {
    for (const { route, ready } of states) {
      const { page, close } = await chromium.open({ route, width, height: 780 });
      await page.locator(ready).first().waitFor();
      const found = await page.evaluate(() => {
        const small = [...document.querySelectorAll('button, select, input, summary, .site-nav a')]
          .filter((element) => element.checkVisibility() && !element.matches('.visually-hidden'))
          .map((element) => [element.className || element.tagName, element.getBoundingClientRect()])
          .filter(
            ([, box]) => box.height < (globalThis.innerWidth < 700 ? 40 : 24) && box.height > 0,
          )
          .map(([name, { height }]) => `${name}: ${height}`);
        const excess = document.documentElement.scrollWidth - globalThis.innerWidth;
        return { excess, small: [...new Set(small)] };
      });
      // Lines of code and cells keep to their grid: their rows are what is aimed at.
      const allowed = /^(code-line|cell )/;
      assert.deepEqual(
        { route, excess: found.excess, small: found.small.filter((name) => !allowed.test(name)) },
        { route, excess: 0, small: [] },
      );
      await close();
    }
  });
}

test('the skip link leads to the content, and focus can be seen', async () => {
  const { page, close } = await chromium.open({ route: '#/lookup' });
  await page.locator('.machine').first().waitFor();
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the content' });
  assert.ok(await skip.evaluate((element) => element === document.activeElement));
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'content');
  assert.match(page.url(), /#\/lookup/);
  await page.keyboard.press('Tab');
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.equal(outline, 'solid');
  await close();
});

test('a run by keyboard alone', async () => {
  const { page, problems, close } = await chromium.open({ route: '#/train?v=1&epochs=1' });
  await page.locator('.data-summary h2').waitFor();
  const start = page.getByRole('button', { name: 'Train', exact: true });
  for (let presses = 0; presses < 40; ++presses) {
    if (await start.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await page.locator('.training[data-status="done"]').waitFor();
  assert.deepEqual(problems, []);
  await close();
});
