// What the lesson `categories` claims, on the built page: two different threes, a row for none that
// is not trained until values are missing, a model as good as its columns allow.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from './browser.mjs';
import { settled } from './instruments.mjs';

let chromium;
before(async () => {
  chromium = await startBrowser();
});
after(() => chromium.close());

async function open(query = '') {
  const opened = await chromium.open({ route: `#/categories${query}` });
  await opened.page.locator('.calibration').waitFor();
  await settled(opened.page);
  return opened;
}

/** As it is read: numbers that open have white space of their own. */
const read = (text) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/ (?=[),.;])/g, '')
    .replace(/\( /g, '(')
    .trim();
const textOf = async (locator) => read(await locator.textContent());

/** The steps with gradient of each row of a table. */
const receivedOf = (page, table) =>
  page.locator(`.embed[data-table="${table}"] .embed-received`).allTextContents();

const numbers = (texts) => texts.map((text) => Number(text.trim()));

test('two sexes give (3, 3), seven days (8, 5), and both are computed before one’s eyes', async () => {
  const { page, problems, close } = await open();
  assert.equal(await textOf(page.locator('h1')), 'Why (3, 3) for two sexes?');
  assert.equal(await textOf(page.locator('.size-result')), '(3, 3)');
  const lines = (await page.locator('.size-lines').allTextContents()).map(read);
  assert.match(lines[0], /^rows: 2 \+ 1 = 3$/);
  assert.match(lines[1], /^columns: round\(1\.6 · 3\^0\.56\) = round\(2\.96\) = 3$/);

  await page.getByRole('button', { name: 'seven days' }).click();
  await page.locator('.vocabulary-row').nth(7).waitFor();
  assert.equal(await textOf(page.locator('.size-result')), '(8, 5)');
  assert.match(page.url(), /values=Mon,Tue/);

  await page.locator('.column-text').fill('a, b, a, #na#');
  await page.locator('.column-text').blur();
  await settled(page);
  assert.equal(await textOf(page.locator('.size-result')), '(3, 3)');
  assert.deepEqual(
    numbers(await page.locator('.column-codes .chip').allTextContents()),
    [1, 2, 1, 0],
  );
  assert.deepEqual(problems, []);
  await close();
});

test('a column that cannot be taken is refused, and the old one stays', async () => {
  const { page, problems, close } = await open();
  await page.locator('.column-text').fill(' , ');
  await page.locator('.column-text').blur();
  assert.match(await textOf(page.locator('.column-typed .message')), /one value or more/);
  assert.equal(await textOf(page.locator('.size-result')), '(3, 3)');
  assert.deepEqual(problems, []);
  await close();
});

test('an unseen value falls on row 0, and so does a missing one', async () => {
  const { page, problems, close } = await open();
  const row = () => textOf(page.locator('.column-ask .chip'));
  const ask = async (value) => {
    await page.locator('.column-ask input').fill(value);
    await page.locator('.column-ask input').blur();
    await settled(page);
  };
  assert.equal(await row(), '0', 'the opening asks for one that is not there');
  await ask('male');
  assert.equal(await row(), '2');
  await ask('');
  assert.equal(await row(), '0');
  assert.equal(await textOf(page.locator('.vocabulary-row.lit')), '0 #na#');
  assert.deepEqual(problems, []);
  await close();
});

test('the rule on its curve: 944 → 74, 1,635 → 101, and 600 from 39,432 on', async () => {
  const { page, problems, close } = await open('?v=1&n=39431');
  const noted = (await page.locator('.noted .number').allTextContents()).map((one) => one.trim());
  assert.deepEqual(noted, ['8 → 5', '944 → 74', '1,635 → 101', '39,432 → 600']);
  assert.equal(await textOf(page.locator('.column-chosen .number')), '599');
  const points = page.locator('.loglog-point');
  const last = await points.last().getAttribute('title');
  assert.equal(last, '1,000,000: 600');
  await points.nth(2).click();
  assert.match(await textOf(page.locator('.inspector-formula')), /round\(2\.96\)\)= 3/);
  assert.deepEqual(problems, []);
  await close();
});

