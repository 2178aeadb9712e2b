// The engine as a page uses it: see client.ts. Should the worker crash, another takes its place and
// loads the same data; its runs stand where their last epoch ended. What was being asked is asked
// again, apart from what takes long and shows its progress: that rejects, and can be begun anew.

import { Again } from './again.ts';
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
import type { KeyValueStore } from './keyValueStore.ts';
import type { LookupBench, LookupBenchOptions } from './lookupBench.ts';
import type { DifferenceQuestion, Differences, Program, ProgramResult } from './program.ts';
import type { ModelBytes, ModelReader } from './recommending.ts';
import type { Answers, Request } from './protocol.ts';
import { hasWebAssembly, NoCore } from './noCore.ts';
import { Rpc, type WorkerLike } from './rpc.ts';
import type { EpochOrdersRequest, Sheet, SheetRequest } from './sheet.ts';
import type { TakenFile } from './takeAway.ts';
import { TablesClient } from './tables.ts';
import type { PredictionSample } from './samplePredictions.ts';
import type { DatasetInfo, RatingRow, TrainConfig, TrainProgress } from './training.ts';
import { WorkerBench } from './workerBench.ts';
import { WorkerModel } from './workerModel.ts';

const noShelf = (): Promise<KeyValueStore> => Promise.reject(new Error('there is no shelf here'));

/** What is needed to make a run anew. */
interface RunRecord {
  config: TrainConfig;
  source: DataSource | null;
  snapshot: Uint8Array | null;
}

class WorkerEngine implements Engine {
  onRestart: ((message: string) => void) | null = null;
  readonly canCompareBuilds: boolean;

  readonly #rpc: Rpc;
  readonly #again = new Again();
  readonly tables: TablesClient;
  readonly #runs = new Map<number, RunRecord>();
  #source: DataSource | null = null;
  #nextRun = 0;
  #nextBench = 0;
  #nextModel = 0;
  readonly #openShelf: () => Promise<KeyValueStore>;
  #shelf: Promise<KeyValueStore> | null = null;
  /** Settles when the worker that took the place of another has the data and runs of that. */
  #restoring: Promise<void> | null = null;

