// Where the numbers of the large table come from. Its rows are too many for a formula in full: the
// terms that meet a zero are counted, not written.

import { bitsOfOne, fixed, shortTime, whole } from '../../components/format.ts';
import type { Explanation } from '../../components/inspector.ts';
import type { BitCount, LookupSeconds, LookupWork, PassWork } from '../../engine/lookupBench.ts';
import { t } from '../../text/text.ts';
import type { TableRun } from './bigTable.ts';
import type { Way } from './curve.ts';

const signed = (value: number): string => (value < 0 ? `(${fixed(value)})` : fixed(value));
const shapeOf = (rows: number, cols: number): string => `[${rows}, ${cols}]`;

export function explainWeight(run: TableRun, row: number, col: number, value: number): Explanation {
  return {
    title: `W[${row}][${col}]`,
    lines: [
      t('table.line.draw', { place: `${row} · ${run.factors} + ${col}`, seed: run.seed }),
      t('table.line.drawn', { place: whole(row * run.factors + col) }),
      `= ${fixed(value)}`,
    ],
    note: t('table.why.weight', { seed: run.seed }),
    shape: shapeOf(run.rows, run.factors),
    pytorch: `W[${row}, ${col}]`,
    bits: bitsOfOne(value),
  };
}

export function explainOutput(run: TableRun, b: number, col: number): Explanation {
  const value = run.comparison.output[b * run.factors + col] ?? NaN;
  const row = run.indices[b] ?? -1;
  return {
    title: `W[x][${b}][${col}]`,
    lines: [
      `= W[x[${b}]][${col}] = W[${row}][${col}] = ${fixed(value)}`,
      t('table.line.terms', {
        one: signed(value),
        zeros: whole(run.rows - 1),
        col,
      }),
      `= ${fixed(value)}`,
    ],
    note: t('table.why.output'),
    shape: shapeOf(run.indices.length, run.factors),
    pytorch: `W[x][${b}, ${col}]`,
    bits: bitsOfOne(value),
  };
}

export function explainUpstreamOf(run: TableRun, b: number, col: number): Explanation {
  const value = run.comparison.upstream[b * run.factors + col] ?? NaN;
  return {
    title: `g[${b}][${col}]`,
    lines: [
      t('table.line.draw', { place: b * run.factors + col, seed: run.seed }),
      `= ${fixed(value)}`,
    ],
    note: t('lookup.why.upstream', { seed: run.seed }),
    shape: shapeOf(run.indices.length, run.factors),
    pytorch: `g[${b}, ${col}]`,
    bits: bitsOfOne(value),
  };
}

export function explainRowGradOf(
  run: TableRun,
  row: number,
  col: number,
  value: number,
): Explanation {
  const { upstream } = run.comparison;
  const positions = run.indices.flatMap((index, b) => (index === row ? [b] : []));
  const sent = positions.map((b) => signed(upstream[b * run.factors + col] ?? NaN));
  return {
    title: `W.grad[${row}][${col}]`,
    lines: [
      `= ${positions.map((b) => `g[${b}][${col}]`).join(' + ')}`,
      `= ${sent.join(' + ')}`,
      `= ${fixed(value)}`,
    ],
    note: t('lookup.why.rowGrad', { n: positions.length, row }),
    shape: shapeOf(run.rows, run.factors),
    pytorch: `W.grad[${row}, ${col}]`,
    bits: bitsOfOne(value),
  };
}

/** How many floats of both ways were held against each other, or how many of them differ. */
export function explainCompared(
  run: TableRun,
  bits: 'forwardBits' | 'backwardBits',
  what: keyof BitCount,
): Explanation {
  const [rows, factors] = [bits === 'forwardBits' ? run.indices.length : run.rows, run.factors];
  const count = run.comparison[bits][what];
  const [left, right] =
    bits === 'forwardBits' ? ['(one_hot(x) @ W)', 'W[x]'] : ['one_hot W.grad', 'lookup W.grad'];
  return {
    title: t(`table.${what}`),
    lines: [
      what === 'floats' ? `= ${whole(rows)} · ${factors}` : t('table.line.bits', { left, right }),
      `= ${whole(count)}`,
    ],
    note: t(`table.why.${what}`),
    shape: shapeOf(rows, factors),
    pytorch: what === 'floats' ? `${right}.numel()` : `(${left}.view(torch.int32) != …).sum()`,
    bits: null,
  };
}

// ---- Counters -----------------------------------------------------------------------------------

interface Sizes {
  rows: number;
  factors: number;
  batch: number;
}

/** The count of the core, and the product or sum that it is. */
const multiplyAdds: Readonly<
  Record<Way, Readonly<Record<keyof LookupWork, (s: Sizes) => string>>>
> = {
  oneHot: {
    forward: ({ batch, rows, factors }) => `${batch} · ${whole(rows)} · ${factors}`,
    backward: ({ batch, rows, factors }) => `${whole(rows)} · ${batch} · ${factors}`,
  },
  lookup: {
    forward: () => '0',
    backward: ({ batch, factors }) => `${batch} · ${factors}`,
  },
};

const bytes: typeof multiplyAdds = {
  oneHot: {
    forward: ({ batch, rows, factors }) =>
      `4 · (2 · ${batch} · ${whole(rows)} + ${whole(rows)} · ${factors} + ${batch} · ${factors})`,
    backward: ({ batch, rows, factors }) =>
      `4 · (${batch} · ${factors} + ${batch} · ${whole(rows)} + ${whole(rows)} · ${factors})`,
  },
  lookup: {
    forward: ({ batch, factors }) => `4 · (2 · ${batch} · ${factors} + ${batch})`,
    backward: ({ batch, factors }) => `4 · (3 · ${batch} · ${factors} + ${batch})`,
  },
};

const expressionOf = {
  oneHot: { forward: 'one_hot(x) @ W', backward: 'one_hot(x).T @ g' },
  lookup: { forward: 'W[x]', backward: 'W.grad[x] += g' },
} as const;

export function explainWork(
  way: Way,
  direction: keyof LookupWork,
  what: keyof PassWork,
  counted: number,
  sizes: Sizes,
): Explanation {
  const formula = (what === 'bytes' ? bytes : multiplyAdds)[way][direction](sizes);
  return {
    title: t(`work.${what}`),
    lines: [`= ${formula}`, `= ${whole(counted)}`],
    note: t(`work.why.${way}.${direction}.${what}`),
    shape: shapeOf(sizes.rows, sizes.factors),
    pytorch: expressionOf[way][direction],
    bits: null,
  };
}

export function explainTime(
  way: Way,
  direction: keyof LookupSeconds,
  { seconds, samples }: { seconds: number; samples: number },
  sizes: Sizes,
): Explanation {
  return {
    title: t(`work.time.${direction}`),
    lines: [t('work.why.median', { n: samples }), `= ${seconds > 0 ? shortTime(seconds) : '…'}`],
    note: t('work.why.time', { n: sizes.batch }),
    shape: shapeOf(sizes.rows, sizes.factors),
    pytorch:
      direction === 'forward'
        ? expressionOf[way].forward
        : `(${expressionOf[way].forward}).backward(g)`,
    bits: null,
  };
}
