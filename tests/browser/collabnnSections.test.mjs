// What stands below the instrument of the lesson `collabnn`: the switch, the twin, what is predicted.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from './browser.mjs';
import { FOUR, openCollabnn, segment } from './collabnnPage.mjs';
import { settled } from './instruments.mjs';

let chromium;
before(async () => {
  chromium = await startBrowser();
});
after(() => chromium.close());

const open = (query) => openCollabnn(chromium, query);

test('the one-hot twin is equal everywhere; a −0 is the one thing that it does not keep', async () => {
  const { page, problems, close } = await open(FOUR);
  const marks = page.locator('.twin [data-same]');
  assert.equal(await marks.count(), 2 * 14 + 6);
  assert.equal(await page.locator('.twin [data-same="false"]').count(), 0);
  const counts = (await marks.allTextContents()).map((text) => text.match(/(\d+)\/(\d+)/).slice(1));
  for (const [agree, floats] of counts) assert.equal(agree, floats);
  const total = counts.reduce((sum, [, floats]) => sum + Number(floats), 0);
  await page.locator('collabnn-twin .verdict', { hasText: `all ${total} floats` }).waitFor();
  await segment(page, 'collabnn-twin', 'negativeZero');
  await page.locator('collabnn-twin .verdict.bad', { hasText: 'have other bits' }).waitFor();
  const differing = await page
    .locator('.twin tr:has([data-same="false"])')
    .evaluateAll((rows) => rows.map((row) => row.dataset.twin));
  assert.deepEqual(differing, ['films', 'both']);
  await page.locator('.twin tr[data-twin="films"] .number').first().click();
  await page.getByText('−0.00000 = 80000000, 0.00000 = 00000000').first().waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('the switch: a plain tensor’s hash never changes while the loss falls; a parameter’s does', async () => {
  const { page, problems, close } = await open();
  const cells = () =>
    page
      .locator('.switch-main .counters')
      .first()
      .locator('tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) =>
          [...row.querySelectorAll('[data-number]')].map((one) => one.textContent.trim()),
        ),
      );
  const fingerprints = () =>
    page.evaluate(() => {
      const { run, state } = document.querySelector('collabnn-switch');
      const { fingerprints: prints, losses } = run[state.made];
      return { ...prints, losses: losses.map(({ value }) => value[0]) };
    });
  const off = await fingerprints();
  assert.equal(new Set(off.film_factors).size, 1);
  assert.equal(new Set(off.user_factors).size, 21);
  assert.ok(off.losses.at(-1) < off.losses[0]);
  const [before, later, different] = await cells();
  assert.equal(before[1], later[1]);
  assert.notEqual(before[0], later[0]);
  assert.deepEqual(different, ['21', '1']);
  assert.match(await page.locator('[data-parameter="film_factors"]').textContent(), /not listed/);
  await page.getByText('film_factors never changed, not by one bit').waitFor();

  await segment(page, 'collabnn-made', 'parameter');
  await page.locator('[data-made="parameter"]').waitFor();
  const on = await fingerprints();
  assert.equal(new Set(on.film_factors).size, 21);
  assert.equal(on.film_factors[0], off.film_factors[0]);
  assert.ok(on.losses.at(-1) < on.losses[0]);
  assert.deepEqual((await cells())[2], ['21', '21']);
  assert.equal(await page.locator('.switch-missing').count(), 0);
  await page.getByText('film_factors learns').waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('the slip with two tuples: predicted, answered in PyTorch’s words, put right', async () => {
  const { page, close } = await open();
  assert.equal(await page.locator('.tuples-says').count(), 0);
  const gate = page.locator('.tuples-sum');
  await gate.locator('.gate-option', { hasText: '(11, 7)' }).click();
  await gate.getByRole('button', { name: 'Reveal' }).click();
  await gate.getByText('Not quite.').waitFor();
  await page.locator('.tuples-says', { hasText: 'found element of type tuple at pos 2' }).waitFor();
  await page.getByLabel('in_features =').fill('7');
  await page.getByLabel('in_features =').press('Enter');
  await page.getByText('As you said. It is 7.').waitFor();
  await close();
});

test('what receives a gradient is predicted and held against the core', async () => {
  const { page, close } = await open();
  const gate = page.locator('lab-gate').first();
  for (const name of ['film_factors[5]', 'films[0]', 'linear1.weight']) {
    await gate.locator('.gate-option', { hasText: name }).click();
  }
  await gate.getByRole('button', { name: 'Reveal' }).click();
  await gate.getByText('As you said.').waitFor();
  await close();
});

test('questions on the way are run by the core', async () => {
  const { page, problems, close } = await open();
  for (const summary of await page.locator('lab-beat summary').all()) await summary.click();
  await page.locator('[data-beat="oneHot"] .outcome').first().waitFor();
  await settled(page);
  const text = async (id) =>
    (await page.locator(`[data-beat="${id}"] .outcomes`).textContent()).replace(/\s+/g, ' ');
  assert.match(await text('integers'), /film_factors.*index 1\.5 is not a whole number/);
  assert.match(await text('integers'), /only Tensors of floating point dtype/);
  assert.equal(await page.locator('[data-beat="oneHot"] .cell.gradient').count(), 6);
  assert.deepEqual(problems, []);
  await close();
});
