// The lesson "What did it learn?" in the built site: the map, its labels, the search, the neighbours,
// and your ratings.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from './browser.mjs';
import { openState, settled } from './instruments.mjs';

let chromium;
before(async () => {
  chromium = await startBrowser();
});
after(() => chromium.close());

const open = (query = '') =>
  openState(chromium, { route: `#/explore${query}`, ready: '.recommended' });

const titles = (page) =>
  page
    .locator('.recommended .film-link')
    .evaluateAll((all) => all.map((one) => one.textContent.trim()));

const setRating = (page, which, value) =>
  page
    .locator('.yours-rating input')
    .nth(which)
    .evaluate((input, rating) => {
      input.value = String(rating);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }, value);

const isInView = (locator) =>
  locator.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= globalThis.innerHeight;
  });

test('opens with a model trained here and now, says so, and shows its progress before', async () => {
  const { page, problems, close } = await chromium.open({ route: '#/explore' });
  await page.locator('.explore-wait [role="progressbar"]').waitFor();
  await page.locator('.recommended').waitFor();
  assert.match(await page.locator('.explore-subject').textContent(), /simulated.*dot-bias/s);
  assert.deepEqual(problems, []);
  await close();
});

test('a run that has the weights on show leaves the page as it is', async () => {
  const { page, problems, close } = await open();
  const same = await page.evaluate(async () => {
    const { session } = globalThis.embeddingLab;
    const { config, sha256 } = session.runs[0];
    await session.start(config);
    return session.current.sha256 === sha256;
  });
  assert.ok(same);
  const first = await titles(page);
  await setRating(page, 0, 0.5);
  await settled(page);
  assert.notDeepEqual(await titles(page), first);
  assert.equal(await page.locator('.message.bad').count(), 0);
  assert.deepEqual(problems, []);
  await close();
});

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
  await setRating(page, 0, 5);
  await setRating(page, 1, 5);
  await settled(page);
  assert.deepEqual(await titles(page), first);
  assert.deepEqual(problems, []);
  await close();
});

