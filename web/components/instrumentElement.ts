// What every instrument is: a panel that shows what the core computed for a state, with the legend
// above and the controls at its foot.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Engine } from '../engine/client.ts';
import { t } from '../text/text.ts';
import { Latest } from './latest.ts';
import { legend, type LegendScales } from './legend.ts';
import { LightElement } from './lightElement.ts';

/** `S`: the lesson's state; `R`: what the core computes for it. Emits `run` (detail: R). */
export abstract class InstrumentElement<S, R> extends LightElement {
  @property({ attribute: false }) engine!: Engine;
  @property({ attribute: false }) state: S;
  /** Stands at the foot of the panel. */
  @property({ attribute: false }) controls: TemplateResult | null = null;
  readonly #latest = new Latest<R>((run) => {
    this.requestUpdate();
    if (run !== null) this.dispatchEvent(new CustomEvent<R>('run', { detail: run }));
  });

  protected constructor(opening: S) {
    super();
    this.state = opening;
  }

  /** The run on show; null before the first. */
  get run(): R | null {
    return this.#latest.value;
  }

  /** What of the state decides the run: the rest is a matter of showing. */
  protected abstract deciding(state: S): unknown;

  /** `signal` says when another run is asked for: what is long may end then, by throwing. */
  protected abstract compute(state: S, signal: AbortSignal): Promise<R>;

  /** The forms that the instrument shows, and their scales; null: an instrument above has said it. */
  protected abstract readonly scales: LegendScales | null;

  /** The panel's parts. While a new run is computed, this shows the one before. */
  protected abstract content(run: R): TemplateResult;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { state } = this;
    this.#latest.ask(JSON.stringify(this.deciding(state)), (signal) => this.compute(state, signal));
  }

  protected override render(): TemplateResult {
    return html`
      ${this.scales === null ? nothing : legend(this.scales)}
      <div class="panel instrument">
        ${this.#body()}
        ${
          this.controls === null
            ? nothing
            : html`<div class="panel-part sunken">${this.controls}</div>`
        }
      </div>
    `;
  }

  #body(): TemplateResult {
    const { value, failure } = this.#latest;
    if (failure !== '') {
      return html`<div class="panel-part"><p class="message bad" role="alert">${failure}</p></div>`;
    }
    if (value !== null) return this.content(value);
    return html`<div class="panel-part instrument-loading" role="status">
      ${t('instrument.loading')}
    </div>`;
  }
}
