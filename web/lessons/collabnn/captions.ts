// What happens at a step, in a sentence.

import { t, type TextId } from '../../text/text.ts';
import { indicesOf } from './model.ts';
import { tableOf, type NodeName, type Step } from './steps.ts';
import { nameOf } from './shared.ts';
import type { CollabState } from './state.ts';

/** Text ids of what a node's pullback does; the lookups have sentences of their own. */
const BACK = {
  loss: 'collabnn.step.back.loss',
  pred: 'collabnn.step.back.pred',
  res: 'collabnn.step.back.res',
  act: 'collabnn.step.back.act',
  hidden: 'collabnn.step.back.hidden',
  both: 'collabnn.step.back.both',
} as const satisfies Partial<Record<NodeName, TextId>>;

export type Captioned = Pick<CollabState, 'samples' | 'optimizer'>;

/** The sentence of a step; with _stress_ marked in it. */
export function captionOf(
  step: Step,
  { samples, optimizer }: Captioned,
): { id: TextId; values: Record<string, string | number> } {
  switch (step.kind) {
    case 'start':
    case 'seed':
    case 'end':
      return { id: `collabnn.step.${step.kind}`, values: {} };
    case 'update':
      return { id: `collabnn.step.update.${optimizer}`, values: {} };
    case 'forward':
      return { id: `collabnn.step.${step.node}`, values: {} };
    case 'backward':
      return { id: BACK[step.node as keyof typeof BACK], values: {} };
    case 'scatter': {
      const table = tableOf(step.node) ?? 'film_factors';
      const row = indicesOf(samples, table)[step.position] ?? 0;
      return {
        id: 'collabnn.step.scatter',
        values: { b: step.position, row, table, name: nameOf(table, row) },
      };
    }
  }
}

/** The same without marks, for a screen reader. */
export function captionText(step: Step, inputs: Captioned): string {
  const { id, values } = captionOf(step, inputs);
  return t(id, values)
    .replace(/(^|\s)_([^_]+)_/g, '$1$2')
    .replaceAll('**', '');
}
