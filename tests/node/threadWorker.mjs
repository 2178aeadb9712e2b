// A thread of Node that looks like a browser's Worker and runs the engine's.

import { Worker } from 'node:worker_threads';

export class ThreadWorker {
  onmessage = null;
  onerror = null;
  onmessageerror = null;
  #thread;

  constructor(file = './workerThread.mjs') {
    this.#thread = new Worker(new URL(file, import.meta.url));
    this.#thread.on('message', (data) => this.onmessage?.({ data }));
    this.#thread.on('error', ({ message }) => this.onerror?.({ message }));
  }
  postMessage(message) {
    this.#thread.postMessage(message);
  }
  terminate() {
    void this.#thread.terminate();
  }
}
