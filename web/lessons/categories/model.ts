// What the lesson asks the core: vocabularies and sizes, a tabular model of the Titanic's passengers
// epoch by epoch, and what is found in its states. Nothing is computed here.

import type { Engine } from '../../engine/client.ts';
import { nodeOf, Program } from '../../engine/program.ts';
import type {
  Categorified,
  EmbeddingColumn,
  PassengerColumn,
  Passengers,
  PassengerState,
  PassengerTraining,
  TabularCells,
  TabularConfig,
  WidthRule,
} from '../../engine/tables.ts';
import { AGES, CLASSES, EPOCHS, MISSING, SEXES, type CategoriesState } from './state.ts';

// ---- A column that was typed --------------------------------------------------------------------

export interface ColumnRun {
  values: readonly string[];
  vocabulary: readonly string[];
  /** The row of each value, and that of the value that is looked up. */
  codes: readonly number[];
  asked: number;
  rule: WidthRule;
  /** The rule at the places of the curve, and at the place chosen on it. */
  curve: readonly WidthRule[];
  chosen: WidthRule;
}

/** The smallest number of rows that has all 600 columns. */
export const CAPPED = 39_432;

/** Where the curve is drawn: dense where it is a staircase, the examples of the text among them. */
export const CURVE_ROWS: readonly number[] = [
  1,
  2,
  3,
  4,
  5,
  6,
  8,
  11,
  16,
  25,
  40,
  70,
  120,
  250,
  500,
  944,
  1635,
  3000,
  6000,
  12_000,
  24_000,
  CAPPED,
  100_000,
  300_000,
  1_000_000,
];

export async function columnRun(
  { tables }: Engine,
  { values, ask, n }: Pick<CategoriesState, 'values' | 'ask' | 'n'>,
): Promise<ColumnRun> {
  const { vocabulary, codes } = await tables.categorify(values, [...values, ask]);
  const [rule, chosen, ...curve] = await tables.widthRules([vocabulary.length, n, ...CURVE_ROWS]);
  if (rule === undefined || chosen === undefined) throw new Error('the rule gave no sizes');
  const rows = [...codes];
  const asked = rows.pop() ?? 0;
  return { values, vocabulary, codes: rows, asked, rule, chosen, curve };
}

/** Rows and columns that fastai gives to the table of a column. */
export async function sizeOf(
  { tables }: Engine,
  values: readonly string[],
): Promise<[rows: number, columns: number]> {
  const { vocabulary }: Categorified = await tables.categorify(values, []);
  const [rule] = await tables.widthRules([vocabulary.length]);
  return [vocabulary.length, rule?.width ?? NaN];
}

// ---- A model of the passengers ------------------------------------------------------------------

/** fastai's tabular_learner, but for two small layers: the table has twelve cells at most. */
export const CONFIG = {
  layers: [20, 10],
  lr: 0.01,
  wd: 0.1,
  epochs: EPOCHS,
  batchSize: 64,
  validPct: 0,
} as const satisfies Partial<TabularConfig>;

export const columnsOf = (age: boolean): readonly PassengerColumn[] =>
  age ? ['Sex', 'Class', 'Age'] : ['Sex', 'Class'];

export type Setting = Pick<CategoriesState, 'age' | 'missing' | 'seed'>;

export const passengersOf = ({ age, missing, seed }: Setting): Passengers => ({
  columns: columnsOf(age),
  hide: missing === 0 ? null : { column: 'Sex', share: missing / 100, seed },
});

/** Everybody that can be asked about, a list of values for each column. */
interface People {
  columns: Record<PassengerColumn, string[]>;
  placeOf: (person: Pick<CategoriesState, 'sex' | 'class' | 'grown'>) => number;
}

const everybody = SEXES.flatMap((sex) =>
  CLASSES.flatMap((shipClass) => AGES.map((grown) => ({ sex, class: shipClass, grown }))),
);
const PEOPLE: People = {
  columns: {
    Sex: everybody.map(({ sex }) => (sex === MISSING ? '' : sex)),
    Class: everybody.map((person) => person.class),
    Age: everybody.map(({ grown }) => grown),
  },
  placeOf: (asked) =>
    everybody.findIndex(
      (person) =>
        person.sex === asked.sex && person.class === asked.class && person.grown === asked.grown,
    ),
};

export interface TrainingRun {
  setting: Setting;
  columns: readonly PassengerColumn[];
  /** Before training and after every epoch. */
  states: readonly PassengerState[];
  /** What the best rule over all three columns gets right, where nothing is hidden. */
  three: TabularCells;
  /** For each table: the rows of everybody that can be asked about. */
  codes: readonly Int32Array[];
  /** For each table: row 0 after every epoch, divided by what it was before training. */
  shrinkage: readonly Float32Array[];
}

