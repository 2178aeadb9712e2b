// What both ways cost: as the core's ops counted it, and as long as it took here.

import { html, nothing, type TemplateResult } from 'lit';
import { counterTable, type Counter } from '../../components/counterTable.ts';
import { shortTime, whole } from '../../components/format.ts';
import type { LookupTimes, LookupWork, PassWork } from '../../engine/lookupBench.ts';
import { t } from '../../text/text.ts';
import { WAYS, type Way } from './curve.ts';
import type { LookupRun } from './model.ts';
import { COLS, ROWS } from './steps.ts';
import { explainTime, explainWork } from './tableInspect.ts';

export interface Costs {
  rows: number;
  factors: number;
  batch: number;
  work: Readonly<Record<Way, LookupWork>>;
  /** Medians; null where nothing is measured yet, undefined leaves their rows out. */
  times?: LookupTimes | null;
}

/** The small instrument's, from its trace. Writing the one-hot vectors is part of that way. */
export function costsOf({ indices, oneHot, lookup }: LookupRun): Costs {
  const { output: product, hot } = oneHot;
  const { output: copy } = lookup;
  const backwardOf = (node: typeof copy): PassWork => ({
    multiplyAdds: node.backwardMultiplyAdds,
    bytes: node.backwardBytes,
  });
  return {
    rows: ROWS,
    factors: COLS,
    batch: indices.length,
    work: {
      oneHot: {
        forward: { multiplyAdds: product.multiplyAdds, bytes: hot.bytes + product.bytes },
        backward: backwardOf(product),
      },
      lookup: {
        forward: { multiplyAdds: copy.multiplyAdds, bytes: copy.bytes },
        backward: backwardOf(copy),
      },
    },
  };
}

const DIRECTIONS = ['forward', 'backward'] as const;
const COUNTS = ['multiplyAdds', 'bytes'] as const;
const TIMES = ['forward', 'forwardAndBackward'] as const;

export function costs(shown: Costs): TemplateResult {
  const { rows, batch, work, times } = shown;
  const counted: Counter[] = DIRECTIONS.flatMap((direction) =>
    COUNTS.map((what) => ({
      label: `${t(`work.${direction}`)}, ${t(`work.${what}`)}`,
      values: WAYS.map((way) => {
        const count = work[way][direction][what];
        return {
          written: whole(count),
          explain: () => explainWork(way, direction, what, count, shown),
        };
      }),
    })),
  );
  const measured: Counter[] =
    times === undefined
      ? []
      : TIMES.map((direction) => ({
          label: t(`work.time.${direction}`),
          values: WAYS.map((way) => {
            const seconds = times?.[way][direction] ?? 0;
            const samples = times?.samples ?? 0;
            return {
              written: seconds > 0 ? shortTime(seconds) : '…',
              explain: () => explainTime(way, direction, { seconds, samples }, shown),
            };
          }),
        }));
  const columns = [html`<code>one_hot(x) @ W</code>`, html`<code>W[x]</code>`];
  const caption = t('work.caption', { n: batch, rows: whole(rows) });
  return html`${counterTable({ caption, columns, rows: counted })}
  ${
    times === undefined
      ? nothing
      : html`<div class="measured-times" data-measured>
          ${counterTable({ caption: t('work.time.caption'), columns, rows: measured })}
        </div>`
  }`;
}
