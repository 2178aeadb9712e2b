// The prediction gate alone: what it asks, what it reveals, what it reports, and that it begins
// anew with another topic.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from './browser.mjs';

let chromium;
before(async () => {
  chromium = await startBrowser();
});
after(() => chromium.close());

/** Puts a gate with a task on the page; its reports are kept in globalThis.answers. */
async function openGate(kind) {
  const opened = await chromium.open({ route: '#/lookup' });
  await opened.page.locator('.machine').first().waitFor();
  await opened.page.evaluate((kind) => {
    const common = { kind, question: 'Which?', label: 'Options' };
    const tasks = {
      choose: {
        options: [0, 1, 2].map((number) => ({ number, name: `row ${number}` })),
        truth: async () => new Set([0, 2]),
        outcome: (isTrue) => (isTrue ? 'yes' : 'no'),
        why: (truth) => `because of ${[...truth].join(' and ')}`,
      },
      number: { digits: 2, truth: async () => -0.254, why: (truth) => `it is ${truth}` },
      failing: {
        kind: 'number',
        digits: 2,
        truth: () => Promise.reject(new RangeError('[embedding] row 9 is outside [0, 6)')),
        why: () => '',
      },
    };
    const gate = document.createElement('lab-gate');
    gate.task = { ...common, ...tasks[kind] };
    gate.topic = 'first';
    globalThis.answers = [];
    gate.addEventListener('answer', ({ detail }) => globalThis.answers.push(detail));
    document.querySelector('main').replaceChildren(gate);
  }, kind);
  const reveal = opened.page.getByRole('button', { name: 'Reveal' });
  const answers = () => opened.page.evaluate(() => globalThis.answers);
  return { ...opened, reveal, answers };
}

test('choosing: right and wrong are told apart, by keyboard alone', async () => {
  const { page, problems, reveal, answers, close } = await openGate('choose');
  assert.ok(await reveal.isDisabled());
  const option = (number) => page.locator('.gate-option').nth(number);
  await option(0).focus();
  await page.keyboard.press('Space');
  assert.equal(await option(0).getAttribute('aria-pressed'), 'true');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await reveal.click();
  await page.getByText('Not quite.').waitFor();
  assert.deepEqual(await page.locator('.gate-option.wrong .row-number').allTextContents(), [
    '1',
    '2',
  ]);
  await page.getByText('because of 0 and 2').waitFor();

  await page.getByRole('button', { name: 'Try again' }).click();
  assert.equal(await page.locator('.gate-option[aria-pressed="true"]').count(), 0);
  await option(2).click();
  await option(0).click();
  await reveal.click();
  await page.getByText('As you said.').waitFor();
  assert.deepEqual(await answers(), [
    { expected: [0, 1], right: false },
    { expected: [2, 0], right: true },
  ]);
  assert.deepEqual(problems, []);
  await close();
});

for (const [typed, right] of [
  ['-0.25', true],
  ['−0,26', true],
  ['-.24', false],
  ['0.25', false],
]) {
  test(`typing ${typed} for -0.254 is ${right ? 'right' : 'wrong'}`, async () => {
    const { page, answers, close } = await openGate('number');
    const field = page.getByLabel('Options');
    await field.fill(typed);
    await field.press('Enter');
    await page.getByText(right ? 'As you said.' : 'Not quite.').waitFor();
    await page.getByText('it is -0.254').waitFor();
    assert.equal((await answers())[0].right, right);
    await close();
  });
}

test('what is no number cannot be revealed; another topic begins anew', async () => {
  const { page, reveal, close } = await openGate('number');
  const field = page.getByLabel('Options');
  for (const text of ['', 'many', '1e3', '--1', '.']) {
    await field.fill(text);
    assert.ok(await reveal.isDisabled(), text);
  }
  await field.fill('1');
  await reveal.click();
  await page.getByText('Not quite.').waitFor();
  await page.evaluate(() => (document.querySelector('lab-gate').topic = 'second'));
  await reveal.waitFor();
  assert.equal(await field.inputValue(), '');
  await close();
});

test('what the core refuses is said', async () => {
  const { page, answers, close } = await openGate('failing');
  await page.getByLabel('Options').fill('1');
  await page.getByRole('button', { name: 'Reveal' }).click();
  await page.getByText('[embedding] row 9 is outside [0, 6)').waitFor();
  assert.deepEqual(await answers(), []);
  await close();
});

test('while the core is asked, the gate says how far it is and asks no second time', async () => {
  const { page, problems, reveal, answers, close } = await openGate('choose');
  await page.evaluate(() => {
    const gate = globalThis.document.querySelector('lab-gate');
    globalThis.asked = 0;
    const truth = () =>
      new Promise((resolve) => {
        globalThis.asked += 1;
        globalThis.answer = () => resolve(new Set([1]));
      });
    gate.task = { ...gate.task, truth, progress: 'two more wait' };
  });
  assert.equal(await page.getByText('two more wait').count(), 0);
  await page.locator('.gate-option').nth(1).click();
  await reveal.focus();
  await page.keyboard.press('Enter');
  await page.getByText('two more wait').waitFor();
  await page.keyboard.press('Enter');
  assert.ok(await page.locator('.gate-option').first().isDisabled());
  await page.evaluate(() => globalThis.answer());
  await page.getByText('As you said.').waitFor();
  assert.equal(await page.getByText('two more wait').count(), 0);
  assert.equal(await page.evaluate(() => globalThis.asked), 1);
  assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), 'Try again');
  assert.equal((await answers()).length, 1);
  assert.deepEqual(problems, []);
  await close();
});

test('an answer to what is no longer asked is not taken, though the question comes back', async () => {
  const { page, problems, answers, close } = await openGate('choose');
  await page.evaluate(() => {
    const gate = globalThis.document.querySelector('lab-gate');
    globalThis.resolve = [];
    const truth = () => new Promise((resolve) => globalThis.resolve.push(resolve));
    gate.task = { ...gate.task, truth };
  });
  const reveal = page.getByRole('button', { name: 'Reveal' });
  await page.locator('.gate-option').nth(1).click();
  await reveal.click();
  for (const topic of ['second', 'first']) {
    await page.evaluate(async (next) => {
      const gate = globalThis.document.querySelector('lab-gate');
      gate.topic = next;
      await gate.updateComplete;
    }, topic);
  }
  await page.locator('.gate-option').nth(2).click();
  await reveal.click();
  await page.evaluate(() => globalThis.resolve[0](new Set([0])));
  assert.equal(await page.locator('.gate-answer').count(), 0);
  await page.evaluate(() => globalThis.resolve[1](new Set([2])));
  await page.getByText('As you said.').waitFor();
  assert.deepEqual(await answers(), [{ expected: [2], right: true }]);
  assert.deepEqual(problems, []);
  await close();
});
