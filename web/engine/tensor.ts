// A matrix of the core, as JavaScript holds it.

import type { GraphLab } from './graphLab.ts';
import type { Handle, Scope, Session } from './session.ts';
import type { GradRows, Shape } from './trace.ts';

export class Tensor {
  /** @internal */
  readonly lab: GraphLab;
  /** @internal */ readonly session: Session;
  readonly #scope: Scope;
  readonly #handle: Handle;

  /** @internal Tensors are made by `lab`. */
  constructor(lab: GraphLab, session: Session, handle: Handle) {
    this.lab = lab;
    this.session = session;
    this.#scope = session.scope;
    this.#handle = handle;
  }

  /** @internal The core's number for it. Throws TypeError, naming `place`, where it is gone. */
  handle(place: string): Handle {
    this.session.check(this.#scope, place);
    return this.#handle;
  }

  // ---- What it holds ---------------------------------------------------------------------------

  /** Rows and columns: every tensor is a matrix. */
  get shape(): Shape {
    return this.session.graph.shape(this.handle('shape'));
  }

  /** A copy, row-major. */
  get value(): Float32Array {
    return this.session.graph.value(this.handle('value')) as Float32Array;
  }

  /** The value of a 1 × 1 tensor. Throws TypeError where it is larger. */
  item(): number {
    const { value } = this;
    if (value.length !== 1) {
      throw new TypeError(`[item] a tensor of ${value.length} values is not one number`);
    }
    return value[0];
  }

  /** ∂loss/∂this as a copy, zero in rows that got none; null where no gradient has arrived. */
  get grad(): Float32Array | null {
    return this.session.graph.grad(this.handle('grad')) as Float32Array | null;
  }

  /** The gradient of a table whose lookups were sparse: only the rows that were looked up. */
  get gradRows(): GradRows | null {
    return this.session.graph.gradRows(this.handle('gradRows')) as GradRows | null;
  }

  get requiresGrad(): boolean {
    return this.session.graph.requiresGrad(this.handle('requiresGrad'));
  }

  /** Replaces the values of a tensor made with `requiresGrad`. */
  setValue(values: ArrayLike<number>): void {
    this.session.graph.setValue(this.handle('setValue'), values);
  }

  /** Forgets its gradient. */
  zeroGrad(): void {
    this.session.graph.zeroGrad(this.handle('zeroGrad'));
  }

  /** Passes gradients back from this tensor: 1 × 1, or with the gradient of all its values. */
  backward(gradient: ArrayLike<number> | null = null): void {
    this.lab.backward(this, gradient);
  }

  // ---- Ops, as the functions of `lab` ---------------------------------------------------------

  add(other: Tensor | number): Tensor {
    return this.lab.add(this, other);
  }
  sub(other: Tensor | number): Tensor {
    return this.lab.sub(this, other);
  }
  mul(other: Tensor | number): Tensor {
    return this.lab.mul(this, other);
  }
  div(other: Tensor | number): Tensor {
    return this.lab.div(this, other);
  }
  neg(): Tensor {
    return this.lab.neg(this);
  }
  relu(): Tensor {
    return this.lab.relu(this);
  }
  sigmoid(): Tensor {
    return this.lab.sigmoid(this);
  }
  sigmoidRange(low: number, high: number): Tensor {
    return this.lab.sigmoidRange(this, low, high);
  }
  tanh(): Tensor {
    return this.lab.tanh(this);
  }
  exp(): Tensor {
    return this.lab.exp(this);
  }
  log(): Tensor {
    return this.lab.log(this);
  }
  sqrt(): Tensor {
    return this.lab.sqrt(this);
  }
  sum(dim?: number): Tensor {
    return this.lab.sum(this, dim);
  }
  mean(dim?: number): Tensor {
    return this.lab.mean(this, dim);
  }
  matmul(other: Tensor): Tensor {
    return this.lab.matmul(this, other);
  }
  rowDot(other: Tensor): Tensor {
    return this.lab.rowDot(this, other);
  }
  transpose(): Tensor {
    return this.lab.transpose(this);
  }
}
