// The train lesson trains for real: on the simulated world, on MovieLens where it is there, in the
// worker, in slices, with the same bits as in Node.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createLab } from 'embedding-lab';
import { root } from '../../tools/run.mjs';
import { startBrowser } from './browser.mjs';
import { button, epochs, openTrain as openTrainIn, status, trainToTheEnd } from './trainPage.mjs';

const MOVIELENS = join(root, '..', 'shared', 'data', 'ml-latest-small.zip');
const withoutMovieLens = existsSync(MOVIELENS) ? false : 'ml-latest-small.zip is not there';

let chromium;
before(async () => {
  chromium = await startBrowser();
});
after(() => chromium.close());

const openTrain = (state) => openTrainIn(chromium, state);

async function fingerprint(page) {
  await page.getByText('Fingerprint of the weights').click();
  const value = page.locator('.sha-value').filter({ hasText: /^[0-9a-f]{64}$/ });
  await value.waitFor();
  return value.textContent();
}

/** Lets go of a file over the page, as a person does. */
async function drop(page, name, bytes) {
  const transfer = await page.evaluateHandle(
    ([fileName, text]) => {
      const data = new DataTransfer();
      const content = Uint8Array.from(globalThis.atob(text), (letter) => letter.charCodeAt(0));
      data.items.add(new File([content], fileName));
      return data;
    },
    [name, bytes.toString('base64')],
  );
  await page.locator('.drop-zone').dispatchEvent('drop', { dataTransfer: transfer });
}

/** The fingerprint of the same run in Node. */
async function inNode(source, options) {
  const lab = await createLab();
  const trainer = lab.trainer(options);
  trainer.load(source);
  const last = await trainer.train();
  const sha256 = trainer.weightsSha256();
  trainer.dispose();
  lab.dispose();
  return { sha256, last };
}

test('five epochs on the simulated world, with the bits that Node gives', async () => {
  const { page, problems, close } = await openTrain();
  assert.match(await page.locator('.data-summary').textContent(), /simulated/);
  await trainToTheEnd(page);
  const table = await epochs(page);
  const node = await inNode({ kind: 'simulated', seed: 42 }, {});
  assert.deepEqual(
    table.map(([epoch, trainLoss, validLoss]) => [epoch, trainLoss, validLoss]),
    node.last.finishedEpochs.map(({ epoch, smoothTrainLoss, validLoss }) => [
      String(epoch),
      smoothTrainLoss.toFixed(6),
      validLoss.toFixed(6),
    ]),
  );
  assert.equal(await fingerprint(page), node.sha256);
  assert.match(await page.locator('.curve-figure figcaption').textContent(), /^\s*Simulated data/);
  assert.match(await page.locator('.epochs-note').textContent(), /^\s*Simulated data/);
  assert.match(await page.locator('.rates').textContent(), /[\d,]+\s+ratings\/s/);
  assert.deepEqual(problems, []);
  await close();
});

test(
  'ml-latest-small.zip, dropped: five epochs, the bits of Node',
  { skip: withoutMovieLens },
  async (t) => {
    const { page, problems, close } = await openTrain('?v=1&epochs=2');
    await trainToTheEnd(page);
    const bytes = readFileSync(MOVIELENS);
    await drop(page, 'ml-latest-small.zip', bytes);
    await page.getByText('100,836 ratings by 610 people of 9,724 films').waitFor();
    assert.deepEqual(await epochs(page), []);
    await page.getByLabel('epochs', { exact: true }).fill('5');
    await page.getByLabel('epochs', { exact: true }).blur();
    await page.evaluate(() => {
      globalThis.longest = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) {
          globalThis.longest = Math.max(globalThis.longest, duration);
        }
      }).observe({ type: 'longtask' });
    });
    await trainToTheEnd(page);
    const longest = await page.evaluate(() => globalThis.longest);
    t.diagnostic(
      longest > 0
        ? `longest task on the main thread while training: ${longest.toFixed(0)} ms`
        : 'no task on the main thread took 50 ms or more while training',
    );

    const table = await epochs(page);
    assert.equal(table.length, 5);
    assert.ok(Number(table[4][2]) < 0.75, `valid_loss ${table[4][2]}`);
    const file = { name: 'ml-latest-small.zip', bytes: new Uint8Array(bytes).buffer };
    const node = await inNode({ kind: 'files', files: [file] }, {});
    assert.equal(await fingerprint(page), node.sha256);
    assert.doesNotMatch(await page.locator('.epochs-note').textContent(), /Simulated/);
    assert.deepEqual(problems, []);
    await close();
  },
);

