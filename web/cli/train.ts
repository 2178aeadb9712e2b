// embedding-lab train: trains a recommender and says how good it became.

import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createLab } from '../engine/index.ts';
import type { Trainer } from '../engine/trainer.ts';
import {
  defaultConfig,
  modelNames,
  optimizerNames,
  scheduleNames,
  type DatasetInfo,
  type EpochResult,
  type TrainConfig,
  type TrainProgress,
} from '../engine/training.ts';
import {
  checkOutput,
  onlyFile,
  readInput,
  toChoice,
  toNumber,
  toRange,
  toWholeNumber,
  UsageError,
} from './options.ts';
import { ProgressBar } from './progressBar.ts';

const { yRange, ...defaults } = defaultConfig;

export const trainHelp = `embedding-lab train RATINGS [options]

Trains a recommender on RATINGS: u.data, ratings.csv, ratings.dat, any CSV with a header that names
user, item and rating, or a zip that holds one of these.

  --valid FILE            validate on these ratings instead of holding out a part
  --valid-pct PART        part of the ratings held out for validation (${defaults.validPct})
  --model NAME            ${modelNames.join(' | ')} (${defaults.model})
  --factors N             numbers in each embedding (${defaults.factors})
  --y-range LOW,HIGH      range of predictions (${yRange?.join(',')}, or wider where ratings need it)
  --no-y-range            no range: predictions may be any number
  --optimizer NAME        ${optimizerNames.join(' | ')} (${defaults.optimizer})
  --lr RATE               the schedule's highest learning rate (${defaults.lr})
  --wd DECAY              weight decay (${defaults.wd} with adamw, else 0; not with sparse-adam)
  --epochs N              how often to go over the training part (${defaults.epochs})
  --batch-size N          ratings in each step (${defaults.batchSize})
  --schedule NAME         ${scheduleNames.join(' | ')} (${defaults.schedule})
  --seed N                decides split, weights and order (${defaults.seed})
  --save FILE             write the weights as safetensors
  --json                  print one JSON document instead of a table
  --help                  this text
`;

const options = {
  valid: { type: 'string' },
  'valid-pct': { type: 'string' },
  model: { type: 'string' },
  factors: { type: 'string' },
  'y-range': { type: 'string' },
  'no-y-range': { type: 'boolean' },
  optimizer: { type: 'string' },
  lr: { type: 'string' },
  wd: { type: 'string' },
  epochs: { type: 'string' },
  'batch-size': { type: 'string' },
  schedule: { type: 'string' },
  seed: { type: 'string' },
  save: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

const parse = (args: string[]) => parseArgs({ args, options, allowPositionals: true });
type Flags = ReturnType<typeof parse>['values'];

/** Reads one option where it was given. */
function given<T>(
  flags: Flags,
  name: Exclude<keyof typeof options, 'no-y-range' | 'json' | 'help'>,
  read: (name: string, text: string) => T,
): T | undefined {
  const text = flags[name];
  return text === undefined ? undefined : read(name, text);
}

function readConfig(flags: Flags): Partial<TrainConfig> {
  const choice =
    <T extends string>(choices: readonly T[]) =>
    (name: string, text: string): T =>
      toChoice(name, text, choices);
  if (flags['y-range'] !== undefined && flags['no-y-range']) {
    throw new UsageError('--y-range and --no-y-range exclude each other');
  }
  if (flags.valid !== undefined && flags['valid-pct'] !== undefined) {
    throw new UsageError('--valid and --valid-pct exclude each other');
  }
  const config = {
    model: given(flags, 'model', choice(modelNames)),
    factors: given(flags, 'factors', toWholeNumber),
    yRange: flags['no-y-range'] ? null : given(flags, 'y-range', toRange),
    optimizer: given(flags, 'optimizer', choice(optimizerNames)),
    lr: given(flags, 'lr', toNumber),
    wd: given(flags, 'wd', toNumber),
    epochs: given(flags, 'epochs', toWholeNumber),
    batchSize: given(flags, 'batch-size', toWholeNumber),
    schedule: given(flags, 'schedule', choice(scheduleNames)),
    seed: given(flags, 'seed', toWholeNumber),
    validPct: given(flags, 'valid-pct', toNumber),
  };
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined));
}

const clock = (seconds: number): string =>
  `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

/** As fastai prints it. */
function tableRow({ epoch, smoothTrainLoss, validLoss, seconds }: EpochResult): string {
  const cells = [
    String(epoch),
    smoothTrainLoss.toFixed(6),
    validLoss === null ? '' : validLoss.toFixed(6),
    clock(seconds),
  ];
  return cells
    .map((cell, i) => cell.padEnd(columns[i]))
    .join('')
    .trimEnd();
}
const columns = [10, 14, 14, 8];
const tableHead = ['epoch', 'train_loss', 'valid_loss', 'time']
  .map((name, i) => name.padEnd(columns[i]))
  .join('')
  .trimEnd();

function toJson(trainer: Trainer, info: DatasetInfo, progress: TrainProgress): string {
  const { train, valid } = trainer.sizes;
  const { model, ...config } = trainer.config;
  return JSON.stringify({
    model,
    config,
    data: { ratings: info.ratings, users: info.users, items: info.items, train, valid },
    epochs: progress.finishedEpochs.map(({ trainLoss, validLoss, seconds }) => ({
      train_loss: trainLoss,
      valid_loss: validLoss,
      seconds,
    })),
    ratings_per_second: progress.ratingsPerSecond,
    weights_sha256: trainer.weightsSha256(),
  });
}

async function save(path: string, trainer: Trainer): Promise<void> {
  const bytes = trainer.save();
  try {
    await writeFile(path, bytes);
  } catch (error) {
    throw new UsageError(`${path}: cannot be written (${(error as Error).message})`);
  }
}

export async function train(args: string[]): Promise<void> {
  const { values: flags, positionals } = parse(args);
  if (flags.help) {
    process.stdout.write(trainHelp);
    return;
  }
  const path = onlyFile('train', positionals);
  const config = readConfig(flags);
  if (flags.save !== undefined) await checkOutput(flags.save);
  const say = flags.json ? () => {} : (line: string) => process.stdout.write(`${line}\n`);

  const lab = await createLab();
  const trainer = lab.trainer(config);
  const ratings = await readInput(path);
  const info = trainer.load(
    ratings,
    flags.valid === undefined ? {} : { valid: await readInput(flags.valid) },
  );
  const remarks = info.remarks.map((remark) => `${info.name}: ${remark}`);
  for (const remark of remarks) say(remark);

  const bar = new ProgressBar(process.stderr);
  let printed = 0;
  say(tableHead);
  const progress = await trainer.train({
    sliceMs: 100,
    onProgress(current) {
      const finished = current.finishedEpochs.slice(printed);
      printed += finished.length;
      if (finished.length > 0) bar.clear();
      for (const epoch of finished) say(tableRow(epoch));
      bar.draw(current);
    },
  });
  bar.clear();
  if (progress.phase === 'diverged') throw new UsageError(progress.message ?? 'training diverged');
  if (flags.save !== undefined) await save(flags.save, trainer);
  if (flags.json) {
    for (const remark of remarks) process.stderr.write(`${remark}\n`);
    process.stdout.write(`${toJson(trainer, info, progress)}\n`);
  } else {
    const speed = Math.round(progress.ratingsPerSecond).toLocaleString('en');
    say(`\n${speed} ratings/s, weights sha256 ${trainer.weightsSha256()}`);
  }
}
