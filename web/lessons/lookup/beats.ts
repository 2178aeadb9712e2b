// Where the two machines part: each case is run by the core when it is unfolded.

import type { Beat } from '../../components/beat.ts';
import { fixed } from '../../components/format.ts';
import type { Role } from '../../components/numberCell.ts';
import { range } from '../../components/numbers.ts';
import { numbers, refusal, words, type Outcome } from '../../components/outcomes.ts';
import type { Engine } from '../../engine/client.ts';
import { nodeOf, Program } from '../../engine/program.ts';
import { t } from '../../text/text.ts';
import {
  drawInputs,
  gradOfRow,
  gradRowsOf,
  lookupMachine,
  oneHotMachine,
  rowOf,
  type Inputs,
} from './model.ts';
import { COLS, ROWS } from './steps.ts';

const LOOKED_UP = 3;
const OTHER = 1;

/** Where the numbers of a line come from. */
interface Source {
  /** Between the name and the result: the formula, in names and with the numbers. */
  formula: (col: number) => readonly string[];
  note: string;
  shape: string;
  pytorch: string;
}

const computed = (label: string, role: Role, values: Float32Array, source: Source): Outcome =>
  numbers(label, role, values, (value, col) => ({
    lines: [...source.formula(col), `= ${fixed(value)}`],
    note: source.note,
    shape: source.shape,
    pytorch: `${source.pytorch}[${col}]`,
  }));

const TABLE_SHAPE = `[${ROWS}, ${COLS}]`;
const signed = (value: number): string =>
  value < 0 || Object.is(value, -0) ? `(${fixed(value)})` : fixed(value);

/** Both machines on the same inputs: the first rows of their outputs. */
async function outputs(engine: Engine, inputs: Inputs): Promise<Outcome[]> {
  const program = new Program();
  const product = oneHotMachine(program, inputs).output;
  const copy = lookupMachine(program, inputs).output;
  const result = await engine.run(program);
  const weight = (row: number, col: number) => rowOf(inputs.table, row)[col] ?? NaN;
  const terms = (col: number) =>
    range(ROWS).map((row) => `${row === LOOKED_UP ? 1 : 0} · ${signed(weight(row, col))}`);
  return [
    computed(t('beat.product'), 'activation', nodeOf(result, product).value, {
      formula: (col) => [`= Σ one_hot(x)[r] · W[r][${col}]`, `= ${terms(col).join(' + ')}`],
      note: t('beat.why.product'),
      shape: `[1, ${COLS}]`,
      pytorch: `(F.one_hot(x, ${ROWS}).float() @ W)[0]`,
    }),
    computed(t('beat.copy'), 'activation', nodeOf(result, copy).value, {
      formula: (col) => [`= W[${LOOKED_UP}][${col}]`],
      note: t('lookup.why.copy'),
      shape: `[1, ${COLS}]`,
      pytorch: 'W[x][0]',
    }),
  ];
}

/** The row in front of what both machines make of it; the case set its columns `changed`. */
async function withRow(
  engine: Engine,
  inputs: Inputs,
  row: number,
  changed: readonly number[],
): Promise<Outcome[]> {
  const set = computed(`W[${row}]`, 'parameter', rowOf(inputs.table, row), {
    formula: () => [],
    note: t('beat.why.parameter', { columns: changed.join(', ') }),
    shape: TABLE_SHAPE,
    pytorch: `W[${row}]`,
  });
  return [set, ...(await outputs(engine, inputs))];
}

async function nan(engine: Engine, seed: number): Promise<Outcome[]> {
  const inputs = await drawInputs(engine, seed, [LOOKED_UP]);
  inputs.table[OTHER * COLS] = NaN;
  inputs.table[OTHER * COLS + 2] = Infinity;
  return withRow(engine, inputs, OTHER, [0, 2]);
}

async function zero(engine: Engine, seed: number): Promise<Outcome[]> {
  const inputs = await drawInputs(engine, seed, [LOOKED_UP]);
  inputs.table[LOOKED_UP * COLS] = -0;
  return withRow(engine, inputs, LOOKED_UP, [0]);
}

