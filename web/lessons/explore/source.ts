// Which model the page looks at: the newest of the session that is a dot product. Where there is
// none, one is trained: on what is loaded, or on the simulated world.

import type { Engine } from '../../engine/client.ts';
import { messageOf } from '../../engine/errors.ts';
import type { ModelReader } from '../../engine/recommending.ts';
import type { DatasetInfo, TrainConfig } from '../../engine/training.ts';
import { sessionOf, type SessionRun, type TrainSession } from '../../engine/trainSession.ts';
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
const readable = ({ config: { model } }: SessionRun): boolean =>
  model === 'dot' || model === 'dot-bias';

export class ModelSource {
  readonly #engine: Engine;
  readonly #session: TrainSession;
  readonly #changed: () => void;
  readonly #unwatch: () => void;
  #shown: SessionRun | null = null;
  #opening = false;
  #closed = false;
  /** Whether what an earlier page kept has been taken up. */
  #ready = false;
  /** Data on which the page has trained a model of its own accord: it tries once. */
  #trainedOn: DatasetInfo | null = null;

  subject: Subject | null = null;
  failure = '';

  /** `changed` is called whenever there is something else to show. */
  constructor(engine: Engine, changed: () => void) {
    this.#engine = engine;
    this.#session = sessionOf(engine);
    this.#changed = changed;
    this.#unwatch = this.#session.watch(() => {
      void this.#follow();
      this.#trainWhereNone();
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
    this.#trainedOn = session.data;
    await session.trainDefault(t('train.data.simulatedName'));
    const { data, loadError, startError } = session;
    const failed = data === null ? loadError : startError;
    if (failed !== null) this.#fail(failed);
  }

  close(): void {
    this.#closed = true;
    this.#unwatch();
    this.subject?.reader.close();
  }

  async #begin(): Promise<void> {
    const session = this.#session;
    const opened = await session.open(t('train.data.simulatedName'));
    if (this.#closed) return;
    this.#ready = true;
    await this.#follow();
    if (!opened && session.data === null) this.#fail(session.loadError ?? '');
    this.#trainWhereNone();
  }

  /** Runs that cannot be read may have ended; nobody's run is ended for it. */
  #trainWhereNone(): void {
    const { idle, data } = this.#session;
    if (!this.#ready || this.subject !== null || this.#opening || !idle || data === null) return;
    if (data !== this.#trainedOn && this.#session.newest(readable) === null) void this.train();
  }

  async #follow(): Promise<void> {
    const run = this.#session.newest(readable);
    if (run === null || run === this.#shown || this.#opening || run.model === null) return;
    if (run.sha256 !== null && run.sha256 === this.subject?.sha256) {
      this.#shown = run; // the same weights again
      return;
    }
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
    this.failure = messageOf(error);
    this.#changed();
  }
}
