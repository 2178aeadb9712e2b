// The files that a run becomes: the weights on the page are those of the file, and nothing is asked
// of the network.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { unzipSync } from 'fflate';
import { readModel } from '../../lib/engine/modelFile.js';
import { weightsSha256 } from '../../lib/engine/sha256.js';
import { embeddingLab, madeUpCsv, temporaryFolder } from '../node/support.mjs';
import { startBrowser } from './browser.mjs';
import { button, openTrain, status, trainToTheEnd } from './trainPage.mjs';

let chromium;
const folder = temporaryFolder();
before(async () => {
  chromium = await startBrowser();
});
after(async () => {
  await chromium.close();
  folder.remove();
});

async function downloaded(page, name) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name, exact: true }).click(),
  ]);
  return readFileSync(await download.path());
}

test('a run becomes files; the command and the link on the page train the same weights', async () => {
  const { page, problems, close } = await chromium.open({ route: '#/take-away' });
  await page.getByRole('button', { name: 'Train one on the simulated world' }).click();
  await page.locator('.take-away[data-status="ready"]').waitFor({ timeout: 120_000 });
  const sha = await page.locator('.take-away-sha code').textContent();
  assert.match(sha, /^[0-9a-f]{64}$/);

  const model = await downloaded(page, 'model.safetensors');
  assert.equal(weightsSha256(readModel('model.safetensors', model).weights), sha);

  const all = unzipSync(await downloaded(page, 'All of it as one zip'));
  assert.deepEqual(Object.keys(all).sort(), [
    'embedding_lab.ipynb',
    'embedding_lab.py',
    'model.safetensors',
    'predictions.csv',
    'ratings.csv',
    'tables.zip',
    'train_distributed.py',
  ]);
  assert.deepEqual(Buffer.from(all['model.safetensors']), model);
  assert.equal(Buffer.from(all['predictions.csv']).toString().trimEnd().split('\n').length, 1001);

  const ratings = folder.write('ratings.csv', all['ratings.csv']);
  const command = await page.locator('.take-away-command code').first().textContent();
  const [npx, name, subcommand, file, ...flags] = command.split(' ');
  assert.deepEqual([npx, name, subcommand, file], ['npx', 'embedding-lab', 'train', 'ratings.csv']);
  const { code, stdout } = await embeddingLab('train', ratings, ...flags, '--json');
  assert.equal(code, 0);
  assert.equal(JSON.parse(stdout).weights_sha256, sha);

  await page.locator('.take-away-link a').click();
  await trainToTheEnd(page);
  assert.equal(
    await page.evaluate(() => globalThis.embeddingLab.session.runs.map((run) => run.sha256).join()),
    [sha, sha].join(),
  );
  assert.deepEqual(problems, []);
  await close();
});

test('each piece of code can be shown, and its link brings it back', async () => {
  const { page, close } = await chromium.open({ route: '#/take-away' });
  for (const [label, line] of [
    ['Load and compare', 'def read_safetensors(path):'],
    ['fastai', 'learn = Learner(dls, model'],
    ['Notebook', '# # A recommender from Embedding Lab, in PyTorch'],
    ['Several machines', 'DistributedDataParallel(model)'],
  ]) {
    await page.getByText(label, { exact: true }).click();
    await page.locator('.take-away-code').getByText(line).first().waitFor();
  }
  const address = new URL(page.url()).hash;
  assert.equal(address, '#/take-away?v=1&show=distributed');
  await close();
});

test('the command stands by runs that it repeats, and names the file that it takes', async () => {
  const { page, problems, close } = await chromium.open({ route: '#/take-away' });
  await button(page, 'Train one on the simulated world').click();
  const command = page.locator('.take-away-command');
  await command.getByText(/^With ratings.csv from above/).waitFor({ timeout: 120_000 });

  const file = { kind: 'files', files: [{ name: 'mine.csv', bytes: [...madeUpCsv(60, 50)] }] };
  const load = (source) =>
    page.evaluate(async (given) => {
      const files = given.files.map(({ name, bytes }) => ({ name, bytes: Uint8Array.from(bytes) }));
      await globalThis.embeddingLab.session.load({ ...given, files }, 'mine.csv');
    }, source);
  /** Trains a run, or stops it in its midst; answers how it ended. */
  const train = (epochs, stop = false) =>
    page.evaluate(
      async ([count, early]) => {
        const { session } = globalThis.embeddingLab;
        const config = { ...session.runs[0].config, factors: 4, epochs: count };
        const running = session.start(config);
        if (early) {
          await new Promise((resolve) => {
            const unwatch = session.watch(() => {
              if (session.current?.progress == null) return;
              unwatch();
              resolve();
            });
          });
          await session.stop();
        }
        await running;
        return session.current.status;
      },
      [epochs, stop],
    );
  const shown = (sha) => page.locator('.take-away-sha', { hasText: sha }).waitFor();
  const newest = () => page.evaluate(() => globalThis.embeddingLab.session.runs.at(-1).sha256);

  await load(file);
  await command.getByText(/while that world is loaded/).waitFor();
  assert.equal(await button(page, 'ratings.csv').count(), 0);

  assert.equal(await train(1), 'done');
  await shown(await newest());
  assert.match(await command.locator('code').first().textContent(), / mine\.csv /);
  await page.getByText('fastai', { exact: true }).click();
  await page.locator('.take-away-code').getByText('read_ratings("mine.csv")').waitFor();

  assert.equal(await train(200, true), 'stopped');
  await shown(await newest());
  assert.equal(await command.count(), 0);

  await load({
    ...file,
    columns: { userColumn: 'userId', itemColumn: 'movieId', ratingColumn: 'rating' },
  });
  assert.equal(await train(2), 'done');
  await shown(await newest());
  assert.equal(await command.count(), 0);
  assert.deepEqual(problems, []);
  await close();
});

