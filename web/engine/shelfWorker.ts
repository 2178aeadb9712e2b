// The worker of shelf.ts: does what it is asked, one after the other. Of several tabs with the same
// shelf one changes it, the first: what another did would replace what this one keeps.

import { toErrorData } from './errors.ts';
import { openKeyValueStore, type KeyValueStore } from './keyValueStore.ts';
import type { FromShelf, ShelfRequest, ToShelf } from './shelf.ts';

let store: KeyValueStore | null = null;
let lock = '';
/** Resolves when the lock is held, which it then is as long as this worker lives. */
let owning: Promise<void> | null = null;
let turn: Promise<void> = Promise.resolve();

/** A tab that is being closed or loaded anew may take as long to let go. */
const patienceMs = 5_000;

/** Rejects with an InUseError where another tab holds the lock; it can be asked for again. */
function own(): Promise<void> {
  if (!('locks' in navigator)) return Promise.resolve(); // without https no tab hears of another
  owning ??= new Promise<void>((resolve, reject) => {
    const held = (): Promise<never> => {
      resolve();
      return new Promise<never>(() => {});
    };
    const signal = AbortSignal.timeout(patienceMs);
    navigator.locks.request(lock, { signal }, held).catch(() => {
      owning = null;
      const error = new Error('another tab keeps its data and runs here');
      error.name = 'InUseError';
      reject(error);
    });
  });
  return owning;
}

async function answer(request: ShelfRequest): Promise<unknown> {
  if (request.call === 'open') {
    store = await openKeyValueStore(request.name);
    lock = request.name;
  }
  if (request.call === 'close') {
    store?.close();
    return self.close();
  }
  if (store === null) throw new TypeError('[shelf] open it first');
  switch (request.call) {
    case 'open':
      return null;
    case 'all':
      return store.all();
    case 'write':
      await own();
      return store.write(request.changes);
    case 'clear':
      await own();
      return store.clear();
  }
}

const post = (message: FromShelf): void => self.postMessage(message);

self.onmessage = ({ data: { id, ...request } }: MessageEvent<ToShelf>) => {
  turn = turn.then(async () => {
    try {
      post({ id, value: await answer(request) });
    } catch (error) {
      post({ id, error: toErrorData(error) });
    }
  });
};
