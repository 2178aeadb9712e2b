// A model that the worker holds open, as the page has it. Should the worker crash, the next one is
// given the same file when it is asked.

import type { Again } from './again.ts';
import { Held } from './held.ts';
import type { Request } from './protocol.ts';
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

type Opening = Extract<Request, { call: 'openModel' }>;

export class WorkerModel implements ModelReader {
  readonly learnt: LearntItems;
  readonly #held: Held<Opening>;
  readonly #model: number;

  private constructor(held: Held<Opening>, model: number) {
    this.learnt = held.opened;
    this.#held = held;
    this.#model = model;
  }

  static async open(rpc: Rpc, again: Again, model: number, file: ModelBytes): Promise<WorkerModel> {
    return new WorkerModel(await Held.open(rpc, again, { call: 'openModel', model, file }), model);
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
    void this.#held.close({ call: 'closeModel', model: this.#model });
  }

  #ask(question: Asked): Promise<Answered> {
    return this.#held.ask({ call: 'askModel', model: this.#model, question });
  }
}
