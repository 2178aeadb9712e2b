// What has one-hot to do with it? Two machines on one matrix, in lockstep, forward and backward.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '../../components/codePanel.ts';
import '../../components/gate.ts';
import { icon } from '../../components/icons.ts';
import type { Explanation } from '../../components/inspector.ts';
import { LightElement } from '../../components/lightElement.ts';
import '../../components/transport.ts';
import type { Engine } from '../../engine/client.ts';
import { rich, t } from '../../text/text.ts';
import './beatView.ts';
import { BEATS } from './beats.ts';
import { listings } from './code.ts';
import { costs } from './costs.ts';
import './instrument.ts';
import { captionAt, type Instrument } from './instrument.ts';
import type { LookupRun } from './model.ts';
import { predictTask } from './predict.ts';
import {
  filmName,
  formatState,
  MAX_BATCH,
  MAX_SEED,
  OPENING,
  parseState,
  type LookupState,
} from './state.ts';
import { FORWARD_END, LAST_STEP } from './steps.ts';

/** Emits `state` (detail: its state as URLSearchParams) whenever that changes. */
@customElement('lesson-lookup')
export class LookupLesson extends LightElement {
  @property({ attribute: false }) engine!: Engine;
  /** State asked for by the address. */
  @property({ attribute: false }) query = new URLSearchParams();
  @state() private shown: LookupState = OPENING;
  @state() private refused: readonly string[] = [];
  /** The position of the batch that the next row clicked goes to. */
  @state() private selected = 0;
  @state() private run: LookupRun | null = null;
  @query('lookup-instrument') private readonly instrument!: Instrument;

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('query') || this.query.toString() === formatState(this.shown).toString())
      return;
    const { state: asked, refused } = parseState(this.query);
    this.shown = asked;
    this.refused = refused;
    this.selected = 0;
  }

  #show(change: Partial<LookupState>): void {
    this.shown = { ...this.shown, ...change };
    this.refused = [];
    this.dispatchEvent(
      new CustomEvent<URLSearchParams>('state', { detail: formatState(this.shown) }),
    );
  }

  #lookUp(row: number): void {
    this.#show({ indices: this.shown.indices.with(this.selected, row) });
  }

  #add(): void {
    const indices = [...this.shown.indices, this.shown.indices[this.selected] ?? 0];
    this.selected = indices.length - 1;
    this.#show({ indices });
  }

  #remove(position: number): void {
    const indices = this.shown.indices.toSpliced(position, 1);
    this.selected = Math.min(this.selected, indices.length - 1);
    this.#show({ indices });
  }

  #freshSeed(): void {
    const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
    this.#show({ seed: random % (MAX_SEED + 1) });
  }

  #reset(): void {
    this.selected = 0;
    this.#show({ ...OPENING, seed: this.shown.seed });
  }

  protected override render(): TemplateResult {
    const { shown } = this;
    return html`
      <h1>${t('lookup.title')}</h1>
      <p class="lead">${rich('lookup.lead')}</p>
      ${this.refused.map((reason) => html`<p class="message bad" role="alert">${reason}</p>`)}
      ${this.#batch()}
      <lookup-instrument
        .engine=${this.engine}
        .state=${shown}
        .controls=${this.#transport()}
        @lookup=${(event: CustomEvent<number>) => this.#lookUp(event.detail)}
        @run=${(event: CustomEvent<LookupRun>) => {
          this.run = event.detail;
        }}
      ></lookup-instrument>

      <section class="section">
        <h2>${t('predict.title')}</h2>
        <lab-gate .task=${predictTask(this.engine, shown.seed)}></lab-gate>
      </section>

      <section class="section">
        <h2>${t('costs.title')}</h2>
        <p class="prose">${t('costs.text')}</p>
        ${this.run === null ? nothing : costs(this.run)}
      </section>

      <section class="section">
        <h2>${t('lookup.code.title')}</h2>
        <p class="prose">${rich('lookup.code.text')}</p>
        ${
          this.run === null
            ? nothing
            : html`<lab-code
                .listings=${listings(this.run)}
                .step=${shown.step}
                @step=${(event: CustomEvent<number>) => this.#show({ step: event.detail })}
              ></lab-code>`
        }
      </section>

      <section class="section">
        <h2>${t('lookup.beats.title')}</h2>
        <p class="prose">${rich('lookup.beats.text')}</p>
        <div class="beats">
          ${BEATS.map(
            (beat) =>
              html`<lookup-beat
                .beat=${beat}
                .engine=${this.engine}
                .seed=${shown.seed}
                @inspect=${(event: CustomEvent<{ cell: HTMLElement; explanation: Explanation }>) =>
                  this.instrument.explain(event.detail.cell, event.detail.explanation)}
              ></lookup-beat>`,
          )}
        </div>
      </section>

      <section class="section prose">
        <h2>${t('lookup.asked.title')}</h2>
        <p>${rich('lookup.asked.answer')}</p>
      </section>
      <section class="section prose">
        <h2>${t('lookup.inputs.title')}</h2>
        <p>${rich('lookup.inputs.answer')}</p>
      </section>
    `;
  }

  #batch(): TemplateResult {
    const { indices } = this.shown;
    return html`<div class="batch" role="group" aria-label=${t('lookup.batch.group')}>
      <code class="batch-name">x =</code>
      ${indices.map(
        (index, b) =>
          html`<span
            class="batch-item ${b === this.selected && indices.length > 1 ? 'selected' : ''}"
          >
            <button
              type="button"
              class="chip hot"
              aria-pressed=${b === this.selected}
              aria-label=${t('lookup.batch.select', { b, index, name: filmName(index) })}
              @click=${() => {
                this.selected = b;
              }}
            >
              ${index}
            </button>
            ${
              indices.length > 1
                ? html`<button
                    type="button"
                    class="batch-remove"
                    aria-label=${t('lookup.batch.remove', { b })}
                    title=${t('lookup.batch.remove', { b })}
                    @click=${() => this.#remove(b)}
                  >
                    ${icon('cross')}
                  </button>`
                : nothing
            }
          </span>`,
      )}
      <button
        type="button"
        class="button"
        ?disabled=${indices.length >= MAX_BATCH}
        title=${indices.length >= MAX_BATCH ? t('lookup.batch.full', { max: MAX_BATCH }) : ''}
        @click=${() => this.#add()}
      >
        ${icon('plus')}${t('lookup.batch.add')}
      </button>
      <span class="batch-hint"
        >${t(indices.length > 1 ? 'lookup.batch.hintMany' : 'lookup.batch.hintOne')}</span
      >
    </div>`;
  }

  #transport(): TemplateResult {
    const { step, seed, indices } = this.shown;
    const action =
      step < FORWARD_END
        ? 'lookup.play.forward'
        : step < LAST_STEP
          ? 'lookup.play.backward'
          : 'lookup.play.again';
    return html`<lab-transport
      .step=${step}
      .last=${LAST_STEP}
      .action=${t(action)}
      .caption=${captionAt(step, { indices: Int32Array.from(indices) })}
      .extra=${html`<span class="seed-controls">
        <button
          type="button"
          class="button"
          title=${t('lookup.seed.reset')}
          aria-label=${t('lookup.seed.resetLabel', { seed })}
          @click=${() => this.#reset()}
        >
          ${icon('again')}<span class="seed">${t('lookup.seed', { seed })}</span>
        </button>
        <button
          type="button"
          class="button icon-only"
          title=${t('lookup.seed.fresh')}
          aria-label=${t('lookup.seed.fresh')}
          @click=${() => this.#freshSeed()}
        >
          ${icon('dice')}
        </button>
      </span>`}
      @step=${(event: CustomEvent<number>) => this.#show({ step: event.detail })}
    ></lab-transport>`;
  }
}
