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

/** What each lookup sent to its row; a row's gradient is the sum of those that name it. */
export interface Contributions {
  /** Positions in the batch, in the order in which they were added; padding is not among them. */
  positions: Int32Array;
  /** The row that each went to. */
  rows: Int32Array;
  /** positions.length × cols, row-major. */
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
  /** For lookups, once the backward has come by: what each of them sent to its row. */
  contributions: Contributions | null;
  /** What the op was given besides tensors: { paddingIdx: 3, sparse: true }, { low: 0, high: 5.5 }. */
  options: Readonly<Record<string, OptionValue>>;
  /** Multiplications and additions that the forward carried out. */
  multiplyAdds: number;
  /** Bytes that the forward read and wrote. */
  bytes: number;
  /** The same for the backward, once it has come by. */
  backwardMultiplyAdds: number;
  backwardBytes: number;
}

export type OptionValue = number | string | boolean | readonly number[] | null;

export interface Trace {
  nodes: TraceNode[];
}

/**
 * Why one row moved in an optimizer's step: its change in parts, one number a column.
 * oldValue + data + memory + decay + rounding = newValue.
 */
export interface RowLedger {
  row: number;
  /** Whether a gradient had arrived for this row. */
  hasGradient: boolean;
  oldValue: Float32Array;
  newValue: Float32Array;
  /** From this step's gradient. */
  data: Float32Array;
  /** From earlier gradients, by momentum or an Adam's first moment. */
  memory: Float32Array;
  /** From weight decay. */
  decay: Float32Array;
  rounding: Float32Array;
  /** The gradient; zeros where none had arrived. */
  grad: Float32Array;
  /** The optimizer's memory before this step (first moment, momentum buffer); zeros without one. */
  momentBefore: Float32Array;
  /** What the shares are divided by: √v̂ + ε of an Adam, √sum + ε of Adagrad, 1 for SGD. */
  denominator: Float32Array;
}

/** What one step did to one parameter: every row that the step went over, in its order. */
export interface Ledger {
  /** The parameter's name. */
  parameter: string;
  /** The optimizer's kind: "adamw". */
  optimizer: string;
  /** The step's number, from 1. */
  step: number;
  /** The numbers of the formula: lr, beta1, beta2, eps, weightDecay, momentum, corrections …. */
  coefficients: Readonly<Record<string, number>>;
  rows: RowLedger[];
}
