// The lookup lesson further down: the learner's own notation, a table of any size, time against rows.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from './browser.mjs';

let chromium;
before(async () => {
  chromium = await startBrowser();
});
after(() => chromium.close());

const openLookup = (state = '') => chromium.open({ route: `#/lookup${state}` });
const cellsOf = (matrix) =>
  matrix.locator('.cell').evaluateAll((cells) => cells.map((cell) => cell.textContent.trim()));

test('a large table: same bits, only looked-up rows with gradient, counters of a lookup constant', async () => {
  const { page, problems, close } = await openLookup('?v=1&rows=100000&factors=3&at=77777,2,77777');
  const table = page.locator('lookup-table');
  await table.locator('.verdict:has-text("same bits")').waitFor();
  assert.match(await table.locator('.finding').innerText(), /0 of 9 floats of the output differ/);
  const lit = table.locator('.whole-table tr.lit');
  await lit.locator('.cell').first().waitFor();
  assert.equal(await lit.locator('.row-number').innerText(), '77,777');
  const outputs = await cellsOf(table.locator('lab-matrix').nth(1));
  assert.deepEqual(await cellsOf(lit), outputs.slice(0, 3));
  assert.deepEqual(outputs.slice(0, 3), outputs.slice(6), 'the same row twice');

  const counts = () =>
    table
      .locator('.counters')
      .first()
      .locator('tbody tr')
      .evaluateAll((rows) => rows.map((row) => [...row.cells].slice(1).map((td) => td.innerText)));
  const large = await counts();
  assert.equal(large[0][0], '900,000');

  await table.getByText('backward', { exact: true }).click();
  assert.match(await table.locator('.finding').innerText(), /0 of 300,000 floats of W.grad differ/);
  assert.equal(await table.locator('.whole-table .cell.gradient').count(), 3);
  assert.equal(await table.locator('.whole-table .absent').count(), 11);
  await lit.locator('.cell').first().click();
  const box = page.locator('.inspector:popover-open');
  assert.equal(
    await box.locator('.inspector-formula p').first().innerText(),
    '= g[0][0] + g[2][0]',
  );
  await page.keyboard.press('Escape');

  // Fewer rows: those beyond become the last, and the address follows.
  const rows = table.locator('.rows-slider input');
  await rows.focus();
  await page.keyboard.press('Home');
  await page.waitForFunction(() => location.hash.includes('rows=1&factors=3&at=0,0,0'));
  await table.locator('.counters caption:has-text("among 1 rows")').waitFor();
  const small = await counts();
  for (const place of [0, 1, 2, 3]) assert.equal(small[place][1], large[place][1]);
  assert.equal(small[0][0], '9');
  assert.deepEqual(problems, []);
  await close();
});

test('the state of the large table is in its link', async () => {
  const route = '?v=1&x=3&seed=5&step=7&rows=4000&factors=2&at=3999&ask=none';
  const { page, problems, close } = await openLookup(route);
  const outputs = page.locator('lookup-table lab-matrix').nth(1);
  await outputs.locator('.cell').first().waitFor();
  const before = await cellsOf(outputs);
  await page.reload();
  await outputs.locator('.cell').first().waitFor();
  assert.deepEqual(await cellsOf(outputs), before);
  assert.deepEqual(problems, []);
  await close();
});

test('an index beyond the table is refused in the core’s words', async () => {
  const { page, close } = await openLookup('?v=1&rows=1000&at=1000');
  const message = page.locator('lookup-table [role="alert"]');
  assert.equal(await message.innerText(), '[embedding] row 1000 is outside [0, 1000)');
  await close();
});

test('the learner’s own expressions are worked out, the first as a column', async () => {
  const { page, problems, close } = await openLookup('?v=1&x=1&seed=7&step=2');
  await page.locator('[data-beat="notation"] summary').click();
  await page.getByRole('button', { name: 'user_factors.t() @ one_hot_3' }).click();
  await page.waitForFunction(() => /x=3&.*ask=transposed/.test(location.hash));
  const notation = page.locator('lookup-notation');
  await notation.locator('.verdict:has-text("same bits")').waitFor();
  const column = notation.locator('lab-matrix').first();
  assert.equal(await column.locator('tbody tr').count(), 4);
  const row = await page
    .locator('.machine.lookup tr.lit .cell.parameter')
    .evaluateAll((cells) => cells.map((cell) => cell.textContent.trim()));
  assert.deepEqual(await cellsOf(column), row);

  await page.getByRole('button', { name: 'one_hot(2, 1000).float() @ W' }).click();
  await page.waitForFunction(() => /rows=1000&.*at=2&ask=float/.test(location.hash));
  await notation.locator('h3:has-text("W[2]")').waitFor();
  await notation.locator('.verdict:has-text("same bits")').waitFor();
  assert.equal(await column.locator('tbody tr').count(), 1);
  assert.deepEqual(problems, []);
  await close();
});

test('time against rows is drawn while it is measured, can be stopped, and its slopes are printed', async () => {
  const { page, problems, close } = await openLookup();
  await page.locator('[data-beat="curve"] summary').click();
  const curve = page.locator('lookup-curve');
  await curve.getByRole('button', { name: 'Measure' }).click();
  await curve.locator('.loglog-point').nth(5).waitFor({ timeout: 60_000 });
  await curve.getByRole('button', { name: 'Stop' }).click();
  await curve.getByRole('button', { name: 'Measure' }).waitFor();
  const stopped = await curve.locator('.loglog-point').count();
  assert.ok(stopped < 20, `${stopped} points`);

  await curve.getByRole('button', { name: 'Measure' }).click();
  await curve.locator('.loglog-point').nth(19).waitFor({ timeout: 120_000 });
  await curve.getByRole('button', { name: 'Measure' }).waitFor();
  const slope = async (way) =>
    Number(await curve.locator(`[data-slope="${way}"] .number`).innerText());
  console.log(`slopes: one-hot ${await slope('oneHot')}, lookup ${await slope('lookup')}`);
  assert.ok(Number.isFinite(await slope('oneHot')) && Number.isFinite(await slope('lookup')));
  // One number each: the same in every table.
  assert.equal(await curve.locator('[data-constant="multiplyAdds"] .number').innerText(), '0');
  assert.equal(await curve.locator('[data-constant="bytes"] .number').innerText(), '36');
  assert.deepEqual(problems, []);
  await close();
});
