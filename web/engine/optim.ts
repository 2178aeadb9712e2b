// Optimizers of the core, as JavaScript holds them.

import type { Scope, Session } from './session.ts';
import type { Ledger } from './trace.ts';

export interface SgdOptions {
  lr?: number;
  momentum?: number;
  nesterov?: boolean;
  /** Added to the gradient, as weightDecay · parameter. */
  weightDecay?: number;
}

export interface SparseAdamOptions {
  lr?: number;
  betas?: readonly [number, number];
  eps?: number;
}

export interface AdamOptions extends SparseAdamOptions {
  weightDecay?: number;
}

export interface AdagradOptions {
  lr?: number;
  lrDecay?: number;
  weightDecay?: number;
  eps?: number;
}

/** What one step of an optimizer cost, as the code that moves the rows counts it. */
export interface StepWork {
  /** Rows of parameters that it went over. */
  rows: number;
  /** Multiplications, each with the addition that may follow; a root and a division count as one. */
  multiplyAdds: number;
  /** Bytes read and written. */
  bytes: number;
}

export class Optimizer {
  readonly #session: Session;
  readonly #scope: Scope;
  readonly #number: number;

  /** @internal Optimizers are made by `lab.optim`. */
  constructor(session: Session, number: number) {
    this.#session = session;
    this.#scope = session.scope;
    this.#number = number;
  }

  /** Moves every parameter that has a gradient. */
  step(): void {
    this.#session.check(this.#scope, 'step');
    this.#session.graph.optimizerStep(this.#number);
  }

  /** As `step`; answers why each row moved, one ledger for each parameter that was updated. */
  explainedStep(): Ledger[] {
    this.#session.check(this.#scope, 'explainedStep');
    return this.#session.graph.optimizerExplainedStep(this.#number) as Ledger[];
  }

  /** Forgets the gradients of its parameters. */
  zeroGrad(): void {
    this.#session.check(this.#scope, 'zeroGrad');
    this.#session.graph.optimizerZeroGrad(this.#number);
  }

  /** What the last step cost. With `sparseAdam` it does not depend on the rows of the tables. */
  get work(): StepWork {
    this.#session.check(this.#scope, 'work');
    return this.#session.graph.optimizerWork(this.#number);
  }

  get lr(): number {
    this.#session.check(this.#scope, 'lr');
    return this.#session.graph.learningRate(this.#number);
  }

  set lr(lr: number) {
    this.#session.check(this.#scope, 'lr');
    this.#session.graph.setLearningRate(this.#number, lr);
  }
}
