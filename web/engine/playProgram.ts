// Plays a recorded program on the core.

import { Lab } from './lab.ts';
import type { LabModule } from '../../wasm/lab.d.ts';
import type { Argument, Call, ProgramResult, Ref } from './program.ts';
import { type Tensor } from './tensor.ts';

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
] as const satisfies readonly (keyof Lab)[];

type TensorCall = (typeof tensorCalls)[number];

const isTensorCall = (name: string): name is TensorCall =>
  (tensorCalls as readonly string[]).includes(name);

const isRef = (argument: unknown): argument is Ref =>
  typeof argument === 'object' && argument !== null && 'ref' in argument;

/** Plays `calls` on a tape of their own. Throws the core's error, and TypeError for a call there is not. */
export function playProgram(module: LabModule, calls: readonly Call[]): ProgramResult {
  const lab = new Lab(module);
  const tensors: Tensor[] = [];
  const tensorOf = ({ ref }: Ref): Tensor => {
    const tensor = tensors[ref];
    if (!tensor) throw new TypeError(`[program] tensor ${ref} has not been made yet`);
    return tensor;
  };
  const resolve = (argument: Argument): unknown => {
    if (isRef(argument)) return tensorOf(argument);
    if (Array.isArray(argument))
      return argument.map((each: unknown) => (isRef(each) ? tensorOf(each) : each));
    return argument;
  };
  try {
    for (const { call, args } of calls) {
      const resolved = args.map(resolve);
      if (call === 'backward') {
        lab.backward(...(resolved as Parameters<Lab['backward']>));
      } else if (isTensorCall(call)) {
        const callable = lab as unknown as Record<TensorCall, (...args: unknown[]) => Tensor>;
        tensors.push(callable[call](...resolved));
      } else {
        throw new TypeError(`[program] there is no call "${call}"`);
      }
    }
    const nodeOfRef = tensors.map((tensor) => lab.nodeOf(tensor));
    return { trace: { nodes: lab.trace() }, nodeOfRef };
  } finally {
    lab.dispose();
  }
}
