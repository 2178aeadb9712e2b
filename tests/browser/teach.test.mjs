// The page for those who teach: its presets open as they say, and its answers are those of the gates.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { join } from 'node:path';
import { root } from '../../tools/run.mjs';
import { startBrowser } from './browser.mjs';
import { unfold } from './instruments.mjs';

let chromium;
before(async () => {
  chromium = await startBrowser();
});
after(() => chromium.close());

const wordsOf = (text) => text.replace(/\s+/g, ' ').trim();

/** The key as the page shows it: for each lesson its questions with their answers. */
async function answerKey(page) {
  await page.locator('answer-key details').first().waitFor();
  await unfold(page);
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll('.key-lesson')].every((one) =>
        one.querySelector('.key-answer'),
      ) && document.querySelector('.key-lesson') !== null,
  );
  return page.locator('.key-lesson').evaluateAll((lessons) =>
    lessons.map((lesson) => ({
      name: lesson.dataset.lesson,
      answers: [...lesson.querySelectorAll('.key-answer')].map((one) => ({
        question: one.querySelector('.key-question').textContent,
        right: one.querySelector('.key-right')?.textContent ?? null,
      })),
    })),
  );
}

/** Gives a gate the answer of the key; answers with whether the gate agrees. */
async function isRight(gate, right) {
  const field = gate.locator('.gate-field input');
  if ((await field.count()) > 0) await field.fill(right);
  else {
    const names = right.split('; ');
    for (const option of await gate.locator('.gate-option').all()) {
      const number = wordsOf(await option.locator('.row-number').textContent());
      const name = wordsOf(await option.locator('.row-film').textContent());
      if (names.includes(`${number} ${name}`.trim())) await option.click();
    }
  }
  await gate.locator('.gate > .button').click();
  await gate.locator('.gate-answer').waitFor();
  return (await gate.locator('.gate-answer .verdict.bad').count()) === 0;
}

test('home and every page’s foot lead here; the answers stay folded and uncomputed until wanted', async () => {
  const { page, problems, close } = await chromium.open({ route: '#/' });
  await page.locator('.verdict').first().waitFor();
  assert.equal(await page.locator('main a[href="#/teach"]').count(), 1);
  await page.locator('.site-footer a').click();
  await page.getByRole('heading', { level: 1, name: 'Teaching with the lab' }).waitFor();
  assert.match(await page.title(), /^Teaching with the lab/);
  assert.equal(await page.locator('answer-key details[open]').count(), 0);
  assert.equal(await page.locator('.key-answer').count(), 0);
  await page.locator('answer-key summary').first().press('Enter');
  await page.locator('.key-right').first().waitFor();
  assert.equal(await page.locator('.key-right').count(), 1, 'one lesson’s, not all');
  assert.deepEqual(problems, []);
  await close();
});

test('the key has every gate of every lesson, and each gate says its answer is right', async () => {
  const { page, problems, close } = await chromium.open({ route: '#/teach' });
  const key = await answerKey(page);
  // These two ask about a model that has to be trained.
  const later = key.filter(({ answers }) => answers.every(({ right }) => right === null));
  assert.deepEqual(
    later.map(({ name }) => name),
    ['train', 'explore'],
  );
  for (const { name, answers } of key.filter((lesson) => !later.includes(lesson))) {
    await page.evaluate((lesson) => {
      location.hash = `#/${lesson}`;
    }, name);
    await page.locator(`lesson-${name} .instrument [data-number]`).first().waitFor();
    await unfold(page);
    const gates = page.locator('lab-gate');
    for (const [place, { question, right }] of answers.entries()) {
      const gate = gates.nth(place);
      await gate.waitFor(); // some come after the one before
      assert.equal(
        wordsOf(await gate.locator('.gate > p').first().textContent()),
        wordsOf(question),
      );
      assert.ok(await isRight(gate, right), `${name}, ${place}: ${right}`);
    }
    assert.equal(await gates.count(), answers.length, `gates of ${name}`);
  }
  assert.deepEqual(problems, []);
  await close();
});

test('every preset opens its lesson with nothing to complain of, and is a link for ever', async () => {
  const forEver = readFileSync(join(root, 'tests', 'node', 'links.txt'), 'utf8').split('\n');
  const { page, problems, close } = await chromium.open({ route: '#/teach' });
  const presets = page.locator('.presets a');
  await presets.first().waitFor();
  const links = await presets.evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  assert.ok(links.length > 5);
  for (const link of links) {
    assert.ok(forEver.includes(link), link);
    await page.evaluate((hash) => {
      location.hash = hash;
    }, link);
    const name = /#\/([\w-]+)/.exec(link)[1];
    await page.locator(`lesson-${name} .panel`).first().waitFor();
    assert.equal(await page.locator('.message.bad').count(), 0, link);
    if (/hide=code/.test(link)) {
      assert.equal(await page.locator('.section > lab-code').first().isVisible(), false, link);
    }
  }
  assert.deepEqual(problems, []);
  await close();
});
