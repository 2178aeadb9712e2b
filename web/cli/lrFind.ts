// embedding-lab lr-find: finds a learning rate to train with.

import { parseArgs } from 'node:util';
import { createLab } from '../engine/index.ts';
import type { LrFindResult } from '../engine/lrFind.ts';
import { onlyFile, readInput, toNumber, toWholeNumber } from './options.ts';
import { barOf, ProgressBar } from './progressBar.ts';
import { readConfig, runHelp, runOptions, type RunOption } from './runOptions.ts';

// The rate is what is looked for, and one run is all there is.
const { lr, epochs, schedule, ...shared } = runOptions;
void [lr, epochs, schedule];

const lrFindHelp = `embedding-lab lr-find RATINGS [options]

Trains on RATINGS at a rate that grows from step to step, until the loss explodes, and suggests a
rate from the curve: its valley, as fastai's lr_find. Takes the formats that train takes.

  --start-lr RATE         the rate of the first step (1e-7)
  --end-lr RATE           the rate that the last step comes near to (10)
  --num-it N              how many steps, unless the loss explodes before (100)
${runHelp(Object.keys(shared) as RunOption[])}
  --json                  print one JSON document instead of a table
  --help                  this text
`;

const options = {
  ...shared,
  'start-lr': { type: 'string' },
  'end-lr': { type: 'string' },
  'num-it': { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

const rowsShown = 20;
const barWidth = 40;

/** "2.51e-3" */
const rate = (value: number): string => value.toExponential(2);

/** The curve with about twenty of its points, the suggested one among them. */
export function curveTable({ lrs, losses, suggestion }: LrFindResult): string {
  const every = Math.max(1, Math.ceil(lrs.length / rowsShown));
  const highest = Math.max(...losses);
  const lines = [`${'learning_rate'.padEnd(15)}${'train_loss'.padEnd(12)}`.trimEnd()];
  lrs.forEach((lr, i) => {
    const suggested = lr === suggestion;
    if (i % every !== 0 && i !== lrs.length - 1 && !suggested) return;
    const bar = '█'.repeat(Math.round((losses[i] / highest) * barWidth));
    const cells = rate(lr).padEnd(15) + losses[i].toFixed(4).padEnd(12) + bar;
    lines.push(suggested ? `${cells} ← valley` : cells.trimEnd());
  });
  return lines.join('\n');
}

export async function lrFind(args: string[]): Promise<void> {
  const { values: flags, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (flags.help) {
    process.stdout.write(lrFindHelp);
    return;
  }
  const path = onlyFile('lr-find', positionals);
  const config = readConfig(flags);
  const given = <T>(
    name: 'start-lr' | 'end-lr' | 'num-it',
    read: (name: string, text: string) => T,
  ): T | undefined => (flags[name] === undefined ? undefined : read(name, flags[name]));
  const limits = {
    startLr: given('start-lr', toNumber) ?? 1e-7,
    endLr: given('end-lr', toNumber) ?? 10,
    numIt: given('num-it', toWholeNumber) ?? 100,
  };

  const lab = await createLab();
  const trainer = lab.trainer(config);
  const ratings = await readInput(path);
  const info = trainer.load(
    ratings,
    flags.valid === undefined ? {} : { valid: await readInput(flags.valid) },
  );
  const bar = new ProgressBar(process.stderr);
  const found = await trainer.lrFind({
    ...limits,
    sliceMs: 100,
    onProgress: ({ lrs, numIt }) => bar.show(`step ${lrs.length} ${barOf(lrs.length / numIt)}`),
  });
  bar.clear();

  const remarks = info.remarks.map((remark) => `${info.name}: ${remark}\n`).join('');
  if (flags.json) {
    const { train, valid } = trainer.sizes;
    const { model, ...rest } = trainer.config;
    const document = {
      model,
      config: rest,
      data: { ratings: info.ratings, users: info.users, items: info.items, train, valid },
      learning_rates: [...found.lrs],
      train_losses: [...found.losses],
      suggestion: found.suggestion,
    };
    process.stderr.write(remarks);
    process.stdout.write(`${JSON.stringify(document)}\n`);
    return;
  }
  const suggestion =
    found.suggestion === null
      ? `no suggestion: the loss exploded within ${found.lrs.length} steps`
      : `suggestion: --lr ${rate(found.suggestion)}`;
  process.stdout.write(`${remarks}${curveTable(found)}\n\n${suggestion}\n`);
}
