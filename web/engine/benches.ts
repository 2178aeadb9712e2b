// The benches that the worker holds, under the numbers that the page chose.

import type { GraphModule, LookupBench as CoreBench } from '../../wasm/lab.d.ts';
import type { LookupBenchOptions } from './lookupBench.ts';
import { toSeed, toShape } from './numbers.ts';

export class Benches {
  readonly #benches = new Map<number, CoreBench>();

  /** Throws the core's RangeError where there is not enough memory. */
  open(module: GraphModule, bench: number, { rows, cols, seed }: LookupBenchOptions): null {
    const shape = toShape('lookupBench', [rows, cols]);
    const made = new module.LookupBench(...shape, toSeed('lookupBench', seed));
    this.#benches.set(bench, made);
    return null;
  }

  at(bench: number): CoreBench {
    const found = this.#benches.get(bench);
    if (!found) throw new TypeError(`[lookupBench] there is no bench ${bench}`);
    return found;
  }

  close(bench: number): null {
    this.#benches.get(bench)?.delete();
    this.#benches.delete(bench);
    return null;
  }
}
