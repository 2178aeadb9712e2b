// Requests to a worker as promises. Written here rather than taken from a library, because a crash
// must reject what is pending, and that is most of the code.

import { crashed, fromErrorData } from './errors.ts';
import type { Answers, FromWorker, Request, ToWorker, WorkerEvent } from './protocol.ts';

/** The part of a Worker that is used. */
export interface WorkerLike {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Whether a message is one of the protocol: its kind, under an id, with what that kind carries. */
function isFromWorker(message: unknown): message is FromWorker {
  if (!isObject(message)) return false;
  const { kind, id, event, error } = message;
  if (kind === 'crash') return typeof message.message === 'string';
  if (typeof id !== 'number') return false;
  if (kind === 'event') return isObject(event);
  if (kind === 'error') return isObject(error) && typeof error.message === 'string';
  return kind === 'answer';
}

interface Pending {
  resolve: (value: never) => void;
  reject: (error: Error) => void;
  onEvent: ((event: WorkerEvent) => void) | undefined;
}

export interface RpcOptions {
  /** Called after a worker ended by itself and everything pending was rejected. */
  onCrash: (message: string) => void;
  /** Called when another takes the place of one that crashed, before anything else is asked of it. */
  onSuccessor: () => void;
}

export class Rpc {
  readonly #makeWorker: () => WorkerLike;
  readonly #options: RpcOptions;
  #worker: WorkerLike | null = null;
  #pending = new Map<number, Pending>();
  #nextId = 0;
  #ended = 0;
  /** Whether the worker before crashed. */
  #succeeds = false;

  constructor(makeWorker: () => WorkerLike, options: RpcOptions) {
    this.#makeWorker = makeWorker;
    this.#options = options;
  }

  /** Which worker a request would go to: another number after each that ended. */
  get workers(): number {
    return this.#ended;
  }

  /** Makes a worker where there is none. */
  start(): WorkerLike {
    if (this.#worker !== null) return this.#worker;
    this.#worker = this.#listen(this.#makeWorker());
    const succeeds = this.#succeeds;
    this.#succeeds = false;
    if (succeeds) this.#options.onSuccessor();
    return this.#worker;
  }

  /** Rejects with the worker's error, or, where that ends meanwhile, with one that `isCrash`. */
  request<R extends Request>(
    request: R,
    onEvent?: (event: WorkerEvent) => void,
  ): Promise<Answers[R['call']]> {
    return new Promise((resolve, reject) => {
      const worker = this.start();
      const id = this.#nextId++;
      worker.postMessage({ ...request, id }); // what cannot be cloned throws here, and so rejects
      this.#pending.set(id, { resolve, reject, onEvent });
    });
  }

  /** Ends the worker and rejects what is pending. */
  close(reason: Error): void {
    this.#worker?.terminate();
    this.#ended += 1;
    this.#worker = null;
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of pending) reject(reason);
  }

  #listen(worker: WorkerLike): WorkerLike {
    const crash = (message: string): void => {
      if (worker !== this.#worker) return;
      this.#succeeds = true;
      this.close(crashed(message));
      this.#options.onCrash(message);
    };
    worker.onmessage = ({ data }) => {
      if (worker !== this.#worker) return;
      // Nobody knows what it was to answer: what is pending would wait for ever.
      if (!isFromWorker(data)) crash('a message could not be read');
      else if (data.kind === 'crash') crash(data.message);
      else this.#receive(data);
    };
    worker.onerror = (event) => crash(event.message ?? 'it could not be loaded');
    worker.onmessageerror = () => crash('a message could not be read');
    return worker;
  }

  #receive(message: Exclude<FromWorker, { kind: 'crash' }>): void {
    const pending = this.#pending.get(message.id);
    if (!pending) return;
    if (message.kind === 'event') {
      pending.onEvent?.(message.event);
      return;
    }
    this.#pending.delete(message.id);
    if (message.kind === 'answer') pending.resolve(message.value as never);
    else pending.reject(fromErrorData(message.error));
  }
}
