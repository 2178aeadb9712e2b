// What was loaded and what was trained, for all lessons: the data, and the runs kept side by side. It
// outlives every view: training goes on while another lesson is read. One for each engine:
//
//   const session = sessionOf(engine);
//   const unwatch = session.watch(() => …);  // called at every change, and that can be often
//   session.data                             // DatasetInfo of what is loaded, or null
//   session.runs                             // SessionRun[], oldest first: see sessionRun.ts
//   session.current                          // the run started last on these data, or null
//   session.newest(usable)                   // the newest run that has a model (bytes), or null
//   await session.open(worldName)            // what an earlier page kept, or the built-in world
//   await session.load(source, name)         // false, and `loadError`, where it could not be read
//   await session.start(config)              // resolves when the run is paused or has ended
//
// A run's `model` is the safetensors file that `Recommender` and the take-away are made of. It is
// there as soon as the run has ended, for every model; `config` says which it is.

import { BuildRace } from './buildRace.ts';
import type { ColumnNames, DataSource, Engine, LoadProgress, TrainingRun } from './client.ts';
import { isCancelled, messageOf } from './errors.ts';
import { Keeping, type KeptData } from './keeping.ts';
import type { KeyValueStore } from './keyValueStore.ts';
import { RateSearch } from './rateSearch.ts';
import { sameData, SessionRun, type RunPlan } from './sessionRun.ts';
import {
  defaultConfig,
  suggestedRange,
  type DatasetInfo,
  type TrainConfig,
  type TrainProgress,
} from './training.ts';
import { chosenColumns, unclearFile, type UnclearFile } from './unclearFile.ts';

export type { BuildRace, RateSearch, UnclearFile };
export { sameData, SessionRun, type Points, type RunPlan, type RunStatus } from './sessionRun.ts';

export const simulatedWorld: DataSource = { kind: 'simulated', seed: 42 };

export class TrainSession {
  readonly #engine: Engine;
  readonly #watchers = new Set<() => void>();
  #nextId = 1;
  #loaded: KeptData | null = null;
  /** Counts who has started something: the last one decides. */
  #turn = 0;
  #opening: Promise<boolean> | null = null;
  /** Whether what was kept could not be loaded: it stays, for another visit. */
  #unread = false;
  /** Counts loadings: only the last one speaks. */
  #loading = 0;
  /** The train() under way. */
  #training: Promise<void> = Promise.resolve();
  /** What a train() under way is to become when it resolves. */
  #ending: 'paused' | 'stopped' | null = null;

  readonly search: RateSearch;
  readonly race: BuildRace;
  readonly keeping: Keeping;

  data: DatasetInfo | null = null;
  /** Name of what is being loaded, or null. */
  loading: string | null = null;
  /** How far that is, as soon as it is known. */
  loadProgress: LoadProgress | null = null;
  loadError: string | null = null;
  /** Resolves when the newest loading has ended; whether it has brought data. */
  lastLoad = Promise.resolve(false);
  /** A file that waits for someone to say which of its columns is which. */
  unclear: UnclearFile | null = null;

  runs: readonly SessionRun[] = [];
  current: SessionRun | null = null;
  /** What waits for the current run to end. */
  queue: readonly RunPlan[] = [];
  /** Why the last run could not be made. */
  startError: string | null = null;

