// The claims of the lesson `collabnn`, on the page and in the trace.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from './browser.mjs';
import { FOUR, openCollabnn, segment } from './collabnnPage.mjs';
import { settled, transportOf } from './instruments.mjs';

let chromium;
before(async () => {
  chromium = await startBrowser();
});
after(() => chromium.close());

/** The places of steps with four samples. */
const [CONCAT_SPLITS, END, UPDATE] = [15, 24, 25];

const open = (query) => openCollabnn(chromium, query);

/** What the page's own engine answered, as plain lists. */
const runOf = (page) =>
  page.evaluate(() => {
    const { run } = document.querySelector('collabnn-instrument');
    const plain = ({ value, grad, inputs, shape, contributions }) => ({
      value: [...value],
      grad: grad && [...grad],
      inputs,
      shape,
      sent: contributions && [...contributions.values],
    });
    const all = (record) =>
      Object.fromEntries(Object.entries(record).map(([name, node]) => [name, plain(node)]));
    return { nodes: all(run.nodes), parameters: all(run.parameterNodes) };
  });

/** The rows of a matrix: its numbers as written. */
const rowsOf = (page, selector) =>
  page
    .locator(`${selector} tbody tr`)
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll('[data-number]')].map((one) => one.textContent.trim()),
      ),
    );

const written = (value) =>
  value
    .toFixed(2)
    .replace(/^-(?=0\.00$)/, '')
    .replace('-', '−');

const inRows = (values, cols) =>
  Array.from({ length: values.length / cols }, (_, i) =>
    values.slice(i * cols, (i + 1) * cols).map(written),
  );

test('one row as parameter, activation and gradient: a copy forward, a scatter-add backward', async () => {
  const { page, problems, close } = await open();
  const { nodes, parameters } = await runOf(page);
  const row = (values, i) => values.slice(4 * i, 4 * i + 4).map(written);
  assert.deepEqual(await rowsOf(page, '.one-row'), [
    row(parameters.film_factors.value, 1),
    row(nodes.films.value, 0),
    row(nodes.films.grad, 0),
    row(parameters.film_factors.grad, 1),
    [],
  ]);
  assert.deepEqual(nodes.films.value, parameters.film_factors.value.slice(4, 8));
  const forms = page.locator('.one-row tbody .place .cell');
  assert.match(await forms.nth(0).getAttribute('class'), /parameter/);
  assert.match(await forms.nth(4).getAttribute('class'), /activation/);
  assert.match(await forms.nth(8).getAttribute('class'), /gradient/);
  for (const what of ['copy', 'scatter']) {
    const said = page.locator(`[data-said="${what}"]`);
    assert.match(await said.textContent(), /same bits/);
    assert.equal(await said.locator('.bad').count(), 0);
  }
  assert.deepEqual(problems, []);
  await close();
});

test('no gradient exists at the integers: none is drawn, and the tape has no such input', async () => {
  const { page, close } = await open(`${FOUR}&step=${END}`);
  const { nodes } = await runOf(page);
  assert.equal(nodes.users.inputs.length, 1);
  assert.equal(nodes.films.inputs.length, 1);
  const chips = page.locator('[data-stop] .collab-no-grad');
  assert.deepEqual(await chips.allTextContents(), Array(8).fill('none'));
  assert.equal(await page.locator('[data-stop] [data-number]').count(), 0, 'absent, not zero');
  for (const column of [0, 1]) {
    const node = page.locator('.tape-node.integer', { hasText: `x[:,${column}]` });
    assert.match(await node.textContent(), /gradient stops/);
  }
  await close();
});

test('concat’s halves equal what the tables receive', async () => {
  const { page, close } = await open(`${FOUR}&step=${CONCAT_SPLITS}`);
  const { nodes } = await runOf(page);
  const cut = (from, to) => nodes.both.grad.filter((_, i) => i % 7 >= from && i % 7 < to);
  assert.deepEqual(nodes.users.grad, cut(0, 3));
  assert.deepEqual(nodes.films.grad, cut(3, 7));
  assert.deepEqual(nodes.users.sent, cut(0, 3));
  assert.deepEqual(nodes.films.sent, cut(3, 7));
  assert.deepEqual(await rowsOf(page, '[data-node="∂L/∂both"]'), inRows(nodes.both.grad, 7));
  assert.deepEqual(await rowsOf(page, '[data-node="∂L/∂users"]'), inRows(cut(0, 3), 3));
  assert.deepEqual(await rowsOf(page, '[data-node="∂L/∂films"]'), inRows(cut(3, 7), 4));
  await page.locator('.collab-under-way .verdict', { hasText: 'both halves' }).waitFor();
  const { goTo } = await transportOf(page);
  await goTo(END);
  await page.locator('.collab-under-way .verdict', { hasText: 'the same bits' }).waitFor();
  assert.equal(await page.locator('.collab-under-way .verdict.bad').count(), 0);
  await close();
});

