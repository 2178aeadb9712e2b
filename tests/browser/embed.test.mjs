// Lessons in a page of another origin: three in frames, three as elements.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { join } from 'node:path';
import { root } from '../../tools/run.mjs';
import { startBrowser } from './browser.mjs';

// ESLint brings a validator of JSON schemas along.
const Ajv = createRequire(createRequire(import.meta.url).resolve('eslint'))('ajv');
const schema = JSON.parse(readFileSync(join(root, 'dist', 'embed.schema.json'), 'utf8'));
const fits = new Ajv().compile(schema);

/** A page of course material: no frame and no element is told more than its own markup says. */
const coursePage = (lab, origin, policy) => `<!doctype html>
<meta charset="utf-8"><title>A course</title>
<meta http-equiv="Content-Security-Policy" content="${policy}">
<style>body { font: 16px sans-serif; margin: 20px } iframe { width: 100%; border: 0 } h1 { color: red }
.column { width: 420px } .far { margin-top: 30000px }</style>
<h1>A course</h1>
<iframe id="free" height="300" src="${lab}embed.html#/gradient?v=1&seed=5&hide=title"></iframe>
<iframe id="led" height="300"
  src="${lab}embed.html?parent=${encodeURIComponent(origin)}#/lookup?v=1&seed=3&lock=transport,seed"></iframe>
<iframe id="asked" height="300"
  src="${lab}embed.html?parent=${encodeURIComponent('https://else.example')}#/optimizer?v=1&lr=9"></iframe>
<embedding-lab id="one" lesson="lookup" state="x=2&seed=4" hide="code"></embedding-lab>
<div class="column"><embedding-lab id="two" lesson="gradient" theme="dark"></embedding-lab></div>
<embedding-lab id="three" lesson="categories"></embedding-lab>
<embedding-lab class="far" id="far" lesson="dot"></embedding-lab>
<script type="module" src="${lab}embedding-lab.js"></script>
<script src="/course.js"></script>`;

/** What a course's own script does: keep what is said, fit the frames, ask. */
const courseScript = () => {
  const said = [];
  const frames = [...document.querySelectorAll('iframe')];
  window.addEventListener('message', ({ data, source }) => {
    const frame = frames.find((one) => one.contentWindow === source);
    said.push({ frame: frame.id, data });
    if (data.embeddingLab === 1 && data.type === 'resize') frame.style.height = `${data.height}px`;
  });
  for (const element of document.querySelectorAll('embedding-lab')) {
    for (const type of ['ready', 'statechange', 'answer', 'error']) {
      element.addEventListener(type, ({ detail }) =>
        said.push({ element: element.id, type, detail }),
      );
    }
  }
  let id = 0;
  const ask = (frame, call, target) => {
    id += 1;
    frames
      .find((one) => one.id === frame)
      .contentWindow.postMessage({ embeddingLab: 1, id, ...call }, target);
    return id;
  };
  Object.assign(window, { said, ask });
};

let chromium;
let server;
let origin;
let page;
const problems = [];
const wasm = [];

