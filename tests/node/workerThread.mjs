// Runs the engine's worker in a thread of Node, as a browser would in a Worker. Started by
// threadWorker.mjs.

import { parentPort } from 'node:worker_threads';

globalThis.self = globalThis;
globalThis.postMessage = (message, { transfer = [] } = {}) =>
  parentPort.postMessage(message, transfer);
await import('../../lib/engine/worker.js');
parentPort.on('message', (data) => {
  if (data === 'crash') throw new Error('crashed on request');
  globalThis.onmessage({ data });
});
