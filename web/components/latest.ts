// What was computed for the question asked last. One computation at a time: while it is under way
// only the newest question waits, so that dragging a slider leaves no queue behind.

export class Latest<R> {
  /** The newest result there is; null before the first. */
  value: R | null = null;
  /** Why the newest question has no answer, or ''. */
  failure = '';
  readonly #changed: (value: R | null) => void;
  #asked: string | null = null;
  #next: (() => Promise<R>) | null = null;
  #busy = false;

  /** `changed` is told of every result, and, with null, of the newest question's failure. */
  constructor(changed: (value: R | null) => void) {
    this.#changed = changed;
  }

  /** Asks for what `compute` gives; `key` says which question it is: the same is asked once. */
  ask(key: string, compute: () => Promise<R>): void {
    if (key === this.#asked) return;
    this.#asked = key;
    this.#next = compute;
    if (!this.#busy) void this.#work();
  }

  /** Results come in the order of their questions: a late one cannot cover a newer. */
  async #work(): Promise<void> {
    this.#busy = true;
    for (let compute = this.#take(); compute !== null; compute = this.#take()) {
      try {
        const value = await compute();
        this.value = value;
        this.failure = '';
        this.#changed(value);
      } catch (error) {
        if (this.#next !== null) continue; // something else was asked for meanwhile
        this.failure = error instanceof Error ? error.message : String(error);
        this.#changed(null);
      }
    }
    this.#busy = false;
  }

  #take(): (() => Promise<R>) | null {
    const next = this.#next;
    this.#next = null;
    return next;
  }
}
