// The worker: owns the core, does what the page asks, one slice at a time.

import type { GraphModule, LabModule } from '../../wasm/lab.d.ts';
import { Benches } from './benches.ts';
import { differences } from './differences.ts';
import { toErrorData } from './errors.ts';
import { excerpt } from './excerpt.ts';
import type { LookupComparison, LookupTimes } from './lookupBench.ts';
import { loadGraphModule, loadModule } from './module.ts';
import { toIndices } from './numbers.ts';
import { playProgram } from './playProgram.ts';
import { Recommenders } from './recommenders.ts';
import type { Answers, FromWorker, Request, ToWorker, WorkerEvent } from './protocol.ts';
import { samplePredictions } from './samplePredictions.ts';
import { epochOrders } from './sheets.ts';
import { TableDesk } from './tableDesk.ts';
import { ratingsCsv, weightTables, zipOf } from './takeAway.ts';
import { scheduleOf, sliceMs, Trainings } from './trainings.ts';

/** The ops alone: small, so that a lesson's first answer is there soon. */
const graphModule: Promise<GraphModule> = loadGraphModule();
/** Loads a module when it is first asked for, and again where that failed. */
function whenAsked(load: () => Promise<LabModule>): () => Promise<LabModule> {
  let loaded: Promise<LabModule> | null = null;
  return () =>
    (loaded ??= load().catch((error: unknown) => {
      loaded = null;
      throw error;
    }));
}
/** The whole core, for data and training. */
const wholeModule = whenAsked(() => loadModule());
/** The core of doubles. */
const doubleModule = whenAsked(() => loadModule({ precision: 'double' }));
const trainings = new Trainings();
const benches = new Benches();
const tableDesk = new TableDesk();
const models = new Recommenders();

type Answer = Answers[keyof Answers];
type Send = (event: WorkerEvent) => void;

/** What the ops alone can answer. */
const graphCalls = [
  'run',
  'openBench',
  'benchRows',
  'compareLookups',
  'measureLookups',
  'closeBench',
  'logLogSlope',
] as const;
type GraphRequest = Extract<Request, { call: (typeof graphCalls)[number] }>;
type DoubleRequest = Extract<Request, { call: 'differences' }>;
type WholeRequest = Exclude<Request, GraphRequest | DoubleRequest>;

const isForGraph = (request: Request): request is GraphRequest =>
  graphCalls.some((call) => call === request.call);

function answerFromGraph(module: GraphModule, request: GraphRequest): Answer {
  switch (request.call) {
    case 'run':
      return playProgram(module, request.calls);
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
  }
}

async function answerFromWhole(
  module: LabModule,
  request: WholeRequest,
  send: Send,
): Promise<Answer> {
  switch (request.call) {
    case 'tables':
      return tableDesk.answer(module, request.request);
    case 'load':
      return trainings.load(module, request.source, send);
    case 'sheet':
      return trainings.sheet(module, request);
    case 'epochOrders':
      return epochOrders(module, request);
    case 'firstRatings':
      return trainings.first(request.count);
    case 'cancel':
      return trainings.cancel(request.what);
    case 'schedule':
      return scheduleOf(module, request);
    case 'lrFind':
      return trainings.findLearningRate(module, request.config, send);
    case 'compareBuilds':
      return trainings.compareBuilds(module, request.config, send);
    case 'createRun':
      return trainings.create(module, request);
    case 'train':
      return trainings.train(request.run, send);
    case 'interrupt':
      return trainings.interrupt(request.run, request.end);
    case 'weightsSha256':
      return (await trainings.trainer(request.run)).weightsSha256();
    case 'save':
      return (await trainings.trainer(request.run)).save();
    case 'samplePredictions':
      return samplePredictions(await trainings.trainer(request.run), request.count);
    case 'dispose':
      return trainings.dispose(request.run);
    case 'weightTables':
      return zipOf(weightTables(request.model));
    case 'ratingsFile':
      return ratingsCsv(await trainings.all());
    case 'zip':
      return zipOf(request.files);
    case 'openModel':
      return models.open(module, request.model, request.file);
    case 'askModel':
      return models.ask(request.model, request.question);
    case 'closeModel':
      return models.close(request.model);
    default:
      throw new TypeError(`[worker] there is no such call: ${excerpt(callOf(request))}`);
  }
}

/** What a request that none of the protocol's is calls. */
const callOf = ({ call }: { call?: unknown }): string =>
  typeof call === 'string' ? call : typeof call;

async function answer(request: Request, send: Send): Promise<Answer> {
  if (isForGraph(request)) return answerFromGraph(await graphModule, request);
  if (request.call === 'differences') return differences(await doubleModule(), request);
  return answerFromWhole(await wholeModule(), request, send);
}

/** Models and snapshots are handed over, not copied: the page would wait for that. */
function bytesOf(message: FromWorker): Uint8Array[] {
  if (message.kind === 'event' && message.event.kind === 'snapshot')
    return [message.event.snapshot];
  return message.kind === 'answer' && message.value instanceof Uint8Array ? [message.value] : [];
}

const post = (message: FromWorker): void =>
  self.postMessage(message, { transfer: bytesOf(message).map(({ buffer }) => buffer) });

self.onmessage = async ({ data }: MessageEvent<ToWorker | undefined>) => {
  const { id, ...request } = { ...data } as ToWorker;
  if (typeof id !== 'number') return; // there is nothing to answer under
  try {
    const value = await answer(request, (event) => post({ kind: 'event', id, event }));
    post({ kind: 'answer', id, value });
  } catch (error) {
    // After a trap the core's memory may be anything.
    if (error instanceof WebAssembly.RuntimeError) post({ kind: 'crash', message: error.message });
    else post({ kind: 'error', id, error: toErrorData(error) });
  }
};
