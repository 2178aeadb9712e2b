// The prediction at the opening: a third film for the same viewer.

import { html } from 'lit';
import { fixed } from '../../components/format.ts';
import type { NumberTask } from '../../components/gate.ts';
import type { Engine } from '../../engine/client.ts';
import { rich, t } from '../../text/text.ts';
import { runExample, THIRD, VIEWER } from './example.ts';

const row = (values: readonly number[]): string =>
  `(${values.map((value) => fixed(value)).join(', ')})`;

export function thirdFilmTask(engine: Engine): NumberTask {
  return {
    kind: 'number',
    question: rich('dot.predict.question', { film: row(THIRD), viewer: row(VIEWER) }),
    label: t('dot.predict.label'),
    digits: 2,
    truth: async () => (await runExample(engine, [THIRD])).dots[0] ?? NaN,
    why: () => html`${rich('dot.predict.why')}`,
  };
}
