// Pictures of every page for people to look at: build/screenshots/<page>-<width>-<theme>.png.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { screenshot, startBrowser } from './browser.mjs';
import { states } from './states.mjs';

let chromium;
before(async () => {
  chromium = await startBrowser();
});
after(() => chromium.close());

for (const { name, route, ready, act } of states) {
  for (const width of [1280, 390]) {
    for (const theme of ['light', 'dark']) {
      test(`${name} at ${width}, ${theme}`, async () => {
        const { page, problems, close } = await chromium.open({
          route,
          width,
          theme,
          height: width > 700 ? 860 : 780,
        });
        await page.locator(ready).first().waitFor();
        await act?.(page);
        // The bar that sticks to the window's edge belongs at the foot of its instrument.
        const style = '.panel-part.sunken { position: static !important; }';
        await screenshot(page, `${name}-${width}-${theme}`, { style });
        assert.deepEqual(problems, []);
        await close();
      });
    }
  }
}
