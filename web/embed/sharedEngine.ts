// One engine, so one worker and one compiled core, for all the lessons of a page; it ends with the
// last of them.

import { startPageEngine } from '../app/engineWorker.ts';
import type { Engine } from '../engine/client.ts';

type OnRestart = (message: string) => void;

const users = new Set<OnRestart>();
let engine: Engine | null = null;

/** `release` gives the engine back; it is closed when nobody uses it any more. */
export function useEngine(onRestart: OnRestart): { engine: Engine; release: () => void } {
  if (engine === null) {
    engine = startPageEngine();
    engine.onRestart = (message) => {
      for (const tell of users) tell(message);
    };
  }
  users.add(onRestart);
  const release = (): void => {
    if (!users.delete(onRestart) || users.size > 0) return;
    engine?.close();
    engine = null;
  };
  return { engine, release };
}
