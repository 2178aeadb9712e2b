// The prediction: which rung has the lowest valid_loss? Revealing it climbs the ladder.

import type { ChoosingTask } from '../../components/gate.ts';
import { runName } from '../../components/runName.ts';
import type { TrainSession } from '../../engine/trainSession.ts';
import type { DatasetInfo, TrainConfig } from '../../engine/training.ts';
import { rich, t } from '../../text/text.ts';
import { bestRungs, rungs } from './model.ts';

/** Which rung is trained now, and how many wait. */
function climbing({ busy, current, queue }: TrainSession): string {
  if (!busy || current === null) return '';
  const name = runName(current);
  return queue.length === 0
    ? t('train.gate.last', { name })
    : t('train.gate.climbing', { name, n: queue.length });
}

/** `base`: the settings that all rungs have in common. */
export function bestTask(
  session: TrainSession,
  base: TrainConfig,
  climb: (data: DatasetInfo) => Promise<void>,
): ChoosingTask {
  return {
    kind: 'choose',
    question: rich('train.gate.question'),
    label: t('train.ladder.label'),
    options: rungs.map(({ name }, place) => ({ number: place + 1, name: t(`train.rung.${name}`) })),
    async truth() {
      const { data } = session;
      const found = () => (data === null ? null : bestRungs(session.runs, base, data));
      const known = found();
      if (known !== null) return known;
      if (data !== null) await climb(data);
      const best = found();
      if (best === null) throw new Error(t('train.gate.stopped'));
      return best;
    },
    progress: climbing(session),
    outcome: (isTrue) => (isTrue ? t('train.gate.best') : ''),
    why: () => rich('train.gate.why'),
  };
}
