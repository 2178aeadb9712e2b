// Why did this row move? Each row's change, split into data gradient, memory, decay and rounding.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { beats } from '../../components/beat.ts';
import '../../components/codePanel.ts';
import { control } from '../../components/control.ts';
import { exact } from '../../components/format.ts';
import '../../components/gate.ts';
import { LessonElement } from '../../components/lessonElement.ts';
import { twoDigits } from '../../components/numbers.ts';
import { seedControls } from '../../components/seed.ts';
import { segmented } from '../../components/segmented.ts';
import '../../components/slider.ts';
import '../../components/transport.ts';
import { rich, t } from '../../text/text.ts';
import { BEATS } from './beats.ts';
import { outcomeView } from './beatView.ts';
import { listings } from './code.ts';
import './instrument.ts';
import { decays, type Run } from './model.ts';
import { predictTasks } from './predict.ts';
import './pushView.ts';
import {
  KINDS,
  LR_LIMITS,
  OPENING,
  schema,
  STEPS,
  WD_LIMITS,
  type OptimizerState,
} from './state.ts';

@customElement('lesson-optimizer')
export class OptimizerLesson extends LessonElement<OptimizerState> {
  protected readonly heading = { title: 'optimizer.title', lead: 'optimizer.lead' } as const;
  @state() private run: Run | null = null;

  constructor() {
    super(schema);
  }

  protected content(): TemplateResult {
    const { shown, engine } = this;
    return html`
      ${this.#settings()}
      <optimizer-instrument
        .engine=${engine}
        .state=${shown}
        .controls=${this.#transport()}
        @edit=${(event: CustomEvent<Partial<OptimizerState>>) => this.show(event.detail)}
        @run=${(event: CustomEvent<Run>) => {
          this.run = event.detail;
        }}
      ></optimizer-instrument>

      <section class="section" ${control('predictions')}>
        <h2>${t('optimizer.predict.title')}</h2>
        <p class="prose">${rich('optimizer.predict.text')}</p>
        <div class="gates">
          ${predictTasks(engine, shown.seed).map(
            (task) => html`<lab-gate .task=${task} .topic=${String(shown.seed)}></lab-gate>`,
          )}
        </div>
      </section>

      <section class="section prose">
        <h2>${t('optimizer.split.title')}</h2>
        <p>${rich('optimizer.split.text')}</p>
      </section>

      <section class="section">
        <h2>${t('optimizer.push.title')}</h2>
        <optimizer-push .engine=${engine} .lr=${shown.lr}></optimizer-push>
      </section>

      <section class="section" ${control('beats')}>
        <h2>${t('optimizer.beats.title')}</h2>
        <p class="prose">${rich('optimizer.beats.text')}</p>
        ${beats(BEATS, outcomeView, engine, shown.seed)}
      </section>

      <section class="section" ${control('code')}>
        <h2>${t('optimizer.code.title')}</h2>
        <p class="prose">${rich('optimizer.code.text')}</p>
        ${
          this.run === null
            ? nothing
            : html`<lab-code
                .listings=${listings(this.run, shown.step, shown.row)}
                .step=${shown.step}
                @step=${(event: CustomEvent<number>) => this.show({ step: event.detail })}
              ></lab-code>`
        }
      </section>

      <section class="section prose">
        <h2>${t('optimizer.asked.title')}</h2>
        <p>${rich('optimizer.asked.answer')}</p>
      </section>
    `;
  }

  #settings(): TemplateResult {
    const { optimizer, lr, wd } = this.shown;
    return html`<div class="optimizer-settings">
      ${segmented({
        label: t('optimizer.kind'),
        name: 'optimizer',
        options: KINDS.map((value) => ({ value, text: t(`optimizer.kind.${value}`) })),
        value: optimizer,
        onChange: (value) => this.show({ optimizer: value }),
      })}
      <p class="optimizer-about">${t(`optimizer.about.${optimizer}`)}</p>
      <div class="optimizer-rates">
        <lab-slider
          .label=${t('optimizer.lr')}
          .value=${lr}
          .low=${LR_LIMITS.low}
          .high=${LR_LIMITS.high}
          scale="log"
          .snap=${twoDigits}
          @change=${(event: CustomEvent<number>) => this.show({ lr: event.detail })}
        ></lab-slider>
        ${
          decays(optimizer)
            ? html`<lab-slider
                .label=${t('optimizer.wd')}
                .value=${wd}
                .low=${WD_LIMITS.low}
                .high=${WD_LIMITS.high}
                .step=${0.01}
                .snap=${twoDigits}
                .write=${exact}
                @change=${(event: CustomEvent<number>) => this.show({ wd: event.detail })}
              ></lab-slider>`
            : html`<p class="optimizer-no-decay">${t('optimizer.noDecay')}</p>`
        }
      </div>
    </div>`;
  }

  #transport(): TemplateResult {
    const { step, seed } = this.shown;
    return html`<lab-transport
      .step=${step}
      .last=${STEPS}
      .action=${t(step < STEPS ? 'optimizer.play.step' : 'optimizer.play.again')}
      .caption=${t('optimizer.caption', { step, steps: STEPS })}
      .extra=${seedControls(seed, {
        again: () => this.show({ ...OPENING, seed }),
        fresh: (fresh) => this.show({ seed: fresh }),
      })}
      @step=${(event: CustomEvent<number>) => this.show({ step: event.detail })}
    ></lab-transport>`;
  }
}
