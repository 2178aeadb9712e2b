// A few rounds of a class: no worker, no node, no listener and no wasm memory is left behind. How the
// heap fares in twenty minutes is for `npm run soak`.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from './browser.mjs';
import { FEW_NODES, jsFlags, round, watched } from './soakRounds.mjs';

let chromium;
before(async () => {
  chromium = await startBrowser({ jsFlags });
});
after(() => chromium.close());

/** What is left behind would be left in every round. */
const ROUNDS = 2;

test('after more rounds there are as many workers, nodes and listeners as before', async (t) => {
  const { page, problems, close } = await chromium.open();
  const { measure } = await watched(page);
  await round(page);
  const before = await measure();
  for (let i = 0; i < ROUNDS; ++i) await round(page);
  const now = await measure();
  t.diagnostic(JSON.stringify({ before, now }));
  for (const name of ['workers', 'wasm', 'documents', 'listeners']) {
    assert.ok(now[name] <= before[name], `${name}: ${before[name]}, then ${now[name]}`);
  }
  assert.ok(now.nodes < before.nodes + FEW_NODES, `nodes: ${before.nodes}, then ${now.nodes}`);
  assert.ok(before.workers > 0 && before.wasm > 0 && before.listeners > 0, 'they are counted');
  assert.deepEqual(problems, []);
  await close();
});
