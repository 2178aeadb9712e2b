// Starts the page: the engine in its worker, then the shell.

import './styles/main.css';
import './app/app.ts';
import type { App } from './app/app.ts';
import type { Engine } from './engine/client.ts';
import { sessionOf, type TrainSession } from './engine/trainSession.ts';
import { startEngine } from './engine/browser.ts';

declare global {
  /** For tests, and for the curious at the console. */
  var embeddingLab: { engine: Engine; session: TrainSession };
}

const engine = startEngine();
globalThis.embeddingLab = { engine, session: sessionOf(engine) };
(document.querySelector('lab-app') as App).engine = engine;
