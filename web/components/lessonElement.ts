// What every lesson is: a title and a claim, a state that the address holds, and an inspector for
// all of its numbers.

import { html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Engine } from '../engine/client.ts';
import { rich, t, type TextId } from '../text/text.ts';
import { formatState, openingOf, parseState, type Schema } from './address.ts';
import './inspector.ts';
import { LightElement } from './lightElement.ts';

/** Emits `state` (detail: its state as URLSearchParams) whenever that changes. */
export abstract class LessonElement<S> extends LightElement {
  @property({ attribute: false }) engine!: Engine;
  /** State asked for by the address. */
  @property({ attribute: false }) query = new URLSearchParams();
  @state() protected shown: S;
  @state() private refused: readonly string[] = [];
  readonly #schema: Schema<S>;

  protected constructor(schema: Schema<S>) {
    super();
    this.#schema = schema;
    this.shown = openingOf(schema);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('query')) return;
    if (this.query.toString() === formatState(this.#schema, this.shown).toString()) return;
    const { state: asked, refused } = parseState(this.#schema, this.query);
    this.shown = asked;
    this.refused = refused;
    this.opened();
  }

  /** Called when the address brought another state. */
  protected opened(): void {}

  /** Changes a part of the state. */
  protected show(change: Partial<S>): void {
    this.shown = { ...this.shown, ...change };
    this.refused = [];
    const detail = formatState(this.#schema, this.shown);
    this.dispatchEvent(new CustomEvent<URLSearchParams>('state', { detail }));
  }

  /** The ids of the title, a question, and of the claim that answers it. */
  protected abstract readonly heading: { title: TextId; lead: TextId };

  /** All below the claim. */
  protected abstract content(): TemplateResult;

  protected override render(): TemplateResult {
    return html`
      <h1>${t(this.heading.title)}</h1>
      <p class="lead">${rich(this.heading.lead)}</p>
      ${this.refused.map((reason) => html`<p class="message bad" role="alert">${reason}</p>`)}
      ${this.content()}
      <lab-inspector></lab-inspector>
    `;
  }
}
