// Predict, reveal, explain: which rows receive a gradient?

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon } from '../../components/icons.ts';
import { LightElement } from '../../components/lightElement.ts';
import type { Engine } from '../../engine/client.ts';
import { rich, t } from '../../text/text.ts';
import { drawInputs, gradRowsOf, range, runMachines } from './model.ts';
import { filmName } from './state.ts';
import { ROWS } from './steps.ts';

/** The batch that is asked about: one row twice. */
const BATCH = [4, 1, 4];

@customElement('lookup-predict')
export class Predict extends LightElement {
  @property({ attribute: false }) engine!: Engine;
  @property({ type: Number }) seed = 0;
  @state() private expected: ReadonlySet<number> = new Set();
  /** The rows that the core gave a gradient, once revealed. */
  @state() private received: ReadonlySet<number> | null = null;

  #toggle(row: number): void {
    const expected = new Set(this.expected);
    if (!expected.delete(row)) expected.add(row);
    this.expected = expected;
  }

  async #reveal(): Promise<void> {
    const run = await runMachines(this.engine, await drawInputs(this.engine, this.seed, BATCH));
    this.received = new Set(gradRowsOf(run.lookup.table).rows);
  }

  #again(): void {
    this.received = null;
    this.expected = new Set();
  }

  protected override render(): TemplateResult {
    return html`<div class="predict">
      <p>${rich('predict.question', { batch: BATCH.join(', ') })}</p>
      <div class="predict-rows" role="group" aria-label=${t('predict.rows')}>
        ${range(ROWS).map((row) => this.#row(row))}
      </div>
      ${
        this.received === null
          ? html`<button
              type="button"
              class="button"
              ?disabled=${this.expected.size === 0}
              @click=${() => void this.#reveal()}
            >
              ${t('predict.reveal')}
            </button>`
          : html`<button type="button" class="button" @click=${() => this.#again()}>
              ${t('predict.again')}
            </button>`
      }
      <div role="status">${this.received === null ? nothing : this.#answer(this.received)}</div>
    </div>`;
  }

  #row(row: number): TemplateResult {
    const expected = this.expected.has(row);
    const received = this.received?.has(row);
    const wrong = received !== undefined && received !== expected;
    return html`<button
      type="button"
      class="predict-row ${received ? 'lit' : ''} ${wrong ? 'wrong' : ''}"
      aria-pressed=${expected}
      ?disabled=${this.received !== null}
      @click=${() => this.#toggle(row)}
    >
      <span class="predict-tick">${expected ? icon('check') : nothing}</span>
      <span class="row-number">${row}</span>
      <span class="row-film">${filmName(row)}</span>
      <span class="predict-outcome"
        >${
          received === undefined ? nothing : t(received ? 'predict.gradient' : 'predict.noGradient')
        }</span
      >
    </button>`;
  }

  #answer(received: ReadonlySet<number>): TemplateResult {
    const right =
      received.size === this.expected.size && [...received].every((row) => this.expected.has(row));
    return html`<p class="predict-answer">
      <span class="verdict ${right ? '' : 'bad'}"
        >${icon(right ? 'check' : 'cross')}${t(right ? 'predict.right' : 'predict.wrong')}</span
      >
      ${rich('predict.why', { rows: [...received].sort((a, b) => a - b).join(', '), zeros: ROWS })}
    </p>`;
  }
}
