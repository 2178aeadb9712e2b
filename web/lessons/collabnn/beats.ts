// Questions on the way: each is run by the core when it is unfolded.

import type { Beat } from '../../components/beat.ts';
import { shapeText, written } from '../../components/formula.ts';
import { numbers, refusal, words, type Outcome } from '../../components/outcomes.ts';
import type { Engine } from '../../engine/client.ts';
import { nodeOf, Program } from '../../engine/program.ts';
import { t } from '../../text/text.ts';
import { drawWeights, recordModel, recordParameters, runModel } from './model.ts';
import { PYTORCH_ON_INTEGERS } from './predict.ts';
import { PRESETS } from './state.ts';

const computed = (
  label: string,
  role: Outcome['role'],
  values: Float32Array,
  why: { note: string; pytorch: string },
): Outcome =>
  numbers(label, role, values, (value) => ({
    ...why,
    lines: [`= ${written(value)}`],
    shape: shapeText([1, values.length]),
  }));

/** What a lookup was computed from, and what becomes of the question about row 1.5. */
async function integers(engine: Engine, seed: number): Promise<readonly Outcome[]> {
  const weights = await drawWeights(engine, seed);
  const program = new Program();
  const { nodes } = recordModel(program, { samples: PRESETS.one, weights });
  const result = await engine.run(program);
  const names = nodeOf(result, nodes.films).inputs.map((id) => result.trace.nodes[id]?.name ?? '');
  const between = new Program();
  const { film_factors } = recordParameters(between, weights);
  between.call('embedding', Float64Array.of(1.5), film_factors);
  return [
    words(t('collabnn.beat.integers.inputs'), names.join(', ')),
    words('film_factors[1.5]', await refusal(engine, between)),
    words('x.requires_grad_()', t('collabnn.beat.integers.pytorch', { says: PYTORCH_ON_INTEGERS })),
  ];
}

/**
 * The one-hot vector is made of floats: asked for, it has a gradient. Here it is a leaf of its own,
 * multiplied with the table that lies still.
 */
async function oneHot(engine: Engine, seed: number): Promise<readonly Outcome[]> {
  const weights = await drawWeights(engine, seed);
  const samples = PRESETS.one;
  const run = await runModel(engine, { samples, weights }, 'sgd');
  const program = new Program();
  const hot = program.call('oneHot', Int32Array.of(samples[0].film), weights.film_factors.shape[0]);
  const { value } = nodeOf(await engine.run(program), hot);
  const asking = new Program();
  const leaf = asking.call('tensor', value, { shape: [1, value.length], requiresGrad: true });
  const { film_factors } = recordParameters(asking, weights);
  const films = asking.call('matmul', leaf, film_factors);
  asking.backward(films, run.nodes.films.grad);
  const { grad } = nodeOf(await engine.run(asking), leaf);
  const row = samples[0].film;
  return [
    computed(`one_hot(${row})`, 'activation', value, {
      note: t('collabnn.beat.oneHot.why.value'),
      pytorch: `F.one_hot(torch.tensor([${row}]), ${value.length}).float()`,
    }),
    computed(`one_hot(${row}).grad`, 'gradient', grad ?? new Float32Array(), {
      note: t('collabnn.beat.oneHot.why.grad'),
      pytorch: 'films.grad @ film_factors.T',
    }),
  ];
}

export const BEATS: readonly Beat<readonly Outcome[]>[] = [
  {
    id: 'integers',
    title: 'collabnn.beat.integers.title',
    text: 'collabnn.beat.integers.text',
    run: integers,
  },
  {
    id: 'oneHot',
    title: 'collabnn.beat.oneHot.title',
    text: 'collabnn.beat.oneHot.text',
    run: oneHot,
  },
];
