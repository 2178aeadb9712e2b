// The sheet of the lesson `dot` and a real spreadsheet: columns come from one and go back to one,
// where the formulas compute the same.

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
} from './dotPage.mjs';
import { evaluateSheet, inEnglish } from './spreadsheet.mjs';

const open = sheetOpener();

const valuesOf = (page, side, places) =>
  Promise.all(places.map(([row, col]) => field(page, side, row, col).inputValue()));

test('a column from a spreadsheet is pasted: points, commas, tabs, lying or standing', async () => {
  const { page, problems, close } = await open('#/dot?v=1&bias=1');
  const column = Array.from({ length: 15 }, (_, i) => (i - 7) / 4);
  const users = column.map((_, row) => [row, 2]);
  await paste(page, 'user', 0, 2, column.map(String).join('\r\n'));
  await settled(page);
  assert.deepEqual((await valuesOf(page, 'user', users)).map(number), column);
  // Decimal commas, as a spreadsheet of another country writes them.
  await paste(page, 'user', 0, 5, column.map((one) => String(-one).replace('.', ',')).join('\n'));
  await settled(page);
  const biases = column.map((_, row) => [row, 5]);
  assert.deepEqual(
    (await valuesOf(page, 'user', biases)).map(number),
    column.map((one) => 0 - one),
  );
  // A standing column of 15 over the films, which lie.
  await paste(page, 'film', 0, 1, column.join('\n'));
  await settled(page);
  const films = column.map((_, row) => [row, 1]);
  assert.deepEqual((await valuesOf(page, 'film', films)).map(number), column);
  // A block.
  await paste(page, 'user', 13, 0, '1\t2\t3\n4\t5\t6\n');
  await settled(page);
  const block = [13, 14].flatMap((row) => [0, 1, 2].map((col) => [row, col]));
  assert.deepEqual((await valuesOf(page, 'user', block)).map(number), [1, 2, 3, 4, 5, 6]);
  assert.match(await message(page), /6 numbers pasted/);
  assert.deepEqual(problems, []);
  await close();
});

test('bad pastes are refused with their place, and nothing is lost', async () => {
  const { page, problems, close } = await open();
  const before = await cellsOf(page);
  for (const [text, why] of [
    ['1\n2\nx\n', /row 3, column 1 of what you pasted is “x”, which is not a number/],
    ['1\t2\n3\t1.234,5\n', /row 2, column 2 .*“1\.234,5”/],
    ['1\n\n3\n', /row 2, column 1 .* is empty/],
    ['1\t2\n3\n', /row 2 .* has 1 cells, the first has 2/],
    ['1\n1000\n', /row 2, column 1 .* is 1000, beyond ±100/],
    [Array(16).fill('1').join('\n'), /16 × 1 numbers do not fit here/],
    ['1\t2\t3\t4\t5\t6\n1\t2\t3\t4\t5\t6', /2 × 6 numbers do not fit here/],
  ]) {
    await paste(page, 'user', 0, 0, text);
    await page.locator('.dot-message.bad').waitFor();
    assert.match(await message(page), why);
    assert.match(await message(page), /Nothing was changed/);
    assert.deepEqual(await cellsOf(page), before);
  }
  assert.ok(!page.url().includes('u0.0'));
  assert.deepEqual(problems, []);
  await close();
});

