// embedding-lab train: trains a recommender and says how good it became.

import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createLab } from '../engine/index.ts';
import type { Trainer } from '../engine/trainer.ts';
import type { EpochResult } from '../engine/training.ts';
import { checkOutput, onlyFile, readInput, UsageError } from './options.ts';
import { readConfig, runHelp, runOptions, type RunOption } from './runOptions.ts';
import { clock, runDocument, tableLine, trainToTheEnd } from './runs.ts';

export const trainHelp = `embedding-lab train RATINGS [options]

Trains a recommender on RATINGS: u.data, ratings.csv, ratings.dat, any CSV with a header that names
user, item and rating, or a zip that holds one of these.

${runHelp(Object.keys(runOptions) as RunOption[])}
  --save FILE             write the weights as safetensors
  --json                  print one JSON document instead of a table
  --help                  this text
`;

const options = {
  ...runOptions,
  save: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

const columns = [10, 14, 14, 8];
const tableHead = tableLine(['epoch', 'train_loss', 'valid_loss', 'time'], columns);

/** As fastai prints it. */
function tableRow({ epoch, smoothTrainLoss, validLoss, seconds }: EpochResult): string {
  const valid = validLoss === null ? '' : validLoss.toFixed(6);
  return tableLine([String(epoch), smoothTrainLoss.toFixed(6), valid, clock(seconds)], columns);
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
  const { values: flags, positionals } = parseArgs({ args, options, allowPositionals: true });
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

  say(tableHead);
  const progress = await trainToTheEnd(trainer, (epoch) => say(tableRow(epoch)));
  if (flags.save !== undefined) await save(flags.save, trainer);
  if (flags.json) {
    for (const remark of remarks) process.stderr.write(`${remark}\n`);
    process.stdout.write(`${JSON.stringify(runDocument(trainer, info, progress))}\n`);
  } else {
    const speed = Math.round(progress.ratingsPerSecond).toLocaleString('en');
    say(`\n${speed} ratings/s, weights sha256 ${trainer.weightsSha256()}`);
  }
}
