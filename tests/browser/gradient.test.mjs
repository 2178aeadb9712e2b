// The claims of the gradient lesson, on the page and in the trace.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from './browser.mjs';
import { settled, transportOf } from './instruments.mjs';

let chromium;
before(async () => {
  chromium = await startBrowser();
});
after(() => chromium.close());

const THREE = 'samples=4-1-4.5,0-1-2,2-4-5';
/** The end of the backward pass of three samples. */
const END = 30;

async function open(query = '') {
  const opened = await chromium.open({ route: `#/gradient${query === '' ? '' : `?v=1&${query}`}` });
  await opened.page.locator('.gradient-losses').waitFor();
  await settled(opened.page);
  return opened;
}

/** The rows of a matrix: its numbers as written, or the words in their place. */
const rowsOf = (page, selector) =>
  page.locator(`${selector} tbody tr`).evaluateAll((rows) =>
    rows.map((row) => {
      const cells = [...row.querySelectorAll('[data-number]')].map((one) => one.textContent.trim());
      return cells.length > 0 ? cells : (row.querySelector('.absent')?.textContent.trim() ?? null);
    }),
  );
const FILM = '[data-table="film_factors"]';

/** The model of the lesson for a state, run by the page's own engine: its trace. */
const traceOf = (page) =>
  page.evaluate(() => {
    const { run } = document.querySelector('gradient-instrument');
    const plain = ({ grad, gradRows, contributions }) => ({
      grad: grad && [...grad],
      rows: gradRows && [...gradRows.rows],
      contributions: contributions && {
        positions: [...contributions.positions],
        rows: [...contributions.rows],
        values: [...contributions.values],
      },
    });
    return {
      film: plain(run.tableNodes.film_factors),
      films: plain(run.nodes.films),
    };
  });

const written = (value) =>
  value
    .toFixed(2)
    .replace(/^-(?=0\.00$)/, '')
    .replace('-', '−');