test('Sex and Class have the thread’s sizes; Age adds a third', async () => {
  const { page, problems, close } = await open();
  const sizes = () => textOf(page.locator('.training-sizes .number'));
  assert.equal(await sizes(), '[(3, 3), (4, 3)]');
  await page.getByText('Sex, Class, Age', { exact: true }).click();
  await page.locator('.embed[data-table="Age"]').waitFor();
  assert.equal(await sizes(), '[(3, 3), (4, 3), (3, 3)]');
  assert.equal(await page.locator('.calibration tbody tr').count(), 12);
  assert.deepEqual(problems, []);
  await close();
});

test('the model is right as often as its three columns allow, within a point; the page says why', async () => {
  const { page, problems, close } = await open('?v=1&age=1');
  const found = await textOf(page.locator('.training-found'));
  const [, right, percent] = /([\d,]+) of 1,316 right: ([\d.]+) %/.exec(found) ?? [];
  assert.match(found, /The best rule over these columns: 1,050, 79\.8 %/);
  assert.ok(Number(percent) >= 78.8 && Number(percent) <= 79.8, found);
  assert.ok(Number(right.replace(',', '')) <= 1050);
  assert.match(found, /as good as these columns allow/);
  assert.match(await textOf(page.locator('main')), /Why the accuracy on the very passengers/);

  // Sex and Class alone: their own ceiling, and that of all three.
  await page.getByText('Sex, Class', { exact: true }).click();
  await page.locator('.embed[data-table="Age"]').waitFor({ state: 'detached' });
  const two = await textOf(page.locator('.training-found'));
  assert.match(two, /The best rule over these columns: 1,034, 78\.6 %/);
  assert.match(two, /all visible: 1,050, 79\.8 %/);
  assert.deepEqual(problems, []);
  await close();
});

test('row 0 receives gradient in no step and only decays, until values are hidden', async () => {
  const { page, problems, close } = await open();
  assert.deepEqual(numbers(await receivedOf(page, 'Sex')), [0, 200, 200]);
  assert.deepEqual(numbers(await receivedOf(page, 'Class')), [0, 200, 200, 200]);
  const ratios = async () => {
    const row = page.locator('.row-zero tbody tr').last().locator('.number');
    return (await row.allTextContents()).map((text) => text.trim());
  };
  const decayed = await ratios();
  assert.equal(new Set(decayed).size, 1, `one factor for all: ${decayed}`);
  assert.ok(Number.parseFloat(decayed[0]) < 100);
  assert.match(await textOf(page.locator('.row-zero .panel-how')), /no gradient, ever/);

  // While the core is at the next run, what is said is said of the one on show.
  const meanwhile = await page.locator('categories-training').evaluate(async (one) => {
    const input = one.querySelector('.training-settings input[type="range"]');
    input.value = '20';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    while (one.state.missing !== 20) await new Promise(globalThis.requestAnimationFrame);
    await one.updateComplete;
    return one.querySelector('.training-hidden').textContent;
  });
  assert.match(meanwhile, /Nobody’s sex is hidden/);
  await page.locator('.calibration [data-cell^="#na#"]').first().waitFor();
  assert.deepEqual(numbers(await receivedOf(page, 'Sex')), [200, 200, 200]);
  assert.deepEqual(numbers(await receivedOf(page, 'Class')), [0, 200, 200, 200]);
  assert.ok(new Set(await ratios()).size > 1, 'it learns');
  assert.match(await textOf(page.locator('.training-hidden')), /We hide the sex of 20 %/);
  assert.deepEqual(problems, []);
  await close();
});

test('a class that nobody had predicts with row 0', async () => {
  const { page, problems, close } = await open();
  const rows = async () => numbers(await page.locator('.asked-lookup .chip').allTextContents());
  const answer = () => textOf(page.locator('.asked-result .cell'));
  assert.deepEqual(await rows(), [1, 0], 'female, 4th');
  const unseen = await answer();
  await page.locator('.asked-about').getByText('3rd', { exact: true }).click();
  assert.deepEqual(await rows(), [1, 3]);
  assert.notEqual(await answer(), unseen);
  assert.deepEqual(problems, []);
  await close();
});