test('only looked-up rows travel on; the Linear layer’s matrix is used and differentiated whole', async () => {
  const { page, close } = await open(`${FOUR}&step=${END}`);
  const cells = await page
    .locator('.collab-use tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll('[data-number]')].map((one) => one.textContent.trim()),
      ),
    );
  assert.deepEqual(cells, [
    ['5', '6', '4'],
    ['3', '3', '4'],
    ['3', '3', '4'],
    ['0', '0', '128'],
  ]);
  // A matrix product counts no rows: the inspector says what stands there instead.
  await page.locator('.collab-use tbody tr').nth(1).locator('[data-number]').nth(2).click();
  const box = page.getByRole('dialog', { name: 'Where linear1.weight: rows used going forward' });
  await box.getByText('Its height: a matrix product reads every row').waitFor();
  await page.keyboard.press('Escape');
  const lit = (table) =>
    page
      .locator(`[data-table="${table}"] tr.lit`)
      .evaluateAll((rows) => rows.map((one) => one.dataset.row));
  assert.deepEqual(await lit('user_factors'), ['0', '2', '4']);
  assert.deepEqual(await lit('film_factors'), ['1', '3', '4']);
  // Going forward, nothing was sent a gradient yet.
  const { goTo } = await transportOf(page);
  await goTo(8);
  await settled(page);
  const names = await page.locator('.collab-use tbody th').allTextContents();
  assert.deepEqual(
    names.map((name) => name.trim()),
    ['rows there are', 'rows used going forward', 'multiply-adds forward'],
  );
  await close();
});

test('a chosen row is marked, and shown; one that nobody looked up has a part at the end alone', async () => {
  const { page, problems, close } = await open(`${FOUR}&step=${END}`);
  const films = '[data-table="film_factors"]';
  const choose = (row) => page.locator(`${films} tr[data-row="${row}"] .row-name`).click();
  const marked = () =>
    page.locator(`${films} tr.current`).evaluateAll((rows) => rows.map((one) => one.dataset.row));
  const oneRow = page.locator('.one-row .row-name').first();
  const received = page.locator('.collab-under-way [data-node]').first();
  assert.deepEqual(await marked(), []);
  await choose(3);
  assert.deepEqual(await marked(), ['3']);
  assert.match(await oneRow.textContent(), /film_factors\[3\]/);
  assert.match(await received.textContent(), /film_factors\.grad\[3\]/);
  await choose(0);
  assert.deepEqual(await marked(), ['0']);
  assert.match(await received.textContent(), /film_factors\.grad\[0\].*no sample looked it up/s);

  const { goTo } = await transportOf(page);
  await goTo(4);
  await settled(page);
  assert.deepEqual(await marked(), []);
  await choose(4);
  assert.deepEqual(await marked(), ['4']);
  await choose(0);
  assert.deepEqual(await marked(), ['4']);
  assert.match(await oneRow.textContent(), /film_factors\[4\]/);
  assert.deepEqual(problems, []);
  await close();
});

test('the step lands in the rows that have a gradient; rows that were not looked up stay', async () => {
  const { page, close } = await open(`${FOUR}&step=0`);
  const films = '[data-table="film_factors"]';
  const before = await rowsOf(page, films);
  const { goTo } = await transportOf(page);
  await goTo(UPDATE);
  await settled(page);
  const after = await rowsOf(page, films);
  for (const row of [0, 2, 5]) assert.deepEqual(after[row], before[row]);
  const lit = page.locator(`${films} tr.lit`);
  assert.deepEqual(await lit.evaluateAll((rows) => rows.map((one) => one.dataset.row)), [
    '1',
    '3',
    '4',
  ]);
  // Two decimals may hide a small step: the numbers themselves do not.
  const moved = await page.evaluate(() => {
    const { parameterNodes, updated } = document.querySelector('collabnn-instrument').run;
    const now = updated.values.film_factors;
    const places = [...parameterNodes.film_factors.value].flatMap((old, i) =>
      old === now[i] ? [] : [Math.floor(i / 4)],
    );
    return [...new Set(places)];
  });
  assert.deepEqual(moved, [1, 3, 4]);
  const [loss, then] = await page.locator('.collab-loss .cell').allTextContents();
  assert.ok(Number(then) < Number(loss), `${loss} → ${then}`);
  // With AdamW, decay moves the others: the inspector says by what.
  await segment(page, 'collabnn-optimizer', 'adamw');
  await page.waitForFunction(() => location.hash.includes('optimizer=adamw'));
  await settled(page);
  await page.locator(`${films} tr[data-row="0"] .cell`).first().click();
  const box = page.getByRole('dialog', { name: 'Where film_factors[0][0] comes from' });
  await box.getByText('weight decay shrinks every row').waitFor();
  await close();
});

