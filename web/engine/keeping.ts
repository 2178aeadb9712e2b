// What of a session outlives the page: the data, the runs that have ended, and the last snapshot of
// the one under way. All of it stays in this browser. Where that fails, training goes on without.

import type { DataSource } from './client.ts';
import type { KeyValueStore, StoreChanges } from './keyValueStore.ts';
import { isStoredRun, type SessionRun, type StoredRun } from './sessionRun.ts';

/** Data as they are kept: their files are copies. */
export interface KeptData {
  source: DataSource;
  name: string;
}

/** Whether they are as this page writes them; the loader looks into the files. */
function isKeptData(value: unknown): value is KeptData {
  const { source, name } = (value ?? {}) as Partial<Record<keyof KeptData, unknown>>;
  return typeof name === 'string' && typeof source === 'object' && source !== null;
}

function isSnapshot(value: unknown): value is Kept['snapshot'] {
  const { run, bytes } = (value ?? {}) as { run?: unknown; bytes?: unknown };
  return typeof run === 'number' && bytes instanceof Uint8Array;
}

/** What was kept by an earlier page. */
export interface Kept {
  data: KeptData;
  runs: readonly StoredRun[];
  /** Where a run was under way: from which it goes on. */
  snapshot: { run: number; bytes: Uint8Array } | null;
}

/**
 * Why nothing more is kept: there is no room, the browser allows it not or gives no answer, or another
 * tab keeps its own things.
 */
export type KeepingProblem = 'full' | 'forbidden' | 'silent' | 'elsewhere';

/** By the names that errors of browsers and of the shelf have; any other is a refusal. */
const problems: Readonly<Record<string, KeepingProblem>> = {
  QuotaExceededError: 'full',
  TimeoutError: 'silent',
  InUseError: 'elsewhere',
};

/** Of what is written: a page that reads another forgets it. */
const version = 2;

const runKey = (run: { id: number }): string => `run ${run.id}`;

function bytesIn(value: unknown): number {
  if (value instanceof Blob) return value.size;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 8;
  if (Array.isArray(value) && typeof value[0] === 'number') return 8 * value.length;
  return Object.values(value).reduce<number>((sum, part) => sum + bytesIn(part), 0);
}

export class Keeping {
  readonly #open: () => Promise<KeyValueStore>;
  readonly #changed: () => void;
  #store: Promise<KeyValueStore> | null = null;
  /** One after the other, in the order in which they were asked for. */
  #writing: Promise<void> = Promise.resolve();
  /** The snapshot whose turn has not come yet: a later one of the same run takes its place. */
  #waiting: { put: Record<string, unknown> } | null = null;
  readonly #sizes = new Map<string, number>();

  /** Whether anything is kept; a person may say no. */
  on = true;
  problem: KeepingProblem | null = null;

  constructor(open: () => Promise<KeyValueStore>, changed: () => void) {
    this.#open = open;
    this.#changed = changed;
  }

