// The widget of notebooks and course books, in a small host on another origin that does what the
// contract of anywidget asks of hosts: a model with events, an element, and the clean-up at the end.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { startBrowser } from './browser.mjs';

/** A host's page. The module is a line that leads to the lab's, as a book has it. */
const hostPage = (lab) => `<!doctype html>
<meta charset="utf-8"><title>A notebook</title><html lang="en"><div id="cell"></div>
<script type="module">
  const source = new Blob(['export { default } from "${lab}embedding-lab-widget.js";'],
    { type: 'text/javascript' });
  const { default: widget } = await import(URL.createObjectURL(source));
  const listeners = new Map();
  const values = { lesson: 'lookup', state: 'v=1&x=3&seed=5', hide: 'code' };
  const saved = [];
  let unsaved = {};
  const model = {
    get: (name) => values[name],
    set(name, value) {
      if (values[name] === value) return;
      values[name] = value;
      unsaved[name] = value;
      for (const call of listeners.get('change:' + name) ?? []) call();
    },
    save_changes() {
      saved.push(unsaved);
      unsaved = {};
    },
    on(event, call) {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(call));
    },
    off: (event, call) => listeners.get(event)?.delete(call),
  };
  const el = document.querySelector('#cell').attachShadow({ mode: 'open' });
  const cleanUp = widget.render({ model, el });
  Object.assign(window, { widget, model, saved, listeners, cleanUp, el });
</script>`;

let chromium;
let server;
let page;
const problems = [];

before(async () => {
  chromium = await startBrowser();
  server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html').end(hostPage(chromium.url));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  page = await chromium.browser.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
});
after(async () => {
  await chromium.close();
  server.close();
});

const lesson = () => page.locator('embedding-lab');
const state = () => page.evaluate(() => window.model.get('state'));
const setTrait = (name, value) =>
  page.evaluate(([trait, to]) => window.model.set(trait, to), [name, value]);

test('it shows what the model names, and saves what is on show', async () => {
  await lesson().locator('.verdict').first().waitFor();
  assert.equal(await lesson().locator('.section > lab-code').first().isVisible(), false, 'hide');
  await page.waitForFunction(() => window.saved.some((change) => 'state' in change));
  assert.match(await state(), /^v=1&x=3&seed=5&step=/);

  const before = await state();
  await lesson().getByLabel('One step forward').first().click();
  await page.waitForFunction((was) => window.model.get('state') !== was, before);
  assert.equal(
    await page.evaluate(() => window.saved.at(-1).state === window.model.get('state')),
    true,
    'each change is saved',
  );

  await lesson().locator('.gate-option').first().click();
  await lesson().locator('.gate > .button').first().click();
  await page.waitForFunction(() => window.model.get('answer') !== undefined);
  const { lesson: name, expected } = await page.evaluate(() => window.model.get('answer'));
  assert.deepEqual([name, expected], ['lookup', [0]]);
});

test('it follows the model: state, language, colours, another lesson', async () => {
  await setTrait('state', 'v=1&x=1,1&seed=12');
  await page.waitForFunction(() => /^v=1&x=1,1&seed=12&/.test(window.model.get('state')));
  await setTrait('lang', 'de');
  await lesson().getByRole('heading', { name: 'Was hat One-hot damit zu tun?' }).waitFor();
  assert.match(await state(), /^v=1&x=1,1&seed=12&/, 'the state outlives the language');
  await setTrait('theme', 'dark');
  await lesson().locator('.lab-root[data-theme="dark"]').waitFor();
  // The state was the other lesson's: this one opens as new, and complains of nothing.
  await setTrait('lesson', 'gradient');
  await lesson().locator('.gradient-losses').waitFor();
  await page.waitForFunction(() => /samples=/.test(window.model.get('state')));
  assert.equal(await lesson().locator('.message.bad').count(), 0);
});

test('its clean-up leaves nothing: no element, no listener, no worker', async () => {
  assert.equal(page.workers().length, 1);
  await page.evaluate(() => window.cleanUp());
  assert.equal(await page.evaluate(() => window.el.childElementCount), 0);
  const left = await page.evaluate(() => [...window.listeners.values()].map(({ size }) => size));
  assert.ok(left.length > 5);
  assert.ok(left.every((size) => size === 0));
  await page.waitForTimeout(200);
  assert.equal(page.workers().length, 0);
  // Rendered again, as when a cell is run again, it shows what the model holds.
  await page.evaluate(() => {
    window.cleanUp = window.widget.render({ model: window.model, el: window.el });
  });
  await lesson().locator('.gradient-losses').waitFor();
  assert.deepEqual(problems, []);
});
