// The engine as a page uses it: see client.ts. Should the worker crash, another takes its place,
// loads the same data and goes on from the last epoch.

import type { BuildComparison } from './builds.ts';
import type {
  DataSource,
  Engine,
  LoadProgress,
  LrFindProgress,
  LrFindResult,
  Schedule,
  TrainingRun,
} from './client.ts';
import type {
  LookupBench,
  LookupBenchOptions,
  LookupComparison,
  LookupTimes,
} from './lookupBench.ts';
import type { DifferenceQuestion, Differences, Program, ProgramResult } from './program.ts';
import type { ModelBytes, ModelReader } from './recommending.ts';
import { Rpc, type WorkerLike } from './rpc.ts';
import type { EpochOrdersRequest, Sheet, SheetRequest } from './sheet.ts';
import { TablesClient } from './tables.ts';
import type { Shape } from './trace.ts';
import type { PredictionSample } from './samplePredictions.ts';
import type { DatasetInfo, RatingRow, TrainConfig, TrainProgress } from './training.ts';
import { WorkerModel } from './workerModel.ts';

const makeWorker = (): WorkerLike =>
  new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

/** What is needed to make a run anew. */
interface RunRecord {
  config: TrainConfig;
  source: DataSource | null;
  snapshot: Uint8Array | null;
}

class WorkerEngine implements Engine {
  onRestart: ((message: string) => void) | null = null;

  readonly tables = new TablesClient((request) =>
    this.#answered(this.#rpc.request({ call: 'tables', request })),
  );
  readonly #rpc: Rpc;
  readonly #runs = new Map<number, RunRecord>();
  #source: DataSource | null = null;
  #nextRun = 0;
  #nextBench = 0;
  #nextModel = 0;
  /** Whether the present worker has answered: one that never does is not replaced for ever. */
  #alive = false;

  constructor(make: () => WorkerLike) {
    this.#rpc = new Rpc(make, (message) => this.#restart(message));
  }

  async run(program: Program): Promise<ProgramResult> {
    return this.#answered(this.#rpc.request({ call: 'run', calls: program.calls }));
  }

  async differences({ program, ...question }: DifferenceQuestion): Promise<Differences> {
    const request = { call: 'differences', calls: program.calls, ...question } as const;
    return this.#answered(this.#rpc.request(request));
  }

