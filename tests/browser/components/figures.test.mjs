// Tape, log–log plot, counters, folds, findings, numbers among words and the inspector’s check.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openGallery } from './gallery.mjs';

const gallery = openGallery();

test('the tape shows how far the walk has come, and where the gradient stops', async () => {
  const { page, reported } = gallery;
  const forward = page.locator('[data-specimen="forward"]');
  const backward = page.locator('[data-specimen="backward"]');
  const names = (nodes) => nodes.locator('.tape-name').allTextContents();
  assert.deepEqual(await names(forward.locator('.tape-node.reached')), ['user', 'film', 'u', 'm']);
  assert.deepEqual(await names(forward.locator('[aria-current="step"]')), ['m']);
  assert.equal(await forward.locator('.tape-disc').count(), 0);
  assert.equal(await forward.locator('.tape-edges path').count(), 7);

  assert.deepEqual(await names(backward.locator('.tape-node:has(.tape-stops)')), ['y']);
  assert.equal(await backward.locator('.tape-disc').count(), 2, 'loss to r, r to u · m');

  await forward.locator('.tape-node').nth(4).click();
  assert.match(await reported(), /^node \d+$/);
  const first = await reported();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  assert.notEqual(await reported(), first);
  assert.equal(await forward.locator('.tape-node[tabindex="0"]').count(), 1);
});

test('no node of the tape lies on another', async () => {
  const boxes = await gallery.page
    .locator('[data-specimen="forward"] .tape-node')
    .evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().toJSON()));
  for (const [i, a] of boxes.entries()) {
    for (const b of boxes.slice(i + 1)) {
      const apart =
        a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
      assert.ok(apart, JSON.stringify([a, b]));
    }
  }
});

test('in a narrow place the tape is a list that names what each node comes from', async () => {
  const { page } = gallery;
  await page.setViewportSize({ width: 390, height: 800 });
  const nodes = page.locator('[data-specimen="forward"] .tape.narrow .tape-node');
  await nodes.first().waitFor();
  assert.equal(await nodes.count(), 8);
  await page.getByText('from user', { exact: true }).first().waitFor();
  assert.match(await nodes.last().textContent(), /from r, y/);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.locator('[data-specimen="forward"] .tape:not(.narrow)').waitFor();
});

test('the plot’s points lie where the core’s counts put them, and open by keyboard', async () => {
  const { page } = gallery;
  const plot = page.locator('lab-loglog');
  const points = await plot.locator('.loglog-point').evaluateAll((all) =>
    all.map((point) => {
      const { left, top, width, height } = point.getBoundingClientRect();
      const [, rows, bytes] = /, ([\d,]+): ([\d,]+)$/.exec(point.ariaLabel);
      const number = (text) => Number(text.replaceAll(',', ''));
      return { x: left + width / 2, y: top + height / 2, rows: number(rows), bytes: number(bytes) };
    }),
  );
  const [product, lookup] = [points.slice(0, 7), points.slice(7)];
  // Equal factors are equal distances: 10 → 100 → 1000 → 10,000.
  const decade = product[2].x - product[0].x;
  for (const place of [4, 6]) {
    assert.ok(Math.abs(product[place].x - product[place - 2].x - decade) < 0.5);
  }
  assert.equal(new Set(lookup.map(({ bytes }) => bytes)).size, 1, 'a lookup costs the same');
  assert.equal(new Set(lookup.map(({ y }) => y)).size, 1);
  assert.ok(product[6].bytes > 900 * product[0].bytes);
  assert.ok(product.every(({ y }, i) => i === 0 || y < product[i - 1].y));
  assert.deepEqual(await plot.locator('.loglog-label').allTextContents(), [
    'one_hot(x) @ W',
    'W[x]',
  ]);

  assert.equal(await plot.locator('.loglog-point[tabindex="0"]').count(), 1);
  await plot.locator('.loglog-point').first().focus();
  for (const key of ['ArrowRight', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  await page.getByRole('dialog', { name: 'Where W[x], 30 comes from' }).waitFor();
  await page.keyboard.press('Escape');

  const near = await plot.locator('.loglog-point').nth(3).boundingBox();
  await page.mouse.click(near.x + 12 + 15, near.y + 12 + 8);
  await page.getByRole('dialog', { name: 'Where one_hot(x) @ W, 300 comes from' }).waitFor();
  await page.keyboard.press('Escape');
});

for (const [state, expected] of [
  ['agrees', /finite difference −0\.31102\s*\(h = 1e-5, in double\)/],
  ['differs', /finite difference −0\.62204, but this gradient is −0\.31102/],
  ['works', /the core of doubles is at it/],
  ['fails', /could not be computed: \[embedding\] row 9 is outside \[0, 6\)/],
]) {
  test(`the inspector’s check ${state}`, async () => {
    const { page } = gallery;
    const number = page.locator(`[data-specimen="${state}"] .number`);
    await number.click();
    const check = page.locator('.inspector-check');
    await check.filter({ hasText: expected }).waitFor();
    assert.equal(await check.locator('.verdict.bad').count(), state === 'differs' ? 1 : 0);
    await page.keyboard.press('Escape');
    assert.ok(await number.evaluate((element) => element === document.activeElement));
  });
}

test('a gradient is held against a finite difference by the core of doubles', async () => {
  const { page } = gallery;
  await page.locator('[data-specimen="film.grad"] .cell.gradient').nth(2).click();
  const check = page.locator('.inspector-check .verdict:not(.bad)');
  await check.waitFor();
  const said = Number(/(−?\d+\.\d+)/.exec(await check.textContent())[1].replace('−', '-'));
  const line = await page.locator('.inspector-formula p').last().textContent();
  assert.ok(Math.abs(said - Number(line.replace('= ', '').replace('−', '-'))) < 1e-4);
  await page.keyboard.press('Escape');
});

test('counters, folds and findings say what they hold', async () => {
  const { page } = gallery;
  const counters = page.locator('.counters');
  assert.deepEqual(await counters.locator('tbody th').allTextContents(), [
    'multiply-adds',
    'bytes',
    'bytes, backward',
  ]);
  await counters.locator('.number').nth(3).click();
  await page.getByRole('dialog', { name: 'Where m bytes comes from' }).waitFor();
  await page.keyboard.press('Escape');

  const folds = page.locator('details.beat');
  assert.deepEqual(await folds.evaluateAll((all) => all.map(({ open }) => open)), [false, true]);
  await folds.first().locator('summary').press('Enter');
  assert.ok(await folds.first().evaluate(({ open }) => open));

  const findings = page.locator('.finding');
  const verdict = async (place, kind) =>
    (await findings.nth(place).locator(`.verdict${kind}`).textContent()).trim();
  assert.equal(await verdict(0, ':not(.bad)'), 'same bits');
  assert.equal(await verdict(1, '.bad'), 'different bits');
  assert.equal(await findings.nth(2).locator('.verdict').count(), 0);
  assert.deepEqual(gallery.problems, []);
});
