// The settings of a run, their limits, and how they are written in the address. The limits hold
// for the fields and the address alike.

import { refusedNames, refusedVersion } from '../../components/address.ts';
import { exact } from '../../components/format.ts';
import { excerpt } from '../../engine/excerpt.ts';
import {
  defaultConfig,
  modelNames,
  optimizerNames,
  type Range,
  type TrainConfig,
} from '../../engine/training.ts';
import { t } from '../../text/text.ts';

/** How settings are written; `parseConfig` reads them. */
export { formatConfig } from '../../components/runAddress.ts';

/** Every setting that the page shows, in its order. */
export const FIELDS = [
  'model',
  'factors',
  'yRange',
  'optimizer',
  'lr',
  'wd',
  'epochs',
  'seed',
] as const;

export type NumberField = 'factors' | 'lr' | 'wd' | 'epochs' | 'seed';

interface Limits {
  low: number;
  high: number;
  whole: boolean;
}

export const LIMITS: Readonly<Record<NumberField, Limits>> = {
  factors: { low: 1, high: 512, whole: true },
  lr: { low: 1e-7, high: 1e9, whole: false },
  wd: { low: 0, high: 100, whole: false },
  epochs: { low: 1, high: 200, whole: true },
  seed: { low: 0, high: 999_999, whole: true },
};

/** Reads a number that a person wrote, or null where it is none or lies outside its limits. */
export function parseNumber(field: NumberField, text: string): number | null {
  const { low, high, whole } = LIMITS[field];
  const value = text.trim() === '' ? NaN : Number(text);
  const fits = value >= low && value <= high && (!whole || Number.isInteger(value));
  return fits ? value + 0 : null; // -0 is 0
}

/** Models with linear layers: a rule sizes their tables, and SparseAdam cannot train them. */
export function isNeural(
  model: TrainConfig['model'],
): model is Exclude<TrainConfig['model'], 'dot' | 'dot-bias'> {
  return model === 'collab-nn' || model === 'embedding-nn';
}

/** What a field expects, in words. */
export function expected(field: NumberField): string {
  const { low, high, whole } = LIMITS[field];
  return t(whole ? 'train.field.whole' : 'train.field.number', {
    low: exact(low),
    high: exact(high),
  });
}

/** Two numbers, the lower first; null where it is not that. */
export function parseRange(low: string, high: string): Range | null {
  const numbers = [low, high].map((text) => (text.trim() === '' ? NaN : Number(text)));
  const [from = NaN, to = NaN] = numbers;
  const limit = 1e6;
  return from < to && from >= -limit && to <= limit ? [from, to] : null;
}

/**
 * Settings that fit together: SparseAdam takes no weight decay; another optimizer that comes in its
 * place gets the default back.
 */
export function withOptimizer(
  config: TrainConfig,
  optimizer: TrainConfig['optimizer'],
): TrainConfig {
  const wd = optimizer === 'sparse-adam' ? 0 : optimizer === 'adamw' ? defaultConfig.wd : config.wd;
  return { ...config, optimizer, wd };
}

/** Reads settings from the address; refuses what lies outside its limits, a sentence for each. */
export function parseConfig(query: URLSearchParams): { config: TrainConfig; refused: string[] } {
  const otherVersion = refusedVersion(query);
  if (otherVersion !== null) return { config: defaultConfig, refused: [otherVersion] };
  const refused = refusedNames(query, ADDRESS_NAMES);
  const choice = <T extends string>(name: string, choices: readonly T[], otherwise: T): T => {
    const value = query.get(name);
    const found = choices.find((one) => one === value);
    if (value !== null && found === undefined) {
      refused.push(
        t('address.choice', { name, value: excerpt(value), choices: choices.join(', ') }),
      );
    }
    return found ?? otherwise;
  };
  const number = (name: NumberField, otherwise: number): number => {
    const value = query.get(name);
    if (value === null) return otherwise;
    const parsed = parseNumber(name, value);
    if (parsed !== null) return parsed;
    const { low, high, whole } = LIMITS[name];
    const limits = { name, value: excerpt(value), low: exact(low), high: exact(high) };
    refused.push(t(whole ? 'address.whole' : 'address.number', limits));
    return otherwise;
  };
  const range = (): Range | null => {
    const value = query.get('range');
    if (value === null) return defaultConfig.yRange;
    if (value === 'none') return null;
    const [low = '', high = '', ...more] = value.split(',');
    const parsed = more.length === 0 ? parseRange(low, high) : null;
    if (parsed === null) refused.push(t('address.range', { value: excerpt(value) }));
    return parsed ?? defaultConfig.yRange;
  };
  const model = choice('model', modelNames, defaultConfig.model);
  const asked = choice('optimizer', optimizerNames, defaultConfig.optimizer);
  const untrainable = asked === 'sparse-adam' && isNeural(model);
  if (untrainable) refused.push(t('train.why.optimizer'));
  const optimizer = untrainable ? defaultConfig.optimizer : asked;
  const wd = number('wd', optimizer === 'adamw' ? defaultConfig.wd : 0);
  if (optimizer === 'sparse-adam' && wd !== 0) refused.push(t('train.why.wd'));
  const config: TrainConfig = {
    ...defaultConfig,
    model,
    factors: number('factors', defaultConfig.factors),
    yRange: range(),
    optimizer,
    lr: number('lr', defaultConfig.lr),
    wd: optimizer === 'sparse-adam' ? 0 : wd,
    epochs: number('epochs', defaultConfig.epochs),
    seed: number('seed', defaultConfig.seed),
  };
  return { config, refused };
}

/** The names of the settings in an address. */
const ADDRESS_NAMES = FIELDS.map((field) => (field === 'yRange' ? 'range' : field));
