// The claims of the lookup lesson, asserted from the trace and on the page.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from './browser.mjs';

let chromium;
before(async () => {
  chromium = await startBrowser();
});
after(() => chromium.close());

const openLookup = (state = '') => chromium.open({ route: `#/lookup${state}` });

test('200 random matrices and batches: same bits forward and backward, gradient only where looked up', async () => {
  const { page, problems, close } = await openLookup();
  const outcome = await page.evaluate(async () => {
    let seed = 12345; // a small generator of its own, so that a failure can be repeated
    const random = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;
    const below = (bound) => Math.floor(random() * bound);
    const floats = (count) => Float32Array.from({ length: count }, () => random() * 4 - 2);
    const bits = (values) => new Uint32Array(values.slice().buffer).join();
    const { engine } = globalThis.embeddingLab;

    const failures = [];
    let withDuplicates = 0;
    for (let i = 0; i < 200; ++i) {
      const rows = 1 + below(40);
      const cols = 1 + below(20);
      const batch = 1 + below(16);
      const indices = Int32Array.from({ length: batch }, () => below(rows));
      if (new Set(indices).size < batch) ++withDuplicates;
      const table = floats(rows * cols);
      const gradient = floats(batch * cols);
      const W = ['tensor', table, { shape: [rows, cols], requiresGrad: true, name: 'W' }];
      const run = (...calls) =>
        engine.run({ calls: calls.map(([call, ...args]) => ({ call, args })) });
      const product = await run(
        W,
        ['oneHot', indices, rows],
        ['matmul', { ref: 1 }, { ref: 0 }],
        ['backward', { ref: 2 }, gradient],
      );
      const lookup = await run(
        W,
        ['embedding', indices, { ref: 0 }, { sparse: true }],
        ['backward', { ref: 1 }, gradient],
      );
      const node = (result, ref) => result.trace.nodes[result.nodeOfRef[ref]];
      const same =
        bits(node(product, 2).value) === bits(node(lookup, 1).value) &&
        bits(node(product, 0).grad) === bits(node(lookup, 0).grad);
      const touched = [...node(lookup, 0).gradRows.rows].sort((a, b) => a - b).join();
      const expected = [...new Set(indices)].sort((a, b) => a - b).join();
      if (!same || touched !== expected) failures.push({ i, rows, cols, batch, same, touched });
    }
    return { failures, withDuplicates };
  });
  assert.deepEqual(outcome.failures, []);
  assert.ok(outcome.withDuplicates > 50, `${outcome.withDuplicates} batches with duplicates`);
  assert.deepEqual(problems, []);
  await close();
});

test('both machines step in lockstep, forward and backward', async () => {
  const { page, problems, close } = await openLookup('?v=1&x=3,1,3&seed=7&step=0');
  const forward = page.getByRole('button', { name: 'One step forward' });
  const filled = (kind, place) =>
    page.locator(`.machine.${kind} ${place} button.cell:not(.integer)`).count();
  await page.locator('.machine').first().waitFor();
  assert.equal(await filled('oneHot', 'tfoot'), 0);

  await forward.click(); // row 0 times its ones and zeros; position 0 is read
  assert.equal(await filled('oneHot', 'tfoot'), 12);
  assert.equal(await filled('lookup', 'tfoot'), 4);
  for (let step = 2; step <= 7; ++step) await forward.click();
  await page.locator('.verdict:has-text("same bits")').waitFor();
  assert.equal(await page.locator('.bits code').count(), 3);
  assert.deepEqual(await page.locator('.machine.lookup tr.lit .row-number').allTextContents(), [
    '1',
    '3',
  ]);

  for (let step = 8; step <= 15; ++step) await forward.click();
  await page.locator('.verdict:has-text("same bits")').waitFor();
  assert.equal(await page.locator('.transport-step').textContent(), 'step 15 / 15');
  assert.equal(await page.locator('.machine.lookup .absent').count(), 4);
  assert.equal(await filled('oneHot', 'tbody'), 24);
  assert.equal(await filled('lookup', 'tbody'), 8);
  assert.ok(await forward.isDisabled());
  assert.deepEqual(problems, []);
  await close();
});

