// The settings of a run: their limits, what cannot be combined, and how the address spells them.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from './browser.mjs';
import { button, epochs, openTrain as openTrainIn, trainToTheEnd } from './trainPage.mjs';

let chromium;
before(async () => {
  chromium = await startBrowser();
});
after(() => chromium.close());

const openTrain = (state) => openTrainIn(chromium, state);

test('fields refuse what lies outside their limits, and settings that do not fit together', async () => {
  const { page, problems, close } = await openTrain();
  const set = async (label, value) => {
    await page.getByLabel(label, { exact: true }).fill(value);
    await page.getByLabel(label, { exact: true }).blur();
  };
  await set('factors', '100000');
  await page.getByText('factors: expected a whole number from 1 to 512.').waitFor();
  assert.ok(await button(page, 'Train').isDisabled());
  await set('factors', '8');
  assert.ok(await button(page, 'Train').isEnabled());
  await set('epochs', '0');
  await page.getByText('epochs: expected a whole number from 1 to 200.').waitFor();
  await set('epochs', '1');
  await page.getByLabel('optimizer').selectOption('sparse-adam');
  assert.ok(await page.getByLabel('weight decay').isDisabled());
  await page.getByText('SparseAdam takes no weight decay').waitFor();
  await page.waitForFunction(() => /factors=8&.*optimizer=sparse-adam&.*wd=0&/.test(location.hash));
  await trainToTheEnd(page);
  assert.equal((await epochs(page)).length, 1);
  assert.deepEqual(problems, []);
  await close();
});

test('models with linear layers and SparseAdam exclude each other, with the reason', async () => {
  const { page, problems, close } = await openTrain();
  const model = page.getByLabel('model', { exact: true });
  const optimizer = page.getByLabel('optimizer', { exact: true });
  const blocked = (select) =>
    select.evaluate((element) =>
      [...element.options].filter((one) => one.disabled).map((one) => one.value),
    );
  await model.selectOption('collab-nn');
  assert.ok(await page.getByLabel('factors', { exact: true }).isDisabled());
  await page.getByText('A rule sizes the tables of this model').waitFor();
  assert.deepEqual(await blocked(optimizer), ['sparse-adam']);
  await page.getByText('SparseAdam cannot train linear layers').waitFor();
  await model.selectOption('dot');
  await optimizer.selectOption('sparse-adam');
  assert.deepEqual(await blocked(model), ['collab-nn', 'embedding-nn']);
  await page.getByText('SparseAdam trains tables alone').waitFor();
  assert.deepEqual(problems, []);
  await close();
});

for (const model of ['collab-nn', 'embedding-nn']) {
  test(`an epoch of ${model} trains in the page`, async () => {
    const { page, problems, close } = await openTrain(`?v=1&model=${model}&epochs=1`);
    await trainToTheEnd(page);
    assert.equal((await epochs(page)).length, 1);
    assert.deepEqual(problems, []);
    await close();
  });
}

for (const [query, expected] of [
  ['?v=1&factors=100000', /factors “100000”: expected a whole number from 1 to 512/],
  ['?v=1&lr=x', /lr “x”: expected a number/],
  ['?v=1&model=gru', /model “gru”: expected one of dot, dot-bias/],
  ['?v=1&range=5,0', /range “5,0”/],
  ['?v=1&optimizer=sparse-adam&wd=0.1', /SparseAdam takes no weight decay/],
  ['?v=1&optimizer=sparse-adam&model=collab-nn', /SparseAdam cannot train linear layers/],
  ['?v=3', /version 3/],
]) {
  test(`the address ${query} is refused with a message`, async () => {
    const { page, problems, close } = await chromium.open({ route: `#/train${query}` });
    assert.match(await page.getByRole('alert').first().textContent(), expected);
    assert.deepEqual(problems, []);
    await close();
  });
}
