// Requests to a worker as promises. Written here rather than taken from a library, because a crash
// must reject what is pending, and that is most of the code.

import { fromErrorData } from './errors.ts';
import type { Answers, FromWorker, Request, ToWorker, WorkerEvent } from './protocol.ts';

/** The part of a Worker that is used. */
export interface WorkerLike {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
}

interface Pending {
  resolve: (value: never) => void;
  reject: (error: Error) => void;
  onEvent: ((event: WorkerEvent) => void) | undefined;
}

export class Rpc {
  readonly #makeWorker: () => WorkerLike;
  readonly #onCrash: (message: string) => void;
  #worker: WorkerLike | null = null;
  #pending = new Map<number, Pending>();
  #nextId = 0;
  #ended = 0;

  /** `onCrash` is called after a worker ended by itself and everything pending was rejected. */
  constructor(makeWorker: () => WorkerLike, onCrash: (message: string) => void) {
    this.#makeWorker = makeWorker;
    this.#onCrash = onCrash;
  }

  /** Which worker a request would go to: another number after each that ended. */
  get workers(): number {
    return this.#ended;
  }

  /** Makes a worker where there is none. Rejects with the worker's error. */
  request<R extends Request>(
    request: R,
    onEvent?: (event: WorkerEvent) => void,
  ): Promise<Answers[R['call']]> {
    return new Promise((resolve, reject) => {
      const id = this.#nextId++;
      this.#worker ??= this.#listen(this.#makeWorker());
      // What cannot be cloned throws here, and so rejects.
      this.#worker.postMessage({ ...request, id });
      this.#pending.set(id, { resolve, reject, onEvent });
    });
  }

  /** Ends the worker and rejects what is pending. */
  close(reason: string): void {
    this.#worker?.terminate();
    this.#ended += 1;
    this.#worker = null;
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of pending) reject(new Error(reason));
  }

  #listen(worker: WorkerLike): WorkerLike {
    const crash = (message: string): void => {
      if (worker !== this.#worker) return;
      this.close(`the engine crashed: ${message}`);
      this.#onCrash(message);
    };
    worker.onmessage = ({ data }) => {
      if (worker !== this.#worker) return;
      if (data.kind === 'crash') crash(data.message);
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
