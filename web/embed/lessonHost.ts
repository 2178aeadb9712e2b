// One lesson without the site around it, as course material shows it: in a frame (framePage.ts) or
// as an element of another page (element.ts).

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { lessons } from '../app/lessons.ts';
import { formatHash, formatQuery, parseHash, type Route } from '../app/router.ts';
import type { GateAnswer } from '../components/gate.ts';
import { LightElement } from '../components/lightElement.ts';
import { applyProjector } from '../components/projector.ts';
import { applyTheme } from '../components/theme.ts';
import type { Transport } from '../components/transport.ts';
import type { Engine } from '../engine/client.ts';
import { messageOf } from '../engine/errors.ts';
import { Program } from '../engine/program.ts';
import { lessonNames, type LessonName } from '../text/lessonNames.ts';
import { currentLanguage, onLanguageChange, t } from '../text/text.ts';
import type { Answer, LabEvents, StepTarget } from './embedding-lab.d.ts';

/** What every lesson's element has. */
type Lesson = LightElement & { query: URLSearchParams; readonly address: URLSearchParams };

/** A route to a lesson. */
export type LessonRoute = Route & { name: LessonName };

/** The route of a hash, or null where it names no lesson. */
export function lessonRoute(hash: string): LessonRoute | null {
  const route = parseHash(hash);
  const name = lessonNames.find((one) => one === route?.name);
  return route === null || name === undefined ? null : { ...route, name };
}

/** Colours and size as a route asks for them, on the page or on the part of it that is the lab's. */
export function applyView({ view }: LessonRoute, root?: HTMLElement): void {
  applyTheme(view.theme ?? 'auto', root);
  applyProjector(view.projector ?? false, root);
}

/** What a host emits. */
export const EVENTS: readonly (keyof LabEvents)[] = ['ready', 'statechange', 'answer', 'error'];

/**
 * Emits `ready`, `statechange`, `answer` and `error`, with the details of `LabEvents`. Set `route`
 * and `engine` before it is connected; another route may be set at any time.
 */
@customElement('lab-lesson-host')
export class LessonHost extends LightElement {
  @property({ attribute: false }) route!: LessonRoute;
  @property({ attribute: false }) engine!: Engine;
  /** Where the site is that the lesson is part of: its links lead there. */
  @property() site = '';
  /** A sentence about the engine, or '': it was started again, or could not be. */
  @property() notice = '';
  @state() private loaded = false;
  #query = new URLSearchParams();
  #stateText = '';
  #stopListening = () => {};