test('the list marks what one rating moved, and how far', async () => {
  const { page, problems, close } = await open();
  const all = page.getByRole('button', { name: /^Show all/ });
  await all.click();
  const first = await titles(page);
  assert.equal(await page.locator('.moves-line, .moved-mark').count(), 0);
  for (const rating of [3, 2, 0.5]) await setRating(page, 0, rating); // one drag of a slider
  await settled(page);
  const marks = await page.locator('.recommended > li').evaluateAll((lines) =>
    lines.map((line) => {
      const mark = line.querySelector('.moved-mark');
      return mark?.querySelector('[aria-hidden]')?.textContent ?? mark?.textContent ?? '';
    }),
  );
  const expected = (await titles(page)).map((title, place) => {
    const old = first.indexOf(title);
    if (old === -1) return 'new';
    return old === place ? '' : `${old > place ? '↑' : '↓'} ${Math.abs(old - place)}`;
  });
  assert.deepEqual(marks, expected);
  assert.ok(expected.some((mark) => mark !== ''));
  assert.match(await page.locator('.moves-line').textContent(), /what your rating of .+ moved/);
  await setRating(page, 0, 5);
  await page.getByText(/^\s*So far .+ has not changed the order\.\s*$/).waitFor();
  await page
    .getByRole('button', { name: /^Remove the rating/ })
    .nth(1)
    .click();
  await page.getByText(/what moved when the rating of .+ went/).waitFor();
  await page.getByRole('button', { name: 'Back to the example' }).click();
  await settled(page);
  assert.equal(await page.locator('.moves-line, .moved-mark').count(), 0);
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

test('labels of the map lie on no other, at any enlargement', async () => {
  const { page, problems, close } = await open();
  for (const clicks of [0, 1, 1, 2]) {
    for (let i = 0; i < clicks; ++i) {
      await page.getByRole('button', { name: 'Closer' }).click();
      await settled(page);
    }
    const boxes = await page.locator('.map-label').evaluateAll((all) =>
      all.map((label) => {
        const { left, right, top, bottom } = label.getBoundingClientRect();
        return { text: label.textContent.trim(), left, right, top: top + 2, bottom: bottom - 2 };
      }),
    );
    const frame = await page.locator('.map-frame').boundingBox();
    assert.ok(boxes.length >= 5, `${boxes.length} labels`);
    boxes.forEach((a, i) => {
      assert.ok(a.left >= frame.x - 1 && a.right <= frame.x + frame.width + 1, a.text);
      for (const b of boxes.slice(i + 1)) {
        const meet = a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
        assert.ok(!meet, `“${a.text}” and “${b.text}”`);
      }
    });
  }
  assert.deepEqual(problems, []);
  await close();
});

test('the search finds a film, its neighbours come with it, and one can go on from there', async () => {
  const { page, problems, close } = await open();
  const field = page.getByRole('combobox', { name: 'Find a film' });
  await field.fill('ganymede');
  await page.getByRole('option').first().waitFor();
  await field.press('Enter');
  await settled(page);
  assert.match(await page.locator('.film-title').textContent(), /The Clockmaker of Ganymede/);
  const near = page.locator('.film-near li');
  assert.equal(await near.count(), 8);
  const cosines = (await near.locator('.number').allTextContents()).map(Number);
  assert.deepEqual(
    cosines,
    cosines.toSorted((a, b) => b - a),
  );
  const next = (await near.locator('.film-link').first().textContent()).trim();
  await near.locator('.film-link').first().click();
  await settled(page);
  assert.equal((await page.locator('.film-title').textContent()).trim(), next);
  assert.deepEqual(problems, []);
  await close();
});

test('the map by keyboard: arrows choose, + and 0 enlarge and go back', async () => {
  const { page, problems, close } = await open();
  const film = async () => (await page.locator('.film-title').textContent()).trim();
  const first = await film();
  await page.locator('.map-frame').focus();
  await page.keyboard.press('ArrowRight');
  await settled(page);
  assert.notEqual(await film(), first);
  await page.keyboard.press('+');
  await settled(page);
  assert.equal(await page.locator('.map-frame').getAttribute('data-zoomed'), 'true');
  await page.keyboard.press('0');
  await settled(page);
  assert.equal(await page.locator('.map-frame').getAttribute('data-zoomed'), 'false');
  assert.deepEqual(problems, []);
  await close();
});

test('the truth follows from what was learnt, and not from random factors', async () => {
  const { page, problems, close } = await open();
  const last = page.locator('.counters tbody tr').last().locator('.number');
  const [learnt, random] = (await last.allTextContents()).map((text) =>
    Number(text.trim().replace('−', '-')),
  );
  assert.ok(learnt >= 0.8, `${learnt}`);
  assert.ok(random <= 0.1, `${random}`);
  assert.deepEqual(problems, []);
  await close();
});

test('a link to other data, and to a film that is not there, is answered in words', async () => {
  const { page, close } = await open('?v=1&of=other.csv&film=31&ratings=14~5');
  assert.match(await page.locator('.message').textContent(), /about “other.csv”/);
  await close();
  const lost = await open('?v=1&of=simulated+world&film=999&ratings=14~5_999~3');
  assert.deepEqual(
    (await lost.page.locator('.message').allTextContents()).map((text) => text.slice(0, 22)),
    ['This model knows no fi', 'Left out, because this'],
  );
  await lost.close();
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

test('a press that the browser takes for scrolling chooses no film', async () => {
  const { page, problems, close } = await open();
  const film = async () => (await page.locator('.film-title').textContent()).trim();
  const first = await film();
  await page.locator('.map-frame').scrollIntoViewIfNeeded();
  const { x, y, width, height } = await page.locator('.map-dot:not(.chosen)').first().boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page
    .locator('.map-frame')
    .evaluate((frame) =>
      frame.dispatchEvent(new window.PointerEvent('pointercancel', { pointerId: 1 })),
    );
  await page.mouse.up();
  await settled(page);
  assert.equal(await film(), first);
  await page.mouse.down();
  await page.mouse.up();
  await settled(page);
  assert.notEqual(await film(), first);
  assert.deepEqual(problems, []);
  await close();
});
