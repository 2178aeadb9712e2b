// What happened on the tape, as plain data: the one structure that lessons, screen-reader text,
// tests and "copy as PyTorch" read. It can be posted between threads and written as JSON.

/** [rows, columns]; every tensor of the core is a matrix. */
export type Shape = readonly [rows: number, cols: number];

/** The gradient of a table, as the core stores it: only the rows that were looked up. */
export interface GradRows {
  /** Row numbers, in the order in which they were first touched. */
  rows: Int32Array;
  /** rows.length × cols, row-major. */
  values: Float32Array;
}

export interface TraceNode {
  id: number;
  /** The core's name of the operation ("embedding", "matmul", …); "tensor" for a leaf. */
  op: string;
  /** The name given by whoever made it ("W", "user_bias"), or "". */
  name: string;
  inputs: number[];
  shape: Shape;
  /** Row-major copy. */
  value: Float32Array;
  /** ∂loss/∂value, or null where no gradient arrived. For a leaf: its accumulated gradient, dense. */
  grad: Float32Array | null;
  /** For a leaf whose gradient is kept by rows: those rows. */
  gradRows: GradRows | null;
  requiresGrad: boolean;
  /** For lookups: the row numbers that were read, one for each row of the value. */
  indices: Int32Array | null;
  /** Multiplications and additions that the forward carried out. */
  multiplyAdds: number;
  /** Bytes that the forward read and wrote. */
  bytes: number;
  /** The same for the backward, once it has come by. */
  backwardMultiplyAdds: number;
  backwardBytes: number;
}

export interface Trace {
  nodes: TraceNode[];
}
