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
 * oldValue + data + memory + decay + rounding = newValue. The parts are in double: where large ones
 * cancel, floats would lose the change between them.
 */
export interface RowLedger {
  row: number;
  /** Whether a gradient had arrived for this row. */
  hasGradient: boolean;
  oldValue: Float32Array;
  newValue: Float32Array;
  /** From this step's gradient. */
  data: Float64Array;
  /** From earlier gradients, by momentum or an Adam's first moment. */
  memory: Float64Array;
  /** From weight decay. */
  decay: Float64Array;
  /** What the floats of the update lost: at most about a unit in the last place of the value. */
  rounding: Float64Array;
  /** The gradient; zeros where none had arrived. */
  grad: Float32Array;
  /** The optimizer's memory before this step (first moment, momentum buffer); zeros without one. */
  momentBefore: Float32Array;
  /** What the shares are divided by: √v̂ + ε of an Adam (√v + ε of sparseAdam), √sum + ε of Adagrad, 1 for SGD. */
  denominator: Float32Array;
}

/** What one step did to one parameter: every row that the step went over, in its order. */
export interface Ledger {
  /** The parameter's name. */
  parameter: string;
  /** The optimizer's kind, as `lab.optim` calls it: "adamw". */
  optimizer: string;
  /** The step's number, from 1. */
  step: number;
  /**
   * The numbers of the formula, in double; the update rounds them to float. By kind, with
   * t the step:
   *
   * - `sgd`: lr, momentum, weightDecay, nesterov (0 or 1). With n = 1 + momentum by Nesterov, else 1:
   *   data = -lr · n · grad, memory = -lr · momentum · momentBefore (by Nesterov · momentum again),
   *   decay = -lr · n · weightDecay · oldValue.
   * - `adam`, `adamw`, `sparseAdam`: lr, beta1, beta2, eps, weightDecay, biasCorrection1 (1 - beta1^t),
   *   biasCorrection2 (1 - beta2^t), size, correction, keep. With α = size / denominator:
   *   data = -α · (1 - beta1) · grad, memory = -α · beta1 · momentBefore,
   *   decay = (keep - 1) · oldValue (`adamw`) or -α · (1 - beta1) · weightDecay · oldValue (`adam`);
   *   denominator = √v · correction + eps. size is lr / biasCorrection1 and correction
   *   1 / √biasCorrection2, but for `sparseAdam` lr · √biasCorrection2 / biasCorrection1 and 1;
   *   keep is 1 - lr · weightDecay for `adamw`, else 1.
   * - `adagrad`: lr, lrDecay, weightDecay, eps, rate (lr / (1 + (t - 1) · lrDecay)):
   *   data = -rate · grad / denominator, decay = -rate · weightDecay · oldValue / denominator.
   */
  coefficients: Readonly<Record<string, number>>;
  rows: RowLedger[];
}
