// What the worker holds open for the page: a table, a model. Should the worker crash, the next one
// opens it anew when it is asked.

import type { Again } from './again.ts';
import type { Answers, Request } from './protocol.ts';
import type { Rpc } from './rpc.ts';

export class Held<Opening extends Request> {
  /** The answer to the request that opened it. */
  readonly opened: Answers[Opening['call']];
  readonly #rpc: Rpc;
  readonly #again: Again;
  readonly #opening: Opening;
  /** The worker that has it open. */
  #worker: number;

  private constructor(rpc: Rpc, again: Again, opening: Opening, opened: Answers[Opening['call']]) {
    this.opened = opened;
    this.#rpc = rpc;
    this.#again = again;
    this.#opening = opening;
    this.#worker = rpc.workers;
  }

  static async open<Opening extends Request>(
    rpc: Rpc,
    again: Again,
    opening: Opening,
  ): Promise<Held<Opening>> {
    return new Held(rpc, again, opening, await again.ask(() => rpc.request(opening)));
  }

  ask<R extends Request>(request: R): Promise<Answers[R['call']]> {
    return this.#again.ask(async () => {
      await this.#openAnew();
      return this.#rpc.request(request);
    });
  }

  /** Where the worker has crashed meanwhile, there is nothing to close. */
  async close(request: Request): Promise<void> {
    await this.#rpc.request(request).catch(() => null);
  }

  async #openAnew(): Promise<void> {
    if (this.#worker === this.#rpc.workers) return;
    this.#worker = this.#rpc.workers;
    await this.#rpc.request(this.#opening);
  }
}