export function trainOn(
  { tables }: Engine,
  setting: Setting,
  embSzs: Readonly<Record<string, number>> = {},
  training: PassengerTraining = {},
): Promise<PassengerState[]> {
  return tables.train(
    {
      passengers: passengersOf(setting),
      config: { ...CONFIG, embSzs, seed: setting.seed },
      people: Object.fromEntries(
        columnsOf(setting.age).map((column) => [column, PEOPLE.columns[column]]),
      ),
    },
    training,
  );
}

/** Throws an AbortError where `training.signal` ended it. */
export async function trainingRun(
  engine: Engine,
  setting: Setting,
  training: PassengerTraining = {},
): Promise<TrainingRun> {
  const columns = columnsOf(setting.age);
  const states = await trainOn(engine, setting, {}, training);
  training.signal?.throwIfAborted();
  const three = await engine.tables.cells({ columns: columnsOf(true), hide: null });
  const [first] = states;
  if (first === undefined) throw new Error('the run has no states');
  const codes: Int32Array[] = [];
  const shrinkage: Float32Array[] = [];
  for (const [table, column] of columns.entries()) {
    codes.push(await codesOf(engine, tableAt(first, table), PEOPLE.columns[column]));
    shrinkage.push(await shrinkageOf(engine, states, table));
  }
  return { setting, columns, states, three, codes, shrinkage };
}

/** The rows that values are looked up at in a table: 0 where its vocabulary does not know them. */
export async function codesOf(
  { tables }: Engine,
  { vocabulary }: EmbeddingColumn,
  values: readonly string[],
): Promise<Int32Array> {
  const { codes } = await tables.categorify(vocabulary.slice(1), values);
  return codes;
}

/** [states, columns]: row 0 of a table, divided by row 0 before training. */
async function shrinkageOf(
  engine: Engine,
  states: readonly PassengerState[],
  table: number,
): Promise<Float32Array> {
  const rows = states.map((state) => rowOf(tableAt(state, table), 0));
  const [first = new Float32Array()] = rows;
  const program = new Program();
  const all = Float32Array.from(rows.flatMap((row) => [...row]));
  const now = program.call('tensor', all, { shape: [rows.length, first.length] });
  const before = program.call('tensor', first, { shape: [1, first.length] });
  const ratio = program.call('div', now, before);
  return nodeOf(await engine.run(program), ratio).value;
}

// ---- What is found in it ------------------------------------------------------------------------

/** A state, or the last there is where training ended before it. */
export function stateAt({ states }: TrainingRun, epoch: number): PassengerState {
  const state = states[Math.min(epoch, states.length - 1)];
  if (state === undefined) throw new Error('the run has no states');
  return state;
}

export function tableAt({ tables }: PassengerState, table: number): EmbeddingColumn {
  const found = tables[table];
  if (found === undefined) throw new Error(`the model has no table ${table}`);
  return found;
}

export function rowOf({ value, shape }: EmbeddingColumn, row: number): Float32Array {
  return value.slice(row * shape[1], (row + 1) * shape[1]);
}

/** fastai's get_emb_sz. */
export const embSzs = (state: PassengerState): string =>
  `[${state.tables.map(({ shape }) => `(${shape.join(', ')})`).join(', ')}]`;

/** The asked person's value in each of the model's columns. */
export function personOf(
  { columns }: TrainingRun,
  asked: Pick<CategoriesState, 'sex' | 'class' | 'grown'>,
): string[] {
  const values = { Sex: asked.sex, Class: asked.class, Age: asked.grown };
  return columns.map((column) => values[column]);
}

/** The row of each of the model's tables that the asked person is looked up at. */
export const rowsOf = (
  { codes }: TrainingRun,
  asked: Pick<CategoriesState, 'sex' | 'class' | 'grown'>,
): number[] => codes.map((rows) => rows[PEOPLE.placeOf(asked)] ?? 0);

/** The probability of survival, the second class, that a state gives to the asked person. */
export function survivalOf(
  state: PassengerState,
  asked: Pick<CategoriesState, 'sex' | 'class' | 'grown'>,
): number {
  return state.predictions[2 * PEOPLE.placeOf(asked) + 1] ?? NaN;
}

/** Whether the accuracy is within one point of what the columns allow. */
export const reaches = ({ cells }: PassengerState): boolean =>
  cells.accuracy >= cells.ceiling - 0.01;

/** Whether a table's row 0 has received gradient by now. */
export const learns = (state: PassengerState, table: number): boolean =>
  (state.received[table]?.[0] ?? 0) > 0;
