// What a run is called.

import type { SessionRun } from '../engine/trainSession.ts';
import { t, type TextId } from '../text/text.ts';

/** By a person, by its rung, or by its model. */
export function runName(run: SessionRun): string {
  if (run.name !== '') return run.name;
  if (run.rung !== null) return t(`train.rung.${run.rung}` as TextId);
  return t(`train.model.${run.config.model}`);
}
