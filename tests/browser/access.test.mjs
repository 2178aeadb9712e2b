// For everyone: axe finds nothing in either theme and language, the keyboard does all that a pointer does, and
// nothing moves where less motion is asked for.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violationsOn } from './axe.mjs';
import { startBrowser } from './browser.mjs';
import { INSTRUMENT, openState, settled, tabTo, transportOf, unfold } from './instruments.mjs';
import { states } from './states.mjs';

let chromium;
before(async () => {
  chromium = await startBrowser();
});
after(() => chromium.close());

/** The states that have an instrument. */
const lessons = states.filter(({ instrument }) => instrument !== false);

/** Answers every gate of the page with whatever comes first. */
async function answerGates(page) {
  for (const gate of await page.locator('lab-gate').all()) {
    const field = gate.locator('.gate-field input');
    if ((await field.count()) > 0) await field.fill('0.5');
    else await gate.locator('.gate-option').first().click();
    await gate.locator('.gate > .button').click();
    await gate.locator('.gate-answer').waitFor();
  }
}

for (const theme of ['light', 'dark']) {
  for (const state of states) {
    test(`axe, with folds opened and gates answered: ${state.name}, ${theme}`, async () => {
      const { page, problems, close } = await openState(chromium, state, {
        theme,
        reducedMotion: 'reduce',
      });
      await unfold(page);
      await answerGates(page);
      assert.deepEqual(await violationsOn(page), []);
      await page.getByRole('button', { name: 'Deutsch', exact: true }).click();
      await page.locator('html[lang="de"]').waitFor();
      await settled(page);
      assert.deepEqual(await violationsOn(page), [], 'in German');
      assert.deepEqual(problems, []);
      await close();
    });
  }
}

test('nothing moves where less motion is asked for', async () => {
  for (const state of lessons) {
    const { page, problems, close } = await openState(chromium, state, {
      reducedMotion: 'reduce',
    });
    const transport = await transportOf(page);
    if (transport !== null) {
      await transport.goTo(0);
      for (let step = 1; step <= transport.last; ++step) {
        await transport.bar.getByLabel('One step forward').click();
        assert.equal(await transport.step(), step);
        const moving = await page.evaluate(() =>
          document.getAnimations().map(({ effect }) => effect.target.className),
        );
        assert.deepEqual(moving, [], `${state.name}, step ${step}`);
      }
    }
    assert.deepEqual(problems, []);
    await close();
  }
});

const NUMBER = `:is(${INSTRUMENT}) [data-number]`;

for (const state of lessons) {
  test(`by keyboard alone: ${state.name}`, async () => {
    const { page, problems, close } = await openState(chromium, state);
    const inFocus = (selector) =>
      page.evaluate((wanted) => document.activeElement.matches(wanted), selector);
    // A number opens, and closing gives the focus back.
    await tabTo(page, NUMBER);
    await page.keyboard.press('Enter');
    await page.locator('.inspector:popover-open').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.inspector:popover-open').waitFor({ state: 'hidden' });
    assert.ok(await inFocus(NUMBER));

    const transport = await transportOf(page);
    if (transport !== null) {
      await tabTo(page, 'lab-transport .timeline');
      await page.keyboard.press('Home');
      for (let step = 1; step <= transport.last; ++step) await page.keyboard.press('ArrowRight');
      assert.equal(await transport.step(), transport.last);
      await settled(page);
    }
    const gates = await page.locator('lab-gate').count();
    for (let place = 0; place < gates; ++place) {
      const gate = page.locator('lab-gate').nth(place);
      await gate.evaluate((element) => element.setAttribute('data-at', ''));
      await answerByKeyboard(page);
      await gate.locator('.gate-answer').waitFor();
      await gate.evaluate((element) => element.removeAttribute('data-at'));
    }
    assert.deepEqual(problems, []);
    await close();
  });
}

/** Answers the gate that is marked, with whatever comes first. */
async function answerByKeyboard(page) {
  const isFolded = await page
    .locator('[data-at]')
    .evaluate((gate) => gate.closest('details:not([open])') !== null);
  if (isFolded) {
    await page.locator('details:has([data-at]) > summary').evaluateAll((all) => {
      all.forEach((summary) => summary.setAttribute('data-over-gate', ''));
    });
    await tabTo(page, '[data-over-gate]');
    await page.keyboard.press('Enter');
  }
  await tabTo(page, '[data-at] .gate-option, [data-at] input');
  const typed = await page.evaluate(() => document.activeElement.matches('input'));
  if (typed) await page.keyboard.type('0.5');
  else await page.keyboard.press('Space');
  await tabTo(page, '[data-at] .gate > .button');
  await page.keyboard.press('Enter');
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
  for (let presses = 0; presses < 80; ++presses) {
    if (await start.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await page.locator('.training[data-status="done"]').waitFor();
  assert.deepEqual(problems, []);
  await close();
});