  /** `open` gives the shelf on which data and runs are kept for the next visit. */
  constructor(engine: Engine, open: () => Promise<KeyValueStore> = () => engine.openShelf()) {
    this.#engine = engine;
    this.search = new RateSearch(engine, () => this.#changed());
    this.race = new BuildRace(engine, () => this.#changed());
    this.keeping = new Keeping(open, () => this.#changed());
  }

  /** Tells of every change, until the function that comes back is called. */
  watch(changed: () => void): () => void {
    this.#watchers.add(changed);
    return () => this.#watchers.delete(changed);
  }

  get busy(): boolean {
    return this.current?.busy ?? false;
  }

  /** No run is under way, paused, or waiting, and no data are on their way. */
  get idle(): boolean {
    return (this.current?.ended ?? true) && this.queue.length === 0 && this.loading === null;
  }

  /** The newest usable run that has weights: on the loaded data, or on others where there is none. */
  newest(usable: (run: SessionRun) => boolean): SessionRun | null {
    const trained = this.runs.filter((run) => run.model !== null && usable(run));
    return trained.findLast(({ data }) => sameData(data, this.data)) ?? trained.at(-1) ?? null;
  }

  // ---- Data -------------------------------------------------------------------------------------

  /**
   * Loads data, in place of those before: the run under way is stopped. Where that fails, data and
   * run stay as they are and `loadError` says why. Without `keep`, what an earlier page left stays.
   */
  load(source: DataSource, name: string, keep = true): Promise<boolean> {
    this.lastLoad = this.#load(source, name, keep);
    return this.lastLoad;
  }

  async #load(source: DataSource, name: string, keep: boolean): Promise<boolean> {
    const loading = ++this.#loading;
    this.loading = name;
    this.loadProgress = null;
    this.loadError = null;
    this.#changed();
    try {
      const data = await this.#engine.load(source, (progress) => {
        if (loading !== this.#loading) return;
        this.loadProgress = progress;
        this.#changed();
      });
      this.#turn += 1;
      await this.#leaveCurrent();
      this.data = data;
      this.unclear = null;
      this.search.forget();
      this.race.forget();
      this.#loaded = { source, name };
      if (keep) void this.keeping.data(this.#loaded);
      return true;
    } catch (error) {
      if (loading !== this.#loading || isCancelled(error)) return false;
      this.loadError = messageOf(error);
      if (source !== this.unclear?.source) this.unclear = unclearFile(source, name, error);
      return false;
    } finally {
      if (loading === this.#loading) {
        this.loading = null;
        this.loadProgress = null;
      }
      this.#changed();
    }
  }

  /** Gives up what is being loaded; the data before stay. */
  cancelLoad(): Promise<void> {
    return this.#engine.cancelLoad();
  }

  /** The built-in world, under the name that it has on the page. */
  loadSimulated(name: string): Promise<boolean> {
    return this.load(simulatedWorld, name);
  }

  /**
   * Data to begin with: those of an earlier page, or else the built-in world. A lesson that needs
   * data calls this before it loads any: what is loaded takes the place of what was kept. What
   * somebody loads meanwhile comes before both.
   */
  async open(worldName: string): Promise<boolean> {
    const load = () => this.load(simulatedWorld, worldName, !this.#unread);
    const begin = () => (this.loading === null ? load() : this.lastLoad);
    this.#opening ??= this.restore().then((found) => found || begin());
    const opened = await this.#opening;
    if (!opened) this.#opening = null; // another time it may go better
    return opened;
  }

  async loadFiles(files: readonly File[]): Promise<boolean> {
    const name = files.map((file) => file.name).join(', ');
    const given = files.map((file) => ({ name: file.name, bytes: file }));
    return this.load({ kind: 'files', files: given }, name);
  }

  /** Loads the file whose columns were unclear, now that they are known. */
  async loadColumns(columns: ColumnNames): Promise<boolean> {
    if (this.unclear === null) return false;
    this.unclear.source.columns = columns;
    return this.load(this.unclear.source, this.unclear.name);
  }

  /**
   * Takes up what an earlier page kept: its data, its runs, and the one that was under way, paused.
   * Answers whether there are data now.
   */
  async restore(): Promise<boolean> {
    const kept = await this.keeping.restore();
    if (kept === null || this.data !== null || this.loading !== null) return this.data !== null;
    this.#nextId = Math.max(this.#nextId, ...kept.runs.map(({ id }) => id + 1));
    this.#unread = !(await this.load(kept.data.source, kept.data.name, false));
    if (this.#unread) return false;
    const runs = kept.runs.map((stored) => SessionRun.from(stored, this.data));
    const ended = runs.filter((run) => run.ended);
    this.runs = [...ended, ...this.runs];
    const underWay = runs.find(({ id }) => id === kept.snapshot?.run);
    if (underWay !== undefined && kept.snapshot !== null && this.current === null) {
      await this.#takeUp(underWay, kept.snapshot.bytes);
    }
    this.current ??= ended.findLast((run) => sameData(run.data, this.data)) ?? null;
    this.#changed();
    return true;
  }

  /** Where an older build wrote the snapshot, the run is lost. */
  async #takeUp(run: SessionRun, snapshot: Uint8Array): Promise<void> {
    try {
      run.live = await this.#engine.createRun(run.config, snapshot);
    } catch {
      return;
    }
    this.runs = [...this.runs, run];
    this.current = run;
  }

  /** Keeps data and runs for the next visit, or forgets them. */
  async setKeeping(on: boolean): Promise<void> {
    await (on ? this.keeping.keep(this.#loaded, this.runs) : this.keeping.forget());
  }

  // ---- Runs -------------------------------------------------------------------------------------

  /** Starts a run; the one before is stopped where it had not ended. */
  start(config: TrainConfig, rung?: string): Promise<void> {
    return this.startAll([{ config, rung: rung ?? null }]);
  }

  /**
   * Trains the default model, for a lesson that finds none: on the data that are loaded or on their
   * way, or on those that a visit begins with.
   */
  async trainDefault(worldName: string): Promise<void> {
    if (this.loading !== null) await this.lastLoad;
    if (this.data === null) await this.open(worldName);
    if (this.data === null) return; // `loadError` says why
    await this.start({ ...defaultConfig, yRange: suggestedRange(this.data).range });
  }

  /** One run after another. A pause pauses the run under way; a stop ends it and those that wait. */
  async startAll(plans: readonly RunPlan[]): Promise<void> {
    const turn = ++this.#turn;
    await this.#leaveCurrent();
    if (turn !== this.#turn) return;
    this.queue = plans;
    this.#ending = null;
    await this.#workOff(turn);
  }

  /** Goes on with a run that was paused, and then with those that wait. */
  async resume(): Promise<void> {
    const run = this.current;
    if (run?.status !== 'paused' || run.live === null) return;
    const turn = ++this.#turn;
    this.#ending = null;
    await this.#train(run, run.live);
    await this.#workOff(turn);
  }

  async pause(): Promise<void> {
    if (this.current?.status !== 'training') return;
    this.#ending = 'paused';
    await this.current?.live?.pause();
  }

  /** Ends the run, keeps its weights, and forgets those that wait. */
  async stop(): Promise<void> {
    this.queue = [];
    if (this.current !== null) await this.#stop(this.current);
  }

  rename(run: SessionRun, name: string): void {
    run.name = name.trim();
    void this.keeping.renamed(run);
    this.#changed();
  }

  /** Forgets a run, its curves and its weights. */
  async remove(run: SessionRun): Promise<void> {
    this.runs = this.runs.filter((one) => one !== run);
    void this.keeping.removed(run);
    if (run === this.current) await this.#leaveCurrent();
    this.#changed();
  }

  // ---- How it is done ---------------------------------------------------------------------------

  #changed(): void {
    for (const changed of this.#watchers) changed();
  }

  /** Trains what waits, unless the run before is paused, or somebody started something else. */
  async #workOff(turn: number): Promise<void> {
    while (turn === this.#turn && (this.current?.ended ?? true)) {
      const [plan, ...others] = this.queue;
      if (plan === undefined) return;
      await this.#leaveCurrent();
      this.queue = others;
      await this.#begin(plan);
    }
  }

  async #begin({ config, rung = null }: RunPlan): Promise<void> {
    if (this.data === null) throw new TypeError('[session] load data first');
    const run = new SessionRun(this.#nextId++, config, this.data, rung);
    run.columns = chosenColumns(this.#loaded?.source);
    this.startError = null;
    this.runs = [...this.runs, run];
    this.current = run;
    this.#changed();
    try {
      const live = await this.#engine.createRun(config);
      if (run !== this.current) return live.dispose(); // replaced meanwhile
      run.live = live;
    } catch (error) {
      if (run !== this.current) return;
      this.runs = this.runs.filter((one) => one !== run);
      this.current = null;
      this.queue = [];
      this.startError = messageOf(error);
      this.#changed();
      return;
    }
    if (this.#ending !== 'paused') return this.#train(run, run.live);
    run.status = 'paused'; // asked for when the run before had no step left
    this.#changed();
  }

  #train(run: SessionRun, live: TrainingRun): Promise<void> {
    return (this.#training = this.#trainLive(run, live));
  }

  async #trainLive(run: SessionRun, live: TrainingRun): Promise<void> {
    const take = (progress: TrainProgress): void => {
      run.take(progress);
      this.#changed();
    };
    run.status = 'training';
    run.error = null;
    this.#changed();
    try {
      const last = await live.train(take, (snapshot) => {
        if (this.runs.includes(run)) void this.keeping.run(run, snapshot);
      });
      take(last);
      const over = last.phase === 'done' || last.phase === 'diverged';
      const status = over ? (last.phase as 'done' | 'diverged') : (this.#ending ?? 'stopped');
      if (!over) this.#ending = null; // otherwise a pause is the next run's
      if (status === 'paused') run.status = status;
      else await this.#end(run, status);
    } catch (error) {
      run.error = messageOf(error);
      run.status = 'paused'; // the engine keeps the last epoch's state: it can go on from there
    }
    this.#changed();
  }

  async #stop(run: SessionRun): Promise<void> {
    if (run.ended || run.live === null) return;
    const { busy } = run;
    this.#ending = 'stopped';
    await run.live.stop().catch(() => null); // a crash may have lost it
    if (busy) await this.#training;
    else await this.#end(run, 'stopped');
  }

  async #end(run: SessionRun, status: 'stopped' | 'done' | 'diverged'): Promise<void> {
    await run.fetchLearnt();
    run.status = status;
    if (this.runs.includes(run)) void this.keeping.run(run, null);
    this.#changed();
  }

  /** Ends what is under way, and lets the worker forget it. */
  async #leaveCurrent(): Promise<void> {
    const run = this.current;
    this.queue = [];
    if (run === null) return;
    await this.#stop(run);
    if (run !== this.current) return;
    this.current = null;
    if (run.status === 'starting') this.runs = this.runs.filter((one) => one !== run);
    run.live?.dispose();
    run.live = null;
  }
}

const sessions = new WeakMap<Engine, TrainSession>();

/** The one session of an engine. */
export function sessionOf(engine: Engine): TrainSession {
  let session = sessions.get(engine);
  if (session === undefined) sessions.set(engine, (session = new TrainSession(engine)));
  return session;
}
