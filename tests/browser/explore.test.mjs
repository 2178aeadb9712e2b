// The lesson "What did it learn?" in the built site: the map, its labels, the search, the neighbours,
// and the truth.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from './browser.mjs';
import { openExplore, setRating, titles } from './explorePage.mjs';
import { settled } from './instruments.mjs';

let chromium;
before(async () => {
  chromium = await startBrowser();
});
after(() => chromium.close());

const open = (query) => openExplore(chromium, query);

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
