// The core's two builds held against each other, as the page shows it.

import type { BuildComparison } from './builds.ts';
import type { Engine } from './client.ts';
import { isCancelled, messageOf } from './errors.ts';
import type { TrainConfig } from './training.ts';

export class BuildRace {
  readonly #engine: Engine;
  readonly #changed: () => void;

  busy = false;
  /** The part done, 0 … 1. */
  fraction = 0;
  /** What the last one found, and with which settings. */
  found: BuildComparison | null = null;
  config: TrainConfig | null = null;
  error: string | null = null;

  constructor(engine: Engine, changed: () => void) {
    this.#engine = engine;
    this.#changed = changed;
  }

  async start(config: TrainConfig): Promise<void> {
    if (this.busy) return;
    this.forget();
    this.busy = true;
    this.fraction = 0;
    this.config = config;
    this.#changed();
    try {
      const found = await this.#engine.compareBuilds(config, (fraction) => {
        this.fraction = fraction;
        this.#changed();
      });
      if (this.config === config) this.found = found;
    } catch (error) {
      if (this.config === config && !isCancelled(error)) this.error = messageOf(error);
    } finally {
      this.busy = false;
      this.#changed();
    }
  }

  async cancel(): Promise<void> {
    if (this.busy) await this.#engine.cancelComparison();
  }

  /** Other data, another race. */
  forget(): void {
    this.found = null;
    this.config = null;
    this.error = null;
  }
}
