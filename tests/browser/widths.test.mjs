// Phone, tablet, laptop and projector: nothing sticks out, nothing lies on anything else, and what
// is to be hit is large enough.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from './browser.mjs';
import { measure, NOTHING_STICKS, RIGHT } from './geometry.mjs';
import { openState, settled } from './instruments.mjs';
import { states } from './states.mjs';

const WIDTHS = [360, 390, 768, 1280];

let chromium;
before(async () => {
  chromium = await startBrowser();
});
after(() => chromium.close());

for (const state of states) {
  test(`nothing overlaps or sticks out: ${state.name}`, async () => {
    const { page, problems, close } = await openState(chromium, state);
    await page.addStyleTag({ content: NOTHING_STICKS });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await settled(page);
      assert.deepEqual(await measure(page), RIGHT, `at ${width}`);
    }
    await page.locator('.site-header .projector').click();
    await settled(page);
    assert.ok(await page.evaluate(() => document.documentElement.matches('[data-projector]')));
    assert.deepEqual(await measure(page), RIGHT, 'on the projector');
    assert.deepEqual(problems, []);
    await close();
  });
}

test('the measure finds what is wrong', async () => {
  const { page, close } = await openState(chromium, states[0]);
  await page.evaluate(() => {
    const add = (html) =>
      document.querySelector('.instrument').insertAdjacentHTML('beforeend', html);
    add('<div style="position: relative; height: 60px"><span>one text</span></div>');
    const place = document.querySelector('.instrument > :last-child');
    const over = (html) => place.insertAdjacentHTML('beforeend', html);
    over('<span style="position: absolute; left: 4px; top: 2px">another</span>');
    over('<button style="position: absolute; left: 300px; top: 0; height: 30px">left</button>');
    over('<button style="position: absolute; left: 310px; top: 4px; height: 12px">right</button>');
    over('<i style="position: absolute; left: 0; width: 3000px; height: 1px"></i>');
  });
  const found = await measure(page);
  assert.ok(found.stickingOut > 1000);
  assert.deepEqual(found.targetsOverlap, ['“left” and “right”']);
  assert.ok(found.textsOverlap.includes('“one text” and “another”'), found.textsOverlap.join());
  assert.equal(found.small.length, 1);
  assert.match(found.small[0], /^right: \d+ × 12$/);
  await close();
});
