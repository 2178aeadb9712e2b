// What the lesson makes of a session: which runs stand on which rung, which lines are drawn, and what
// a pair of runs shows. It computes no loss; it picks those that the core reported.

import { rungConfig, rungs, type RungName } from '../../engine/ladder.ts';
import { sameData, type RunPlan, type SessionRun } from '../../engine/trainSession.ts';
import {
  defaultConfig,
  suggestedRange,
  type DatasetInfo,
  type TrainConfig,
} from '../../engine/training.ts';

export { rungs };

/** The runs of the pair that shows what weight decay does. */
export const pairNames = ['without-decay', 'with-decay'] as const;
export type PairName = (typeof pairNames)[number];

/** The settings of a rung, with factors, rate, epochs and seed as they are set on the page. */
export function rungPlan(name: RungName, base: TrainConfig, data: DatasetInfo): RunPlan {
  const rung = rungs.find((one) => one.name === name)!;
  return { config: rungConfig(rung, base, suggestedRange(data).range), rung: name };
}

export const ladderPlans = (base: TrainConfig, data: DatasetInfo): RunPlan[] =>
  rungs.map(({ name }) => rungPlan(name, base, data));

/** The same run without weight decay and with the course's. */
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

/** The newest run of that name on these data. */
export function runOf(
  runs: readonly SessionRun[],
  rung: RungName | PairName,
  data: DatasetInfo | null,
): SessionRun | null {
  return runs.findLast((run) => run.rung === rung && sameData(run.data, data)) ?? null;
}

/** The rungs whose valid_loss is lowest, counted from 1; null until all are done. */
export function bestRungs(
  runs: readonly SessionRun[],
  data: DatasetInfo | null,
): ReadonlySet<number> | null {
  const losses = rungs.map(({ name }) => {
    const run = runOf(runs, name, data);
    return run?.status === 'done' ? (run.result?.validLoss ?? null) : null;
  });
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
