// Plays a recorded program on the core.

import { GraphLab } from './graphLab.ts';
import type { GraphModule } from '../../wasm/lab.d.ts';
import type { Optimizer } from './optim.ts';
import type {
  Argument,
  Call,
  Capture,
  OptimizerName,
  OptionArgument,
  ProgramResult,
  Ref,
} from './program.ts';
import { type Tensor } from './tensor.ts';
import type { Ledger } from './trace.ts';

/** The calls that a program may make; each gives one tensor. */
const tensorCalls = [
  'tensor',
  'uniform',
  'add',
  'sub',
  'mul',
  'div',
  'neg',
  'relu',
  'sigmoid',
  'sigmoidRange',
  'tanh',
  'exp',
  'log',
  'sqrt',
  'sum',
  'mean',
  'rowDot',
  'matmul',
  'linear',
  'transpose',
  'concat',
  'oneHot',
  'embedding',
  'embeddingBag',
  'dropout',
  'mseLoss',
  'bceWithLogits',
  'crossEntropy',
] as const satisfies readonly (keyof GraphLab)[];

type TensorCall = (typeof tensorCalls)[number];

const isTensorCall = (name: string): name is TensorCall =>
  (tensorCalls as readonly string[]).includes(name);

const isRef = (argument: unknown): argument is Ref =>
  typeof argument === 'object' && argument !== null && 'ref' in argument;

/** One playing of a program: what its calls have made so far. */
export class Player {
  readonly lab: GraphLab;
  readonly #tensors: Tensor[] = [];
  readonly #optimizers: Optimizer[] = [];
  /** Tensors whose scope has ended. */
  readonly #gone = new Set<number>();
  readonly captures: Capture[] = [];
  readonly ledgers: Ledger[][] = [];

  constructor(module: GraphModule) {
    this.lab = new GraphLab(module);
  }

  /** Throws the core's error, and TypeError for a call there is not. */
  play(calls: readonly Call[]): void {
    for (const call of calls) this.#playOne(call);
  }

  tensorOf({ ref }: Ref): Tensor {
    const tensor = this.#tensors[ref];
    if (!tensor) throw new TypeError(`[program] tensor ${ref} has not been made yet`);
    return tensor;
  }

  capture(): Capture {
    // Before the trace: naming a parameter's node may append it.
    const nodeOfRef = this.#tensors.map((tensor, ref) =>
      this.#gone.has(ref) ? -1 : this.lab.nodeOf(tensor),
    );
    return { trace: { nodes: this.lab.trace() }, nodeOfRef };
  }

  #playOne({ call, args, calls = [] }: Call): void {
    const resolved = args.map((argument) => this.#resolve(argument));
    switch (call) {
      case 'backward':
        return this.lab.backward(...(resolved as Parameters<GraphLab['backward']>));
      case 'optimizer': {
        const [kind, parameters, options] = resolved as [OptimizerName, Tensor[], OptionArgument];
        if (!Object.hasOwn(this.lab.optim, kind)) {
          throw new TypeError(`[program] there is no optimizer "${kind}"`);
        }
        this.#optimizers.push(this.lab.optim[kind](parameters, options));
        return;
      }
      case 'zeroGrad':
        return this.#optimizerAt(args[0]).zeroGrad();
      case 'step':
        this.ledgers.push(this.#optimizerAt(args[0]).explainedStep());
        return;
      case 'setLearningRate':
        this.#optimizerAt(args[0]).lr = Number(args[1]);
        return;
      case 'capture':
        this.captures.push(this.capture());
        return;
      case 'within':
        return this.#within(calls);
    }
    if (!isTensorCall(call)) throw new TypeError(`[program] there is no call "${call}"`);
    const callable = this.lab as unknown as Record<TensorCall, (...args: unknown[]) => Tensor>;
    this.#tensors.push(callable[call](...resolved));
  }

  #within(calls: readonly Call[]): void {
    const first = this.#tensors.length;
    this.lab.scope(() => this.play(calls));
    for (let ref = first; ref < this.#tensors.length; ++ref) this.#gone.add(ref);
  }

  #optimizerAt(place: unknown): Optimizer {
    const optimizer = this.#optimizers[Number(place)];
    if (!optimizer)
      throw new TypeError(`[program] optimizer ${String(place)} has not been made yet`);
    return optimizer;
  }

  #resolve(argument: Argument): unknown {
    if (isRef(argument)) return this.tensorOf(argument);
    if (Array.isArray(argument))
      return argument.map((each: unknown) => (isRef(each) ? this.tensorOf(each) : each));
    return argument;
  }
}

/** Plays `calls` on a tape of their own. Throws the core's error, and TypeError for a call there is not. */
export function playProgram(module: GraphModule, calls: readonly Call[]): ProgramResult {
  const player = new Player(module);
  try {
    player.play(calls);
    return { ...player.capture(), captures: player.captures, ledgers: player.ledgers };
  } finally {
    player.lab.dispose();
  }
}
