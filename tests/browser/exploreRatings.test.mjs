// The lesson "What did it learn?" in the built site: your ratings, the list that follows, and who gets
// none.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from './browser.mjs';
import { openExplore, setRating, titles } from './explorePage.mjs';
import { openState, settled } from './instruments.mjs';

let chromium;
before(async () => {
  chromium = await startBrowser();
});
after(() => chromium.close());

const open = (query) => openExplore(chromium, query);

const isInView = (locator) =>
  locator.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= globalThis.innerHeight;
  });

const marksLine = (page, text) => page.locator('.moves-line', { hasText: text }).waitFor();

test('only your row moves', async () => {
  const { page, problems, close } = await open();
  const verdict = page.locator('.yours-moved .verdict');
  assert.match(await verdict.textContent(), /Only your row moved/);
  await page.locator('.moved-tables summary').click();
  const rows = await page.locator('.fingerprints tbody tr').evaluateAll((all) =>
    all.map((row) => {
      const [before, after] = [...row.querySelectorAll('.fingerprint')].map((one) => one.title);
      return { name: row.querySelector('th').textContent.trim(), same: before === after, before };
    }),
  );
  assert.deepEqual(
    rows.map(({ name, same }) => [name, same]),
    [
      ['user_factors', true],
      ['item_factors', true],
      ['user_bias', true],
      ['item_bias', true],
      ['your row', false],
    ],
  );
  assert.ok(rows.every(({ before }) => /^[0-9a-f]{64}$/.test(before)));
  assert.deepEqual(problems, []);
  await close();
});

test('a rating changes the list, and going back brings it back', async () => {
  const { page, problems, close } = await open();
  const first = await titles(page);
  await setRating(page, 0, 0.5);
  await setRating(page, 1, 0.5);
  await settled(page);
  const second = await titles(page);
  assert.notDeepEqual(second, first);
  assert.match(new URL(page.url()).hash, /ratings=\w+%7E0\.5_/);
  // An address that changes has the browser ask for the icon again, but not the network.
  assert.match(await page.locator('.site-header .local').textContent(), / 0 requests since/);
  await setRating(page, 0, 5);
  await setRating(page, 1, 5);
  await settled(page);
  assert.deepEqual(await titles(page), first);
  assert.deepEqual(problems, []);
  await close();
});

test('the list marks what one rating moved, and how far', async () => {
  const { page, problems, close } = await open();
  await page.getByRole('button', { name: /^Show all/ }).click();
  const first = await titles(page);
  assert.equal(await page.locator('.moves-line, .moved-mark').count(), 0);
  for (const rating of [3, 2, 0.5]) await setRating(page, 0, rating); // one drag of a slider
  await marksLine(page, /what your rating of .+ moved/);
  await settled(page);
  const list = await page.locator('.recommended > li').evaluateAll((lines) =>
    lines.map((line) => {
      const mark = line.querySelector('.moved-mark');
      return {
        title: line.querySelector('.film-link').textContent.trim(),
        mark: mark?.querySelector('[aria-hidden]')?.textContent ?? mark?.textContent ?? '',
      };
    }),
  );
  const expected = list.map(({ title }, place) => {
    const old = first.indexOf(title);
    if (old === -1) return 'new';
    return old === place ? '' : `${old > place ? '↑' : '↓'} ${Math.abs(old - place)}`;
  });
  assert.deepEqual(
    list.map(({ mark }) => mark),
    expected,
  );
  assert.ok(expected.some((mark) => mark !== ''));
  await setRating(page, 0, 5);
  await marksLine(page, /The same order as before you changed/);
  await page
    .getByRole('button', { name: /^Remove the rating/ })
    .nth(1)
    .click();
  await marksLine(page, /what moved when the rating of .+ went/);
  assert.deepEqual(problems, []);
  await close();
});