  /** About how many bytes are kept. */
  get bytes(): number {
    return [...this.#sizes.values()].reduce((sum, size) => sum + size, 0);
  }

  /**
   * What an earlier page left; null where that is nothing, or cannot be read. Runs that cannot be read
   * are left out.
   */
  async restore(): Promise<Kept | null> {
    try {
      this.#store ??= this.#open();
      const store = await this.#store;
      const all = await store.all();
      this.on = all.get('off') !== true;
      const data = all.get('data');
      if (!this.on || data === undefined) return null;
      if (all.get('version') !== version || !isKeptData(data)) {
        await store.clear();
        return null;
      }
      for (const [key, value] of all) this.#sizes.set(key, bytesIn(value));
      void this.#write({}); // whether another tab keeps its own things is to be known soon
      const runs = [...all]
        .filter(
          (pair): pair is [string, StoredRun] =>
            isStoredRun(pair[1]) && pair[0] === runKey(pair[1]),
        )
        .map(([, run]) => run);
      const snapshot = all.get('snapshot');
      return {
        data,
        runs: runs.sort((a, b) => a.id - b.id),
        snapshot: isSnapshot(snapshot) ? snapshot : null,
      };
    } catch (error) {
      this.#giveUp(error);
      return null;
    }
  }

  /** Other data: what was under way before was on others. */
  data(data: KeptData): Promise<void> {
    return this.#write({ put: { version, data }, remove: ['snapshot'] });
  }

  /** A run as it is now, with what it goes on from, or as it has ended. */
  run(run: SessionRun, snapshot: Uint8Array | null): Promise<void> {
    const put = { [runKey(run)]: run.store() };
    if (snapshot === null) return this.#write({ put, remove: ['snapshot'] });
    return this.#writeSnapshot({ ...put, snapshot: { run: run.id, bytes: snapshot } });
  }

  /** A name is all that changed. */
  renamed(run: SessionRun): Promise<void> {
    return this.#sizes.has(runKey(run))
      ? this.#write({ put: { [runKey(run)]: run.store() } })
      : Promise.resolve();
  }

  removed(run: SessionRun): Promise<void> {
    return this.#write({ remove: [runKey(run), ...(run.ended ? [] : ['snapshot'])] });
  }

  /** Forgets all that was kept, and keeps no more until `keep`. */
  async forget(): Promise<void> {
    this.on = false; // first: what a run writes from now on would come after the clearing
    await this.#queue(async (store) => {
      await this.#empty(store);
      await store.write({ put: { off: true } });
      return true;
    });
    this.#sizes.clear();
    this.#changed();
  }

  /** Keeps again, from what there is now. */
  async keep(data: KeptData | null, runs: readonly SessionRun[]): Promise<void> {
    this.on = true;
    await this.#queue((store) => this.#empty(store));
    if (data !== null) await this.data(data);
    for (const run of runs.filter(({ ended }) => ended)) await this.run(run, null);
    this.#changed();
  }

  /** Resolves when all that was to be written is written. */
  settled(): Promise<void> {
    return this.#writing;
  }

  /** A store that is full can be emptied, and then there is room again. */
  async #empty(store: KeyValueStore): Promise<boolean> {
    await store.clear();
    this.problem = null;
    return true;
  }

  #giveUp(error: unknown): void {
    this.problem = (error instanceof Error && problems[error.name]) || 'forbidden';
    this.#changed();
  }

  /** Snapshots may come faster than they are written: no more than one waits. */
  #writeSnapshot(put: Record<string, unknown>): Promise<void> {
    if (this.#waiting !== null) {
      this.#waiting.put = put;
      return this.settled();
    }
    const changes = { put };
    const written = this.#write(changes);
    if (this.on && this.problem === null) this.#waiting = changes;
    return written;
  }

  async #write(changes: StoreChanges): Promise<void> {
    if (!this.on || this.problem !== null) return;
    const written = await this.#queue(async (store) => {
      if (this.#waiting === changes) this.#waiting = null;
      if (this.problem !== null) return false; // since it was asked for
      await store.write(changes);
      return true;
    });
    if (!written) return;
    for (const key of changes.remove ?? []) this.#sizes.delete(key);
    for (const [key, value] of Object.entries(changes.put ?? {})) {
      this.#sizes.set(key, bytesIn(value));
    }
    this.#changed();
  }

  /** Does `work` when it is its turn; answers whether it was done. */
  #queue(work: (store: KeyValueStore) => Promise<boolean>): Promise<boolean> {
    this.#waiting = null; // what comes after this has a turn after it
    const turn = this.#writing.then(async () => {
      try {
        this.#store ??= this.#open();
        return await work(await this.#store);
      } catch (error) {
        this.#giveUp(error);
        return false;
      }
    });
    this.#writing = turn.then(() => {});
    return turn;
  }
}
