// The options of a training run, as the commands that train share them.

import {
  defaultConfig,
  modelNames,
  optimizerNames,
  scheduleNames,
  type TrainConfig,
} from '../engine/training.ts';
import { toChoice, toNumber, toRange, toWholeNumber, UsageError } from './options.ts';

const { yRange, ...defaults } = defaultConfig;

/** For node:util's parseArgs; a command takes those that it needs. */
export const runOptions = {
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
} as const;

export type RunOption = keyof typeof runOptions;
type TextOption = Exclude<RunOption, 'no-y-range'>;
export type RunFlags = { [name in TextOption]?: string } & { 'no-y-range'?: boolean };

const explained: Record<RunOption, [argument: string, text: string]> = {
  valid: ['FILE', 'validate on these ratings instead of holding out a part'],
  'valid-pct': ['PART', `part of the ratings held out for validation (${defaults.validPct})`],
  model: ['NAME', `${modelNames.join(' | ')} (${defaults.model})`],
  factors: ['N', `numbers in each embedding (${defaults.factors})`],
  'y-range': [
    'LOW,HIGH',
    `range of predictions (${yRange?.join(',')}, or wider where ratings need it)`,
  ],
  'no-y-range': ['', 'no range: predictions may be any number'],
  optimizer: ['NAME', `${optimizerNames.join(' | ')} (${defaults.optimizer})`],
  lr: ['RATE', `the schedule's highest learning rate (${defaults.lr})`],
  wd: ['DECAY', `weight decay (${defaults.wd} with adamw, else 0; not with sparse-adam)`],
  epochs: ['N', `how often to go over the training part (${defaults.epochs})`],
  'batch-size': ['N', `ratings in each step (${defaults.batchSize})`],
  schedule: ['NAME', `${scheduleNames.join(' | ')} (${defaults.schedule})`],
  seed: ['N', `decides split, weights and order (${defaults.seed})`],
};

/** The lines of a help text for these options. */
export function runHelp(names: readonly RunOption[]): string {
  const line = (name: RunOption): string => {
    const [argument, text] = explained[name];
    return `  ${`--${name} ${argument}`.padEnd(24)}${text}`;
  };
  return names.map(line).join('\n');
}

/** What was given of a configuration. Throws UsageError where it cannot be read. */
export function readConfig(flags: RunFlags): Partial<TrainConfig> {
  function given<T>(name: TextOption, read: (name: string, text: string) => T): T | undefined {
    const text = flags[name];
    return text === undefined ? undefined : read(name, text);
  }
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
    model: given('model', choice(modelNames)),
    factors: given('factors', toWholeNumber),
    yRange: flags['no-y-range'] ? null : given('y-range', toRange),
    optimizer: given('optimizer', choice(optimizerNames)),
    lr: given('lr', toNumber),
    wd: given('wd', toNumber),
    epochs: given('epochs', toWholeNumber),
    batchSize: given('batch-size', toWholeNumber),
    schedule: given('schedule', choice(scheduleNames)),
    seed: given('seed', toWholeNumber),
    validPct: given('valid-pct', toNumber),
  };
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined));
}
