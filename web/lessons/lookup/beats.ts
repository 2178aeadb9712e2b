// Where the two machines part: each case is run by the core when it is unfolded.

import type { Role } from '../../components/numberCell.ts';
import type { Engine } from '../../engine/client.ts';
import { nodeOf, Program } from '../../engine/program.ts';
import { t, type TextId } from '../../text/text.ts';
import {
  drawInputs,
  gradOfRow,
  gradRowsOf,
  lookupMachine,
  oneHotMachine,
  range,
  rowOf,
  type Inputs,
} from './model.ts';
import { COLS, ROWS } from './steps.ts';

/** A line of a beat's outcome: numbers, or words where there are none. */
export interface Outcome {
  label: string;
  role: Role;
  values: Float32Array | null;
  words: string;
}

export interface Beat {
  id: 'nan' | 'infinity' | 'zero' | 'padding' | 'range';
  title: TextId;
  text: TextId;
  run: (engine: Engine, seed: number) => Promise<Outcome[]>;
}

const LOOKED_UP = 3;
const OTHER = 1;

const numbers = (label: string, role: Role, values: Float32Array): Outcome => ({
  label,
  role,
  values,
  words: '',
});
const words = (label: string, text: string): Outcome => ({
  label,
  role: 'gradient',
  values: null,
  words: text,
});

/** Both machines on the same inputs: the first rows of their outputs. */
async function outputs(engine: Engine, inputs: Inputs): Promise<Outcome[]> {
  const program = new Program();
  const product = oneHotMachine(program, inputs).output;
  const copy = lookupMachine(program, inputs).output;
  const result = await engine.run(program);
  return [
    numbers(t('beat.product'), 'activation', nodeOf(result, product).value),
    numbers(t('beat.copy'), 'activation', nodeOf(result, copy).value),
  ];
}

/** The row in front of what both machines make of it. */
async function withRow(engine: Engine, inputs: Inputs, row: number): Promise<Outcome[]> {
  const changed = numbers(`W[${row}]`, 'parameter', rowOf(inputs.table, row));
  return [changed, ...(await outputs(engine, inputs))];
}

async function nan(engine: Engine, seed: number): Promise<Outcome[]> {
  const inputs = await drawInputs(engine, seed, [LOOKED_UP]);
  inputs.table[OTHER * COLS] = NaN;
  inputs.table[OTHER * COLS + 2] = Infinity;
  return withRow(engine, inputs, OTHER);
}

async function zero(engine: Engine, seed: number): Promise<Outcome[]> {
  const inputs = await drawInputs(engine, seed, [LOOKED_UP]);
  inputs.table[LOOKED_UP * COLS] = -0;
  return withRow(engine, inputs, LOOKED_UP);
}

async function infinity(engine: Engine, seed: number): Promise<Outcome[]> {
  const inputs = await drawInputs(engine, seed, [LOOKED_UP]);
  inputs.upstream[0] = Infinity;
  const program = new Program();
  const multiplying = oneHotMachine(program, inputs);
  program.backward(multiplying.output, inputs.upstream);
  const looking = lookupMachine(program, inputs);
  program.backward(looking.output, inputs.upstream);
  const result = await engine.run(program);
  const dense = nodeOf(result, multiplying.W).grad ?? new Float32Array();
  const sparse = gradRowsOf(nodeOf(result, looking.W));
  const other = gradOfRow(sparse, OTHER);
  return [
    numbers('g[0]', 'gradient', inputs.upstream),
    numbers(t('beat.productGrad', { row: LOOKED_UP }), 'gradient', rowOf(dense, LOOKED_UP)),
    numbers(t('beat.productGrad', { row: OTHER }), 'gradient', rowOf(dense, OTHER)),
    other === null
      ? words(t('beat.copyGrad', { row: OTHER }), t('lookup.absent'))
      : numbers(t('beat.copyGrad', { row: OTHER }), 'gradient', other),
  ];
}

async function padding(engine: Engine, seed: number): Promise<Outcome[]> {
  const inputs = await drawInputs(engine, seed, [LOOKED_UP, OTHER]);
  const program = new Program();
  const { W, output } = lookupMachine(program, inputs, { paddingIdx: LOOKED_UP });
  program.backward(output, inputs.upstream);
  const result = await engine.run(program);
  const grads = gradRowsOf(nodeOf(result, W));
  const looked = range(2).map((b) =>
    numbers(
      `b[${b}] = W[${inputs.indices[b]}]`,
      'activation',
      rowOf(nodeOf(result, output).value, b),
    ),
  );
  const received = [LOOKED_UP, OTHER].map((row) => {
    const grad = gradOfRow(grads, row);
    const label = `W.grad[${row}]`;
    return grad === null ? words(label, t('lookup.absent')) : numbers(label, 'gradient', grad);
  });
  return [...looked, ...received];
}

/** The error with which the core refuses a program. */
async function refusal(engine: Engine, program: Program): Promise<string> {
  try {
    await engine.run(program);
    return t('beat.notRefused');
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}

async function outOfRange(engine: Engine, seed: number): Promise<Outcome[]> {
  const inputs = { ...(await drawInputs(engine, seed, [0])), indices: Int32Array.of(ROWS) };
  const multiplying = new Program();
  oneHotMachine(multiplying, inputs);
  const looking = new Program();
  lookupMachine(looking, inputs);
  return [
    words(t('beat.product'), await refusal(engine, multiplying)),
    words(t('beat.copy'), await refusal(engine, looking)),
  ];
}

export const BEATS: readonly Beat[] = [
  { id: 'nan', title: 'beat.nan.title', text: 'beat.nan.text', run: nan },
  { id: 'infinity', title: 'beat.infinity.title', text: 'beat.infinity.text', run: infinity },
  { id: 'zero', title: 'beat.zero.title', text: 'beat.zero.text', run: zero },
  { id: 'padding', title: 'beat.padding.title', text: 'beat.padding.text', run: padding },
  { id: 'range', title: 'beat.range.title', text: 'beat.range.text', run: outOfRange },
];
