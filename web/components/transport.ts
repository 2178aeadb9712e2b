// The transport bar: first, back, play, forward, timeline, step, speed.

import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../text/text.ts';
import { control } from './control.ts';
import { icon, type IconName } from './icons.ts';
import { LightElement } from './lightElement.ts';

/** Milliseconds that a step stays at speed 1: long enough for its motion and a glance. */
const STEP_MS = 700;
const SPEEDS = [0.5, 1, 2, 4];

/**
 * Emits `step` (detail: the step to show) and `play` (detail: whether it plays). What the steps
 * are is the owner's business; other controls may stand in its slot-like `extra`.
 */
@customElement('lab-transport')
export class Transport extends LightElement {
  @property({ type: Number }) step = 0;
  /** The last step; there are last + 1 states. */
  @property({ type: Number }) last = 0;
  /** What the amber button would do next, in a word. */
  @property() action = '';
  /** Says in a sentence where the timeline stands. */
  @property() caption = '';
  @property({ attribute: false }) extra: TemplateResult | null = null;
  @state() private playing = false;
  @state() private speed = 1;
  #timer = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#pause();
  }

  /** Plays on, or from the start again; or stops. */
  play(on: boolean): void {
    if (on !== this.playing) this.#toggle();
  }

  /** To a step, as if a person had asked. */
  goTo(step: number): void {
    this.#goByHand(step);
  }

  #go(step: number): void {
    const detail = Math.max(0, Math.min(this.last, step));
    this.dispatchEvent(new CustomEvent<number>('step', { detail }));
  }

  #goByHand(step: number): void {
    this.#pause();
    this.#go(step);
  }

  #toggle(): void {
    if (this.playing) return this.#pause();
    this.playing = true;
    if (this.step >= this.last) this.#go(0);
    else this.#go(this.step + 1);
    this.#schedule();
  }

  #schedule(): void {
    this.#timer = window.setTimeout(() => {
      if (this.step >= this.last) return this.#pause();
      this.#go(this.step + 1);
      this.#schedule();
    }, STEP_MS / this.speed);
  }

  #pause(): void {
    clearTimeout(this.#timer);
    this.playing = false;
  }

  #button(name: IconName, label: string, disabled: boolean, act: () => void): TemplateResult {
    return html`<button
      type="button"
      class="button icon-only"
      aria-label=${label}
      title=${label}
      ?disabled=${disabled}
      @click=${act}
    >
      ${icon(name)}
    </button>`;
  }

  protected override render(): TemplateResult {
    const atStart = this.step === 0;
    const atEnd = this.step === this.last;
    return html`<div class="lab-transport" role="group" aria-label=${t('transport.group')}>
      <fieldset class="control" role="none" ${control('transport')}>
        <div class="transport-buttons">
          ${this.#button('first', t('transport.first'), atStart, () => this.#goByHand(0))}
          ${this.#button('back', t('transport.back'), atStart, () => this.#goByHand(this.step - 1))}
          <button type="button" class="button next" @click=${() => this.#toggle()}>
            ${icon(this.playing ? 'pause' : 'play')}${
              this.playing ? t('transport.pause') : this.action
            }
          </button>
          ${this.#button('forward', t('transport.forward'), atEnd, () =>
            this.#goByHand(this.step + 1),
          )}
        </div>
        <input
          class="timeline"
          type="range"
          min="0"
          max=${this.last}
          .value=${String(this.step)}
          style=${`--done: ${((this.step / (this.last || 1)) * 100).toFixed(1)}%`}
          aria-label=${t('transport.timeline')}
          aria-valuetext=${this.caption}
          @input=${(event: Event) => this.#goByHand(Number((event.target as HTMLInputElement).value))}
        />
        <span class="transport-step"
          >${t('transport.step', { step: this.step, last: this.last })}</span
        >
        <label class="transport-speed"
          ><span class="visually-hidden">${t('transport.speed')}</span>
          <select
            @change=${(event: Event) => {
              this.speed = Number((event.target as HTMLSelectElement).value);
            }}
          >
            ${SPEEDS.map(
              (speed) =>
                html`<option value=${speed} ?selected=${speed === this.speed}>${speed}×</option>`,
            )}
          </select></label
        >
      </fieldset>
      ${this.extra}
    </div>`;
  }
}
