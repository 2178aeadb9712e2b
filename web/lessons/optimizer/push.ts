// One push, then nothing: a weight receives a gradient of 1 in the first step and none after. How
// far does each optimizer go on moving it? The core adds its memory's shares up.

import type { Engine } from '../../engine/client.ts';
import { nodeOf, Program, type OptionArgument, type OptimizerName } from '../../engine/program.ts';
import type { Ledger, RowLedger } from '../../engine/trace.ts';
import { BETAS, EPS, MOMENTUM } from './model.ts';

export const PUSH_STEPS = 200;

/** Which optimizer is given the push; its settings besides the learning rate. */
export interface Pushed {
  id: 'momentum' | 'adam' | 'fastai' | 'sparse';
  name: OptimizerName;
  options: OptionArgument;
  sparse: boolean;
}

export const PUSHED: readonly Pushed[] = [
  { id: 'momentum', name: 'sgd', options: { momentum: MOMENTUM }, sparse: false },
  { id: 'adam', name: 'adam', options: { betas: BETAS, eps: EPS }, sparse: false },
  { id: 'fastai', name: 'adam', options: { betas: [0.95, 0.99], eps: EPS }, sparse: false },
  { id: 'sparse', name: 'sparseAdam', options: { betas: BETAS, eps: EPS }, sparse: true },
];

export interface Push {
  pushed: Pushed;
  lr: number;
  /** What each step did to the weight; null where it did not go over it. */
  steps: readonly (RowLedger | null)[];
  coefficients: Ledger['coefficients'];
  /** How far the first step went, in learning rates, against the gradient. */
  first: number;
  /** How far all later steps went, likewise. */
  after: number;
}

/** Row 0 is looked up in the first step, row 1 in all others; what comes back is always 1. */
export async function runPush(engine: Engine, pushed: Pushed, lr: number): Promise<Push> {
  const program = new Program();
  const W = program.call('tensor', new Float32Array(2), {
    shape: [2, 1],
    requiresGrad: true,
    name: 'W',
  });
  const optimizer = program.optimizer(pushed.name, [W], { ...pushed.options, lr });
  for (let step = 1; step <= PUSH_STEPS; ++step) {
    program.within(() => {
      program.zeroGrad(optimizer);
      const index = Int32Array.of(step === 1 ? 0 : 1);
      const { sparse } = pushed;
      program.backward(program.call('embedding', index, W, { sparse }), Float32Array.of(1));
      program.step(optimizer);
    });
  }
  const { ledgers } = await engine.run(program);
  const steps = ledgers.map(([ledger]) => ledger?.rows.find(({ row }) => row === 0) ?? null);
  const [first, after] = await distances(engine, steps, lr);
  return { pushed, lr, steps, coefficients: ledgers[0]?.[0]?.coefficients ?? {}, first, after };
}

/** The shares of the first step's gradient and of all later memory, each summed and over −lr. */
async function distances(
  engine: Engine,
  steps: readonly (RowLedger | null)[],
  lr: number,
): Promise<[first: number, after: number]> {
  const memories = steps.map((row) => row?.memory[0] ?? 0);
  const program = new Program();
  const sums = [[steps[0]?.data[0] ?? NaN], memories.slice(1)].map((shares) => {
    const values = program.call('tensor', Float32Array.from(shares), { shape: [1, shares.length] });
    return program.call('div', program.call('sum', values), -lr);
  });
  const result = await engine.run(program);
  const [first = NaN, after = NaN] = sums.map((sum) => nodeOf(result, sum).value[0] ?? NaN);
  return [first, after];
}
