// Titles, ids and names that are markup, scripts, formulas or sentences' own marks: wherever they come
// from and wherever they are shown, they are text.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { zipSync } from 'fflate';
import { startBrowser } from './browser.mjs';
import { settled } from './instruments.mjs';
import { openTrain, trainToTheEnd } from './trainPage.mjs';

const TITLES = [
  '<img src=x onerror="window.ran = 1">',
  '</script><script>window.ran = 1</script>',
  '<b>bold</b>',
  '**marked** `code` _stressed_',
  '{film} {prediction} {n}',
  'javascript:window.ran=1',
  '=HYPERLINK("http://else.example")',
  '\u202eturned round',
  `a very long title ${'that goes on '.repeat(300)}`,
];

const quoted = (text) => `"${text.replaceAll('"', '""')}"`;

/** Films with those titles, of which everybody has seen some. */
function archive() {
  const ratings = ['userId,movieId,rating'];
  for (let user = 1; user <= 60; ++user) {
    for (let film = 1; film <= TITLES.length; ++film) {
      if ((user + film) % 3 > 0) ratings.push(`${user},${film},${1 + ((user * film) % 5)}`);
    }
  }
  const titles = TITLES.map((title, i) => `${i + 1},${quoted(title)},<i>Drama</i>`);
  const files = { 'ratings.csv': ratings, 'movies.csv': ['movieId,title,genres', ...titles] };
  const bytes = Object.entries(files).map(([name, lines]) => [name, Buffer.from(lines.join('\n'))]);
  return Buffer.from(zipSync(Object.fromEntries(bytes)));
}

let chromium;
before(async () => {
  chromium = await startBrowser();
});
after(() => chromium.close());

/** That nothing was made of the titles but text. */
async function isText(page, place) {
  const found = await page.evaluate(() => ({
    elements: document.querySelectorAll('body img, body b, body i, body script:not([src])').length,
    ran: window.ran,
  }));
  assert.deepEqual(found, { elements: 0, ran: undefined }, place);
}

const go = async (page, hash, ready) => {
  await page.evaluate((to) => (location.hash = to), hash);
  await page.locator(ready).first().waitFor({ timeout: 120_000 });
  await settled(page);
};

/** Waits until at least `fewest` of the texts stand in an element as they are. */
const shows = (page, selector, texts, fewest) =>
  page.waitForFunction(
    ([element, wanted, count]) => {
      const shown = document.querySelector(element)?.innerText ?? '';
      return wanted.filter((text) => shown.includes(text)).length >= count;
    },
    [selector, texts, fewest],
    { timeout: 60_000 },
  );

/** Explores and takes along what was trained, in `page`. */
async function lookAround(page, problems) {
  await go(page, '#/explore', '.map-dot');
  for (const summary of await page.locator('.beats summary').all()) await summary.click();
  await settled(page);
  await shows(page, 'lesson-explore', TITLES.slice(0, 6), 4);
  await isText(page, 'explore');
  await go(page, '#/take-away', '.take-away[data-status="ready"]');
  await isText(page, 'take-away');
  await go(page, '#/dot?v=1&data=loaded', 'dot-sheet .sheet');
  await isText(page, 'dot');
  assert.deepEqual(problems, []);
}

test('titles of films, names of files and of runs', async () => {
  const { page, problems, close } = await openTrain(chromium, '?v=1&epochs=1&factors=4');
  const name = '<img src=x onerror="window.ran = 1">.zip';
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name, mimeType: 'application/zip', buffer: archive() });
  await page.getByRole('heading', { name }).waitFor();
  await trainToTheEnd(page);
  const field = page.locator('.run-name').first();
  await field.fill('<img src=x onerror="window.ran = 1"> **run**');
  await field.blur();
  for (const summary of await page.locator('.preview summary').all()) await summary.click();
  await isText(page, 'train');
  await lookAround(page, problems);

  // Kept in the browser's database, it comes back the same.
  await page.reload();
  await go(page, '#/train', '.training[data-status="done"]');
  await page.getByRole('heading', { name }).waitFor();
  await isText(page, 'train, again');
  await lookAround(page, problems);
  await close();
});

test('what an address holds', async () => {
  const { page, problems, close } = await chromium.open();
  const values = encodeURIComponent('<b>x</b>,**y**,{n},`z`');
  await go(
    page,
    `#/categories?v=1&values=${values}&ask=${encodeURIComponent('<b>x</b>')}`,
    '.page',
  );
  await shows(page, 'lesson-categories', ['<b>x</b>', '**y**', '{n}', '`z`'], 4);
  await isText(page, 'categories');
  assert.deepEqual(problems, []);
  await close();
});
