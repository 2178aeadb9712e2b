// A bench that the worker holds, as the page has it. Should the worker crash, the next one draws the
// same table from its seed.

import type { Again } from './again.ts';
import { Held } from './held.ts';
import type {
  LookupBench,
  LookupBenchOptions,
  LookupComparison,
  LookupTimes,
} from './lookupBench.ts';
import type { Request } from './protocol.ts';
import type { Rpc } from './rpc.ts';
import type { Shape } from './trace.ts';

type Opening = Extract<Request, { call: 'openBench' }>;

export class WorkerBench implements LookupBench {
  readonly shape: Shape;
  readonly #held: Held<Opening>;
  readonly #bench: number;

  private constructor(held: Held<Opening>, { bench, rows, cols }: Opening) {
    this.shape = [rows, cols];
    this.#held = held;
    this.#bench = bench;
  }

  static async open(
    rpc: Rpc,
    again: Again,
    bench: number,
    options: LookupBenchOptions,
  ): Promise<WorkerBench> {
    const opening: Opening = { call: 'openBench', bench, ...options };
    return new WorkerBench(await Held.open(rpc, again, opening), opening);
  }

  rows(first: number, count: number): Promise<Float32Array> {
    return this.#held.ask({ call: 'benchRows', bench: this.#bench, first, count });
  }

  compare(indices: readonly number[]): Promise<LookupComparison> {
    return this.#held.ask({ call: 'compareLookups', bench: this.#bench, indices });
  }

  measure(batch: number): Promise<LookupTimes> {
    return this.#held.ask({ call: 'measureLookups', bench: this.#bench, batch });
  }

  close(): Promise<void> {
    return this.#held.close({ call: 'closeBench', bench: this.#bench });
  }
}
