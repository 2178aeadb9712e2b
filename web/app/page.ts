// Starts the page: the engine in its worker, then the shell.

import type { Engine } from '../engine/client.ts';
import { sessionOf, type TrainSession } from '../engine/trainSession.ts';
import './app.ts';
import type { App } from './app.ts';
import { startPageEngine } from './engineWorker.ts';

declare global {
  /** For tests, and for the curious at the console. */
  var embeddingLab: { engine: Engine; session: TrainSession };
}

export function startPage(): void {
  const engine = startPageEngine();
  globalThis.embeddingLab = { engine, session: sessionOf(engine) };
  const app = document.createElement('lab-app') as App;
  app.engine = engine;
  document.body.prepend(app);
}
