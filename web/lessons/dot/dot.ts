// How do two rows of numbers become a rating? Two lookups and a dot product: first one worked
// example, then a sheet of them that gradient descent fills.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { beats } from '../../components/beat.ts';
import '../../components/codePanel.ts';
import { control } from '../../components/control.ts';
import { counterTable, type Counters } from '../../components/counterTable.ts';
import { exact } from '../../components/format.ts';
import '../../components/gate.ts';
import { LessonElement } from '../../components/lessonElement.ts';
import { seedControls } from '../../components/seed.ts';
import '../../components/transport.ts';
import { rich, t } from '../../text/text.ts';
import { BEATS } from './beats.ts';
import { listings } from './code.ts';
import './exampleView.ts';
import './instrument.ts';
import type { SheetRun } from './instrument.ts';
import { thirdFilmTask } from './predict.ts';
import { BATCH, STEPS } from './shapes.ts';
import { OPENING, schema, type DotState } from './state.ts';

const tables = (all: readonly Counters[]): TemplateResult => html`${all.map(counterTable)}`;

@customElement('lesson-dot')
export class DotLesson extends LessonElement<DotState> {
  protected readonly heading = { title: 'dot.title', lead: 'dot.lead' } as const;
  @state() private run: SheetRun | null = null;

  constructor() {
    super(schema);
  }

  protected content(): TemplateResult {
    const { shown, engine, run } = this;
    return html`
      <dot-example .engine=${engine}></dot-example>

      <section class="section" ${control('predictions')}>
        <h2>${t('dot.predict.title')}</h2>
        <lab-gate .task=${thirdFilmTask(engine)}></lab-gate>
      </section>

      <section class="section">
        <h2>${t('dot.sheet.title')}</h2>
        <p class="prose">${rich('dot.sheet.text', { batch: BATCH })}</p>
        <dot-instrument
          .engine=${engine}
          .state=${shown}
          .controls=${this.#transport()}
          @edit=${(event: CustomEvent<Partial<DotState>>) => this.show(event.detail)}
          @run=${(event: CustomEvent<SheetRun>) => {
            this.run = event.detail;
          }}
        ></dot-instrument>
      </section>

      <section class="section" ${control('beats')}>
        <h2>${t('dot.beats.title')}</h2>
        <p class="prose">${rich('dot.beats.text', { lr: exact(OPENING.lr) })}</p>
        ${beats(BEATS, tables, engine, shown.seed)}
      </section>

      <section class="section" ${control('code')}>
        <h2>${t('dot.code.title')}</h2>
        <p class="prose">${rich('dot.code.text')}</p>
        ${
          run === null
            ? nothing
            : html`<lab-code
                .listings=${listings(run, shown.step)}
                .step=${shown.step}
                @step=${(event: CustomEvent<number>) => this.show({ step: event.detail })}
              ></lab-code>`
        }
      </section>

      <section class="section prose">
        <h2>${t('dot.asked.title')}</h2>
        <p>${rich('dot.asked.answer')}</p>
      </section>
    `;
  }

  #transport(): TemplateResult {
    const { step, seed, data } = this.shown;
    return html`<lab-transport
      .step=${step}
      .last=${STEPS}
      .action=${t(step < STEPS ? 'dot.play.step' : 'dot.play.again')}
      .caption=${t('dot.caption', { step, steps: STEPS })}
      .extra=${html`${this.#epochButton()}
      ${seedControls(seed, {
        again: () => this.show({ ...OPENING, seed, data }),
        // What was typed was typed over other numbers.
        fresh: (fresh) => this.show({ seed: fresh, edits: [] }),
      })}`}
      @step=${(event: CustomEvent<number>) => this.show({ step: event.detail })}
    ></lab-transport>`;
  }

  /** On to the end of the epoch that the next step belongs to. */
  #epochButton(): TemplateResult {
    const { step } = this.shown;
    const each = this.run?.stepsPerEpoch ?? 1;
    const end = Math.min(STEPS, (Math.floor(step / each) + 1) * each);
    return html`<button
      type="button"
      class="button dot-epoch"
      title=${t('dot.epoch.title', { n: end - step })}
      ?disabled=${step >= STEPS}
      @click=${() => this.show({ step: end })}
    >
      ${t('dot.epoch')}
    </button>`;
  }
}
