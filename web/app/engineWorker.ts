// The engine's workers, from wherever this file was loaded. Browsers refuse a worker of another
// origin, but not one of the page's own that imports it.

import { startEngine } from '../engine/browser.ts';
import type { Engine } from '../engine/client.ts';
import { SHELF } from '../engine/keyValueStore.ts';
import { openShelf } from '../engine/shelf.ts';
import shelfUrl from '../engine/shelfWorker.ts?worker&url';
import engineUrl from '../engine/worker.ts?worker&url';

function makeWorker(workerUrl: string): Worker {
  const { href, origin } = new URL(workerUrl, import.meta.url);
  if (origin === location.origin) return new Worker(href, { type: 'module' });
  const source = new Blob([`import ${JSON.stringify(href)};`], { type: 'text/javascript' });
  const url = URL.createObjectURL(source);
  const worker = new Worker(url, { type: 'module' });
  // It is read once the worker runs, and only then may the address be given up.
  worker.addEventListener('message', () => URL.revokeObjectURL(url), { once: true });
  return worker;
}

export const startPageEngine = (): Engine =>
  startEngine(() => makeWorker(engineUrl), {
    openShelf: () => openShelf(makeWorker(shelfUrl), SHELF),
  });
