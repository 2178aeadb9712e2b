// In place of app/engineWorker.ts: the worker's script is part of the page's, as a Blob. The core
// without vectors is not in it: a browser that could open the file knows vectors. A worker from a Blob
// may not keep anything where the page is a file, so the page does.

import { startEngine } from '../engine/browser.ts';
import type { Engine } from '../engine/client.ts';
import { openKeyValueStore, SHELF } from '../engine/keyValueStore.ts';
import EngineWorker from '../engine/worker.ts?worker&inline';

export const startPageEngine = (): Engine =>
  startEngine(() => new EngineWorker(), {
    openShelf: () => openKeyValueStore(SHELF),
    canCompareBuilds: false,
  });
