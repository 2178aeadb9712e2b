// A question further down, folded until wanted: a sentence or two, and what the core answers when
// it is unfolded.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Engine } from '../engine/client.ts';
import { rich, t, type TextId } from '../text/text.ts';
import { fold } from './fold.ts';
import { Latest } from './latest.ts';
import { LightElement } from './lightElement.ts';

export interface Beat<R> {
  id: string;
  title: TextId;
  text: TextId;
  /** What stands in the text's places. */
  values?: Readonly<Record<string, string | number>>;
  run: (engine: Engine, seed: number) => Promise<R>;
}

@customElement('lab-beat')
export class BeatElement<R> extends LightElement {
  @property({ attribute: false }) beat!: Beat<R>;
  /** Draws what the beat's run gave. */
  @property({ attribute: false }) draw!: (outcome: R) => TemplateResult;
  @property({ attribute: false }) engine!: Engine;
  @property({ type: Number }) seed = 0;
  /** What the run depends on beside the seed: it is done again where this changes. */
  @property() topic = '';
  readonly #latest = new Latest<R>(() => this.requestUpdate());
  #unfolded = false;

  /** What the run gave; null before. */
  get outcome(): R | null {
    return this.#latest.value;
  }

  protected override willUpdate(): void {
    const { beat, engine, seed, topic } = this;
    if (this.#unfolded) this.#latest.ask(`${seed} ${topic}`, () => beat.run(engine, seed));
  }

  protected override render(): TemplateResult {
    const { beat } = this;
    const { value, failure } = this.#latest;
    return html`<div data-beat=${beat.id}>
      ${fold(
        t(beat.title),
        html`<p class="prose">${rich(beat.text, beat.values ?? {})}</p>
          ${failure === '' ? nothing : html`<p class="message bad" role="alert">${failure}</p>`}
          <div aria-live="polite">${value === null ? nothing : this.draw(value)}</div>`,
        {
          onToggle: (open) => {
            this.#unfolded ||= open;
            this.requestUpdate();
          },
        },
      )}
    </div>`;
  }
}

/** What stands under "look closer": each of the questions, drawn alike. */
export const beats = <R>(
  list: readonly Beat<R>[],
  draw: (outcome: R) => TemplateResult,
  engine: Engine,
  seed: number,
): TemplateResult =>
  html`<div class="beats">
    ${list.map(
      (beat) =>
        html`<lab-beat .beat=${beat} .draw=${draw} .engine=${engine} .seed=${seed}></lab-beat>`,
    )}
  </div>`;
