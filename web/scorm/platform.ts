// The learning platform as SCORM 1.2 has it: an object named API in a window around this one, or in
// the one that opened it. Run-Time Environment, 3.3 and 3.4.

/** All arguments and answers are strings; "true" and "false" say whether a call went well. */
interface Api {
  LMSInitialize(empty: ''): string;
  LMSFinish(empty: ''): string;
  LMSGetValue(element: string): string;
  LMSSetValue(element: string, value: string): string;
  LMSCommit(empty: ''): string;
  LMSGetLastError(): string;
  LMSGetErrorString(code: string): string;
}

type Frame = Window & { API?: Api };

/** How many windows around one are searched: as many as the standard's own example does. */
const LEVELS = 7;

function apiAround(start: Frame): Api | null {
  let frame = start;
  for (let level = 0; level <= LEVELS; ++level) {
    if (frame.API) return frame.API;
    if (frame.parent === frame) return null;
    frame = frame.parent;
  }
  return null;
}

/** The platform's object, or null: there is none, or it is of another origin. */
function findApi(): Api | null {
  const starts = [() => window.parent, () => window.opener as Window | null];
  for (const start of starts) {
    try {
      const frame = start();
      const api = frame && frame !== window ? apiAround(frame) : null;
      if (api !== null) return api;
    } catch {
      // A window of another origin tells nothing.
    }
  }
  return null;
}

/** "0000:12:34.56", a CMITimespan. */
export function timespan(ms: number): string {
  const hundredths = Math.min(Math.round(ms / 10), 360_000 * 9999);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const hours = String(Math.floor(hundredths / 360_000)).padStart(4, '0');
  const [minutes, seconds] = [(hundredths / 6000) % 60, (hundredths / 100) % 60];
  return `${hours}:${two(minutes)}:${two(seconds)}.${two(hundredths % 100)}`;
}

/** A session with the platform, from LMSInitialize to LMSFinish. */
export class Platform {
  readonly #api: Api;
  readonly #start = performance.now();
  #open = true;

  private constructor(api: Api) {
    this.#api = api;
  }

  /** Begins one; null where there is no platform. Throws where it refuses. */
  static open(): Platform | null {
    const api = findApi();
    if (api === null) return null;
    const platform = new Platform(api);
    platform.#check(api.LMSInitialize(''), 'LMSInitialize');
    return platform;
  }

  /** Throws with the platform's own words. */
  #check(answer: string, call: string): void {
    if (String(answer) === 'true') return;
    const code = String(this.#api.LMSGetLastError());
    throw new Error(`${call}: ${code} ${this.#api.LMSGetErrorString(code)}`);
  }

  get(element: string): string {
    return String(this.#api.LMSGetValue(element));
  }

  set(element: string, value: string): void {
    if (!this.#open) return;
    this.#check(this.#api.LMSSetValue(element, value), `LMSSetValue ${element}`);
  }

  commit(): void {
    if (this.#open) this.#check(this.#api.LMSCommit(''), 'LMSCommit');
  }

  /** Says how long it was, and that one may come back to what was kept. */
  finish(): void {
    if (!this.#open) return;
    this.set('cmi.core.session_time', timespan(performance.now() - this.#start));
    this.set('cmi.core.exit', 'suspend');
    this.commit();
    this.#open = false;
    this.#check(this.#api.LMSFinish(''), 'LMSFinish');
  }
}
