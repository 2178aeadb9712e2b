// For every number of the machines: where it comes from, with the numbers in the formula. All of
// them are read from the trace.

import { bitsOfOne, fixed } from '../../components/format.ts';
import type { Explanation } from '../../components/inspector.ts';
import { range } from '../../components/numbers.ts';
import { t } from '../../text/text.ts';
import type { LookupRun } from './model.ts';
import { COLS, ROWS } from './steps.ts';

const at = (values: Float32Array, row: number, col: number): number =>
  values[row * COLS + col] ?? NaN;
const signed = (value: number): string => (value < 0 ? `(${fixed(value)})` : fixed(value));
const batchShape = (run: LookupRun): string => `[${run.indices.length}, ${COLS}]`;
const TABLE_SHAPE = `[${ROWS}, ${COLS}]`;

export function explainTable(run: LookupRun, seed: number, row: number, col: number): Explanation {
  const value = at(run.table, row, col);
  return {
    title: `W[${row}][${col}]`,
    lines: [`= ${fixed(value)}`],
    note: t('lookup.why.table', { seed }),
    shape: TABLE_SHAPE,
    pytorch: `W[${row}, ${col}]`,
    bits: bitsOfOne(value),
  };
}

export function explainHot(run: LookupRun, b: number, row: number): Explanation {
  const value = run.oneHot.hot.value[b * ROWS + row] ?? NaN;
  const index = run.indices[b] ?? -1;
  return {
    title: `one_hot(x)[${b}][${row}]`,
    lines: [`= ${value}`],
    note: t(value === 1 ? 'lookup.why.one' : 'lookup.why.zero', { b, index, row }),
    shape: `[${run.indices.length}, ${ROWS}]`,
    pytorch: `F.one_hot(x, ${ROWS})[${b}, ${row}]`,
    bits: null,
  };
}

export function explainIndex(run: LookupRun, b: number): Explanation {
  return {
    title: `x[${b}]`,
    lines: [`= ${run.indices[b]}`],
    note: t('lookup.why.index'),
    shape: `[${run.indices.length}]`,
    pytorch: `x[${b}]`,
    bits: null,
  };
}

/** The product, or where `count` < ROWS the sum over the first `count` rows. */
export function explainProduct(run: LookupRun, count: number, b: number, col: number): Explanation {
  const value = at(run.sumsSoFar[count - 1] ?? run.oneHot.output.value, b, col);
  const terms = range(count).map((row) => {
    const hot = run.oneHot.hot.value[b * ROWS + row] ?? NaN;
    return `${hot} · ${signed(at(run.table, row, col))}`;
  });
  return {
    title: `a[${b}][${col}]`,
    lines: [
      `= Σ one_hot(x)[${b}][r] · W[r][${col}]`,
      `= ${terms.join(' + ')}`,
      `= ${fixed(value)}`,
    ],
    note: count < ROWS ? t('lookup.why.soFar', { count, rows: ROWS }) : t('lookup.why.product'),
    shape: batchShape(run),
    pytorch: `(F.one_hot(x, ${ROWS}).float() @ W)[${b}, ${col}]`,
    bits: bitsOfOne(value),
  };
}

export function explainCopy(run: LookupRun, b: number, col: number): Explanation {
  const value = at(run.lookup.output.value, b, col);
  const row = run.lookup.output.indices?.[b] ?? -1;
  return {
    title: `b[${b}][${col}]`,
    lines: [`= W[x[${b}]][${col}]`, `= W[${row}][${col}]`, `= ${fixed(value)}`],
    note: t('lookup.why.copy'),
    shape: batchShape(run),
    pytorch: `W[x][${b}, ${col}]`,
    bits: bitsOfOne(value),
  };
}

export function explainUpstream(
  run: LookupRun,
  machine: 'oneHot' | 'lookup',
  seed: number,
  b: number,
  col: number,
): Explanation {
  const value = at(run[machine].output.grad ?? run.upstream, b, col);
  return {
    title: `g[${b}][${col}]`,
    lines: [`= ${fixed(value)}`],
    note: t('lookup.why.upstream', { seed }),
    shape: batchShape(run),
    pytorch: `g[${b}, ${col}]`,
    bits: bitsOfOne(value),
  };
}