test('training goes epoch by epoch, and back', async () => {
  const { page, problems, close } = await open('?v=1&epoch=0');
  assert.deepEqual(numbers(await receivedOf(page, 'Sex')), [0, 0, 0]);
  assert.match(await textOf(page.locator('.training-found')), /Not yet as good/);
  await page.getByLabel('One step forward').click();
  assert.deepEqual(numbers(await receivedOf(page, 'Sex')), [0, 20, 20]);
  assert.match(page.url(), /epoch=1/);
  await page.getByLabel('One step back').click();
  assert.deepEqual(numbers(await receivedOf(page, 'Sex')), [0, 0, 0]);
  assert.deepEqual(problems, []);
  await close();
});

test('closer looks: ceilings, widths that make no difference, and one-hot twins', async () => {
  const { page, problems, close } = await open();
  const unfold = async (id) => {
    const beat = page.locator(`[data-beat="${id}"]`);
    await beat.locator('summary').click();
    await beat.locator('.counters').waitFor();
    return (await beat.locator('tbody tr').all()).reduce(
      async (rows, row) => [
        ...(await rows),
        (await row.locator('th, .number').allTextContents()).map((text) => text.trim()),
      ],
      Promise.resolve([]),
    );
  };
  assert.deepEqual(await unfold('ceilings'), [
    ['Sex', '2', '1,018', '77.4 %'],
    ['Sex, Class', '6', '1,034', '78.6 %'],
    ['Sex, Class, Age', '12', '1,050', '79.8 %'],
  ]);
  const widths = await unfold('widths');
  assert.deepEqual(
    widths.map(([name]) => name),
    ['width 1', 'width 2', 'width 3', 'width 8'],
  );
  for (const [name, , accuracy, loss] of widths) {
    assert.ok(Number.parseFloat(accuracy) >= 78.8, `${name}: ${accuracy}`);
    assert.ok(Math.abs(Number(loss) - Number(widths[2][3])) < 0.02, `${name}: ${loss}`);
  }
  const [hidden, predictions, folded, , trained] = await unfold('twin');
  const heads = (id) => page.locator(`[data-beat="${id}"] thead th`).allTextContents();
  assert.equal((await heads('widths')).at(-1).trim(), 'sizes of the tables');
  assert.equal((await heads('twin')).at(-1).trim(), 'most floats apart');
  const apart = page.locator('[data-beat="twin"] tbody tr').last().locator('.number').last();
  await apart.click();
  const box = page.getByRole('dialog');
  await box.getByText('it need not be at the pair with the largest distance').waitFor();
  assert.match(await box.textContent(), /a\.view\(torch\.int32\) - b\.view/);
  assert.deepEqual(hidden.slice(1), ['0 of 240', '0', '0']);
  assert.deepEqual(predictions.slice(1), ['0 of 24', '0', '0']);
  assert.ok(Number.parseInt(folded[1]) > 0 && Number(folded[2]) < 1e-6, folded.join());
  assert.match(trained.join(), /^the trained model itself: probabilities,\d+ of 24,/);
  assert.ok(Number(trained[2]) < 1e-6, trained.join());
  assert.deepEqual(problems, []);
  await close();
});

test('the gates: (13, 7) for twelve months; rows 1 and 2 are trained, row 0 is not', async () => {
  const { page, problems, close } = await open();
  const answer = async (place, chosen) => {
    const gate = page.locator('lab-gate').nth(place);
    for (const name of chosen) await gate.getByText(name, { exact: true }).click();
    await gate.getByRole('button', { name: 'Reveal' }).click();
    return textOf(gate.locator('.gate-answer'));
  };
  assert.match(await answer(0, ['(13, 7)']), /As you said/);
  assert.match(await answer(1, ['#na#', 'female', 'male']), /Not quite/);
  const receives = page.locator('lab-gate').nth(1).locator('.gate-option.lit');
  assert.equal(await receives.count(), 2);
  assert.deepEqual(problems, []);
  await close();
});