  constructor() {
    super();
    this.addEventListener('answer', (event) => this.#onAnswer(event), { capture: true });
    this.addEventListener('refused', (event) => this.#onRefused(event), { capture: true });
    for (const click of ['click', 'auxclick']) {
      this.addEventListener(click, (event) => this.#leadOut(event), { capture: true });
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopListening = onLanguageChange(() => {
      this.#query = this.#lesson?.address ?? this.#query; // the lesson is made anew from its state
      this.requestUpdate();
    });
    void this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening();
  }

  async #open(): Promise<void> {
    try {
      await Promise.all([
        lessons[this.route.name].load(),
        this.engine.run(new Program()), // the core answers
      ]);
      if (!this.isConnected) return;
      this.loaded = true;
      await this.updateComplete;
      await this.#lesson?.updateComplete;
      this.#stateText = this.state;
      this.requestUpdate(); // the link out has another state now
      this.#emit('ready', { lesson: this.route.name, state: this.state });
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    if (!this.isConnected) return;
    const message = messageOf(error);
    this.notice = t('embed.failed', { message });
    this.#emit('error', { message });
  }

  get #lesson(): Lesson | null {
    return this.querySelector<Lesson>(`lesson-${this.route.name}`);
  }

  /** As an address has it: "v=1&x=3&seed=7…"; '' before the lesson is there. */
  get state(): string {
    return formatQuery(this.#lesson?.address ?? new URLSearchParams());
  }

  /** The address of what is on show, in the site. */
  get link(): string {
    const lesson = this.#lesson;
    const query = lesson?.address ?? this.route.query;
    return this.site + formatHash(this.route.name, query, this.route.view);
  }

  /** When what was asked for is on show. */
  async settled(): Promise<void> {
    await this.updateComplete;
    await this.#lesson?.updateComplete;
  }

  /** Goes to a step; throws where the lesson has none. */
  step(target: StepTarget): void {
    const transport = this.#transport();
    transport.goTo('to' in target ? target.to : transport.step + target.by);
  }

  /** Starts or stops to play the steps; throws where the lesson has none. */
  play(on: boolean): void {
    this.#transport().play(on);
  }

  #transport(): Transport {
    const transport = this.querySelector<Transport>('lab-transport');
    if (transport === null) throw new Error(t('embed.noSteps', { lesson: this.route.name }));
    return transport;
  }

  #emit<K extends keyof LabEvents>(type: K, detail: LabEvents[K]): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  #onRefused(event: Event): void {
    const { detail } = event as CustomEvent<readonly string[]>;
    this.#emit('error', { message: detail.join(' ') });
  }

  #onAnswer(event: Event): void {
    if (event.target === this) return; // what is made of it below
    const gate = event.target as HTMLElement;
    const { expected, right } = (event as CustomEvent<GateAnswer>).detail;
    const gates = [...this.querySelectorAll('lab-gate')];
    const question = gate.querySelector('.gate > p')?.textContent?.replace(/\s+/g, ' ').trim();
    const detail: Answer = {
      lesson: this.route.name,
      gate: gates.indexOf(gate),
      question: question ?? '',
      expected,
      right,
    };
    this.#emit('answer', detail);
  }

  /** A link leads into the site, in a window of its own: the lesson stays where it stands. */
  #leadOut(event: Event): void {
    const link = event
      .composedPath()
      .find((target): target is HTMLAnchorElement => target instanceof HTMLAnchorElement);
    const href = link?.getAttribute('href') ?? '';
    if (link === undefined || link.hasAttribute('download')) return;
    if (href.startsWith('#/')) link.href = this.site + href;
    link.target = '_blank';
    link.rel = 'noopener';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('route')) this.#query = this.route.query;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('route') && this.loaded) void this.#afterRoute();
  }

  async #afterRoute(): Promise<void> {
    try {
      await lessons[this.route.name].load(); // it may be another lesson
      await this.#lesson?.updateComplete;
      this.#tellState();
    } catch (error) {
      this.#fail(error);
    }
  }

  #tellState(): void {
    if (this.state === this.#stateText) return;
    this.#stateText = this.state;
    this.requestUpdate(); // the link out
    this.#emit('statechange', { state: this.state });
  }

  protected override render(): TemplateResult {
    const { route, notice } = this;
    const { hide, lock } = route.view;
    const frame = html`<div
      class="lesson-host"
      data-hide=${hide.join(' ')}
      data-lock=${lock.join(' ')}
    >
      ${notice === '' ? nothing : html`<p class="message bad" role="alert">${notice}</p>`}
      ${route.refused.map((reason) => html`<p class="message bad" role="alert">${reason}</p>`)}
      ${this.loaded ? this.#view() : notice === '' ? this.#loading() : nothing}
      <p class="lesson-host-foot"><a href=${this.link}>${t('embed.open')}</a></p>
    </div>`;
    const key = [currentLanguage(), route.name, hide.join(), lock.join()].join(' ');
    return html`${keyed(key, frame)}`;
  }

  #loading(): TemplateResult {
    return html`<p class="instrument-loading" role="status">${t('instrument.loading')}</p>`;
  }

  #view(): TemplateResult {
    const { name } = this.route;
    return lessons[name].view({
      engine: this.engine,
      query: this.#query,
      onState: () => this.#tellState(),
    });
  }
}