test('training runs in bounded slices, and the page stays answerable between them', async (t) => {
  const { page, problems, close } = await openTrain();
  const seen = await page.evaluate(async () => {
    const { engine } = globalThis.embeddingLab;
    await engine.load({ kind: 'simulated', seed: 1 });
    const run = await engine.createRun({
      model: 'dot-bias',
      factors: 50,
      yRange: [0, 5.5],
      optimizer: 'adamw',
      lr: 5e-3,
      wd: 0.1,
      epochs: 30,
      batchSize: 64,
      schedule: 'one-cycle',
      seed: 42,
      validPct: 0.2,
    });
    const reports = [];
    const training = run.train((progress) => reports.push(progress));
    let frames = 0;
    const count = () => {
      ++frames;
      frame = globalThis.requestAnimationFrame(count);
    };
    let frame = globalThis.requestAnimationFrame(count);
    const until = (enough) =>
      new Promise((resolve) => {
        const look = () => (enough() ? resolve() : setTimeout(look, 1));
        look();
      });
    await until(() => reports.length >= 5);

    // A lesson's program gets its turn in the midst of training.
    const before = reports.length;
    const W = new Float32Array([1, 2, 3, 4]);
    await engine.run({ calls: [{ call: 'tensor', args: [W, { shape: [2, 2] }] }] });
    const reportsWhileRunning = reports.length - before;

    const delay = await run.pause();
    const paused = await training;
    const heard = reports.length;
    await new Promise((resolve) => setTimeout(resolve, 300));
    const heardLater = reports.length;

    const resumed = run.train((progress) => reports.push(progress));
    await until(() => reports.length >= heard + 3);
    const first = reports[heard];
    const stopDelay = await run.stop();
    const stopped = await resumed;
    const heardAtStop = reports.length;
    await new Promise((resolve) => setTimeout(resolve, 300));
    globalThis.cancelAnimationFrame(frame);
    return {
      totalSteps: paused.totalSteps,
      deltas: reports.map(({ step }, i) => step - (reports[i - 1]?.step ?? 0)),
      sliceMs: reports.map(({ sliceMs }) => sliceMs),
      reportsWhileRunning,
      delay,
      stopDelay,
      frames,
      pausedStep: paused.step,
      lastStepHeard: reports[heard - 1].step,
      silentWhilePaused: heardLater === heard,
      firstStepResumed: first.step - first.losses.length,
      stoppedStep: stopped.step,
      silentWhenStopped: reports.length === heardAtStop,
    };
  });
  t.diagnostic(
    `delay of pause ${seen.delay.toFixed(1)} ms, of stop ${seen.stopDelay.toFixed(1)} ms`,
  );
  t.diagnostic(`longest slice ${Math.max(...seen.sliceMs).toFixed(1)} ms`);
  // Bounded by structure, whatever the machine: no slice is more than a small part of the run.
  assert.ok(Math.max(...seen.deltas) < seen.totalSteps / 10, `${Math.max(...seen.deltas)} steps`);
  assert.ok(seen.reportsWhileRunning < 5, `${seen.reportsWhileRunning} slices before an answer`);
  assert.ok(seen.frames > 3, `${seen.frames} frames`);
  assert.ok(seen.pausedStep < seen.totalSteps);
  assert.ok(seen.silentWhilePaused);
  assert.equal(seen.firstStepResumed, seen.pausedStep);
  assert.ok(seen.stoppedStep < seen.totalSteps);
  assert.ok(seen.silentWhenStopped);
  assert.deepEqual(problems, []);
  await close();
});

