// A run and its data, as the page knows them. It outlives the view: training goes on while another
// lesson is read.

import {
  ColumnsError,
  type ColumnNames,
  type DataSource,
  type Engine,
  type TrainingRun,
} from '../../engine/client.ts';
import type { DatasetInfo, TrainConfig, TrainProgress } from '../../engine/training.ts';

export type RunStatus =
  'ready' | 'starting' | 'training' | 'paused' | 'stopped' | 'done' | 'diverged';

/** Points of a curve over steps. */
export interface Points {
  steps: number[];
  losses: number[];
}

/** Curves keep at most this many points; beyond, every second one goes. */
const MAX_POINTS = 2000;

/** How many of a report's batches are drawn as dots. */
const SAMPLES_PER_REPORT = 8;

/** A table that can be of use has at least these columns: user, item and rating. */
const FEWEST_COLUMNS = 3;

export interface UnclearFile {
  source: Extract<DataSource, { kind: 'files' }>;
  name: string;
  /** The names in its header. */
  columns: readonly string[];
}

const WORLD_SEED = 42;
export const SIMULATED: DataSource = { kind: 'simulated', seed: WORLD_SEED };

export class TrainSession {
  readonly #engine: Engine;
  #run: TrainingRun | null = null;
  /** What a train() under way is to become when it resolves. */
  #ending: 'paused' | 'stopped' | null = null;
  #changed: () => void = () => {};

  data: DatasetInfo | null = null;
  /** Name of what is being loaded, or null. */
  loading: string | null = null;
  loadError: string | null = null;
  /** A file that waits for someone to say which of its columns is which. */
  unclear: UnclearFile | null = null;

  status: RunStatus = 'ready';
  config: TrainConfig | null = null;
  progress: TrainProgress | null = null;
  runError: string | null = null;
  sha256: string | null = null;
  smooth: Points = { steps: [], losses: [] };
  batches: Points = { steps: [], losses: [] };
  valid: Points = { steps: [], losses: [] };
  /** The validation curve of the run before, on the same data. */
  before: Points | null = null;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Who is told of every change; one view at a time. */
  watch(changed: () => void): void {
    this.#changed = changed;
  }

  get busy(): boolean {
    return this.status === 'starting' || this.status === 'training';
  }

  // ---- Data -------------------------------------------------------------------------------------

  /** Loads data; where that fails, data and run stay as they are and `loadError` says why. */
  async load(source: DataSource, name: string): Promise<boolean> {
    this.loading = name;
    this.loadError = null;
    this.#changed();
    try {
      const data = await this.#engine.load(source);
      await this.#forgetRun();
      this.data = data;
      this.unclear = null;
      this.before = null;
      return true;
    } catch (error) {
      this.loadError = messageOf(error);
      if (source !== this.unclear?.source) this.unclear = unclearFile(source, name, error);
      return false;
    } finally {
      this.loading = null;
      this.#changed();
    }
  }

  async loadFiles(files: readonly File[]): Promise<boolean> {
    const name = files.map((file) => file.name).join(', ');
    const read = await Promise.all(
      files.map(async (file) => ({ name: file.name, bytes: await file.arrayBuffer() })),
    );
    return this.load({ kind: 'files', files: read }, name);
  }

  /** Loads the file whose columns were unclear, now that they are known. */
  async loadColumns(columns: ColumnNames): Promise<boolean> {
    if (this.unclear === null) return false;
    this.unclear.source.columns = columns;
    return this.load(this.unclear.source, this.unclear.name);
  }

  // ---- The run ----------------------------------------------------------------------------------

  /** Starts a new run, in place of the one before. */
  async start(config: TrainConfig): Promise<void> {
    const before = this.valid.steps.length > 0 ? this.valid : this.before;
    await this.#forgetRun();
    this.before = before;
    this.config = config;
    this.status = 'starting';
    this.#changed();
    try {
      this.#run = await this.#engine.createRun(config);
    } catch (error) {
      this.runError = messageOf(error);
      this.status = 'ready';
      this.#changed();
      return;
    }
    await this.#train(this.#run);
  }

