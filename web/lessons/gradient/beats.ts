// Questions on the way: each is run by the core when it is unfolded.

import type { Beat } from '../../components/beat.ts';
import { whole } from '../../components/format.ts';
import { written } from '../../components/formula.ts';
import type { Role } from '../../components/numberCell.ts';
import { numbers, refusal, words, type Outcome } from '../../components/outcomes.ts';
import type { Sample } from '../../components/samples.ts';
import type { Engine } from '../../engine/client.ts';
import { nodeOf, Program } from '../../engine/program.ts';
import { t } from '../../text/text.ts';
import {
  contributionsTo,
  drawTables,
  gradOfRow,
  memoryOf,
  recordModel,
  recordTables,
  runModel,
  type Inputs,
  type Memory,
} from './model.ts';
import { FILMS, NO_PADDING, PRESETS, type Storage } from './state.ts';

/** The memory of one gradient, kept both ways. */
export type Memories = Readonly<Record<Storage, Memory>>;

export type Answer = { kind: 'lines'; lines: Outcome[] } | { kind: 'memory'; memories: Memories };

/** Numbers that the core computed when the beat was unfolded. */
const computed = (label: string, role: Role, values: Float32Array): Outcome =>
  numbers(label, role, values, (value) => ({
    lines: [`= ${written(value)}`],
    note: t('gradient.beat.outcome.why'),
    shape: `[${values.length}]`,
    pytorch: t('gradient.wrong.pytorch'),
  }));
const lines = (...outcomes: Outcome[]): Answer => ({ kind: 'lines', lines: outcomes });

async function inputsOf(
  engine: Engine,
  seed: number,
  samples: readonly Sample[],
  padding = NO_PADDING,
): Promise<Inputs> {
  return { samples, tables: await drawTables(engine, seed), storage: 'sparse', padding };
}

async function integers(engine: Engine, seed: number): Promise<Answer> {
  const inputs = await inputsOf(engine, seed, PRESETS.one);
  const program = new Program();
  const { nodes } = recordModel(program, inputs);
  const result = await engine.run(program);
  const names = nodeOf(result, nodes.films).inputs.map((id) => result.trace.nodes[id]?.name ?? '');

  const between = new Program();
  const { film_factors } = recordTables(between, inputs.tables);
  between.call('embedding', Float64Array.of(1.5), film_factors);
  return lines(
    words(t('gradient.beat.integers.inputs'), names.join(', ')),
    words(t('gradient.beat.integers.asked'), await refusal(engine, between)),
  );
}

/** The same sample alone, and first among two and four. */
async function mean(engine: Engine, seed: number): Promise<Answer> {
  const four = [...PRESETS.three, ...PRESETS.userTwice.slice(1)];
  const outcomes = [1, 2, 4].map(async (batch) => {
    const run = await runModel(engine, await inputsOf(engine, seed, four.slice(0, batch)));
    const [first] = contributionsTo(run.nodes.films, four[0]?.film ?? 0);
    const label = t('gradient.beat.mean.label', { batch });
    return computed(label, 'gradient', first?.values ?? new Float32Array());
  });
  return lines(...(await Promise.all(outcomes)));
}

/** The table of the beat about memory. */
export const LARGE = { rows: 20_000, cols: 50, batch: 64 } as const;

/** One backward pass over a large table, with the gradient kept one way. */
async function memoryIn(engine: Engine, storage: Storage): Promise<Memory> {
  const { rows, cols, batch } = LARGE;
  const program = new Program();
  const shape = [rows, cols] as const;
  const table = program.call('tensor', new Float32Array(rows * cols), {
    shape,
    requiresGrad: true,
  });
  // Rows far apart: 64 of them, all different.
  const apart = Int32Array.from({ length: batch }, (_, i) => i * Math.floor(rows / batch));
  const looked = program.call('embedding', apart, table, { sparse: storage === 'sparse' });
  program.backward(program.call('sum', looked));
  return memoryOf(nodeOf(await engine.run(program), table));
}

async function memory(engine: Engine): Promise<Answer> {
  const [sparse, dense] = [await memoryIn(engine, 'sparse'), await memoryIn(engine, 'dense')];
  return { kind: 'memory', memories: { sparse, dense } };
}

/** The same batch with the film of its first sample as padding, and without. */
async function padding(engine: Engine, seed: number): Promise<Answer> {
  const samples = PRESETS.three;
  const padded = samples[2].film;
  const outcomes: Outcome[] = [];
  for (const paddingIdx of [NO_PADDING, padded]) {
    const run = await runModel(engine, await inputsOf(engine, seed, samples, paddingIdx));
    const suffix = paddingIdx === NO_PADDING ? '' : `, padding_idx=${paddingIdx}`;
    outcomes.push(
      computed(`pred${suffix}`, 'activation', run.nodes.pred.value),
      ...[...new Set(samples.map(({ film }) => film))].map((row) => {
        const label = `film_factors.grad[${row}]${suffix}`;
        const grad = gradOfRow(run.tableNodes.film_factors, row);
        return grad === null
          ? words(label, t('gradient.absent'))
          : computed(label, 'gradient', grad);
      }),
    );
  }
  return lines(...outcomes);
}

const beat = (
  id: 'integers' | 'mean' | 'memory' | 'padding',
  run: Beat<Answer>['run'],
  values: Readonly<Record<string, string | number>> = {},
): Beat<Answer> => ({
  id,
  title: `gradient.beat.${id}.title`,
  text: `gradient.beat.${id}.text`,
  values,
  run,
});

export const BEATS: readonly Beat<Answer>[] = [
  beat('integers', integers),
  beat('mean', mean),
  beat('memory', memory, { ...LARGE, rows: whole(LARGE.rows) }),
  beat('padding', padding, { high: FILMS - 1 }),
];
