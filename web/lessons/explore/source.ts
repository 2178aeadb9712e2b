// Which model the page looks at: the newest of the session that is a dot product. Where there is
// none, one is trained: on what is loaded, or on the simulated world.

import type { Engine } from '../../engine/client.ts';
import type { ModelReader } from '../../engine/recommending.ts';
import {
  defaultConfig,
  suggestedRange,
  type DatasetInfo,
  type TrainConfig,
} from '../../engine/training.ts';
import {
  sessionOf,
  simulatedWorld,
  type SessionRun,
  type TrainSession,
} from '../../engine/trainSession.ts';
import { t } from '../../text/text.ts';

/** A model that is open, and what it was trained on. */
export interface Subject {
  reader: ModelReader;
  data: DatasetInfo;
  config: TrainConfig;
  /** Mean squared error on held-out ratings; null where nothing was held out. */
  validLoss: number | null;
  sha256: string;
}

/** Factors can be read one by one only where a prediction is their dot product. */
const readable = ({ config, model }: SessionRun): boolean =>
  model !== null && (config.model === 'dot' || config.model === 'dot-bias');

export class ModelSource {
  readonly #engine: Engine;
  readonly #session: TrainSession;
  readonly #changed: () => void;
  readonly #unwatch: () => void;
  #shown: SessionRun | null = null;
  #opening = false;
  #closed = false;

  subject: Subject | null = null;
  failure = '';

  /** `changed` is called whenever there is something else to show. */
  constructor(engine: Engine, changed: () => void) {
    this.#engine = engine;
    this.#session = sessionOf(engine);
    this.#changed = changed;
    this.#unwatch = this.#session.watch(() => {
      void this.#follow();
      changed();
    });
    void this.#begin();
  }

  /** The run under way, whose progress is worth showing; null where none is. */
  get training(): SessionRun | null {
    const { current } = this.#session;
    return current?.busy ? current : null;
  }

  /** A paused run keeps the worker: nothing is trained until a person says so. */
  get waiting(): boolean {
    return this.subject === null && this.#session.current?.status === 'paused';
  }

  /** Trains the model that the page needs. */
  async train(): Promise<void> {
    const session = this.#session;
    try {
      if (session.data === null) await session.load(simulatedWorld, t('train.data.simulatedName'));
      if (session.data === null) throw new Error(session.loadError ?? '');
      const { range } = suggestedRange(session.data);
      await session.start({ ...defaultConfig, yRange: range });
      if (session.startError !== null) throw new Error(session.startError);
    } catch (error) {
      this.#fail(error);
    }
  }

  close(): void {
    this.#closed = true;
    this.#unwatch();
    this.subject?.reader.close();
  }

  async #begin(): Promise<void> {
    await this.#follow();
    if (this.subject === null && !this.#opening && this.#session.current === null) {
      await this.train();
    }
  }

  /** The newest readable run on the loaded data; of other data where there is none. */
  #newest(): SessionRun | null {
    const { runs, data } = this.#session;
    const usable = runs.filter(readable);
    return usable.findLast((run) => run.data === data) ?? usable.at(-1) ?? null;
  }

  async #follow(): Promise<void> {
    const run = this.#newest();
    if (run === null || run === this.#shown || this.#opening || run.model === null) return;
    this.#opening = true;
    try {
      const file = { name: 'model.safetensors', bytes: run.model };
      const reader = await this.#engine.openModel(file);
      if (this.#closed) return reader.close();
      this.subject?.reader.close();
      this.#shown = run;
      this.subject = {
        reader,
        data: run.data,
        config: run.config,
        validLoss: run.result?.validLoss ?? null,
        sha256: reader.learnt.sha256,
      };
      this.failure = '';
    } catch (error) {
      this.#shown = run; // asking again would fail again
      this.#fail(error);
    } finally {
      this.#opening = false;
    }
    this.#changed();
    void this.#follow(); // another may have ended meanwhile
  }

  #fail(error: unknown): void {
    this.failure = error instanceof Error ? error.message : String(error);
    this.#changed();
  }
}
