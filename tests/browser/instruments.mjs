// What the tests that run over all lessons do with a page: wait until it rests, read its numbers,
// walk its timeline.

import { names } from './allowedNumbers.mjs';

export const INSTRUMENT = '.instrument, [data-instrument]';

/** The numbers in the page's instruments, as they are written, in order. */
export function numbersOf(page, except) {
  return page.evaluate(
    ({ instrument, except }) =>
      [...document.querySelectorAll(instrument)].flatMap((one) =>
        [...one.querySelectorAll('[data-number]')]
          .filter((number) => number.closest(except) === null && number.checkVisibility())
          .map((number) => number.textContent.trim() || number.ariaLabel),
      ),
    { instrument: INSTRUMENT, except },
  );
}

/** Opens a state of states.mjs and waits until its numbers stay as they are. */
export async function openState(chromium, { route, ready, act }, options = {}) {
  const opened = await chromium.open({ route, ...options });
  await opened.page.locator(ready).first().waitFor();
  await act?.(opened.page);
  await settled(opened.page);
  return opened;
}

/** Waits until nothing on the page changes any more: the core has answered. */
export async function settled(page, content = 'main') {
  const read = () =>
    page.evaluate(
      (selector) => document.querySelector(selector).textContent.replace(/\s+/g, ' '),
      content,
    );
  let before = '';
  for (let round = 0; round < 60; ++round) {
    const now = await read();
    if (now === before && now !== '') return;
    before = now;
    await page.waitForTimeout(120);
  }
  throw new Error('the page does not come to rest');
}

/** The transport bar of the page's first instrument, or null. */
export async function transportOf(page) {
  const bar = page.locator('lab-transport').first();
  if ((await bar.count()) === 0) return null;
  const timeline = bar.locator('.timeline');
  const goTo = (step) =>
    timeline.evaluate((input, value) => {
      input.value = String(value);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }, step);
  const step = () => timeline.evaluate((input) => Number(input.value));
  const last = await timeline.evaluate((input) => Number(input.max));
  return { bar, timeline, goTo, step, last };
}

/** Presses Tab until `selector` has the focus; throws after `most` presses. */
export async function tabTo(page, selector, most = 400) {
  for (let presses = 0; presses < most; ++presses) {
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}

/** Whether a text holds digits that are no part of a name. */
export const hasNumber = (text) =>
  /\d/.test(names.reduce((rest, name) => rest.replace(name, ''), text));

/** Opens every fold of the page. */
export async function unfold(page) {
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('main details')) fold.open = true;
  });
  await settled(page);
}
