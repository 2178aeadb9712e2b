// Chips of indices, segments and sliders: what they show, what they report, by keyboard.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openGallery } from './gallery.mjs';

const gallery = openGallery();

test('indices: change one, add a sample, remove one', async () => {
  const { page, reported } = gallery;
  const chips = page.locator('lab-indices');
  const values = () => chips.locator('.index-chip > span').allTextContents();
  assert.deepEqual(await values(), ['4', '1', '0', '1', '2', '4']);
  assert.equal(await chips.locator('.index-chip.lit').count(), 1);

  await page.getByLabel('Sample 1, film').selectOption('5');
  assert.equal(await reported(), 'x [[4,1],[0,5],[2,4]]');
  assert.deepEqual(await values(), ['4', '1', '0', '5', '2', '4']);

  await page.getByLabel('Sample 1, film').focus();
  await page.keyboard.press('ArrowUp');
  await page.waitForFunction(() =>
    document.querySelector('.gallery-report').textContent.includes('[0,4]'),
  );

  const add = page.getByRole('button', { name: 'one more sample' });
  await add.click();
  assert.equal(await reported(), 'x [[4,1],[0,4],[2,4],[2,4]]');
  assert.ok(await add.isDisabled(), 'four are the most');

  await page.getByRole('button', { name: 'Remove sample 0' }).press('Enter');
  assert.equal(await reported(), 'x [[0,4],[2,4],[2,4]]');
  await page.waitForFunction(() => document.activeElement.matches('.index-remove'));
});

test('indices: the last sample stays', async () => {
  const { page } = gallery;
  const remove = page.locator('.index-remove');
  while ((await remove.count()) > 0) await remove.first().click();
  assert.equal(await page.locator('lab-indices tbody tr').count(), 1);
});

test('indices of a long table are typed, and refused outside it', async () => {
  const seen = await gallery.page.evaluate(async () => {
    const chips = document.createElement('lab-indices');
    chips.columns = [{ name: 'word', rows: 50_000, rowName: (row) => `word ${row}` }];
    chips.values = [[7]];
    const seen = [];
    chips.addEventListener('change', (event) => {
      seen.push(event.detail);
      chips.values = event.detail;
    });
    document.querySelector('main').append(chips);
    await chips.updateComplete;
    const field = chips.querySelector('input');
    for (const typed of ['49999', '50000', '-1', '1.5', '']) {
      field.value = typed;
      field.dispatchEvent(new Event('change', { bubbles: true }));
      await chips.updateComplete;
    }
    const kept = field.value;
    chips.remove();
    return { seen, kept };
  });
  assert.deepEqual(seen, { seen: [[[49999]]], kept: '49999' });
});

test('segments are radio buttons: arrows choose', async () => {
  const { page, reported } = gallery;
  await page.locator('.segment').getByText('SGD').click();
  assert.equal(await reported(), 'kind "sgd"');
  await page.keyboard.press('ArrowRight');
  assert.equal(await reported(), 'kind "adam"');
  const group = page.getByRole('group', { name: 'Optimizer' });
  assert.equal(await group.getByRole('radio', { name: 'Adam', exact: true }).isChecked(), true);
});

test('a slider writes and reports its value, on either scale, within its limits', async () => {
  const { page, reported } = gallery;
  const rows = page.getByLabel('Rows', { exact: true });
  const written = page.locator('[data-specimen="log"] .slider-value');
  assert.equal(await written.textContent(), '1,000');
  await rows.focus();
  for (let i = 0; i < 20; ++i) await page.keyboard.press('ArrowRight');
  assert.equal(await written.textContent(), '10,000');
  assert.equal(await rows.getAttribute('aria-valuetext'), '10,000');
  await page.keyboard.press('End');
  assert.equal(await reported(), 'rows 1000000');
  await page.keyboard.press('Home');
  assert.equal(await reported(), 'rows 10');

  await page.locator('[data-specimen="linear"] input').focus();
  await page.keyboard.press('End');
  assert.equal(await reported(), 'step 6');
  assert.equal(await page.locator('.transport-step').textContent(), 'step 6 / 6');

  // What is done of all steps is told as a progress, too.
  const progress = page.getByRole('progressbar', { name: 'Steps done' });
  assert.equal(await progress.getAttribute('aria-valuenow'), '100.0');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.locator('[role="progressbar"][aria-valuenow="16.7"]').waitFor();
  assert.deepEqual(gallery.problems, []);
});
