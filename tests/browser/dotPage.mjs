// What the tests of the lesson `dot` do with its sheet.

import { after, before } from 'node:test';
import { startBrowser } from './browser.mjs';

/** A browser as long as a file's tests run; what comes back opens the lesson and waits for its sheet. */
export function sheetOpener() {
  let chromium;
  before(async () => {
    chromium = await startBrowser();
  });
  after(() => chromium.close());
  return async (route = '#/dot') => {
    const opened = await chromium.open({ route });
    await opened.page.locator('dot-sheet .sheet').waitFor();
    return opened;
  };
}

/** Waits until the core has answered: the sheet shows what was asked for. */
export const settled = (page) => page.locator('.sheet-scroll[aria-busy="false"]').waitFor();

export const number = (text) => Number(text.replace('−', '-'));
export const field = (page, side, row, col) =>
  page.locator(`dot-sheet input[data-place="${side},${row},${col}"]`);

/** The 15 × 15 cells as they are written. */
export const cellsOf = (page) =>
  page
    .locator('dot-sheet button.cell')
    .evaluateAll((cells) => cells.map((cell) => cell.textContent.trim()));

/** Types a number over one of the sheet and waits for the cells that it gives. */
export async function type(page, side, row, col, text) {
  const before = await cellsOf(page);
  await field(page, side, row, col).fill(text);
  await field(page, side, row, col).press('Enter');
  await settled(page);
  return { before, after: await cellsOf(page) };
}

/** Pastes text into a field as a spreadsheet's clipboard would give it. */
export const paste = (page, side, row, col, text) =>
  field(page, side, row, col).evaluate((input, content) => {
    const clipboardData = new window.DataTransfer();
    clipboardData.setData('text/plain', content);
    const options = { clipboardData, bubbles: true, cancelable: true };
    input.dispatchEvent(new window.ClipboardEvent('paste', options));
  }, text);

export const message = (page) => page.locator('.dot-message').textContent();
export const goTo = async (page, step) => {
  await page.locator('lab-transport .timeline').evaluate((input, value) => {
    input.value = String(value);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }, step);
  await settled(page);
};
/** The losses that the finding names: at the start and now, or now alone. */
export const losses = (page) =>
  page
    .locator('.dot-head .finding .number')
    .evaluateAll((numbers) => numbers.map((one) => Number(one.textContent.trim())));
