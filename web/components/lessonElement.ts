// What every lesson is: a title and a claim, a state that the address holds, and an inspector for
// all of its numbers.

import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Engine } from '../engine/client.ts';
import { rich, t, type TextId } from '../text/text.ts';
import { formatState, openingOf, parseState, type Fit, type Schema } from './address.ts';
import { control, controlOf, isLocked } from './control.ts';
import './inspector.ts';
import { LightElement } from './lightElement.ts';

/** How the parts of a lesson ask for another step: those other than the transport bar itself. */
const JUMPS = ['step', 'go'] as const;

/**
 * Emits `state` (detail: its state as URLSearchParams) whenever that changes, and `refused` (detail:
 * the sentences) when the address asked for what cannot be.
 */
export abstract class LessonElement<S> extends LightElement {
  @property({ attribute: false }) engine!: Engine;
  /** State asked for by the address. */
  @property({ attribute: false }) query = new URLSearchParams();
  @state() protected shown: S;
  @state() private refused: readonly string[] = [];
  /** Whether a person has just tried to change what is locked. */
  @state() private lockHit = false;
  readonly #schema: Schema<S>;
  readonly #fit: Fit<S> | undefined;

  protected constructor(schema: Schema<S>, fit?: Fit<S>) {
    super();
    this.#schema = schema;
    this.#fit = fit;
    this.shown = openingOf(schema);
    for (const jump of JUMPS) this.addEventListener(jump, this.#onJump, { capture: true });
  }

  /** The state on show, as an address has it. */
  get address(): URLSearchParams {
    return formatState(this.#schema, this.shown);
  }

  /** Where the steps are locked, only the bar moves on: it is disabled, but a page may steer it. */
  readonly #onJump = (event: Event): void => {
    const target = event.target as Element;
    if (target.localName === 'lab-transport' || !isLocked(this, 'transport')) return;
    event.stopPropagation();
    this.lockHit = true;
  };

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('query')) return;
    if (this.query.toString() === formatState(this.#schema, this.shown).toString()) return;
    const { state: asked, refused } = parseState(this.#schema, this.query, this.#fit);
    this.shown = asked;
    this.refused = refused;
    this.lockHit = false;
    if (refused.length > 0) {
      this.dispatchEvent(new CustomEvent<readonly string[]>('refused', { detail: refused }));
    }
    this.opened();
  }

  /** Called when the address brought another state. */
  protected opened(): void {}

  /** Changes a part of the state; what is locked stays as it is. */
  protected show(change: Partial<S>): void {
    this.shown = { ...this.shown, ...this.#unlocked(change) };
    this.refused = [];
    this.dispatchEvent(new CustomEvent<URLSearchParams>('state', { detail: this.address }));
  }

  /** The step is not held here: its controls are, and so a page may steer a locked lesson. */
  #unlocked(change: Partial<S>): Partial<S> {
    const isFree = (field: string): boolean => {
      const name = controlOf(field);
      return name === null || name === 'transport' || !isLocked(this, name);
    };
    const asked = Object.entries(change);
    const free = asked.filter(([field]) => isFree(field));
    this.lockHit = free.length < asked.length;
    return Object.fromEntries(free) as Partial<S>;
  }

  /** The ids of the title, a question, and of the claim that answers it. */
  protected abstract readonly heading: { title: TextId; lead: TextId };

  /** All below the claim. */
  protected abstract content(): TemplateResult;

  protected override render(): TemplateResult {
    return html`
      <div ${control('title')}>
        <h1>${t(this.heading.title)}</h1>
        <p class="lead">${rich(this.heading.lead)}</p>
      </div>
      ${this.refused.map((reason) => html`<p class="message bad" role="alert">${reason}</p>`)}
      ${this.lockHit ? html`<p class="message lock-hit" role="status">${t('lock.refused')}</p>` : nothing}
      ${this.content()}
      <lab-inspector></lab-inspector>
    `;
  }
}
