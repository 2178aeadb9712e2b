// The core's ops as a person calls them. Names follow PyTorch, in camelCase. They need no more than
// the small core, of which a page's first lesson is made.

import type { GraphModule } from '../../wasm/lab.d.ts';
import { toIndices, toMatrix, toSeed, toShape, toWhole, type TensorData } from './numbers.ts';
import {
  Optimizer,
  type AdagradOptions,
  type AdamOptions,
  type SgdOptions,
  type SparseAdamOptions,
} from './optim.ts';
import { Session, type Handle } from './session.ts';
import { Tensor } from './tensor.ts';
import { toPyTorch } from './toPyTorch.ts';
import type { Shape, TraceNode } from './trace.ts';

export interface TensorOptions {
  /** Where the data say no shape: typed arrays. */
  shape?: Shape;
  /** Makes a parameter: it collects gradients, and optimizers can move it. */
  requiresGrad?: boolean;
  /** What the trace calls it. */
  name?: string;
}

/** As torch.nn.functional.embedding. */
export interface EmbeddingOptions {
  /** This row gets no gradient; negative counts from the end. */
  paddingIdx?: number | null;
  /** Looked-up rows are first scaled down, in place, to at most this norm. */
  maxNorm?: number | null;
  normType?: number;
  /** Divides each contribution by its index's count in the batch. */
  scaleGradByFreq?: boolean;
  /** Rows that were not looked up have no gradient, rather than one of zeros. */
  sparse?: boolean;
}

export interface EmbeddingBagOptions extends EmbeddingOptions {
  mode?: 'sum' | 'mean' | 'max';
  /** One weight for each index; only with mode 'sum'. */
  perSampleWeights?: Tensor | null;
}

export interface BatchNormOptions {
  /** Statistics for evaluation, one number a column; updated in place while training. */
  runningMean: Float32Array;
  runningVar: Float32Array;
  training?: boolean;
  momentum?: number;
  eps?: number;
}

type UnaryOp = 'neg' | 'relu' | 'sigmoid' | 'tanh' | 'exp' | 'log' | 'sqrt' | 'transpose';
type BinaryOp = 'add' | 'sub' | 'mul' | 'div' | 'rowDot' | 'matmul' | 'mseLoss' | 'bceWithLogits';

export class GraphLab {
  readonly #session: Session;
  #dropouts = 0;

  /** @internal Use `createLab`. */
  constructor(module: GraphModule) {
    this.#session = new Session(module);
  }

  // ---- Leaves ------------------------------------------------------------------------------------

  tensor(data: TensorData, options: TensorOptions = {}): Tensor {
    const { values, shape } = toMatrix(data, options.shape);
    const [rows, cols] = shape;
    const make = options.requiresGrad ? 'parameter' : 'constant';
    return this.#made(this.#session.graph[make](rows, cols, values, options.name ?? ''));
  }
  /** Drawn from `seed`, uniform in [low, high): the same seed gives the same values everywhere. */
  uniform(options: { shape: Shape; seed: number; low?: number; high?: number }): Tensor {
    const { low = 0, high = 1 } = options;
    const [rows, cols] = toShape('uniform', options.shape);
    const seed = toSeed('uniform', options.seed);
    return this.#made(this.#session.graph.uniform(rows, cols, low, high, seed));
  }

  // ---- Element by element; a row, a column or a number is repeated ----------------------------

  add(a: Tensor | number, b: Tensor | number): Tensor {
    return this.#binary('add', a, b);
  }
  sub(a: Tensor | number, b: Tensor | number): Tensor {
    return this.#binary('sub', a, b);
  }
  mul(a: Tensor | number, b: Tensor | number): Tensor {
    return this.#binary('mul', a, b);
  }
  div(a: Tensor | number, b: Tensor | number): Tensor {
    return this.#binary('div', a, b);
  }
  neg(x: Tensor): Tensor {
    return this.#unary('neg', x);
  }
  relu(x: Tensor): Tensor {
    return this.#unary('relu', x);
  }
  sigmoid(x: Tensor): Tensor {
    return this.#unary('sigmoid', x);
  }
  /** sigmoid(x) · (high - low) + low */
  sigmoidRange(x: Tensor, low: number, high: number): Tensor {
    return this.#made(this.#session.graph.sigmoidRange(this.#use('sigmoidRange', x), low, high));
  }
  tanh(x: Tensor): Tensor {
    return this.#unary('tanh', x);
  }
  exp(x: Tensor): Tensor {
    return this.#unary('exp', x);
  }
  log(x: Tensor): Tensor {
    return this.#unary('log', x);
  }
  sqrt(x: Tensor): Tensor {
    return this.#unary('sqrt', x);
  }

