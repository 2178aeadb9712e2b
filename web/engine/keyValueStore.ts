// A shelf in the browser's own database: a few values under names, written together or not at all.

export interface StoreChanges {
  put?: Readonly<Record<string, unknown>>;
  remove?: readonly string[];
}

export interface KeyValueStore {
  all(): Promise<Map<string, unknown>>;
  /** Rejects where there is no room, and has then written nothing. */
  write(changes: StoreChanges): Promise<void>;
  clear(): Promise<void>;
  /** What was asked for is still done. */
  close(): void;
}

/** The name of the lab's own. */
export const SHELF = 'embedding-lab';

const table = 'kept';

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the database gave no reason'));
  });
}

class BrowserStore implements KeyValueStore {
  readonly #database: IDBDatabase;

  constructor(database: IDBDatabase) {
    this.#database = database;
  }

  async all(): Promise<Map<string, unknown>> {
    const store = this.#database.transaction(table).objectStore(table);
    const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
    return new Map(keys.map((key, i) => [key as string, values[i] as unknown]));
  }

  write({ put = {}, remove = [] }: StoreChanges): Promise<void> {
    return this.#change((store) => {
      for (const key of remove) store.delete(key);
      for (const [key, value] of Object.entries(put)) store.put(value, key);
    });
  }

  clear(): Promise<void> {
    return this.#change((store) => store.clear());
  }

  close(): void {
    this.#database.close();
  }

  /** Resolves once it is on the disk: a lack of room is noticed that late. */
  #change(work: (store: IDBObjectStore) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const transaction = this.#database.transaction(table, 'readwrite');
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('the database gave up'));
      work(transaction.objectStore(table));
    });
  }
}

/** Rejects where the browser allows no database. */
export async function openKeyValueStore(name: string): Promise<KeyValueStore> {
  if (typeof indexedDB === 'undefined') throw new Error('there is no database here');
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(table);
  return new BrowserStore(await answer(request));
}
