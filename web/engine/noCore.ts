// In the worker's place where the browser has no WebAssembly: every request is refused, with the
// reason. A lesson shows that where its numbers would be, and keeps its words.

import type { FromWorker, ToWorker } from './protocol.ts';
import type { WorkerLike } from './rpc.ts';

export const hasWebAssembly = (): boolean => typeof WebAssembly === 'object';

export class NoCore implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  onmessageerror: WorkerLike['onmessageerror'] = null;

  postMessage({ id }: ToWorker): void {
    const message = '[engine] this browser has no WebAssembly, in which the core would run';
    const data: FromWorker = { kind: 'error', id, error: { name: 'Error', message } };
    queueMicrotask(() => this.onmessage?.(new MessageEvent('message', { data })));
  }

  terminate(): void {}
}
