// The core's two builds held against each other as the page shows it. Its progress is the part done,
// 0 … 1.

import type { BuildComparison } from './builds.ts';
import type { TrainConfig } from './training.ts';
import { Trial } from './trial.ts';

export class BuildRace extends Trial<number, BuildComparison> {
  protected work(
    config: TrainConfig,
    report: (fraction: number) => void,
  ): Promise<BuildComparison> {
    return this.engine.compareBuilds(config, report);
  }

  protected giveUp(): Promise<void> {
    return this.engine.cancelComparison();
  }
}