test('pause, resume and stop from the page', async () => {
  const { page, problems, close } = await openTrain('?v=1&epochs=100');
  const progress = page.getByRole('progressbar');
  await button(page, 'Train').click();
  await page.waitForFunction(
    () => Number(document.querySelector('[role=progressbar]').ariaValueNow) > 1,
  );
  assert.ok(await page.getByLabel('factors').isDisabled());
  await button(page, 'Pause').click();
  await status(page, 'paused');
  const held = await progress.getAttribute('aria-valuenow');
  await page.waitForTimeout(250);
  assert.equal(await progress.getAttribute('aria-valuenow'), held);

  // Another lesson may be read meanwhile; the run is still there afterwards.
  await page.getByRole('link', { name: 'Lookup', exact: true }).click();
  await page.locator('.machine').first().waitFor();
  await page.getByRole('link', { name: 'Train', exact: true }).click();
  await status(page, 'paused');
  assert.equal(await page.getByLabel('epochs', { exact: true }).inputValue(), '100');

  await button(page, 'Resume').click();
  await page.waitForFunction(
    (before) => Number(document.querySelector('[role=progressbar]').ariaValueNow) > before,
    Number(held),
  );
  await button(page, 'Stop').click();
  await status(page, 'stopped');
  const stopped = await progress.getAttribute('aria-valuenow');
  await page.waitForTimeout(250);
  assert.equal(await progress.getAttribute('aria-valuenow'), stopped);
  assert.ok(Number(stopped) < 100);
  assert.match(await fingerprint(page), /^[0-9a-f]{64}$/);
  assert.ok(!(await page.getByLabel('factors').isDisabled()));
  assert.deepEqual(problems, []);
  await close();
});

test('divergence is named, with step and rate', async () => {
  const { page, problems, close } = await openTrain(
    '?v=1&lr=1e9&epochs=1&optimizer=sgd&range=none',
  );
  await button(page, 'Train').click();
  await status(page, 'diverged');
  const message = await page.getByRole('alert').textContent();
  assert.match(message, /step \d+/);
  assert.match(message, /rate/);
  assert.deepEqual(problems, []);
  await close();
});

const header = 'userId,movieId,rating,timestamp\n';
for (const [name, content, expected] of [
  ['empty.csv', '', /empty\.csv.*empty/i],
  ['ratings.csv', `${header}1,1,4,0\n1,2,good,0\n`, /ratings\.csv, line 3.*good/],
  ['ratings.csv', `${header}1,1,NaN,0\n2,2,3,0\n`, /ratings\.csv, line 2.*NaN/],
  ['films.csv', 'a,b\n1,2\n', /films\.csv.*rating/],
  ['one.csv', `${header}1,1,4,0\n1,2,3,0\n`, /one user|one\.csv/],
  ['broken.zip', 'PK\u0003\u0004 not a zip', /broken\.zip/],
]) {
  test(`a bad file is refused: ${name} (${JSON.stringify(content).slice(-24)})`, async () => {
    const { page, problems, close } = await openTrain();
    const before = await page.locator('.data-summary h2').textContent();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
    const message = page.locator('.data-summary .message.bad');
    await message.waitFor();
    assert.match(await message.textContent(), expected);
    assert.match(await message.textContent(), /data loaded before stay in use/);
    assert.equal(await page.locator('.data-summary h2').textContent(), before);
    assert.ok(await button(page, 'Train').isEnabled());
    assert.deepEqual(problems, []);
    await close();
  });
}

test('a CSV of strange names: a person says which column is which', async () => {
  const { page, problems, close } = await openTrain('?v=1&epochs=1');
  const table = ['who,when,what,"verdict, so far"', 'ann,1,x,2', 'ann,2,y,3.5', 'bob,3,x,4'];
  table.push(
    ...Array.from({ length: 200 }, (_, i) => `p${i % 20},${i},f${i % 31},${1 + (i % 9) / 2}`),
  );
  await drop(page, 'strange.csv', Buffer.from(table.join('\n')));
  await page.getByText('strange.csv, line 1: no rating column among').waitFor();
  const load = button(page, 'Load with these columns');
  const choose = (label, name) =>
    page.locator('lab-column-picker').getByLabel(label, { exact: true }).selectOption(name);
  await choose('user', 'who');
  await choose('item', 'what');
  assert.ok(await load.isDisabled());
  await choose('rating', 'verdict, so far');
  const open = await page
    .locator('lab-column-picker select')
    .first()
    .evaluate((select) =>
      [...select.options].filter((one) => !one.disabled).map((one) => one.value),
    );
  assert.deepEqual(open, ['who', 'when']);
  await load.click();
  await page.getByText('203 ratings by 22 people of 33 films').waitFor();
  await page
    .getByText('user from "who", item from "what", rating from "verdict, so far"')
    .waitFor();
  assert.equal(await page.locator('lab-column-picker').count(), 0);
  await trainToTheEnd(page);
  const file = { name: 'strange.csv', bytes: Buffer.from(table.join('\n')) };
  const columns = { userColumn: 'who', itemColumn: 'what', ratingColumn: 'verdict, so far' };
  const node = await inNode({ kind: 'files', files: [file], columns }, { epochs: 1 });
  assert.equal(await fingerprint(page), node.sha256);
  assert.deepEqual(problems, []);
  await close();
});

