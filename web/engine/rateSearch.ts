// The search for a learning rate as the page shows it: its curve so far, and what it suggests.

import type { Engine, LrFindProgress } from './client.ts';
import { messageOf } from './errors.ts';
import type { TrainConfig } from './training.ts';

export class RateSearch {
  readonly #engine: Engine;
  readonly #changed: () => void;

  busy = false;
  /** The settings that it was made with. */
  config: TrainConfig | null = null;
  found: LrFindProgress | null = null;
  /** Null as long as there is none, and where the curve gives none. */
  suggestion: number | null = null;
  error: string | null = null;

  constructor(engine: Engine, changed: () => void) {
    this.#engine = engine;
    this.#changed = changed;
  }

  /** Takes the loaded data; runs wait meanwhile. */
  async start(config: TrainConfig): Promise<void> {
    if (this.busy) return;
    this.forget();
    this.busy = true;
    this.config = config;
    this.#changed();
    try {
      const { suggestion } = await this.#engine.findLearningRate(config, (found) => {
        if (this.config !== config) return; // forgotten meanwhile
        this.found = found;
        this.#changed();
      });
      if (this.config === config) this.suggestion = suggestion;
    } catch (error) {
      if (this.config === config) this.error = messageOf(error);
    } finally {
      this.busy = false;
      this.#changed();
    }
  }

  async cancel(): Promise<void> {
    if (this.busy) await this.#engine.cancelLrFind();
  }

  /** Other data, another curve. */
  forget(): void {
    this.config = null;
    this.found = null;
    this.suggestion = null;
    this.error = null;
  }
}
