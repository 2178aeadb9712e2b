// What would you expect to change? Asked before it is shown: the core's fingerprints say.

import type { ChoosingTask } from '../../components/gate.ts';
import { rich, t, type TextId } from '../../text/text.ts';
import { exampleRatings, movedBy, type Explored } from './model.ts';

/** Where numbers stand that a rating of yours might change. */
const PLACES = ['row', 'user_factors', 'item_factors', 'item_bias'] as const;

export function predictTask(explored: Explored): ChoosingTask {
  return {
    kind: 'choose',
    question: rich('explore.predict.question'),
    label: t('explore.predict.label'),
    options: PLACES.map((place, number) => ({
      number,
      name: t(`explore.predict.${place}` satisfies TextId),
    })),
    truth: async () => {
      const fitted = await explored.reader.fit(exampleRatings(explored), 'prediction', 1);
      const { tables, row } = movedBy(fitted);
      const moved = PLACES.map((place) => (place === 'row' ? row : tables.includes(place)));
      return new Set(moved.flatMap((changed, number) => (changed ? [number] : [])));
    },
    outcome: (changes) => t(changes ? 'explore.predict.changes' : 'explore.predict.stays'),
    why: () => rich('explore.predict.why'),
  };
}
