// A recorded sequence of calls to the lab. Lessons run away from the page's thread: they write
// down what they want computed, the worker plays it on the core and answers with the trace.

import type { Trace } from './trace.ts';

/** A tensor that a program will make; its place among the program's tensors. */
export interface Ref {
  readonly ref: number;
}

export type Argument =
  | Ref
  | readonly Ref[]
  | number
  | string
  | boolean
  | null
  | Float32Array
  | Int32Array
  | { readonly [name: string]: number | string | boolean | readonly number[] | null };

/** One call of a method of `Lab` by name, e.g. { call: 'embedding', args: [indices, W, {…}] }. */
export interface Call {
  call: string;
  args: readonly Argument[];
}

/**
 * Records calls under the names that `Lab` has, so that lesson code reads like lab code:
 *
 *   const p = new Program();
 *   const W = p.call('tensor', values, { shape: [6, 4], requiresGrad: true, name: 'W' });
 *   const row = p.call('embedding', Int32Array.of(3), W);
 *   p.backward(p.call('sum', row));
 */
export class Program {
  readonly calls: Call[] = [];
  #refs = 0;

  /** Records a call that makes a tensor. */
  call(name: string, ...args: Argument[]): Ref {
    this.calls.push({ call: name, args });
    return { ref: this.#refs++ };
  }

  /** Records the backward pass from `loss` (a 1 × 1 tensor), or from `output` with a gradient. */
  backward(output: Ref, gradient: Float32Array | null = null): void {
    this.calls.push({ call: 'backward', args: gradient ? [output, gradient] : [output] });
  }
}

/** The answer to a program: the trace, and which node each Ref became (by ref, then node id). */
export interface ProgramResult {
  trace: Trace;
  nodeOfRef: number[];
}