test('lists of different people are not compared', async () => {
  const { page, problems, close } = await open();
  const nothingMarked = async () => {
    await settled(page);
    assert.equal(await page.locator('.moves-line, .moved-mark').count(), 0);
  };
  await setRating(page, 0, 0.5);
  await marksLine(page, /what your rating of .+ moved/);
  await page.getByRole('button', { name: 'Back to the example' }).click();
  await nothingMarked();
  await page.getByRole('button', { name: 'Back to my 5 ratings' }).click();
  await page.locator('.yours-rating output', { hasText: '0.5' }).waitFor();
  await nothingMarked();
  await page.getByRole('button', { name: 'Back to the example' }).click();
  await nothingMarked();
  await page.locator('.yours-suggested button').first().click(); // leaves the example behind
  await page.locator('.yours-rating').nth(1).waitFor({ state: 'detached' });
  await nothingMarked();
  // From the first film on, its own slider is followed.
  await setRating(page, 0, 0.5);
  await marksLine(page, /what your rating of .+ moved/);
  await page.getByText('prediction', { exact: true }).click();
  await nothingMarked();
  await setRating(page, 0, 4);
  await page.locator('.moves-line').waitFor();
  await page.locator('.site-nav').getByRole('link', { name: 'Explore' }).click();
  await page.locator('.yours-rating').nth(4).waitFor();
  await nothingMarked();
  assert.deepEqual(problems, []);
  await close();
});

test('on a phone the top of the list is in view while a slider is moved', async () => {
  const { page, problems, close } = await open();
  const first = page.locator('.yours-first');
  assert.ok(!(await first.isVisible())); // where the list stands beside the sliders
  await page.setViewportSize({ width: 390, height: 844 });
  const slider = page.locator('.yours-rating input').first();
  await slider.scrollIntoViewIfNeeded();
  assert.ok(await isInView(first));
  const film = first.locator('button');
  const before = await film.textContent();
  await setRating(page, 0, 0.5);
  await settled(page);
  const [top] = await titles(page);
  assert.equal((await film.textContent()).trim(), top);
  assert.notEqual(before.trim(), top);
  assert.ok((await isInView(slider)) && (await isInView(first)));
  await film.click();
  assert.ok(await isInView(page.locator('.recommended .film-link').first()));
  assert.deepEqual(problems, []);
  await close();
});

test('a film that was not liked can speak for another, and the page says how', async () => {
  const { page, problems, close } = await open();
  for (const which of [0, 1, 2, 3, 4]) await setRating(page, which, 0.5);
  await settled(page);
  const why = page.locator('.why').first();
  await why.locator('summary').click();
  assert.match(await why.textContent(), /rated 0\.5.*\+.*A low rating can speak for a film/s);
  assert.deepEqual(problems, []);
  await close();
});

test('from the home page to recommendations for one’s own taste, by keyboard from the field on', async () => {
  const { page, problems, close } = await openState(chromium, { route: '#/', ready: '.verdict' });
  await page.getByRole('link', { name: /rate a few films/ }).click();
  const field = page.getByRole('combobox', { name: 'Rate a film' });
  await field.waitFor({ timeout: 120_000 });
  await page.waitForFunction(() => document.activeElement?.id === 'rate-film-field');
  await page.locator('.yours', { hasText: 'These films are invented' }).waitFor();
  const toAnybody = await titles(page);
  for (const choice of [1, 2, 3]) {
    await page.keyboard.type('sci-fi');
    for (let i = 0; i < choice; ++i) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  }
  await settled(page);
  assert.equal(await page.locator('.yours-rating').count(), 3);
  assert.notDeepEqual(await titles(page), toAnybody);
  assert.deepEqual(problems, []);
  await close();
});

test('one’s own ratings: search, rate three, read why', async () => {
  const { page, problems, close } = await open();
  await page.getByRole('button', { name: 'Rate films of my own' }).click();
  await page.waitForFunction(() => document.activeElement?.id === 'rate-film-field');
  await settled(page);
  assert.match(await page.locator('.yours-list .panel-title').textContent(), /anybody/);
  const field = page.getByRole('combobox', { name: 'Rate a film' });
  for (const text of ['clockmaker', 'brainwave']) {
    await field.fill(text);
    await field.press('Enter');
  }
  await page.locator('.yours-suggested button').first().click();
  await settled(page);
  assert.equal(await page.locator('.yours-rating').count(), 3);
  const why = page.locator('.why').first();
  await why.locator('summary').click();
  assert.equal(await why.locator('.why-parts .number').count(), 3);
  const shares = why.locator('.why-shares').first();
  assert.match(await shares.textContent(), /The Clockmaker of Ganymede \(1967\), rated 5/);
  await shares.locator('.number').first().click();
  const formula = await page.locator('.inspector').textContent();
  assert.match(formula, /error · slope/);
  assert.match(formula, /\(5 − \d\.\d{3}\) · /);
  await page.keyboard.press('Escape');
  assert.deepEqual(problems, []);
  await close();
});

