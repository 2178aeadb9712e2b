// Something that the worker tries with some settings, beside the runs, as the page shows it: how far
// it is, what came out, how to give it up.

import type { Engine } from './client.ts';
import { isCancelled, messageOf } from './errors.ts';
import type { TrainConfig } from './training.ts';

/** `Progress`: what is told on the way; `Result`: what comes out. */
export abstract class Trial<Progress, Result> {
  protected readonly engine: Engine;
  readonly #changed: () => void;

  busy = false;
  /** The settings that it was made with; null where there is none, or it was forgotten. */
  config: TrainConfig | null = null;
  /** What was told last; it stays when all is done. */
  progress: Progress | null = null;
  result: Result | null = null;
  error: string | null = null;

  constructor(engine: Engine, changed: () => void) {
    this.engine = engine;
    this.#changed = changed;
  }

  /** Asks the engine. */
  protected abstract work(
    config: TrainConfig,
    report: (progress: Progress) => void,
  ): Promise<Result>;

  /** Has the engine give it up. */
  protected abstract giveUp(): Promise<void>;

  /** Takes the loaded data. One at a time: while one is under way, this does nothing. */
  async start(config: TrainConfig): Promise<void> {
    if (this.busy) return;
    this.forget();
    this.busy = true;
    this.config = config;
    this.#changed();
    const forgotten = (): boolean => this.config !== config;
    try {
      const result = await this.work(config, (progress) => {
        if (forgotten()) return;
        this.progress = progress;
        this.#changed();
      });
      if (!forgotten()) this.result = result;
    } catch (error) {
      if (!forgotten() && !isCancelled(error)) this.error = messageOf(error);
    } finally {
      this.busy = false;
      this.#changed();
    }
  }

  async cancel(): Promise<void> {
    if (this.busy) await this.giveUp();
  }

  /** Other data, another trial. */
  forget(): void {
    this.config = null;
    this.progress = null;
    this.result = null;
    this.error = null;
  }
}
