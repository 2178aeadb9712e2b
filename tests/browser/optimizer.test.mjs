// The claims of the lesson `optimizer`, on the page and in its ledgers.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from './browser.mjs';
import { settled } from './instruments.mjs';

let chromium;
before(async () => {
  chromium = await startBrowser();
});
after(() => chromium.close());

async function openOptimizer(state = '') {
  const opened = await chromium.open({ route: `#/optimizer${state}` });
  await opened.page.locator('.ledger, .ledger-none').first().waitFor();
  return opened;
}

const number = (text) => Number(text.trim().replaceAll('−', '-'));

/** The entries of the ledger on show, by the names of their rows. */
const ledger = (page) =>
  page
    .locator('.ledger')
    .evaluate((table) =>
      Object.fromEntries(
        [...table.querySelectorAll('tr')]
          .slice(1)
          .map((row) => [
            row.querySelector('.ledger-term').textContent.trim(),
            [...row.querySelectorAll('[data-number]')].map((cell) => cell.textContent.trim()),
          ]),
      ),
    );

/** W on the page. */
const weights = (page) => page.locator('.accounts lab-matrix .cell.parameter').allTextContents();

/** The run on show, as the core gave it: its tables as bits and its ledgers. */
const runOnShow = (page) =>
  page.locator('lesson-optimizer').evaluate(({ run }) => ({
    tables: run.tables.map((table) => [...new Uint32Array(table.slice().buffer)].join()),
    steps: run.steps.map(({ ledger, films }) => ({
      films: [...films],
      rows: ledger.rows.map((row) => ({
        row: row.row,
        hasGradient: row.hasGradient,
        moved: row.oldValue.some((old, i) => !Object.is(old, row.newValue[i])),
        off: Math.max(
          ...row.oldValue.map((old, i) => {
            const parts = row.data[i] + row.memory[i] + row.decay[i] + row.rounding[i];
            return Math.abs(old + parts - row.newValue[i]);
          }),
        ),
        rounding: Math.max(...row.rounding.map(Math.abs)),
      })),
    })),
  }));