test('the costs on the page are those of the trace', async () => {
  const { page, close } = await openLookup('?v=1&x=2,2&seed=3&step=7');
  await page.locator('[data-beat="costs"] summary').click();
  const counters = page.locator('[data-beat="costs"] .counters tbody tr');
  await counters.first().waitFor();
  const rows = await counters.evaluateAll((all) =>
    all.map((row) => [...row.querySelectorAll('td')].map((cell) => Number(cell.textContent))),
  );
  // One-hot [2, 6] @ W [6, 4]; a copy of two rows of four floats, and two indices.
  assert.deepEqual(rows[0], [2 * 6 * 4, 0]);
  // Writing the one-hot vectors is counted too.
  assert.deepEqual(rows[1], [4 * (12 + 12 + 24 + 8), 2 * 4 * 8 + 2 * 4]);
  assert.deepEqual(rows[2], [2 * 6 * 4, 2 * 4]);
  assert.deepEqual(rows[3], [4 * (8 + 12 + 24), 4 * (3 * 8 + 2)]);
  await close();
});

test('a click on a number says where it comes from, with the numbers of the trace', async () => {
  const { page, close } = await openLookup('?v=1&x=3,1,3&seed=7&step=15');
  const cell = page.locator('.machine.lookup tr.lit').nth(1).locator('.cell.gradient').first();
  await cell.click();
  const box = page.getByRole('dialog', { name: 'Where W.grad[3][0] comes from' });
  await box.waitFor();
  const lines = await box.locator('.inspector-formula p').allTextContents();
  assert.equal(lines[0], '= g[0][0] + g[2][0]');
  const value = (await cell.textContent()).trim();
  assert.equal(lines.at(-1), `= ${value}`);
  await page.keyboard.press('Escape');
  await box.waitFor({ state: 'hidden' });
  assert.ok(await cell.evaluate((element) => element === document.activeElement));
  await close();
});

test('the batch can be changed, and the address keeps the state', async () => {
  const { page, problems, close } = await openLookup();
  await page.getByRole('button', { name: 'one more lookup' }).click();
  await page.getByRole('button', { name: 'Look up 0 Amber Coast' }).first().click();
  await page.waitForFunction(() => location.hash.includes('x=3,0'));
  await page.getByRole('button', { name: 'Remove position 0' }).click();
  await page.waitForFunction(() => location.hash.includes('x=0&'));
  await page.getByRole('button', { name: 'A fresh seed' }).click();
  await page.waitForFunction(() => !location.hash.includes('seed=7&'));

  const hash = new URL(page.url()).hash;
  const numbers = () => page.locator('.machine.oneHot .cell').allTextContents();
  await page.waitForTimeout(200);
  const before = await numbers();
  await page.reload();
  await page.locator('.machine').first().waitFor();
  assert.equal(new URL(page.url()).hash, hash);
  assert.deepEqual(await numbers(), before);
  assert.deepEqual(problems, []);
  await close();
});

for (const [query, expected] of [
  ['?v=1&x=6', /asks for x “6”: expected 1 to 4 whole numbers from 0 to 5/],
  ['?v=1&x=1,2,3,4,5', /expected 1 to 4 whole numbers/],
  ['?v=1&x=', /expected 1 to 4 whole numbers/],
  ['?v=1&seed=1e9', /seed “1e9”: expected a whole number/],
  ['?v=1&step=-1', /step “-1”: expected a whole number from 0 to 15/],
  ['?v=2&x=1', /made for version 2/],
]) {
  test(`the address ${query} is refused with a message`, async () => {
    const { page, problems, close } = await openLookup(query);
    assert.match(await page.getByRole('alert').first().textContent(), expected);
    await page.locator('.machine').first().waitFor();
    assert.deepEqual(problems, []);
    await close();
  });
}

