// A recorded sequence of calls to the lab. Lessons run away from the page's thread: they write
// down what they want computed, the worker plays it on the core and answers with the trace.

import type { Ledger, Trace, TraceNode } from './trace.ts';

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
  | Float64Array
  | Int32Array
  | OptionArgument;

export type OptionArgument = {
  readonly [name: string]: number | string | boolean | readonly number[] | null;
};

/** An optimizer that a program will make; its place among the program's optimizers. */
export interface OptimizerRef {
  readonly optimizer: number;
}

/** A look at the tape that a program will take; its place among the program's looks. */
export interface CaptureRef {
  readonly capture: number;
}

export type OptimizerName = 'sgd' | 'adam' | 'adamw' | 'sparseAdam' | 'adagrad';

/**
 * One call, by the name of a method of `Lab`, e.g. { call: 'embedding', args: [indices, W, {…}] };
 * besides those 'backward', 'optimizer', 'zeroGrad', 'step', 'setLearningRate', 'capture', and
 * 'within', which plays `calls` in a scope of their own.
 */
export interface Call {
  call: string;
  args: readonly Argument[];
  calls?: readonly Call[];
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
  /** What was recorded so far; within a scope, its calls alone. */
  get calls(): readonly Call[] {
    return this.#calls;
  }

  #calls: Call[] = [];
  #refs = 0;
  #optimizers = 0;
  #captures = 0;

  /** Records a call that makes a tensor. */
  call(name: string, ...args: Argument[]): Ref {
    this.#record(name, ...args);
    return { ref: this.#refs++ };
  }

  /** Records the backward pass from `loss` (a 1 × 1 tensor), or from `output` with a gradient. */
  backward(output: Ref, gradient: Float32Array | null = null): void {
    this.#record('backward', ...(gradient ? [output, gradient] : [output]));
  }

  /** Records the making of an optimizer, e.g. optimizer('adamw', [W], { lr: 0.1 }). */
  optimizer(
    kind: OptimizerName,
    parameters: readonly Ref[],
    options: OptionArgument,
  ): OptimizerRef {
    this.#record('optimizer', kind, parameters, options);
    return { optimizer: this.#optimizers++ };
  }

  /** Records the forgetting of the gradients of an optimizer's parameters. */
  zeroGrad({ optimizer }: OptimizerRef): void {
    this.#record('zeroGrad', optimizer);
  }

  /** Records a step; its ledgers are the next entry of the result's `ledgers`. */
  step({ optimizer }: OptimizerRef): void {
    this.#record('step', optimizer);
  }

  setLearningRate({ optimizer }: OptimizerRef, lr: number): void {
    this.#record('setLearningRate', optimizer, lr);
  }

  /**
   * Records a look at the tape as it then is. Parameters live beside the tape: after a step, an
   * older node of one shows the values of now, so look before the step.
   */
  capture(): CaptureRef {
    this.#record('capture');
    return { capture: this.#captures++ };
  }

  /**
   * Records `work` in a scope: tensors made in it are gone after it, so that many steps leave a
   * short tape. Parameters and optimizers that are to last are made outside.
   */
  within(work: () => void): void {
    const outer = this.#calls;
    const calls: Call[] = [];
    this.#calls = calls;
    try {
      work();
    } finally {
      this.#calls = outer;
    }
    this.#calls.push({ call: 'within', args: [], calls });
  }

  #record(call: string, ...args: Argument[]): void {
    this.#calls.push({ call, args });
  }
}

/** The tape at one moment, and which node each Ref is (by ref, then node id; -1 where gone). */
export interface Capture {
  trace: Trace;
  nodeOfRef: number[];
}

/** The trace's node for a tensor of a program. */
export function nodeOf({ trace, nodeOfRef }: Capture, { ref }: Ref): TraceNode {
  const node = trace.nodes[nodeOfRef[ref] ?? -1];
  if (node === undefined) throw new Error(`the trace has no node for tensor ${ref}`);
  return node;
}

/** The answer to a program: the tape at its end, and what was asked for on the way. */
export interface ProgramResult extends Capture {
  captures: Capture[];
  /** For each step, in order: one ledger for each parameter that was updated. */
  ledgers: Ledger[][];
}

/** A question to the core in double: how `output` changes with single elements of a leaf. */
export interface DifferenceQuestion {
  program: Program;
  /** A 1 × 1 tensor that the program makes. */
  output: Ref;
  /** A leaf that the program makes by `tensor`. */
  of: Ref;
  /** Places of the elements, row-major. */
  elements: readonly number[];
  /** The distance to either side; default 1e-5. */
  h?: number;
}

/** (output(w + h) - output(w - h)) / 2h for each element, computed by the core in double. */
export interface Differences {
  h: number;
  values: Float64Array;
}
