// What the worker does about training: the data that were loaded, the runs on them under the numbers
// that the page chose, and the search for a learning rate.

import type { LabModule } from '../../wasm/lab.d.ts';
import { compareBuilds, type BuildComparison, type ComparedData } from './builds.ts';
import type { DataSource, Schedule } from './client.ts';
import { loadInSlices, type LoadProgress } from './dataset.ts';
import type { LrFindProgress, LrFindResult } from './lrFind.ts';
import type { Cancellable, Request, WorkerEvent } from './protocol.ts';
import type { Sheet, SheetRequest } from './sheet.ts';
import { sheetOf } from './sheets.ts';
import { Trainer } from './trainer.ts';
import type { DatasetInfo, RatingRow, TrainConfig, TrainProgress } from './training.ts';

type Send = (event: WorkerEvent) => void;

interface Run {
  trainer: Trainer;
  /** Set while training: how to interrupt it, and when it has come to rest. */
  training: { controller: AbortController; settled: Promise<unknown> } | null;
  ended: boolean;
}

/** Long enough to get something done, short enough to hear "pause" in time. */
export const sliceMs = 12;

export class Trainings {
  #data: ComparedData | null = null;
  /** Settles when the newest loading has. */
  #loading: Promise<unknown> | null = null;
  /** What ends what is under way. */
  readonly #controllers = new Map<Cancellable, AbortController>();
  /** Those that are being made among them: what is asked of them waits. */
  readonly #runs = new Map<number, Promise<Run>>();

  // ---- Data -------------------------------------------------------------------------------------