test('predict: the rows revealed are those that the core gave a gradient', async () => {
  const { page, close } = await openLookup();
  const row = (name) => page.locator('.gate-option', { hasText: name });
  await row('Glass Moon').click();
  await row('Iron Orchard').click();
  await page.getByRole('button', { name: 'Reveal' }).click();
  await page.getByText('Not quite.').waitFor();
  assert.deepEqual(await page.locator('.gate-option.lit .row-number').allTextContents(), [
    '1',
    '4',
  ]);
  assert.equal(await page.locator('.gate-option.wrong').count(), 2);
  await page.getByRole('button', { name: 'Try again' }).click();
  await row('Glass Moon').click();
  await row('Paper Sun').click();
  await page.getByRole('button', { name: 'Reveal' }).click();
  await page.getByText('As you said.').waitFor();
  await close();
});

test('where the two part: each case is run by the core', async () => {
  const { page, problems, close } = await openLookup();
  const unfold = async (id) => {
    const beat = page.locator(`[data-beat="${id}"]`);
    await beat.locator('summary').click();
    await beat.locator('.outcome').first().waitFor();
    return beat.locator('.outcome').evaluateAll((outcomes) =>
      outcomes.map((outcome) => {
        const cells = [...outcome.querySelectorAll('.cell')].map((cell) => cell.textContent.trim());
        return cells.length > 0 ? cells : outcome.querySelector('dd').textContent.trim();
      }),
    );
  };
  const nan = await unfold('nan');
  assert.deepEqual([nan[1][0], nan[1][2]], ['NaN', 'NaN']);
  assert.ok(!nan[2].includes('NaN'));

  const infinity = await unfold('infinity');
  assert.equal(infinity[2][0], 'NaN');
  assert.equal(infinity[3][0], '∞');
  assert.equal(infinity[4], 'no gradient');

  const zero = await unfold('zero');
  assert.deepEqual([zero[0][0], zero[1][0], zero[2][0]], ['−0.00', '0.00', '−0.00']);

  const padding = await unfold('padding');
  assert.equal(padding[2], 'no gradient');
  assert.equal(padding[3].length, 4);

  const range = await unfold('range');
  assert.deepEqual(range, [
    'RangeError: [oneHot] class 6 is outside [0, 6)',
    'RuntimeError: Class values must be smaller than num_classes.',
    'RangeError: [embedding] row 6 is outside [0, 6)',
    'IndexError: index out of range in self',
  ]);
  assert.deepEqual(problems, []);
  await close();
});

test('the code holds the numbers on the screen, and its lines lead to their steps', async () => {
  const { page, close } = await openLookup('?v=1&x=4&seed=11&step=0');
  const lines = page.locator('.code-text');
  await lines.first().waitFor();
  const code = (await lines.allTextContents()).join('\n');
  const cells = await page.locator('.machine.oneHot tbody .cell.parameter').allTextContents();
  const written = /W = torch\.tensor\(\[([\s\S]*?)\]\]/.exec(code)[1].match(/-?\d\.\d\d/g);
  assert.deepEqual(
    written,
    cells.map((cell) => cell.trim().replace('−', '-')),
  );
  assert.match(code, /x = torch\.tensor\(\[4\]\)/);
  await page.getByRole('button', { name: 'a.backward(g)' }).click();
  assert.equal(await page.locator('.transport-step').textContent(), 'step 15 / 15');
  await close();
});

test('play runs to the end, and by keyboard alone', async () => {
  const { page, problems, close } = await openLookup('?v=1&x=3&seed=7&step=13');
  await page.locator('.machine').first().waitFor();
  const slider = page.getByRole('slider', { name: 'Timeline' });
  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  assert.equal(await page.locator('.transport-step').textContent(), 'step 12 / 15');
  await page.getByLabel('Speed').selectOption('4');
  await page.getByRole('button', { name: 'Backward', exact: true }).focus();
  await page.keyboard.press('Space');
  await page.locator('.transport-step:has-text("step 15 / 15")').waitFor();
  await page.getByRole('button', { name: 'Again', exact: true }).waitFor();

  await page.getByRole('button', { name: 'Look up 2 Iron Orchard' }).first().focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash.includes('x=2&'));
  const cell = page.locator('.machine.oneHot .cell.gradient').first();
  await cell.focus();
  await page.keyboard.press('Enter');
  await page.locator('.inspector:popover-open').waitFor();
  await page.keyboard.press('Escape');
  assert.deepEqual(problems, []);
  await close();
});