/** What a click on a copy button puts on the clipboard. */
async function copied(page, name) {
  await page.locator('.dot-copy').getByRole('button', { name }).click();
  await page.locator('.dot-message', { hasText: /Copied\.|Kopiert/ }).waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

for (const { range, bias } of [
  { range: 0, bias: 0 },
  { range: 1, bias: 1 },
]) {
  test(`a copy computes the same in a spreadsheet: range ${range}, bias ${bias}`, async () => {
    const { page, problems, close } = await open(
      `#/dot?v=1&range=${range}&bias=${bias}&step=20&edits=s20_u1.1_0.5`,
    );
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const shown = (await cellsOf(page)).map(number);
    const values = (await copied(page, 'values')).split('\n').map((row) => row.split('\t'));
    const first = 6 + bias;
    const block = (rows) => rows.slice(1, 16).flatMap((row) => row.slice(first, first + 15));
    const near = (text, expected) =>
      assert.ok(Math.abs(Number(text) - expected) <= 0.0051, `${text}, shown ${expected}`);
    assert.equal(values[0].length, first + 15);
    block(values).forEach((text, i) => near(text, shown[i]));

    const rows = (await copied(page, 'formulas')).split('\n').map((row) => row.split('\t'));
    assert.ok(block(rows).every((text) => text.startsWith('=')));
    const computed = evaluateSheet(rows);
    block(rows).forEach((_, i) => {
      const cell = computed(1 + Math.floor(i / 15), first + (i % 15));
      assert.ok(Math.abs(cell - Number(block(values)[i])) < 1e-5, `cell ${i}: ${cell}`);
    });
    const lossRow = rows.findIndex(([name]) => name === 'loss');
    assert.ok(Math.abs(computed(lossRow, 1) - Number(values[lossRow][1])) < 1e-5);
    near(values[lossRow][1], (await losses(page))[1]);

    // A factor typed over there changes its row there.
    const changed = rows.map((row) => [...row]);
    changed[4][3] = '2.5';
    const again = evaluateSheet(changed);
    const places = Array.from({ length: 225 }, (_, i) => [
      1 + Math.floor(i / 15),
      first + (i % 15),
    ]);
    for (const [row, col] of places) {
      assert.equal(again(row, col) !== computed(row, col), row === 4);
    }
    assert.deepEqual(problems, []);
    await close();
  });
}

test('a German page copies for a German spreadsheet, and the same comes out', async () => {
  const state = 'v=1&range=1&bias=1&step=20';
  const [english, german] = await Promise.all([
    open(`#/dot?${state}`),
    open(`#/dot?${state}&lang=de`),
  ]);
  const copies = [];
  for (const [{ page }, name] of [
    [english, 'formulas'],
    [german, 'Formeln'],
  ]) {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.bringToFront(); // a page in the background may not read the clipboard
    copies.push((await copied(page, name)).split('\n').map((row) => row.split('\t')));
  }
  const [expected, rows] = copies;
  const formula = rows[1].at(-1);
  assert.match(formula, /^=0\+5,5\/.*SUMMENPRODUKT\(\$B\$2:\$F\$2;/);
  assert.match(rows[1][1], /^-?\d+,\d+$/);
  assert.ok(rows.flat().every((cell) => cell.startsWith('=') || !/^-?\d+\.\d/.test(cell)));
  const translated = rows.map((row) =>
    row.map((cell) =>
      cell
        .replace(/^-?\d+,\d+(e-?\d+)?$/, (number) => number.replace(',', '.'))
        .replace(/^=.*/, inEnglish),
    ),
  );
  const [computed, wanted] = [evaluateSheet(translated), evaluateSheet(expected)];
  for (let row = 1; row < 16; ++row) {
    for (let col = 7; col < 22; ++col) assert.equal(computed(row, col), wanted(row, col));
  }
  const lossRow = rows.findIndex(([name]) => name === 'Loss');
  assert.equal(
    computed(lossRow, 1),
    wanted(
      expected.findIndex(([name]) => name === 'loss'),
      1,
    ),
  );
  for (const { problems, close } of [english, german]) {
    assert.deepEqual(problems, []);
    await close();
  }
});

test('what was copied can be pasted back: the viewers’ factors', async () => {
  const { page, problems, close } = await open('#/dot?v=1&step=15');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const rows = (await copied(page, 'values')).split('\n').map((row) => row.split('\t'));
  const block = rows.slice(1, 16).map((row) => row.slice(1, 6).join('\t'));
  const before = await cellsOf(page);
  await goTo(page, 0);
  assert.notDeepEqual(await cellsOf(page), before);
  await paste(page, 'user', 0, 0, block.join('\n'));
  await settled(page);
  const films = rows.slice(18, 33).map((row) => row.slice(1, 6));
  const standing = [0, 1, 2, 3, 4].map((col) => films.map((row) => row[col]).join('\t'));
  await paste(page, 'film', 0, 0, standing.join('\n'));
  await settled(page);
  assert.deepEqual(await cellsOf(page), before);
  assert.deepEqual(problems, []);
  await close();
});