test('only rows that were looked up have a gradient: on the page, as in the trace', async () => {
  const { page, problems, close } = await open(`${THREE}&step=${END}`);
  const { film } = await traceOf(page);
  assert.deepEqual(film.rows, [1, 4]);
  const rows = await rowsOf(page, FILM);
  rows.forEach((row, i) => {
    if (!film.rows.includes(i)) return assert.equal(row, 'no gradient');
    assert.deepEqual(row, film.grad.slice(i * 4, i * 4 + 4).map(written));
  });
  assert.deepEqual(await page.locator(`${FILM} tr.lit .row-film`).allTextContents(), [
    'Glass Moon',
    'Paper Sun',
  ]);
  await page.locator('.gradient-found .verdict', { hasText: '2 of 6 film rows' }).waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('a film looked up twice: both contributions fall in, and their sum is its gradient', async () => {
  const { page, close } = await open(`${THREE}&step=${END}`);
  const { film, films } = await traceOf(page);
  const [first, second] = [
    films.contributions.values.slice(0, 4),
    films.contributions.values.slice(4, 8),
  ];
  assert.deepEqual(films.contributions.rows, [1, 1, 4]);
  first.forEach((value, col) => {
    assert.equal(Math.fround(value + second[col]), film.grad[4 + col]);
  });
  const received = await rowsOf(page, '.gradient-received');
  assert.deepEqual(
    received,
    [first, second, film.grad.slice(4, 8)].map((row) => row.map(written)),
  );
  await page.getByText('2 contributions, and their sum is its gradient, bit for bit').waitFor();

  // One at a time: after the first, the row holds the first alone, and the others nothing.
  const { goTo } = await transportOf(page);
  await goTo(END - 6);
  await settled(page);
  const partial = await rowsOf(page, FILM);
  assert.deepEqual(partial[1], first.map(written));
  assert.equal(partial[4], null);
  await close();
});

test('every gradient opens: its formula, and the finite difference that confirms it', async () => {
  const { page, close } = await open(`${THREE}&step=${END}`);
  await page.locator(`${FILM} tr[data-row="1"] .cell`).nth(2).click();
  const box = page.getByRole('dialog', { name: 'Where film_factors.grad[1][2] comes from' });
  await box.locator('.inspector-check .verdict').waitFor();
  const lines = await box.locator('.inspector-formula p').allTextContents();
  assert.equal(lines[0], '= ∂L/∂res₀ · user_factors[4][2] + ∂L/∂res₁ · user_factors[0][2]');
  assert.equal(await box.locator('.verdict.bad').count(), 0);
  assert.match(await box.locator('.inspector-check').textContent(), /h = 0.00001|h = 1e-5/);
  await close();
});

test('dense and sparse: zeros or absent, and the memory of both', async () => {
  const { page, close } = await open(`${THREE}&step=${END}`);
  const how = page.locator('.gradient-tables .panel-how');
  const words = async () =>
    (await how.textContent()).replace(/\s+/g, ' ').replace(' ,', ',').trim();
  assert.equal(
    await words(),
    '2 of 6 rows: 32 bytes and 8 of row numbers, instead of all 6 rows: 96 bytes',
  );
  await page.locator('.gradient-switches').getByText('zeros').click();
  await page.waitForFunction(() => location.hash.includes('storage=dense'));
  await settled(page);
  const { film } = await traceOf(page);
  assert.equal(film.rows, null);
  assert.equal(
    await words(),
    'all 6 rows: 96 bytes, instead of 2 of 6 rows: 32 bytes and 8 of row numbers',
  );
  const rows = await rowsOf(page, FILM);
  assert.deepEqual(rows[0], ['0.00', '0.00', '0.00', '0.00']);
  assert.equal(await page.locator(`${FILM} .absent`).count(), 0);
  await close();
});

test('padding_idx: the row that was looked up receives nothing', async () => {
  const { page, close } = await open(`${THREE}&step=${END}`);
  await page.getByLabel('padding_idx').selectOption('1');
  await page.waitForFunction(() => location.hash.includes('padding=1'));
  await settled(page);
  assert.equal((await rowsOf(page, FILM))[1], 'no gradient');
  assert.deepEqual((await traceOf(page)).film.rows, [4]);
  await close();
});

test('each misconception fails the finite difference and has another loss; the right rule passes', async () => {
  const { page, problems, close } = await open(`${THREE}&step=${END}`);
  for (const [rule, failing] of [
    ['write', [1]],
    ['everyRow', [0, 1, 2, 3, 4, 5]],
    ['noTarget', [1, 4]],
  ]) {
    await page.locator(`input[name="gradient-rule"][value="${rule}"]`).check({ force: true });
    await page.locator(`[data-rule="${rule}"]`).waitFor();
    const bad = await page
      .locator('[data-what="rule"] tr:has(.gradient-mark.bad)')
      .evaluateAll((rows) => rows.map((row) => Number(row.dataset.row)));
    assert.deepEqual(bad, failing, rule);
    assert.equal(await page.locator('.gradient-verdict.wrong .verdict.bad').count(), 1, rule);
    assert.equal(await page.locator('.gradient-verdict.right .verdict.bad').count(), 0, rule);
    const last = page.locator('.gradient-losses tbody tr').last().locator('[data-number]');
    const [right, wrong] = await last.allTextContents();
    assert.notEqual(right, wrong, rule);
  }
  assert.deepEqual(problems, []);
  await close();
});

test('where a misconception happens to be right, the page says so and offers where it is not', async () => {
  const { page, close } = await open('rule=write');
  await page.getByText('right here, by luck').waitFor();
  await page.getByText('The same gradients, so the same losses.').waitFor();
  await page.getByRole('button', { name: 'Look a film up twice' }).click();
  await page.locator('.gradient-verdict.wrong .verdict.bad').waitFor();
  assert.match(page.url(), /samples=4-1-4.5,0-1-2&/);
  await close();
});

test('the batch keeps its form: no other lesson’s styles reach its integers, lit or not', async () => {
  const { page, close } = await open(`${THREE}&step=0`);
  const look = () =>
    page.locator('lab-batch .index-chip').evaluateAll((chips) =>
      chips.map((chip) => {
        const { borderColor, cursor, fontWeight } = getComputedStyle(chip);
        return { wide: chip.offsetWidth >= 60, borderColor, cursor, fontWeight };
      }),
    );
  assert.equal(await page.locator('lab-batch .index-chip.lit').count(), 0);
  const before = await look();
  assert.equal(before.length, 6);
  assert.ok(before.every(({ wide }) => wide));
  const { goTo } = await transportOf(page);
  await goTo(END);
  await settled(page);
  assert.equal(await page.locator('lab-batch .index-chip.lit').count(), 6);
  assert.deepEqual(await look(), before);
  const section = page.locator('lab-batch > section');
  assert.equal(await section.evaluate((one) => getComputedStyle(one).display), 'block');
  await close();
});

test('code and tape move together: each step lights its line, a line and a node lead to theirs', async () => {
  const { page, close } = await open(`${THREE}&step=0`);
  const lit = page.locator('.gradient-left [aria-current="step"]');
  const step = () => page.locator('.transport-step').textContent();
  const { goTo } = await transportOf(page);
  for (const [place, line] of [
    [1, 'users = self.user_factors[x[:,0]]'],
    [4, 'res = (users * films).sum(dim=1, keepdim=True)'],
    [7, 'res += self.user_bias[x[:,0]] + self.film_bias[x[:,1]]'],
    [10, 'loss = F.mse_loss(model(x), ratings)'],
    [13, 'return sigmoid_range(res, 0, 5.5)'],
    [25, 'films = self.film_factors[x[:,1]]'],
    [31, 'opt.step()'],
  ]) {
    await goTo(place);
    await settled(page);
    assert.equal((await lit.textContent()).trim(), line, `step ${place}`);
  }
  await page.locator('.gradient-left').getByRole('button', { name: 'loss.backward()' }).click();
  assert.equal(await step(), 'step 11 / 31');
  await page.locator('.tape-node', { hasText: 'film_factors' }).click();
  assert.equal(await step(), 'step 24 / 31');
  await close();
});

test('every step by keyboard; rows of the table too', async () => {
  const { page, problems, close } = await open('samples=4-1-4.5&step=0');
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  await timeline.focus();
  const captions = new Set();
  for (let step = 1; step <= 23; ++step) {
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.locator('.transport-step').textContent(), `step ${step} / 23`);
    captions.add(await page.locator('.gradient-caption').textContent());
  }
  assert.ok(captions.size >= 20, `${captions.size} sentences`);
  await page.keyboard.press('ArrowLeft');
  await page.locator(`${FILM} .row-name`).first().focus();
  await page.keyboard.press('Enter');
  await page.getByText('Nothing was sent to row 0').waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('the update moves the rows that received a gradient, and no other', async () => {
  const { page, close } = await open(`${THREE}&step=0`);
  const { goTo } = await transportOf(page);
  await settled(page);
  const before = await rowsOf(page, FILM);
  await goTo(31);
  await settled(page);
  const after = await rowsOf(page, FILM);
  const moved = before.flatMap((row, i) => (row.join() === after[i].join() ? [] : [i]));
  assert.deepEqual(moved, [1, 4]);
  const [loss, then] = await page.locator('.gradient-loss .cell').allTextContents();
  assert.ok(Number(then) < Number(loss), `${loss} → ${then}`);
  await close();
});

test('predictions are held against the core', async () => {
  const { page, close } = await open();
  for (const name of ['Night Ferry', 'Zero Garden']) {
    await page.locator('.gate-option', { hasText: name }).click();
  }
  await page.getByRole('button', { name: 'Reveal' }).first().click();
  await page.getByText('As you said.').first().waitFor();
  const gate = page.locator('.gradient-number-gate');
  const [g0, g1, u0, u1] = (await gate.locator('p').first().textContent())
    .match(/[−-]?\d+\.\d+/g)
    .map((text) => Number(text.replace('−', '-')));
  await gate.locator('input').fill(String((g0 * u0 + g1 * u1).toFixed(2)));
  await gate.getByRole('button', { name: 'Reveal' }).click();
  await gate.getByText('As you said.').waitFor();
  await close();
});

test('questions on the way are run by the core', async () => {
  const { page, problems, close } = await open();
  for (const summary of await page.locator('lab-beat summary').all()) await summary.click();
  await page.locator('[data-beat="memory"] td').first().waitFor();
  await settled(page);
  const text = async (id) =>
    (await page.locator(`[data-beat="${id}"]`).textContent()).replace(/\s+/g, ' ');
  assert.match(await text('integers'), /film_factors.*index 1\.5 is not a whole number/);
  const bytes = await page.locator('[data-beat="memory"] [data-number]').allTextContents();
  assert.deepEqual(
    bytes.map((one) => one.trim()),
    ['64', '20,000', '12,800', '4,000,000', '256', '0'],
  );
  const shares = await rowsOfMean(page);
  assert.ok(Math.abs(shares[0] / shares[1] - 2) < 0.1 && Math.abs(shares[0] / shares[2] - 4) < 0.3);
  assert.match(await text('padding'), /film_factors\.grad\[4\], padding_idx=4 ?no gradient/);
  assert.deepEqual(problems, []);
  await close();
});

/** The largest share in each line of the beat about the mean, as the trace has it. */
const rowsOfMean = (page) =>
  page.evaluate(() => {
    const { outcome } = [...document.querySelectorAll('lab-beat')].find(
      ({ beat }) => beat.id === 'mean',
    );
    return outcome.lines.map(({ values }) => Math.max(...values.map(Math.abs)));
  });

test('an address that asks for too much is refused with a message', async () => {
  const { page, close } = await open('samples=9-1-4.5');
  assert.match(await page.getByRole('alert').textContent(), /samples “9-1-4.5”: expected 1 to 4/);
  await close();
});
