// A number on a scale, linear or logarithmic, with its value written beside it.

import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { control } from './control.ts';
import { exact } from './format.ts';
import { LightElement } from './lightElement.ts';

/** Positions of a logarithmic slider for a factor of ten. */
const PER_DECADE = 20;

/** Emits `change` (detail: the value) while it is dragged. */
@customElement('lab-slider')
export class Slider extends LightElement {
  @property() label = '';
  @property({ type: Number }) value = 0;
  @property({ type: Number }) low = 0;
  @property({ type: Number }) high = 1;
  /** Of a linear scale: the distance between two values. */
  @property({ type: Number }) step = 1;
  @property() scale: 'linear' | 'log' = 'linear';
  /** Where the scale's values are to fall: on whole numbers, on two digits. */
  @property({ attribute: false }) snap: (value: number) => number = (value) => value;
  @property({ attribute: false }) write: (value: number) => string = exact;

  get #decades(): number {
    return Math.log10(this.high / this.low);
  }

  /** The last position of a logarithmic scale; the first is 0. */
  get #positions(): number {
    return Math.round(this.#decades * PER_DECADE);
  }

  #valueAt(position: number): number {
    if (this.scale === 'linear') return this.snap(position);
    const value = this.low * 10 ** ((position / this.#positions) * this.#decades);
    return Math.max(this.low, Math.min(this.high, this.snap(value)));
  }

  #positionOf(value: number): number {
    if (this.scale === 'linear') return value;
    return Math.round((Math.log10(value / this.low) / this.#decades) * this.#positions);
  }

  #onInput(event: Event): void {
    const detail = this.#valueAt(Number((event.target as HTMLInputElement).value));
    if (detail === this.value) return;
    this.value = detail;
    this.dispatchEvent(new CustomEvent<number>('change', { detail }));
  }

  protected override render(): TemplateResult {
    const log = this.scale === 'log';
    const [low, high] = log ? [0, this.#positions] : [this.low, this.high];
    const position = this.#positionOf(this.value);
    const written = this.write(this.value);
    return html`<fieldset class="control" role="none" ${control('settings')}>
      <label class="slider">
        <span class="slider-label">${this.label}</span>
        <input
          class="timeline"
          type="range"
          min=${low}
          max=${high}
          step=${log ? 1 : this.step}
          .value=${live(String(position))}
          style=${`--done: ${(((position - low) / (high - low || 1)) * 100).toFixed(1)}%`}
          aria-label=${this.label}
          aria-valuetext=${written}
          @input=${(event: Event) => this.#onInput(event)}
          @change=${(event: Event) => event.stopPropagation()}
        />
        <output class="slider-value">${written}</output>
      </label>
    </fieldset>`;
  }
}
