// Time against rows: the core measures both ways on tables from a thousand to a million rows.

import { range } from '../../components/numbers.ts';
import type { Engine } from '../../engine/client.ts';
import type { LookupSeconds, LookupWork } from '../../engine/lookupBench.ts';

export const CURVE_ROWS: readonly number[] = range(10).map((third) =>
  Math.round(10 ** (3 + third / 3)),
);

export type Way = 'oneHot' | 'lookup';
export const WAYS: readonly Way[] = ['oneHot', 'lookup'];
export type Direction = keyof LookupSeconds;

/** One table: seconds of one lookup of a random row, and what the ops counted. */
export interface CurvePoint {
  rows: number;
  seconds: Readonly<Record<Way, LookupSeconds>>;
  /** Of how many samples each of them is the median. */
  samples: number;
  work: Readonly<Record<Way, LookupWork>>;
}

async function measurePoint(
  engine: Engine,
  size: { rows: number; cols: number; seed: number },
  signal: AbortSignal,
): Promise<CurvePoint | null> {
  const bench = await engine.openLookupBench(size);
  try {
    const { rows } = size;
    const { oneHot, lookup } = await bench.compare([Math.floor(rows / 2)]);
    while (!signal.aborted) {
      const times = await bench.measure(1);
      if (!times.done) continue;
      return {
        rows,
        seconds: { oneHot: times.oneHot, lookup: times.lookup },
        samples: times.samples,
        work: { oneHot, lookup },
      };
    }
    return null;
  } finally {
    await bench.close();
  }
}

/** Measures table after table; what is measured is told at once. Comes to rest when `signal` says. */
export async function measureCurve(
  engine: Engine,
  { factors, seed }: { factors: number; seed: number },
  onPoint: (point: CurvePoint) => void,
  signal: AbortSignal,
): Promise<void> {
  for (const rows of CURVE_ROWS) {
    const point = await measurePoint(engine, { rows, cols: factors, seed }, signal);
    if (point === null || signal.aborted) return;
    onPoint(point);
  }
}

export type Slopes = Readonly<Record<Way, number>>;

/** Slopes on the log–log plot, by the core; null for fewer than two points. */
export async function slopesOf(
  engine: Engine,
  points: readonly CurvePoint[],
  direction: Direction,
): Promise<Slopes | null> {
  if (points.length < 2) return null;
  const rows = points.map((point) => point.rows);
  const slope = (way: Way) =>
    engine.logLogSlope(
      rows,
      points.map(({ seconds }) => seconds[way][direction]),
    );
  const [oneHot, lookup] = await Promise.all([slope('oneHot'), slope('lookup')]);
  return { oneHot, lookup };
}
