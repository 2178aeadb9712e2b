// What travels until the first lesson works: a budget.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { root } from '../../tools/run.mjs';
import { startBrowser } from './browser.mjs';

const KB = 1000;
/** In all at most 300 kB, of them half for the core; it takes half of that. */
const REST_AT_MOST = 150 * KB;
const CORE_AT_MOST = 75 * KB;
/** The whole core comes later: with the first lesson that trains. */
const WHOLE_AT_MOST = 195 * KB;

let chromium;
/** For each file that was asked for: its name, and its size as it is and compressed. */
let files;

/**
 * The core is held back until the page asks for nothing more: what it asked for is what it needs for
 * the core's first answer. The faces and the other lessons come after that.
 */
before(async () => {
  chromium = await startBrowser();
  const context = await chromium.browser.newContext();
  const page = await context.newPage();
  const asked = [];
  let release;
  const released = new Promise((done) => (release = done));
  page.on('request', (request) => asked.push(new URL(request.url()).pathname.slice(1)));
  await context.route('**/*.wasm', async (route) => {
    await released;
    await route.continue();
  });
  const wasm = page.waitForRequest(/\.wasm$/);
  await page.goto(`${chromium.url}#/lookup`);
  await wasm;
  await page.locator('.instrument-loading').waitFor();
  for (let before = 0; asked.length > before; await page.waitForTimeout(300)) before = asked.length;
  files = asked.map((name) => {
    const bytes = readFileSync(join(root, 'dist', name || 'index.html'));
    const brotli = brotliCompressSync(bytes).length;
    return {
      name: name || 'index.html',
      bytes: bytes.length,
      brotli,
      gzip: gzipSync(bytes).length,
    };
  });
  release();
  await page.locator('.verdict').first().waitFor();
});
after(() => chromium.close());

const kindOf = ({ name }) => /\.(\w+)$/.exec(name)[1];
const total = (of, what) => of.reduce((sum, file) => sum + file[what], 0);
const ofCore = () => files.filter((file) => kindOf(file) === 'wasm');
const kB = (bytes) => `${(bytes / KB).toFixed(1)} kB`;

test('is a page with its icon, a style sheet, scripts and one core, and nothing twice', () => {
  const kinds = new Map(
    ['html', 'svg', 'css', 'js', 'wasm'].map((kind) => [
      kind,
      files.filter((file) => kindOf(file) === kind),
    ]),
  );
  for (const [kind, of] of [...kinds, ['all', files]]) {
    const sizes = ['bytes', 'gzip', 'brotli'].map((what) => `${what} ${kB(total(of, what))}`);
    console.log(`${kind.padEnd(5)} ${String(of.length).padStart(2)} files: ${sizes.join(', ')}`);
  }
  const others = files.filter((file) => !kinds.has(kindOf(file))).map(({ name }) => name);
  assert.deepEqual(others, []);
  for (const kind of ['html', 'css', 'wasm']) assert.equal(kinds.get(kind).length, 1, kind);
  assert.equal(new Set(files.map(({ name }) => name)).size, files.length);
});

test(`all but the core is at most ${kB(REST_AT_MOST)} compressed`, () => {
  const rest = total(files, 'brotli') - total(ofCore(), 'brotli');
  assert.ok(rest <= REST_AT_MOST, kB(rest));
});

test(`the core is at most ${kB(CORE_AT_MOST)} compressed`, () => {
  const core = total(ofCore(), 'brotli');
  assert.ok(core <= CORE_AT_MOST, kB(core));
});

test(`the core that trains is at most ${kB(WHOLE_AT_MOST)} compressed`, () => {
  const wasm = readFileSync(join(root, 'build', 'wasm', 'lab32.wasm'));
  const whole = brotliCompressSync(wasm).length;
  console.log(`the core that trains: bytes ${kB(wasm.length)}, brotli ${kB(whole)}`);
  assert.ok(whole <= WHOLE_AT_MOST, kB(whole));
});
