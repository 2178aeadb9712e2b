// A lesson in a package of SCORM 1.2, in the frames of a learning platform: what it reports, and
// what is there at the next visit.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { unzipSync } from 'fflate';
import { packLesson } from '../../tools/scorm.mjs';
import { serve } from '../../tools/serve.mjs';
import { startBrowser } from './browser.mjs';
import { standIn } from './platform.mjs';

let chromium;
let folder;
let server;

async function unpack(name, lesson, state) {
  mkdirSync(join(folder, name));
  const files = unzipSync(await packLesson(lesson, state, {}));
  for (const [path, bytes] of Object.entries(files)) {
    writeFileSync(join(folder, name, path), bytes);
  }
}

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'scorm-'));
  await unpack('lookup', 'lookup', 'v=1&x=2&seed=4&lock=seed');
  await unpack('thread', 'thread', '');
  // The platform's object is two windows up.
  writeFileSync(
    join(folder, 'platform.html'),
    `<!doctype html><title>A platform</title><link rel="icon" href="data:,"><script>
      ${standIn}
      const asked = new URLSearchParams(location.search);
      window.platform = standIn(JSON.parse(asked.get('kept')), Number(asked.get('mastery')));
      window.API = window.platform.api;
    </script>
    <iframe id="outer" width="1200" height="900"></iframe>
    <script>document.querySelector('#outer').src = 'wrapper.html?' + asked.get('lesson');</script>`,
  );
  writeFileSync(
    join(folder, 'wrapper.html'),
    `<!doctype html><iframe id="inner" width="1100" height="800"></iframe><script>
      document.querySelector('#inner').src = location.search.slice(1) + '/index.html';
    </script>`,
  );
  server = await serve(folder);
  chromium = await startBrowser();
});
after(async () => {
  await chromium.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

async function visit(lesson, kept = {}) {
  const query = new globalThis.URLSearchParams({ lesson, kept: JSON.stringify(kept), mastery: 60 });
  const opened = await chromium.open({ base: `${server.url}platform.html?${query}`, route: '' });
  const { page } = opened;
  const inner = page.frameLocator('#outer').frameLocator('#inner');
  const told = () =>
    page.evaluate(() => ({ ...window.platform, api: null, state: window.platform.state() }));
  /** The learner goes elsewhere in the course; answers with what the platform then has. */
  const leave = async () => {
    await page.evaluate(() => document.querySelector('#outer').remove());
    await page.waitForFunction(() => window.platform.state() === 'finished');
    return told();
  };
  return { ...opened, inner, told, leave };
}

let kept;

test('a first visit: predictions become a score, and the session is closed', async () => {
  const { inner, told, leave, problems, close } = await visit('lookup');
  const line = inner.locator('.scorm-line');
  await line.filter({ hasText: '0 of 1 predictions' }).waitFor();
  assert.match(await inner.locator('.seed').first().textContent(), /4/, 'the state of the package');
  const first = await told();
  assert.equal(first.values['cmi.core.lesson_status'], 'incomplete');
  assert.equal(first.values['cmi.core.score.raw'], '0');

  // A wrong prediction, then a right one: the first counts.
  await inner.locator('.gate-option').first().click();
  await inner.getByRole('button', { name: 'Reveal' }).click();
  await line.filter({ hasText: '1 of 1 predictions made, 0 of them right' }).waitFor();
  await inner.locator('.timeline').fill('9');
  const { values, calls, errors, state } = await leave();
  assert.equal(state, 'finished');
  assert.deepEqual(errors, []);
  assert.equal(calls[0], 'LMSInitialize');
  assert.equal(calls.at(-1), 'LMSFinish');
  assert.equal(values['cmi.core.score.min'], '0');
  assert.equal(values['cmi.core.score.max'], '100');
  assert.equal(values['cmi.core.score.raw'], '0');
  assert.equal(values['cmi.core.exit'], 'suspend');
  assert.match(values['cmi.core.session_time'], /^0000:00:\d\d\.\d\d$/);
  assert.equal(values['cmi.core.lesson_status'], 'failed', 'by the mastery score');
  assert.deepEqual(problems, []);
  kept = values;
  await close();
});

test('what a platform gives back is text', async () => {
  const state = 'x=<img src=y onerror="window.ran = 1">&seed=4';
  const data = JSON.stringify({ v: 1, gates: 1, answers: [[0, 1]], state });
  const { inner, leave, problems, close } = await visit('lookup', { 'cmi.suspend_data': data });
  await inner.locator('.message.bad').filter({ hasText: 'x “<img src=y onerror' }).waitFor();
  await inner.locator('.scorm-line').filter({ hasText: '1 of 1 predictions' }).waitFor();
  assert.equal(await inner.locator('img').count(), 0);
  const { values } = await leave();
  assert.equal(values['cmi.core.score.raw'], '100');
  assert.deepEqual(problems, []);
  await close();
});

test('the next visit opens where the last one ended, and knows what was answered', async () => {
  const { inner, leave, problems, close } = await visit('lookup', kept);
  await inner.locator('.scorm-line').filter({ hasText: '1 of 1 predictions' }).waitFor();
  assert.equal(await inner.locator('.timeline').first().inputValue(), '9');
  assert.equal(
    await inner.locator('.seed').first().isDisabled(),
    true,
    'locked as the course says',
  );
  const { values, errors } = await leave();
  assert.deepEqual(errors, []);
  assert.equal(values['cmi.core.lesson_status'], 'failed', 'what the platform decided stays');
  assert.deepEqual(problems, []);
  await close();
});

test('a lesson without predictions is completed by being opened, and has no score', async () => {
  const { inner, leave, problems, close } = await visit('thread');
  await inner.locator('.scorm-line').filter({ hasText: 'you were here' }).waitFor();
  // Its links open all of the lab, which reports nothing.
  const link = inner.locator('.lesson-host-foot a');
  assert.match(await link.getAttribute('href'), /\/thread\/index\.html\?site#\/thread/);
  const { values, errors, calls } = await leave();
  assert.deepEqual(errors, []);
  assert.ok(!calls.some((call) => call.includes('score')));
  assert.equal(values['cmi.core.score.raw'], undefined);
  assert.deepEqual(problems, []);
  await close();
});

test('without a platform, and with one that refuses, the lesson works and says so', async () => {
  const alone = await chromium.open({ base: `${server.url}lookup/index.html`, route: '' });
  await alone.page.getByText('no learning platform around this page').waitFor();
  await alone.page.locator('.verdict').first().waitFor();
  assert.deepEqual(alone.problems, []);
  await alone.close();

  const { page, inner, close } = await visit('lookup');
  await inner.locator('.scorm-line').filter({ hasText: 'predictions' }).waitFor();
  await page.evaluate(() => window.API.LMSFinish('')); // the platform's session has run out
  await inner.locator('.gate-option').first().click();
  await inner.getByRole('button', { name: 'Reveal' }).click();
  await inner.getByText('LMSSetValue cmi.suspend_data: 301 Not initialized').waitFor();
  await close();
});

test('the panel that shares a lesson makes the package, too', async () => {
  const { page, problems, close } = await chromium.open({ route: '#/lookup?v=1&x=2&seed=4' });
  await page.locator('.verdict').first().waitFor();
  await page.locator('.share-icon').click();
  await page.locator('.share').getByText('Moodle, Canvas', { exact: true }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the package' }).click();
  const done = await download;
  assert.equal(done.suggestedFilename(), 'embedding-lab-lookup.zip');
  const files = unzipSync(readFileSync(await done.path()));
  const html = new TextDecoder().decode(files['index.html']);
  assert.match(html, /name="embedding-lab-scorm" content="#\/lookup\?v=1&amp;x=2&amp;[^"]*seed=4/);
  assert.match(
    new TextDecoder().decode(files['imsmanifest.xml']),
    /<title>Embedding Lab: What has one-hot to do with it\?<\/title>/,
  );
  assert.deepEqual(problems, []);

  await page.route('**/embedding-lab.html', (route) => route.fulfill({ status: 404 }));
  await page.getByRole('button', { name: 'Download the package' }).click();
  await page.locator('.share .message.bad').filter({ hasText: 'could not be made' }).waitFor();
  await close();
});

test('the stand-in is strict', () => {
  const { api, errors } = standIn({});
  api.LMSSetValue('cmi.core.score.raw', '1');
  assert.equal(api.LMSGetLastError(), '301');
  assert.equal(api.LMSInitialize('x'), 'false');
  assert.equal(api.LMSInitialize(''), 'true');
  assert.equal(api.LMSInitialize(''), 'false');
  assert.equal(api.LMSSetValue('cmi.score.raw', '1'), 'false');
  assert.equal(api.LMSSetValue('cmi.core.score.raw', 1), 'false');
  assert.equal(api.LMSSetValue('cmi.core.score.raw', '101'), 'false');
  assert.equal(api.LMSSetValue('cmi.core.lesson_status', 'done'), 'false');
  assert.equal(api.LMSSetValue('cmi.suspend_data', 'x'.repeat(4097)), 'false');
  assert.equal(api.LMSSetValue('cmi.suspend_data', 'x'.repeat(4096)), 'true');
  assert.equal(api.LMSFinish(''), 'true');
  assert.equal(api.LMSCommit(''), 'false');
  assert.equal(errors.length, 9);
});
