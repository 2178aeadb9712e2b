// One table in the worker and two ways to its rows, one_hot(x) @ W and W[x]: what a page asks of
// it, and what comes back. The table itself stays where it is.

import type { GradRows, Shape } from './trace.ts';

export interface LookupBenchOptions {
  rows: number;
  cols: number;
  /** W is drawn from it, uniform in [-1, 1). */
  seed: number;
}

/** As the core's ops counted it. */
export interface PassWork {
  multiplyAdds: number;
  /** Read and written. */
  bytes: number;
}

/** What one way does for a batch; writing the one-hot vectors is part of theirs. */
export interface LookupWork {
  forward: PassWork;
  backward: PassWork;
}

/** How many floats of both ways were held against each other, and how many differ in any bit. */
export interface BitCount {
  floats: number;
  different: number;
}

/** Both ways, carried out for the same indices. */
export interface LookupComparison {
  /** W[x], row-major. */
  output: Float32Array;
  /** The gradient of the output that was sent back, row-major. */
  upstream: Float32Array;
  /** What the lookup stored: the rows that received a gradient. */
  gradRows: GradRows;
  oneHot: LookupWork;
  lookup: LookupWork;
  forwardBits: BitCount;
  /** Over all of W.grad. */
  backwardBits: BitCount;
}

/** Seconds for a batch of random indices: medians, 0 until there are enough samples. */
export interface LookupSeconds {
  forward: number;
  forwardAndBackward: number;
}

export interface LookupTimes {
  done: boolean;
  /** How far the measurement is, 0 … 1. */
  fraction: number;
  /** Of how many samples each number is the median. */
  samples: number;
  oneHot: LookupSeconds;
  lookup: LookupSeconds;
}

export interface LookupBench {
  readonly shape: Shape;
  /** `count` rows of W from row `first` on, row-major. */
  rows(first: number, count: number): Promise<Float32Array>;
  /** Rejects with the core's RangeError for an index outside the table. */
  compare(indices: readonly number[]): Promise<LookupComparison>;
  /** Measures for one short slice; to be asked again until done. Another batch begins anew. */
  measure(batch: number): Promise<LookupTimes>;
  /** Gives the memory back. */
  close(): Promise<void>;
}
