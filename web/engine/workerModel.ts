// A model that the worker holds open, as the page has it. Should the worker crash, the next one is
// given the same file when it is asked.

import type {
  Answered,
  Asked,
  FittedUser,
  ItemBias,
  LearntItems,
  ModelBytes,
  ModelReader,
  Neighbour,
  Pca,
  RankBy,
  RankingOrder,
  Rating,
  Recovery,
} from './recommending.ts';
import type { Rpc } from './rpc.ts';

export class WorkerModel implements ModelReader {
  readonly learnt: LearntItems;
  readonly #rpc: Rpc;
  readonly #model: number;
  readonly #file: ModelBytes;
  /** The worker that has the file open. */
  #worker: number;

  private constructor(rpc: Rpc, model: number, file: ModelBytes, learnt: LearntItems) {
    this.#rpc = rpc;
    this.#model = model;
    this.#file = file;
    this.learnt = learnt;
    this.#worker = rpc.workers;
  }

  static async open(rpc: Rpc, model: number, file: ModelBytes): Promise<WorkerModel> {
    const learnt = await rpc.request({ call: 'openModel', model, file });
    return new WorkerModel(rpc, model, file, learnt);
  }

  biases(order: RankingOrder, count: number): Promise<ItemBias[]> {
    return this.#ask({ ask: 'biases', order, count }) as Promise<ItemBias[]>;
  }

  neighbours(item: string, count: number): Promise<Neighbour[]> {
    return this.#ask({ ask: 'neighbours', item, count }) as Promise<Neighbour[]>;
  }

  pca(count: number, among: readonly string[]): Promise<Pca> {
    return this.#ask({ ask: 'pca', count, among }) as Promise<Pca>;
  }

  recovery(seed: number): Promise<Recovery> {
    return this.#ask({ ask: 'recovery', seed }) as Promise<Recovery>;
  }

  fit(ratings: readonly Rating[], by: RankBy, count: number): Promise<FittedUser> {
    return this.#ask({ ask: 'fit', ratings, by, count }) as Promise<FittedUser>;
  }

  close(): void {
    void this.#rpc.request({ call: 'closeModel', model: this.#model }).catch(() => null);
  }

  async #ask(question: Asked): Promise<Answered> {
    if (this.#worker !== this.#rpc.workers) {
      this.#worker = this.#rpc.workers;
      await this.#rpc.request({ call: 'openModel', model: this.#model, file: this.#file });
    }
    return this.#rpc.request({ call: 'askModel', model: this.#model, question });
  }
}
