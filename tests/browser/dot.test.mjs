// The claims of the lesson `dot`: two lookups and a dot product; a number typed changes exactly its
// row or its column; gradient descent fills the sheet.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  cellsOf,
  field,
  goTo,
  losses,
  message,
  number,
  paste,
  settled,
  sheetOpener,
  type,
} from './dotPage.mjs';
import { tabTo } from './instruments.mjs';

const open = sheetOpener();

// ---- The worked example -------------------------------------------------------------------------

test('the worked example: 2.142 and −1.611, each written out', async () => {
  const { page, problems, close } = await open();
  const sums = page.locator('.dot-sum .cell');
  assert.deepEqual(await sums.allTextContents().then((all) => all.map((one) => one.trim())), [
    '2.142',
    '−1.611',
  ]);
  await sums.first().click();
  const formula = await page.locator('.inspector-formula').textContent();
  assert.match(formula, /0\.90 · 0\.98 \+ 0\.80 · 0\.90 \+ −0\.60 · −0\.90/);
  assert.match(formula, /0\.882 \+ 0\.720 \+ 0\.540/);
  await page.keyboard.press('Escape');
  await page.locator('lab-gate input').fill('-0.25');
  await page.locator('lab-gate .gate > .button').click();
  assert.match(await page.locator('.gate-answer').textContent(), /As you said\.\s*It is −0\.25/);
  assert.deepEqual(problems, []);
  await close();
});

// ---- Typing -------------------------------------------------------------------------------------

test('a number beside a row changes that row alone, above a column that column', async () => {
  const { page, problems, close } = await open('#/dot?v=1&bias=1&step=6');
  for (const [side, row, col, text] of [
    ['user', 3, 1, '1.5'],
    ['film', 8, 4, '-2'],
    ['user', 11, 5, '0,75'],
  ]) {
    const { before, after } = await type(page, side, row, col, text);
    assert.equal(after.length, 225);
    const changed = after.flatMap((cell, i) => (cell === before[i] ? [] : [i]));
    const own = changed.filter((i) => (side === 'user' ? Math.floor(i / 15) : i % 15) === row);
    assert.deepEqual(changed, own, `${side} ${row}`);
    assert.ok(own.length >= 12, `${own.length} of 15 changed in two decimals`);
    assert.equal(
      number(await field(page, side, row, col).inputValue()),
      number(text.replace(',', '.')),
    );
    assert.match(await message(page), /and no other cell/);
  }
  assert.match(page.url(), /edits=s6_u3\.1_1\.5_f8\.4_-2_u11\.b_0\.75/);
  assert.deepEqual(problems, []);
  await close();
});

test('what is no number is said, kept in its field, and changes nothing', async () => {
  const { page, problems, close } = await open();
  const before = await cellsOf(page);
  const at = field(page, 'user', 0, 0);
  const held = await at.inputValue();
  for (const bad of ['abc', '1.2.3', '101', '', '1e999']) {
    await at.fill(bad);
    await at.press('Enter');
    await page.locator('.dot-message.bad').waitFor();
    assert.equal(await at.inputValue(), bad);
    assert.equal(await at.getAttribute('aria-invalid'), 'true');
    assert.ok((await message(page)).includes(held));
    assert.deepEqual(await cellsOf(page), before);
  }
  await at.focus();
  await page.keyboard.press('Escape');
  assert.equal(await at.inputValue(), held);
  assert.ok(!page.url().includes('u0.0'));
  assert.deepEqual(problems, []);
  await close();
});

test('undo puts back what was typed and pasted, one after the other', async () => {
  const { page, problems, close } = await open();
  const undo = page.getByRole('button', { name: 'Undo' });
  assert.ok(await undo.isDisabled());
  const start = await cellsOf(page);
  const { after } = await type(page, 'user', 2, 0, '3');
  await paste(page, 'film', 4, 0, '1\n2\n3\n');
  await settled(page);
  assert.notDeepEqual(await cellsOf(page), after);
  await undo.click();
  await settled(page);
  assert.deepEqual(await cellsOf(page), after);
  await undo.click();
  await settled(page);
  assert.deepEqual(await cellsOf(page), start);
  assert.ok(await undo.isDisabled());
  assert.deepEqual(problems, []);
  await close();
});

