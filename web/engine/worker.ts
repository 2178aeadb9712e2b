// The worker: owns the core, does what the page asks, one slice at a time.

import type { LabModule } from '../../wasm/lab.d.ts';
import { Benches } from './benches.ts';
import { differences } from './differences.ts';
import { toErrorData } from './errors.ts';
import type { LookupComparison, LookupTimes } from './lookupBench.ts';
import { loadModule } from './module.ts';
import { toIndices } from './numbers.ts';
import { playProgram } from './playProgram.ts';
import { Recommenders } from './recommenders.ts';
import type { Answers, FromWorker, Request, ToWorker, WorkerEvent } from './protocol.ts';
import { samplePredictions } from './samplePredictions.ts';
import { epochOrders } from './sheets.ts';
import { TableDesk } from './tableDesk.ts';
import { scheduleOf, sliceMs, Trainings } from './trainings.ts';

const moduleLoaded: Promise<LabModule> = loadModule();
let doubles: Promise<LabModule> | null = null;
/** The core of doubles, loaded when it is first asked for. */
const doubleModule = (): Promise<LabModule> => (doubles ??= loadModule({ precision: 'double' }));
const trainings = new Trainings();
const benches = new Benches();
const tableDesk = new TableDesk();
const models = new Recommenders();

async function answer(
  request: Request,
  send: (event: WorkerEvent) => void,
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
    case 'openModel':
      return models.open(module, request.model, request.file);
    case 'askModel':
      return models.ask(request.model, request.question);
    case 'closeModel':
      return models.close(request.model);
  }
}

/** Models and snapshots are handed over, not copied: the page would wait for that. */
function bytesOf(message: FromWorker): Uint8Array[] {
  if (message.kind === 'event' && message.event.kind === 'snapshot')
    return [message.event.snapshot];
  return message.kind === 'answer' && message.value instanceof Uint8Array ? [message.value] : [];
}

const post = (message: FromWorker): void =>
  self.postMessage(message, { transfer: bytesOf(message).map(({ buffer }) => buffer) });

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
