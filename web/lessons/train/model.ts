// What the lesson makes of a session: which runs stand on which rung, and which settings tell runs
// apart. It computes no loss; it picks those that the core reported.

import { rungConfig, rungs, type RungName } from '../../engine/ladder.ts';
import { sameData, type RunPlan, type SessionRun } from '../../engine/trainSession.ts';
import {
  defaultConfig,
  suggestedRange,
  type DatasetInfo,
  type TrainConfig,
} from '../../engine/training.ts';

export { rungs };

/** The settings of a rung, with factors, rate, epochs and seed as they are set on the page. */
export function rungPlan(name: RungName, base: TrainConfig, data: DatasetInfo): RunPlan {
  const rung = rungs.find((one) => one.name === name)!;
  return { config: rungConfig(rung, base, suggestedRange(data).range), rung: name };
}

export const ladderPlans = (base: TrainConfig, data: DatasetInfo): RunPlan[] =>
  rungs.map(({ name }) => rungPlan(name, base, data));

/** The pair that shows what weight decay does: the same run without it and with the course's. */
export function pairPlans(base: TrainConfig, data: DatasetInfo): RunPlan[] {
  const config: TrainConfig = {
    ...base,
    model: 'dot-bias',
    optimizer: 'adamw',
    yRange: suggestedRange(data).range,
  };
  return [
    { config: { ...config, wd: 0 }, rung: 'without-decay' },
    { config: { ...config, wd: defaultConfig.wd }, rung: 'with-decay' },
  ];
}

const settings = Object.keys(defaultConfig) as (keyof TrainConfig)[];

/** Whether both ask for the same training. */
export const sameConfig = (a: TrainConfig, b: TrainConfig): boolean =>
  settings.every((name) => JSON.stringify(a[name]) === JSON.stringify(b[name]));

/** The newest run that was made by such a plan on these data. */
export function runOf(
  runs: readonly SessionRun[],
  { config, rung }: RunPlan,
  data: DatasetInfo,
): SessionRun | null {
  const made = (run: SessionRun): boolean =>
    run.rung === rung && sameConfig(run.config, config) && sameData(run.data, data);
  return runs.findLast(made) ?? null;
}

/** That run, once it is done. */
export function doneRun(
  runs: readonly SessionRun[],
  plan: RunPlan,
  data: DatasetInfo,
): SessionRun | null {
  const run = runOf(runs, plan, data);
  return run?.status === 'done' ? run : null;
}

/** The rungs whose valid_loss is lowest with these settings, counted from 1; null until all are done. */
export function bestRungs(
  runs: readonly SessionRun[],
  base: TrainConfig,
  data: DatasetInfo,
): ReadonlySet<number> | null {
  const losses = ladderPlans(base, data).map(
    (plan) => doneRun(runs, plan, data)?.result?.validLoss ?? null,
  );
  const known = losses.filter((loss) => loss !== null);
  if (known.length < losses.length) return null;
  const best = Math.min(...known);
  return new Set(losses.flatMap((loss, place) => (loss === best ? [place + 1] : [])));
}

const fields = ['factors', 'optimizer', 'lr', 'wd', 'epochs', 'seed'] as const;

/** The settings in which runs differ: what a table of them has to show. */
export function differing(runs: readonly SessionRun[]): (typeof fields)[number][] {
  return fields.filter((field) => new Set(runs.map(({ config }) => config[field])).size > 1);
}
