// Pages as other media have them: at 400 % zoom, in forced colours, on paper.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from './browser.mjs';
import { settled } from './instruments.mjs';
import { states } from './states.mjs';

let chromium;
before(async () => {
  chromium = await startBrowser();
});
after(() => chromium.close());

/** One state for each page, as it opens. */
const opening = states.filter(({ name, route }) => route === `#/${name === 'home' ? '' : name}`);

test('at 400 % zoom, in the language of the longer words, no page scrolls sideways', async () => {
  const { page, problems, close } = await chromium.open({ width: 320, locale: 'de-DE' });
  for (const { name, route, ready } of opening) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, route);
    await page.locator(ready).first().waitFor();
    await settled(page);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, name);
  }
  assert.deepEqual(problems, []);
  await close();
});

test('in forced colours, what fills and soft borders say is said all the same', async () => {
  const { page, problems, close } = await chromium.open({ route: '#/gradient' });
  await page.emulateMedia({ forcedColors: 'active' });
  await page.locator('.gradient-losses').waitFor();
  await settled(page);
  const style = (selector, name) =>
    page
      .locator(selector)
      .first()
      .evaluate((one, property) => getComputedStyle(one)[property], name);
  const canvas = await style('html', 'backgroundColor');
  assert.notEqual(await style('.legend-form.parameter', 'backgroundColor'), canvas);
  assert.notEqual(await style('.legend-form.gradient', 'backgroundColor'), canvas);
  assert.match(await style('.cell.gradient.negative .disc', 'backgroundImage'), /gradient/);
  assert.equal(await style('.cell.gradient', 'borderTopColor'), canvas, 'no form of another role');
  assert.notEqual(await style('.site-nav a[aria-current="page"]', 'borderBottomColor'), canvas);
  assert.equal(await style('.site-nav a[aria-current="false"]', 'borderBottomColor'), canvas);
  assert.notEqual(
    await style('.segment > input:checked + span', 'backgroundColor'),
    await style('.segment > input:not(:checked) + span', 'backgroundColor'),
  );
  assert.equal(await style('tr.lit', 'outlineStyle'), 'solid');
  assert.notEqual(await style('tr:not(.lit)', 'outlineStyle'), 'solid');
  assert.equal(await style('.timeline', 'forcedColorAdjust'), 'none');
  assert.deepEqual(problems, []);
  await close();
});

test('on paper: the state with its step and seed, in the colours of paper, without controls', async () => {
  const { page, problems, close } = await chromium.open({ route: '#/lookup', theme: 'dark' });
  await page.locator('.verdict').first().waitFor();
  await page.emulateMedia({ media: 'print' });
  for (const gone of ['.transport-buttons', '.timeline', '.site-nav', '.share-line', '.turn']) {
    assert.equal(await page.locator(gone).first().isVisible(), false, gone);
  }
  for (const kept of ['.transport-step', '.seed', '.machine', '.brand']) {
    assert.equal(await page.locator(kept).first().isVisible(), true, kept);
  }
  const { position, ink, adjust } = await page.evaluate(() => ({
    position: getComputedStyle(document.querySelector('.panel-part.sunken')).position,
    ink: getComputedStyle(document.documentElement).color,
    adjust: getComputedStyle(document.querySelector('.cell.parameter')).printColorAdjust,
  }));
  assert.deepEqual([position, adjust], ['static', 'exact']);
  assert.equal(ink, 'rgb(27, 26, 23)', 'dark on light');
  assert.ok((await page.pdf({ format: 'A4' })).length > 20_000);
  assert.deepEqual(problems, []);
  await close();
});
