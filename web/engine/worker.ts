// The worker: owns the core, does what the page asks, one slice at a time.

import type { LabModule } from '../../wasm/lab.d.ts';
import { Benches } from './benches.ts';
import { loadData, type LoadedData } from './dataset.ts';
import { differences } from './differences.ts';
import { toErrorData } from './errors.ts';
import type { LookupComparison, LookupTimes } from './lookupBench.ts';
import { loadModule } from './module.ts';
import { toIndices } from './numbers.ts';
import { playProgram } from './playProgram.ts';
import type { Answers, FromWorker, Request, ToWorker, TrainEvent } from './protocol.ts';
import { Trainer } from './trainer.ts';
import type { TrainProgress } from './training.ts';

interface Run {
  trainer: Trainer;
  /** Set while training: how to interrupt it, and when it has come to rest. */
  training: { controller: AbortController; settled: Promise<unknown> } | null;
  ended: boolean;
}

/** Long enough to get something done, short enough to hear "pause" in time. */
const sliceMs = 12;

const moduleLoaded: Promise<LabModule> = loadModule();
let doubles: Promise<LabModule> | null = null;
/** The core of doubles, loaded when it is first asked for. */
const doubleModule = (): Promise<LabModule> => (doubles ??= loadModule('double'));
const runs = new Map<number, Run>();
const benches = new Benches();
let data: LoadedData | null = null;

function runOf(number: number): Run {
  const run = runs.get(number);
  if (!run) throw new TypeError(`[run] there is no run ${number}`);
  return run;
}

async function train(run: Run, send: (event: TrainEvent) => void): Promise<TrainProgress> {
  if (run.ended) throw new TypeError('[train] the run was stopped');
  if (run.training) throw new TypeError('[train] the run is training already');
  let epochs = 0;
  const onProgress = (progress: TrainProgress): void => {
    send({ kind: 'progress', progress });
    if (progress.finishedEpochs.length === epochs) return;
    epochs = progress.finishedEpochs.length;
    send({ kind: 'snapshot', snapshot: run.trainer.snapshot() });
  };
  const controller = new AbortController();
  const training = run.trainer.train({ onProgress, signal: controller.signal, sliceMs });
  run.training = { controller, settled: training.catch(() => null) };
  try {
    return await training;
  } finally {
    run.training = null;
  }
}

async function interrupt(run: Run, end: boolean): Promise<null> {
  run.ended ||= end;
  run.training?.controller.abort();
  await run.training?.settled;
  return null;
}

async function dispose(number: number): Promise<null> {
  const run = runs.get(number);
  if (!run) return null;
  await interrupt(run, true);
  run.trainer.dispose();
  runs.delete(number);
  return null;
}

function createRun(
  module: LabModule,
  { run, config, snapshot }: Extract<Request, { call: 'createRun' }>,
): null {
  if (!data) throw new TypeError('[run] load data first');
  const trainer = new Trainer(module, config);
  trainer.use(data);
  if (snapshot) trainer.restore(snapshot);
  runs.set(run, { trainer, training: null, ended: false });
  return null;
}

async function answer(
  request: Request,
  send: (event: TrainEvent) => void,
): Promise<Answers[keyof Answers]> {
  const module = await moduleLoaded;
  switch (request.call) {
    case 'run':
      return playProgram(module, request.calls);
    case 'differences':
      return differences(await doubleModule(), request);
    case 'openBench':
      return benches.open(module, request.bench, request);
    case 'benchRows':
      return benches.at(request.bench).rows(request.first, request.count) as Float32Array;
    case 'compareLookups': {
      const indices = toIndices('lookupBench', request.indices);
      return benches.at(request.bench).compare(indices) as LookupComparison;
    }
    case 'measureLookups':
      return benches.at(request.bench).measure(request.batch, sliceMs) as LookupTimes;
    case 'closeBench':
      return benches.close(request.bench);
    case 'logLogSlope':
      return module.logLogSlope(request.x, request.y);
    case 'load': {
      const loaded = loadData(module, request.source);
      data?.dataset.delete();
      data = loaded;
      return loaded.info;
    }
    case 'createRun':
      return createRun(module, request);
    case 'train':
      return train(runOf(request.run), send);
    case 'interrupt':
      return interrupt(runOf(request.run), request.end);
    case 'weightsSha256':
      return runOf(request.run).trainer.weightsSha256();
    case 'save':
      return runOf(request.run).trainer.save();
    case 'dispose':
      return dispose(request.run);
  }
}

const post = (message: FromWorker): void => self.postMessage(message);

self.onmessage = async ({ data: { id, ...request } }: MessageEvent<ToWorker>) => {
  try {
    const value = await answer(request, (event) => post({ kind: 'event', id, event }));
    post({ kind: 'answer', id, value });
  } catch (error) {
    // After a trap the core's memory may be anything.
    if (error instanceof WebAssembly.RuntimeError) post({ kind: 'crash', message: error.message });
    else post({ kind: 'error', id, error: toErrorData(error) });
  }
};