  constructor(
    make: () => WorkerLike,
    { openShelf = noShelf, canCompareBuilds = true }: EngineParts,
  ) {
    this.#openShelf = openShelf;
    this.canCompareBuilds = canCompareBuilds;
    this.#rpc = new Rpc(make, {
      onCrash: (message) => this.#restart(message),
      onSuccessor: () => this.#restore(),
    });
    this.tables = new TablesClient(
      (request) => this.#rpc.request({ call: 'tables', request }),
      this.#again,
    );
  }

  async run(program: Program): Promise<ProgramResult> {
    return this.#ask({ call: 'run', calls: program.calls });
  }

  async differences({ program, ...question }: DifferenceQuestion): Promise<Differences> {
    return this.#ask({ call: 'differences', calls: program.calls, ...question });
  }

  async openLookupBench(options: LookupBenchOptions): Promise<LookupBench> {
    return WorkerBench.open(this.#rpc, this.#again, this.#nextBench++, options);
  }

  async logLogSlope(x: readonly number[], y: readonly number[]): Promise<number> {
    return this.#ask({ call: 'logLogSlope', x, y });
  }

  async load(
    source: DataSource,
    onProgress?: (progress: LoadProgress) => void,
  ): Promise<DatasetInfo> {
    const load = (): Promise<DatasetInfo> =>
      this.#rpc.request({ call: 'load', source }, (event) => {
        if (event.kind === 'loading') onProgress?.(event.progress);
      });
    // The data before come first: they stay where these cannot be read.
    const info = await this.#again.ask(() => this.#restoring?.then(load) ?? load());
    this.#source = source;
    return info;
  }

  async cancelLoad(): Promise<void> {
    await this.#ask({ call: 'cancel', what: 'load' });
  }

  async firstRatings(count: number): Promise<RatingRow[]> {
    return this.#ask({ call: 'firstRatings', count });
  }

  async schedule(config: TrainConfig, totalSteps: number, points: number): Promise<Schedule> {
    return this.#ask({ call: 'schedule', config, totalSteps, points });
  }

  async findLearningRate(
    config: TrainConfig,
    onProgress?: (progress: LrFindProgress) => void,
  ): Promise<LrFindResult> {
    const search = this.#rpc.request({ call: 'lrFind', config }, (event) => {
      if (event.kind === 'lrFind') onProgress?.(event.progress);
    });
    return this.#again.once(search);
  }

  async cancelLrFind(): Promise<void> {
    await this.#ask({ call: 'cancel', what: 'lrFind' });
  }

  async compareBuilds(
    config: TrainConfig,
    onProgress?: (fraction: number) => void,
  ): Promise<BuildComparison> {
    const comparison = this.#rpc.request({ call: 'compareBuilds', config }, (event) => {
      if (event.kind === 'builds') onProgress?.(event.fraction);
    });
    return this.#again.once(comparison);
  }

  async cancelComparison(): Promise<void> {
    await this.#ask({ call: 'cancel', what: 'compareBuilds' });
  }

  async sheet(request: SheetRequest): Promise<Sheet> {
    return this.#ask({ call: 'sheet', ...request });
  }

  async epochOrders(request: EpochOrdersRequest): Promise<Int32Array[]> {
    return this.#ask({ call: 'epochOrders', ...request });
  }

  async createRun(config: TrainConfig, snapshot: Uint8Array | null = null): Promise<TrainingRun> {
    const run = this.#nextRun++;
    await this.#ask({ call: 'createRun', run, config, snapshot });
    const record: RunRecord = { config, source: this.#source, snapshot };
    this.#runs.set(run, record);
    return new WorkerRun(this.#rpc, this.#again, run, record, () => this.#runs.delete(run));
  }

  async weightTables(model: Uint8Array): Promise<Uint8Array> {
    return this.#ask({ call: 'weightTables', model });
  }

  async ratingsFile(): Promise<Uint8Array> {
    return this.#ask({ call: 'ratingsFile' });
  }

  async zip(files: readonly TakenFile[]): Promise<Uint8Array> {
    return this.#ask({ call: 'zip', files });
  }

  async openModel(file: ModelBytes): Promise<ModelReader> {
    return WorkerModel.open(this.#rpc, this.#again, this.#nextModel++, file);
  }

  openShelf(): Promise<KeyValueStore> {
    return (this.#shelf ??= this.#openShelf());
  }

  close(): void {
    this.#rpc.close(new Error('the engine was closed'));
    void this.#shelf?.then((shelf) => shelf.close()).catch(() => null);
  }

  #ask<R extends Request>(request: R): Promise<Answers[R['call']]> {
    return this.#again.ask(() => this.#rpc.request(request));
  }

  #restart(message: string): void {
    if (!this.#again.crashed()) return;
    try {
      if (this.#source) this.#rpc.start();
    } catch {
      // The browser makes no worker now: the next request tries again, and says so.
    }
    this.onRestart?.(message);
  }

  /** Loads the data again and makes their runs anew; runs on data that were loaded earlier are lost. */
  #restore(): void {
    if (!this.#source) return;
    const loaded = this.#rpc.request({ call: 'load', source: this.#source });
    const runs = [...this.#runs]
      .filter(([, { source }]) => source === this.#source)
      .map(([run, { config, snapshot }]) =>
        this.#rpc.request({ call: 'createRun', run, config, snapshot }),
      );
    const restoring = this.#again
      .once(Promise.all([loaded, ...runs]))
      .catch(() => null)
      .then(() => {
        if (this.#restoring === restoring) this.#restoring = null;
      });
    this.#restoring = restoring;
  }
}

class WorkerRun implements TrainingRun {
  readonly #rpc: Rpc;
  readonly #again: Again;
  readonly #run: number;
  readonly #record: RunRecord;
  readonly #forget: () => void;

  constructor(rpc: Rpc, again: Again, run: number, record: RunRecord, forget: () => void) {
    this.#rpc = rpc;
    this.#again = again;
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
    return this.#ask({ call: 'weightsSha256', run: this.#run });
  }

  save(): Promise<Uint8Array> {
    return this.#ask({ call: 'save', run: this.#run });
  }

  samplePredictions(count: number): Promise<PredictionSample> {
    return this.#ask({ call: 'samplePredictions', run: this.#run, count });
  }

  dispose(): void {
    this.#forget();
    void this.#rpc.request({ call: 'dispose', run: this.#run }).catch(() => null);
  }

  async #interrupt(end: boolean): Promise<number> {
    const start = performance.now();
    await this.#ask({ call: 'interrupt', run: this.#run, end });
    return performance.now() - start;
  }

  #ask<R extends Request>(request: R): Promise<Answers[R['call']]> {
    return this.#again.ask(() => this.#rpc.request(request));
  }
}

/** What a page's engine has beside its worker. */
export interface EngineParts {
  /** Opens the shelf on which data and runs outlive the page; without it they do not. */
  openShelf?: () => Promise<KeyValueStore>;
  /** Whether the worker has the core without vectors beside the other. */
  canCompareBuilds?: boolean;
}

/** Starts the engine. `make` gives a worker that runs worker.ts, which needs WebAssembly. */
export function startEngine(make: () => WorkerLike, parts: EngineParts = {}): Engine {
  return new WorkerEngine(hasWebAssembly() ? make : () => new NoCore(), parts);
}
