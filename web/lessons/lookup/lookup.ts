// What has one-hot to do with it? Two machines on one matrix, in lockstep, forward and backward.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { beats } from '../../components/beat.ts';
import '../../components/codePanel.ts';
import { control } from '../../components/control.ts';
import { fold } from '../../components/fold.ts';
import '../../components/gate.ts';
import { icon } from '../../components/icons.ts';
import { LessonElement } from '../../components/lessonElement.ts';
import { outcomes, type Outcome } from '../../components/outcomes.ts';
import { seedControls } from '../../components/seed.ts';
import '../../components/transport.ts';
import { filmName } from '../../text/cast.ts';
import { rich, t } from '../../text/text.ts';
import { BEATS } from './beats.ts';
import './bigTableView.ts';
import { listings } from './code.ts';
import { costs, costsOf } from './costs.ts';
import './curveView.ts';
import './instrument.ts';
import { captionAt } from './instrument.ts';
import { GRAD_RANGE, VALUE_RANGE } from './machine.ts';
import type { LookupRun } from './model.ts';
import './notationView.ts';
import { predictTask } from './predict.ts';
import { scratch } from './scratch.ts';
import { MAX_BATCH, OPENING, schema, type LookupState } from './state.ts';
import { FORWARD_END, LAST_STEP } from './steps.ts';

type Fold = 'notation' | 'scratch' | 'costs' | 'table' | 'curve' | 'inputs';

const outcomesView = (lines: readonly Outcome[]): TemplateResult =>
  outcomes(lines, { values: VALUE_RANGE, gradients: GRAD_RANGE });

@customElement('lesson-lookup')
export class LookupLesson extends LessonElement<LookupState> {
  protected readonly heading = { title: 'lookup.title', lead: 'lookup.lead' } as const;
  /** The position of the batch that the next row clicked goes to. */
  @state() private selected = 0;
  @state() private run: LookupRun | null = null;
  @state() private unfolded: ReadonlySet<Fold> = new Set();

  constructor() {
    super(schema);
  }

  /** What the address asks for is unfolded. */
  protected override opened(): void {
    this.selected = 0;
    const { ask, rows, factors, at } = this.shown;
    const asked = new Set(this.unfolded);
    if (ask !== OPENING.ask) asked.add('notation');
    const other = rows !== OPENING.rows || factors !== OPENING.factors;
    if (other || at.join() !== OPENING.at.join()) asked.add('table');
    this.unfolded = asked;
  }

  #lookUp(row: number): void {
    this.show({ x: this.shown.x.with(this.selected, row) });
  }

  #add(): void {
    const x = [...this.shown.x, this.shown.x[this.selected] ?? 0];
    this.selected = x.length - 1;
    this.show({ x });
  }

  #remove(position: number): void {
    const x = this.shown.x.toSpliced(position, 1);
    this.selected = Math.min(this.selected, x.length - 1);
    this.show({ x });
  }

  #reset(): void {
    this.selected = 0;
    const { x, step } = OPENING;
    this.show({ x, step });
  }

  protected content(): TemplateResult {
    const { shown } = this;
    return html`
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

      <section class="section" ${control('predictions')}>
        <h2>${t('predict.title')}</h2>
        <lab-gate .task=${predictTask(this.engine, shown.seed)}></lab-gate>
      </section>

      <section class="section">
        <h2>${t('lookup.asked.title')}</h2>
        <p class="prose">${rich('lookup.asked.answer')}</p>
      </section>

      <section class="section" ${control('code')}>
        <h2>${t('lookup.code.title')}</h2>
        <p class="prose">${rich('lookup.code.text')}</p>
        ${
          this.run === null
            ? nothing
            : html`<lab-code
                .listings=${listings(this.run)}
                .step=${shown.step}
                @step=${(event: CustomEvent<number>) => this.show({ step: event.detail })}
              ></lab-code>`
        }
      </section>

      <section class="section" ${control('beats')}>
        <h2>${t('lookup.more.title')}</h2>
        <div class="beats">${this.#beats()}</div>
      </section>

      <section class="section" ${control('beats')}>
        <h2>${t('lookup.beats.title')}</h2>
        <p class="prose">${rich('lookup.beats.text')}</p>
        ${beats(BEATS, outcomesView, this.engine, shown.seed)}
      </section>
    `;
  }

  /** What follows, folded until wanted; what is folded computes nothing. */
  #beats(): TemplateResult {
    const { shown, run, engine } = this;
    const edit = (event: CustomEvent<Partial<LookupState>>) => this.show(event.detail);
    return html`
      ${this.#fold(
        'notation',
        () =>
          html`<p class="prose">${rich('notation.text')}</p>
            <lookup-notation
              .engine=${engine}
              .ask=${shown.ask}
              .seed=${shown.seed}
              .factors=${shown.factors}
              @edit=${edit}
            ></lookup-notation>`,
      )}
      ${this.#fold(
        'scratch',
        () =>
          html`<p class="prose">${rich('scratch.text')}</p>
            ${run === null ? nothing : scratch(run)}`,
      )}
      ${this.#fold(
        'costs',
        () =>
          html`<p class="prose">${rich('costs.text')}</p>
            ${run === null ? nothing : costs(costsOf(run))}`,
      )}
      ${this.#fold(
        'table',
        () =>
          html`<p class="prose">${rich('table.text')}</p>
            <lookup-table .engine=${engine} .asked=${shown} @edit=${edit}></lookup-table>`,
      )}
      ${this.#fold(
        'curve',
        () =>
          html`<p class="prose">${rich('curve.text', { factors: shown.factors })}</p>
            <lookup-curve
              .engine=${engine}
              .factors=${shown.factors}
              .seed=${shown.seed}
            ></lookup-curve>`,
      )}
      ${this.#fold('inputs', () => html`<p class="prose">${rich('inputs.answer')}</p>`)}
    `;
  }

  #fold(name: Fold, content: () => TemplateResult): TemplateResult {
    const open = this.unfolded.has(name);
    return html`<div data-beat=${name}>
      ${fold(t(`${name}.title`), open ? content() : nothing, {
        open,
        onToggle: (now) => {
          const unfolded = new Set(this.unfolded);
          if (now) unfolded.add(name);
          else unfolded.delete(name);
          this.unfolded = unfolded;
        },
      })}
    </div>`;
  }

  #batch(): TemplateResult {
    const { x: indices } = this.shown;
    return html`<fieldset class="control" role="none" ${control('settings')}>
      <div class="batch" role="group" aria-label=${t('lookup.batch.group')}>
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
      </div>
    </fieldset>`;
  }

  #transport(): TemplateResult {
    const { step, seed, x: indices } = this.shown;
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
      .extra=${seedControls(seed, {
        again: () => this.#reset(),
        fresh: (fresh) => this.show({ seed: fresh }),
      })}
      @step=${(event: CustomEvent<number>) => this.show({ step: event.detail })}
    ></lab-transport>`;
  }
}