  async resume(): Promise<void> {
    if (this.#run !== null && this.status === 'paused') await this.#train(this.#run);
  }

  async pause(): Promise<void> {
    this.#ending = 'paused';
    await this.#run?.pause();
  }

  /** Ends the run and keeps its weights. */
  async stop(): Promise<void> {
    const paused = this.status === 'paused';
    this.#ending = 'stopped';
    await this.#run?.stop();
    if (!paused) return; // otherwise the train() under way tells
    this.status = 'stopped';
    this.#changed();
  }

  async showSha256(): Promise<void> {
    this.sha256 = (await this.#run?.weightsSha256()) ?? null;
    this.#changed();
  }

  async #train(run: TrainingRun): Promise<void> {
    this.status = 'training';
    this.#ending = null;
    this.runError = null;
    this.sha256 = null;
    this.#changed();
    try {
      const last = await run.train((progress) => {
        if (run === this.#run) this.#take(progress);
      });
      if (run !== this.#run) return; // replaced meanwhile
      this.#take(last);
      const over = last.phase === 'done' || last.phase === 'diverged';
      this.status = over ? (last.phase as RunStatus) : (this.#ending ?? 'stopped');
    } catch (error) {
      if (run !== this.#run) return;
      this.runError = messageOf(error);
      this.status = 'paused'; // the engine keeps the last epoch's state: it can go on from there
    }
    this.#changed();
  }

  #take(progress: TrainProgress): void {
    const { losses } = progress;
    this.progress = progress;
    // After a crash the run goes on from an earlier step: the curve is drawn again from there.
    for (const points of [this.smooth, this.batches]) forgetAfter(progress.firstLossStep, points);
    if (losses.length > 0) append(this.smooth, progress.step, progress.smoothTrainLoss);
    const stride = Math.ceil(losses.length / SAMPLES_PER_REPORT) || 1;
    for (let i = 0; i < losses.length; i += stride) {
      append(this.batches, progress.firstLossStep + i, losses[i] ?? NaN);
    }
    for (const { epoch, validLoss } of progress.finishedEpochs.slice(this.valid.steps.length)) {
      if (validLoss === null) continue;
      append(this.valid, ((epoch + 1) * progress.totalSteps) / progress.epochs, validLoss);
    }
    this.#changed();
  }

  async #forgetRun(): Promise<void> {
    const run = this.#run;
    this.#run = null;
    this.status = 'ready';
    this.progress = null;
    this.runError = null;
    this.sha256 = null;
    this.smooth = { steps: [], losses: [] };
    this.batches = { steps: [], losses: [] };
    this.valid = { steps: [], losses: [] };
    if (run === null) return;
    await run.stop();
    run.dispose();
  }
}

function append(points: Points, step: number, loss: number): void {
  points.steps.push(step);
  points.losses.push(loss);
  if (points.steps.length <= MAX_POINTS) return;
  const everySecond = (_: number, i: number) => i % 2 === 1;
  points.steps = points.steps.filter(everySecond);
  points.losses = points.losses.filter(everySecond);
}

/** The file that could not be loaded, where choosing its columns would help. */
function unclearFile(source: DataSource, name: string, error: unknown): UnclearFile | null {
  if (!(error instanceof ColumnsError) || source.kind !== 'files') return null;
  const columns = [...new Set(error.columns)];
  return columns.length < FEWEST_COLUMNS ? null : { source, name, columns };
}

/** Drops what was drawn after `step`. */
function forgetAfter(step: number, { steps, losses }: Points): void {
  while ((steps.at(-1) ?? -Infinity) > step) {
    steps.pop();
    losses.pop();
  }
}

/** An error in words; of bad input, without the tag that says where it was noticed. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.name === 'DataError' ? error.message.replace(/^\[\w+\] /, '') : error.message;
}

const sessions = new WeakMap<Engine, TrainSession>();

/** The one session of an engine. */
export function sessionOf(engine: Engine): TrainSession {
  let session = sessions.get(engine);
  if (session === undefined) sessions.set(engine, (session = new TrainSession(engine)));
  return session;
}
