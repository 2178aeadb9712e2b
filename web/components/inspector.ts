// "Where does this come from?": a number's formula with the numbers in it, its shape, its line of
// PyTorch.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { messageOf } from '../engine/errors.ts';
import { t } from '../text/text.ts';
import { exact, fixed } from './format.ts';
import { icon } from './icons.ts';
import { LightElement } from './lightElement.ts';

export interface Explanation {
  /** The number's name: "W.grad[3][1]". */
  title: string;
  /** The formula in names, then with the numbers, then the result. */
  lines: readonly string[];
  /** A sentence about why, or "". */
  note: string;
  /** Shape of what the number belongs to: "[6, 4]". */
  shape: string;
  pytorch: string;
  /** Its 32 bits, where it is a float. */
  bits: string | null;
  /** For a gradient: asks the core of doubles for the finite difference to hold it against. */
  check?: () => Promise<GradientCheck>;
}

export interface GradientCheck {
  /** (loss(w + h) - loss(w - h)) / 2h */
  difference: number;
  h: number;
  /** Whether the gradient agrees with it as far as floats can. */
  agrees: boolean;
}

/** Asks the inspector around the clicked element to show `explanation` beside it. */
export function inspect(event: Event, explanation: Explanation): void {
  event.currentTarget?.dispatchEvent(
    new CustomEvent<Explanation>('inspect', { detail: explanation, bubbles: true }),
  );
}

/** How far the check of the number on show has come. */
type CheckState =
  | { kind: 'working' }
  | { kind: 'done'; check: GradientCheck }
  | { kind: 'failed'; message: string };

const MARGIN = 8;
/** Decimals of a finite difference: those in which a float's gradient agrees with it. */
const CHECK_DIGITS = 5;

/** Shows what `inspect` asks for anywhere within its parent. */
@customElement('lab-inspector')
export class Inspector extends LightElement {
  @state() private shown: Explanation | null = null;
  @state() private check: CheckState = { kind: 'working' };
  @query('.inspector') private readonly box!: HTMLElement;
  #anchor: HTMLElement | null = null;
  #parent: HTMLElement | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#parent = this.parentElement;
    this.#parent?.addEventListener('inspect', this.#onInspect);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#parent?.removeEventListener('inspect', this.#onInspect);
  }

  readonly #onInspect = (event: Event): void => {
    void this.#show(event.target as HTMLElement, (event as CustomEvent<Explanation>).detail);
  };

  /** Opens beside `anchor`; closing gives the focus back to it. */
  async #show(anchor: HTMLElement, explanation: Explanation): Promise<void> {
    this.shown = explanation;
    this.#anchor = anchor;
    await this.updateComplete;
    this.box.showPopover();
    this.#place(anchor.getBoundingClientRect());
    this.box.focus({ preventScroll: true });
    if (explanation.check !== undefined) await this.#runCheck(explanation, explanation.check);
  }

  async #runCheck(explanation: Explanation, ask: () => Promise<GradientCheck>): Promise<void> {
    this.check = { kind: 'working' };
    const check = await ask().then(
      (answer): CheckState => ({ kind: 'done', check: answer }),
      (error: unknown): CheckState => ({
        kind: 'failed',
        message: messageOf(error),
      }),
    );
    if (this.shown === explanation) this.check = check; // or another number is asked about by now
  }

  #place(anchor: DOMRect): void {
    const { width, height } = this.box.getBoundingClientRect();
    const below = anchor.bottom + MARGIN;
    const top = below + height + MARGIN < innerHeight ? below : anchor.top - MARGIN - height;
    const left = Math.min(anchor.left, innerWidth - width - 2 * MARGIN);
    this.box.style.top = `${Math.max(MARGIN, top)}px`;
    this.box.style.left = `${Math.max(MARGIN, left)}px`;
  }

  #onToggle(event: ToggleEvent): void {
    if (event.newState === 'closed') this.#anchor?.focus({ preventScroll: true });
  }

  protected override render(): TemplateResult {
    const shown = this.shown;
    return html`<div
      class="inspector"
      popover="auto"
      role="dialog"
      tabindex="-1"
      aria-label=${t('inspector.label', { title: shown?.title ?? '' })}
      @toggle=${(event: ToggleEvent) => this.#onToggle(event)}
    >
      ${shown === null ? nothing : this.#content(shown)}
    </div>`;
  }

  #content(shown: Explanation): TemplateResult {
    return html`
      <div class="inspector-head">
        <strong>${shown.title}</strong>
        <button
          type="button"
          class="button quiet icon-only"
          aria-label=${t('inspector.close')}
          @click=${() => this.box.hidePopover()}
        >
          ${icon('cross')}
        </button>
      </div>
      <p class="inspector-question">${t('inspector.question')}</p>
      <div class="inspector-formula">${shown.lines.map((line) => html`<p>${line}</p>`)}</div>
      <div role="status">${shown.check === undefined ? nothing : this.#checkOf(shown)}</div>
      ${shown.note === '' ? nothing : html`<p class="inspector-note">${shown.note}</p>`}
      <dl class="inspector-facts">
        <dt>${t('inspector.shape')}</dt>
        <dd>${shown.shape}</dd>
        ${
          shown.bits === null
            ? nothing
            : html`<dt>${t('inspector.bits')}</dt>
                <dd>${shown.bits}</dd>`
        }
        <dt>PyTorch</dt>
        <dd>${shown.pytorch}</dd>
      </dl>
    `;
  }

  #checkOf({ lines }: Explanation): TemplateResult {
    const state = this.check;
    if (state.kind === 'working') {
      return html`<p class="inspector-check">${t('check.working')}</p>`;
    }
    if (state.kind === 'failed') {
      return html`<p class="inspector-check message bad">
        ${t('check.failed', { message: state.message })}
      </p>`;
    }
    const { difference, h, agrees } = state.check;
    const gradient = (lines.at(-1) ?? '').replace(/^= /, '');
    return html`<p class="inspector-check">
      <span class="verdict ${agrees ? '' : 'bad'}"
        >${icon(agrees ? 'check' : 'cross')}<span
          >${t(agrees ? 'check.agrees' : 'check.differs', {
            difference: fixed(difference, CHECK_DIGITS),
            gradient,
          })}</span
        ></span
      >
      ${t('check.how', { h: exact(h) })}
    </p>`;
  }
}
