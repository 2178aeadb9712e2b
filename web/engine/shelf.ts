// The shelf of keyValueStore.ts, kept by a worker of its own: the browser's database copies what it is
// given before it goes on, and a page would wait for that. A database that gives no answer, which some
// browsers' do at times, is taken for one that refuses.

import { fromErrorData, type ErrorData } from './errors.ts';
import type { KeyValueStore, StoreChanges } from './keyValueStore.ts';

/** Every request but `close` gets one answer; `close` ends the worker once all before it is done. */
export type ShelfRequest =
  | { call: 'open'; name: string }
  | { call: 'all' }
  | { call: 'write'; changes: StoreChanges }
  | { call: 'clear' }
  | { call: 'close' };

export type ToShelf = ShelfRequest & { id: number };
export type FromShelf = { id: number } & ({ value: unknown } | { error: ErrorData });

/** The part of a Worker that is used. */
export interface ShelfWorker {
  postMessage(message: ToShelf, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<FromShelf>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

interface Pending {
  resolve: (value: never) => void;
  reject: (error: Error) => void;
  timer: ReturnType<typeof setTimeout>;
}

function timeout(): Error {
  const error = new Error('the database does not answer');
  error.name = 'TimeoutError';
  return error;
}

/** How long an answer may take. What is written waits for what was written before. */
const patienceMs = { open: 5_000, other: 60_000 };

/**
 * `worker` runs shelfWorker.ts. Rejects where it does not run, the browser allows no database, or none
 * answers (a TimeoutError, as any request may).
 */
export async function openShelf(worker: ShelfWorker, name: string): Promise<KeyValueStore> {
  const shelf = new WorkerShelf(worker);
  try {
    await shelf.ask({ call: 'open', name });
  } catch (error) {
    shelf.close(); // the worker has nothing to do
    throw error;
  }
  return shelf;
}

class WorkerShelf implements KeyValueStore {
  readonly #worker: ShelfWorker;
  readonly #pending = new Map<number, Pending>();
  #nextId = 0;
  #failure: Error | null = null;

  constructor(worker: ShelfWorker) {
    this.#worker = worker;
    worker.onmessage = ({ data }) => {
      const pending = this.#settle(data.id);
      if ('error' in data) pending?.reject(fromErrorData(data.error));
      else pending?.resolve(data.value as never);
    };
    worker.onerror = ({ message }) => {
      this.#failure = new Error(`nothing can be kept: ${message ?? 'the worker did not load'}`);
      for (const id of [...this.#pending.keys()]) this.#settle(id)?.reject(this.#failure);
    };
  }

  ask<T>(request: ShelfRequest, transfer: Transferable[] = []): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== null) return reject(this.#failure);
      const id = this.#nextId++;
      this.#worker.postMessage({ ...request, id }, transfer); // what cannot be cloned throws here
      const patience = request.call === 'open' ? patienceMs.open : patienceMs.other;
      const timer = setTimeout(() => this.#settle(id)?.reject(timeout()), patience);
      this.#pending.set(id, { resolve, reject, timer });
    });
  }

  /** What waited for an answer, and does no more. */
  #settle(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    clearTimeout(pending?.timer);
    return pending;
  }

  all(): Promise<Map<string, unknown>> {
    return this.ask({ call: 'all' });
  }

  async write(changes: StoreChanges): Promise<void> {
    const buffers: ArrayBuffer[] = [];
    const copied = withOwnBytes(changes, buffers) as StoreChanges;
    await this.ask({ call: 'write', changes: copied }, buffers);
  }

  async clear(): Promise<void> {
    await this.ask({ call: 'clear' });
  }

  close(): void {
    this.#worker.postMessage({ call: 'close', id: this.#nextId++ }, []);
  }
}

/**
 * `value` with copies of the bytes in it, which are added to `buffers` to be handed over: cloning
 * them within a message takes ten times as long.
 */
function withOwnBytes(value: unknown, buffers: ArrayBuffer[]): unknown {
  if (value instanceof Uint8Array) {
    const copy = new Uint8Array(value);
    buffers.push(copy.buffer);
    return copy;
  }
  const plain = typeof value === 'object' && value?.constructor === Object;
  if (!plain) return value;
  const parts = Object.entries(value as Readonly<Record<string, unknown>>);
  return Object.fromEntries(parts.map(([name, part]) => [name, withOwnBytes(part, buffers)]));
}