test('the listing stays what it is while a model is trained', async () => {
  const { page, close } = await chromium.open({ route: '#/take-away' });
  await page.locator('.take-away-code .code-line').first().waitFor();
  const changes = await page.evaluate(async () => {
    const code = document.querySelector('.take-away-code');
    const seen = new Set([code.listings]);
    const { session } = globalThis.embeddingLab;
    const unwatch = session.watch(() => seen.add(code.listings));
    await session.trainDefault('the world');
    unwatch();
    return seen.size;
  });
  assert.equal(changes, 1);
  await close();
});

/** What the session holds: its data's name, and its runs. */
const held = (page) =>
  page.evaluate(async () => {
    const { session } = globalThis.embeddingLab;
    await session.keeping.settled();
    return {
      data: session.data.name,
      runs: session.runs.map(({ id, config, sha256 }) => ({ id, model: config.model, sha256 })),
    };
  });

/** Another lesson, as if the address had been typed into a new tab: the page before ends first. */
async function arriveAt(page, hash) {
  const address = page.url().replace(/#.*/, hash);
  await page.goto('about:blank');
  await page.goto(address);
}

test('a visit that begins here or in the map finds what was kept, and keeps it', async () => {
  const { page, problems, close } = await openTrain(
    chromium,
    '?v=1&model=collab-nn&factors=4&epochs=1',
  );
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'mine.csv', mimeType: 'text/csv', buffer: madeUpCsv(60, 50) });
  await page.getByText(/ratings by\s+60\s+people of\s+50\s+films/).waitFor();
  await trainToTheEnd(page);
  const kept = await held(page);
  assert.equal(kept.data, 'mine.csv');

  await arriveAt(page, '#/take-away');
  await page.locator('.take-away[data-status="ready"]').waitFor();
  assert.equal(await page.locator('.take-away-sha code').textContent(), kept.runs[0].sha256);
  assert.deepEqual(await held(page), kept);

  // A network's factors cannot be read one by one: a model is trained for the map, on these data.
  await arriveAt(page, '#/explore');
  await page.locator('.recommended').waitFor({ timeout: 120_000 });
  const more = await held(page);
  assert.equal(more.data, 'mine.csv');
  assert.deepEqual(more.runs[0], kept.runs[0]);
  assert.deepEqual(
    more.runs.map(({ id, model }) => [id, model]),
    [
      [1, 'collab-nn'],
      [2, 'dot-bias'],
    ],
  );

  await arriveAt(page, '#/train');
  await page.getByText(/ratings by\s+60\s+people of\s+50\s+films/).waitFor();
  assert.equal(await page.locator('.runs tbody tr').count(), 2);
  assert.deepEqual(await held(page), more);
  assert.deepEqual(problems, []);
  await close();
});

test('a run that is paused is not ended: it goes on from here', async () => {
  const { page, problems, close } = await openTrain(chromium, '?v=1&factors=4&epochs=200');
  await button(page, 'Train').click();
  await page.locator('.epochs tbody tr:not(.waiting)').first().waitFor({ timeout: 120_000 });
  await button(page, 'Pause').click();
  await status(page, 'paused');
  await held(page);
  await arriveAt(page, '#/take-away');
  await page.getByText('A run is paused').waitFor();
  await button(page, 'Resume').click();
  await page.locator('.take-away[data-status="ready"]').waitFor({ timeout: 120_000 });
  const { runs } = await held(page);
  assert.equal(runs.length, 1);
  assert.deepEqual(problems, []);
  await close();
});
