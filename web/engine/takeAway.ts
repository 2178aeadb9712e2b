// What a person takes along of a trained model: tables as CSV, a sample of predictions, a notebook,
// the command that trains it again. What takes long is done by the worker.

import { zipSync } from 'fflate';
import { readModel } from './modelFile.ts';
import { floatsIn } from './safetensors.ts';
import type { PredictionSample } from './samplePredictions.ts';
import type { Weights } from './sha256.ts';
import { defaultConfig, type RatingRow, type TrainConfig } from './training.ts';

export interface TakenFile {
  name: string;
  bytes: Uint8Array;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Nine digits bring a float back, bit for bit; of −0 the sign is written, too. */
const float = (value: number): string =>
  Object.is(value, -0) ? '-0' : String(Number(value.toPrecision(9)));

/**
 * An id or a title as spreadsheets show it: they would compute what begins as a formula does, so an
 * apostrophe goes before it; one more where there is one. Numbers stay as they are.
 */
const shown = (text: string): string =>
  /^'*[=+\-@\t\r]/.test(text) && !Number.isFinite(Number(text)) ? `'${text}` : text;

/** A field of a CSV file: quoted where it has to be. */
function field(text: string): string {
  const plain = shown(text);
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

const lines = (rows: readonly (readonly string[])[]): Uint8Array =>
  encode(rows.map((row) => `${row.join(',')}\n`).join(''));

/** One matrix; `names` are columns that say whose each row is. */
function matrixCsv(
  { name, shape: [rows, cols], value }: Weights,
  names: Readonly<Record<string, readonly string[]>>,
): TakenFile {
  const header = [...Object.keys(names), ...Array.from({ length: cols }, (_, col) => String(col))];
  const row = (at: number): string[] => [
    ...Object.values(names).map((column) => field(column[at] ?? '')),
    ...Array.from(value.subarray(at * cols, (at + 1) * cols), float),
  ];
  return {
    name: `${name}.csv`,
    bytes: lines([header, ...Array.from({ length: rows }, (_, at) => row(at))]),
  };
}

/** How many numbers a model has learnt. */
export const weightCount = floatsIn;

/** A CSV file for each matrix of a model file; rows of tables carry their id, and items their title. */
export function weightTables(model: Uint8Array): TakenFile[] {
  const { weights, users, items } = readModel('model', model);
  const whose = {
    user: { user: users },
    item: { item: items.map(({ id }) => id), title: items.map(({ title }) => title ?? '') },
  };
  return weights.map((matrix) => {
    if (matrix.name.startsWith('user_')) return matrixCsv(matrix, whose.user);
    if (matrix.name.startsWith('item_')) return matrixCsv(matrix, whose.item);
    return matrixCsv(matrix, {});
  });
}

/** Columns user, item, prediction. */
export function predictionsCsv({ users, items, predictions }: PredictionSample): Uint8Array {
  const row = (user: string, i: number): string[] => [
    field(user),
    field(items[i] ?? ''),
    float(predictions[i] ?? NaN),
  ];
  return lines([['user', 'item', 'prediction'], ...users.map(row)]);
}

/** Ratings as the lab understood them: columns user, item, rating. */
export const ratingsCsv = (ratings: readonly RatingRow[]): Uint8Array =>
  lines([
    ['user', 'item', 'rating'],
    ...ratings.map(({ user, item, rating }) => [field(user), field(item), String(rating)]),
  ]);

/** A Jupyter notebook of a script whose cells begin with "# %%", or "# %% [markdown]". */
export function notebookOf(script: string): Uint8Array {
  const cells = script.split(/^# %%/m).slice(1);
  const source = (text: string): string[] => text.trim().split(/(?<=\n)/);
  return encode(
    `${JSON.stringify(
      {
        cells: cells.map((cell, place) => {
          const [kind = '', ...rest] = cell.split('\n');
          const id = `cell-${place}`;
          if (kind.includes('markdown')) {
            const prose = rest.map((line) => line.replace(/^# ?/, '')).join('\n');
            return { cell_type: 'markdown', id, metadata: {}, source: source(prose) };
          }
          const code = { cell_type: 'code', id, metadata: {}, execution_count: null, outputs: [] };
          return { ...code, source: source(rest.join('\n')) };
        }),
        metadata: {
          kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
          language_info: { name: 'python' },
        },
        nbformat: 4,
        nbformat_minor: 5,
      },
      null,
      1,
    )}\n`,
  );
}

/** One zip of all; a zip among them is packed already. */
export const zipOf = (files: readonly TakenFile[]): Uint8Array<ArrayBuffer> =>
  zipSync(
    Object.fromEntries(
      files.map(({ name, bytes }) => [name, name.endsWith('.zip') ? [bytes, { level: 0 }] : bytes]),
    ),
  );

const flags: Readonly<Record<string, keyof TrainConfig>> = {
  model: 'model',
  factors: 'factors',
  optimizer: 'optimizer',
  lr: 'lr',
  wd: 'wd',
  epochs: 'epochs',
  'batch-size': 'batchSize',
  schedule: 'schedule',
  seed: 'seed',
  'valid-pct': 'validPct',
};

/** The command that trains the same weights from the file `ratings`, flag by flag. */
export function commandLine(config: TrainConfig, ratings: string): string {
  const path = ratings.startsWith('-') ? `./${ratings}` : ratings; // a file, not an option
  const word = /^[\w.:/-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
  const range = config.yRange === null ? '--no-y-range' : `--y-range ${config.yRange.join(',')}`;
  // Weight decay has another default with each optimizer: it is always said.
  const said = Object.entries(flags)
    .filter(([, option]) => option === 'wd' || config[option] !== defaultConfig[option])
    .filter(([, option]) => !(option === 'wd' && config.optimizer === 'sparse-adam'))
    .map(([flag, option]) => `--${flag} ${String(config[option])}`);
  return ['npx embedding-lab train', word, ...said, range].join(' ');
}
