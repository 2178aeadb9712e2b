// The search for a learning rate as the page shows it: its curve so far, and what it suggests.

import type { LrFindProgress, LrFindResult } from './client.ts';
import type { TrainConfig } from './training.ts';
import { Trial } from './trial.ts';

export class RateSearch extends Trial<LrFindProgress, LrFindResult> {
  /** The curve so far. */
  get found(): LrFindProgress | null {
    return this.progress;
  }

  /** Null as long as there is none, and where the curve gives none. */
  get suggestion(): number | null {
    return this.result?.suggestion ?? null;
  }

  protected work(
    config: TrainConfig,
    report: (progress: LrFindProgress) => void,
  ): Promise<LrFindResult> {
    return this.engine.findLearningRate(config, report);
  }

  protected giveUp(): Promise<void> {
    return this.engine.cancelLrFind();
  }
}
