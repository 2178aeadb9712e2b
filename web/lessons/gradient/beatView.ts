// What a question on the way found: lines, or the memory of a gradient kept both ways.

import type { TemplateResult } from 'lit';
import { counterTable, type Counter } from '../../components/counterTable.ts';
import { whole } from '../../components/format.ts';
import { outcomes } from '../../components/outcomes.ts';
import { t } from '../../text/text.ts';
import { LARGE, type Answer, type Memories } from './beats.ts';
import { STORAGES } from './state.ts';
import { GRAD_RANGE, VALUE_RANGE } from './tables.ts';

export function answerView(answer: Answer): TemplateResult {
  if (answer.kind === 'memory') return memoryTable(answer.memories);
  return outcomes(answer.lines, { values: VALUE_RANGE, gradients: GRAD_RANGE });
}

function memoryTable(memories: Memories): TemplateResult {
  const row = (what: 'rows' | 'values' | 'indices'): Counter => ({
    label: t(`gradient.beat.memory.${what}`),
    values: STORAGES.map((storage) => {
      const count = memories[storage][what];
      return {
        written: whole(count),
        explain: () => ({
          title: t(`gradient.beat.memory.${what}`),
          lines: [`= ${whole(count)}`],
          note: t('gradient.beat.memory.why'),
          shape: `[${LARGE.rows}, ${LARGE.cols}]`,
          pytorch: storage === 'sparse' ? 'F.embedding(x, W, sparse=True)' : 'F.embedding(x, W)',
          bits: null,
        }),
      };
    }),
  });
  return counterTable({
    caption: t('gradient.beat.memory.caption'),
    columns: STORAGES.map((storage) => t(`gradient.beat.memory.${storage}`)),
    rows: [row('rows'), row('values'), row('indices')],
  });
}