  // ---- Sums: over everything, or over rows (dim 0) or columns (dim 1), which stay as length 1 --

  sum(x: Tensor, dim?: number): Tensor {
    return this.#made(this.#session.graph.sum(this.#use('sum', x), dim ?? null));
  }
  mean(x: Tensor, dim?: number): Tensor {
    return this.#made(this.#session.graph.mean(this.#use('mean', x), dim ?? null));
  }
  /** The dot product of equal rows: [n, k] · [n, k] → [n, 1]. */
  rowDot(a: Tensor, b: Tensor): Tensor {
    return this.#binary('rowDot', a, b);
  }

  // ---- Matrices ----------------------------------------------------------------------------------

  matmul(a: Tensor, b: Tensor): Tensor {
    return this.#binary('matmul', a, b);
  }
  /** x @ weightᵀ + bias, with weight [out, in] and bias [1, out]. */
  linear(x: Tensor, weight: Tensor, bias: Tensor | null = null): Tensor {
    const parts = [this.#use('linear', x), this.#use('linear', weight)] as const;
    return this.#made(this.#session.graph.linear(...parts, bias && this.#use('linear', bias)));
  }
  transpose(x: Tensor): Tensor {
    return this.#unary('transpose', x);
  }
  concat(tensors: readonly Tensor[], dim = 1): Tensor {
    const parts = tensors.map((tensor) => this.#use('concat', tensor));
    return this.#made(this.#session.graph.concat(parts, dim));
  }

  // ---- Lookups -------------------------------------------------------------------------------------

  /** [n, numClasses], a 1 in each row at its index. */
  oneHot(indices: ArrayLike<number>, numClasses: number): Tensor {
    const classes = toWhole('oneHot', 'numClasses', numClasses);
    return this.#made(this.#session.graph.oneHot(toIndices('oneHot', indices), classes));
  }
  /** Row indices[i] of `table` becomes row i: [n, cols]. */
  embedding(indices: ArrayLike<number>, table: Tensor, options: EmbeddingOptions = {}): Tensor {
    const handle = this.#use('embedding', table);
    return this.#made(
      this.#session.graph.embedding(toIndices('embedding', indices), handle, options),
    );
  }
  /** Bag b reduces the rows of indices[offsets[b]] … indices[offsets[b + 1] - 1]. */
  embeddingBag(
    indices: ArrayLike<number>,
    offsets: ArrayLike<number>,
    table: Tensor,
    options: EmbeddingBagOptions = {},
  ): Tensor {
    const place = 'embeddingBag';
    const weights = options.perSampleWeights ?? null;
    return this.#made(
      this.#session.graph.embeddingBag(
        toIndices(place, indices),
        toIndices(place, offsets),
        this.#use(place, table),
        { ...options, perSampleWeights: weights && this.#use(place, weights) },
      ),
    );
  }

  // ---- Layers' ops -----------------------------------------------------------------------------

