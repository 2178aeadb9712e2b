// The learner's own expressions, worked out as they are written.

import type { Engine } from '../../engine/client.ts';
import { nodeOf, Program } from '../../engine/program.ts';
import type { TraceNode } from '../../engine/trace.ts';
import { drawInputs, tableOf } from './model.ts';
import type { Ask, LookupState } from './state.ts';
import { FORWARD_END, ROWS } from './steps.ts';

export interface Expression {
  /** As a learner writes it. */
  written: string;
  /** What the lookup says to it. */
  lookup: string;
  /** The row that is asked for, and the classes of the one-hot vector. */
  row: number;
  classes: number;
  /** The state that the page goes to. */
  state: Partial<LookupState>;
}

export const EXPRESSIONS: Readonly<Record<Exclude<Ask, 'none'>, Expression>> = {
  transposed: {
    written: 'user_factors.t() @ one_hot_3',
    lookup: 'user_factors[3]',
    row: 3,
    classes: ROWS,
    state: { ask: 'transposed', x: [3], step: FORWARD_END },
  },
  float: {
    written: 'one_hot(2, 1000).float() @ W',
    lookup: 'W[2]',
    row: 2,
    classes: 1000,
    state: { ask: 'float', rows: 1000, at: [2] },
  },
};

/** An expression worked out, beside the lookup of the same row. */
export interface Worked {
  /** W before its transpose, as a leaf or a draw. */
  table: TraceNode;
  result: TraceNode;
  lookup: TraceNode;
}

export async function workOut(
  engine: Engine,
  ask: Exclude<Ask, 'none'>,
  { seed, factors }: { seed: number; factors: number },
): Promise<Worked> {
  const { row, classes } = EXPRESSIONS[ask];
  const program = new Program();
  const W =
    ask === 'transposed'
      ? tableOf(program, (await drawInputs(engine, seed, [row])).table)
      : program.call('uniform', { shape: [classes, factors], low: -1, high: 1, seed });
  const hot = program.call('oneHot', Int32Array.of(row), classes);
  const product =
    ask === 'transposed'
      ? program.call('matmul', program.call('transpose', W), program.call('transpose', hot))
      : program.call('matmul', hot, W);
  const copy = program.call('embedding', Int32Array.of(row), W);
  const result = await engine.run(program);
  return {
    table: nodeOf(result, W),
    result: nodeOf(result, product),
    lookup: nodeOf(result, copy),
  };
}
