// Code that does the same as the instrument, with the numbers on the screen in it.

import { html, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { t } from '../text/text.ts';
import { copyText } from './copying.ts';
import { icon } from './icons.ts';
import { LightElement } from './lightElement.ts';

export interface CodeLine {
  text: string;
  /** The steps of the instrument that this line is: from the first to the last, both included. */
  steps?: readonly [first: number, last: number];
}

export interface CodeListing {
  /** Name on the tab. */
  name: string;
  lines: readonly CodeLine[];
}

/** Emits `step` (detail: a step) when a line that belongs to steps is clicked. */
@customElement('lab-code')
export class CodePanel extends LightElement {
  @property({ attribute: false }) listings: readonly CodeListing[] = [];
  @property({ type: Number }) step = -1;
  @state() private chosen = 0;
  /** What was last asked to be copied, and what came of it. */
  @state() private copied = { text: '', message: '' };
  @query('.code-lines') private readonly lines!: HTMLElement;

  get #listing(): CodeListing | undefined {
    return this.listings[this.chosen];
  }

  get #text(): string {
    return this.#listing?.lines.map((line) => `${line.text}\n`).join('') ?? '';
  }

  async #copy(): Promise<void> {
    const text = this.#text;
    const done = await copyText(text, this.lines);
    this.copied = { text, message: t(done ? 'code.copied' : 'code.notCopied') };
  }

  #choose(index: number): void {
    this.chosen = index;
  }

  #onKey(event: KeyboardEvent): void {
    const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (move === undefined) return;
    const count = this.listings.length;
    this.#choose((this.chosen + move + count) % count);
    void this.updateComplete.then(() =>
      this.querySelector<HTMLElement>('[aria-selected="true"]')?.focus(),
    );
  }

  protected override render(): TemplateResult {
    return html`<div class="code-panel">
      <div class="code-head">
        <div
          role="tablist"
          aria-label=${t('code.tabs')}
          @keydown=${(e: KeyboardEvent) => this.#onKey(e)}
        >
          ${this.listings.map(
            (listing, i) =>
              html`<button
                type="button"
                role="tab"
                aria-selected=${i === this.chosen}
                tabindex=${i === this.chosen ? 0 : -1}
                @click=${() => this.#choose(i)}
              >
                ${listing.name}
              </button>`,
          )}
        </div>
        <span class="code-copied" role="status"
          >${this.copied.text === this.#text ? this.copied.message : ''}</span
        >
        <button type="button" class="button quiet" @click=${() => void this.#copy()}>
          ${icon('copy')}${t('code.copy')}
        </button>
      </div>
      <div class="code-lines" role="tabpanel" tabindex="0" aria-label=${this.#listing?.name ?? ''}>
        ${this.#listing?.lines.map((line) => this.#line(line))}
      </div>
    </div>`;
  }

  #line({ text, steps }: CodeLine): TemplateResult {
    const content = html`<span class="code-text">${text || ' '}</span>`;
    if (steps === undefined) return html`<div class="code-line">${content}</div>`;
    const current = this.step >= steps[0] && this.step <= steps[1];
    return html`<button
      type="button"
      class="code-line"
      title=${t('code.goTo')}
      aria-current=${current ? 'step' : 'false'}
      @click=${() => this.dispatchEvent(new CustomEvent<number>('step', { detail: steps[1] }))}
    >
      ${content}
    </button>`;
  }
}
