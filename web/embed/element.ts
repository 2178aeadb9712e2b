// <embedding-lab lesson="lookup">: a lesson as an element of any page, in a shadow root of its own.
// Built as embedding-lab.js, the one file that such a page names.

import { applyLanguage, languageOf } from '../components/language.ts';
import { excerpt } from '../engine/excerpt.ts';
import { lessonNames } from '../text/lessonNames.ts';
import { t } from '../text/text.ts';
import type { EmbeddingLabElement, LabEvents, StepTarget } from './embedding-lab.d.ts';
import { applyView, EVENTS, lessonRoute, type LessonHost, type LessonRoute } from './lessonHost.ts';
import { addFaces, ROOT, sharedSheet } from './shadowStyle.ts';
import { useEngine } from './sharedEngine.ts';
import { whenSeen } from './whenSeen.ts';

/** The site lies where this file does. */
const site = new URL(/* @vite-ignore */ './', import.meta.url).href;

/** Attributes that a link writes behind "?". */
const VIEW = ['hide', 'lock', 'theme', 'lang'] as const;

class EmbeddingLab extends HTMLElement implements EmbeddingLabElement {
  declare lesson: string;
  declare hide: string;
  declare lock: string;
  declare theme: string;
  declare lang: string;
  static readonly observedAttributes = ['lesson', 'state', ...VIEW, 'projector'];
  readonly #root = document.createElement('div');
  #host: LessonHost | null = null;
  #stopWaiting: () => void = () => {};
  #release: () => void = () => {};
  #isAsked = false;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [sharedSheet()];
    this.#root.className = ROOT;
    shadow.append(this.#root);
  }

  connectedCallback(): void {
    addFaces();
    this.#stopWaiting = whenSeen(this, () => this.#start());
  }

  disconnectedCallback(): void {
    this.#stopWaiting();
    this.#host?.remove();
    this.#host = null;
    this.#root.replaceChildren();
    this.#release();
    this.#release = () => {};
  }

  /** Several attributes that change together are one change. */
  attributeChangedCallback(): void {
    if (this.#host === null || this.#isAsked) return;
    this.#isAsked = true;
    queueMicrotask(() => {
      this.#isAsked = false;
      void this.#open();
    });
  }

  #start(): void {
    const { engine, release } = useEngine((message) => {
      if (this.#host !== null) this.#host.notice = t('shell.restarted', { message });
    });
    this.#release = release;
    const host = document.createElement('lab-lesson-host') as LessonHost;
    host.engine = engine;
    host.site = site;
    for (const type of EVENTS) {
      host.addEventListener(type, (event) => {
        this.#emit(type, (event as CustomEvent<LabEvents[typeof type]>).detail);
      });
    }
    this.#host = host;
    void this.#open();
  }

  #emit<K extends keyof LabEvents>(type: K, detail: LabEvents[K]): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  /** Shows what the attributes ask for, in the language that they or the page around ask for. */
  async #open(): Promise<void> {
    const host = this.#host;
    if (host === null) return;
    const around = this.closest<HTMLElement>('[lang]')?.lang ?? '';
    const tags = around === '' ? navigator.languages : [around];
    const failure = await applyLanguage(this.#route()?.view.lang ?? languageOf(tags), this.#root);
    if (host !== this.#host) return; // taken out of the page, meanwhile
    if (failure !== '') host.notice = failure;
    const route = this.#route();
    if (route === null) {
      const message = t('embed.noSuchLesson', {
        lesson: excerpt(this.lesson),
        lessons: lessonNames.join(', '),
      });
      this.#say(message);
      this.#emit('error', { message });
      return;
    }
    applyView(route, this.#root);
    host.route = route;
    if (!host.isConnected) this.#root.replaceChildren(host);
  }

  #say(message: string): void {
    const paragraph = document.createElement('p');
    paragraph.className = 'message bad';
    paragraph.role = 'alert';
    paragraph.textContent = message;
    this.#root.replaceChildren(paragraph);
  }

  #route(): LessonRoute | null {
    const query = new URLSearchParams(this.getAttribute('state') ?? '');
    for (const name of VIEW) {
      const value = this.getAttribute(name);
      if (value !== null && value !== '') query.append(name, value);
    }
    if (this.projector) query.append('projector', '1');
    return lessonRoute(`#/${this.lesson}?${query.toString()}`);
  }

  get state(): string {
    return this.#host?.state || (this.getAttribute('state') ?? '');
  }
  set state(value: string) {
    this.setAttribute('state', value);
  }

  get projector(): boolean {
    return this.hasAttribute('projector');
  }
  set projector(value: boolean) {
    this.toggleAttribute('projector', value);
  }

  step(target: StepTarget): void {
    this.#ready().step(target);
  }

  play(on: boolean): void {
    this.#ready().play(on);
  }

  #ready(): LessonHost {
    if (this.#host === null || this.#host.state === '') throw new Error(t('embed.notReady'));
    return this.#host;
  }
}

/** Properties that are their attributes, and no more. */
for (const name of ['lesson', ...VIEW]) {
  Object.defineProperty(EmbeddingLab.prototype, name, {
    configurable: true,
    enumerable: true,
    get(this: HTMLElement): string {
      return this.getAttribute(name) ?? '';
    },
    set(this: HTMLElement, value: string): void {
      this.setAttribute(name, value);
    },
  });
}

// The file may be named twice in a page.
if (customElements.get('embedding-lab') === undefined) {
  customElements.define('embedding-lab', EmbeddingLab);
}