test('a column that cannot be ratings is refused, and another can be chosen', async () => {
  const { page, problems, close } = await openTrain();
  await drop(page, 'strange.csv', Buffer.from('who,what,how\na,x,3\nb,y,4\n'));
  const picker = page.locator('lab-column-picker');
  await picker.getByLabel('user', { exact: true }).selectOption('how');
  await picker.getByLabel('item', { exact: true }).selectOption('what');
  await picker.getByLabel('rating', { exact: true }).selectOption('who');
  await button(page, 'Load with these columns').click();
  await page.getByText('strange.csv, line 2: rating "a": expected a finite number').waitFor();
  assert.match(await page.locator('.data-summary h2').textContent(), /Simulated/);
  await picker.getByLabel('rating', { exact: true }).waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('data that are there after one has left leave the address alone; coming back finds their range', async () => {
  const { page, problems, close } = await openTrain();
  await page.evaluate(() => {
    const parts = ['userId,movieId,rating\n'];
    for (let i = 0; i < 400_000; ++i) {
      parts.push(`${i % 499},${(i * 7) % 997},${1 + (i % 10)}\n`);
    }
    const dataTransfer = new globalThis.DataTransfer();
    dataTransfer.items.add(new File(parts, 'ten.csv'));
    const event = new globalThis.DragEvent('drop', { dataTransfer, bubbles: true });
    document.querySelector('.drop-zone').dispatchEvent(event);
    globalThis.location.hash = '#/gradient';
  });
  await page.locator('.gradient-losses').waitFor();
  await page.waitForFunction(() => globalThis.embeddingLab.session.data.name === 'ten.csv');
  await page.waitForFunction(() => globalThis.embeddingLab.session.loading === null);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  assert.match(new URL(page.url()).hash, /^#\/gradient/);
  await page.evaluate(() => {
    globalThis.location.hash = '#/train';
  });
  await page.getByText('400,000 ratings by').waitFor();
  const range = await page.locator('train-settings').evaluate(({ config }) => config.yRange);
  assert.deepEqual(range, [0.5, 10.5]);
  assert.deepEqual(problems, []);
  await close();
});

test('after a crash of the worker the learner is told, and the run goes on to the same bits', async () => {
  const { page, problems, close } = await openTrain('?v=1&epochs=25');
  await button(page, 'Train').click();
  await page.locator('.epochs tbody tr:not(.waiting)').nth(2).waitFor();
  const [worker] = page.workers();
  await worker.evaluate(() => {
    setTimeout(() => {
      throw new WebAssembly.RuntimeError('unreachable, for the test');
    });
  });
  await page.getByText('The engine stopped and was started again').waitFor();
  await status(page, 'paused');
  await page.locator('.outcome-part [role=alert]', { hasText: 'crashed' }).waitFor();
  const held = await epochs(page);
  assert.ok(held.length >= 3 && held.length < 25, `${held.length} epochs`);

  await button(page, 'Resume').click();
  await status(page, 'done');
  const resumed = await epochs(page);
  assert.equal(resumed.length, 25);
  assert.deepEqual(
    resumed.slice(0, 3).map((row) => row.slice(0, 3)),
    held.slice(0, 3).map((row) => row.slice(0, 3)),
  );
  const node = await inNode({ kind: 'simulated', seed: 42 }, { epochs: 25 });
  assert.equal(await fingerprint(page), node.sha256);
  assert.deepEqual(
    problems.filter((problem) => !problem.includes('for the test')),
    [],
  );
  await close();
});
