// The same state shows the same numbers, however one got there: after a refresh, after playing to
// the end and coming back, and for whoever follows the shared link.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { measured } from './allowedNumbers.mjs';
import { startBrowser } from './browser.mjs';
import { numbersOf, openState, settled, transportOf } from './instruments.mjs';
import { states } from './states.mjs';

let chromium;
before(async () => {
  chromium = await startBrowser();
});
after(() => chromium.close());

for (const state of states.filter(({ act }) => act === undefined)) {
  test(`refresh, rewind and link give the same numbers: ${state.name}`, async () => {
    const { page, problems, close } = await openState(chromium, state);
    const read = async () => {
      await settled(page);
      return numbersOf(page, measured);
    };
    const first = await read();
    const transport = await transportOf(page);
    if (transport !== null) {
      assert.ok(first.length > 0, 'an instrument without numbers');
      const { bar, goTo, last } = transport;
      const step = await transport.step();
      if (step > 0) await bar.getByLabel('First step').click();
      await bar.locator('select').selectOption('4');
      await bar.locator('.next').click();
      await page.waitForFunction(
        (end) => document.querySelector('lab-transport .timeline').value === String(end),
        last,
      );
      await goTo(step);
      assert.deepEqual(await read(), first, 'played to the end and back');
    }
    const address = new URL(page.url()).hash;
    await page.reload();
    await page.locator(state.ready).first().waitFor();
    assert.deepEqual(await read(), first, 'refreshed');
    assert.deepEqual(problems, []);

    const shared = await openState(chromium, { ...state, route: address });
    assert.deepEqual(await numbersOf(shared.page, measured), first, 'from the link');
    assert.deepEqual(shared.problems, []);
    await shared.close();
    await close();
  });
}
