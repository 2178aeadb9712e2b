// The hostile inputs of tests/hostile that need a page: every hash in the address, every message to a
// frame, every file that somebody drops. The page says what expected.json says, stays a page, and runs
// nothing.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../tools/run.mjs';
import { hashes } from '../hostile/corpus/addresses.mjs';
import { tables } from '../hostile/corpus/tables.mjs';
import { zips } from '../hostile/corpus/zips.mjs';
import { startBrowser } from './browser.mjs';
import { openTrain } from './trainPage.mjs';

const read = (path) => readFileSync(join(root, path), 'utf8');
const expected = JSON.parse(read('tests/hostile/expected.json'));

let chromium;
before(async () => {
  chromium = await startBrowser();
});
after(() => chromium.close());

/** What markup in a title would leave behind if it were taken for markup. */
const injected = (page) =>
  page.evaluate(
    () => document.querySelectorAll('body img, body script:not([src]), body b, body iframe').length,
  );

test('every hash: the page says what is refused, and opens all the same', async (t) => {
  const { page, problems, close } = await chromium.open();
  page.on('dialog', (dialog) => problems.push(`dialog: ${dialog.message()}`));
  for (const [name, make] of Object.entries(hashes)) {
    await page.evaluate((hash) => (location.hash = hash), make());
    const { refused = '' } = expected.hashes[name];
    const [wanted] = refused.split(' → ');
    await page.waitForFunction((sentence) => {
      const heading = document.querySelector('main h1')?.textContent ?? '';
      const messages = [...document.querySelectorAll('main .message.bad')];
      const said = messages.map(({ textContent }) => textContent.trim()).join(' ');
      if (heading === '') return false;
      if (sentence === 'no such page') return heading.includes('There is no such page');
      return sentence === '' ? said === '' : said.includes(sentence);
    }, wanted);
    assert.deepEqual([await injected(page), problems], [0, []], name);
  }
  await page.evaluate(() => (location.hash = '#/lookup'));
  await page.locator('.verdict').first().waitFor();
  t.diagnostic(`${Object.keys(hashes).length} hashes`);
  await close();
});

// ---- Messages ---------------------------------------------------------------------------------------

// ESLint brings a validator of JSON schemas along.
const Ajv = createRequire(createRequire(import.meta.url).resolve('eslint'))('ajv');
const fits = new Ajv().compile(JSON.parse(read('web/embed/messages.schema.json')));

/** A course's page around one frame that it may steer. */
const coursePage = (lab, origin) => `<!doctype html>
<meta charset="utf-8"><title>A course</title><link rel="icon" href="data:,">
<iframe width="1200" height="800" src="${lab}embed.html?parent=${encodeURIComponent(origin)}#/lookup"></iframe>
<script type="module">
  import { messages } from '/messages.mjs';
  const frame = document.querySelector('iframe').contentWindow;
  const heard = [];
  addEventListener('message', ({ data, source }) => source === frame && heard.push(data));
  const reply = async (id) => {
    for (;;) {
      const found = heard.find((one) => one.type === 'reply' && one.id === id);
      if (found) return found;
      await new Promise((done) => addEventListener('message', done, { once: true }));
    }
  };
  let rounds = 0;
  /** Posts one; answers with all replies until one that was asked for afterwards has come. */
  window.post = async (name) => {
    heard.length = 0;
    frame.postMessage(messages[name](), '*');
    const id = 'after ' + rounds++;
    frame.postMessage({ embeddingLab: 1, id, call: 'getState' }, '*');
    const { state } = await reply(id);
    return { state, replies: heard.filter((one) => one.type === 'reply' && one.id !== id) };
  };
  window.ready = () => heard.some((one) => one.event === 'ready');
</script>`;