const upstreamSource = (b: number): Source => ({
  formula: () => [],
  note: t('beat.why.upstream'),
  shape: `[1, ${COLS}]`,
  pytorch: `g[${b}]`,
});

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
  const denseRow = (row: number) =>
    computed(t('beat.productGrad', { row }), 'gradient', rowOf(dense, row), {
      formula: (col) => [
        `= one_hot(x)[0][${row}] · g[0][${col}]`,
        `= ${row === LOOKED_UP ? 1 : 0} · ${signed(inputs.upstream[col] ?? NaN)}`,
      ],
      note: t('beat.why.denseGrad'),
      shape: TABLE_SHAPE,
      pytorch: `(F.one_hot(x, ${ROWS}).float().T @ g)[${row}]`,
    });
  const copied = (row: number, grad: Float32Array) =>
    computed(t('beat.copyGrad', { row }), 'gradient', grad, {
      formula: (col) => [`= g[0][${col}]`],
      note: t('beat.why.rowGrad'),
      shape: TABLE_SHAPE,
      pytorch: `W.grad[${row}]`,
    });
  return [
    computed('g[0]', 'gradient', inputs.upstream, upstreamSource(0)),
    denseRow(LOOKED_UP),
    denseRow(OTHER),
    copied(LOOKED_UP, gradOfRow(sparse, LOOKED_UP) ?? new Float32Array()),
    other === null
      ? words(t('beat.copyGrad', { row: OTHER }), t('lookup.absent'))
      : copied(OTHER, other),
  ];
}

async function padding(engine: Engine, seed: number): Promise<Outcome[]> {
  const inputs = await drawInputs(engine, seed, [LOOKED_UP, OTHER]);
  const program = new Program();
  const { W, output } = lookupMachine(program, inputs, { paddingIdx: LOOKED_UP });
  program.backward(output, inputs.upstream);
  const result = await engine.run(program);
  const grads = gradRowsOf(nodeOf(result, W));
  const call = `F.embedding(x, W, padding_idx=${LOOKED_UP})`;
  const looked = range(2).map((b) => {
    const row = inputs.indices[b] ?? -1;
    const values = rowOf(nodeOf(result, output).value, b);
    return computed(`b[${b}] = W[${row}]`, 'activation', values, {
      formula: (col) => [`= W[${row}][${col}]`],
      note: t('lookup.why.copy'),
      shape: `[2, ${COLS}]`,
      pytorch: `${call}[${b}]`,
    });
  });
  const received = [LOOKED_UP, OTHER].map((row, b) => {
    const grad = gradOfRow(grads, row);
    const label = `W.grad[${row}]`;
    if (grad === null) return words(label, t('lookup.absent'));
    return computed(label, 'gradient', grad, {
      formula: (col) => [`= g[${b}][${col}]`],
      note: t('beat.why.rowGrad'),
      shape: TABLE_SHAPE,
      pytorch: label,
    });
  });
  return [...looked, ...received];
}

async function outOfRange(engine: Engine, seed: number): Promise<Outcome[]> {
  const inputs = { ...(await drawInputs(engine, seed, [0])), indices: Int32Array.of(ROWS) };
  const multiplying = new Program();
  oneHotMachine(multiplying, inputs);
  const looking = new Program();
  lookupMachine(looking, inputs);
  const refused = (program: Program) => refusal(engine, program, t('beat.notRefused'));
  return [
    words(t('beat.product'), await refused(multiplying)),
    words(t('beat.pytorch', { call: `F.one_hot(x, ${ROWS})` }), t('beat.range.oneHot')),
    words(t('beat.copy'), await refused(looking)),
    words(t('beat.pytorch', { call: 'F.embedding(x, W)' }), t('beat.range.embedding')),
  ];
}

export const BEATS: readonly Beat<Outcome[]>[] = [
  { id: 'nan', title: 'beat.nan.title', text: 'beat.nan.text', run: nan },
  { id: 'infinity', title: 'beat.infinity.title', text: 'beat.infinity.text', run: infinity },
  { id: 'zero', title: 'beat.zero.title', text: 'beat.zero.text', run: zero },
  { id: 'padding', title: 'beat.padding.title', text: 'beat.padding.text', run: padding },
  { id: 'range', title: 'beat.range.title', text: 'beat.range.text', run: outOfRange },
];
