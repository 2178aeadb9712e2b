// Training in a page and in Node by the same script, on the simulated world: ratings per second as
// the clock on the wall has it, which is what a visitor sees. And what else a visitor waits for.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from '../tools/run.mjs';
import { serve } from '../tools/serve.mjs';
import { count, median, printTable, ratio } from './engines.mjs';
import { measureUse, printUse } from './pageUse.mjs';

/**
 * Runs in either place. `create` makes an instance of the compiled module, which holds the bindings
 * of wasm/lab.d.ts.
 */
async function train(create, config, seconds) {
  const module = await create();
  const dataset = module.Dataset.simulated(42);
  const set = dataset.split(0, 1);
  const run = () => {
    const trainer = new module.Trainer(set, config);
    const start = performance.now();
    const { step } = trainer.train(1e9);
    const spent = (performance.now() - start) / 1000;
    trainer.delete();
    return [step * config.batchSize, spent];
  };
  run(); // engines compile
  let [ratings, spent] = [0, 0];
  while (spent < seconds) {
    const [more, longer] = run();
    ratings += more;
    spent += longer;
  }
  return ratings / spent;
}

const optimizers = ['adamw', 'sparse-adam', 'sgd'];
const folder = join(root, 'lib');

/** Rounds in turn; the medians of each, with null where there is no Chromium. */
export async function measurePage(rounds, seconds) {
  const { completeConfig } = await import('../lib/engine/training.js');
  const { default: glue } = await import('../lib/wasm/lab32.mjs');
  const wasmBinary = readFileSync(join(folder, 'wasm', 'lab32.wasm'));
  const server = await serve(folder);
  const browser = await chromium
    .launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    })
    .catch(() => null);
  if (!browser) console.log('Chromium is not here: pages are not measured');
  let use = null;
  const rows = optimizers.map((optimizer) => ({ optimizer, node: [], chromium: [] }));
  try {
    const page = await browser?.newPage();
    await page?.goto(`${server.url}wasm/lab32.mjs`);
    for (let round = 0; round < rounds; ++round) {
      for (const row of rows) {
        const config = completeConfig({ optimizer: row.optimizer, yRange: [0, 5.5] });
        row.node.push(await train(() => glue({ wasmBinary }), config, seconds));
        const call = `(${train})(async () => (await import('/wasm/lab32.mjs')).default(), ${JSON.stringify(config)}, ${seconds})`;
        if (page) row.chromium.push(await page.evaluate(call));
      }
    }
    use = browser && (await measureUse(browser, rounds, seconds));
  } finally {
    await browser?.close();
    await server.close();
  }
  const training = rows.map(({ optimizer, node, chromium: pages }) => ({
    optimizer,
    node: Math.round(median(node)),
    chromium: pages.length > 0 ? Math.round(median(pages)) : null,
  }));
  return { training, use };
}

export function printPage({ training, use }) {
  const cells = training.map(({ optimizer, node, chromium: page }) => [
    optimizer,
    count(node),
    page === null ? '' : count(page),
    ratio(page, node),
  ]);
  printTable(
    'Training in a page, ratings per second by the wall clock',
    ['dot-bias on the simulated world', 'Node', 'Chromium', 'Chromium / Node'],
    cells,
  );
  if (use) printUse(use);
}