test('the ledger on the page sums, in the trace and as it is written', async () => {
  const { page, problems, close } = await openOptimizer();
  const { steps } = await runOnShow(page);
  for (const { rows } of steps) {
    assert.equal(rows.length, 6);
    for (const { off, rounding } of rows) {
      assert.ok(off < 1e-13, `${off}`);
      assert.ok(rounding < 3e-7, `${rounding}`);
    }
  }
  const shown = await ledger(page);
  assert.deepEqual(Object.keys(shown), [
    'gradient g',
    'before',
    'data',
    'memory',
    'decay',
    'rounding',
    'after',
  ]);
  for (let col = 0; col < 4; ++col) {
    const parts = ['before', 'data', 'memory', 'decay', 'rounding'].map((name) =>
      number(shown[name][col]),
    );
    const sum = parts.reduce((total, part) => total + part, 0);
    assert.ok(Math.abs(sum - number(shown.after[col])) < 3e-4, `column ${col}: ${sum}`);
    assert.equal(parts[1], 0, 'no gradient arrived');
    assert.notEqual(parts[2], 0);
    assert.notEqual(parts[3], 0);
  }
  assert.deepEqual(shown['gradient g'], []);
  await page.getByText('the entries add up').waitFor();
  await page
    .getByText('Glass Moon received no gradient in step 4. It moved all the same')
    .waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('rows without gradient move under AdamW, and stay bit for bit under SparseAdam', async () => {
  const { page, problems, close } = await openOptimizer();
  const dense = await runOnShow(page);
  for (const { rows, films } of dense.steps) {
    assert.ok(rows.every(({ moved }) => moved));
    const received = rows.filter(({ hasGradient }) => hasGradient).map(({ row }) => row);
    assert.deepEqual(received, films);
  }
  assert.equal(await page.locator('.matrix tbody .mover-none').count(), 0);

  await page.getByText('SparseAdam', { exact: true }).first().click();
  await page.locator('.ledger-none').waitFor();
  const sparse = await runOnShow(page);
  const bits = (table, row) => sparse.tables[table].split(',').slice(4 * row, 4 * row + 4);
  sparse.steps.forEach(({ rows, films }, i) => {
    assert.deepEqual(
      rows.map(({ row }) => row).sort(),
      films,
      'the step goes over the looked-up rows alone',
    );
    for (const row of [0, 1, 2, 3, 4, 5].filter((one) => !films.includes(one))) {
      assert.deepEqual(bits(i + 1, row), bits(i, row));
    }
  });
  assert.equal(await page.locator('.matrix tbody .mover-none').count(), 5);
  await page.getByText('stayed where it was, bit for bit').waitFor();
  await page.getByText('not offered by SparseAdam').waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('every step is the same however one gets there', async () => {
  const { page, problems, close } = await openOptimizer('?v=1&step=0');
  const seen = [];
  const forward = page.getByRole('button', { name: 'One step forward' });
  const look = async () => JSON.stringify([await weights(page), await runOnShow(page)]);
  seen.push(await look());
  for (let step = 1; step <= 12; ++step) {
    await forward.click();
    seen.push(await look());
  }
  assert.ok(await forward.isDisabled());
  assert.equal(new Set(seen.map((one) => one.slice(0, 300))).size, 13, 'every step moves W');
  for (const step of [3, 11, 0, 7]) {
    await page.getByRole('button', { name: `Go to step ${step}`, exact: true }).click();
    assert.equal(await look(), seen[step]);
  }
  await page.getByRole('slider', { name: 'Timeline' }).focus();
  await page.keyboard.press('ArrowLeft');
  assert.equal(await look(), seen[6]);
  assert.deepEqual(problems, []);
  await close();
});

test('sliders, optimizer, lookups and seed change the numbers; the link brings them back', async () => {
  const { page, problems, close } = await openOptimizer();
  let before = await weights(page);
  const changes = async (act, written) => {
    await act();
    await page.waitForFunction((text) => location.hash.includes(text), written);
    for (let round = 0; round < 50 && `${await weights(page)}` === `${before}`; ++round) {
      await page.waitForTimeout(100);
    }
    await settled(page);
    const now = await weights(page);
    assert.notDeepEqual(now, before, written);
    before = now;
  };
  const press = async (name, key) => {
    await page.getByRole('slider', { name }).focus();
    for (let times = 0; times < 12; ++times) await page.keyboard.press(key);
  };
  await changes(() => press('learning rate', 'ArrowRight'), 'lr=0.4');
  await changes(() => press('weight decay', 'ArrowRight'), 'wd=0.22');
  await changes(() => page.getByText('Momentum', { exact: true }).click(), 'optimizer=momentum');
  const lookUp = page.getByRole('button', { name: 'Step 2 does not look up row 5, Zero Garden' });
  await changes(() => lookUp.click(), 'x=14.15.12');
  await changes(() => page.getByRole('button', { name: 'A fresh seed' }).click(), 'seed=');
  const shown = await ledger(page);
  const run = await runOnShow(page);

  await page.reload();
  await page.locator('.ledger').waitFor();
  assert.deepEqual(await weights(page), before);
  assert.deepEqual(await ledger(page), shown);
  assert.deepEqual(await runOnShow(page), run);
  assert.deepEqual(problems, []);
  await close();
});

test('the last lookup of a step cannot be taken away', async () => {
  const { page, close } = await openOptimizer();
  const only = page.getByRole('button', { name: 'Step 4 looks up row 4, Paper Sun' });
  assert.equal(await only.getAttribute('aria-disabled'), 'true');
  const before = await weights(page);
  await only.click({ force: true });
  assert.deepEqual(await weights(page), before);
  await close();
});

for (const [query, expected] of [
  ['?v=1&x=14.1', /asks for x “14.1”: expected 12 steps/],
  ['?v=1&x=6.1.12.4.02.2.4.0.2.04.2.0', /rows from 0 to 5 in order/],
  ['?v=1&optimizer=adamax', /expected one of sgd, momentum, adam, adamw, sparse-adam/],
  ['?v=1&lr=2', /lr “2”: expected a number from 0.001 to 1/],
  ['?v=1&wd=-1', /wd “-1”: expected a number from 0 to 1/],
  ['?v=1&row=6', /row “6”: expected a whole number from 0 to 5/],
  ['?v=1&step=13', /step “13”: expected a whole number from 0 to 12/],
]) {
  test(`the address ${query} is refused with a message`, async () => {
    const { page, problems, close } = await openOptimizer(query);
    assert.match(await page.getByRole('alert').first().textContent(), expected);
    assert.deepEqual(problems, []);
    await close();
  });
}

test('predict: the rows revealed are those that moved', async () => {
  const { page, close } = await openOptimizer();
  const gate = (number) => page.locator('lab-gate').nth(number);
  for (const number of [0, 1]) {
    await gate(number).locator('.gate-option', { hasText: 'Paper Sun' }).click();
    await gate(number).getByRole('button', { name: 'Reveal' }).click();
  }
  await gate(0).getByText('Not quite.').waitFor();
  assert.equal(await gate(0).locator('.gate-option.wrong').count(), 5);
  await gate(1).getByText('As you said.').waitFor();
  assert.equal(await gate(1).locator('.gate-option.wrong').count(), 0);
  await close();
});

test('one push: 9.0, 5.0, 8.4 and 0 learning rates further', async () => {
  const { page, close } = await openOptimizer();
  const table = page.locator('optimizer-push .counters');
  await table.waitFor();
  assert.deepEqual(
    (await table.locator('td .number').allTextContents()).map((text) => text.trim()),
    ['1.0', '9.0', '1.0', '5.0', '1.0', '8.4', '1.0', '0.0'].map((rates) => `${rates} · lr`),
  );
  await close();
});

test('an entry opens into its formula, whose numbers give the entry', async () => {
  const { page, close } = await openOptimizer('?v=1&step=3');
  const shown = await ledger(page);
  for (const [part, pattern] of [
    ['data', /^= −([\d.]+) · \(1 − ([\d.]+)\) · \(?([−\d.]+)\)? \/ ([\d.]+)$/],
    ['memory', /^= −([\d.]+) · ([\d.]+) · \(?([−\d.]+)\)? \/ ([\d.]+)$/],
  ]) {
    await page.locator(`.ledger-part.${part} .number`).nth(2).click();
    const box = page.getByRole('dialog', { name: `Where ${part} [2] comes from` });
    await box.waitFor();
    const lines = await box.locator('.inspector-formula p').allTextContents();
    const [, size, beta, factor, denominator] = lines[1].match(pattern);
    const gain = part === 'data' ? 1 - number(beta) : number(beta);
    const value = (-number(size) * gain * number(factor)) / number(denominator);
    assert.ok(Math.abs(value - number(shown[part][2])) < 2e-4, `${lines[1]} is ${value}`);
    await page.keyboard.press('Escape');
  }
  await close();
});

test('the closer looks are run by the core; what is refused is said in its words', async () => {
  const { page, problems, close } = await openOptimizer();
  for (const summary of await page.locator('lab-beat summary').all()) await summary.click();
  await page.locator('.answers').waitFor();
  assert.deepEqual(await page.locator('.answers code').allTextContents(), [
    'TypeError: [sparseAdam] there is no weight decay: it would move every row',
    'TypeError: [sparseAdam] "W" has a dense gradient: look it up with sparse: true',
    'TypeError: [adamw] "W" has sparse gradients: use sparseAdam, or a lookup with sparse: false',
  ]);
  assert.equal(await page.locator('lab-beat .counters').count(), 4);
  assert.deepEqual(problems, []);
  await close();
});

test('by keyboard alone: a row, its ledger, an entry, a step', async () => {
  const { page, problems, close } = await openOptimizer();
  const row = page.locator('.accounts .row-name').nth(3);
  await page.locator('.accounts .row-name').first().focus();
  for (let times = 0; times < 3; ++times) await page.keyboard.press('ArrowDown');
  assert.ok(await row.evaluate((element) => element === document.activeElement));
  await page.keyboard.press('Enter');
  await page.getByText('Ledger of Night Ferry, step 4').waitFor();
  await page.locator('.ledger-part.decay .number').first().focus();
  await page.keyboard.press('Enter');
  await page.locator('.inspector:popover-open').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Go to step 1', exact: true }).focus();
  await page.keyboard.press('Space');
  await page.getByText('Ledger of Night Ferry, step 1').waitFor();
  assert.deepEqual(problems, []);
  await close();
});
