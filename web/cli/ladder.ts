// embedding-lab ladder: the recommenders of the fast.ai course one after another, each with one
// thing more than the one before.

import { parseArgs } from 'node:util';
import { createLab } from '../engine/index.ts';
import { rungs } from '../engine/ladder.ts';
import { onlyFile, readInput, UsageError } from './options.ts';
import { readConfig, runHelp, runOptions, type RunOption } from './runOptions.ts';
import { clock, runDocument, tableLine, trainToTheEnd } from './runs.ts';

// Model, range and decay are the rungs'; decay is AdamW's.
const free = ['valid', 'valid-pct', 'factors', 'y-range', 'lr', 'epochs', 'batch-size'] as const;
const taken: readonly RunOption[] = [...free, 'schedule', 'seed'];

export const ladderHelp = `embedding-lab ladder RATINGS [options]

Trains the recommenders of the fast.ai course on RATINGS, each with one thing more than the one
before: ${rungs.map(({ title }) => title).join(', ')}.
The losses are those after the last epoch.

${runHelp(taken)}
  --json                  print one JSON document instead of a table
  --help                  this text
`;

const { valid, factors, lr, epochs, schedule, seed } = runOptions;
const options = {
  ...{ valid, factors, lr, epochs, schedule, seed },
  'valid-pct': runOptions['valid-pct'],
  'y-range': runOptions['y-range'],
  'batch-size': runOptions['batch-size'],
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

const columns = [18, 7, 13, 13, 13, 8];
const tableHead = ['model', 'wd', 'train_loss', 'valid_loss', 'valid_rmse', 'time'];

export async function ladder(args: string[]): Promise<void> {
  const { values: flags, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (flags.help) {
    process.stdout.write(ladderHelp);
    return;
  }
  const path = onlyFile('ladder', positionals);
  const config = readConfig(flags);
  const ratings = await readInput(path);
  const held = flags.valid === undefined ? {} : { valid: await readInput(flags.valid) };
  const say = flags.json ? () => {} : (line: string) => process.stdout.write(`${line}\n`);

  const lab = await createLab();
  const documents: object[] = [];
  const remarked = new Set<string>();
  for (const [place, rung] of rungs.entries()) {
    const trainer = lab.trainer({ ...config, ...rung.config });
    const info = trainer.load(ratings, held);
    for (const remark of info.remarks.filter((one) => !remarked.has(one))) {
      remarked.add(remark);
      process[flags.json ? 'stderr' : 'stdout'].write(`${info.name}: ${remark}\n`);
    }
    if (place === 0) say(tableLine(tableHead, columns));
    const progress = await trainToTheEnd(trainer).catch((error: Error) => {
      throw error instanceof UsageError ? new UsageError(`${rung.title}: ${error.message}`) : error;
    });
    const { smoothTrainLoss, validLoss } = progress.finishedEpochs.at(-1)!;
    const seconds = progress.finishedEpochs.reduce((sum, epoch) => sum + epoch.seconds, 0);
    const validated = validLoss === null ? ['', ''] : [validLoss, Math.sqrt(validLoss)];
    const losses = [smoothTrainLoss, ...validated].map((loss) =>
      typeof loss === 'number' ? loss.toFixed(6) : loss,
    );
    say(tableLine([rung.title, String(trainer.config.wd), ...losses, clock(seconds)], columns));
    documents.push({ name: rung.title, ...runDocument(trainer, info, progress) });
    trainer.dispose();
  }
  if (flags.json) process.stdout.write(`${JSON.stringify({ rungs: documents })}\n`);
}
