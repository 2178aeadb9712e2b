// embed.html: one lesson in a frame. The page around it hears how tall it is and what happens in it;
// the origin that `?parent=` names, and nobody else, may also steer it.

import { startPageEngine } from '../app/engineWorker.ts';
import { loadFaces } from '../app/faces.ts';
import { site } from '../app/place.ts';
import { parseHash } from '../app/router.ts';
import { applyLanguage, languageOf } from '../components/language.ts';
import { messageOf } from '../engine/errors.ts';
import { excerpt } from '../engine/excerpt.ts';
import { lessonNames } from '../text/lessonNames.ts';
import { t } from '../text/text.ts';
import type { LabEvents } from './embedding-lab.d.ts';
import { applyView, EVENTS, lessonRoute, type LessonHost, type LessonRoute } from './lessonHost.ts';
import { parseMessage, VERSION, type Call, type Outgoing } from './messages.ts';
import { whenSeen } from './whenSeen.ts';

/** Where links out of the frame lead. */
const lab = site();

/** The origin that may steer; null where none was named. Throws where what was named is none. */
function parentOrigin(): string | null {
  const named = new URLSearchParams(location.search).get('parent');
  if (named === null) return null;
  if (URL.canParse(named) && new URL(named).origin === named) return named;
  throw new Error(t('embed.badParent', { parent: excerpt(named) }));
}

/** The route of the address. Throws where it names no lesson. */
function routeOf(hash: string): LessonRoute {
  const route = lessonRoute(hash);
  if (route !== null) return route;
  throw new Error(t('embed.noLesson', { lessons: lessonNames.join(', ') }));
}

class Frame {
  readonly #host: LessonHost;
  readonly #parent: string | null;
  #height = 0;

  constructor(host: LessonHost, parent: string | null) {
    this.#host = host;
    this.#parent = parent;
  }

  connect(): void {
    for (const type of EVENTS) {
      this.#host.addEventListener(type, (event) => {
        const { detail } = event as CustomEvent<LabEvents[typeof type]>;
        this.#send({ type: 'event', event: type, detail } as Outgoing);
      });
    }
    new ResizeObserver(() => this.#tellHeight()).observe(this.#host);
    addEventListener('message', (event) => void this.#onMessage(event));
  }

  /** What happens here is no secret of the page around; replies go to who may steer, alone. */
  #send(message: Outgoing, target = '*'): void {
    if (parent === window) return; // no page around
    parent.postMessage({ embeddingLab: VERSION, ...message }, target);
  }

  #tellHeight(): void {
    const height = Math.ceil(this.#host.getBoundingClientRect().height);
    if (height === this.#height || height === 0) return;
    this.#height = height;
    this.#send({ type: 'resize', height });
    // Canvas, and other systems for courses, listen to this one.
    if (parent !== window) parent.postMessage({ subject: 'lti.frameResize', height }, '*');
  }

  async #onMessage({ data, origin, source }: MessageEvent): Promise<void> {
    const message = parseMessage(data);
    if (message === null || source !== parent || parent === window) return;
    if (origin !== this.#parent) {
      console.warn(t('embed.mayNotSteer', { origin }));
      return;
    }
    const { id } = message;
    try {
      if ('error' in message) throw new Error(message.error);
      await this.#carryOut(message.call);
      this.#send({ type: 'reply', id, state: this.#host.state }, origin);
    } catch (error) {
      this.#send({ type: 'reply', id, error: messageOf(error) }, origin);
    }
  }

  async #carryOut(call: Call): Promise<void> {
    const host = this.#host;
    if (host.state === '') throw new Error(t('embed.notReady'));
    switch (call.call) {
      case 'getState':
        return;
      case 'setState': {
        const asked = routeOf(`#/${host.route.name}?${call.state}`);
        host.route = { ...asked, view: host.route.view };
        break;
      }
      case 'step':
        host.step(call);
        break;
      case 'play':
        host.play(call.on);
        break;
    }
    await host.settled();
  }
}

function show(host: LessonHost): void {
  applyView(host.route);
  document.title = t(`${host.route.name}.title`);
}

/** As the address asks, else as the browser does. */
const speak = (): Promise<string> =>
  applyLanguage(parseHash(location.hash)?.view.lang ?? languageOf(navigator.languages));

async function start(onHost: (host: LessonHost) => void): Promise<void> {
  const failure = await speak();
  const host = document.createElement('lab-lesson-host') as LessonHost;
  host.route = routeOf(location.hash);
  host.notice = failure;
  host.engine = startPageEngine();
  host.engine.onRestart = (message) => {
    host.notice = t('shell.restarted', { message });
  };
  host.site = lab;
  host.addEventListener('ready', () => void loadFaces(), { once: true });
  new Frame(host, parentOrigin()).connect();
  host.addEventListener('statechange', () => {
    history.replaceState(null, '', host.link.slice(lab.length));
  });
  const follow = async (): Promise<void> => {
    const failure = await speak();
    try {
      host.route = routeOf(location.hash);
      host.notice = failure;
      show(host);
    } catch (error) {
      host.notice = messageOf(error);
    }
  };
  addEventListener('hashchange', () => {
    if (location.hash !== host.link.slice(lab.length)) void follow();
  });
  onHost(host);
  show(host);
  document.body.replaceChildren(host);
}

function refuse(error: unknown): void {
  const message = document.createElement('p');
  message.className = 'message bad';
  message.role = 'alert';
  message.textContent = messageOf(error);
  document.body.replaceChildren(message);
}

/** `onHost` gets the lesson's element before it is part of the page. */
export function startFrame(onHost: (host: LessonHost) => void = () => {}): void {
  whenSeen(document.body, () => void start(onHost).catch(refuse));
}
