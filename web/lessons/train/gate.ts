// The prediction: which rung has the lowest valid_loss? Revealing it climbs the ladder.

import type { ChoosingTask } from '../../components/gate.ts';
import type { TrainSession } from '../../engine/trainSession.ts';
import { rich, t } from '../../text/text.ts';
import { bestRungs, rungs } from './model.ts';

export function bestTask(session: TrainSession, climb: () => Promise<void>): ChoosingTask {
  return {
    kind: 'choose',
    question: rich('train.gate.question'),
    label: t('train.ladder.label'),
    options: rungs.map(({ name }, place) => ({ number: place + 1, name: t(`train.rung.${name}`) })),
    async truth() {
      const known = bestRungs(session.runs, session.data);
      if (known !== null) return known;
      await climb();
      const found = bestRungs(session.runs, session.data);
      if (found === null) throw new Error(t('train.gate.stopped'));
      return found;
    },
    outcome: (isTrue) => (isTrue ? t('train.gate.best') : ''),
    why: () => rich('train.gate.why'),
  };
}