  /** Zeroes values with probability p; the same `seed` zeroes the same ones. */
  dropout(x: Tensor, p = 0.5, options: { seed?: number } = {}): Tensor {
    const seed = toSeed('dropout', options.seed ?? this.#dropouts++);
    return this.#made(this.#session.graph.dropout(this.#use('dropout', x), p, seed));
  }
  batchNorm1d(x: Tensor, scale: Tensor, shift: Tensor, options: BatchNormOptions): Tensor {
    const place = 'batchNorm1d';
    const { runningMean, runningVar, ...rest } = options;
    const parts = [this.#use(place, x), this.#use(place, scale), this.#use(place, shift)] as const;
    return this.#made(this.#session.graph.batchNorm1d(...parts, runningMean, runningVar, rest));
  }

  // ---- Losses: means, 1 × 1 ----------------------------------------------------------------------

  mseLoss(input: Tensor, target: Tensor): Tensor {
    return this.#binary('mseLoss', input, target);
  }
  bceWithLogits(logits: Tensor, targets: Tensor): Tensor {
    return this.#binary('bceWithLogits', logits, targets);
  }
  crossEntropy(logits: Tensor, classes: ArrayLike<number>): Tensor {
    const place = 'crossEntropy';
    return this.#made(
      this.#session.graph.crossEntropy(this.#use(place, logits), toIndices(place, classes)),
    );
  }

  // ---- Gradients -----------------------------------------------------------------------------------

  /** Passes gradients back from `output`: 1 × 1, or with the gradient of all its values. */
  backward(output: Tensor, gradient: ArrayLike<number> | null = null): void {
    this.#session.graph.backward(this.#use('backward', output), gradient);
  }

  /** Optimizers, with PyTorch's defaults. */
  readonly optim = {
    sgd: (parameters: readonly Tensor[], options: SgdOptions = {}) =>
      this.#optimizer('sgd', parameters, options),
    adam: (parameters: readonly Tensor[], options: AdamOptions = {}) =>
      this.#optimizer('adam', parameters, options),
    adamw: (parameters: readonly Tensor[], options: AdamOptions = {}) =>
      this.#optimizer('adamw', parameters, options),
    sparseAdam: (parameters: readonly Tensor[], options: SparseAdamOptions = {}) =>
      this.#optimizer('sparseAdam', parameters, options),
    adagrad: (parameters: readonly Tensor[], options: AdagradOptions = {}) =>
      this.#optimizer('adagrad', parameters, options),
  };

  // ---- Looking, memory -----------------------------------------------------------------------------

  /** What happened on the tape, in order. */
  trace(): TraceNode[] {
    return this.#session.graph.trace() as TraceNode[];
  }

  /** The PyTorch program that computes what the trace holds, and checks that it does. */
  toPyTorch(): string {
    return toPyTorch({ nodes: this.trace() });
  }

  /** The id that a tensor has in the trace. */
  nodeOf(tensor: Tensor): number {
    return this.#session.graph.nodeOf(this.#use('nodeOf', tensor));
  }

  /**
   * Calls `work` and frees what it made, tensors and optimizers: return numbers, not tensors.
   * Gradients of tensors that are neither parameters nor made in the scope are forgotten.
   */
  scope<T>(work: () => T): T {
    return this.#session.within(() => {
      const result = work();
      if (result instanceof Promise) {
        throw new TypeError('[scope] the function must not be async: it would outlive its scope');
      }
      return result;
    });
  }

  /**
   * Frees all its tensors and optimizers: what uses them or the lab afterwards throws TypeError.
   * Trainers and recommenders have a `dispose` of their own.
   */
  dispose(): void {
    this.#session.dispose();
  }

  /** Throws TypeError where the lab was disposed. @internal */
  protected checkOpen(): void {
    void this.#session.graph;
  }

  // ---- How ops reach the core ----------------------------------------------------------------------

  #made(handle: Handle): Tensor {
    return new Tensor(this, this.#session, handle);
  }

  #use(place: string, tensor: Tensor): Handle {
    if (!(tensor instanceof Tensor)) {
      throw new TypeError(`[${place}] expected a tensor, not ${String(tensor)}`);
    }
    if (tensor.session !== this.#session) {
      throw new TypeError(`[${place}] the tensor belongs to another lab`);
    }
    return tensor.handle(place);
  }

  #operand(place: string, x: Tensor | number): Handle {
    return typeof x === 'number'
      ? this.#session.graph.constant(1, 1, [x], '')
      : this.#use(place, x);
  }

  #unary(op: UnaryOp, x: Tensor): Tensor {
    return this.#made(this.#session.graph[op](this.#use(op, x)));
  }

  #binary(op: BinaryOp, a: Tensor | number, b: Tensor | number): Tensor {
    const left = this.#operand(op, a);
    return this.#made(this.#session.graph[op](left, this.#operand(op, b)));
  }

  #optimizer(kind: string, parameters: readonly Tensor[], options: object): Optimizer {
    const handles = parameters.map((parameter) => this.#use('optim', parameter));
    return new Optimizer(this.#session, this.#session.graph.optimizer(kind, handles, options));
  }
}
