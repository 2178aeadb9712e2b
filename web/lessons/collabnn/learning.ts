// Twenty steps of the same network on twelve ratings, with film_factors made as an nn.Parameter or
// as a plain tensor. A tensor that asks for no gradient is no parameter: no optimizer hears of it.

import type { Sample } from '../../components/samples.ts';
import type { Engine } from '../../engine/client.ts';
import { nodeOf, Program, type Ref } from '../../engine/program.ts';
import { weightsSha256 } from '../../engine/sha256.ts';
import type { TraceNode } from '../../engine/trace.ts';
import { drawWeights, eachParameter, recordModel, type Weights } from './model.ts';
import type { Making } from './state.ts';
import { PARAMETERS, type ParameterName, type TableName } from './steps.ts';

export const LEARNING_STEPS = 20;
export const LEARNING_RATE = 0.1;

/** Every viewer and every film is among them. */
export const TRAINING: readonly Sample[] = [
  { user: 0, film: 0, rating: 4 },
  { user: 0, film: 1, rating: 2 },
  { user: 0, film: 4, rating: 4.5 },
  { user: 1, film: 1, rating: 5 },
  { user: 1, film: 3, rating: 3.5 },
  { user: 2, film: 2, rating: 1.5 },
  { user: 2, film: 4, rating: 5 },
  { user: 3, film: 0, rating: 1 },
  { user: 3, film: 5, rating: 4 },
  { user: 4, film: 1, rating: 4.5 },
  { user: 4, film: 2, rating: 3 },
  { user: 4, film: 3, rating: 1 },
];

export interface LearningRun {
  made: Making;
  /** Names of what collects gradients: what `parameters()` would list. */
  parameters: readonly ParameterName[];
  /** The loss before the first step, and after each. */
  losses: readonly TraceNode[];
  /** SHA-256 of a table's float32 bytes at the same moments. */
  fingerprints: Readonly<Record<TableName, readonly string[]>>;
}

const isPlain = (made: Making, name: ParameterName): boolean =>
  made === 'tensor' && name === 'film_factors';

export async function learn(engine: Engine, weights: Weights, made: Making): Promise<LearningRun> {
  const program = new Program();
  const tensors = eachParameter((name) => {
    const { shape, values } = weights[name];
    return program.call('tensor', values, { shape, requiresGrad: !isPlain(made, name), name });
  });
  const learnt = PARAMETERS.filter((name) => !isPlain(made, name)).map((name) => tensors[name]);
  const optimizer = program.optimizer('sgd', learnt, { lr: LEARNING_RATE });
  const losses: Ref[] = [];
  for (let step = 0; step <= LEARNING_STEPS; ++step) {
    program.within(() => {
      const { nodes } = recordModel(
        program,
        { samples: TRAINING, weights },
        { parameters: tensors },
      );
      losses.push(nodes.loss);
      program.capture();
      if (step === LEARNING_STEPS) return;
      program.zeroGrad(optimizer);
      program.backward(nodes.loss);
      program.step(optimizer);
    });
  }
  const { captures } = await engine.run(program);
  const at = (ref: Ref, step: number): TraceNode => {
    const capture = captures[step];
    if (capture === undefined) throw new Error(`there was no look at step ${step}`);
    return nodeOf(capture, ref);
  };
  const prints = (name: TableName): string[] =>
    captures.map((_, step) => {
      const { shape, value } = at(tensors[name], step);
      return weightsSha256([{ name, shape, value }]);
    });
  return {
    made,
    parameters: PARAMETERS.filter((name) => at(tensors[name], 0).requiresGrad),
    losses: losses.map(at),
    fingerprints: { user_factors: prints('user_factors'), film_factors: prints('film_factors') },
  };
}

/** The same network from the same numbers, made in both ways. */
export async function learnBoth(
  engine: Engine,
  seed: number,
): Promise<Readonly<Record<Making, LearningRun>>> {
  const weights = await drawWeights(engine, seed);
  const [parameter, tensor] = await Promise.all([
    learn(engine, weights, 'parameter'),
    learn(engine, weights, 'tensor'),
  ]);
  return { parameter, tensor };
}

/** Whether a table was found with the same bits at every look. */
export const stayed = ({ fingerprints }: LearningRun, table: TableName): boolean =>
  new Set(fingerprints[table]).size === 1;
