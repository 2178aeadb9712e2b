// Reads a large file of ratings from the disk in slices, as a page's worker does, and trains one
// epoch on it while the ratings stay loaded. Prints times and the peak of memory as one line of
// JSON.
//
//     node largeFile.mjs RATINGS.csv

import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { loadInSlices } from '../lib/engine/dataset.js';
import { loadModule } from '../lib/engine/module.js';
import { Trainer } from '../lib/engine/trainer.js';

const config = { model: 'dot-bias', optimizer: 'sparse-adam', factors: 32, epochs: 1 };

/** What `work` gives, and how long it took in seconds. */
async function timed(work) {
  const start = performance.now();
  const result = await work();
  return [result, (performance.now() - start) / 1000];
}

const path = process.argv[2];
const module = await loadModule();
const trainer = new Trainer(module, config);
const bytes = await openAsBlob(path);
const files = [{ name: basename(path), bytes }];
const [data, loadSeconds] = await timed(() => loadInSlices(module, { kind: 'files', files }));
const [info, splitSeconds] = await timed(() => trainer.use(data));
const [progress, epochSeconds] = await timed(() => trainer.train());
console.log(
  JSON.stringify({
    ...config,
    bytes: bytes.size,
    ratings: info.ratings,
    users: info.users,
    items: info.items,
    loadSeconds,
    splitSeconds,
    epochSeconds,
    ratingsPerSecond: progress.ratingsPerSecond,
    validLoss: progress.finishedEpochs[0].validLoss,
    peakBytes: process.resourceUsage().maxRSS * 1024,
    coreBytes: module.HEAPU8.length,
  }),
);