test('an edit in the middle keeps the run before it, and the run goes on from it', async () => {
  const { page, problems, close } = await open('#/dot?v=1&step=10');
  const at10 = await cellsOf(page);
  await goTo(page, 5);
  const at5 = await cellsOf(page);
  await goTo(page, 10);
  const { after } = await type(page, 'user', 1, 1, '-3');
  await goTo(page, 5);
  assert.deepEqual(await cellsOf(page), at5);
  await goTo(page, 30);
  const [first, now] = await losses(page);
  assert.ok(now < first);
  const address = new URL(page.url()).hash;
  const at30 = await cellsOf(page);
  await goTo(page, 10);
  assert.deepEqual(await cellsOf(page), after);
  assert.notDeepEqual(after, at10);
  const shared = await open(address);
  await settled(shared.page);
  assert.deepEqual(await cellsOf(shared.page), at30);
  await shared.close();
  assert.deepEqual(problems, []);
  await close();
});

// ---- Gradient descent ---------------------------------------------------------------------------

test('gradient descent lowers the loss; a step lights what it looked up', async () => {
  const { page, problems, close } = await open();
  const [start] = await losses(page);
  const seen = [];
  for (const step of [5, 20, 60]) {
    await goTo(page, step);
    const [first, now] = await losses(page);
    assert.equal(first, start);
    seen.push(now);
  }
  assert.ok(seen[0] < start && seen[1] < seen[0] && seen[2] < seen[1], `${start} → ${seen}`);
  const lit = await page.locator('dot-sheet button.cell.lit').count();
  assert.equal(lit, 32);
  const blank = await page.locator('dot-sheet button.sheet-blank').count();
  assert.equal(blank, 45);
  assert.equal(await page.locator('dot-sheet button.sheet-blank.lit').count(), 0);
  const key = await page.locator('.dot-key').textContent();
  assert.match(key, /hidden from the model/);
  assert.doesNotMatch(key, /nobody rated/); // in the simulated world somebody has
  assert.deepEqual(problems, []);
  await close();
});

test('the epoch button goes to the end of an epoch, play by steps; again starts anew', async () => {
  const { page, problems, close } = await open('#/dot?v=1&step=1');
  const step = () => page.locator('lab-transport .timeline').inputValue();
  const start = await open();
  const fresh = await cellsOf(start.page);
  await start.close();
  await page.locator('.dot-epoch').click();
  assert.equal(await step(), '5');
  await page.locator('.dot-epoch').click();
  assert.equal(await step(), '10');
  await type(page, 'film', 0, 0, '2');
  await page.locator('.seed-controls button').first().click();
  await settled(page);
  assert.equal(await step(), '0');
  assert.deepEqual(await cellsOf(page), fresh);
  assert.ok(await page.getByRole('button', { name: 'Undo' }).isDisabled());
  assert.deepEqual(problems, []);
  await close();
});

test('the range holds predictions within 0 to 5.5; a rate too high is said to diverge', async () => {
  const { page, problems, close } = await open('#/dot?v=1&range=1');
  const cells = (await cellsOf(page)).map(number);
  assert.ok(cells.every((cell) => cell >= 0 && cell <= 5.5));
  await page.getByRole('group', { name: 'Predictions' }).getByText('as they come').click();
  await settled(page);
  assert.ok((await cellsOf(page)).map(number).some((cell) => cell > 5.5 || cell < 0));
  await close();
  const wild = await open('#/dot?v=1&lr=3&step=60');
  assert.match(await wild.page.locator('.dot-head .finding').textContent(), /diverged in step \d+/);
  assert.deepEqual([...problems, ...wild.problems], []);
  await wild.close();
});