test('with none, one and three ratings, and for a film that nobody rated', async () => {
  const { page, problems, close } = await open();
  await page.locator('[data-beat="cold"] summary').click();
  await page.locator('.cold-list').first().waitFor();
  await settled(page);
  assert.deepEqual(await page.locator('.cold .panel-title').allTextContents(), [
    'after 0 ratings',
    'after 1 rating',
    'after 3 ratings',
  ]);
  assert.match(await page.locator('.cold .prose').textContent(), /row 0/);
  for (const list of await page.locator('.cold-list').all()) {
    const numbers = (await list.locator('.number').allTextContents()).map((text) =>
      Number(text.trim().replace('−', '-')),
    );
    assert.equal(numbers.length, 5);
    assert.deepEqual(
      numbers,
      numbers.toSorted((a, b) => b - a),
    ); // by what they are ranked by
  }
  assert.deepEqual(problems, []);
  await close();
});

test('with other ratings, the lists after none, one and three are asked for again', async () => {
  const { page, problems, close } = await open();
  await page.locator('[data-beat="cold"] summary').click();
  await page.locator('.cold-list').first().waitFor();
  await settled(page);
  const lists = () => page.locator('.cold-list').allTextContents();
  const before = await lists();
  await setRating(page, 0, 0.5);
  await settled(page);
  const after = await lists();
  assert.deepEqual(after[0], before[0]);
  assert.notDeepEqual(after[1], before[1]);
  assert.notDeepEqual(after[2], before[2]);
  for (let left = 5; left > 0; --left) {
    await page.locator('.yours-rating button').first().click();
  }
  await settled(page);
  assert.deepEqual(await lists(), [before[0]]);
  assert.deepEqual(problems, []);
  await close();
});

test('the gate can be answered rightly without any rating', async () => {
  const { page, problems, close } = await open('?v=1&of=simulated+world&ratings=');
  await page.locator('.gate-option', { hasText: 'your own row' }).click();
  await page.locator('lab-gate .gate > .button').click();
  await page.locator('.gate-answer .verdict:not(.bad)').waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('ratings of one’s own wait for one who looks elsewhere, unless other data are loaded', async () => {
  const { page, problems, close } = await open();
  const go = async (name, ready) => {
    await page.locator('.site-nav').getByRole('link', { name, exact: true }).click();
    await page.locator(ready).first().waitFor();
  };
  await page.locator('.yours-suggested button').first().click();
  await page.locator('.yours-rating').nth(1).waitFor({ state: 'detached' });
  await go('Train', '.data-part');
  await go('Explore', '.recommended');
  assert.equal(await page.locator('.yours-rating').count(), 1);
  await go('Train', '.data-part');
  const ratings = Array.from({ length: 300 }, (_, i) => `${i % 12},${i % 25},${1 + (i % 5)}`);
  await page.locator('input[type=file]').setInputFiles({
    name: 'mine.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['userId,movieId,rating', ...ratings].join('\n')),
  });
  await page.getByText('300 ratings by 12 people of 25 films').waitFor();
  await page.evaluate(() => {
    const { session } = globalThis.embeddingLab;
    return session.start({ ...session.runs[0].config, epochs: 1 });
  });
  await go('Explore', '.recommended');
  assert.match(await page.locator('.explore-subject').textContent(), /mine\.csv/);
  assert.equal(await page.locator('.message.bad').count(), 0);
  assert.deepEqual(problems, []);
  await close();
});
