// An hour of class in a short time: lessons, training, data, languages and the share panel, over and
// over on the built site, and what the browser holds before and after.
//
//   npm run soak [-- --minutes 20]
//
// Fails where the memory grows by more than a tenth, or anything is left behind.

import { parseArgs } from 'node:util';
import { startBrowser } from '../tests/browser/browser.mjs';
import { FEW_NODES, jsFlags, round, watched } from '../tests/browser/soakRounds.mjs';
import { Failure, main } from '../tools/run.mjs';
import { printTable } from './engines.mjs';

/** Rounds before the first measurement: every part is loaded, and compiled as it will be. */
const WARM_UP = 3;
/** Heap after, in parts of heap before. */
const MOST_GROWTH = 1.1;

const megabytes = (bytes) => `${(bytes / 2 ** 20).toFixed(2)} MB`;
const written = { heap: megabytes, workerHeap: megabytes, wasm: megabytes };

async function soak(minutes) {
  const chromium = await startBrowser({ jsFlags });
  try {
    const { page, problems } = await chromium.open();
    const { measure } = await watched(page);
    for (let i = 0; i < WARM_UP; ++i) await round(page);
    const before = await measure();
    const end = performance.now() + minutes * 60_000;
    let rounds = 0;
    do {
      await round(page);
      rounds += 1;
      const now = await measure();
      console.log(
        `round ${rounds}: heap ${megabytes(now.heap)}, workers' ${megabytes(now.workerHeap)}, ` +
          `wasm ${megabytes(now.wasm)}, ${now.nodes} nodes, ${now.listeners} listeners`,
      );
    } while (performance.now() < end);
    return { before, after: await measure(), rounds, problems };
  } finally {
    await chromium.close();
  }
}

function report({ before, after, rounds }) {
  const names = Object.keys(before);
  const rows = names.map((name) => {
    const text = written[name] ?? String;
    return [name, text(before[name]), text(after[name]), (after[name] / before[name]).toFixed(3)];
  });
  const title = `${rounds} rounds after ${WARM_UP} to warm up, garbage collected before each number`;
  printTable(title, ['', 'before', 'after', 'after / before'], rows);
}

/** What grew by more than it may: memory by a tenth, what is counted not at all. */
function grown({ before, after }) {
  const most = (name) => {
    if (name in written) return MOST_GROWTH * before[name];
    return before[name] + (name === 'nodes' ? FEW_NODES : 0);
  };
  return Object.keys(before).filter((name) => after[name] > most(name));
}

await main(async () => {
  const { values } = parseArgs({ options: { minutes: { type: 'string', default: '20' } } });
  const minutes = Number(values.minutes);
  if (!(minutes > 0)) throw new Failure(`--minutes ${values.minutes}: expected a number above 0`);
  const result = await soak(minutes);
  report(result);
  if (result.problems.length > 0) throw new Failure(result.problems.join('\n'));
  const leaks = grown(result);
  if (leaks.length > 0) throw new Failure(`grew: ${leaks.join(', ')}`);
});