before(async () => {
  chromium = await startBrowser();
  const lab = chromium.url;
  const labOrigin = new URL(lab).origin;
  // The least that a page has to allow; docs/teach/embed.md says the same.
  const policy = [
    "default-src 'self'",
    `script-src 'self' ${labOrigin} 'wasm-unsafe-eval'`,
    `worker-src blob: ${labOrigin}`,
    `connect-src ${labOrigin}`,
    `font-src ${labOrigin}`,
    "style-src 'self' 'unsafe-inline'",
    `frame-src ${labOrigin}`,
  ].join('; ');
  server = createServer((request, response) => {
    const isScript = request.url === '/course.js';
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? `(${courseScript})()` : coursePage(lab, origin, policy));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${server.address().port}`;
  const context = await chromium.browser.newContext({ viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    if (request.url().endsWith('.wasm')) wasm.push(request);
  });
  await page.goto(origin);
});
after(async () => {
  await chromium.close();
  server.close();
});

/** The first thing said that has all of these fields. */
const heard = (fields) =>
  page
    .waitForFunction(
      (wanted) =>
        window.said
          .map((one) => ({ ...one, ...one.data }))
          .find((one) => Object.entries(wanted).every(([name, value]) => one[name] === value)),
      fields,
    )
    .then((handle) => handle.jsonValue());
/** Asks a frame as the course's page would; answers with its reply. */
const ask = async (frame, call) => {
  const id = await page.evaluate(([to, what]) => window.ask(to, what, '*'), [frame, call]);
  return heard({ frame, type: 'reply', id });
};
const inFrame = (id) => page.frameLocator(`#${id}`);
const element = (id) => page.locator(`#${id}`);
const see = (id) => element(id).scrollIntoViewIfNeeded();
const seedOf = (state) => new globalThis.URLSearchParams(state).get('seed');

test('frames tell how tall they are, what happens, and what they cannot do', async () => {
  const ready = await heard({ frame: 'free', event: 'ready' });
  assert.equal(ready.detail.lesson, 'gradient');
  assert.equal(seedOf(ready.detail.state), '5');
  await inFrame('free').locator('.gradient-losses').waitFor();
  // The frame has grown to what is in it: nothing scrolls inside.
  await page.waitForFunction(() => document.querySelector('#free').offsetHeight > 1500);
  await heard({ frame: 'free', subject: 'lti.frameResize' });
  assert.equal(await inFrame('free').locator('h1').isVisible(), false, 'hide=title');
  assert.equal(await inFrame('free').locator('.site-header').count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.localName), 'body');

  await see('asked');
  const message = inFrame('asked').locator('.message.bad');
  await message.waitFor();
  assert.match(await message.textContent(), /lr “9”: expected a number from 0.001 to 1/);
});

test('a page that ?parent= names steers the frame, though its own controls are locked', async () => {
  await see('led');
  await heard({ frame: 'led', event: 'ready' });
  const led = inFrame('led');
  await led.locator('.verdict').first().waitFor();
  assert.equal(await led.locator('.timeline').isDisabled(), true);

  assert.equal(seedOf((await ask('led', { call: 'getState' })).state), '3');
  assert.match((await ask('led', { call: 'step', to: 9 })).state, /&step=9&/);
  assert.match((await ask('led', { call: 'step', by: -2 })).state, /&step=7&/);
  assert.match((await ask('led', { call: 'play', on: true })).state, /&step=8&/);
  await ask('led', { call: 'play', on: false });
  assert.match(
    (await ask('led', { call: 'setState', state: 'x=1,1&seed=12' })).state,
    /x=1,1&seed=12&/,
  );
  await heard({ frame: 'led', event: 'statechange' });
  assert.equal(await led.locator('.batch .chip').count(), 2);

  // What cannot be is answered with a sentence, and nothing is done.
  assert.match((await ask('led', { call: 'dance' })).error, /getState, setState, step, play/);
  assert.match((await ask('led', { call: 'step', to: 'x' })).error, /step needs “to” or “by”/);
  await ask('led', { call: 'setState', state: 'seed=-1' });
  assert.match(
    (await heard({ frame: 'led', event: 'error' })).detail.message,
    /seed “-1”: expected a whole number/,
  );
  await led.locator('.gate-option').first().click();
  await led.locator('.gate > .button').first().click();
  const { detail } = await heard({ frame: 'led', event: 'answer' });
  assert.equal(detail.gate, 0);
  assert.deepEqual(detail.expected, [0]);
  assert.ok(detail.question.length > 10);
});

test('others may not: no reply, and the frame stays as it was', async () => {
  const before = await inFrame('free').locator('.seed').textContent();
  for (const frame of ['free', 'asked']) {
    await page.evaluate((to) => window.ask(to, { call: 'setState', state: 'seed=77' }, '*'), frame);
  }
  // A round trip to a frame that may answer: the others have had as long.
  await ask('led', { call: 'getState' });
  await ask('led', { call: 'getState' });
  assert.equal(await inFrame('free').locator('.seed').textContent(), before);
  const said = await page.evaluate(() => window.said);
  assert.equal(
    said.some(({ frame, data }) => frame !== 'led' && data?.type === 'reply'),
    false,
  );
  // Where another origin was named, this one still hears what happens: only steering is refused.
  const heardFrom = said.filter(({ frame }) => frame === 'asked').map(({ data }) => data.type);
  for (const type of ['resize', 'event']) assert.ok(heardFrom.includes(type), type);
});

test('every message fits the schema', async () => {
  const said = await page.evaluate(() => window.said);
  const messages = said.map(({ data }) => data).filter((data) => data?.embeddingLab === 1);
  assert.ok(messages.length > 15);
  for (const message of messages) {
    assert.ok(fits(message), `${JSON.stringify(message)}: ${JSON.stringify(fits.errors)}`);
  }
  for (const call of [
    { call: 'getState' },
    { call: 'step', by: -1 },
    { call: 'setState', state: '' },
    { call: 'play', on: true },
  ])
    assert.ok(fits({ embeddingLab: 1, id: 1, ...call }), call.call);
  for (const wrong of [{ call: 'step' }, { call: 'step', to: 1, by: 1 }, { call: 'dance' }, {}])
    assert.equal(fits({ embeddingLab: 1, id: 1, ...wrong }), false);
});

test('elements of another origin share a worker, styles and nothing with the page', async () => {
  const before = wasm.length;
  for (const id of ['one', 'two', 'three']) {
    await see(id);
    await heard({ element: id, type: 'ready' });
  }
  await element('one').locator('.verdict').first().waitFor();
  await see('two');
  await element('two').locator('.gradient-losses').waitFor();
  assert.equal(page.workers().filter((worker) => worker.url().startsWith('blob:')).length, 1);
  assert.ok(wasm.length - before <= 1, 'the core is fetched once for all of them');

  // Its own styles hold, the page's do not, and a column is narrow though the window is wide.
  const colour = (selector) =>
    page
      .locator(selector)
      .first()
      .evaluate((one) => window.getComputedStyle(one).color);
  assert.equal(await colour('body > h1'), 'rgb(255, 0, 0)');
  assert.notEqual(await colour('#one h1'), 'rgb(255, 0, 0)');
  assert.equal(await colour('#two .lead'), 'rgb(240, 236, 227)', 'dark is the element’s own');
  const width = await element('two').evaluate((one) => [one.scrollWidth, one.clientWidth]);
  assert.deepEqual(width, [420, 420]);
  const faces = await page.evaluate(() => [...document.fonts].map(({ family }) => family));
  assert.ok(faces.some((family) => family.includes('Source Serif 4')));

  // A number opens above the page, and gives the focus back.
  const number = element('one').locator('.instrument [data-number]').first();
  await number.click();
  await element('one').locator('.inspector:popover-open').waitFor();
  await page.keyboard.press('Escape');
  await page.waitForFunction(() =>
    document.querySelector('#one').shadowRoot.activeElement?.matches('[data-number]'),
  );
});

test('an element has attributes, properties, methods and events', async () => {
  const one = element('one');
  assert.match(await one.evaluate(({ state }) => state), /^v=1&x=2&seed=4&step=7&/);
  assert.equal(await one.locator('.section > lab-code').first().isVisible(), false, 'hide="code"');
  await one.evaluate((lesson) => lesson.step({ to: 2 }));
  await heard({ element: 'one', type: 'statechange' });
  await one.evaluate((lesson) => {
    lesson.state = 'x=5&seed=8';
  });
  await page.waitForFunction(() =>
    document.querySelector('#one').state.startsWith('v=1&x=5&seed=8'),
  );
  await one.locator('.gate-option').nth(1).click();
  await one.locator('.gate > .button').first().click();
  assert.deepEqual((await heard({ element: 'one', type: 'answer' })).detail.expected, [1]);
  await one.evaluate((lesson) => lesson.setAttribute('lesson', 'cooking'));
  const { detail } = await heard({ element: 'one', type: 'error' });
  assert.match(detail.message, /no lesson “cooking”. There are lookup, dot/);
  await one.evaluate((lesson) => {
    lesson.lesson = 'optimizer';
    lesson.state = 'optimizer=sgd';
  });
  await one.locator('.ledger').waitFor();
  assert.equal(await page.evaluate(() => location.hash), '', 'the page’s address is its own');
  assert.equal(await element('far').locator('lab-lesson-host').count(), 0, 'far down: not begun');

  const opened = page.context().waitForEvent('page');
  await one.locator('.lesson-host-foot a').click();
  const site = await opened;
  await site.waitForLoadState();
  assert.ok(site.url().startsWith(`${chromium.url}#/optimizer?v=1&optimizer=sgd&`));
  assert.equal(await site.evaluate(() => window.opener), null);
  await site.close();
});

test('what is removed is gone: elements, frames, the worker, the memory', async () => {
  const session = await page.context().newCDPSession(page);
  const collected = async () => {
    await page.evaluate(() => {
      window.removed = ['one', 'two', 'three'].map((id) => {
        const lesson = document.querySelector(`#${id}`);
        const host = lesson.shadowRoot.querySelector('lab-lesson-host');
        lesson.remove();
        return [new window.WeakRef(lesson), new window.WeakRef(host)];
      });
    });
    for (let round = 0; round < 20; ++round) {
      await session.send('HeapProfiler.collectGarbage');
      const left = await page.evaluate(
        () => window.removed.flat().filter((one) => one.deref() !== undefined).length,
      );
      if (left === 0) return 0;
      await page.waitForTimeout(100);
    }
    return page.evaluate(
      () => window.removed.flat().filter((one) => one.deref() !== undefined).length,
    );
  };
  assert.equal(await collected(), 0, 'nothing holds what was removed');
  assert.equal(page.workers().filter((worker) => worker.url().startsWith('blob:')).length, 0);
  await page.evaluate(() => document.querySelectorAll('iframe').forEach((one) => one.remove()));
  await page.waitForFunction(() => window.length === 0);
  assert.equal(page.workers().length, 0);

  // Put there again, a lesson starts again.
  await page.evaluate(() => {
    window.said.length = 0;
    const lesson = document.createElement('embedding-lab');
    Object.assign(lesson, { id: 'again', lesson: 'lookup' });
    lesson.addEventListener('ready', () => window.said.push({ element: 'again', type: 'ready' }));
    document.body.prepend(lesson);
  });
  await see('again');
  await heard({ element: 'again', type: 'ready' });
  assert.deepEqual(problems, []);
});