test('the line above tells the gradient of a number, and the core confirms it', async () => {
  const { page, problems, close } = await open('#/dot?v=1&range=1&bias=1&step=4');
  const row = await page.locator('dot-sheet tr.lit input').first().getAttribute('data-place');
  await page.locator(`dot-sheet input[data-place="${row}"]`).focus();
  await page.locator('.dot-bar .cell.gradient').click();
  await page.locator('.inspector-check .verdict:not(.bad)').waitFor();
  const formula = await page.locator('.inspector-formula').textContent();
  assert.match(formula, /2 \/ 32 · \(/);
  assert.deepEqual(problems, []);
  await close();
});

// ---- The keyboard, beats, loaded data -----------------------------------------------------------

test('arrow keys go through the sheet, Enter down; typing replaces', async () => {
  const { page, problems, close } = await open();
  await tabTo(page, 'dot-sheet [data-stop]');
  const at = () => page.evaluate(() => document.activeElement.dataset.stop);
  assert.equal(await at(), '0,6');
  await page.keyboard.press('ArrowRight');
  assert.equal(await at(), '0,7');
  await page.keyboard.type('0.25');
  await page.keyboard.press('Enter');
  assert.equal(await at(), '1,7');
  await settled(page);
  assert.equal(await field(page, 'film', 1, 0).inputValue(), '0.25');
  for (let i = 0; i < 4; ++i) await page.keyboard.press('ArrowDown');
  assert.equal(await at(), '5,7');
  await page.keyboard.press('Home');
  assert.equal(await at(), '5,0');
  await page.keyboard.press('End');
  assert.equal(await at(), '5,20');
  await page.keyboard.press('Control+End');
  assert.equal(await at(), '19,20');
  await page.keyboard.press('Enter');
  await page.locator('.inspector:popover-open').waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('the beats: range, biases, blank cells, and factors without a meaning', async () => {
  const { page, problems, close } = await open();
  const table = async (id) => {
    await page.locator(`[data-beat="${id}"] summary`).click();
    await page.locator(`[data-beat="${id}"] .counters`).first().waitFor();
    return page
      .locator(`[data-beat="${id}"] .counters .number`)
      .evaluateAll((all) => all.map((one) => Number(one.textContent.trim().replace('−', '-'))));
  };
  const runsOn = await page.locator('.beats').locator('xpath=preceding-sibling::p').textContent();
  assert.match(runsOn, /simulated world’s sheet .* learning rate 0\.5,/);
  const [lowest, lowestIn, highest, highestIn] = await table('range'); // at the start
  assert.ok(lowest < 0 && highest > lowest);
  assert.ok(lowestIn >= 0 && highestIn <= 5.5);
  const biases = await table('bias');
  assert.ok(biases.at(-1) < biases.at(-2), 'biases help');
  const blanks = await table('blank');
  assert.ok(blanks.at(-2) > blanks.at(-1), 'hidden ratings are harder');
  assert.equal(blanks.length, 14);
  const [sign, swap, half] = await table('meaning');
  assert.equal(sign, 0);
  assert.ok(swap < 1e-5);
  assert.ok(half > 0.5);
  assert.deepEqual(problems, []);
  await close();
});

test('ratings that were loaded in Train fill the sheet; without them it says so', async () => {
  const { page, problems, close } = await open('#/dot?v=1&data=loaded');
  assert.match(await page.locator('.dot-head').textContent(), /there are none now/);
  await page.goto(page.url().replace(/#.*/, '#/train'));
  const people = Array.from({ length: 20 }, (_, i) => `p${i}`);
  const lines = people.flatMap((id, u) =>
    Array.from({ length: 18 }, (_, i) => `${id},f${i},${1 + ((u * 7 + i * 3) % 5)}`).filter(
      (_, i) => (u + i) % 4 !== 0,
    ),
  );
  const buffer = Buffer.from(`user,item,rating\n${lines.join('\n')}\n`);
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'mine.csv', mimeType: 'text/csv', buffer });
  await page.getByText('mine.csv').first().waitFor();
  await page.goto(page.url().replace(/#.*/, '#/dot?v=1&data=loaded&step=20'));
  await page.locator('.dot-of', { hasText: 'mine.csv' }).waitFor();
  const [first, now] = await losses(page);
  assert.ok(now < first);
  assert.match(await page.locator('.sheet-viewer').first().textContent(), /viewer p\d+/);
  assert.match(await page.locator('.dot-key').textContent(), /nobody rated/);
  assert.deepEqual(problems, []);
  await close();
});