  async openLookupBench(options: LookupBenchOptions): Promise<LookupBench> {
    const bench = this.#nextBench++;
    await this.#answered(this.#rpc.request({ call: 'openBench', bench, ...options }));
    return new WorkerBench(this.#rpc, bench, [options.rows, options.cols]);
  }

  async logLogSlope(x: readonly number[], y: readonly number[]): Promise<number> {
    return this.#answered(this.#rpc.request({ call: 'logLogSlope', x, y }));
  }

  async load(
    source: DataSource,
    onProgress?: (progress: LoadProgress) => void,
  ): Promise<DatasetInfo> {
    const loading = this.#rpc.request({ call: 'load', source }, (event) => {
      if (event.kind === 'loading') onProgress?.(event.progress);
    });
    const info = await this.#answered(loading);
    this.#source = source;
    return info;
  }

  async cancelLoad(): Promise<void> {
    await this.#rpc.request({ call: 'cancel', what: 'load' });
  }

  async firstRatings(count: number): Promise<RatingRow[]> {
    return this.#answered(this.#rpc.request({ call: 'firstRatings', count }));
  }

  async schedule(config: TrainConfig, totalSteps: number, points: number): Promise<Schedule> {
    return this.#answered(this.#rpc.request({ call: 'schedule', config, totalSteps, points }));
  }

  async findLearningRate(
    config: TrainConfig,
    onProgress?: (progress: LrFindProgress) => void,
  ): Promise<LrFindResult> {
    const search = this.#rpc.request({ call: 'lrFind', config }, (event) => {
      if (event.kind === 'lrFind') onProgress?.(event.progress);
    });
    return this.#answered(search);
  }

  async cancelLrFind(): Promise<void> {
    await this.#rpc.request({ call: 'cancel', what: 'lrFind' });
  }

  async compareBuilds(
    config: TrainConfig,
    onProgress?: (fraction: number) => void,
  ): Promise<BuildComparison> {
    const comparison = this.#rpc.request({ call: 'compareBuilds', config }, (event) => {
      if (event.kind === 'builds') onProgress?.(event.fraction);
    });
    return this.#answered(comparison);
  }

  async cancelComparison(): Promise<void> {
    await this.#rpc.request({ call: 'cancel', what: 'compareBuilds' });
  }

  async sheet(request: SheetRequest): Promise<Sheet> {
    return this.#answered(this.#rpc.request({ call: 'sheet', ...request }));
  }

  async epochOrders(request: EpochOrdersRequest): Promise<Int32Array[]> {
    return this.#answered(this.#rpc.request({ call: 'epochOrders', ...request }));
  }

  async createRun(config: TrainConfig, snapshot: Uint8Array | null = null): Promise<TrainingRun> {
    const run = this.#nextRun++;
    await this.#answered(this.#rpc.request({ call: 'createRun', run, config, snapshot }));
    const record: RunRecord = { config, source: this.#source, snapshot };
    this.#runs.set(run, record);
    return new WorkerRun(this.#rpc, run, record, () => this.#runs.delete(run));
  }

  async openModel(file: ModelBytes): Promise<ModelReader> {
    return this.#answered(WorkerModel.open(this.#rpc, this.#nextModel++, file));
  }

  close(): void {
    this.#rpc.close('the engine was closed');
  }

  async #answered<T>(promise: Promise<T>): Promise<T> {
    const value = await promise;
    this.#alive = true;
    return value;
  }

  #restart(message: string): void {
    if (!this.#alive) return;
    this.#alive = false;
    void this.#restore().catch(() => null);
    this.onRestart?.(message);
  }

  /**
   * Loads the data again and makes their runs anew; runs on data that were loaded earlier are lost.
   * The requests are sent at once, so they come before any that the page sends from now on.
   */
  async #restore(): Promise<void> {
    if (!this.#source) return;
    const loaded = this.#rpc.request({ call: 'load', source: this.#source });
    const runs = [...this.#runs]
      .filter(([, { source }]) => source === this.#source)
      .map(([run, { config, snapshot }]) =>
        this.#rpc.request({ call: 'createRun', run, config, snapshot }),
      );
    await this.#answered(Promise.all([loaded, ...runs]));
  }
}

class WorkerRun implements TrainingRun {
  readonly #rpc: Rpc;
  readonly #run: number;
  readonly #record: RunRecord;
  readonly #forget: () => void;

  constructor(rpc: Rpc, run: number, record: RunRecord, forget: () => void) {
    this.#rpc = rpc;
    this.#run = run;
    this.#record = record;
    this.#forget = forget;
  }

  train(
    onProgress: (progress: TrainProgress) => void,
    onSnapshot?: (snapshot: Uint8Array) => void,
  ): Promise<TrainProgress> {
    return this.#rpc.request({ call: 'train', run: this.#run }, (event) => {
      if (event.kind === 'progress') onProgress(event.progress);
      if (event.kind !== 'snapshot') return;
      this.#record.snapshot = event.snapshot;
      onSnapshot?.(event.snapshot);
    });
  }

  pause(): Promise<number> {
    return this.#interrupt(false);
  }

  stop(): Promise<number> {
    return this.#interrupt(true);
  }

  weightsSha256(): Promise<string> {
    return this.#rpc.request({ call: 'weightsSha256', run: this.#run });
  }

  save(): Promise<Uint8Array> {
    return this.#rpc.request({ call: 'save', run: this.#run });
  }

  samplePredictions(count: number): Promise<PredictionSample> {
    return this.#rpc.request({ call: 'samplePredictions', run: this.#run, count });
  }

  dispose(): void {
    this.#forget();
    void this.#rpc.request({ call: 'dispose', run: this.#run }).catch(() => null);
  }

  async #interrupt(end: boolean): Promise<number> {
    const start = performance.now();
    await this.#rpc.request({ call: 'interrupt', run: this.#run, end });
    return performance.now() - start;
  }
}

class WorkerBench implements LookupBench {
  readonly #rpc: Rpc;
  readonly #bench: number;
  readonly shape: Shape;

  constructor(rpc: Rpc, bench: number, shape: Shape) {
    this.#rpc = rpc;
    this.#bench = bench;
    this.shape = shape;
  }

  rows(first: number, count: number): Promise<Float32Array> {
    return this.#rpc.request({ call: 'benchRows', bench: this.#bench, first, count });
  }

  compare(indices: readonly number[]): Promise<LookupComparison> {
    return this.#rpc.request({ call: 'compareLookups', bench: this.#bench, indices });
  }

  measure(batch: number): Promise<LookupTimes> {
    return this.#rpc.request({ call: 'measureLookups', bench: this.#bench, batch });
  }

  async close(): Promise<void> {
    await this.#rpc.request({ call: 'closeBench', bench: this.#bench }).catch(() => null);
  }
}

/** Starts the engine. `make` gives a worker that runs worker.ts. */
export function startEngine(make: () => WorkerLike = makeWorker): Engine {
  return new WorkerEngine(make);
}