test('the lens: the things of one role stand out, each in its form', async () => {
  const { page, close } = await open(`${FOUR}&step=${END}`);
  for (const [lens, count] of [
    ['integer', 2],
    ['parameter', 6],
    ['activation', 8],
    ['gradient', 14],
  ]) {
    await segment(page, 'collabnn-lens', lens);
    await page.waitForFunction((one) => location.hash.includes(`lens=${one}`), lens);
    await settled(page);
    const bright = page.locator('.tape-node:not(.dim)');
    assert.equal(await bright.count(), count, lens);
    assert.equal(await page.locator(`.tape-node.${lens}:not(.dim)`).count(), count, lens);
  }
  await close();
});

test('every gradient opens: its formula, and the finite difference that confirms it', async () => {
  const { page, close } = await open(`${FOUR}&step=${END}`);
  await page.locator('[data-table="film_factors"] tr[data-row="1"] .cell').nth(2).click();
  const box = page.getByRole('dialog', { name: 'Where film_factors.grad[1][2] comes from' });
  await box.locator('.inspector-check .verdict').waitFor();
  const [line] = await box.locator('.inspector-formula p').allTextContents();
  assert.equal(line, '= ∂L/∂films[0][2] + ∂L/∂films[1][2]');
  assert.equal(await box.locator('.verdict.bad').count(), 0);
  await page.keyboard.press('Escape');
  await page.locator('[data-table="linear1.weight"] tr[data-row="1"] .cell').nth(4).click();
  const weight = page.getByRole('dialog', { name: 'Where linear1.weight.grad[1][4] comes from' });
  await weight.locator('.inspector-check .verdict').waitFor();
  assert.equal(await weight.locator('.verdict.bad').count(), 0);
  await close();
});

test('code and tape move together: each step lights its line, a line and a node lead to theirs', async () => {
  const { page, close } = await open(`${FOUR}&step=0`);
  const lit = page.locator('.collab-left [aria-current="step"]');
  const step = () => page.locator('.transport-step').textContent();
  const { goTo } = await transportOf(page);
  for (const [place, text] of [
    [1, 'users = self.user_factors(x[:,0])'],
    [3, 'both = torch.cat([users, films], dim=1)'],
    [8, 'loss = F.mse_loss(model(x), ratings)'],
    [11, 'return sigmoid_range(res, 0, 5.5)'],
    [CONCAT_SPLITS, 'both = torch.cat([users, films], dim=1)'],
    [17, 'films = self.film_factors(x[:,1])'],
    [UPDATE, 'opt.step()'],
  ]) {
    await goTo(place);
    await settled(page);
    assert.equal((await lit.textContent()).trim(), text, `step ${place}`);
  }
  await page.locator('.collab-left').getByRole('button', { name: 'loss.backward()' }).click();
  assert.equal(await step(), 'step 9 / 25');
  await page.locator('.tape-node', { hasText: 'linear1.weight' }).click();
  assert.equal(await step(), 'step 14 / 25');
  await close();
});

test('every step by keyboard, each with a sentence of its own', async () => {
  const { page, problems, close } = await open('step=0');
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  await timeline.focus();
  const captions = new Set();
  for (let step = 1; step <= 19; ++step) {
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.locator('.transport-step').textContent(), `step ${step} / 19`);
    captions.add(await page.locator('.collab-caption').textContent());
  }
  assert.equal(captions.size, 19);
  assert.deepEqual(problems, []);
  await close();
});

test('an address that asks for too much is refused with a message', async () => {
  const { page, close } = await open('samples=5-1-4.5');
  assert.match(await page.getByRole('alert').textContent(), /samples “5-1-4.5”: expected 1 to 4/);
  await close();
});
