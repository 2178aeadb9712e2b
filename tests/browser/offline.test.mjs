// The site keeps itself: after the first visit every lesson opens with no server there, and what
// comes later comes whole.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../tools/run.mjs';
import { serve } from '../../tools/serve.mjs';
import { keptFiles, writeServiceWorker } from '../../tools/serviceWorker.mjs';
import { startBrowser } from './browser.mjs';
import { settled } from './instruments.mjs';
import { states } from './states.mjs';

let chromium;
let folder;
let server;
let opened;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'offline-'));
  const ours = (path) => !/embedding-lab\.html$|[/\\]data$/.test(path);
  cpSync(join(root, 'dist'), folder, { recursive: true, filter: ours });
  server = await serve(folder);
  chromium = await startBrowser();
  opened = await chromium.open({
    base: server.url,
    route: '#/lookup',
    serviceWorkers: 'allow',
  });
});
after(async () => {
  await chromium.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

/**
 * Another version of the site in the same folder: each script of its own has another content, and
 * with it another name, as a build would give it. The files of the version before are gone.
 */
function publishAnother() {
  const assets = join(folder, 'assets');
  const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
  const renamed = (name) => name.replace(/.{8}(?=\.js$)/, (hash) => [...hash].reverse().join(''));
  for (const name of scripts) {
    const mark = '\n(globalThis.ofAnother ??= []).push(1);\n';
    const text = readFileSync(join(assets, name), 'utf8') + mark;
    rmSync(join(assets, name));
    writeFileSync(join(assets, renamed(name)), text);
  }
  const referring = readdirSync(folder)
    .filter((name) => /\.(?:html|js)$/.test(name) && name !== 'serviceWorker.js')
    .map((name) => join(folder, name));
  for (const path of [...referring, ...scripts.map((name) => join(assets, renamed(name)))]) {
    const text = scripts.reduce(
      (soFar, name) => soFar.replaceAll(name, renamed(name)),
      readFileSync(path, 'utf8'),
    );
    writeFileSync(path, text);
  }
  writeServiceWorker(folder);
}

const kept = (page) => page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
/** The names of the scripts and styles that the page has loaded. */
const loaded = (page) =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname.slice(1))
      .filter((name) => /\.(?:js|css)$/.test(name)),
  );
const shown = states.filter(({ route }) => /^#\/[a-z-]*$/.test(route));

test('keeps the site, but neither data nor the one file', () => {
  const names = Object.keys(keptFiles(folder));
  for (const name of ['index.html', 'embed.html', 'embedding-lab.js', 'embedding-lab-widget.js']) {
    assert.ok(names.includes(name), name);
  }
  const built = readdirSync(join(root, 'dist', 'assets'));
  assert.deepEqual(
    names.filter((name) => name.startsWith('assets/')).map((name) => basename(name)),
    built.sort(),
  );
  assert.equal(names.filter((name) => /\.wasm$/.test(name)).length, 4);
  assert.ok(
    names.some((name) => /assets\/de-/.test(name)),
    'the German texts',
  );
});

test('after one visit every lesson opens with no server there', async () => {
  const { page } = opened;
  await kept(page);
  const { port } = server;
  await server.close();
  await page.context().setOffline(true);
  await page.reload();
  for (const { name, route, ready } of shown) {
    await page.evaluate((hash) => (location.hash = hash), route);
    await page.locator(ready).first().waitFor();
    await settled(page);
    assert.deepEqual(opened.problems, [], name);
  }
  await page.evaluate(() => (location.hash = '#/lookup?lang=de'));
  await page.getByRole('link', { name: 'Nachschlagen' }).waitFor();
  await page.goto(`${server.url}embed.html?parent=https://course.example#/lookup?v=1&x=2`);
  await page.locator('.lesson-host .verdict').first().waitFor();
  assert.deepEqual(opened.problems, []);
  await page.context().setOffline(false);
  server = await serve(folder, { port });
});

test('another version is taken whole, when it is asked for, and not before', async () => {
  const { page } = opened;
  const before = new Set(Object.keys(keptFiles(folder)));
  publishAnother();
  const later = new Set(Object.keys(keptFiles(folder)));

  await page.goto(`${server.url}#/lookup`);
  const take = page.getByRole('button', { name: 'Reload with it' });
  await take.waitFor();
  // The files of this version are gone from the server; another reload is still all of it.
  await page.reload();
  await take.waitFor();
  await page.evaluate(() => (location.hash = '#/gradient'));
  await page.locator('.gradient-losses').waitFor();
  const old = await loaded(page);
  assert.ok(old.length > 20);
  assert.deepEqual(
    old.filter((name) => !before.has(name)),
    [],
  );
  assert.equal(await page.evaluate(() => globalThis.ofAnother), undefined);

  await take.click();
  await page.waitForFunction(() => globalThis.ofAnother);
  await page.locator('.gradient-losses').waitFor();
  const fresh = await loaded(page);
  assert.ok(fresh.length > 20);
  assert.deepEqual(
    fresh.filter((name) => !later.has(name)),
    [],
  );
  assert.equal(await take.count(), 0);
  assert.deepEqual(opened.problems, []);
});

test('a version of which a file is wrong is not taken at all', async () => {
  const { page } = opened;
  writeFileSync(join(folder, 'licences.txt'), 'another');
  const worker = join(folder, 'serviceWorker.js');
  const text = readFileSync(worker, 'utf8');
  writeFileSync(worker, text.replace(/const version = '\w+'/, "const version = 'broken'"));
  const { state, caches: names } = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    const { installing } = registration;
    await new Promise((done) => installing.addEventListener('statechange', done));
    return { state: installing.state, caches: await caches.keys() };
  });
  assert.equal(state, 'redundant');
  assert.equal(names.length, 2, names.join()); // this version and the one before
  await page.reload();
  await page.locator('.gradient-losses').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Reload with it' }).count(), 0);
});
