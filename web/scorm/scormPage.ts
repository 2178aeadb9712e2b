// A lesson in a SCORM 1.2 package: as in a frame, and the predictions are told to the platform.

import { formatHash, parseHash } from '../app/router.ts';
import { startFrame } from '../embed/framePage.ts';
import type { Answer } from '../embed/embedding-lab.d.ts';
import type { LessonHost } from '../embed/lessonHost.ts';
import { messageOf } from '../engine/errors.ts';
import { t } from '../text/text.ts';
import { Platform } from './platform.ts';
import * as progressOf from './progress.ts';

/** While a person plays with a lesson its state changes many times a second. */
const KEEP_AFTER_MS = 1000;

class Report {
  readonly #host: LessonHost;
  readonly #platform: Platform;
  readonly #line = document.createElement('p');
  #progress: progressOf.Progress;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LessonHost, platform: Platform, progress: progressOf.Progress) {
    this.#host = host;
    this.#platform = platform;
    this.#progress = progress;
    this.#line.className = 'scorm-line';
    this.#line.role = 'status';
  }

  connect(): void {
    const host = this.#host;
    host.addEventListener('ready', () => {
      host.after(this.#line);
      this.#tell();
    });
    host.addEventListener('answer', (event) => {
      const { gate, right } = (event as CustomEvent<Answer>).detail;
      this.#progress = progressOf.withAnswer(this.#progress, gate, right);
      this.#tell();
    });
    host.addEventListener('statechange', () => {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        this.#guarded(() => this.#keep());
      }, KEEP_AFTER_MS);
    });
    addEventListener('pagehide', () => {
      clearTimeout(this.#timer);
      this.#guarded(() => {
        this.#keep();
        this.#platform.finish();
      });
    });
    // A page that comes back from the browser's memory begins anew: its session has ended.
    addEventListener('pageshow', (event) => {
      if ((event as PageTransitionEvent).persisted) location.reload();
    });
  }

  /** A lesson may show more gates later, never fewer count. */
  #seen(): void {
    const gates = this.#host.querySelectorAll('lab-gate').length;
    const { gates: before } = this.#progress;
    this.#progress = { ...this.#progress, gates: Math.max(before, gates), state: this.#host.state };
  }

  #keep(): void {
    if (this.#host.state === '') return; // the lesson never came
    this.#seen();
    this.#platform.set('cmi.suspend_data', progressOf.toSuspendData(this.#progress));
  }

  #tell(): void {
    this.#guarded(() => {
      const platform = this.#platform;
      this.#keep();
      const score = progressOf.scoreOf(this.#progress);
      if (score !== null) {
        platform.set('cmi.core.score.min', '0');
        platform.set('cmi.core.score.max', '100');
        platform.set('cmi.core.score.raw', String(score));
      }
      const done = progressOf.isComplete(this.#progress);
      const before = platform.get('cmi.core.lesson_status');
      // What a platform has made of a score stays.
      if (!['completed', 'passed', 'failed'].includes(before)) {
        platform.set('cmi.core.lesson_status', done ? 'completed' : 'incomplete');
      }
      platform.commit();
      const { answers, gates } = this.#progress;
      const right = progressOf.rightOf(this.#progress);
      this.#line.textContent =
        gates === 0
          ? t('scorm.visited')
          : t('scorm.reported', { answered: answers.size, gates, right });
    });
  }

  #guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#host.notice = t('scorm.refused', { message: messageOf(error) });
    }
  }
}

/** The address of what was left, or of what opens first; how it is shown is always the course's. */
function resumed(launch: string, state: string): string {
  const route = parseHash(launch);
  return route === null || state === ''
    ? launch
    : formatHash(route.name, new URLSearchParams(state), route.view);
}

/** Begins the session, then opens the lesson where it was left. `launch` is what a first visit opens. */
export function startScorm(launch: string): void {
  let problem = '';
  let platform: Platform | null = null;
  let progress = progressOf.NOTHING;
  try {
    platform = Platform.open();
    if (platform !== null) {
      progress = progressOf.fromSuspendData(platform.get('cmi.suspend_data'));
    }
  } catch (error) {
    platform = null;
    problem = messageOf(error);
  }
  history.replaceState(null, '', resumed(launch, progress.state));
  startFrame((host) => {
    if (platform !== null) new Report(host, platform, progress).connect();
    else host.notice = problem === '' ? t('scorm.alone') : t('scorm.refused', { message: problem });
  });
}
