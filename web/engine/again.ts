// Asking once more: a crash of the worker is no reason why a question should stay without answer.

import { isCrash } from './errors.ts';

export class Again {
  /** Whether the present worker has answered: one that never does is not replaced for ever. */
  #alive = false;
  #crashes = 0;

  /** Notes that the worker crashed; answers whether another may take its place. */
  crashed(): boolean {
    const wasAlive = this.#alive;
    this.#alive = false;
    if (wasAlive) this.#crashes += 1;
    return wasAlive;
  }

  async once<T>(answer: Promise<T>): Promise<T> {
    const value = await answer;
    this.#alive = true;
    return value;
  }

  /**
   * The answer of the worker, or of its successor where that crashes meanwhile. For what only needs
   * what every worker has: data, runs, and what comes with the question.
   */
  async ask<T>(question: () => Promise<T>): Promise<T> {
    const before = this.#crashes;
    try {
      return await this.once(question());
    } catch (error) {
      if (!isCrash(error) || before === this.#crashes) throw error;
      return this.once(question());
    }
  }
}
