// Every number of every instrument says where it comes from: in all states, each text with a digit
// is a `data-number` that opens the inspector, whose formula ends in that very number.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { allowed, cited } from './allowedNumbers.mjs';
import { startBrowser } from './browser.mjs';
import { hasNumber, INSTRUMENT, openState } from './instruments.mjs';
import { states } from './states.mjs';

/** So many numbers of a state are opened, spread over all of them. */
const SAMPLE = 40;

let chromium;
before(async () => {
  chromium = await startBrowser();
});
after(() => chromium.close());

/** Texts with a digit in instruments that neither open nor are on the list. */
async function strayNumbers(page) {
  const texts = await page.evaluate(
    ({ instrument, skip, cited }) => {
      const found = [];
      for (const one of document.querySelectorAll(instrument)) {
        const walker = document.createTreeWalker(one, window.NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const parent = node.parentElement;
          if (!/\d/.test(node.data) || !parent.checkVisibility()) continue;
          if (parent.closest(`[data-number], ${skip}`) !== null) continue;
          const source = parent.closest(cited)?.querySelector('cite')?.textContent.trim();
          if (source) continue;
          const block = parent.closest('[class]');
          found.push({ text: node.data.replace(/\s+/g, ' ').trim(), where: block.className });
        }
      }
      return found;
    },
    { instrument: INSTRUMENT, skip: allowed.map(([selector]) => selector).join(', '), cited },
  );
  return texts.filter(({ text }) => hasNumber(text)).map(({ where, text }) => `${where}: ${text}`);
}

/** Opens a sample of the numbers; answers with what each shows and what the inspector says. */
function openSample(page) {
  return page.evaluate(
    async ({ instrument, sample }) => {
      const rest = () => new Promise((done) => setTimeout(done, 0));
      const numbers = [...document.querySelectorAll(instrument)].flatMap((one) =>
        [...one.querySelectorAll('[data-number]')].filter((number) => number.checkVisibility()),
      );
      const stride = Math.max(1, Math.floor(numbers.length / sample));
      const opened = [];
      for (const number of numbers.filter((_, i) => i % stride === 0)) {
        number.click();
        await document.querySelector('lab-inspector').updateComplete;
        await rest();
        const box = document.querySelector('.inspector:popover-open');
        opened.push({
          shown: number.textContent.trim(),
          label: number.ariaLabel ?? number.textContent.trim(),
          title: box?.querySelector('strong').textContent ?? '',
          formula: [...(box?.querySelectorAll('.inspector-formula p') ?? [])].map(
            (line) => line.textContent,
          ),
        });
        box?.hidePopover();
      }
      return { count: numbers.length, opened };
    },
    { instrument: INSTRUMENT, sample: SAMPLE },
  );
}

const plain = (text) => text.replaceAll('−', '-').replaceAll(/(?<=\d),(?=\d{3})/g, '');
const numbersIn = (text) => plain(text).match(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g) ?? [];

/** Whether the formula holds the number as it is shown, or with more digits. */
function holds(formula, shown) {
  const text = formula.join(' ');
  if (plain(text).includes(plain(shown))) return true;
  const [first] = numbersIn(shown);
  if (first === undefined) return false;
  const digits = (first.split('.')[1] ?? '').length;
  return numbersIn(text).some(
    (candidate) => Math.abs(Number(candidate) - Number(first)) <= 0.501 * 10 ** -digits,
  );
}

for (const state of states.filter(({ instrument }) => instrument !== false)) {
  test(`every number can be opened: ${state.name}`, async () => {
    const { page, problems, close } = await openState(chromium, state);
    assert.deepEqual([...new Set(await strayNumbers(page))], []);

    const { count, opened } = await openSample(page);
    assert.ok(count > 0, 'an instrument without numbers');
    const silent = opened.filter(({ title, formula }) => title === '' || formula.length === 0);
    assert.deepEqual(silent, []);
    const without = opened.filter(({ shown, formula }) => shown !== '' && !holds(formula, shown));
    assert.deepEqual(without, []);
    if (count >= SAMPLE) assert.ok(opened.length >= 30, `${opened.length} of ${count} opened`);
    assert.deepEqual(problems, []);
    await close();
  });
}

test('a number that does not open is found, and a formula without the number', async () => {
  const { page, close } = await openState(chromium, states[0]);
  await page.evaluate(() => {
    const add = (html) =>
      document.querySelector('.instrument').insertAdjacentHTML('beforeend', html);
    add('<p class="loose">It took 12 steps, W[3] and x[:,1] aside.</p>');
    add('<p class="quoted" data-cited>0.823 <cite>the book</cite></p>');
    add('<p class="unquoted" data-cited>0.823</p>');
  });
  assert.deepEqual(await strayNumbers(page), [
    'loose: It took 12 steps, W[3] and x[:,1] aside.',
    'unquoted: 0.823',
  ]);
  assert.ok(holds(['= 0.1 · −0.3', '= −0.03'], '−0.03'));
  assert.ok(holds(['= 1,234,567'], '1,234,567 bytes'));
  assert.ok(holds(['= −0.62241'], '−0.62'));
  assert.ok(!holds(['= 0.62241'], '−0.62'));
  assert.ok(!holds(['= W[3][0]'], '0.62'));
  await close();
});