  /** Loads data in place of those before, unless it fails; a loading under way is cancelled. */
  async load(module: LabModule, source: DataSource, send: Send): Promise<DatasetInfo> {
    const before = this.#loading;
    const loading = this.#alone('load', async (signal) => {
      await before;
      const onProgress = (progress: LoadProgress) => send({ kind: 'loading', progress });
      return loadInSlices(module, source, { sliceMs, signal, onProgress });
    });
    const settled = loading.catch(() => null);
    this.#loading = settled; // from now on, what needs data waits for these
    try {
      const loaded = await loading;
      this.cancel('compareBuilds'); // of data that are gone
      this.#data?.loaded.dataset.delete();
      this.#data = { source, loaded };
      return loaded.info;
    } finally {
      if (this.#loading === settled) this.#loading = null;
    }
  }

  /** Takes effect after the slice under way. */
  cancel(what: Cancellable): null {
    this.#controllers.get(what)?.abort();
    return null;
  }

  /** Does `work`, until its signal ends it, in place of what is under way of its kind. */
  async #alone<T>(what: Cancellable, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    this.cancel(what);
    const controller = new AbortController();
    this.#controllers.set(what, controller);
    try {
      return await work(controller.signal);
    } finally {
      if (this.#controllers.get(what) === controller) this.#controllers.delete(what);
    }
  }

  /** The first ratings, as they were understood. */
  async first(count: number): Promise<RatingRow[]> {
    const { dataset } = await this.#loaded();
    return dataset.first(count).map((row) => ({ ...row, title: row.title || null }));
  }

  /** All ratings. */
  async all(): Promise<RatingRow[]> {
    return this.first((await this.#loaded()).info.ratings);
  }

  /** What is being loaded is what is meant. */
  async #loaded(): Promise<ComparedData['loaded']> {
    await this.#loading;
    if (!this.#data) throw new TypeError('[data] load data first');
    return this.#data.loaded;
  }

  /** The busiest corner of the data, or of others. */
  async sheet(module: LabModule, request: SheetRequest): Promise<Sheet> {
    await this.#loading;
    return sheetOf(module, this.#data?.loaded ?? null, request);
  }

  async #trainerOn(module: LabModule, config: TrainConfig): Promise<Trainer> {
    await this.#loading; // what is being loaded is what is meant
    if (!this.#data) throw new TypeError('[run] load data first');
    const trainer = new Trainer(module, config);
    trainer.use(this.#data.loaded);
    return trainer;
  }

  // ---- Runs -------------------------------------------------------------------------------------

  async create(
    module: LabModule,
    { run, config, snapshot }: Extract<Request, { call: 'createRun' }>,
  ): Promise<null> {
    const making = this.#make(module, config, snapshot);
    this.#runs.set(run, making);
    try {
      await making;
    } catch (error) {
      this.#runs.delete(run);
      throw error;
    }
    return null;
  }

  async #make(module: LabModule, config: TrainConfig, snapshot: Uint8Array | null): Promise<Run> {
    const trainer = await this.#trainerOn(module, config);
    try {
      if (snapshot) trainer.restore(snapshot);
    } catch (error) {
      trainer.dispose();
      throw error;
    }
    return { trainer, training: null, ended: false };
  }

  /** Rejects with TypeError where there is no such run. */
  async trainer(number: number): Promise<Trainer> {
    return (await this.#runOf(number)).trainer;
  }

  async #runOf(number: number): Promise<Run> {
    const run = this.#runs.get(number);
    if (!run) throw new TypeError(`[run] there is no run ${number}`);
    return run;
  }

  /** A snapshot goes out after every epoch, and where the run is paused or stopped. */
  async train(number: number, send: Send): Promise<TrainProgress> {
    const run = await this.#runOf(number);
    if (run.ended) throw new TypeError('[train] the run was stopped');
    if (run.training) throw new TypeError('[train] the run is training already');
    const sendSnapshot = () => send({ kind: 'snapshot', snapshot: run.trainer.snapshot() });
    let epochs = 0;
    const onProgress = (progress: TrainProgress): void => {
      send({ kind: 'progress', progress });
      if (progress.finishedEpochs.length === epochs) return;
      epochs = progress.finishedEpochs.length;
      sendSnapshot();
    };
    const controller = new AbortController();
    const training = run.trainer.train({ onProgress, signal: controller.signal, sliceMs });
    run.training = { controller, settled: training.catch(() => null) };
    try {
      const last = await training;
      if (last.phase === 'training' || last.phase === 'validating') sendSnapshot();
      return last;
    } finally {
      run.training = null;
    }
  }

  async interrupt(number: number, end: boolean): Promise<null> {
    const run = await this.#runOf(number);
    run.ended ||= end;
    run.training?.controller.abort();
    await run.training?.settled;
    return null;
  }

  async dispose(number: number): Promise<null> {
    if (!this.#runs.has(number)) return null;
    await this.interrupt(number, true);
    (await this.trainer(number)).dispose();
    this.#runs.delete(number);
    return null;
  }

  // ---- The learning rate ------------------------------------------------------------------------

  async findLearningRate(
    module: LabModule,
    config: TrainConfig,
    send: Send,
  ): Promise<LrFindResult> {
    const trainer = await this.#trainerOn(module, config);
    const onProgress = (progress: LrFindProgress) => send({ kind: 'lrFind', progress });
    try {
      return await this.#alone('lrFind', (signal) =>
        trainer.lrFind({ sliceMs, signal, onProgress }),
      );
    } finally {
      trainer.dispose();
    }
  }

  // ---- The two builds ---------------------------------------------------------------------------

  async compareBuilds(
    module: LabModule,
    config: TrainConfig,
    send: Send,
  ): Promise<BuildComparison> {
    await this.#loading;
    const data = this.#data;
    if (!data) throw new TypeError('[builds] load data first');
    const onProgress = (fraction: number) => send({ kind: 'builds', fraction });
    return this.#alone('compareBuilds', (signal) =>
      compareBuilds(module, data, config, { sliceMs, signal, onProgress }),
    );
  }
}

export function scheduleOf(
  module: LabModule,
  { config, totalSteps, points }: Extract<Request, { call: 'schedule' }>,
): Schedule {
  return module.schedule(config, totalSteps, points);
}
