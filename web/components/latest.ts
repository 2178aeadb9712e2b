// What was computed for the question asked last. One computation at a time: while it is under way
// only the newest question waits, so that dragging a slider leaves no queue behind.

import { messageOf } from '../engine/errors.ts';

/** `signal` says when something else is asked for: what is long may end then, by throwing. */
type Compute<R> = (signal: AbortSignal) => Promise<R>;

export class Latest<R> {
  /** The newest result there is; null before the first. */
  value: R | null = null;
  /** Why the newest question has no answer, or ''. */
  failure = '';
  readonly #changed: (value: R | null) => void;
  #asked: string | null = null;
  #next: Compute<R> | null = null;
  /** Ends the computation under way; null where none is. */
  #underWay: AbortController | null = null;

  /** `changed` is told of every result, and, with null, of the newest question's failure. */
  constructor(changed: (value: R | null) => void) {
    this.#changed = changed;
  }

  /** Asks for what `compute` gives; `key` says which question it is: the same is asked once. */
  ask(key: string, compute: Compute<R>): void {
    if (key === this.#asked) return;
    this.#asked = key;
    this.#next = compute;
    if (this.#underWay === null) void this.#work();
    else this.#underWay.abort();
  }

  /** Results come in the order of their questions: a late one cannot cover a newer. */
  async #work(): Promise<void> {
    for (let compute = this.#take(); compute !== null; compute = this.#take()) {
      this.#underWay = new AbortController();
      try {
        const value = await compute(this.#underWay.signal);
        this.value = value;
        this.failure = '';
        this.#changed(value);
      } catch (error) {
        if (this.#next !== null) continue; // something else was asked for meanwhile
        this.failure = messageOf(error);
        this.#changed(null);
      }
    }
    this.#underWay = null;
  }

  #take(): Compute<R> | null {
    const next = this.#next;
    this.#next = null;
    return next;
  }
}
