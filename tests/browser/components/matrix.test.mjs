// The matrix view: forms of the roles, words in place of numbers, rows that are chosen, going
// through it by keyboard, and a million rows of which few exist.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openGallery } from './gallery.mjs';

const gallery = openGallery();
const matrix = (name) => gallery.page.locator(`[data-specimen="${name}"]`);
const labelInFocus = () =>
  gallery.focused(
    (element) =>
      element.ariaLabel?.split(':')[0] ?? element.textContent.replace(/\s+/g, ' ').trim(),
  );
const press = async (...keys) => {
  for (const key of keys) await gallery.page.keyboard.press(key);
};

test('each number has the form of its role, and is the core’s', async () => {
  const { page } = gallery;
  assert.equal(await matrix('film').locator('.cell.parameter').count(), 24);
  assert.equal(await matrix('m').locator('button.cell.activation').count(), 8);
  assert.equal(await matrix('m').locator('.cell.activation.empty').count(), 4);
  assert.equal(await matrix('one_hot(x)').locator('.cell.integer').count(), 18);
  assert.equal(await matrix('film.grad').locator('.cell.gradient').count(), 8);
  assert.deepEqual(await matrix('film.grad').locator('.absent').allTextContents(), [
    'no gradient',
    'no gradient',
    'no gradient',
    'no gradient',
  ]);
  const drawn = await page.evaluate(async () => {
    const calls = [{ call: 'uniform', args: [{ shape: [12, 4], low: -1, high: 1, seed: 7 }] }];
    const { trace } = await globalThis.embeddingLab.engine.run({ calls });
    return [...trace.nodes[0].value.slice(24)].map((value) => value.toFixed(2).replace('-', '−'));
  });
  const shown = await matrix('film').locator('.cell').allTextContents();
  assert.deepEqual(
    shown.map((text) => text.trim()),
    drawn,
  );
});

test('a row is chosen by its name, by pointer and by keyboard; a number opens the inspector', async () => {
  const { page } = gallery;
  await matrix('film').getByRole('button', { name: 'Night Ferry' }).click();
  assert.equal(await gallery.reported(), 'row 3');
  await press('ArrowDown', 'Enter');
  assert.equal(await gallery.reported(), 'row 4');
  await press('ArrowRight', 'Enter');
  const dialog = page.getByRole('dialog', { name: 'Where film[4][0] comes from' });
  await dialog.waitFor();
  assert.equal(await gallery.reported(), 'row 4', 'a number is not its row');
  await press('Escape');
  assert.equal(await labelInFocus(), 'film[4][0]');
});

test('arrows, Home and End go through the cells; Tab stops once', async () => {
  await matrix('film').locator('.cell').first().focus();
  await press('ArrowRight', 'ArrowDown');
  assert.equal(await labelInFocus(), 'film[1][1]');
  await press('End', 'ArrowRight');
  assert.equal(await labelInFocus(), 'film[1][3]');
  await press('Home');
  assert.match(await labelInFocus(), /Choose row 1 Glass Moon/);
  await press('ArrowLeft', 'ArrowUp', 'ArrowUp');
  assert.match(await labelInFocus(), /Choose row 0 Amber Coast/);
  await press('Control+End', 'End');
  assert.equal(await labelInFocus(), 'film[5][3]');
  assert.equal(await matrix('film').locator('[tabindex="0"]').count(), 1);
  await press('Tab');
  const outside = await gallery.focused(
    (element) => element.closest('[data-specimen]')?.dataset.specimen !== 'film',
  );
  assert.ok(outside);
});

test('where words stand in place of numbers, the keyboard passes over them', async () => {
  await matrix('film.grad').locator('.cell').first().focus();
  assert.equal(await labelInFocus(), 'film.grad[1][0]');
  await press('ArrowRight', 'ArrowDown');
  assert.equal(await labelInFocus(), 'no gradient');
  await press('ArrowDown', 'ArrowDown');
  assert.equal(await labelInFocus(), 'film.grad[4][0]');
});

test('of a million rows a dozen exist, and the last is reached', async () => {
  const { page } = gallery;
  const rows = matrix('W').locator('tbody tr');
  const scroller = matrix('W').locator('.matrix-scroll');
  const numbers = () => rows.locator('.row-number').allTextContents();
  const most = await page.evaluate(async () => {
    const view = document.querySelector('[data-specimen="W"]');
    const scroller = view.querySelector('.matrix-scroll');
    let most = 0;
    for (let part = 0; part <= 20; ++part) {
      scroller.scrollTop = (scroller.scrollHeight * part) / 20;
      await new Promise((done) => setTimeout(done, 20));
      await view.updateComplete;
      most = Math.max(most, view.querySelectorAll('tr').length);
    }
    return most;
  });
  assert.ok(most < 200, `${most} rows exist at once`);
  assert.equal((await numbers()).at(-1), '999,999');

  await matrix('W').evaluate((view) => view.scrollToRow(123_456));
  await page.waitForTimeout(100);
  assert.ok((await numbers()).includes('123,456'));

  await scroller.evaluate((element) => (element.scrollTop = 0));
  await page.waitForFunction(
    () => document.querySelector('[data-specimen="W"] .row-number').textContent === '0',
  );
  await matrix('W').locator('.cell').first().focus();
  await press('PageDown', 'ArrowDown');
  assert.equal(await labelInFocus(), 'W[13][0]');
  await press('Control+End');
  assert.equal(await labelInFocus(), 'W[999999][0]');
  assert.equal(await matrix('W').locator('table').getAttribute('aria-rowcount'), '1000000');
  assert.equal(await rows.last().getAttribute('aria-rowindex'), '1000000');
  const value = await page.evaluate(async () => {
    const options = { shape: [1_000_000, 4], low: -1, high: 1, seed: 7 };
    const calls = [{ call: 'uniform', args: [options] }];
    const { trace } = await globalThis.embeddingLab.engine.run({ calls });
    return trace.nodes[0].value.at(-4).toFixed(2).replace('-', '−');
  });
  assert.equal((await rows.last().locator('.cell').first().textContent()).trim(), value);
  await press('Control+Home');
  assert.equal(await labelInFocus(), 'W[0][0]');
  assert.deepEqual(gallery.problems, []);
});