test('every message: a reply or silence, and a state within its limits', async (t) => {
  let origin = '';
  const server = createServer((request, response) => {
    const isModule = request.url === '/messages.mjs';
    response.setHeader('Content-Type', isModule ? 'text/javascript' : 'text/html');
    const page = () => coursePage(chromium.url, origin);
    response.end(isModule ? read('tests/hostile/corpus/messages.mjs') : page());
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${server.address().port}`;
  const context = await chromium.browser.newContext();
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('dialog', (dialog) => problems.push(`dialog: ${dialog.message()}`));
  await page.goto(origin);
  await page.waitForFunction(() => window.ready?.());

  for (const [name, { refused }] of Object.entries(expected.messages)) {
    const { state, replies } = await page.evaluate((one) => window.post(one), name);
    for (const reply of replies) assert.ok(fits(reply), `${name}: ${JSON.stringify(fits.errors)}`);
    assert.equal(replies.length, refused === 'silence' ? 0 : 1, name);
    const [{ error } = {}] = replies;
    if (refused !== undefined && refused !== 'silence') assert.equal(error, refused, name);
    assert.match(
      state,
      /^v=1&x=[\d,]+&seed=\d+&step=\d+&rows=\d+&factors=\d+&at=\d+&ask=\w+$/,
      name,
    );
  }
  assert.deepEqual(problems, []);
  t.diagnostic(`${Object.keys(expected.messages).length} messages`);
  await context.close();
  server.close();
});

// ---- Files ------------------------------------------------------------------------------------------

/** Larger ones, and what no person can drop, are tried in Node alone. */
const LARGEST = 2 ** 20;

function droppable([, make]) {
  const { files, columns, trainer } = make();
  if (columns !== undefined || trainer !== undefined || files.length === 0) return false;
  if (!files.every(({ name, bytes }) => typeof name === 'string' && Buffer.isBuffer(bytes)))
    return false;
  return files.reduce((sum, { bytes }) => sum + bytes.length, 0) < LARGEST;
}

/** Drops files on the lesson and waits until its message is another; answers with that, or null. */
function dropInPage(files) {
  const lesson = document.querySelector('lesson-train');
  const message = () =>
    lesson.querySelector('.data-summary .message.bad strong')?.textContent ?? null;
  const before = message();
  const dataTransfer = new DataTransfer();
  for (const { name, content } of files) {
    const bytes = Uint8Array.from(globalThis.atob(content), (letter) => letter.charCodeAt(0));
    dataTransfer.items.add(new File([bytes], name));
  }
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (lesson.querySelector('.data-loading') !== null || message() === before) return;
      observer.disconnect();
      resolve(message());
    });
    observer.observe(lesson, { childList: true, subtree: true, characterData: true });
    const drop = new globalThis.DragEvent('drop', { dataTransfer, bubbles: true });
    lesson.querySelector('.drop-zone').dispatchEvent(drop);
  });
}

const base64 = ({ name, bytes }) => ({ name, content: bytes.toString('base64') });

test('every file: the page says why it is refused, and keeps the data before', async (t) => {
  const { page, problems, close } = await openTrain(chromium);
  page.on('dialog', (dialog) => problems.push(`dialog: ${dialog.message()}`));
  const cases = Object.entries({ tables, zips }).flatMap(([kind, all]) =>
    Object.entries(all)
      .filter(droppable)
      .map(([name, make]) => ({ name, make, outcome: expected[kind][name] })),
  );
  for (const [place, { name, make, outcome }] of cases.entries()) {
    // One that is refused with a message of its own, so that the next message is seen to come.
    const first = { name: `before-${place}.csv`, bytes: Buffer.from('x') };
    assert.match(
      await page.evaluate(dropInPage, [base64(first)]),
      /^before-\d+\.csv, line 1: one column/,
    );
    const refused = await page.evaluate(dropInPage, make().files.map(base64));
    assert.equal(refused, outcome.refused?.replace(/^\w+: \[\w+\] /, '') ?? null, name);
    assert.deepEqual([await injected(page), problems], [0, []], name);
  }
  t.diagnostic(`${cases.length} files`);
  assert.ok(cases.length > 120);
  await close();
});