/** W.grad of the machine that multiplies: every position takes part, most of them with a zero. */
export function explainDenseGrad(run: LookupRun, row: number, col: number): Explanation {
  const value = at(run.oneHot.table.grad ?? new Float32Array(), row, col);
  const terms = range(run.indices.length).map((b) => {
    const hot = run.oneHot.hot.value[b * ROWS + row] ?? NaN;
    return `${hot} · ${signed(at(run.upstream, b, col))}`;
  });
  return {
    title: `W.grad[${row}][${col}]`,
    lines: [
      `= Σ one_hot(x)[b][${row}] · g[b][${col}]`,
      `= ${terms.join(' + ')}`,
      `= ${fixed(value)}`,
    ],
    note: t(run.indices.includes(row) ? 'lookup.why.denseGrad' : 'lookup.why.denseZero'),
    shape: TABLE_SHAPE,
    pytorch: `(F.one_hot(x, ${ROWS}).float().T @ g)[${row}, ${col}]`,
    bits: bitsOfOne(value),
  };
}

/** W.grad of the machine that looks up, after `count` positions were added. */
export function explainRowGrad(
  run: LookupRun,
  count: number,
  value: number,
  row: number,
  col: number,
): Explanation {
  const positions = range(count).filter((b) => run.indices[b] === row);
  return {
    title: `W.grad[${row}][${col}]`,
    lines: [
      `= ${positions.map((b) => `g[${b}][${col}]`).join(' + ')}`,
      ...(positions.length > 1
        ? [`= ${positions.map((b) => signed(at(run.upstream, b, col))).join(' + ')}`]
        : []),
      `= ${fixed(value)}`,
    ],
    note: t('lookup.why.rowGrad', { n: positions.length, row }),
    shape: TABLE_SHAPE,
    pytorch: `torch.zeros_like(W).index_add_(0, x, g)[${row}, ${col}]`,
    bits: bitsOfOne(value),
  };
}

/** What a machine multiplied and added, as the core counted it. */
export function explainCount(
  run: LookupRun,
  machine: 'oneHot' | 'lookup',
  direction: 'forward' | 'backward',
  count: number,
): Explanation {
  const batch = run.indices.length;
  const factors =
    machine === 'oneHot'
      ? [`B · rows · columns`, `${batch} · ${ROWS} · ${COLS}`]
      : direction === 'backward'
        ? [`B · columns`, `${batch} · ${COLS}`]
        : [];
  return {
    title: t('lookup.count.title'),
    lines: [...factors, String(count)].map((line) => `= ${line}`),
    note: t('lookup.why.count'),
    shape: machine === 'oneHot' ? `[${batch}, ${ROWS}] @ ${TABLE_SHAPE}` : batchShape(run),
    pytorch:
      machine === 'oneHot'
        ? `F.one_hot(x, ${ROWS}).float()${direction === 'forward' ? ' @ W' : '.T @ g'}`
        : direction === 'forward'
          ? 'W[x]'
          : 'torch.zeros_like(W).index_add_(0, x, g)',
    bits: null,
  };
}

export function explainReads(run: LookupRun): Explanation {
  return {
    title: 'len(x)',
    lines: [`= len([${run.indices.join(', ')}])`, `= ${run.indices.length}`],
    note: t('lookup.why.index'),
    shape: `[${run.indices.length}]`,
    pytorch: 'len(x)',
    bits: null,
  };
}

/** How many rows of W.grad a machine stores. */
export function explainStored(run: LookupRun, machine: 'oneHot' | 'lookup'): Explanation {
  const rows = machine === 'oneHot' ? range(ROWS) : [...(run.lookup.table.gradRows?.rows ?? [])];
  return {
    title: t('lookup.stored.title'),
    lines: [`= len([${rows.join(', ')}])`, `= ${rows.length}`],
    note: t(machine === 'oneHot' ? 'lookup.why.storedAll' : 'lookup.why.stored'),
    shape: TABLE_SHAPE,
    pytorch: machine === 'oneHot' ? 'len(W.grad)' : 'len(x.unique())',
    bits: null,
  };
}
